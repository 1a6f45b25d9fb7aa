package occasion

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
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
	if w&begins == 0 {
		return eventPhrase, text.Range{}
	}
	end := s.limit(i, sent)
	if w&lang.Doing != 0 && !s.is(i, text.Mark) {
		if r := s.doing(i, end); !r.Empty() {
			return eventPhrase, r
		}
	}
	if r := s.time(i, end); !r.Empty() {
		return timePhrase, r
	}
	if w&lang.BeforeEvent != 0 {
		if e := s.event(i+1, end); e > 0 {
			return eventPhrase, text.Range{Start: i, End: e}
		}
	}
	if w&lang.BeforePlace != 0 {
		if e := s.place(i+1, end); e > 0 {
			return placePhrase, text.Range{Start: i, End: e}
		}
	}
	return eventPhrase, text.Range{}
}

// longestPhrase is the number of tokens a phrase may have.
const longestPhrase = 24

// limit returns where a phrase that begins at i must end: where the level
// changes, or with the sentence.
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
		if w&lang.Event != 0 {
			last = j + 1
			continue
		}
		if last > 0 || s.breaks(j) || w&lang.Stop != 0 || j > i && w&(lang.BeforeEvent|lang.OccasionDet) != 0 {
			break
		}
	}
	if last == 0 {
		return 0
	}
	for last < end-1 {
		after := s.complement(last, end)
		if after == 0 {
			break
		}
		last = after
	}
	return last
}

// breaks reports whether a noun phrase ends before token i, a mark.
func (s *scene) breaks(i int32) bool {
	return s.is(i, text.Punct) && !s.is(i, text.Mark) && s.doc.Word(i) != "-" && s.doc.Word(i) != "–"
}

// complement returns the end of what belongs to the noun before token i, 0 for
// none: with Press TV, of the Bridge Council.
func (s *scene) complement(i, end int32) int32 {
	if s.word(i)&lang.Joins == 0 {
		return 0
	}
	i++
	for i < end && s.word(i)&lang.OccasionDet != 0 {
		i++
	}
	j := i
	for j < min(end, i+8) && !s.is(j, text.Punct) {
		w := s.word(j)
		if w&(lang.Stop|lang.BeforeEvent|lang.OccasionDay) != 0 || !s.is(j, text.Upper) && j > i && w&(lang.OccasionDet|lang.Of) != 0 {
			break
		}
		j++
	}
	if j == i {
		return 0
	}
	return j
}

// doing returns a participle with what belongs to it ("addressing the
// conference"), up to a comma, a cue, or a phrase of place or time, which is a
// phrase of its own.
func (s *scene) doing(i, end int32) text.Range {
	j := i + 1
	for j < end && !(s.is(j, text.Punct) && !s.is(j, text.Mark)) && s.word(j)&lang.Stop == 0 {
		if j > i+1 && s.word(j)&lang.BeforePlace != 0 && s.place(j+1, end) > 0 || j > i+1 && !s.time(j, end).Empty() {
			break
		}
		j++
	}
	if s.word(j-1)&lang.Held != 0 {
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
	if w&timely == 0 {
		return text.Range{}
	}
	j := i
	next := s.wordBefore(i+1, end)
	switch {
	case w&lang.Now != 0:
		j = i + 1
	case w&lang.OccasionDay != 0 && s.is(i, text.Upper):
		j = s.hours(i+1, end)
	case w&(lang.On|lang.Past) != 0 && next&lang.OccasionDay != 0:
		j = s.hours(i+2, end)
	case w&(lang.On|lang.In) != 0 && next&lang.OccasionMonth != 0 && s.is(i+1, text.Upper):
		j = s.date(i+2, end)
	case w&lang.In != 0 && i+1 < end && s.year(i+1):
		j = i + 2
	case w&lang.Past != 0:
		j = s.past(i, end)
	case w&lang.Then != 0 && (i+1 >= end || s.is(i+1, text.Punct)):
		j = i + 1
	case w&lang.At != 0 && next&lang.The != 0 && s.wordBefore(i+2, end)&lang.Time != 0:
		if i+3 >= end || s.is(i+3, text.Punct) || s.word(i+3)&lang.Stop != 0 {
			j = i + 3
		}
	}
	return text.Range{Start: i, End: j}
}

// wordBefore is like word, but returns 0 for tokens from end on.
func (s *scene) wordBefore(i, end int32) lang.OccasionClass {
	if i >= end {
		return 0
	}
	return s.word(i)
}

// past returns the end of a phrase that begins with a word such as "last", i for
// none: last week, earlier this month, late on Monday morning.
func (s *scene) past(i, end int32) int32 {
	const units = lang.Period | lang.Hour | lang.OccasionMonth
	next := s.wordBefore(i+1, end)
	switch {
	case next&units != 0:
		return i + 2
	case next&(lang.Past|lang.BeforeEvent|lang.OccasionDet) != 0 && s.wordBefore(i+2, end)&(units|lang.OccasionDay) != 0:
		return s.hours(i+3, end)
	}
	return i
}

// hours returns the end of what may follow a day: "morning", a date.
func (s *scene) hours(j, end int32) int32 {
	if j < end && s.word(j)&lang.Hour != 0 {
		j++
	}
	if j+1 < end && s.doc.Word(j) == "," && s.word(j+1)&lang.OccasionMonth != 0 {
		j = s.date(j+2, end)
	}
	return j
}

// date returns the end of what may follow a month: a day, a year.
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
	if i < end && s.word(i)&lang.The != 0 && !s.is(i, text.Upper) {
		i++
	}
	j, known := s.properName(i, end)
	if j == i {
		return 0
	}
	for j+1 < end && s.doc.Word(j) == "," {
		k := j + 1
		if k < end && s.word(k)&lang.The != 0 && !s.is(k, text.Upper) {
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
	for j < end && j < i+5 && s.is(j, text.Upper) && !s.is(j, text.Punct|text.Clitic) && s.word(j)&(lang.OccasionDay|lang.OccasionMonth) == 0 {
		j++
	}
	return j, s.doc.KnownPlace(text.Range{Start: i, End: j})
}
