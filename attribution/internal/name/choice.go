package name

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Each name belongs to one of the entities that share a part of it, or to a new
// one. A trained log-linear ranker chooses. It describes a candidate by facts,
// each a small number. Every fact is a feature, and so are some pairs of facts.

// fact is a template of features. The value 0 means unknown.
type fact = uint8

const (
	factNew      fact = iota // nobody of the candidates; by the best part that they offer
	factPart                 // the part of its names that the candidate shares
	factKinds                // of the name and of the entity
	factWords                // of the name and of the entity's fullest
	factTitled               // a title stands before the name
	factWord                 // what the lists say of its only word
	factMore                 // and of the words that one has more than the other
	factCapitals             // an acronym
	factGender               // 1 the same by a title, 2 by a given name, 3 unknown, 4 another
	factGiven                // relation of the given names
	factSuffix               // Jr.: 1 both have it, 2 one has
	factSentence             // since the last mention
	factRecent               // place in the order of last mentions among the candidates
	factAlone                // number of candidates
	factCalled               // he was the last who was called by the surname alone
	factCalls                // how often he was
	factWhole                // how often the whole name was given
	factFirsts               // how often the first name alone
	factKin                  // 1 introduced as somebody's relative, 2 another candidate was
	factTitle                // 1 the title is one of his, 2 it is not
	factLater                // the fullest name comes later
	factFirst                // place in the order of first mentions among the candidates
	factOften                // place in the order of the number of whole mentions
	factActs                 // a verb stands behind the name
	factBeside               // another candidate was last mentioned in the same sentence
	factFirm                 // the entity's fullest name ends as a company's, Ltd: 1 no, 2 yes, 3 and the name is the rest of it
	factArticle              // "the" before this name and the entity's fullest: 1 before neither, 2 this one, 3 the fullest, 4 both
	facts
)

// pairs of facts that are features together.
var pairs = [...][2]fact{
	{factNew, factAlone}, {factNew, factKinds}, {factNew, factTitled}, {factNew, factWord}, {factNew, factCapitals}, {factNew, factWords},
	{factPart, factKinds}, {factPart, factWords}, {factPart, factTitled}, {factPart, factWord}, {factPart, factMore}, {factPart, factActs},
	{factNew, factActs}, {factMore, factActs}, {factMore, factKinds}, {factMore, factWords}, {factPart, factCapitals}, {factPart, factSentence},
	{factPart, factAlone}, {factPart, factLater}, {factPart, factFirsts}, {factPart, factGender}, {factPart, factCalled}, {factPart, factWhole},
	{factRecent, factAlone}, {factRecent, factSentence}, {factRecent, factCalled}, {factRecent, factCalls}, {factRecent, factWhole}, {factRecent, factKin},
	{factRecent, factTitle}, {factCalled, factAlone}, {factCalled, factSentence}, {factGiven, factGender}, {factGiven, factKinds}, {factGiven, factSuffix},
	{factGender, factTitled}, {factWord, factKinds}, {factTitle, factGender}, {factLater, factAlone},
	{factFirst, factAlone}, {factFirst, factRecent}, {factOften, factAlone}, {factOften, factRecent}, {factOften, factFirst},
	{factBeside, factRecent}, {factBeside, factCalls}, {factBeside, factTitled}, {factBeside, factGender}, {factKin, factBeside},
	{factKin, factAlone}, {factKin, factFirst}, {factFirm, factPart}, {factFirm, factKinds},
	{factArticle, factPart}, {factArticle, factMore}, {factArticle, factKinds},
}

// sheet holds the facts of a candidate.
type sheet = linear.Sheet

// limits are one more than the largest value of each fact.
var limits = func() []int {
	limits := make([]int, facts)
	for f := range limits {
		limits[f] = 8
	}
	for _, f := range [...]fact{factCalled, factLater} {
		limits[f] = 2
	}
	for _, f := range [...]fact{factTitled, factCapitals, factSuffix, factKin, factTitle, factFirst, factOften, factActs, factBeside, factFirm} {
		limits[f] = 4
	}
	limits[factNew], limits[factWord], limits[factMore], limits[factGiven], limits[factSentence] = 16, 16, 16, 16, 16
	limits[factKinds], limits[factWords] = 40, 40
	return limits
}()

// A new entity has few of the facts, and an old one has no factNew.
var (
	allFacts = linear.NewFoldedFacts(limits, pairs[:])
	newFacts = allFacts.Of(factNew, factKinds, factWords, factTitled, factWord, factCapitals, factAlone, factActs)
	oldFacts = allFacts.Of(factPart, factKinds, factWords, factTitled, factWord, factMore, factCapitals, factGender, factGiven, factSuffix,
		factSentence, factRecent, factAlone, factCalled, factCalls, factWhole, factFirsts, factKin, factTitle, factLater, factFirst, factOften,
		factActs, factBeside, factFirm, factArticle)
)

const (
	saltFact = iota + 1
	saltPair
	saltTitle
)

func feature(salt, a, b uint64) uint64 { return linear.Mix(salt<<48|a<<16|b, 0x17) }

// featuresOf are the features of a candidate, or of nobody (nil). scoreOf knows
// a shorter way to the sum of their weights.
func (r *Result) featuresOf(s *Span, c *candidate) []uint64 {
	var x sheet
	r.fill(s, c, &x)
	out := r.features[:0]
	for f, v := range x {
		if v != 0 {
			out = append(out, feature(saltFact, uint64(f)<<8|uint64(v), 0))
		}
	}
	for _, p := range pairs {
		if a, b := x[p[0]], x[p[1]]; a != 0 && b != 0 {
			out = append(out, feature(saltPair, uint64(p[0])<<8|uint64(a), uint64(p[1])<<8|uint64(b)))
		}
	}
	if s.Start > s.Outer {
		out = append(out, r.titleFeature(s, &x))
	}
	r.features = out
	return out
}

// titleFeature is for "Mr.", which stands before surnames, and "Sheikh", before
// given names.
func (r *Result) titleFeature(s *Span, x *sheet) uint64 {
	return linear.Mix(r.Norm(s.Start-1), feature(saltTitle, uint64(x[factPart]), uint64(x[factNew])))
}

// scoreOf is the sum of the weights of a candidate's features.
func (r *Result) scoreOf(s *Span, c *candidate) int32 {
	var x sheet
	r.fill(s, c, &x)
	m := r.model
	has := &newFacts
	if c != nil {
		has = &oldFacts
	}
	sum := has.Sum(m.single, m.pair, &x)
	if s.Start > s.Outer {
		sum += m.Weight(r.titleFeature(s, &x))
	}
	return sum
}

// fill fills the facts of a candidate, or of nobody.
func (r *Result) fill(s *Span, c *candidate, x *sheet) {
	if c != nil {
		r.describe(s, c, x)
	} else {
		r.describeNew(s, x)
	}
}

// describeNew fills the facts of a new entity.
func (r *Result) describeNew(s *Span, x *sheet) {
	best := beginsWith + 1
	for k := range r.cands {
		best = min(best, r.cands[k].part)
	}
	x[factNew] = 1 + uint8(best)
	x[factKinds] = 1 + uint8(s.Kind)
	x[factWords] = 1 + uint8(min(s.End-s.Start, 4))
	r.describeName(s, x)
	if r.single(s) {
		x[factWord] = r.wordClass(s.Start)
	}
}

// describeName fills the facts that are of the name alone.
func (r *Result) describeName(s *Span, x *sheet) {
	x[factTitled] = 1
	if s.Start > s.Outer {
		x[factTitled] = 2
		if s.Gender != lang.NoGender {
			x[factTitled] = 3
		}
	}
	if r.single(s) && r.Flags(s.Start)&text.AllCaps != 0 {
		x[factCapitals] = 1
		if r.Words[s.Start].Flags&(Headline|Shouted) != 0 || r.colonLabel(s.Start) {
			x[factCapitals] = 2
		}
	}
	x[factAlone] = 1 + uint8(min(len(r.cands), 4))
	x[factActs] = 1
	if r.Verb(s.End) && !r.Inside(s.End) {
		x[factActs] = 2
	}
}

// describe fills the facts of a candidate.
func (r *Result) describe(s *Span, c *candidate, x *sheet) {
	e := &r.Entities[c.entity]
	full := &r.Spans[e.Full]
	r.describeName(s, x)
	x[factPart] = 1 + uint8(c.part)
	x[factKinds] = 1 + uint8(s.Kind)*8 + uint8(e.Kind)
	x[factWords] = 1 + uint8(min(s.End-s.Start, 4))*8 + uint8(min(full.End-full.Start, 5))
	if r.single(s) {
		x[factWord] = r.wordClass(s.Start)
	}
	x[factMore] = r.moreWords(s, full)
	x[factGender] = r.genderFact(s, e)
	x[factFirm] = 1
	if rest := r.firm(full); rest > 0 {
		x[factFirm] = 2 + linear.Bit(rest == s.End-s.Start)
	}
	x[factArticle] = 1 + linear.Bit(r.Small(s.Outer-1) == lang.WordThe) + 2*linear.Bit(r.Small(full.Outer-1) == lang.WordThe)
	x[factGiven] = 1 + uint8(c.given)
	if !r.single(s) {
		a, b := r.suffixOf(s, r.surname(s)) != 0, r.suffixOf(full, r.surname(full)) != 0
		switch {
		case a && b:
			x[factSuffix] = 1
		case a || b:
			x[factSuffix] = 2
		}
	}
	x[factSentence] = 8
	if e.last >= 0 {
		x[factSentence] = 1 + bucket(r.Doc.Tokens[s.Start].Sentence-r.Doc.Tokens[e.last].Sentence, 0, 1, 2, 4, 9, 20)
	}
	x[factRecent] = 1 + uint8(min(c.recent, 3))
	x[factCalls] = 1 + bucket(e.calls, 0, 1, 3)
	x[factWhole] = 1 + bucket(e.whole, 0, 1, 2, 4)
	x[factFirsts] = 1 + bucket(e.firsts, 0, 1, 3)
	if e.called {
		x[factCalled] = 1
	}
	if s.Start > s.Outer {
		x[factTitle] = 2
		if r.sharesTitle(s, e) {
			x[factTitle] = 1
		}
	}
	if full.Start > s.Start {
		x[factLater] = 1
	}
	x[factFirst] = 1 + uint8(min(c.first, 2))
	x[factOften] = 1 + uint8(min(c.often, 2))
	x[factBeside] = 1
	for k := range r.cands {
		o := &r.Entities[r.cands[k].entity]
		if r.introducedAsKin(o) && (o == e || x[factKin] == 0) {
			x[factKin] = 1 + linear.Bit(o != e)
		}
		if o != e && e.last >= 0 && o.last >= 0 && r.Doc.Tokens[o.last].Sentence == r.Doc.Tokens[e.last].Sentence {
			x[factBeside] = 2
		}
	}
}

func (r *Result) genderFact(s *Span, e *Entity) uint8 {
	g := s.Gender
	if g == lang.NoGender && !r.single(s) {
		g = r.genderAt(s.Start)
	}
	switch {
	case g == lang.NoGender || e.Gender == lang.NoGender:
		return 3
	case g != e.Gender:
		return 4
	case e.Titled:
		return 1
	}
	return 2
}

// wordClass says what the lists know of a word; 0 for nothing.
func (r *Result) wordClass(i int32) uint8 {
	switch {
	case r.Is(i, lang.Given):
		return 1
	case r.Is(i, lang.BodySuffix):
		return 2
	case r.Is(i, lang.Place|lang.Demonym|lang.Capital):
		return 3
	case r.Is(i, lang.BodyName|lang.BodyCommon):
		return 4
	case r.Is(i, lang.Role):
		return 5
	case r.written(i)&seenLower != 0:
		return 6
	case r.dictionary(i):
		return 7
	}
	return 8
}

// moreWords returns the class of the rarest word that only one of two names has.
func (r *Result) moreWords(a, b *Span) uint8 {
	if a.End-a.Start < b.End-b.Start {
		a, b = b, a
	}
	most := uint8(9) // none
	for k := a.Start; k < min(a.End, a.Start+12); k++ {
		if r.Flags(k)&(text.Punct|text.Clitic) != 0 || r.Is(k, lang.Preposition|lang.Determiner|lang.Conjunction) {
			continue
		}
		has := false
		for j := b.Start; j < min(b.End, b.Start+12) && !has; j++ {
			has = r.Norm(j) == r.Norm(k)
		}
		if has {
			continue
		}
		if c := r.wordClass(k); most == 9 || c > most {
			most = c
		}
	}
	return most
}

func bucket(n int32, steps ...int32) uint8 {
	for k, s := range steps {
		if n <= s {
			return uint8(k)
		}
	}
	return uint8(len(steps))
}

// choose returns the candidate that span i belongs to, as an index into r.cands, or
// -1 for none of them. doubt says that it may nevertheless be one of them.
func (r *Result) choose(i int32) (best int, doubt bool) {
	s := &r.Spans[i]
	if len(r.cands) == 0 {
		return -1, false
	}
	if r.teacher != nil {
		if k, ok := r.teacher(r, i); ok {
			return k, false
		}
	}
	if r.model == nil {
		return 0, false
	}
	r.shares = r.shares[:0]
	for k := range r.cands {
		r.shares = append(r.shares, r.scoreOf(s, &r.cands[k]))
	}
	r.shares = append(r.shares, r.scoreOf(s, nil))
	best = r.model.Shares(r.shares)
	several := r.single(s) && len(r.cands) > 1 && !slices.ContainsFunc(r.cands, func(c candidate) bool { return c.part == letters })
	if best == len(r.cands) {
		return -1, several
	}
	if r.shares[best] < linear.One/2 && several {
		return -1, true // anybody's name
	}
	return best, false
}

// firm returns the number of tokens of a company's name before its Ltd, 0 for another
// name.
func (r *Result) firm(s *Span) int32 {
	end := s.End
	for end > s.Start+1 && (r.Is(end-1, lang.BodySuffix) || r.Comma(end-1)) {
		end--
	}
	if end == s.End {
		return 0
	}
	return end - s.Start
}
