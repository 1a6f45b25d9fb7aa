package text

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// Dateline is the place, date and agency at the head of an article. It is read
// by its form: a place in capitals or before a date or agency, and a dash.
type Dateline struct {
	Place, Date, Source Range // empty where absent
	Year, Month, Day    int   // of a date that is whole
}

// Empty reports whether there is no dateline.
func (d *Dateline) Empty() bool { return d.Place.Empty() && d.Source.Empty() }

// ISO is the date as 2025-02-28, empty unless it is whole.
func (d *Dateline) ISO() string {
	if d.Year == 0 || d.Month == 0 || d.Day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// longestDateline is the number of tokens up to its dash.
const longestDateline = 22

// dateline reads a dateline at the start of par:
//
//	TEHRAN, Feb. 28 (MNA) –     BEIJING, March 3 (Xinhua) --     (CNN) --
//	LONDON (AP) —               TOKYO, Sept. 7 Kyodo --          MOSCOW, March 3. /TASS/.
//	SKOPJE –                    Tehran, IRNA –                   2025-02-28, Belgrade (Tanjug) –
func (l *layoutReader) dateline(p int, par Range) (Region, bool) {
	head := p < headParagraphs
	if !l.is(par.Start, AllCaps) && l.Word(par.Start) != "(" && !(head && (l.is(par.Start, Upper|Number) || l.class(par.Start)&lang.SectionWord != 0)) {
		return Region{}, false
	}
	r := datelineReader{layoutReader: l, par: par, i: par.Start, end: min(par.End, par.Start+longestDateline), head: head}
	if !r.read() {
		return Region{}, false
	}
	if l.Layout.Dateline.Empty() {
		for _, part := range []*Range{&r.line.Place, &r.line.Date, &r.line.Source} {
			if part.Empty() {
				*part = Range{}
			}
		}
		l.Layout.Dateline = r.line
	}
	return Region{Kind: Place, Tokens: Range{par.Start, r.i}}, true
}

// datelineReader reads one dateline from i on.
type datelineReader struct {
	*layoutReader
	par    Range
	i, end int32
	head   bool // it stands where a dateline need not name date or agency
	caps   bool // the place is in capitals
	sure   bool // of the agency: it stands in brackets or strokes
	dated  bool // a date stands there as it does in datelines: behind a comma, or behind capitals
	line   Dateline
}

func (d *datelineReader) word() string {
	if d.i >= d.end {
		return ""
	}
	return d.Word(d.i)
}

func (d *datelineReader) at(f Flags) bool { return d.i < d.end && d.Tokens[d.i].Flags&f != 0 }

func (d *datelineReader) kind() lang.LayoutClass {
	if d.i >= d.end {
		return 0
	}
	return d.class(d.i)
}

// take steps over one of the words.
func (d *datelineReader) take(words ...string) bool {
	w := d.word()
	for _, x := range words {
		if w == x && w != "" {
			d.i++
			return true
		}
	}
	return false
}

func (d *datelineReader) read() bool {
	if d.kind()&lang.SectionWord != 0 && d.i+1 < d.end && d.class(d.i+1).Month() == 0 && d.is(d.i+1, Number) {
		d.i++ // Date 2025-02-28
	}
	d.date()
	d.dated = d.take(",", "-", "–", "—", "|") && !d.line.Date.Empty()
	start := d.i
	d.place()
	d.line.Place = Range{start, d.i}
	if d.line.Place.Empty() && d.word() != "(" {
		return false
	}
	d.take(",", "|")
	if d.take("(", "/") {
		if !d.bracket() {
			return false
		}
	} else if d.line.Date.Empty() {
		d.dateBehind()
	}
	if d.word() == "." && d.i+1 < d.end && d.Word(d.i+1) == "/" {
		d.i++
	}
	d.take(",")
	if d.line.Source.Empty() && d.take("(", "/") && !d.bracket() {
		return false
	}
	d.take(",")
	if d.line.Source.Empty() {
		d.bare()
	}
	d.take(",", ".")
	if d.line.Date.Empty() {
		d.dateBehind()
		d.take(",", ".")
	}
	return d.ends()
}

// dateBehind reads a date behind the place. "On Monday —" is none.
func (d *datelineReader) dateBehind() {
	parted := d.caps || d.Tokens[d.i-1].Flags&Punct != 0
	d.dated = d.date() && parted
}

// ends reports whether the dateline ends here, with a dash, or with a colon
// where it names more than a place, and steps over that.
func (d *datelineReader) ends() bool {
	named := d.sure || d.dated
	placed := !d.line.Place.Empty()
	if d.i >= d.end || d.i+1 >= d.par.End {
		return false
	}
	switch w := d.word(); {
	case w == ":":
		known := d.head && d.caps && placed && d.KnownPlace(d.line.Place) && !d.labelled()
		if !placed || !named && !known {
			return false
		}
	case d.sure && d.Word(d.i-1) == ".": // MOSCOW, March 3. /TASS/.
		return placed
	case d.glued(w):
		// TEHRAN –Iran’s: the dash is part of the word, or a token without a
		// blank behind.
		return placed && (named || d.caps && d.head)
	case !d.dash(d.i) && !(named && w == "-"):
		return false
	case !named && (!d.head || !d.opens(d.i+1) || !d.caps && d.line.Source.Empty() && !d.alone()):
		return false
	case !placed && !d.sure:
		return false
	}
	d.i++
	return true
}

// labelled reports whether the next paragraph begins with a label too: then
// JORDAN: is somebody who talks.
func (d *datelineReader) labelled() bool {
	for i := d.par.End; i < min(d.par.End+5, int32(len(d.Tokens))) && d.is(i, AllCaps|Punct); i++ {
		if d.Word(i) == ":" {
			return true
		}
	}
	return false
}

// glued reports whether a word begins with a dash.
func (d *datelineReader) glued(w string) bool {
	for _, dash := range [...]string{"–", "—", "--", "―"} {
		if len(w) > len(dash) && w[:len(dash)] == dash {
			return true
		}
	}
	return false
}

// alone reports whether a place in small letters is a dateline all the same: a
// few words before a long dash, the only one of a sentence.
func (d *datelineReader) alone() bool {
	const mostWords, leastSentence = 3, 15
	if w := d.word(); w == "-" || w == "_" || w == "−" || d.line.Place.Len() > mostWords || d.par.End-d.i < leastSentence {
		return false
	}
	for j := d.i + 1; j < d.par.End && d.stopKind(j) != fullStop; j++ {
		if d.layoutReader.dash(j) {
			return false
		}
	}
	return true
}

// opens reports whether a sentence may begin at i, as it does behind a
// dateline and not behind a dash inside one.
func (d *datelineReader) opens(i int32) bool {
	return d.is(i, Upper|Mark|Number)
}

// place reads "DONJA LIPA, Bosnia-Herzegovina" or "Washington".
func (d *datelineReader) place() {
	d.caps = d.at(AllCaps) && (len(d.word()) > 2 || d.is(d.i+1, AllCaps))
	for words := 0; words < 7 && d.i < d.end; d.i++ {
		t, c := &d.Tokens[d.i], d.kind()
		switch {
		case words == 0 && c&(lang.SectionWord|lang.StampWord) != 0, c&lang.DayWord != 0:
			return
		case t.Flags&(Upper|Punct|Handle|Number) == Upper && c.Month() == 0:
			words++
		case words > 0 && c&lang.InnerWord != 0 && t.Flags&Upper == 0:
		case words > 0 && d.word() == "." && t.Flags&Spaced == 0 && d.i+1 < d.end && d.Word(d.i+1) != "/":
		case words > 0 && t.Flags&Clitic != 0:
		case words > 0 && (d.word() == "," || d.word() == "/") && d.goesOn():
		default:
			return
		}
	}
}

// goesOn reports whether a region or country stands behind the comma: a
// capitalised word that is no date, and in capitals only where the place is.
func (d *datelineReader) goesOn() bool {
	j := d.i + 1
	if j+1 >= d.end {
		return false
	}
	t, c := &d.Tokens[j], d.class(j)
	if t.Flags&Upper == 0 || c.Month() > 0 || c&lang.DayWord != 0 {
		return false
	}
	// "Tehran, IRNA –": an agency, unless the dots of D.C. tell otherwise.
	return d.caps || t.Flags&AllCaps == 0 || t.Flags&Plain == 0
}

// bracket reads what stands in the brackets of a dateline, the first of which
// is behind: an agency, a date, or both in either order.
func (d *datelineReader) bracket() bool {
	d.date()
	d.take(",", "-", "–", "|")
	start := d.i
	for d.i < min(d.end, start+6) && d.ofAgency(start) {
		d.i++
	}
	if w := d.Word(start); d.i > start && (d.is(start, Upper|Handle) || d.i == start+1 && d.outlet(w)) && (len(w) < 2 || w[1] != '-') { // not (R-Texas)
		d.line.Source, d.sure = Range{start, d.i}, true
	}
	d.take(",", "-", "–")
	if d.line.Date.Empty() {
		d.date()
	}
	if d.word() == "/" && d.i+1 < d.end && d.is(d.i+1, Upper) { // (Tanjug/Reuters)
		for d.i < d.end && d.word() != ")" && d.i < start+8 {
			d.i++
		}
	}
	return d.take(")", "/") && (d.sure || !d.line.Date.Empty())
}

// ofAgency reports whether the word belongs to the name that begins at start.
func (d *datelineReader) ofAgency(start int32) bool {
	if d.kind().Month() > 0 {
		return false
	}
	switch w := d.word(); w {
	case ".", "&":
		return true
	default:
		return d.at(Upper|Handle) || d.at(Word) && (d.i > start || d.outlet(w))
	}
}

// outlet reports whether the language's lists have an outlet of that name, such
// as dpa.
func (d *datelineReader) outlet(name string) bool {
	_, ok := d.Lang.Outlets.Named(name)
	return ok
}

// bare reads the name of an agency that stands without brackets: "IRNA –",
// "/TASS/" in one token.
func (d *datelineReader) bare() {
	if d.Tokens[d.i-1].Flags&Punct == 0 && d.line.Date.Empty() {
		return
	}
	start := d.i
	if w := d.word(); len(w) > 2 && w[0] == '/' && w[len(w)-1] == '/' {
		d.i++
		d.sure = true
	} else {
		for d.i < d.end && d.i < start+4 && d.at(Upper) && d.kind().Month() == 0 && d.kind()&lang.DayWord == 0 {
			d.i++
		}
	}
	if d.i > start {
		d.line.Source = Range{start, d.i}
		if d.take("(") { // Young Journalists Club (YJC)
			for d.at(Upper) {
				d.i++
			}
			d.sure = d.take(")")
		}
	}
}
