package statement

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

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
	if w&sceneBegins == 0 {
		return eventPhrase, text.Range{}
	}
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
	if w&sceneTimely == 0 {
		return text.Range{}
	}
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
	case w&sceneThen != 0 && (i+1 >= end || s.is(i+1, text.Punct)):
		j = i + 1
	case norm == sceneAt && i+2 < end && s.doc.Word(i+1) == "the" && s.doc.Word(i+2) == "time" && (i+3 >= end || s.is(i+3, text.Punct) || s.word(i+3)&sceneStop != 0):
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
