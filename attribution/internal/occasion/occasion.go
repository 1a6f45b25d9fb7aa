// Package occasion finds the event, place and time of each statement. It looks
// for phrases such as "in a statement", "at the conference in Dubai" and "on
// Thursday" beside the cue, and for sentences that tell nothing else: "She was
// speaking at a rally." Word lists and rules do this; nothing here is learned.
package occasion

import (
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Occasion says at what event, where and when a statement was made, as token
// ranges that are empty where the text does not say. Each range begins with its
// preposition or participle: "in a statement", "addressing the conference".
type Occasion struct {
	Event, Place, Time text.Range
}

// Result is what Find finds.
type Result struct {
	Occasions []Occasion // parallel to the statements
	Levels    []int32    // see decide.Levels; words about a statement are on the level of its cue
}

// Scratch is memory for Find.
type Scratch struct {
	scene
	memory decide.LevelScratch
	out    []Occasion
}

// Find returns the occasion of every statement. It looks in the sentence of the
// cue, outside the content, and in a following sentence about nothing else ("The
// minister made the remarks while addressing ..."). s may be nil; a Scratch may
// be reused, not shared, and the result is void when it is.
func Find(doc *text.Doc, sts []decide.Statement, s *Scratch) Result {
	if s == nil {
		s = new(Scratch)
	}
	s.doc, s.sts = doc, sts
	s.out = text.Grow(s.out, len(sts))
	clear(s.out)
	s.levels = decide.Levels(sts, len(doc.Tokens), &s.memory)
	s.group()
	for n := range doc.Sentences {
		s.read(int32(n), s.out)
	}
	s.doc, s.sts = nil, nil // the caller's
	return Result{s.out, s.levels}
}

// anchorOf returns the token that decides which sentence a statement belongs to:
// its cue, else its speaker's mention, else its first word; -1 for none.
func anchorOf(st *decide.Statement) int32 {
	switch {
	case len(st.Cue) > 0:
		return st.Cue[0].Start
	case !st.Mention.Empty():
		return st.Mention.Start
	case len(st.Content) > 0:
		return st.Content[0].Start
	}
	return -1
}

// scene looks for occasions in one document.
type scene struct {
	doc     *text.Doc
	sts     []decide.Statement
	levels  []int32
	grouped []int32 // statements, sorted by the sentence of their anchor
	until   []int32 // for each sentence, where its statements end in grouped
}

// group orders the statements by sentence.
func (s *scene) group() {
	s.until = text.Grow(s.until, len(s.doc.Sentences)+1)
	clear(s.until)
	sentence := func(i int) int32 {
		at := anchorOf(&s.sts[i])
		if at < 0 || int(at) >= len(s.doc.Tokens) {
			return -1
		}
		return s.doc.Tokens[at].Sentence
	}
	for i := range s.sts {
		if n := sentence(i); n >= 0 {
			s.until[n+1]++
		}
	}
	for n := range s.doc.Sentences {
		s.until[n+1] += s.until[n]
	}
	s.grouped = text.Grow(s.grouped, int(s.until[len(s.until)-1]))
	for i := range s.sts {
		if n := sentence(i); n >= 0 {
			s.grouped[s.until[n]] = int32(i)
			s.until[n]++
		}
	}
}

// of returns the statements of a sentence.
func (s *scene) of(n int32) []int32 {
	from := int32(0)
	if n > 0 {
		from = s.until[n-1]
	}
	return s.grouped[from:s.until[n]]
}

// The classes of the words that phrases begin with.
const (
	timely = lang.BeforeEvent | lang.OccasionDay | lang.Past | lang.Now | lang.Then
	begins = timely | lang.Doing | lang.BeforePlace
)

// word returns the classes of token i, of "Feb." as those of "Feb".
func (s *scene) word(i int32) lang.OccasionClass {
	if i < 0 || int(i) >= len(s.doc.Tokens) {
		return 0
	}
	x := s.doc.Lexeme(i).Known
	if x.Occasion == 0 && s.doc.Tokens[i].Flags&text.Plain == 0 {
		if w := s.doc.Word(i); len(w) > 3 && w[len(w)-1] == '.' { // Feb.
			x = s.doc.Lang.Word(w[:len(w)-1])
		}
	}
	return x.Occasion
}

func (s *scene) is(i int32, f text.Flags) bool {
	return i >= 0 && int(i) < len(s.doc.Tokens) && s.doc.Tokens[i].Flags&f != 0
}

// read finds the occasions that one sentence names and gives them to its
// statements, or to those before it.
func (s *scene) read(n int32, out []Occasion) {
	sent := s.doc.Sentences[n]
	own := s.of(n)
	var back []int32
	if len(own) == 0 {
		if back = s.before(n); len(back) == 0 || !s.remarks(sent) {
			return
		}
	}
	level, wanted := int32(-1), false
	for i := sent.Start; i < sent.End; {
		// Most tokens are content, where no occasion is looked for.
		if l := s.levels[i]; l != level {
			level, wanted = l, back != nil || s.nearest(own, text.Range{Start: i}) >= 0
		}
		if !wanted {
			i++
			continue
		}
		kind, r := s.phrase(i, sent)
		if r.Empty() {
			i++
			continue
		}
		i = r.End
		if back != nil {
			for _, st := range back {
				out[st].take(kind, r)
			}
			continue
		}
		s.give(own, kind, r, out)
	}
}

// take sets a part of the occasion unless it is set already.
func (o *Occasion) take(kind phraseKind, r text.Range) {
	var to *text.Range
	switch kind {
	case eventPhrase:
		to = &o.Event
	case placePhrase:
		to = &o.Place
	default:
		to = &o.Time
	}
	if to.Empty() {
		*to = r
	}
}

// give hands a phrase to the nearest statement, and to those on its level that
// share that statement's speaker.
func (s *scene) give(own []int32, kind phraseKind, r text.Range, out []Occasion) {
	best := s.nearest(own, r)
	if best < 0 {
		return
	}
	out[best].take(kind, r)
	for _, i := range compared(own) {
		if i != best && s.level(i, anchorOf(&s.sts[i])) == s.levels[r.Start] &&
			(s.sts[i].Mention == s.sts[best].Mention || s.sts[i].Continues == best+1) {
			out[i].take(kind, r)
		}
	}
}

// maxPerSentence caps how many statements of one sentence are compared with each
// other; real sentences never reach it.
const maxPerSentence = 32

func compared(own []int32) []int32 { return own[:min(len(own), maxPerSentence)] }

// nearest returns the statement on the phrase's level whose anchor is nearest to
// the phrase, -1 for none.
func (s *scene) nearest(own []int32, r text.Range) int32 {
	best, dist := int32(-1), int32(0)
	for _, i := range compared(own) {
		at := anchorOf(&s.sts[i])
		if s.level(i, at) != s.levels[r.Start] {
			continue
		}
		d := at - r.End
		if at < r.Start {
			d = r.Start - at
		}
		if best < 0 || d < dist {
			best, dist = i, d
		}
	}
	return best
}

// level returns the level of token at for statement i, whose own content does not
// count.
func (s *scene) level(i, at int32) int32 {
	if l := s.levels[at]; l != i+1 {
		return l
	}
	return 0
}

// before returns the statements that a sentence about their occasion refers to:
// those of the nearest earlier sentence with statements, which must be in the
// same paragraph or the one before.
func (s *scene) before(n int32) []int32 {
	par := s.doc.Tokens[s.doc.Sentences[n].Start].Paragraph
	for k := n - 1; k >= 0 && k > n-8; k-- {
		if s.doc.Tokens[s.doc.Sentences[k].Start].Paragraph < par-1 {
			return nil
		}
		if len(s.of(k)) > 0 {
			return s.of(k)
		}
	}
	return nil
}

// remarks reports whether a sentence only tells where something was said: "The
// official made the remarks ...", "She was speaking ...".
func (s *scene) remarks(sent text.Range) bool {
	var remark, be, doing bool
	for i := sent.Start; i < min(sent.End, sent.Start+14); i++ {
		if s.levels[i] != 0 {
			return false
		}
		w := s.word(i)
		be = be || w&lang.Be != 0
		remark = remark || w&lang.Remark != 0
		doing = doing || be && w&lang.Doing != 0
	}
	return be && remark || doing
}
