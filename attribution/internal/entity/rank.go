package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// feature numbers of a candidate for a pronoun. Each group is one-hot.
const (
	fSentence  = iota           // 7: sentences since its last mention outside quotations
	fParagraph = fSentence + 7  // 4
	fSubject   = fParagraph + 4 // its last mention was a subject
	fSpoke     = fSubject + 1   // ... spoke a statement
	fStarts    = fSpoke + 1     // ... was the first name of its sentence
	fLatest    = fStarts + 1    // 3: it spoke the statement before, in this paragraph, the one before, farther
	fEarlier   = fLatest + 3    // it spoke the statement before that
	fGender    = fEarlier + 1   // 2: its gender is the pronoun's; is not known
	fCount     = fGender + 2    // 4: mentions so far
	fRank      = fCount + 4     // 4: place in the order of last mentions
	fContent   = fRank + 4      // mentioned in the content of this very statement, before the pronoun
	fUnnamed   = fContent + 1   // it has no name
	fQuoted    = fUnnamed + 1   // mentioned in quotations only
	fType      = fQuoted + 1    // 5: its type
	fFirst     = fType + 5      // the first named of the text
	fTop       = fFirst + 1     // nobody was mentioned more often so far
	fBound     = fTop + 1       // the subject of a clause whose object the pronoun is
	fParallel  = fBound + 1     // 2: both are subjects; the pronoun is, its last mention was not
	fPronoun   = fParallel + 2  // its last mention was a pronoun
	fOwner     = fPronoun + 1   // its last mention was an owner: Bell's
	features_  = fOwner + 1
)

// A choice is made with one vector for pronouns of one person, one for it and
// one for they. The first was learned by TestTrainPronouns from GUM's
// coreference (CC BY, CC BY-SA) and the speakers of PolNeAR's development
// articles, held to values set by hand: on documents left out it is right for
// 92 of 100 pronouns that speak. The others are set by hand.
var (
	weightsPerson = [features_]int32{
		fSentence: 61, 42, 29, 27, 10, 2, -9,
		fParagraph: 12, 4, -4, -12,
		fSubject: 11,
		fSpoke:   4,
		fStarts:  6,
		fLatest:  27, 25, 4,
		fEarlier: 4,
		fGender:  11, 3,
		fCount: -9, 11, 6, 16,
		fRank: 6, 1, -3, 6,
		fContent: -35,
		fUnnamed: -14,
		fQuoted:  -30,
		fType:    8, 0, 0, -8, 0,
		fFirst:    16,
		fTop:      14,
		fBound:    -40,
		fParallel: -2, 8,
		fPronoun: 2,
		fOwner:   -9,
	}
	weightsIt = [features_]int32{
		fSentence: 60, 50, 28, 14, 2, -10, -30,
		fParagraph: 12, 4, -8, -20,
		fSubject: 18, fSpoke: 22, fStarts: 8,
		fLatest: 40, 20, 0,
		fEarlier: 4,
		fCount:   0, 2, 6, 9,
		fRank: 8, 4, 0, -4,
		fContent: -30, fUnnamed: -4, fQuoted: -30,
		fType: 0, 0, 0, 0, 0,
	}
	weightsThey = [features_]int32{
		fSentence: 60, 50, 28, 14, 2, -10, -30,
		fParagraph: 12, 4, -8, -20,
		fSubject: 18, fSpoke: 22, fStarts: 8,
		fLatest: 40, 20, 0,
		fEarlier: 4,
		fCount:   0, 2, 4, 6,
		fRank: 8, 4, 0, -4,
		fContent: -30, fUnnamed: 8, fQuoted: -30,
		fType: 0, 0, 0, 20, 0,
	}
)

const (
	minPronoun  = 20
	wrongGender = 50
)

// choose returns the entity that the pronoun at token i means and how far it
// is ahead of the next, or -1. st is the statement that it speaks, or -1. want
// is Person, Organization or Group.
func (r *resolver) choose(i, st int32, g lexicon.Gender, want Type) (int32, int32) {
	weights := &weightsPerson
	switch want {
	case Organization:
		weights = &weightsIt
	case Group:
		weights = &weightsThey
	}
	best, top, second := int32(-1), int32(-1<<30), int32(-1<<30)
	around := int32(-1)
	if w := r.within[i]; w != 0 && w != st+1 && r.quoted(i) {
		if sp := &r.speakers[w-1]; sp.done && sp.n == 1 {
			around = sp.entities[0]
		} else if k := r.mentionedBy(w - 1); k >= 0 {
			around = k
		}
	}
	clashing, topClash := int32(-1), int32(-1<<30)
	rank := 0
	r.most = 0
	for _, e := range r.front {
		if p := &r.Entities[e]; r.mayBe(p, want, g) {
			r.most = max(r.most, r.track[e].count)
		}
	}
	for _, e := range r.front {
		p := &r.Entities[e]
		if e == around || !r.mayBe(p, want, g) {
			continue
		}
		r.scratch = r.pronounFeatures(r.scratch[:0], e, i, st, rank, g)
		rank++
		score := int32(0)
		for _, f := range r.scratch {
			score += weights[f]
		}
		if name.Clash(p.Gender, g) { // by the given name, which may mislead
			if score > topClash {
				clashing, topClash = e, score
			}
			continue
		}
		if r.observe != nil {
			r.observe(i, st, e, r.scratch)
		}
		if score > top {
			best, top, second = e, score, top
		} else if score > second {
			second = score
		}
	}
	if top < minPronoun {
		if best >= 0 && rank == 1 && g != lexicon.NoGender && r.Entities[best].Gender == g {
			return best, 10 // nobody else is there
		}
		if topClash >= minPronoun+wrongGender {
			return clashing, 5
		}
		return -1, 0
	}
	return best, min(100, max(1, top-max(second, 0)))
}

// mentionedBy returns the entity of the name that is the mention of a
// statement not read yet, or -1.
func (r *resolver) mentionedBy(st int32) int32 {
	m := r.trim(r.sts[st].Mention)
	if m.Empty() {
		return -1
	}
	if s := r.mainName(m); s >= 0 {
		return r.Spans[s].Entity
	}
	return -1
}

// mayBe reports whether a pronoun of that sort can mean p.
func (r *resolver) mayBe(p *name.Entity, want Type, g lexicon.Gender) bool {
	switch want {
	case Person:
		return (p.Type == Person || p.Type == Unnamed) && !(name.Clash(p.Gender, g) && (p.Titled || p.Full < 0))
	case Organization:
		return p.Type == Organization || p.Type == Document
	}
	return p.Type == Group || p.Type == Organization
}

func bucket(n int32, steps ...int32) uint8 {
	for k, s := range steps {
		if n <= s {
			return uint8(k)
		}
	}
	return uint8(len(steps))
}

// pronounFeatures appends the features of e as the referent of the pronoun at
// token i.
func (r *resolver) pronounFeatures(f []uint8, e, i, st int32, rank int, g lexicon.Gender) []uint8 {
	p, t := &r.Entities[e], &r.track[e]
	last := t.out[0]
	if st >= 0 && last >= 0 && r.within[last] == st+1 {
		f = append(f, fContent)
		last = t.out[1]
	} else if st >= 0 && last < 0 && t.any >= 0 && r.within[t.any] == st+1 {
		f = append(f, fContent)
	}
	if last < 0 {
		f = append(f, fQuoted)
		last = max(t.any, 0)
	}
	a, b := &r.Doc.Tokens[last], &r.Doc.Tokens[i]
	f = append(f,
		fSentence+bucket(b.Sentence-a.Sentence, 0, 1, 2, 3, 5, 9),
		fParagraph+bucket(b.Paragraph-a.Paragraph, 0, 1, 2))
	if t.subject {
		f = append(f, fSubject)
	}
	if t.spoke {
		f = append(f, fSpoke)
	}
	if t.starts {
		f = append(f, fStarts)
	}
	if s := r.latest[0]; s != 0 && r.spokeIt(s-1, e) {
		f = append(f, fLatest+bucket(b.Paragraph-r.paragraph(r.lastToken(s-1)), 0, 1))
	} else if s := r.latest[1]; s != 0 && r.spokeIt(s-1, e) {
		f = append(f, fEarlier)
	}
	if g != lexicon.NoGender {
		if p.Gender == g {
			f = append(f, fGender)
		} else {
			f = append(f, fGender+1)
		}
	}
	f = append(f, fCount+bucket(t.count, 1, 2, 4), fRank+bucket(int32(rank), 0, 1, 2))
	if p.Full < 0 {
		f = append(f, fUnnamed)
	} else if p.Full == 0 {
		f = append(f, fFirst)
	}
	if p.Type >= Person && p.Type <= Document {
		f = append(f, fType+uint8(p.Type-Person))
	}
	if t.count >= r.most {
		f = append(f, fTop)
	}
	object := r.Norms[i] == normHim || r.Norms[i] == normHer && !r.Inside(i+1)
	if object && a.Sentence == b.Sentence && last < i && i-last < 8 && r.oneClause(last, i) {
		f = append(f, fBound)
	}
	if r.subject(i + 1) {
		f = append(f, fParallel+uint8(oneIf(!t.subject)))
	}
	if r.Is(last, lexicon.Pronoun) {
		f = append(f, fPronoun)
	}
	if t.owner {
		f = append(f, fOwner)
	}
	return f
}

// oneClause reports whether nothing between two tokens begins a clause.
func (r *resolver) oneClause(a, b int32) bool {
	for k := a + 1; k < b; k++ {
		if r.Is(k, lexicon.Conjunction|lexicon.Relative) || r.Flags(k)&text.Punct != 0 || r.Norms[k] == normThat {
			return false
		}
	}
	return true
}

func (r *resolver) spokeIt(st, e int32) bool {
	sp := &r.speakers[st]
	for _, x := range sp.entities[:sp.n] {
		if x == e {
			return true
		}
	}
	return false
}

// lastToken is the last token of a statement's content or mention.
func (r *resolver) lastToken(st int32) int32 {
	s := &r.sts[st]
	last := s.Mention.End - 1
	if n := len(s.Content); n > 0 {
		last = max(last, s.Content[n-1].End-1)
	}
	return min(max(last, 0), int32(len(r.Words))-1)
}
