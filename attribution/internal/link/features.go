package link

import "github.com/whosaid/whosaid/attribution/internal/linear"

// A candidate is described by facts, each a small number (see linear.Facts). A
// fact makes a feature together with the shape of the mention and one with its
// determiner as well; some pairs of facts make one together. A few facts are also
// combined with the word of the mention's head: so it is learned that "police"
// often have no name in the text, and that a spokesman is not the minister.
//
// Tried and left out, since choices in articles not learned from were no better with
// them:
//   - the candidate was addressed, spoke the latest quotation, or stood near the
//     head's word before
//   - words that the description shares with the candidate's roles
//   - the candidate was described by the same word before
//   - where in the text the mention stands
//   - how many candidates were mentioned later than this one
//   - the owner in "his letter" is the candidate
//   - the gender of those whom earlier pronouns meant
//   - most other pairs of facts

// fact is the number of a fact. Value 0 makes no feature.
type fact = uint8

const (
	factNobody    fact = iota // the candidate is nobody
	factType                  // type of the entity, and whether its name is a place, a campaign, an outlet, or unsure
	factRelation              // relation of a name in the mention to the mention's head
	factGender                // 1 the mention's by a title, 2 by a given name, 3 unknown, 4 the other one; by toldGender 5 the mention's, 6 the other one
	factSentence              // sentences since its last mention outside quotations
	factParagraph             // paragraphs since then
	factStands                // standing of that mention, or of its first one later
	factLatest                // it spoke the statement before: in this paragraph, the one before, farther back
	factMain                  // sentences since its last mention outside of what anybody says
	factSpoken                // how many statements it spoke so far; if it is first named later, how many it speaks by its name
	factCount                 // how often it was mentioned so far
	factTop                   // 1 no entity was mentioned more often, 2 none twice as often
	factContent               // where this statement or its sentence names it: contentLast, ...
	factQuoted                // it was mentioned in quotations only
	factAround                // it speaks the statement in whose content the mention stands
	factParallel              // the mention is a subject, and its last mention was one: 1 yes, 2 no
	factNext                  // it is first named later: sentences until then
	factUnnamed               // it has no name, or is a group: hasNoName, ...
	factFit                   // fit.role
	factBest                  // fit.rank
	factConflict              // its roles are known, and the description's is none of them
	factWhole                 // 1 the name in the mention is the fullest, 2 a longer one is known
	factAfter                 // what stands behind the name in the mention, or before the relative pronoun
	factOffice                // sort of the description's head: office, vague, plural, ...
	factMaker                 // see makerFact: it made a text that was mentioned before
	factCounted               // 1 a group of as many members as the mention counts, 2 a group of others
	facts
)

// pairs are the pairs of facts that make a feature together.
var pairs = [...][2]fact{
	{factSentence, factLatest}, {factFit, factBest}, {factBest, factSentence}, {factRelation, factType}, {factNobody, factFit},
	{factLatest, factStands}, {factFit, factOffice}, {factNext, factFit}, {factGender, factLatest}, {factGender, factMain},
	{factRelation, factCount}, {factRelation, factAfter}, {factCounted, factRelation}, {factCounted, factSentence},
	{factNext, factSpoken}, {factNext, factStands}, {factMaker, factSentence}, {factMaker, factType}, {factMaker, factFit}, {factGender, factSentence},
}

const (
	saltFact = iota + 1
	saltDetermined
	saltPair
	saltWord
	saltName
)

// sheet holds the facts of a candidate.
type sheet = linear.Sheet

func feature(salt, shape, det, a, b uint64) uint64 {
	return linear.Mix(salt<<48|shape<<40|det<<32|a<<16|b, 0x11)
}

// featuresOf returns the features of a candidate, for training. scoreOf gets the
// sum of their weights faster.
func (l *linker) featuresOf(x *mention, c *candidate) []uint64 {
	var s sheet
	l.describe(x, c, &s)
	out := l.features[:0]
	shape, det := uint64(x.shape), uint64(x.det)
	noun := x.shape >= shapeNamed
	for f, v := range s {
		if v == 0 {
			continue
		}
		code := uint64(f)<<8 | uint64(v)
		out = append(out, feature(saltFact, shape, 0, code, 0))
		if noun {
			out = append(out, feature(saltDetermined, shape, det, code, 0))
		}
	}
	for _, p := range pairs {
		if a, b := s[p[0]], s[p[1]]; a != 0 && b != 0 {
			out = append(out, feature(saltPair, shape, 0, uint64(p[0])<<8|uint64(a), uint64(p[1])<<8|uint64(b)))
		}
	}
	l.features = l.wordFeatures(x, &s, out)
	return l.features
}

// wordFeatures appends the features with the word of the mention's head.
func (l *linker) wordFeatures(x *mention, s *sheet, out []uint64) []uint64 {
	if x.shape <= shapeNamed || x.noun.Head < 0 {
		return out
	}
	word := l.Norm(x.noun.Head)
	for _, f := range wordFacts {
		if v := s[f]; v != 0 {
			out = append(out, wordFeature(word, f, v))
		}
	}
	if s[factNobody] != 0 {
		out = append(out, nobodyFeature(word, x.det, s[factBest]))
	}
	return out
}

// wordFacts are the facts that are combined with the word of the mention's head.
var wordFacts = [...]fact{factNobody, factLatest, factType, factRelation}

func wordFeature(word uint64, f fact, v uint8) uint64 {
	return linear.Mix(word, feature(saltWord, 0, 0, uint64(f)<<8|uint64(v), 0))
}

func nobodyFeature(word uint64, det determiner, best uint8) uint64 {
	return linear.Mix(word, feature(saltWord, 0, uint64(det), 1, uint64(best)))
}

// worded keeps the weights of features with the word of a mention's head that were
// looked up for one candidate: those of the next are mostly the same.
type worded struct {
	weights [wordedValues]int16 // by fact and value, each asked more than it is; 0: not looked up yet
}

const (
	wordedValues = 128 // limit of the sum of the limits of wordFacts
	asked        = 1 << 10
)

// wordedAt is where the weights of each of wordFacts begin.
var wordedAt = func() (at [len(wordFacts)]int) {
	n := 0
	for k, f := range wordFacts {
		at[k] = n
		n += limits[f]
	}
	if n > wordedValues {
		panic("link: wordedValues is wrong")
	}
	return at
}()

// reset forgets all weights but those of the value 0, which says nothing.
func (w *worded) reset() {
	clear(w.weights[:])
	for _, at := range wordedAt {
		w.weights[at] = asked
	}
}

// wordScore adds up the weights of wordFeatures.
func (l *linker) wordScore(x *mention, s *sheet) int32 {
	if x.shape <= shapeNamed || x.noun.Head < 0 {
		return 0
	}
	word, sum := l.Norm(x.noun.Head), int32(0)
	for k, f := range wordFacts {
		at := &l.worded.weights[wordedAt[k]+int(s[f])]
		if *at == 0 {
			*at = asked + int16(l.model.choice.Weight(wordFeature(word, f, s[f])))
		}
		sum += int32(*at) - asked
	}
	if s[factNobody] != 0 {
		sum += l.model.choice.Weight(nobodyFeature(word, x.det, s[factBest]))
	}
	return sum
}

// ladder maps a number to 1 + how many of a few steps it exceeds. Steps are below
// 15.
type ladder [16]uint8

func ladderOf(steps ...int32) (l ladder) {
	for n := range l {
		for k := 0; k < len(steps) && int32(n) > steps[k]; k++ {
			l[n]++
		}
		l[n]++
	}
	return l
}

func (l *ladder) of(n int32) uint8 { return l[min(max(n, 0), int32(len(l))-1)] }

var (
	sentenceSteps  = ladderOf(0, 1, 2, 3, 5, 9)
	paragraphSteps = ladderOf(0, 1, 2, 5)
	latestSteps    = ladderOf(0, 1)
	spokenSteps    = ladderOf(0, 1, 2, 4)
	countSteps     = ladderOf(1, 2, 4, 8)
	nextSteps      = ladderOf(0, 1, 2, 4)
)
