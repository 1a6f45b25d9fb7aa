package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// rolesBefore finds roles in the words before a name: "Serbian President",
// "campaign spokesman", "CEO of the Refugee Council", "his counterpart,".
func (r *Result) rolesBefore(i int32) {
	s := &r.Spans[i]
	if from := r.PhraseBefore(s.Outer); from < s.Start {
		var n Noun
		r.ReadNoun(from, s.Start, &n)
		if n.End == s.Start && r.fitsName(s, &n) || r.leadsTo(s, &n) {
			r.Give(s.Entity, &n, s.Start)
			s.Outer = min(s.Outer, from)
		}
	}
	if r.Comma(s.Outer - 1) {
		r.rolesBeforeComma(s, s.Outer-1)
	}
}

// leadsTo reports whether the name s stands behind what the role n is of, as in
// CEO of the Refugee Council Enver Solomon, chair of the board Ann Lee.
func (r *Result) leadsTo(s *Span, n *Noun) bool {
	if n.Head < 0 || n.NRoles == 0 || n.Plural || s.Kind == KindBody || !r.Is(n.Tail, lang.Preposition) {
		return false
	}
	if s.Start == s.Outer && r.spanEndsAt(s.Start) {
		return true
	}
	for k := n.Tail + 1; k < s.Outer; k++ {
		if !r.Is(k, lang.Determiner) && (!r.Inside(k) || r.verbForm(k) || r.SpanAt[k] != 0) {
			return false
		}
	}
	return s.Kind == KindPerson
}

// rolesBeforeComma reads an apposition that the name ends: "his counterpart,
// Ann Bell".
func (r *Result) rolesBeforeComma(s *Span, comma int32) {
	from := r.segmentBefore(comma)
	if from >= comma {
		return
	}
	var n Noun
	r.ReadNoun(from, comma, &n)
	if n.Head < 0 || n.Plural || !r.fitsName(s, &n) || n.Name.Marks&(lang.Role|lang.BodyCommon) == 0 || n.End != comma && !r.Is(n.End, lang.Preposition) {
		return
	}
	initial := r.Words[from].Flags&Initial != 0
	if !n.Definite && !n.Indefinite && !r.Capital(n.Head) && !initial {
		return
	}
	closed := r.Comma(s.Close) || int(s.Close) >= len(r.Words) || r.ByteAt(s.Close) == '.'
	if closed || initial && !r.Is(from-1, lang.Preposition) {
		r.Give(s.Entity, &n, comma)
		s.Outer = from
	}
}

func (r *Result) spanEndsAt(i int32) bool {
	return i > 0 && r.SpanAt[i-1] > 0 && r.Spans[r.SpanAt[i-1]-1].End == i
}

// fitsName reports whether the noun can be a role of the name's bearer.
func (r *Result) fitsName(s *Span, n *Noun) bool {
	if n.Head < 0 || n.Name.Marks == 0 {
		return false
	}
	e := &r.Entities[s.Entity]
	switch {
	case n.Name.Has(lang.Role):
		return s.Kind == KindPerson || s.Kind == KindUnsure && (e.Type == Person || n.Head < s.Start) || s.Kind == KindBody && n.Name.Bodies != 0
	case n.Name.Has(lang.BodyCommon):
		return s.Kind == KindBody || s.Kind == KindUnsure
	}
	return false
}

// PhraseBefore returns where the noun phrase that ends before token i begins.
func (r *Result) PhraseBefore(i int32) int32 {
	sentence := r.Doc.Tokens[min(int(i), len(r.Words)-1)].Sentence
	k := i
	seen := false // a body before the name: what is before its "of" belongs too
	if k > 0 && r.spanEndsAt(k) {
		seen = true
	}
	for k > 0 && i-k < 14 {
		p := k - 1
		t := &r.Doc.Tokens[p]
		if t.Sentence != sentence {
			break
		}
		if s := r.SpanAt[p]; s != 0 && r.Spans[s-1].Kind != KindPerson { // Bank of England governor
			k, seen = r.Spans[s-1].Start, true
			continue
		}
		switch {
		case r.Possessive(p), r.ByteAt(p) == '-', r.OwnerPronoun(p):
		case r.Small(p) == lang.WordAnd && r.Is(p-1, lang.Role) && r.RoleBefore(k, i), // president and chief executive
			k < i && r.postOf(p): // of something: an adviser to Ann Bell is not herself
			seen = false
		case r.Is(p, lang.Determiner):
			if !seen && !r.postOf(p-1) { // chair of the board Ann Lee
				return p
			}
		case seen && r.Is(p, lang.Preposition) && r.Small(p) != lang.WordBy && r.Small(p) != lang.WordIn:
			seen = false
		case r.Inside(p) && !r.verbForm(p) && !(r.spanPerson(p) && !r.Possessive(p+1)):
		default:
			return k
		}
		k = p
	}
	return k
}

// postOf reports whether the preposition at p leads to what a role before it is
// of: ambassador to Botswana, vice president of marketing.
func (r *Result) postOf(p int32) bool {
	switch r.Small(p) {
	case lang.WordOf, lang.WordTo, lang.WordFor:
		return r.Is(p-1, lang.Role) && !r.Is(p-1, lang.Vague)
	}
	return false
}

// verbForm reports whether a token inside a phrase is likelier a verb.
func (r *Result) verbForm(i int32) bool {
	if r.Tags == nil || !r.Tags[i].Verb() || r.Is(i, lang.Role|lang.BodyCommon) {
		return false
	}
	if r.mistagged(i) {
		return false
	}
	participle := r.Tags[i] == tag.VBN || r.Tags[i] == tag.VBG &&
		(r.Is(i-1, lang.Determiner) || r.Possessive(i-1) || i > 0 && r.OwnerPronoun(i-1)) // a retired teacher
	return !(participle && r.Inside(i+1) && (r.Tags[i+1].Noun() || r.Is(i+1, lang.Role)))
}

// mistagged reports whether a verb of the past tense must be a participle: ", a
// retired teacher".
func (r *Result) mistagged(i int32) bool {
	return r.Tags[i] == tag.VBD && r.Is(i+1, lang.Role) && (r.Comma(i-1) || r.Is(i-1, lang.Determiner)) &&
		strings.HasSuffix(r.Doc.Word(i), r.Lexicon.WordsOf(lang.ParticipleEnds)[0]) && !r.Is(i, lang.Adverb)
}

// segmentBefore returns where the noun phrase before the comma at i begins.
func (r *Result) segmentBefore(i int32) int32 {
	sentence := r.Doc.Tokens[i].Sentence
	k := i
	for k > 0 && i-k < 18 {
		p := k - 1
		t := &r.Doc.Tokens[p]
		if t.Sentence != sentence {
			break
		}
		if r.Is(p, lang.Determiner) && !r.Is(p-1, lang.Preposition) || r.OwnerPronoun(p) {
			return p
		}
		switch {
		case r.Possessive(p), r.Is(p, lang.Determiner), r.Small(p) == lang.WordOf, r.Small(p) == lang.WordFor, r.Small(p) == lang.WordAnd,
			r.Small(p) == lang.WordTo, r.Small(p) == lang.WordIn, r.Small(p) == lang.WordAt:
		case t.Flags&text.Punct != 0:
			return k
		case r.Is(p, lang.Preposition|lang.Conjunction|lang.Relative|lang.Auxiliary|lang.Pronoun) && !r.Capital(p):
			return k
		case r.verbForm(p) && !r.Capital(p):
			return k
		}
		k = p
	}
	// Not from a preposition or conjunction on.
	for k < i && r.Is(k, lang.Preposition|lang.Conjunction) && !r.Is(k, lang.Role) {
		k++
	}
	return k
}

// rolesBehind finds roles in the words after a name: ", the mayor of X,", "is a
// mathematician", "(D-Vt.)".
func (r *Result) rolesBehind(i int32) {
	s := &r.Spans[i]
	if s.Close > s.End && s.Place != 0 {
		r.Roles = append(r.Roles, Role{Fields: r.Fields.Politician | r.Fields.Official, Place: s.Place, From: s.Start, Head: s.Start,
			Tail: s.Start, End: s.Start, Owner: -1, Next: r.Entities[s.Entity].Roles})
		r.Entities[s.Entity].Roles = int32(len(r.Roles))
	}
	limit := min(int32(len(r.Words)), s.Close+16)
	k := r.apposition(s.Close)
	if k < 0 || k+1 >= limit || r.spanPerson(k) && !r.possessiveSoon(k) || r.Verb(k) && !r.Inside(k) {
		return
	}
	var n Noun
	r.ReadNoun(k, limit, &n)
	if n.Head < 0 || n.Plural || !n.Name.Has(lang.Role|lang.BodyCommon) || n.NRoles == 0 && s.Kind == KindPerson ||
		s.Kind == KindBody && !n.Name.Has(lang.BodyCommon) {
		return
	}
	if r.Comma(k-1) && r.Tags != nil && n.Tail < limit && (r.acts(n.Tail) || r.Tags[n.Tail] == tag.MD) {
		return // ", the brewery made"
	}
	if int(n.End) < len(r.Words) && r.SpanAt[n.End] != 0 && !r.Possessive(n.End) { // the role of the next name
		return
	}
	end := n.Tail
	for end < limit && r.Flags(end)&text.Punct == 0 && !r.Is(end, lang.Relative) {
		end++
	}
	r.Give(s.Entity, &n, end)
}

// apposition returns where a description begins behind a name that ends at k,
// or -1.
func (r *Result) apposition(k int32) int32 {
	switch {
	case r.Comma(k) && r.Is(k+1, lang.Suffix) && r.Capital(k+1) && r.Comma(k+2):
		return k + 3
	case r.Comma(k), r.ByteAt(k) == '(' && r.Is(k+1, lang.Role), r.Is(k, lang.Auxiliary) && r.copula(k) && r.Is(k+1, lang.Determiner):
		return k + 1
	}
	return -1
}

func (r *Result) possessiveSoon(k int32) bool {
	s := &r.Spans[r.SpanAt[k]-1]
	return int(s.End) < len(r.Words) && r.Possessive(s.End)
}

func (r *Result) copula(i int32) bool {
	switch r.Small(i) {
	case lang.WordIs, lang.WordWas, lang.WordGenitive:
		return true
	}
	return false
}

// introducedAsKin reports whether the fullest name of an entity follows a word for a
// relative: "his wife, Ann Bell".
func (r *Result) introducedAsKin(e *Entity) bool {
	f := &r.Spans[e.Full]
	for k := max(f.Start-3, 0); k < f.Start; k++ {
		if r.Is(k, lang.Role) && r.Entry(k).Fields&r.Fields.Family != 0 {
			return true
		}
	}
	return false
}

// sharesTitle reports whether one of the titles of s stands at the fullest name
// of e too, before it or in apposition.
func (r *Result) sharesTitle(s *Span, e *Entity) bool {
	f := &r.Spans[e.Full]
	for i := s.Outer; i < s.Start; i++ {
		if !r.Is(i, lang.Role) {
			continue
		}
		role := r.Entry(i).Role
		for k := max(f.Outer-2, 0); k < f.Start; k++ {
			if r.Is(k, lang.Role) && r.Entry(k).Role == role {
				return true
			}
		}
		if !r.Comma(f.Close) {
			continue
		}
		for k := f.Close + 1; k < min(f.Close+6, int32(len(r.Words))) && r.SpanAt[k] == 0 && !r.Comma(k); k++ {
			if r.Is(k, lang.Role) && r.Entry(k).Role == role {
				return true
			}
		}
	}
	return false
}
