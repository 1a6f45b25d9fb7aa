package propose

// Templates of the features of cue finder and labeller. The numbers are hashed
// into the weights, so they never change; a template that goes leaves a gap. In
// a name, what comes first belongs to the word or unit itself; Prev and Next are
// its neighbours, Pos a part of speech, Class a lexical sense, Rel a relation.

// Of the cue finder: the word.
const (
	cueLemma             uint64 = 1
	cueLemmaPos          uint64 = 2
	cueWord              uint64 = 3
	cuePos               uint64 = 4
	cuePrev              uint64 = 5
	cueNext              uint64 = 6
	cuePrev2             uint64 = 7
	cueNext2             uint64 = 8
	cuePrevLemma         uint64 = 9
	cueLemmaNext         uint64 = 10
	cuePrevPosPos        uint64 = 11
	cuePosNextPos        uint64 = 12
	cuePosAround         uint64 = 13
	cuePosBefore         uint64 = 14
	cuePosBehind         uint64 = 15
	cueLemmaNextPos      uint64 = 16
	cueLemmaPrevPos      uint64 = 17
	cueClassPos          uint64 = 18
	cueClassPosNext      uint64 = 19
	cueClassPosPrev      uint64 = 20
	cueLemmaNextTwo      uint64 = 21
	cueNext3             uint64 = 22
	cuePrevClass         uint64 = 23
	cueNextClass         uint64 = 24
	cueLemmaNext2        uint64 = 25
	cueSenses            uint64 = 26
	cueSensesFrame       uint64 = 27
	cueQuotes            uint64 = 30
	cueLemmaQuotes       uint64 = 31
	cueClassQuotes       uint64 = 32
	cueLemmaQuoteBefore  uint64 = 33
	cueLemmaQuoteBehind  uint64 = 34
	cueRelPos            uint64 = 40
	cueRelLemma          uint64 = 41
	cueRelHead           uint64 = 42
	cueRelHeadPos        uint64 = 43
	cueLemmaHead         uint64 = 44
	cueRelClasses        uint64 = 45
	cueFramePos          uint64 = 50
	cueFrameClass        uint64 = 51
	cueFrameLemma        uint64 = 52
	cueLemmaPreposition  uint64 = 53
	cueClassPreposition  uint64 = 54
	cueSubjectClass      uint64 = 55
	cueLemmaSubjectClass uint64 = 56
	cueClassSubject      uint64 = 57
	cueLemmaSubject      uint64 = 58
	cueLemmaNoSubject    uint64 = 59
	cueRelNoSubject      uint64 = 60
	cueLemmaClause       uint64 = 61
	cueClassClause       uint64 = 62
	cueClassClauseFrame  uint64 = 63
	cueLemmaObject       uint64 = 64
	cueClassObject       uint64 = 65
	cueLemmaObjectClass  uint64 = 66
	cueClassObjectClass  uint64 = 67
	cueAuxiliaryOf       uint64 = 70
	cueAuxiliaryOfClass  uint64 = 71
)

// Of the labeller: a unit by itself.
const (
	quoteShape       uint64 = 100
	quoteFirst       uint64 = 101
	quoteAround      uint64 = 102
	quoteFirstPos    uint64 = 103
	quoteSize        uint64 = 104
	quotePrev        uint64 = 105
	quoteNext        uint64 = 106
	phraseFirst      uint64 = 107
	phrasePrev       uint64 = 108
	phraseSize       uint64 = 109
	unitLemma        uint64 = 110
	unitWordPos      uint64 = 111
	unitPosAround    uint64 = 112
	unitPrevPos      uint64 = 113
	unitPosNext      uint64 = 114
	unitLemmaNextPos uint64 = 115
	unitPrevPosLemma uint64 = 116
	unitClassPos     uint64 = 118
	unitPrevTwo      uint64 = 119
	unitNextTwo      uint64 = 120
)

// Of the labeller: a unit seen from the cue; place is its branch of the tree.
const (
	roleDistance         uint64 = 200
	roleSentence         uint64 = 202
	roleSentenceContext  uint64 = 204
	roleDistanceCue      uint64 = 207
	roleCommas           uint64 = 209
	roleLemma            uint64 = 211
	rolePosAround        uint64 = 212
	roleNextCommas       uint64 = 214
	roleCueLemma         uint64 = 215
	roleSentenceFirst    uint64 = 219
	rolePassedPos        uint64 = 220
	rolePassed           uint64 = 221
	roleOtherCue         uint64 = 223
	roleOtherCueSentence uint64 = 224
	roleCueFormPrev      uint64 = 225
	rolePrevWord         uint64 = 227
	roleWordNext         uint64 = 228
	placeAlone           uint64 = 240
	placePos             uint64 = 241
	placeCueLemma        uint64 = 242
	placeCueClass        uint64 = 243
	placeContext         uint64 = 244
	placeRels            uint64 = 245
	placePrev            uint64 = 246
	placeNext            uint64 = 247
	placeCommas          uint64 = 248
	placeLevelBefore     uint64 = 250
	placeLevelBehind     uint64 = 251
	placeLevelBehindNext uint64 = 252
	placeCueRel          uint64 = 254
	unitRelPos           uint64 = 255
	unitNextRelPos       uint64 = 256
)
