package statement

import (
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Occasion is where, when and on what event a statement was made, as far as
// the words around it say: token ranges, empty where absent. Each begins with
// its preposition or participle: "in a statement", "addressing the conference".
type Occasion struct {
	Event, Place, Time text.Range
}

// Levels tells for every token which statement's content is the shortest that
// covers it: 1 + its index, 0 for none. Words that speak about a statement are
// on the level of its cue.
func Levels(doc *text.Doc, sts []Statement) []int32 {
	levels := make([]int32, len(doc.Tokens))
	size := make([]int, len(sts))
	order := make([]int, len(sts))
	for i, st := range sts {
		order[i] = i
		for _, r := range st.Content {
			size[i] += r.Len()
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return size[b] - size[a] })
	for _, i := range order {
		for _, r := range sts[i].Content {
			for t := r.Start; t < r.End; t++ {
				levels[t] = int32(i) + 1
			}
		}
	}
	return levels
}

// Occasions finds the occasion of every statement: in the sentence of its cue,
// outside of what is said, and in a sentence behind it that only tells of the
// occasion ("The minister made the remarks while addressing ...").
func Occasions(doc *text.Doc, sts []Statement, names *lexicon.Names) []Occasion {
	out := make([]Occasion, len(sts))
	s := scene{doc: doc, names: names, sts: sts, levels: Levels(doc, sts), bySentence: make([][]int32, len(doc.Sentences))}
	for i := range sts {
		at := anchorOf(&sts[i])
		if at < 0 || int(at) >= len(doc.Tokens) {
			continue
		}
		n := doc.Tokens[at].Sentence
		s.bySentence[n] = append(s.bySentence[n], int32(i))
	}
	for n := range doc.Sentences {
		s.read(int32(n), out)
	}
	return out
}

// anchorOf is the token by which a statement is known to belong to a sentence:
// its cue, else its speaker's mention, else its first word; -1 for none.
func anchorOf(st *Statement) int32 {
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
	doc        *text.Doc
	names      *lexicon.Names
	sts        []Statement
	levels     []int32
	bySentence [][]int32 // statements by the sentence of their anchor
}

type sceneWord uint16

const (
	sceneEvent  sceneWord = 1 << iota // rally, interview, statement
	sceneDoing                        // speaking, addressing
	scenePrep                         // what may stand before an event
	sceneDet                          //
	sceneDay                          //
	sceneMonth                        //
	scenePeriod                       // week, month
	scenePast                         // last, this, earlier
	sceneNow                          // yesterday
	sceneHour                         // morning, night
	sceneRemark                       // made the remarks
	scenePlace                        // what may stand before a place
	sceneStop                         // a verb or conjunction that no noun phrase crosses
)

var sceneWords = func() map[uint64]sceneWord {
	m := map[uint64]sceneWord{}
	for _, row := range [...]struct {
		sense sceneWord
		words string
	}{
		{sceneEvent, "statement statements interview interviews speech speeches conference briefing rally rallies hearing letter email e-mail memo release filing address remarks testimony ceremony meeting meetings event summit convention visit breakfast dinner lunch lunches fundraiser sermon book memoir call post message tweet tweets op-ed essay editorial column article video broadcast programme program show podcast appearance debate forum panel talks session assembly congress gathering press-conference news-conference phone-in sidelines inauguration opening funeral service mass march protest demonstration campaign trip tour reception festival match game exchange conversation lecture commencement report opinion ruling document note townhall hall seminar workshop exhibition anniversary"},
		{sceneDoing, "speaking addressing testifying appearing talking writing responding answering briefing lecturing preaching campaigning"},
		{scenePrep, "in at during on after before following via through from by over upon amid with"},
		{scenePlace, "in at outside near from inside across"},
		{sceneDet, "a an the his her its their this that another our my first second third one"},
		{sceneDay, "monday tuesday wednesday thursday friday saturday sunday"},
		{sceneMonth, "january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec"},
		{scenePeriod, "week month year weekend summer winter spring autumn fall decade century day night"},
		{scenePast, "last this earlier later late early next past previous"},
		{sceneNow, "yesterday today tonight"},
		{sceneHour, "morning afternoon evening night"},
		{sceneRemark, "remark remarks comment comments statement statements words"},
		{sceneStop, "said says say told tells tell added noted is are was were has have had will would that which who and but or because while when if as than where"},
	} {
		for w := range strings.FieldsSeq(row.words) {
			m[text.NormOf(w)] |= row.sense
		}
	}
	return m
}()

var (
	sceneHeld = text.NormOf("held")
	sceneOn   = text.NormOf("on")
	sceneIn   = text.NormOf("in")
	sceneAt   = text.NormOf("at")
	sceneOf   = text.NormOf("of")
	sceneThen = text.NormOf("then")
	sceneBe   = map[uint64]bool{text.NormOf("was"): true, text.NormOf("were"): true, text.NormOf("made"): true, text.NormOf("came"): true, text.NormOf("spoke"): true}
)

func (s *scene) word(i int32) sceneWord {
	if i < 0 || int(i) >= len(s.doc.Tokens) {
		return 0
	}
	if w := s.doc.Word(i); len(w) > 3 && w[len(w)-1] == '.' {
		return sceneWords[text.NormOf(w[:len(w)-1])] // Feb.
	}
	return sceneWords[s.doc.Tokens[i].Norm]
}

func (s *scene) is(i int32, f text.Flags) bool {
	return i >= 0 && int(i) < len(s.doc.Tokens) && s.doc.Tokens[i].Flags&f != 0
}

// read finds the occasions that one sentence names and gives them to its
// statements, or to those before it.
func (s *scene) read(n int32, out []Occasion) {
	sent := s.doc.Sentences[n]
	own := s.bySentence[n]
	var back []int32
	if len(own) == 0 {
		if back = s.before(n); len(back) == 0 || !s.remarks(sent) {
			return
		}
	}
	for i := sent.Start; i < sent.End; {
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

// take enters a phrase unless the occasion has one of the kind.
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

// give hands a phrase to the statement whose cue is nearest among those on its
// level, and to those that share that statement's speaker.
func (s *scene) give(own []int32, kind phraseKind, r text.Range, out []Occasion) {
	// The anchors are in no order, but a sentence of more statements is no text.
	own = own[:min(len(own), 32)]
	best, dist := int32(-1), int32(0)
	for _, i := range own {
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
	if best < 0 {
		return
	}
	out[best].take(kind, r)
	for _, i := range own {
		if i != best && s.level(i, anchorOf(&s.sts[i])) == s.levels[r.Start] &&
			(s.sts[i].Mention == s.sts[best].Mention || s.sts[i].Continues == best+1) {
			out[i].take(kind, r)
		}
	}
}

// level is the level of a statement's anchor; its own content is none.
func (s *scene) level(i, at int32) int32 {
	if l := s.levels[at]; l != i+1 {
		return l
	}
	return 0
}

// before returns the statements that a sentence of remarks speaks of: those of
// the sentence with statements last before it, if that is in the same
// paragraph or the one before.
func (s *scene) before(n int32) []int32 {
	par := s.doc.Tokens[s.doc.Sentences[n].Start].Paragraph
	for k := n - 1; k >= 0 && k > n-8; k-- {
		if s.doc.Tokens[s.doc.Sentences[k].Start].Paragraph < par-1 {
			return nil
		}
		if len(s.bySentence[k]) > 0 {
			return s.bySentence[k]
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
		be = be || sceneBe[s.doc.Tokens[i].Norm]
		remark = remark || w&sceneRemark != 0
		doing = doing || be && w&sceneDoing != 0
	}
	return be && remark || doing
}

type phraseKind uint8

const (
	eventPhrase phraseKind = iota
	placePhrase
	timePhrase
)

// phrase returns the phrase of an occasion that begins at token i, empty for
// none.
func (s *scene) phrase(i int32, sent text.Range) (phraseKind, text.Range) {
	w := s.word(i)
	end := s.limit(i, sent)
	if w&sceneDoing != 0 && !s.is(i, text.Mark) {
		if r := s.doing(i, end); !r.Empty() {
			return eventPhrase, r
		}
	}
	if r := s.time(i, end); !r.Empty() {
		return timePhrase, r
	}
	if w&scenePrep != 0 {
		if e := s.event(i+1, end); e > 0 {
			return eventPhrase, text.Range{Start: i, End: e}
		}
	}
	if w&scenePlace != 0 {
		if e := s.place(i+1, end); e > 0 {
			return placePhrase, text.Range{Start: i, End: e}
		}
	}
	return eventPhrase, text.Range{}
}

// longestPhrase is the number of tokens a phrase may have.
const longestPhrase = 24

// limit is where a phrase that begins at i must end: before another level, or
// with the sentence.
func (s *scene) limit(i int32, sent text.Range) int32 {
	end := min(sent.End, i+longestPhrase)
	for j := i; j < end; j++ {
		if s.levels[j] != s.levels[i] {
			return j
		}
	}
	return end
}

// event returns the end of a noun phrase at i whose head is an event, 0 for
// none: "a statement", "the signing ceremony", "an interview with Press TV".
func (s *scene) event(i, end int32) int32 {
	last := int32(0)
	for j := i; j < min(end, i+10); j++ {
		w := s.word(j)
		if w&sceneEvent != 0 {
			last = j + 1
			continue
		}
		if s.is(j, text.Punct) && !s.is(j, text.Mark) && s.doc.Word(j) != "-" && s.doc.Word(j) != "–" ||
			w&sceneStop != 0 || w&scenePrep != 0 && j > i ||
			w&sceneDet != 0 && j > i {
			break
		}
		if last > 0 {
			break
		}
	}
	if last == 0 {
		return 0
	}
	// What belongs to the noun: of ..., with ..., to ..., by ... and a name.
	for last < end-1 {
		j := last
		if w := s.doc.Word(j); w != "with" && w != "of" && w != "to" && w != "by" && w != "for" {
			break
		}
		j++
		for j < end && s.word(j)&sceneDet != 0 {
			j++
		}
		from := j
		for j < end && j < from+8 && !s.is(j, text.Punct) && s.word(j)&(sceneStop|scenePrep|sceneDay) == 0 && (s.is(j, text.Upper) || j == from || s.word(j)&sceneDet == 0 && s.doc.Tokens[j].Norm != sceneOf) {
			j++
		}
		if j == from {
			break
		}
		last = j
	}
	return last
}

// doing returns a participle with all that hangs on it, up to a comma or the
// words that report; its place is left for itself.
func (s *scene) doing(i, end int32) text.Range {
	j := i + 1
	for j < end && !(s.is(j, text.Punct) && !s.is(j, text.Mark)) && s.word(j)&sceneStop == 0 {
		if j > i+1 && s.word(j)&scenePlace != 0 && s.place(j+1, end) > 0 || j > i+1 && !s.time(j, end).Empty() {
			break
		}
		j++
	}
	if s.doc.Tokens[j-1].Norm == sceneHeld {
		j--
	}
	if j <= i+1 {
		return text.Range{}
	}
	return text.Range{Start: i, End: j}
}

// time returns the phrase of time at i: on Thursday, in February, last week.
func (s *scene) time(i, end int32) text.Range {
	w := s.word(i)
	j := i
	norm := s.doc.Tokens[i].Norm
	switch {
	case w&sceneNow != 0:
		j = i + 1
	case w&sceneDay != 0 && s.is(i, text.Upper):
		j = s.hours(i+1, end)
	case (norm == sceneOn || w&scenePast != 0) && s.word(i+1)&sceneDay != 0 && i+1 < end:
		j = s.hours(i+2, end)
	case (norm == sceneOn || norm == sceneIn) && i+1 < end && s.word(i+1)&sceneMonth != 0 && s.is(i+1, text.Upper):
		j = s.date(i+2, end)
	case norm == sceneIn && i+1 < end && s.year(i+1):
		j = i + 2
	case w&scenePast != 0 && i+1 < end && s.word(i+1)&(scenePeriod|sceneHour|sceneMonth) != 0:
		j = i + 2
	case w&scenePast != 0 && i+2 < end && s.word(i+1)&(scenePast|scenePrep|sceneDet) != 0 && s.word(i+2)&(scenePeriod|sceneDay|sceneHour|sceneMonth) != 0:
		j = s.hours(i+3, end)
	case norm == sceneThen && (i+1 >= end || s.is(i+1, text.Punct)):
		j = i + 1
	case norm == sceneAt && i+2 < end && s.doc.Word(i+1) == "the" && s.doc.Word(i+2) == "time":
		j = i + 3
	}
	return text.Range{Start: i, End: j}
}

// hours goes on over "morning" and a date after a day.
func (s *scene) hours(j, end int32) int32 {
	if j < end && s.word(j)&sceneHour != 0 {
		j++
	}
	if j+1 < end && s.doc.Word(j) == "," && s.word(j+1)&sceneMonth != 0 {
		j = s.date(j+2, end)
	}
	return j
}

// date goes on over day and year after a month.
func (s *scene) date(j, end int32) int32 {
	if j+1 < end && s.doc.Word(j) == "." && s.is(j+1, text.Number) {
		j++
	}
	if j < end && s.is(j, text.Number) {
		j++
	}
	if j+1 < end && s.doc.Word(j) == "," && s.year(j+1) {
		j += 2
	}
	return j
}

func (s *scene) year(i int32) bool {
	w := s.doc.Word(i)
	return s.is(i, text.Number) && len(w) == 4 && (w[0] == '1' || w[0] == '2')
}

// place returns the end of a place's name at i, 0 for none: a known country,
// state or capital, or a capitalised name with one behind its comma.
func (s *scene) place(i, end int32) int32 {
	if i < end && s.doc.Word(i) == "the" {
		i++
	}
	j, known := s.properName(i, end)
	if j == i {
		return 0
	}
	for j+1 < end && s.doc.Word(j) == "," {
		k := j + 1
		if k < end && s.doc.Word(k) == "the" {
			k++
		}
		next, ok := s.properName(k, end)
		if !ok {
			break
		}
		j, known = next, true
	}
	if !known {
		return 0
	}
	return j
}

// properName returns the end of the capitalised words at i and whether the
// lists know them as a place.
func (s *scene) properName(i, end int32) (int32, bool) {
	j := i
	known := false
	for j < end && j < i+5 && s.is(j, text.Upper) && !s.is(j, text.Punct|text.Clitic) && s.word(j)&(sceneDay|sceneMonth) == 0 {
		j++
	}
	if j == i {
		return i, false
	}
	var norms [5]uint64
	for k := i; k < j; k++ {
		norms[k-i] = lexicon.NameNorm(s.doc.Word(k))
	}
	const places = lexicon.Place | lexicon.Capital
	if j == i+1 {
		known = s.names.Word(norms[0]).Has(places)
	} else if n, l := s.names.Longest(norms[:j-i]); l == int(j-i) {
		known = n.Has(places)
	}
	return j, known
}
