package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Not every report says that something was said: "declined to comment", "did
// not say whether", "nobody said that", "if she says so". What stands in
// quotation marks was said all the same.

// unasserted reports whether a proposal only speaks of saying.
func (v *view) unasserted(g *Group, p *Proposal) bool {
	if !g.Cued() || p.By == ByQuotedAs {
		return false
	}
	if v.gives(g.cue.head) {
		return true
	}
	if p.Kind != Indirect {
		return false
	}
	h := v.at(g.cue.head)
	if !h.pos.Verb() {
		return false
	}
	to := p.Content[0].Start // "to comment", "to say whether"
	return v.isLemma(g.cue.head, lang.Withheld) && h.left&(1<<syntax.Neg) != 0 ||
		v.isLemma(g.cue.head, lang.Refusing) && (v.isLemma(to, lang.Withheld) || v.isLemma(to+1, lang.Withheld)) ||
		v.isLemma(h.subject, lang.Nobody) || v.nobody(p.Mention) || v.conditional(g, p)
}

// nobody reports whether a mention is "no one", "none of the crew", "no
// official", but not the house with the number 10.
func (v *view) nobody(m text.Range) bool {
	if m.Empty() {
		return false
	}
	first := m.Start
	if first > 0 && v.at(first-1).pos == tag.DT && v.isLemma(first-1, lang.Nobody) {
		first-- // left out of the mention
	}
	return v.isLemma(first, lang.Nobody) && (first+1 == m.End || v.in.Doc.Tokens[first+1].Flags&text.Number == 0)
}

// conditional reports whether a report is only supposed: "if she says so". Trees
// of such sentences are often wrong, so the word right before the mention counts
// as well.
func (v *view) conditional(g *Group, p *Proposal) bool {
	if m := p.Mention; !m.Empty() && m.End <= g.cue.tokens.Start && v.isLemma(m.Start-1, lang.Conditions) {
		return true
	}
	return v.at(g.cue.head).rel == syntax.Advcl && v.isLemma(v.before(g.cue.head, syntax.Mark), lang.Conditions)
}

// gives reports whether a cue only gives something its name: "a film called
// “The Bridge”".
func (v *view) gives(head int32) bool {
	h := v.at(head)
	const auxiliaries = 1<<syntax.Aux | 1<<syntax.AuxPass
	return h.pos == tag.VBN && v.isLemma(head, lang.Naming) && h.left&auxiliaries == 0 && v.at(head+1).quoted
}

// isLemma reports whether the lemma of token i is a word of a group.
func (v *view) isLemma(i int32, g lang.Group) bool {
	return v.in.Doc.Lang.Lexicon.Word(v.at(i).lemma).Groups.Has(g)
}
