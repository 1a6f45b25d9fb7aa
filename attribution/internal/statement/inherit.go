package statement

import (
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// inherit gives a proposal whose cue is a verb without a speaker of its own the
// subject that it shares with the verb it hangs on: "Ilov praised the bridge,
// adding that ...", "rose and thanked ...".
func (v *view) inherit(p *proposal) {
	if !p.speaker.Empty() || len(p.content) == 0 {
		return
	}
	h := p.head
	for range 4 {
		f := v.at(h)
		if !f.pos.Verb() || f.left&(1<<syntax.AuxPass) != 0 {
			return
		}
		if s := f.subject; s >= 0 {
			p.speaker = v.subjectPhrase(p, s)
			return
		}
		switch f.rel {
		case syntax.Conj, syntax.Advcl, syntax.Xcomp, syntax.Dep, syntax.Parataxis:
		default:
			return
		}
		if h = f.head; h < 0 {
			return
		}
	}
}

// subjectPhrase is the phrase around a subject, nothing where that cannot be a
// proposal's speaker.
func (v *view) subjectPhrase(p *proposal, s int32) text.Range {
	if v.at(s).quoted || covers(p.content, s) || !v.refers(s) {
		return text.Range{}
	}
	sent := v.in.Doc.Sentences[v.in.Doc.Tokens[s].Sentence]
	r := v.phrase(s, sent.Start, sent.End)
	if r.Start < p.tokens.End && p.tokens.Start < r.End {
		return text.Range{}
	}
	return r
}

// refers reports whether a subject can be somebody who speaks.
func (v *view) refers(i int32) bool {
	switch p := v.in.Tags[i]; {
	case p.Noun(), p == tag.PRP, p == tag.WP, p == tag.CD, p == tag.DT:
		return v.at(i).lemma != itNorm
	}
	return false
}

var itNorm = text.NormOf("it")
