package statement

import (
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

// present reports whether the first finite verb of a stretch is in the present
// tense or a modal. It goes by the parts of speech, for most sentences have no
// tree.
func (v *view) present(r text.Range) bool {
	for _, p := range v.in.Tags[r.Start:r.End] {
		switch p {
		case tag.VBZ, tag.VBP, tag.MD:
			return true
		case tag.VBD:
			return false
		}
	}
	return false
}
