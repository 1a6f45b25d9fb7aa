package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// headIsDocument decides for nouns that are both: a report is, a newspaper
// not.
func (r *resolver) headIsDocument(n *name.Noun) bool {
	return n.Name.Has(lexicon.DocumentNoun) && !n.Name.Has(lexicon.BodyCommon)
}

// document reads a text that speaks: a poll, a law, a letter. Its name is that
// of whose text it is.
func (r *resolver) document(st int32, n *name.Noun, m text.Range, sp *speaker) {
	sp.typ = Document
	author, other := int32(-1), int32(-1)
	for i := m.Start; i < m.End && author < 0; i++ {
		s := r.SpanAt[i]
		if s == 0 {
			continue
		}
		x := &r.Spans[s-1]
		switch {
		case i <= n.Head, r.writtenBy(x):
			if x.Kind != name.KindPlace || i < n.Head && r.PossessiveAfter(s-1) {
				author = x.Entity
				sp.form = Name
			}
			if int(s) < len(r.Spans) && r.Spans[s].Outer <= x.Start && r.Spans[s].Start < m.End { // by Smith College professor Ann Bell
				author = r.Spans[s].Entity
			}
		case x.Kind == name.KindCampaign || x.Kind == name.KindBody && r.PossessiveAfter(s-1):
			other = x.Entity
			sp.form = Name
		}
		i = x.End - 1
	}
	if author < 0 && n.Owner >= 0 && r.OwnerPronoun(n.Owner) {
		want := Person
		g := r.pronounGender(n.Owner)
		if g == lexicon.NoGender {
			want = Organization
		}
		author, _ = r.choose(n.Owner, st, g, want)
	}
	if author < 0 && n.Definite && sp.form == Nominal {
		for _, e := range r.front {
			if p := &r.track[e]; r.Entities[e].Type == Document && p.author != 0 && r.Doc.Tokens[m.Start].Sentence-r.Doc.Tokens[p.last].Sentence <= 6 {
				author = p.author - 1
				break
			}
		}
	}
	if author < 0 {
		author = other
	}
	if s := r.latest[0]; author < 0 && n.Definite && n.Owner < 0 && n.Start == n.Head && n.Tail >= m.End && s != 0 && r.Doc.Tokens[n.Head].Sentence-r.Doc.Tokens[r.lastToken(s-1)].Sentence <= 3 {
		if around := &r.speakers[s-1]; around.n == 1 && (around.typ == Organization || around.typ == Document) {
			author = around.entities[0]
			if a := r.track[author].author; a != 0 {
				author = a - 1
			}
		}
	}
	e := r.newEntity(Document, lexicon.NoGender, m.Start)
	r.track[e].author = author + 1
	sp.entities[0], sp.n, sp.score = e, 1, 60
	if author >= 0 {
		sp.named = true
	}
}

// writtenBy reports whether "by" or "from" stands before a name.
func (r *resolver) writtenBy(x *name.Span) bool {
	k := x.Outer - 1
	if r.Is(k, lexicon.Determiner) {
		k--
	}
	n := r.Norm(k)
	return n == normBy || n == normFrom
}

// onlyText reports whether the noun at i means texts and nobody.
func (r *resolver) onlyText(i int32) bool {
	class, senses := r.class(i)
	return class == lexicon.NounCommunication && !senses.Has(lexicon.NounPerson) && !senses.Has(lexicon.NounGroup)
}
