package text

import "github.com/whosaid/whosaid/attribution/internal/lang"

// stamp reads a line that is nothing but a date and a time, "Updated: July 2,
// 2013 15:01 IST", or the time before an entry of a live blog, "10:32 a.m. —".
func (l *layoutReader) stamp(_ int, par Range) (Region, bool) {
	const longest = 18
	end, dated, numbers := par.Start, false, 0
	for end < par.End && end-par.Start < longest {
		t, c := &l.Tokens[end], l.class(end)
		switch {
		case t.Flags&Number != 0:
			numbers++
			dated = dated || numbers >= 3 || clockTime(l.Word(end))
		case c.Month() > 0 && t.Flags&Upper != 0 || c&lang.DayWord != 0:
			dated = true
		case c&(lang.StampWord|lang.ClockWord) != 0 && t.Flags&Mark == 0:
		case t.Flags&(Punct|Mark) == Punct && !(t.Flags&Spaced == 0 && l.stopKind(end) == question):
		default:
			return l.entry(par)
		}
		end++
	}
	return Region{Kind: Stamp, Tokens: Range{par.Start, end}}, dated && end == par.End && par.Len() > 1
}

// entry reads the time at the head of an entry: digits, a colon or full stop,
// digits, and a dash or colon behind.
func (l *layoutReader) entry(par Range) (Region, bool) {
	i := par.Start
	if !l.is(i, Number) || !clockTime(l.Word(i)) {
		return Region{}, false
	}
	for i++; i < par.End && l.class(i)&lang.ClockWord != 0; i++ {
	}
	if i+1 >= par.End || !l.dash(i) && l.Word(i) != ":" && l.Word(i) != "|" {
		return Region{}, false
	}
	return Region{Kind: Stamp, Tokens: Range{par.Start, i + 1}}, true
}

// clockTime reports whether a number is a time: 10:32, 7.05pm, 14:00GMT.
func clockTime(w string) bool {
	n := 0
	for n < len(w) && ascii[w[n]]&digit != 0 {
		n++
	}
	return 0 < n && n <= 2 && n+2 < len(w) && (w[n] == ':' || w[n] == '.') && ascii[w[n+1]]&ascii[w[n+2]]&digit != 0 && (n+3 == len(w) || ascii[w[n+3]]&digit == 0)
}
