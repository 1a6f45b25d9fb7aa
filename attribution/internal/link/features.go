package link

import "github.com/whosaid/whosaid/attribution/internal/linear"

// A candidate is described by facts, each a small number. Every fact becomes a
// feature together with the shape of the mention, another together with its
// determiner as well, and some pairs of facts become one. The word of the
// mention's head is looked at together with a few facts, so that police are
// learned to have no name and a spokesman not to be the minister.

// fact is a template of features. The value 0 says nothing.
type fact = uint8

const (
	factNobody    fact = iota
	factType           // and whether it is a place, a campaign, or unsure
	factRelation       // of the name in the mention
	factGender         // 1 the same by a title, 2 by a given name, 3 unknown, 4 another
	factSentence       // since the last mention outside quotations
	factParagraph      //
	factStands         // how that mention stood in its clause
	factPronoun        // it was a pronoun
	factStarts         // no name stood before it in its sentence
	factLatest         // he spoke the statement before: in this paragraph, the one before, farther
	factMain           // sentences since the last mention outside of what anybody says
	factSpoken         // statements so far
	factCount          // mentions so far
	factTop            // nobody was mentioned more often; nearly so
	factRank           // place in the order of last mentions among the candidates
	factContent        // mentioned last in the content of this very statement
	factQuoted         // mentioned in quotations only
	factAround         // he speaks the statement around
	factParallel       // both are subjects
	factNext           // not mentioned yet: how far ahead
	factUnnamed        // he has no name; joint ones: 2, 3 or more have
	factFit            // see fit
	factCalled         //
	factBest           //
	factConflict       // his roles are known, and this is none of them
	factWhole          // the name in the mention is the fullest
	factAfter          // what stands behind the name in the mention
	factOffice         // of the description's head: office, vague, plural, ...
	facts
)

// pairs of facts that are features together.
var pairs = [...][2]fact{
	{factSentence, factLatest}, {factSentence, factRank}, {factGender, factRank}, {factFit, factBest}, {factFit, factSentence}, {factBest, factSentence},
	{factRelation, factType}, {factNobody, factFit}, {factLatest, factStands}, {factFit, factOffice}, {factMain, factLatest}, {factSpoken, factSentence},
	{factNext, factFit}, {factGender, factLatest}, {factGender, factMain},
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

// featuresOf are the features of a candidate. scoreOf knows a shorter way to the
// sum of their weights.
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

// wordFacts are the facts that are looked at together with the word of the
// mention's head.
var wordFacts = [...]fact{factNobody, factLatest, factType}

func wordFeature(word uint64, f fact, v uint8) uint64 {
	return linear.Mix(word, feature(saltWord, 0, 0, uint64(f)<<8|uint64(v), 0))
}

func nobodyFeature(word uint64, det determiner, best uint8) uint64 {
	return linear.Mix(word, feature(saltWord, 0, uint64(det), 1, uint64(best)))
}

// worded remembers the weights of the features with the word of a mention's
// head: its candidates have the same few.
type worded struct {
	weights [wordedValues]int16 // by fact and value, unasked where it was not looked up
}

const (
	wordedValues = 64 // at most, of all wordFacts
	unasked      = -1 << 15
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

func (w *worded) reset() {
	for k := range w.weights {
		w.weights[k] = unasked
	}
}

// wordScore adds up the weights of wordFeatures.
func (l *linker) wordScore(x *mention, s *sheet) int32 {
	if x.shape <= shapeNamed || x.noun.Head < 0 {
		return 0
	}
	word, sum := l.Norm(x.noun.Head), int32(0)
	for k, f := range wordFacts {
		v := s[f]
		if v == 0 {
			continue
		}
		at := &l.worded.weights[wordedAt[k]+int(v)]
		if *at == unasked {
			*at = int16(l.model.choice.Weight(wordFeature(word, f, v)))
		}
		sum += int32(*at)
	}
	if s[factNobody] != 0 {
		sum += l.model.choice.Weight(nobodyFeature(word, x.det, s[factBest]))
	}
	return sum
}

// ladder folds a number into one more than the steps it exceeds. The last step is
// below 15.
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
	rankSteps      = ladderOf(0, 1, 2, 4)
	nextSteps      = ladderOf(0, 1, 2, 4)
)
