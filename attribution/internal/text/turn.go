package text

import (
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// turns decides what the labels are: turns of somebody who talks, or heads of
// sections. Labels of neither kind stay part of their sentence.
func (l *layoutReader) turns() {
	if len(l.labels) == 0 {
		return
	}
	l.identify()
	var caps, mixed, letters group
	for i := range l.labels {
		b := &l.labels[i]
		switch {
		case l.titled(i):
		case b.letter != NoRegion:
			letters.add(l, i)
		case b.section:
		case b.caps:
			caps.add(l, i)
		default:
			mixed.add(l, i)
		}
	}
	// Letters without their counterpart are the items of a list.
	asked := letters.labels > 0 && caps.labels > 0 // "Q:", and a name for the answers
	lettered := letters.distinct >= 2 || asked
	capital := asked || caps.talk()
	small := both(&mixed, &caps)
	for i := range l.labels {
		b := &l.labels[i]
		switch {
		case !b.section && l.titled(i):
		case b.letter != NoRegion:
			if lettered {
				l.emit(b, b.letter)
			}
		case b.section:
			l.emit(b, Section)
		case b.caps && (capital || small), !b.caps && (small || capital && (b.again || b.voice)):
			l.emit(b, Speaker)
		case b.caps && caps.distinct >= 2 && caps.sure == 0 && l.Tokens[b.name.Start].End-l.Tokens[b.name.Start].Start > 2:
			l.emit(b, Section)
		}
	}
}

// talk reports whether labels in capitals are of people who talk.
func (g *group) talk() bool {
	voices := g.repeated > 0 && g.distinct >= 2 && 2*g.sure >= g.labels
	return g.labels >= 2 && (g.talks > 0 || voices) && (g.repeated > 0 || g.distinct >= 2 && (g.sure == g.labels || 2*g.talks >= g.labels))
}

// both reports whether labels that are not in capitals, with those that are, are
// of people who talk.
func both(mixed, caps *group) bool {
	labels := mixed.labels + caps.labels
	return labels >= 3 && mixed.repeated > 0 && mixed.distinct+caps.distinct >= 2 && 3*(mixed.talks+caps.talks) >= labels
}

// titled reports whether label i stands in a headline rather than in a
// transcript, whose next label is near.
func (l *layoutReader) titled(i int) bool {
	return l.labels[i].par == 0 && (i+1 == len(l.labels) || l.labels[i+1].par > 2)
}

// group counts the labels of one style.
type group struct {
	labels, distinct, repeated int
	sure                       int // of them name somebody beyond doubt
	talks                      int // of them stand before words that are said to somebody
}

func (g *group) add(l *layoutReader, i int) {
	b := &l.labels[i]
	g.labels++
	if int(b.first) == i {
		g.distinct++
	} else {
		g.repeated++
	}
	if b.voice || b.name.End+1 < b.tokens.End || l.inText(b) {
		g.sure++
	}
	if l.talks(b.body) {
		g.talks++
	}
}

// talks reports whether somebody is spoken to: there is a question, an I or a
// you.
func (l *layoutReader) talks(r Range) bool {
	const far = 60
	for i := r.Start; i < min(r.End, r.Start+far); i++ {
		if l.is(i, Punct) && l.Text[l.Tokens[i].Start] == '?' || l.class(i)&lang.TalkWord != 0 {
			return true
		}
	}
	return false
}

// mostSpeakers bounds the labels that a label is compared with.
const mostSpeakers = 40

// identify finds the labels that are one speaker: the same words, the last
// name of a full one, its initials.
func (l *layoutReader) identify() {
	var firsts [mostSpeakers]int32
	n := 0
	for i := range l.labels {
		b := &l.labels[i]
		b.first = int32(i)
		for _, k := range firsts[:n] {
			if first := &l.labels[k]; l.same(first, b) {
				b.first, b.again, first.again = k, true, true
				break
			}
		}
		if b.first == int32(i) && n < len(firsts) {
			firsts[n] = int32(i)
			n++
		}
	}
}

// same reports whether label b means the speaker of an earlier label a.
func (l *layoutReader) same(a, b *label) bool {
	if a.letter != b.letter || a.section != b.section {
		return false
	}
	if a.letter != NoRegion {
		return true
	}
	n := b.name.Len()
	if n <= a.name.Len() {
		alike := true
		for k := int32(1); k <= int32(n); k++ {
			alike = alike && l.Tokens[a.name.End-k].Norm == l.Tokens[b.name.End-k].Norm
		}
		if alike {
			return true
		}
	}
	return n == 1 && a.name.Len() > 1 && l.initials(a.name, l.Word(b.name.Start))
}

// initials reports whether w is the first letters of the words of r.
func (l *layoutReader) initials(r Range, w string) bool {
	at := 0
	for i := r.Start; i < r.End; i++ {
		if l.is(i, Punct) {
			continue
		}
		if at < len(w) && w[at] == '.' {
			at++
		}
		if at >= len(w) || w[at] != l.Text[l.Tokens[i].Start] {
			return false
		}
		at++
	}
	return at == len(w) || at+1 == len(w) && w[at] == '.'
}

// inText reports whether the text writes the last word of a label with a
// capital and small letters, as it does with names.
func (l *layoutReader) inText(b *label) bool {
	if l.named == nil {
		l.named = map[uint64]struct{}{}
		for i := range l.Tokens {
			t := &l.Tokens[i]
			if t.Flags&(Upper|AllCaps|Punct|LineStart) == Upper && t.End-t.Start > 2 {
				l.named[t.Norm] = struct{}{}
			}
		}
	}
	_, ok := l.named[l.Tokens[b.name.End-1].Norm]
	return ok
}

// mostUnlabelled is how many paragraphs without a label may stand between two
// turns for them to belong to the first.
const mostUnlabelled = 3

// bodies lets a turn go on to the next region, if that is near, and numbers the
// speakers by their regions.
func (l *layoutReader) bodies() {
	rs := l.Layout.Regions
	var at map[int32]int32 // label to region
	for i := range rs {
		r := &rs[i]
		if !r.Turn() {
			continue
		}
		if at == nil {
			at = map[int32]int32{}
		}
		if k, ok := at[r.First]; ok {
			r.First = k
		} else {
			at[r.First] = int32(i)
			r.First = int32(i)
		}
		if i+1 == len(rs) {
			continue
		}
		next, from := l.paragraphOf(rs[i+1].Tokens.Start), l.paragraphOf(r.Tokens.Start)+1
		if rs[i+1].Turn() && next > from && next-from <= mostUnlabelled {
			r.Body.End = l.Paragraphs[next-1].End
		}
	}
}

// paragraphOf is the index of the paragraph of token i, which the token does
// not know yet.
func (l *layoutReader) paragraphOf(i int32) int {
	return sort.Search(len(l.Paragraphs), func(p int) bool { return l.Paragraphs[p].End > i })
}
