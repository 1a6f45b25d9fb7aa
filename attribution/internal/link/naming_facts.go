package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The second ranker decides whether the name of the chosen entity is right. It sees
// facts, too: how sure the choice was, and what the name looks like.

const (
	namingShare    fact = iota // the probability of the choice
	namingRelation             // of the name in the mention
	namingType                 // of who was chosen
	namingKind                 // of name it has, see name.Kind
	namingLength               // words of the name
	namingMentions             // how often the entity is named
	namingTitled               // it is somewhere named with a title
	namingGiven                // the name begins with a given name; it is a weak one
	namingBefore               // titles, an article
	namingShorter              // the name in the mention is shorter than the fullest; its length
	namingCapitals             // beside the name in the mention
	namingBehind               // behind it
	namingSharing              // other entities with the surname
	namingJoint                // how many speakers
	namingShouted              // the name is in capitals, and not all around is
	namingWords                // it has a word for a body, or begins with a role
	namingDet                  // determiner of the mention
	namingFit                  // see fit
	namingGender               // factGender
	namingConflict             // factConflict
	namingRivals               // of the moment
	namingBounds               // what stands around the name: an owner before it, "of" and a capital behind it
	namingMaker                // factMaker
	namingSpoken               // statements that the entity spoke
	namingFacts
)

// namingPairs are the pairs of facts that make a feature together.
var namingPairs = [...][2]fact{
	{namingRelation, namingType}, {namingKind, namingType}, {namingLength, namingType}, {namingMentions, namingLength}, {namingTitled, namingLength},
	{namingBefore, namingLength}, {namingShorter, namingLength}, {namingBehind, namingType}, {namingJoint, namingRelation},
	{namingShouted, namingLength}, {namingWords, namingLength}, {namingShare, namingDet}, {namingFit, namingDet}, {namingGender, namingConflict},
	{namingShare, namingRivals}, {namingBounds, namingType}, {namingBounds, namingLength}, {namingShare, namingSpoken},
}

// namingLimits are 1 + the largest value of each fact.
var namingLimits = func() []int {
	limits := make([]int, namingFacts)
	for f := range limits {
		limits[f] = 8
	}
	limits[namingShare], limits[namingRelation], limits[namingFit], limits[namingBounds], limits[namingMaker] = 16, 32, 32, 32, 16
	return limits
}()

var namingLayout = linear.NewFacts(namingLimits, namingPairs[:])

var (
	shareSteps    = [...]int32{400, 500, 600, 700, 800, 850, 900, 930, 950, 970, 980, 990, 995}
	lengthSteps   = ladderOf(1, 2, 3, 4, 6)
	mentionsSteps = ladderOf(1, 2, 4)
	spanSteps     = ladderOf(1, 2)
	rivalsSteps   = ladderOf(0, 1, 2, 4)
)

// describeNaming computes the facts of a name.
func (l *linker) describeNaming(x *mention, g *naming, sp *speaker, s *sheet) {
	c := &g.candidate
	e := sp.entities[0] // of a group the first
	p := &l.Entities[e]
	f := &l.Spans[p.Full]
	mille := int32(int64(c.share) * 1000 / linear.One)
	below := len(shareSteps) // most shares are large
	for below > 0 && mille <= shareSteps[below-1] {
		below--
	}
	s[namingShare] = uint8(below) + 1
	s[namingRelation], s[namingType], s[namingKind] = uint8(c.relation)+1, uint8(p.Type)+1, uint8(p.Kind)+1
	s[namingLength], s[namingMentions] = lengthSteps.of(f.End-f.Start), mentionsSteps.of(p.Mentions)
	s[namingTitled] = 1 + linear.Bit(p.Titled)
	s[namingGiven] = 1 + linear.Bit(p.Weak) + 2*linear.Bit(l.Is(f.Start, lang.Given))
	s[namingBefore] = 1 + linear.Bit(f.Outer < f.Start) + 2*linear.Bit(l.Small(f.Start-1) == lang.WordThe)
	if c.span >= 0 {
		n := &l.Spans[c.span]
		s[namingShorter] = spanSteps.of(n.End-n.Start) + 3*linear.Bit(n.End-n.Start < f.End-f.Start)
		after := linear.Bit(l.Capital(n.End))
		s[namingCapitals] = 1 + after + 2*linear.Bit(l.Capital(n.Start-1) && n.Outer == n.Start)
		s[namingBehind] = 1 + after + 2*linear.Bit(l.Is(n.End, lang.BodyCommon))
	}
	s[namingSharing], s[namingJoint] = 1+l.sharing(e), uint8(sp.n)
	s[namingShouted] = 1 + linear.Bit(l.Flags(f.Start)&text.AllCaps != 0 && l.Words[f.Start].Flags&name.Shouted == 0)
	s[namingWords] = 1 + linear.Bit(l.Is(f.End-1, lang.BodyName|lang.BodySuffix|lang.BodyCommon)) + 2*linear.Bit(l.Is(f.Start, lang.Role|lang.Title))
	s[namingDet] = uint8(x.det) + 1
	s[namingFit] = c.fit.role<<2 + c.fit.rank + 1
	s[namingGender] = l.genderFact(x, e) + 1
	s[namingConflict] = 1 + linear.Bit(c.fit.knownRole && c.fit.role == noRole)
	s[namingRivals] = rivalsSteps.of(g.rivals)
	s[namingBounds] = 1 + linear.Bit(l.Possessive(f.Start-1)) + 2*linear.Bit(l.Is(f.End, lang.Preposition) && l.Capital(f.End+1)) +
		4*linear.Bit(l.Capital(f.Start-1) && f.Outer == f.Start) + 8*linear.Bit(l.Capital(f.End))
	s[namingMaker] = g.maker
	s[namingSpoken] = spokenSteps.of(l.track[e].spoken)
}

// sharing counts the other entities that have the surname of e.
func (l *linker) sharing(e int32) uint8 {
	n := uint8(0)
	l.namesakes = l.Namesakes(e, l.namesakes[:0])
	for _, o := range l.namesakes {
		if o != e && n < 3 {
			n++
		}
	}
	return n
}

// Features of a name: every fact alone and with the shape of the mention, the
// pairs, the word of the mention's head.

func namingFeature(s shape, f fact, v uint8) uint64 {
	return feature(saltName, uint64(s), 0, uint64(f)<<8|uint64(v), 0)
}

func namingPair(f fact, v uint8, g fact, w uint8) uint64 {
	return feature(saltName, uint64(shapes), 1, uint64(f)<<8|uint64(v), uint64(g)<<8|uint64(w))
}

func namingWord(s shape, word uint64) uint64 {
	return linear.Mix(word, feature(saltName, uint64(s), 2, 0, 0))
}

// headWord is the word of a mention's head, 0 for none.
func (l *linker) headWord(x *mention) uint64 {
	if x.noun.Head < 0 {
		return 0
	}
	return l.Norm(x.noun.Head)
}

// nameFeatures returns the features of a name, for training. nameScore gets the sum
// of their weights faster.
func (l *linker) nameFeatures(x *mention, s *sheet) []uint64 {
	l.features = l.features[:0]
	for f, v := range s[:namingFacts] {
		if v != 0 {
			l.features = append(l.features, namingFeature(x.shape, fact(f), v), namingFeature(shapes, fact(f), v))
		}
	}
	for _, p := range namingPairs {
		if a, b := s[p[0]], s[p[1]]; a != 0 && b != 0 {
			l.features = append(l.features, namingPair(p[0], a, p[1], b))
		}
	}
	if word := l.headWord(x); word != 0 {
		l.features = append(l.features, namingWord(x.shape, word))
	}
	return l.features
}

// unpackNames looks up the features of names that are made of facts.
func unpackNames(r *linear.Ranker) dense {
	l := &namingLayout
	d := dense{single: make([]int16, int(shapes)*l.Singles), pair: make([]int16, l.Pairs)}
	for s := range shapes {
		l.Fill(namingLimits, d.single[int(s)*l.Singles:][:l.Singles], nil, func(f, v uint64) int32 {
			return r.Weight(namingFeature(s, fact(f), uint8(v))) + r.Weight(namingFeature(shapes, fact(f), uint8(v)))
		}, nil)
	}
	l.Fill(namingLimits, nil, d.pair, nil, func(f, v, g, w uint64) int32 {
		return r.Weight(namingPair(fact(f), uint8(v), fact(g), uint8(w)))
	})
	return d
}

// nameScore adds up the weights of nameFeatures.
func (m *Model) nameScore(x *mention, word uint64, s *sheet) int32 {
	n := namingLayout.Singles
	sum := namingLayout.Sum(m.naming.single[int(x.shape)*n:][:n], m.naming.pair, s)
	if word != 0 {
		sum += m.named.Weight(namingWord(x.shape, word))
	}
	return sum
}
