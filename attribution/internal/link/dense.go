package link

import "github.com/whosaid/whosaid/attribution/internal/linear"

// limits are one more than the largest value of each fact.
var limits = func() []int {
	limits := make([]int, facts)
	for f := range limits {
		limits[f] = 8
	}
	for _, f := range [...]fact{factNobody, factQuoted, factAround, factConflict} {
		limits[f] = 2
	}
	for _, f := range [...]fact{factTop, factParallel, factUnnamed, factBest, factWhole, factCounted} {
		limits[f] = 4
	}
	limits[factType], limits[factOffice] = 48, 32
	limits[factRelation], limits[factStands], limits[factMaker], limits[factAfter] = int(counterpart), 16, 16, 9 // rules make no candidates
	return limits
}()

// Layouts of the facts that a candidate can have. Those of few candidates, as who made
// a text, are only in the layouts that need them: each costs time. So do entities first
// named later have a layout of their own, as have candidates whose gender tells something
// about a description.
var (
	allFacts            = linear.NewFacts(limits, pairs[:])
	nobodyFacts         = allFacts.Of(ofNobody...)
	nobodyDocumentFacts = allFacts.Of(append(ofNobody, factMaker)...)
	namedFacts          = allFacts.Of(factFit, factBest, factType, factUnnamed, factRelation, factWhole, factAfter, factOffice)
	nounFacts           = allFacts.Of(ofNoun...)
	documentFacts       = allFacts.Of(append(ofNoun, factMaker)...)
	pluralFacts         = allFacts.Of(append(ofNoun, factRelation, factCounted)...)
	genderedFacts       = allFacts.Of(append(ofNoun, factGender, factMaker, factRelation, factCounted)...)
	nextFacts           = allFacts.Of(append(ofNext, factFit, factBest, factConflict, factMaker)...)
	pronounFacts        = allFacts.Of(ofPronoun...)
	pronounNextFacts    = allFacts.Of(ofNext...)
	relativeFacts       = allFacts.Of(append(ofPronoun, factNext, factRelation, factWhole, factAfter, factOffice)...)
	authorFacts         = allFacts.Of(factType, factUnnamed, factRelation, factCount, factTop, factSpoken)

	ofNobody  = []fact{factNobody, factFit, factBest, factOffice, factRelation, factLatest}
	ofTrace   = []fact{factType, factUnnamed, factQuoted, factSentence, factStands, factLatest, factMain, factSpoken, factCount, factTop, factContent}
	ofNoun    = append([]fact{factFit, factBest, factConflict}, ofTrace...)
	ofPronoun = append([]fact{factGender, factParagraph, factAround, factParallel}, ofTrace...)
	ofNext    = []fact{factType, factUnnamed, factGender, factNext, factStands, factSpoken, factContent}
)

// factsOf returns the layout of a candidate.
func factsOf(x *mention, c *candidate, s *sheet) *linear.Facts {
	switch {
	case c.entity < 0 && x.shape == shapeDocument:
		return &nobodyDocumentFacts
	case c.entity < 0:
		return &nobodyFacts
	case x.shape <= shapeThey && s[factNext] != 0:
		return &pronounNextFacts
	case x.shape <= shapeThey:
		return &pronounFacts
	case x.shape == shapeI:
		return &authorFacts
	case x.shape < shapeNamed:
		return &relativeFacts
	case c.span >= 0:
		return &namedFacts
	case s[factNext] != 0:
		return &nextFacts
	case s[factGender] != 0:
		return &genderedFacts
	case x.shape == shapeDocument:
		return &documentFacts
	case x.shape == shapePlural:
		return &pluralFacts
	}
	return &nounFacts
}

// dense holds the weights of a ranker's facts.
type dense struct {
	single []int16 // a row for each shape and determiner
	pair   []int16 // a row for each shape
}

// unpack looks all features up that are made of facts.
func unpack(r *linear.Ranker) dense {
	l := &allFacts
	d := dense{single: make([]int16, int(shapes)*int(determiners)*l.Singles), pair: make([]int16, int(shapes)*l.Pairs)}
	for shape := range uint64(shapes) {
		for det := range uint64(determiners) {
			l.Fill(limits, d.singles(int(shape), int(det)), nil, func(f, v uint64) int32 {
				w := r.Weight(feature(saltFact, shape, 0, f<<8|v, 0))
				if shape >= uint64(shapeNamed) {
					w += r.Weight(feature(saltDetermined, shape, det, f<<8|v, 0))
				}
				return w
			}, nil)
		}
		l.Fill(limits, nil, d.pairs(int(shape)), nil, func(f, v, g, w uint64) int32 {
			return r.Weight(feature(saltPair, shape, 0, f<<8|v, g<<8|w))
		})
	}
	return d
}

// rows are the weights of a mention's shape and determiner, the same for all its
// candidates.
type rows struct{ single, pair []int16 }

func (d *dense) rows(x *mention) rows {
	return rows{d.singles(int(x.shape), int(x.det)), d.pairs(int(x.shape))}
}

func (d *dense) singles(shape, det int) []int16 {
	n := allFacts.Singles
	return d.single[(shape*int(determiners)+det)*n:][:n]
}

func (d *dense) pairs(shape int) []int16 {
	n := allFacts.Pairs
	return d.pair[shape*n:][:n]
}

// score adds up the weights of a candidate's facts.
func (w *rows) score(x *mention, c *candidate, s *sheet) int32 {
	return factsOf(x, c, s).Sum(w.single, w.pair, s)
}
