package statement

import (
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The cue finder sees only cues. Quotations that have none of their own go to
// the statement that they continue, or to the person that the text around them
// leaves no doubt about.

// joiner walks over the outermost quotations of a document in order, beside the
// statements found so far.
type joiner struct {
	v     *view
	out   []Statement
	found int     // those with a cue, in its order; the others are behind them
	of    []int32 // of every quotation: 1 + index of the statement that holds it
}

// join gives the quotations without a cue to statements; confidence and
// evidence of new ones are theirs alone.
func (v *view) join(found []Statement, of []int32) ([]Statement, []int32) {
	d := v.in.Doc
	j := joiner{v: v, out: found, found: len(found)}
	j.of = append(of[:0], make([]int32, len(d.Quotations))...)
	for s := range found {
		for _, r := range found[s].Content {
			for i := r.Start; i < r.End; {
				q := d.Tokens[i].Quotation
				if q == 0 {
					i++
					continue
				}
				j.of[q-1] = int32(s) + 1
				i = max(i+1, d.Quoted[q-1].End)
			}
		}
	}
	last := int32(-1)
	for q := range d.Quotations {
		if d.Quotations[q].Depth > 0 || d.Quoted[q].Empty() {
			continue
		}
		if j.of[q] == 0 {
			j.place(int32(q), last)
		}
		last = int32(q)
	}
	return j.out, j.of
}

// place decides about one quotation; last is the outermost one before it.
func (j *joiner) place(q, last int32) {
	d := j.v.in.Doc
	r := d.Quoted[q]
	para := d.Tokens[r.Start].Paragraph
	whole := d.Paragraphs[para]
	if d.Quotations[q].Continues && last >= 0 && j.of[last] != 0 {
		j.append(j.of[last]-1, q)
		return
	}
	if !j.sentence(q) {
		return
	}
	if m, ok := j.signature(r, whole); ok {
		j.new(q, m, "signature")
		return
	}
	if m, ok := j.label(r, whole); ok {
		j.new(q, m, "label")
		return
	}
	alone := r.Start == whole.Start && r.End >= whole.End
	if last >= 0 && j.of[last] != 0 {
		before := d.Quoted[last]
		s := j.of[last] - 1
		switch {
		case d.Tokens[before.Start].Paragraph == para && j.quiet(before.End, r.Start, s):
			j.append(s, q)
			return
		case alone && d.Tokens[before.Start].Paragraph == para-1 && j.closes(s, para-1):
			j.append(s, q)
			return
		}
	}
	if m, ok := j.introduced(r, para); ok {
		j.new(q, m, "introduced")
	}
}

// sentence reports whether a quotation is one that somebody uttered, and not a
// title, a nickname or a word at arm's length.
func (j *joiner) sentence(q int32) bool {
	r := j.v.in.Doc.Quoted[q]
	switch j.v.shape(r, q) {
	case shapeWhole:
		return r.Len() >= 5
	case shapeOpen:
		return r.Len() >= 8
	case shapeClause:
		return r.Len() >= 10
	}
	return false
}

// quiet reports whether nothing but the reporting clause of statement s stands
// between two places of one paragraph: no new cue, no narrative sentence.
func (j *joiner) quiet(from, to int32, s int32) bool {
	d := j.v.in.Doc
	for k := j.firstCue(from); k < j.found && j.out[k].Cue[0].Start < to; k++ {
		if k != int(s) {
			return false
		}
	}
	return to-from < 40 && (from >= to || d.Tokens[from].Sentence+1 >= d.Tokens[to].Sentence)
}

// firstCue returns the first of the found statements whose cue begins at or
// behind a token.
func (j *joiner) firstCue(i int32) int {
	return sort.Search(j.found, func(k int) bool { return j.out[k].Cue[0].Start >= i })
}

// closes reports whether statement s has the last word of a paragraph.
func (j *joiner) closes(s int32, para int32) bool {
	d := j.v.in.Doc
	end := d.Paragraphs[para].End
	if int(s) >= j.found {
		return false
	}
	if k := int(s) + 1; k < j.found && j.out[k].Cue[0].Start < end {
		return false
	}
	st := &j.out[s]
	at := st.Content[len(st.Content)-1].End
	for _, c := range st.Cue {
		at = max(at, c.End)
	}
	return end-at < 25 && st.Kind == Direct
}

// signature reads "quotation" ― Name.
func (j *joiner) signature(r, whole text.Range) (text.Range, bool) {
	d := j.v.in.Doc
	if r.Start != whole.Start || r.End+1 >= whole.End || whole.End-r.End > 12 {
		return text.Range{}, false
	}
	switch d.Word(r.End) {
	case "―", "—", "–", "--", "-", "~":
	default:
		return text.Range{}, false
	}
	return j.name(r.End+1, whole.End)
}

// label reads Name: "quotation" at the start of a paragraph.
func (j *joiner) label(r, whole text.Range) (text.Range, bool) {
	d := j.v.in.Doc
	if r.Start-whole.Start < 2 || r.Start-whole.Start > 8 || d.Word(r.Start-1) != ":" {
		return text.Range{}, false
	}
	return j.name(whole.Start, r.Start-1)
}

// name finds the noun phrase that a stretch begins with.
func (j *joiner) name(from, to int32) (text.Range, bool) {
	end := from
	for end < to {
		f := j.v.at(end)
		if !(f.pos.Noun() || f.pos == tag.DT || f.pos == tag.POSS || f.pos == tag.IN && end > from || f.pos.Adjective()) {
			break
		}
		end++
	}
	return text.Range{Start: from, End: end}, end > from
}

// introduced finds the subject of the sentence right before a quotation that
// begins a sentence of its own: Van der Laan was blunt. "Votes are not for
// sale."
func (j *joiner) introduced(r text.Range, para int32) (text.Range, bool) {
	d := j.v.in.Doc
	if r.Start == 0 || d.Tokens[r.Start-1].Paragraph != para {
		return text.Range{}, false
	}
	sent := d.Sentences[d.Tokens[r.Start-1].Sentence]
	if sent.Contains(r.Start) && d.Word(r.Start-1) != ":" {
		return text.Range{}, false
	}
	for i := sent.Start; i < min(sent.End, r.Start); i++ {
		f := j.v.at(i)
		if f.rel == syntax.Nsubj && f.head >= 0 && j.v.at(f.head).rel == syntax.Root && (f.pos.Proper() || f.pos == tag.PRP || f.pos.Noun()) {
			return j.v.phrase(i, sent.Start, r.Start), true
		}
	}
	return text.Range{}, false
}

func (j *joiner) append(s, q int32) {
	r := j.v.in.Doc.Quoted[q]
	st := &j.out[s]
	if n := len(st.Content); n > 0 && st.Content[n-1].End > r.Start {
		return
	}
	st.Content = append(st.Content, r)
	j.of[q] = s + 1
}

func (j *joiner) new(q int32, mention text.Range, evidence string) {
	j.out = append(j.out, Statement{
		Kind: Direct, Content: []text.Range{j.v.in.Doc.Quoted[q]}, Mention: mention,
		Act: Speech, Evidence: evidence, Score: uncued,
	})
	j.of[q] = int32(len(j.out))
}

// uncued is the score of a statement made by a rule and not by the acceptor; it
// has an entry of its own in the table of confidences.
const uncued = 1 << 30

// uncuedMille is the confidence of such statements, in thousandths: about what
// was right of them on the development articles.
const uncuedMille = 850
