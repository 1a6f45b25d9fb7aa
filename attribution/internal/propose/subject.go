package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// sharedSubject is the subject that a cue without a mention of its own shares
// with the verb it attaches to: "Ilov praised the bridge, adding that ...",
// "rose and thanked ...". It is empty where there is none, or none that speaks.
func (v *view) sharedSubject(cue Candidate, content []text.Range) text.Range {
	h := cue.head
	for range 4 {
		f := v.at(h)
		if !f.pos.Verb() || f.left&(1<<syntax.AuxPass) != 0 {
			break
		}
		if s := f.subject; s >= 0 {
			return v.subjectPhrase(cue, content, s)
		}
		switch f.rel {
		case syntax.Conj, syntax.Advcl, syntax.Xcomp, syntax.Dep, syntax.Parataxis:
		default:
			return text.Range{}
		}
		if h = f.head; h < 0 {
			break
		}
	}
	return text.Range{}
}

// subjectPhrase is the phrase around a subject, nothing where that cannot be
// the cue's speaker.
func (v *view) subjectPhrase(cue Candidate, content []text.Range, s int32) text.Range {
	if v.at(s).quoted || covers(content, s) || !v.refers(s) {
		return text.Range{}
	}
	sent := v.in.Doc.Sentences[v.in.Doc.Tokens[s].Sentence]
	r := v.phrase(s, sent.Start, sent.End)
	if r.Start < cue.tokens.End && cue.tokens.Start < r.End {
		return text.Range{}
	}
	return r
}

// refers reports whether a subject can be somebody who speaks.
func (v *view) refers(i int32) bool {
	switch p := v.in.Tags[i]; {
	case p.Noun(), p == tag.PRP, p == tag.WP, p == tag.CD, p == tag.DT:
		return v.at(i).lemma != v.norm(lang.WordIt)
	}
	return false
}
