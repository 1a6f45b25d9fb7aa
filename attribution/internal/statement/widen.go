package statement

import (
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// widen takes the sentences before into an indirect content that a cue at the
// end of the paragraph closes: "A is B. C is D, Hashemi said." News tells what
// happened in the past tense; sentences in the present before a cue in the past
// are the speaker's, if nobody else speaks in them.
func (v *view) widen(p *proposal, cues []candidate) {
	d := v.in.Doc
	if p.kind != Indirect || len(p.content) != 1 || p.content[0].End > p.tokens.Start || v.at(p.head).pos != tag.VBD {
		return
	}
	para := d.Paragraphs[d.Tokens[p.head].Paragraph]
	sent := d.Sentences[d.Tokens[p.head].Sentence]
	start := p.content[0].Start
	if start != sent.Start || sent.End != para.End || start == para.Start || start-para.Start > mostWidened {
		return
	}
	if !v.present(text.Range{Start: start, End: p.content[0].End}) {
		return
	}
	for s := d.Tokens[para.Start].Sentence; d.Sentences[s].Start < start; s++ {
		if !v.present(d.Sentences[s]) {
			return
		}
	}
	for i := para.Start; i < start; i++ {
		if v.at(i).quoted {
			return
		}
	}
	if v.unclaimed(p.candidate, cues) > para.Start {
		return
	}
	p.content[0].Start = para.Start
}

// mostWidened is how many tokens may be taken in.
const mostWidened = 120

// present reports whether the main verb of a stretch of one sentence is in the
// present tense, or a modal goes with it.
func (v *view) present(r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		f := v.at(i)
		if f.head >= r.Start && f.head < r.End {
			continue
		}
		if f.pos == tag.VBZ || f.pos == tag.VBP || f.pos == tag.MD {
			return true
		}
		// The tense is that of the auxiliary or copula.
		for k := max(r.Start, i-12); k < min(r.End, i+4); k++ {
			a := v.at(k)
			if a.head == i && (a.rel == syntax.Aux || a.rel == syntax.AuxPass || a.rel == syntax.Cop) {
				return a.pos == tag.VBZ || a.pos == tag.VBP || a.pos == tag.MD
			}
		}
		if f.pos.Verb() {
			return false
		}
	}
	return false
}
