package quotes

import (
	"strconv"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of byte offsets into the caller's
// text. Both ends lie on rune boundaries; an invalid byte is a position of its
// own.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the bytes of text that the span covers. Like a slice expression it
// panics for a span that does not lie inside the text; see [Span.Fits].
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Fits reports whether the span can be one of text: it lies inside, and both ends
// are on rune boundaries. Spans that Find returns fit; those that somebody else
// wrote, or for another text, may not.
func (s Span) Fits(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && onBoundary(text, s.Start) && onBoundary(text, s.End)
}

// onBoundary reports whether no rune of text lies on both sides of i.
func onBoundary(text string, i int) bool {
	if i == len(text) || utf8.RuneStart(text[i]) {
		return true
	}
	for back := i - 1; back >= 0 && i-back < utf8.UTFMax; back-- {
		if utf8.RuneStart(text[back]) {
			_, size := utf8.DecodeRuneInString(text[back:])
			return back+size <= i
		}
	}
	return true // a continuation byte without its beginning is a position of its own
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// String gives the span in the notation of half-open ranges: [3,14).
func (s Span) String() string {
	return "[" + strconv.Itoa(s.Start) + "," + strconv.Itoa(s.End) + ")"
}

// Quotation is a stretch of text between quotation marks, whoever uttered it.
type Quotation struct {
	Span            // with the marks
	Inner     Span  // without the marks
	Style     Style // which pair of marks
	Depth     int   // 0 for an outermost quotation, 1 for one inside it, ...
	Closed    bool  // a closing mark was found
	Continues bool  // goes on with the quotation before it, whose paragraph ended without a closing mark
}
