package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// sentencesBefore is the content of a cue at the end of a paragraph together
// with the sentences before: "A is B. C is D, Hashemi said." News tells what
// happened in the past tense; sentences in the present before a cue in the past
// are the speaker's, if nobody else speaks in them. It is nil elsewhere.
func (v *view) sentencesBefore(cue Candidate, best roles, cues []Candidate) []text.Range {
	d := v.in.Doc
	if len(best.content) != 1 || best.content[0].End > cue.tokens.Start || v.at(cue.head).pos != tag.VBD || KindOf(d, best.content) != Indirect {
		return nil
	}
	para := d.Paragraphs[d.Tokens[cue.head].Paragraph]
	sent := d.Sentences[d.Tokens[cue.head].Sentence]
	start := best.content[0].Start
	if start != sent.Start || sent.End != para.End || start == para.Start || start-para.Start > mostWidened ||
		!v.present(best.content[0]) || v.unclaimed(cue, cues) > para.Start {
		return nil
	}
	for s := d.Tokens[para.Start].Sentence; d.Sentences[s].Start < start; s++ {
		if !v.present(d.Sentences[s]) {
			return nil
		}
	}
	for i := para.Start; i < start; i++ {
		if v.at(i).quoted {
			return nil
		}
	}
	return []text.Range{{Start: para.Start, End: best.content[0].End}}
}

// block is the paragraph below a cue whose sentence, and paragraph, ends with a
// colon: a letter or a message that is set off and needs no marks.
func (v *view) block(cue Candidate) text.Range {
	d := v.in.Doc
	p := d.Tokens[cue.head].Paragraph
	end := d.Paragraphs[p].End
	if int(p)+1 == len(d.Paragraphs) || v.at(end-1).lemma != colonNorm || d.Tokens[end-1].Sentence != d.Tokens[cue.head].Sentence {
		return text.Range{}
	}
	next := d.Paragraphs[p+1]
	if v.at(next.Start).quoted || d.Tokens[next.Start].Flags&text.Masked != 0 || next.Len() > mostWidened {
		return text.Range{}
	}
	return next
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
