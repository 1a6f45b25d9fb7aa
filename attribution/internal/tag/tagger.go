package tag

import "github.com/whosaid/whosaid/attribution/internal/text"

// Tag gives every token of doc its part of speech, sentence by sentence from
// left to right. It writes over dst, and allocates only if dst is too small.
// It takes time linear in the number of tokens.
func Tag(doc *text.Doc, m *Model, dst []POS) []POS {
	n := len(doc.Tokens)
	if cap(dst) < n {
		dst = make([]POS, n)
	}
	dst = dst[:n]
	if m == nil {
		m = new(Model)
	}
	for _, s := range doc.Sentences {
		m.sentence(doc, s, dst)
	}
	return dst
}

// sentence tags one sentence.
func (m *Model) sentence(doc *text.Doc, s text.Range, dst []POS) {
	var f [maxFeatures]uint64
	w := m.window(doc, s)
	for i := s.Start; i < s.End; i++ {
		m.enter(&w, doc, s, i)
		p := w.entry.certain()
		if p == None {
			p = m.decide(&w, &f)
		}
		dst[i] = p
		w.leave(p)
	}
}

// window is the state before the first token of a sentence.
func (m *Model) window(doc *text.Doc, s text.Range) window {
	w := window{prev: edge, cur: edge, next: edge, next2: edge}
	m.look(&w, doc, s, s.Start)
	w.shift()
	m.look(&w, doc, s, s.Start+1)
	return w
}

// look takes token i in as the last of the window.
func (m *Model) look(w *window, doc *text.Doc, s text.Range, i int32) {
	w.next2, w.next2Entry = edge, entry{}
	if i < s.End {
		t := &doc.Tokens[i]
		w.next2, w.next2Entry = t.Norm, m.lookup(t)
	}
}

// shift moves the words one place.
func (w *window) shift() {
	w.prev2, w.prev, w.cur, w.next = w.prev, w.cur, w.next, w.next2
	w.entry, w.nextEntry = w.nextEntry, w.next2Entry
}

// enter makes token i the one to decide about.
func (m *Model) enter(w *window, doc *text.Doc, s text.Range, i int32) {
	w.shift()
	m.look(w, doc, s, i+2)
	w.token, w.word, w.first = &doc.Tokens[i], doc.Word(i), i == s.Start
}

// leave notes the tag of the token in hand.
func (w *window) leave(p POS) { w.prev2Tag, w.prevTag = w.prevTag, p }

// decide scores the tags that a word may have.
func (m *Model) decide(w *window, f *[maxFeatures]uint64) POS {
	var scores [tagCount]int32
	if m.weights == nil {
		return guess(w)
	}
	m.weights.AddAll(scores[:], f[:w.features(f)])
	return best(w.entry, &scores)
}

// best is the tag with the highest score; of a frequent word only its own tags
// are looked at. The first of equals wins.
func best(e entry, scores *[tagCount]int32) POS {
	if e.frequent() {
		p := POS(e.tags[0])
		for i := 2; i < len(e.tags); i += 2 {
			if q := POS(e.tags[i]); scores[q] > scores[p] {
				p = q
			}
		}
		return p
	}
	p := CC
	for q := CC + 1; q < tagCount; q++ {
		if scores[q] > scores[p] {
			p = q
		}
	}
	return p
}

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
