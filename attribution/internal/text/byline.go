package text

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// longestByline is the number of tokens of a byline.
const longestByline = 40

// byline reads "By Jane Roe, Associated Press Writer", "(Reporting by A; editing
// by B)", "Jane Roe, staff writer".
func (l *layoutReader) byline(p int, par Range) (Region, bool) {
	i := par.Start
	if l.is(i, Punct) && (l.Word(i) == "(" || l.Word(i) == "[") {
		i++
	}
	if i >= par.End {
		return Region{}, false
	}
	switch c := l.class(i); {
	case c&lang.ByWord != 0 && l.is(i, Upper):
		if p < headParagraphs || par.Len() < 10 {
			return l.authors(par, i+1)
		}
	case c&lang.CreditWord != 0 && l.is(i, Upper) && par.Len() <= longestByline:
		for k := i + 1; k+1 < min(i+4, par.End); k++ {
			if (l.class(k)&lang.ByWord != 0 || l.Word(k) == ":") && l.is(k+1, Upper) && l.class(k+1).Month() == 0 && l.class(k+1)&lang.DayWord == 0 {
				return Region{Kind: Byline, Tokens: par, Name: l.author(Range{k + 1, par.End})}, true
			}
		}
	case len(l.Byline) > 0 && l.repeats(p, par):
		return Region{Kind: Byline, Tokens: par, Name: l.author(par)}, true
	case 0 < p && p < headParagraphs && l.is(i, Upper):
		return l.signed(par)
	}
	return Region{}, false
}

// repeats reports whether a short paragraph near the head or the end repeats
// the byline that is known beside the text: "Jane Roe in Lisbon", "Words: JANE
// ROE". The first one, which may be the headline, must have nothing else.
func (l *layoutReader) repeats(p int, par Range) bool {
	const longest, tail = 14, 3
	if par.Len() > longest || p >= headParagraphs && p < len(l.Paragraphs)-tail {
		return false
	}
	names := 0
	for i := par.Start; i < par.End; i++ {
		t, c := &l.Tokens[i], l.class(i)
		switch {
		case slices.Contains(l.Byline, t.Norm):
			names++
		case t.Flags&Mark != 0 || p == 0 && t.Flags&Punct == 0 && c&(lang.ByWord|lang.InnerWord) == 0:
			return false
		case t.Flags&(Upper|Handle|Number|Punct) == 0 && c&(lang.StaffWord|lang.InnerWord|lang.ByWord|lang.ClockWord) == 0 && l.Small(i) != lang.WordIn:
			return false
		}
	}
	return names >= min(2, len(l.Byline))
}

// authors reads the names behind "By": to the end of the paragraph, or to the
// dateline that some agencies write behind them.
func (l *layoutReader) authors(par Range, i int32) (Region, bool) {
	if i < par.End && l.Word(i) == ":" {
		i++
	}
	first := i
	for ; i < par.End && i < first+longestByline; i++ {
		t, c := &l.Tokens[i], l.class(i)
		switch {
		case i == first && (t.Flags&Upper == 0 || c.Month() > 0 || c&lang.DayWord != 0):
			return Region{}, false
		case t.Flags&Mark != 0 || t.Flags&(Clitic|Number) == Clitic:
			return Region{}, false
		case t.Flags&(Upper|Handle|Number|Punct) != 0 || c&(lang.StaffWord|lang.InnerWord|lang.ByWord|lang.ClockWord) != 0 || l.Small(i) == lang.WordIn:
		default:
			return Region{}, false
		}
		if i > first+1 && l.is(i, AllCaps) && !l.is(first, AllCaps) {
			if _, ok := l.dateline(0, Range{i, par.End}); ok {
				return Region{Kind: Byline, Tokens: Range{par.Start, i}, Name: l.author(Range{first, i})}, true
			}
		}
	}
	if i < par.End || i == first {
		return Region{}, false
	}
	return Region{Kind: Byline, Tokens: par, Name: l.author(Range{first, par.End})}, true
}

// author is the part of r before a comma, a bracket, a stroke or the like.
func (l *layoutReader) author(r Range) Range {
	for i := r.Start; i < r.End; i++ {
		t := &l.Tokens[i]
		if t.Flags&(Punct|Handle) != 0 && !(t.Flags&Spaced == 0 && l.Word(i) == ".") || l.class(i)&lang.StaffWord != 0 && i > r.Start {
			return Range{r.Start, i}
		}
	}
	if l.stopKind(r.End-1) == fullStop {
		r.End--
	}
	return r
}

// signed reads a line with a name and the writer's post: "Jane Roe, staff writer".
func (l *layoutReader) signed(par Range) (Region, bool) {
	if par.Len() < 3 || par.Len() > 12 || l.class(par.End-1)&lang.StaffWord == 0 {
		return Region{}, false
	}
	for i := par.Start; i < par.End; i++ {
		t, c := &l.Tokens[i], l.class(i)
		if t.Flags&Upper == 0 && c&(lang.StaffWord|lang.InnerWord) == 0 && l.Word(i) != "," || t.Flags&Mark != 0 {
			return Region{}, false
		}
	}
	return Region{Kind: Byline, Tokens: par, Name: l.author(par)}, true
}

// caption reads the credit of a picture, "(AP Photo/Jane Roe)", and the label
// of a caption, "FILE - " or "FILE PHOTO:". The words of the caption itself stay
// part of the text.
func (l *layoutReader) caption(_ int, par Range) (Region, bool) {
	i := par.Start
	bracket := l.Word(i) == "(" || l.Word(i) == "["
	if bracket {
		i++
	}
	pictures := 0
	for end := min(i+4, par.End); i < end; i++ {
		c := l.class(i)
		if c&(lang.PictureWord|lang.WireWord) == 0 && !l.pictured(i) {
			break
		}
		pictures++
	}
	if pictures == 0 || i >= par.End {
		return Region{}, false
	}
	const longest = 14
	slashed := l.pictured(i-1) || l.Word(i) == "/"
	if par.Len() <= longest && (slashed || bracket && l.class(i)&lang.ByWord != 0 || l.class(i)&lang.ByWord != 0 && l.is(i+1, Upper)) {
		return Region{Kind: Caption, Tokens: par}, true
	}
	if !bracket && l.is(par.Start, Upper) && l.class(par.Start)&lang.PictureWord != 0 && (l.Word(i) == ":" || l.dash(i) && l.is(par.Start, AllCaps)) {
		return Region{Kind: Caption, Tokens: Range{par.Start, i + 1}}, true
	}
	return Region{}, false
}

// pictured reports whether token i is "Photo/Jane" or the like in one.
func (l *layoutReader) pictured(i int32) bool {
	w := l.Word(i)
	for k := 2; k+1 < len(w); k++ {
		if w[k] == '/' {
			return l.Lang.Word(w[:k]).Layout&(lang.PictureWord|lang.WireWord) != 0
		}
	}
	return false
}
