package render

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// points translates byte offsets to code points: annotation formats count
// those. An invalid byte is a code point of its own.
type points struct {
	text      string
	waypoints []waypoint
}

// waypoint says how many code points stand before a byte offset.
type waypoint struct{ offset, count int }

const pointsPerLeg = 256

func newPoints(text string) *points {
	p := &points{text: text}
	n := 0
	for i := range text {
		if n%pointsPerLeg == 0 {
			p.waypoints = append(p.waypoints, waypoint{i, n})
		}
		n++
	}
	return p
}

// count returns how many code points stand before the byte offset, which is
// that of a character.
func (p *points) count(offset int) int {
	next := sort.Search(len(p.waypoints), func(i int) bool { return p.waypoints[i].offset > offset })
	if next == 0 {
		return 0
	}
	last := p.waypoints[next-1]
	return last.count + utf8.RuneCountInString(p.text[last.offset:offset])
}

// before returns the text before the byte offset, at most n code points of it.
func before(text string, offset, n int) string {
	from := offset
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return text[from:offset]
}

// after returns the text from the byte offset on, at most n code points of it.
func after(text string, offset, n int) string {
	to := offset
	for ; n > 0 && to < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return text[offset:to]
}

// toValid writes every invalid byte as U+FFFD, one each, so that counts of code
// points hold.
func toValid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
