package text

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// As far as marks can tell, a quotation without a closing mark goes on to the end
// of its paragraph. Mostly it really does: writers forget the mark at the end of a
// paragraph more often than elsewhere. But where words inside report it, "“The dam
// holds, Mayor Eva Holub said.", it ends before them, and where a later sentence
// reports what somebody else said it ends before that sentence.

// mend ends such quotations. It needs tokens and lexemes.
func (d *Doc) mend() {
	given := true
	for q := range d.Quotations {
		if d.Quotations[q].Closed || d.Quotations[q].Depth > 0 || d.continued(q) {
			continue
		}
		end := d.reported(q)
		if end == d.Quoted[q].End {
			continue
		}
		if given {
			d.Quotations, given = slices.Clone(d.Quotations), false // the caller's slice
		}
		d.cut(q, end)
	}
}

// continued reports whether quotation q is continued in another one.
func (d *Doc) continued(q int) bool {
	for _, next := range d.Quotations[q+1:] {
		if next.Depth == 0 {
			return next.Continues
		}
	}
	return false
}

// cut ends quotation q before the token end. Those inside it that begin behind
// become outermost ones.
func (d *Doc) cut(q int, end int32) {
	at := int(d.Tokens[end-1].End)
	x := &d.Quotations[q]
	for i := end; i < d.Quoted[q].End; i++ {
		d.Tokens[i].Quotation = 0
	}
	for k := q + 1; k < len(d.Quotations) && d.Quotations[k].Depth > 0; k++ {
		inner := &d.Quotations[k]
		if inner.Start < at {
			continue
		}
		if inner.Depth--; inner.Depth == 0 {
			for i := d.Quoted[k].Start; i < d.Quoted[k].End; i++ {
				d.Tokens[i].Quotation = int32(k) + 1
			}
		}
	}
	x.End, x.Inner.End = at, at
	d.Quoted[q].End = end
}

// mostReporting is how many tokens may stand between the end of a quotation and
// the verb that reports it.
const mostReporting = 7

// reported is where a quotation without a closing mark ends: before the clause
// that reports it, or else where it ended so far.
func (d *Doc) reported(q int) int32 {
	const least = 2 // words of the quotation
	r := d.Quoted[q]
	from := r.Start + 1 + least
	inner := q + 1 // the next quotation inside it
	for i := from; i < r.End; i++ {
		for ; inner < len(d.Quotations) && d.Quoted[inner].Start <= i; inner++ {
			i = max(i, d.Quoted[inner].End)
		}
		if i >= r.End {
			break
		}
		if d.Tokens[i].Flags&(Word|Upper) == Word && d.Is(i, lang.Reporting) {
			if start, ok := d.clauseStart(Range{from, r.End}, i); ok {
				return start
			}
		}
	}
	return r.End
}

// clauseStart returns where in r the clause of a reporting verb begins, if that is
// a clause of its own: behind the comma before the name or pronoun of a speaker, or
// before the verb where the speaker stands behind it; or behind a full stop, with
// at least two capitalised words between, as somebody else is named there.
func (d *Doc) clauseStart(r Range, verb int32) (start int32, ok bool) {
	names, someone := 0, false
	for k := verb - 1; k >= r.Start && k >= verb-mostReporting; k-- {
		t := &d.Tokens[k]
		comma := d.Word(k) == ","
		switch {
		case comma && (names > 0 || someone || k == verb-1 && verb+1 < r.End && d.Tokens[verb+1].Flags&Upper != 0):
			return k + 1, true
		case d.stopKind(k) == fullStop && names > 1:
			return k + 1, true
		case comma, t.Flags&Mark != 0, t.Flags&Punct != 0 && d.Word(k) != ".":
			return 0, false // nobody is named
		case t.Flags&Upper != 0:
			names++
		case d.Is(k, lang.Subject):
			someone = true
		}
	}
	return 0, false
}
