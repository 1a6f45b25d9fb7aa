package tag

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Tag is Tagger.Tag without memory to reuse.
func Tag(doc *text.Doc, m *Model, dst []POS) []POS { return new(Tagger).Tag(doc, m, dst) }

// Tagger is memory that is used again from text to text.
type Tagger struct {
	// rows are those of the dictionary, by lexeme and case, so that a word is
	// looked up once a text: 1 + the row, 0 where nobody has asked yet.
	rows    [][cases]uint32
	scratch linear.Scratch
}

// Tag gives every token of doc its part of speech, sentence by sentence from
// left to right. It writes over dst, and allocates only if dst is too small.
// It takes time linear in the number of tokens.
func (t *Tagger) Tag(doc *text.Doc, m *Model, dst []POS) []POS {
	n := len(doc.Tokens)
	if cap(dst) < n {
		dst = make([]POS, n)
	}
	dst = dst[:n]
	if m == nil {
		m = new(Model)
	}
	r := t.reader(doc, m)
	for _, s := range doc.Sentences {
		r.sentence(s, dst)
	}
	return dst
}

// reader tags one document.
type reader struct {
	doc     *text.Doc
	m       *Model
	rows    [][cases]uint32
	scratch *linear.Scratch
}

func (t *Tagger) reader(doc *text.Doc, m *Model) reader {
	t.rows = slices.Grow(t.rows[:0], len(doc.Lexemes))[:len(doc.Lexemes)]
	clear(t.rows)
	return reader{doc, m, t.rows, &t.scratch}
}

// lookup returns what the dictionary says of token i.
func (r *reader) lookup(i int32) entry {
	t := &r.doc.Tokens[i]
	row := &r.rows[t.Lexeme][caseOf(t)]
	if *row == 0 {
		*row = 1 + r.m.words.Row(linear.Mix(t.Norm, caseOf(t)))
	}
	if *row == 1 {
		return entry{}
	}
	return entry{*row - 1, r.m.words.Pairs(*row - 1)}
}

// sentence tags one sentence.
func (r *reader) sentence(s text.Range, dst []POS) {
	var f features
	w := r.window(s)
	for i := s.Start; i < s.End; i++ {
		r.enter(&w, s, i)
		p := w.entry.certain()
		if p == None {
			p = r.m.decide(&w, &f, r.scratch)
		}
		dst[i] = p
		w.leave(p)
	}
}

// window is the state before the first token of a sentence.
func (r *reader) window(s text.Range) window {
	w := window{prev: edge, cur: edge, next: edge, next2: edge}
	r.look(&w, s, s.Start)
	w.shift()
	r.look(&w, s, s.Start+1)
	return w
}

// look takes token i in as the last of the window.
func (r *reader) look(w *window, s text.Range, i int32) {
	w.next2, w.next2Entry = edge, entry{}
	if i < s.End {
		w.next2, w.next2Entry = r.doc.Tokens[i].Norm, r.lookup(i)
	}
}

// shift moves the words one place.
func (w *window) shift() {
	w.prev2, w.prev, w.cur, w.next = w.prev, w.cur, w.next, w.next2
	w.entry, w.nextEntry = w.nextEntry, w.next2Entry
}

// enter makes token i the one to decide about.
func (r *reader) enter(w *window, s text.Range, i int32) {
	w.shift()
	r.look(w, s, i+2)
	w.token, w.word, w.first = &r.doc.Tokens[i], r.doc.Word(i), i == s.Start
}

// leave notes the tag of the token in hand.
func (w *window) leave(p POS) { w.prev2Tag, w.prevTag = w.prevTag, p }

// decide scores the tags that a word may have; the first of equals wins.
func (m *Model) decide(w *window, f *features, s *linear.Scratch) POS {
	if m.own == nil {
		return guess(w)
	}
	switch w.task() {
	case byForm:
		return guess(w)
	case amongOpen:
		f.form(w)
		f.around(w)
		var scores [openCount]int32
		m.open.AddAll(s, scores[:], f.of(amongOpen))
		best, _ := linear.Best(scores[:])
		return openTags[best]
	}
	if p := m.habit(w); p != None {
		return p
	}
	f.around(w)
	features := f.of(amongOwn)
	tags := w.entry.tags
	best := POS(tags[0])
	top := m.own.Sum(s, features, tagSalts[best])
	for i := 2; i < len(tags); i += 2 {
		p := POS(tags[i])
		if sum := m.own.Sum(s, features, tagSalts[p]); sum > top {
			best, top = p, sum
		}
	}
	return best
}

// habit is the tag that the words around always lead to, None if there is a
// choice.
func (m *Model) habit(w *window) POS { return POS(max(0, m.habits.Habit(w.context()))) }

// task is how a word's tag is found.
type task uint8

const (
	amongOwn  task = iota // only the tags that the dictionary has for it
	amongOpen             // the tags of open classes
	byForm                // a mark that the dictionary does not know
)

// task of the word in hand. Frequent words, and those that the dictionary has
// seen in a closed class, have no tags but the known ones.
func (w *window) task() task {
	if w.entry.class == 0 {
		if w.token.Flags&text.Punct != 0 {
			return byForm
		}
		return amongOpen
	}
	if w.entry.frequent() {
		return amongOwn
	}
	for i := 0; i < len(w.entry.tags); i += 2 {
		if openLabel[w.entry.tags[i]] < 0 {
			return amongOwn
		}
	}
	return amongOpen
}

// openTags are the tags that new words have, in the order of their labels.
var openTags = [openCount]POS{NN, NNP, NNS, JJ, VB, VBD, VBG, VBN, VBP, VBZ, RB, NNPS, CD, JJR, FW}

const openCount = 15

// openLabel is the label of an open tag, -1 for other tags.
var openLabel = func() (labels [tagCount]int8) {
	for p := range labels {
		labels[p] = -1
	}
	for i, p := range openTags {
		labels[p] = int8(i)
	}
	return labels
}()

// tagSalts make a feature one of a tag.
var tagSalts = func() (salts [tagCount]uint64) {
	for p := range tagCount {
		salts[p] = linear.Mix(uint64(p), fTags)
	}
	return salts
}()

// guess is the tag of a word by its form, for a model without weights.
func guess(w *window) POS {
	switch f := w.token.Flags; {
	case w.entry.class != 0:
		return POS(w.entry.tags[0])
	case f&text.Punct != 0:
		return Colon
	case f&text.Number != 0:
		return CD
	case f&text.Upper != 0:
		return NNP
	}
	return NN
}
