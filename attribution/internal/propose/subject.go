package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The mention of a reading is judged by whom the tree gives as the speaker: "Lindt,
// only two months later, announced", "Bell declined, but said". The labeller knows
// every unit's branch of the tree; but it is the decision that must tell a reading
// without a mention, which is right of "it was asked", from one that overlooks a
// subject. To propose a reading with that subject as well gained nothing more.

// How a cue comes by the speaker that the tree gives it.
const (
	viaNothing uint8    = iota // it has none
	viaSubject                 // Bell SAID
	viaClause                  // Bell spoke up, SAYING; Bell declined, but SAID
	viaNoun                    // a letter SAYING
	viaAgent                   // CALLED a liar by Bell
	viaOwner                   // Bell's CLAIM
	viaPassive = 1 << 3        // with viaSubject or viaClause: the subject has it done to it
)

// mostClimbed is how many words up the tree a subject is looked for.
const mostClimbed = 6

// subject finds whom the tree gives a cue as its speaker, and how.
func (v *view) subject(cue Candidate) (r text.Range, via uint8) {
	sent := v.in.Doc.Sentences[v.in.Doc.Tokens[cue.head].Sentence]
	near := text.Range{Start: max(sent.Start, cue.head-farUnits), End: min(sent.End, cue.head+farUnits)}
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
// above it, or far.
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
