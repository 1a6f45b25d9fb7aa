package text

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// A quotation without a closing mark goes on to the end of its paragraph as far
// as marks can tell, and swallows what the paragraph says behind it. Mostly it
// really goes on so far: writers forget the mark at the end of a paragraph more
// often than elsewhere. But where words inside report it, "“The dam holds, Mayor
// Eva Holub said.", it ends before them, and where a later sentence reports
// what somebody else said it ends before that.

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

// reported is where a quotation without a closing mark ends: behind the comma
// before the clause that reports it, or with the sentence before one in which
// somebody else is named and speaks.
func (d *Doc) reported(q int) int32 {
	const least = 2 // words of the quotation
	r := d.Quoted[q]
	from := r.Start + 1 + least
	for i := from; i < r.End; i++ {
		for q++; q < len(d.Quotations) && d.Quoted[q].Start <= i; q++ {
			i = max(i, d.Quoted[q].End) // one inside
		}
		if q--; i >= r.End {
			break
		}
		if d.Tokens[i].Flags&(Word|Upper) != Word || !d.Is(i, lang.Reporting) {
			continue
		}
		names, someone := 0, false
		for k := i - 1; k >= from && k >= i-mostReporting; k-- {
			t := &d.Tokens[k]
			comma := d.Word(k) == ","
			switch {
			case comma && (names > 0 || someone || k == i-1 && i+1 < r.End && d.Tokens[i+1].Flags&Upper != 0):
				return k + 1
			case d.stopKind(k) == fullStop && names > 1:
				return k + 1
			case comma, t.Flags&Mark != 0, t.Flags&Punct != 0 && d.Word(k) != ".":
				k = -1 // nobody is named
			case t.Flags&Upper != 0:
				names++
			case d.Is(k, lang.Subject):
				someone = true
			}
		}
	}
	return r.End
}
