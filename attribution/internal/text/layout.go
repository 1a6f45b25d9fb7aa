package text

import (
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// An article is more than sentences: it has a headline, a byline, a dateline,
// captions, heads of sections, the labels of those who talk in an interview.
// Read as language they do harm: a dateline becomes a clause, a byline's author
// the "he" of the first sentence. So they are found first, by their form and
// their place alone, and each is a sentence of its own that later stages pass
// over: its tokens are Masked.

// RegionKind is what a stretch of the layout is.
type RegionKind uint8

const (
	NoRegion RegionKind = iota
	Place               // the dateline: place, date and agency before the first sentence
	Byline              // who wrote, edited or compiled the article
	Stamp               // when it was published, or the time of an entry of a live blog
	Section             // the head of a section: WHAT:, UPDATE:, INGREDIENTS:
	Caption             // the label or the credit of a picture
	Speaker             // the label of a turn of an interview or a transcript, with a name or what stands for one
	Question            // the label Q of such a turn
	Answer              // the label A
	Headline            // the title and the line below it; not masked, for headlines hold statements
)

// Region is a stretch of the layout.
type Region struct {
	Kind   RegionKind
	Tokens Range // all of it, with its colon or dash
	Name   Range // of a byline the authors, of a speaker's label the words before the comma or bracket; may be empty
	Body   Range // of a turn: what is said, up to the end of the last paragraph that belongs to it
	First  int32 // of a turn: index of the first region with the same speaker, "Theo Lang:" for "TL:"
}

// Turn reports whether a region is the label of somebody who talks.
func (r *Region) Turn() bool { return r.Kind == Speaker || r.Kind == Question || r.Kind == Answer }

// Layout is what a text has beside its sentences.
type Layout struct {
	Regions  []Region // in the order of the text; they do not overlap
	Dateline Dateline // the first; with an empty Place and Source where there is none
}

// Region returns the masked region that token i is in, nil for none.
func (d *Doc) Region(i int32) *Region {
	if uint(i) >= uint(len(d.Tokens)) || d.Tokens[i].Flags&Masked == 0 {
		return nil
	}
	rs := d.Layout.Regions
	n := sort.Search(len(rs), func(k int) bool { return rs[k].Tokens.End > i })
	for ; n < len(rs) && rs[n].Tokens.Start <= i; n++ {
		if rs[n].Kind != Headline {
			return &rs[n]
		}
	}
	return nil
}

// layoutReader finds the layout. It looks at the head of every paragraph, and
// at a whole paragraph where that is short.
type layoutReader struct {
	*Doc
	labels []label
	named  map[uint64]struct{} // words that the text writes with a capital and small letters
}

// headParagraphs is the number of paragraphs in which a headline, byline or
// dateline without an agency may stand.
const headParagraphs = 6

// findLayout finds the layout. It needs tokens and paragraphs; the tokens do not
// know their paragraph yet.
func (d *Doc) findLayout() {
	d.Layout.Regions = d.Layout.Regions[:0]
	d.Layout.Dateline = Dateline{}
	l := layoutReader{Doc: d, labels: d.scratch.labels[:0]}
	for p := range d.Paragraphs {
		l.paragraph(p)
	}
	l.turns()
	d.scratch.labels = l.labels
	slices.SortStableFunc(d.Layout.Regions, func(a, b Region) int { return int(a.Tokens.Start - b.Tokens.Start) })
	l.headlines()
	l.bodies()
	for _, r := range d.Layout.Regions {
		for t := r.Tokens.Start; t < r.Tokens.End && r.Kind != Headline; t++ {
			d.Tokens[t].Flags |= Masked
		}
	}
}

// paragraph reads what stands at the head of paragraph p: a byline and then a
// dateline, a time and then a label.
func (l *layoutReader) paragraph(p int) {
	par := l.Paragraphs[p]
	for n := 0; n < 3 && !par.Empty(); n++ {
		end := l.region(p, par)
		if end == par.Start {
			break
		}
		par.Start = end
	}
}

// region reads one region at the start of par and returns its end.
func (l *layoutReader) region(p int, par Range) int32 {
	for _, read := range [...]func(int, Range) (Region, bool){l.stamp, l.byline, l.caption, l.dateline} {
		if r, ok := read(p, par); ok {
			l.Layout.Regions = append(l.Layout.Regions, r)
			return r.Tokens.End
		}
	}
	l.label(p, par)
	return par.Start
}

// Word is the word of token i, none behind the text.
func (l *layoutReader) Word(i int32) string {
	if int(i) >= len(l.Tokens) {
		return ""
	}
	return l.Doc.Word(i)
}

// class is what token i means, also when a full stop belongs to it.
func (l *layoutReader) class(i int32) lang.LayoutClass {
	if int(i) >= len(l.Tokens) || l.Tokens[i].Flags&Punct != 0 {
		return 0
	}
	if c := l.Lexeme(i).Known.Layout; c != 0 {
		return c
	}
	if w := l.Word(i); len(w) > 2 && w[len(w)-1] == '.' {
		return l.Lang.Word(w[:len(w)-1]).Layout
	}
	return 0
}

// is reports whether token i, which may lie behind the text, has one of the
// flags.
func (l *layoutReader) is(i int32, f Flags) bool {
	return int(i) < len(l.Tokens) && l.Tokens[i].Flags&f != 0
}

// dash reports whether token i is a dash that stands apart from the word
// before it, or a long one.
func (l *layoutReader) dash(i int32) bool {
	switch l.Word(i) {
	case "–", "—", "--", "―", "---":
		return true
	case "-", "−", "_":
		return l.is(i, Spaced)
	}
	return false
}

// headlines marks the first paragraph, and a second without a full stop, as the
// headline where more follows.
func (l *layoutReader) headlines() {
	const longest = 25
	for p := 0; p < 2 && p+1 < len(l.Paragraphs); p++ {
		par := l.Paragraphs[p]
		if par.Len() > longest || l.is(par.Start, Masked) || p > 0 && l.stopKind(par.End-1) == fullStop {
			return
		}
		for _, r := range l.Layout.Regions {
			if r.Tokens.Start == par.Start {
				return
			}
		}
		at := min(p, len(l.Layout.Regions))
		l.Layout.Regions = slices.Insert(l.Layout.Regions, at, Region{Kind: Headline, Tokens: par})
	}
}
