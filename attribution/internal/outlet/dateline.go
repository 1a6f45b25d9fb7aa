package outlet

import (
	"fmt"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Dateline is the place, date and agency at the head of an article.
type Dateline struct {
	Place, Date text.Range // empty where absent
	ISO         string     // of a date that is whole: 2025-02-28
	Source      *Source    // nil where the dateline names none; with one mention
}

// headParagraphs is the number of paragraphs in which a dateline may stand:
// headline, byline and the like come before it.
const headParagraphs = 6

// longestDateline is the number of tokens up to its dash.
const longestDateline = 22

// dateline finds "TEHRAN, Feb. 28 (MNA) –" and its like at the head of one of
// the first paragraphs, or at that of a line.
func (l *Linker) dateline(doc *text.Doc) *Dateline {
	for p := 0; p < len(doc.Paragraphs) && p < headParagraphs; p++ {
		par := doc.Paragraphs[p]
		d := reader{Linker: l, doc: doc, i: par.Start, end: min(par.End, par.Start+longestDateline)}
		if d.read() {
			line := d.line
			return &line
		}
	}
	return nil
}

// reader reads one dateline.
type reader struct {
	*Linker
	doc    *text.Doc
	i, end int32
	line   Dateline
}

func (d *reader) word() string {
	if d.i >= d.end {
		return ""
	}
	return d.doc.Word(d.i)
}

func (d *reader) at(f text.Flags) bool { return d.i < d.end && d.doc.Tokens[d.i].Flags&f != 0 }

func (d *reader) sense() sense {
	if d.i >= d.end {
		return 0
	}
	return d.senseAt(d.i)
}

// senseAt knows "Feb." too.
func (d *reader) senseAt(i int32) sense {
	if w := d.doc.Word(i); len(w) > 2 && w[len(w)-1] == '.' {
		return d.senseOf(text.NormOf(w[:len(w)-1]))
	}
	return d.senseOf(d.doc.Tokens[i].Norm)
}

// take steps over one of the words.
func (d *reader) take(words ...string) bool {
	w := d.word()
	for _, x := range words {
		if w == x && w != "" {
			d.i++
			return true
		}
	}
	return false
}

func (d *reader) read() bool {
	if strings.EqualFold(d.word(), "date") && d.at(text.Word) {
		d.i++
		if !d.date() {
			return false
		}
	} else {
		d.date()
	}
	d.take(",", "-", "–", "—")
	start := d.i
	capitals := d.place()
	if d.i == start {
		return false
	}
	d.line.Place = text.Range{Start: start, End: d.i}
	d.take(",", "|")
	if d.take("(", "/") {
		if !d.bracket() {
			return false
		}
	} else if d.i < d.end && d.line.Date.Empty() {
		d.date()
	}
	d.take(",", ".")
	if d.line.Source == nil && d.take("(", "/") && !d.bracket() {
		return false
	}
	d.take(",")
	if d.line.Source == nil {
		d.slashed()
	}
	if d.line.Source == nil {
		d.agency()
	}
	d.take(",")
	if d.line.Date.Empty() {
		d.date()
		d.take(",", ".")
	}
	return d.dash(capitals)
}

// dash reports whether the dateline ends here: with a dash, or a colon behind
// a place that is known.
func (d *reader) dash(capitals bool) bool {
	named := d.line.Source != nil || !d.line.Date.Empty()
	w := d.word()
	switch w {
	case "–", "—", "--", "―", "---", "-", "−":
		spaced := d.at(text.Spaced)
		d.i++
		return named && spaced || capitals && (named || d.opens(d.i))
	case ".":
		return strings.HasSuffix(d.doc.Word(d.i-1), "/") // MOSCOW, March 3. /TASS/.
	case ":":
		return (capitals || named) && (named || d.known(d.line.Place))
	}
	// A dash may stick to the next word: "TEHRAN –Iran’s".
	for _, dash := range [...]string{"–", "—", "--", "―"} {
		if strings.HasPrefix(w, dash) {
			return capitals && d.senseAt(d.line.Place.Start)&heading == 0 || named
		}
	}
	return false
}

// opens reports whether a sentence may begin at i, as it does behind a
// dateline and not behind a dash inside one.
func (d *reader) opens(i int32) bool {
	if int(i) >= len(d.doc.Tokens) || d.senseAt(d.line.Place.Start)&heading != 0 {
		return false
	}
	return d.doc.Tokens[i].Flags&(text.Upper|text.Mark|text.Number) != 0
}

// known reports whether the lists have the place.
func (d *reader) known(r text.Range) bool {
	var norms [8]uint64
	n := 0
	for i := r.Start; i < r.End && n < len(norms); i++ {
		if d.doc.Tokens[i].Flags&text.Punct != 0 {
			break
		}
		norms[n] = lexicon.NameNorm(d.doc.Word(i))
		n++
	}
	if n == 0 {
		return false
	}
	const places = lexicon.Place | lexicon.Capital
	if n == 1 {
		return d.names.Word(norms[0]).Has(places)
	}
	name, length := d.names.Longest(norms[:n])
	return length == n && name.Has(places)
}

// place reads "DONJA LIPA, Bosnia-Herzegovina" or "Washington" and reports
// whether its first word is in capitals.
func (d *reader) place() bool {
	capitals := d.at(text.AllCaps) && len(d.word()) > 2
	words := 0
	for words < 7 && d.i < d.end {
		t := &d.doc.Tokens[d.i]
		switch {
		case t.Flags&text.Upper != 0 && t.Flags&text.Punct == 0 && d.sense()&(day|month) == 0 && t.Flags&text.Handle == 0:
			words++
		case words > 0 && t.Flags&text.Upper == 0 && t.Flags&text.Word != 0 && (d.word() == "of" || d.word() == "de" || d.word() == "al" || d.word() == "and"):
		case words > 0 && d.word() == "." && d.i+1 < d.end && t.Flags&text.Spaced == 0:
		case words > 0 && (d.word() == "," || d.word() == "/") && d.placeGoesOn():
		default:
			return capitals
		}
		d.i++
	}
	return capitals
}

// placeGoesOn reports whether a capitalised word that is no date stands behind
// the comma.
func (d *reader) placeGoesOn() bool {
	j := d.i + 1
	if j >= d.end {
		return false
	}
	t := &d.doc.Tokens[j]
	if t.Flags&text.Upper == 0 || d.senseAt(j)&(day|month) != 0 {
		return false
	}
	if m, ok := d.doc.Outlet(d.outlets, j); ok && !m.Programme && !m.Ambiguous {
		return false
	}
	return true
}

// bracket reads what stands in the brackets of a dateline, the first of which
// is behind: an agency, a date.
func (d *reader) bracket() bool {
	d.date()
	d.take(",", "-", "–")
	d.agency()
	d.take(",", "-", "–")
	if d.line.Date.Empty() {
		d.date()
	}
	if d.line.Source == nil {
		// An agency of no list.
		start := d.i
		for d.at(text.Upper) && d.i < start+4 && !strings.Contains(d.word(), "-") {
			d.i++
		}
		if d.i > start && d.doc.Tokens[d.line.Place.Start].Flags&text.AllCaps != 0 {
			r := text.Range{Start: start, End: d.i}
			d.line.Source = &Source{Name: d.doc.Slice(r), Kind: lexicon.Agency, Mentions: []text.Range{r}}
		}
	}
	return d.take(")", "/") && (d.line.Source != nil || !d.line.Date.Empty())
}

// agency reads the name of an outlet.
func (d *reader) agency() {
	if d.i >= d.end {
		return
	}
	m, ok := d.doc.Outlet(d.outlets, d.i)
	if !ok || m.Programme || m.End > d.end {
		return
	}
	o := d.outlets.At(m.Outlet)
	d.line.Source = &Source{Name: o.Name, Kind: o.Kind, Country: o.Country, Mentions: []text.Range{{Start: d.i, End: m.End}}}
	d.i = m.End
}

// slashed reads /TASS/ where it is one token.
func (d *reader) slashed() {
	w := d.word()
	name := strings.Trim(w, "/")
	if len(w) != len(name)+2 || w[0] != '/' {
		return
	}
	if id, ok := d.outlets.Named(name); ok {
		o := d.outlets.At(id)
		d.line.Source = &Source{Name: o.Name, Kind: o.Kind, Country: o.Country, Mentions: []text.Range{{Start: d.i, End: d.i + 1}}}
		d.i++
	}
}

// date reads a date in one of the orders that newspapers use.
func (d *reader) date() bool {
	start := d.i
	if d.sense()&day != 0 && d.sense()&month == 0 && d.at(text.Upper) {
		d.i++
		d.take(",", ".")
	}
	y, m, n := 0, 0, 0
	switch {
	case d.at(text.Number) && d.isoDate(&y, &m, &n):
	case d.monthWord() > 0:
		m = d.monthWord()
		d.i++
		d.take(".")
		n = d.number(1, 31)
		if n > 0 {
			y = d.yearBehind()
		}
	case d.at(text.Number):
		from := d.i
		n = d.number(1, 31)
		if m = d.monthWord(); n == 0 || m == 0 {
			d.i = from
			n = 0
			break
		}
		d.i++
		d.take(".")
		y = d.yearBehind()
	}
	if m == 0 && d.i == start {
		return false
	}
	end := d.i
	for end > start && d.doc.Tokens[end-1].Flags&text.Punct != 0 && d.doc.Word(end-1) == "," {
		end--
	}
	d.line.Date = text.Range{Start: start, End: end}
	if y > 0 && m > 0 && n > 0 {
		d.line.ISO = fmt.Sprintf("%04d-%02d-%02d", y, m, n)
	}
	return true
}

// isoDate reads 2025-02-28, in one token or in five.
func (d *reader) isoDate(y, m, n *int) bool {
	from := d.i
	digits := d.word()
	d.i++
	for d.i < d.end && d.i < from+5 && (d.doc.Word(d.i) == "-" || d.at(text.Number)) && !d.at(text.Spaced) {
		digits += d.word()
		d.i++
	}
	if len(digits) == 10 && digits[4] == '-' && digits[7] == '-' {
		*y, *m, *n = number(digits[:4]), number(digits[5:7]), number(digits[8:])
		if *y > 1000 && 1 <= *m && *m <= 12 && 1 <= *n && *n <= 31 {
			return true
		}
	}
	d.i = from
	*y, *m, *n = 0, 0, 0
	return false
}

// number reads a number between least and most, 0 for none.
func (d *reader) number(least, most int) int {
	if !d.at(text.Number) {
		return 0
	}
	w := strings.TrimRight(d.word(), "stndrh")
	n := number(w)
	if n < least || n > most {
		return 0
	}
	d.i++
	return n
}

// yearBehind reads ", 2025", 0 for none.
func (d *reader) yearBehind() int {
	from := d.i
	d.take(",")
	if y := d.number(1900, 2199); y > 0 {
		return y
	}
	d.i = from
	return 0
}

// number is the value of digits, 0 for anything else.
func number(s string) int {
	if s == "" || len(s) > 4 {
		return 0
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// monthWord is the number of the month that the token names, 0 for none.
func (d *reader) monthWord() int {
	if !d.at(text.Upper) || d.sense()&month == 0 {
		return 0
	}
	w := strings.ToLower(d.word())
	if len(w) < 3 {
		return 0
	}
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", w[:3])
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}
