package propose

import (
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// unit is one position of the role labeller: a token, a noun with what stands
// before it and belongs to it, or an outermost quotation as a whole. Contents
// and mentions hardly ever begin or end inside of such, and the sequence
// becomes short. A quotation as one position also makes the sentence around it
// well formed.
type unit struct {
	tokens text.Range
	head   int32 // the noun, or the token of the quotation whose head lies outside
	shape  uint8 // shapeToken, or what the quotation looks like
}

const (
	shapeToken  = iota
	shapeWords  // a few words that make no sentence
	shapeClause // ends with a comma or begins in lower case, and is long
	shapeWhole  // begins like a sentence and ends like one
	shapeOpen   // never closed
)

// units appends the units of the window to dst. cues are the candidates of the
// document in order; no unit holds more than a cue.
func (v *view) units(window text.Range, cues []Candidate, dst []unit) []unit {
	d := v.in.Doc
	next := sort.Search(len(cues), func(k int) bool { return cues[k].tokens.End > window.Start })
	for i := window.Start; i < window.End; {
		q := d.Tokens[i].Quotation
		if q == 0 {
			for next < len(cues) && cues[next].tokens.End <= i {
				next++
			}
			end := window.End
			if next < len(cues) {
				if c := cues[next].tokens; c.Start <= i {
					end = min(end, c.End)
				} else {
					end = min(end, c.Start)
				}
			}
			last := v.nounPhrase(i, end)
			dst = append(dst, unit{text.Range{Start: i, End: last + 1}, last, shapeToken})
			i = last + 1
			continue
		}
		r := d.Quoted[q-1]
		r.Start, r.End = max(r.Start, i), max(min(r.End, window.End), i+1)
		dst = append(dst, unit{r, v.attachment(r), v.shape(r, q-1)})
		i = r.End
	}
	return dst
}

// nounPhrase returns the noun that a phrase at i ends with, before end: all that
// stands before it belongs to the phrase as a determiner, an attribute or a part
// of a name. It is i where there is no such phrase.
func (v *view) nounPhrase(i, end int32) int32 {
	last := i
	for k := i; k < end; k++ {
		f := v.at(k)
		if f.quoted {
			break
		}
		inside := f.head > k && f.head < min(end, i+mostPhrase) &&
			(f.rel == syntax.Det || f.rel == syntax.Amod || f.rel == syntax.Compound || f.rel == syntax.Nummod)
		if inside {
			last = max(last, f.head)
		} else if k >= last {
			break
		} else {
			return i // something else stands in between
		}
	}
	if !v.at(last).pos.Noun() {
		return i
	}
	return last
}

// mostPhrase is how many tokens a phrase may have.
const mostPhrase = 12

// attachment returns the token inside a quotation whose syntactic head lies
// outside it, the first token if there is none.
func (v *view) attachment(r text.Range) int32 {
	for i := r.Start; i < r.End; i++ {
		if h := v.at(i).head; h >= 0 && !r.Contains(h) {
			return i
		}
	}
	return r.Start
}

func (v *view) shape(r text.Range, quotation int32) uint8 {
	d := v.in.Doc
	if next := int(quotation) + 1; !d.Quotations[quotation].Closed {
		if next < len(d.Quotations) && d.Quotations[next].Continues && d.Quotations[next].Depth == 0 {
			return shapeWhole
		}
		return shapeOpen
	}
	inner := v.inner(r)
	if inner.Empty() {
		return shapeWords
	}
	first, last := inner.Start, inner.End-1
	if pauseOf(d.Word(last)) != noPause {
		if d.Tokens[first].Flags&(text.Upper|text.Number) != 0 {
			return shapeWhole
		}
		return shapeClause
	}
	if last-first >= 5 {
		return shapeClause
	}
	return shapeWords
}

// A quotation ends with a pause where its last token closes a clause or a sentence.
const (
	noPause     uint64 = iota
	clausePause        // comma, semicolon, dash
	fullStop
)

// pauseOf returns the pause that a word makes.
func pauseOf(word string) uint64 {
	switch word {
	case ",", ";", "—", "–", "--":
		return clausePause
	case ".", "!", "?", "…", "...":
		return fullStop
	}
	return noPause
}

// inner is a quotation without its marks.
func (v *view) inner(r text.Range) text.Range {
	d := v.in.Doc
	if !r.Empty() && d.Tokens[r.Start].Flags&(text.Mark|text.Open) == text.Mark|text.Open {
		r.Start++
	}
	if !r.Empty() && d.Tokens[r.End-1].Flags&(text.Mark|text.Close) == text.Mark|text.Close {
		r.End--
	}
	return r
}

// farUnits is how far from its cue content and speaker are looked for. It
// bounds the work for one cue in a text without paragraphs.
const farUnits = 160

// passage is a paragraph, with the paragraphs behind it that go on with its
// last quotation, as units. Most cues share theirs with other cues, and so the
// scores of the features that do not depend on the cue.
type passage struct {
	window text.Range
	units  []unit
	own    []roleScores
	scored []bool
}

// reach makes sure that the passage is the one around the cue, and returns the
// cue's first and last unit.
func (p *passage) reach(v *view, cue text.Range, cues []Candidate) (first, last int) {
	if !p.window.Contains(cue.Start) {
		p.window = v.window(cue.Start)
		p.units = v.units(p.window, cues, p.units[:0])
		n := len(p.units)
		p.own, p.scored = slices.Grow(p.own[:0], n)[:n], slices.Grow(p.scored[:0], n)[:n]
		clear(p.scored)
	}
	first = sort.Search(len(p.units), func(k int) bool { return p.units[k].tokens.End > cue.Start })
	last = first
	for last+1 < len(p.units) && p.units[last+1].tokens.Start < cue.End {
		last++
	}
	return first, last
}

// scores returns the scores of unit k by the features of unitFeatures.
func (p *passage) scores(v *view, c *linear.Chain, k int) *roleScores {
	s := &p.own[k]
	if !p.scored[k] {
		p.scored[k] = true
		*s = roleScores{}
		v.clear()
		v.unitFeatures(p.units[k])
		c.Emit(&v.scratch, s[:], v.features())
	}
	return s
}

// window is where the content and the speaker of a cue are looked for: its
// paragraph, a quotation behind the colon at its end, and the
// paragraphs behind it that go on with a quotation.
func (v *view) window(cue int32) text.Range {
	d := v.in.Doc
	p := d.Tokens[cue].Paragraph
	w := d.Paragraphs[p]
	for q := p + 1; int(q) < len(d.Paragraphs); q++ {
		next := d.Paragraphs[q]
		k := d.Tokens[next.Start].Quotation
		if k == 0 || !d.Quotations[k-1].Continues && !(q == p+1 && v.at(w.End-1).lemma == colonNorm) {
			break
		}
		w.End = max(d.Quoted[k-1].End, next.Start+1)
		if w.End < next.End {
			break
		}
	}
	return w
}
