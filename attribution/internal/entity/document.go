package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// headIsDocument decides for nouns that are both: a report is, a newspaper
// not.
func (r *resolver) headIsDocument(n *noun) bool {
	return n.name.Has(lexicon.DocumentNoun) && !n.name.Has(lexicon.BodyCommon)
}

// document reads a text that speaks: a poll, a law, a letter. Its name is that
// of whose text it is.
func (r *resolver) document(st int32, n *noun, m text.Range, sp *speaker) {
	sp.typ = Document
	author, other := int32(-1), int32(-1)
	for i := m.Start; i < m.End && author < 0; i++ {
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		switch {
		case i <= n.head, r.writtenBy(x):
			if x.kind != place || i < n.head && r.possessiveAfter(s-1) {
				author = x.entity
				sp.form = Name
			}
			if int(s) < len(r.spans) && r.spans[s].outer <= x.start && r.spans[s].start < m.End { // by Smith College professor Ann Bell
				author = r.spans[s].entity
			}
		case x.kind == campaign || x.kind == body && r.possessiveAfter(s-1):
			other = x.entity
			sp.form = Name
		}
		i = x.end - 1
	}
	if author < 0 && n.owner >= 0 && r.ownerPronoun(n.owner) {
		want := Person
		g := r.pronounGender(n.owner)
		if g == lexicon.NoGender {
			want = Organization
		}
		author, _ = r.choose(n.owner, st, g, want)
	}
	if author < 0 && n.definite && sp.form == Nominal {
		for _, e := range r.front {
			if p := &r.people[e]; p.typ == Document && p.author != 0 && r.doc.Tokens[m.Start].Sentence-r.doc.Tokens[p.last].Sentence <= 6 {
				author = p.author - 1
				break
			}
		}
	}
	if author < 0 {
		author = other
	}
	if s := r.latest[0]; author < 0 && n.definite && n.owner < 0 && n.start == n.head && n.tail >= m.End && s != 0 && r.doc.Tokens[n.head].Sentence-r.doc.Tokens[r.lastToken(s-1)].Sentence <= 3 {
		if around := &r.speakers[s-1]; around.n == 1 && (around.typ == Organization || around.typ == Document) {
			author = around.entities[0]
			if a := r.people[author].author; a != 0 {
				author = a - 1
			}
		}
	}
	e := r.newEntity(Document, lexicon.NoGender, m.Start)
	r.people[e].author = author + 1
	sp.entities[0], sp.n, sp.score = e, 1, 60
	if author >= 0 {
		sp.named = true
	}
}

// writtenBy reports whether "by" or "from" stands before a name.
func (r *resolver) writtenBy(x *span) bool {
	k := x.outer - 1
	if r.at(k, lexicon.Determiner) {
		k--
	}
	n := r.norm(k)
	return n == normBy || n == normFrom
}

// onlyText reports whether the noun at i means texts and nobody.
func (r *resolver) onlyText(i int32) bool {
	class, senses := r.class(i)
	return class == lexicon.NounCommunication && !senses.Has(lexicon.NounPerson) && !senses.Has(lexicon.NounGroup)
}
