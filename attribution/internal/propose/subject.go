package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The syntax tree often knows who speaks where labels miss it: "Lindt, only two months
// later, announced", "Bell declined, but said". This file finds whom the tree gives as
// the speaker of a cue. The decision compares the mention of every reading with that: so
// a reading without a mention, which is right for "it was asked", is told from one that
// overlooks a subject. Only for a cue thrown into a sentence is a reading with the tree's
// subject proposed; to do so for every cue gained nothing more.

// How a cue comes by the speaker that the tree gives it.
const (
	viaNothing  uint8    = iota // it has none
	viaSubject                  // Bell SAID
	viaClause                   // Bell spoke up, SAYING; Bell declined, but SAID
	viaNoun                     // a letter SAYING
	viaAgent                    // CALLED a liar by Bell
	viaOwner                    // Bell's CLAIM
	viaInserted                 // it is over, SAID Bell, for good
	viaPassive  = 1 << 3        // with viaSubject or viaClause: the subject of a passive
)

// mostClimbed is how many words up the tree a subject is looked for.
const mostClimbed = 6

// subject finds whom the tree gives a cue as its speaker, and how.
func (v *view) subject(cue Candidate) (r text.Range, via uint8) {
	sent := v.in.Doc.Sentences[v.in.Doc.Tokens[cue.head].Sentence]
	near := text.Range{Start: max(sent.Start, cue.head-farUnits), End: min(sent.End, cue.head+farUnits)}
	if r := v.inserted(cue, near.End); !r.Empty() {
		return r, viaInserted
	}
	if i := v.agent(cue.head, near.End); i >= 0 {
		return v.phrase(i, cue.tokens.End, near.End), viaAgent
	}
	if v.at(cue.head).pos.Noun() {
		if i := v.before(cue.head, syntax.Poss); i >= near.Start && !v.at(i).quoted {
			return v.phrase(i, near.Start, cue.head), viaOwner
		}
	}
	t, via := cue.head, viaSubject
	for range mostClimbed {
		x := v.at(t)
		if s := x.subject; near.Contains(s) && !cue.tokens.Contains(s) && !v.at(s).quoted {
			if v.at(s).rel == syntax.NsubjPass {
				via |= viaPassive
			}
			return v.phrase(s, near.Start, near.End), via
		}
		if !near.Contains(x.head) {
			break
		}
		switch x.rel {
		case syntax.Acl, syntax.Relcl:
			return v.phrase(x.head, near.Start, near.End), viaNoun
		case syntax.Conj, syntax.Xcomp, syntax.Advcl, syntax.Ccomp, syntax.Parataxis, syntax.Dep, syntax.Dobj, syntax.Nmod:
			t, via = x.head, viaClause
		default:
			return text.Range{}, viaNothing
		}
	}
	return text.Range{}, viaNothing
}

// inserted is who stands behind a verb that is thrown in between commas, where trees
// take what was said for its subject: "the finding, says the Times, may help".
func (v *view) inserted(cue Candidate, to int32) text.Range {
	r := text.Range{Start: cue.tokens.End, End: cue.tokens.End}
	if p := v.at(cue.head).pos; p != tag.VBD && p != tag.VBZ || v.at(cue.tokens.Start-1).lemma != commaNorm {
		return r
	}
	if last := v.nounPhrase(r.Start, to); r.Start >= to || !v.at(last).pos.Noun() {
		return r
	}
	for r.End < min(to, r.Start+mostPhrase) {
		x := v.at(r.End)
		switch {
		case x.pos.Punctuation() && !x.quoted:
			return r
		case x.pos.Verb() || x.pos == tag.MD || x.quoted:
			return text.Range{}
		}
		r.End++
	}
	return text.Range{}
}

// surroundings is the sentence that a cue and its subject are thrown into.
func (v *view) surroundings(cue, subject text.Range) []text.Range {
	sent := v.in.Doc.Sentences[v.in.Doc.Tokens[cue.Start].Sentence]
	before := v.trim(text.Range{Start: max(sent.Start, cue.Start-farUnits), End: cue.Start})
	behind := v.trim(text.Range{Start: subject.End, End: min(sent.End, subject.End+farUnits)})
	switch {
	case before.Empty():
		return nil
	case behind.Empty():
		return []text.Range{before}
	}
	return []text.Range{before, behind}
}

// agent finds the noun that "by" attaches to a word, -1 if there is none.
func (v *view) agent(head, to int32) int32 {
	for i := head + 1; i < min(to, head+mostPhrase); i++ {
		x := v.at(i)
		if x.rel == syntax.Case && x.lemma == v.norm(lang.WordBy) && x.head > i && x.head < to && v.at(x.head).head == head && !v.at(x.head).quoted {
			return x.head
		}
	}
	return -1
}

// level is how many steps above a cue's head a token stands, 8 where it is not
// above it, or far. Token -1 stands above the root.
func (v *view) level(head, i int32) uint64 {
	for k := range uint64(mostClimbed) {
		if head == i {
			return k
		}
		if head < 0 {
			break
		}
		head = v.at(head).head
	}
	return 8
}
