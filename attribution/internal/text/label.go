package text

import "github.com/whosaid/whosaid/attribution/internal/lang"

// Labels stand at the head of a paragraph with a colon behind: the head of a
// section ("WHAT:"), or who speaks in an interview or a transcript ("VUCIC:",
// "DANA WHITLOCK, HOST:", "MALE (voice-over):", "TL:", "Q."). A single label
// with a name may be a headline ("Vucic: We will not give up"), which is left
// to later stages; what is a turn shows in all labels together.

// longestLabel is the number of tokens of a label, its colon left out.
const longestLabel = 12

// label is what may be one.
type label struct {
	tokens  Range // with the colon
	name    Range // before the first comma or bracket
	body    Range // the rest of the paragraph
	par     int32
	first   int32 // index of the first label with the same speaker
	again   bool  // there are others with that speaker
	caps    bool  // all in capitals, but for small words and what stands in brackets
	voice   bool  // a word such as HOST is in it
	section bool
	letter  RegionKind // Question or Answer
}

// label reads the label at the start of par, which is paragraph p or what is
// left of it behind a time.
func (l *layoutReader) label(p int, par Range) {
	i := par.Start
	if l.is(i, Mark) && l.is(i, Open) && par.Len() > 1 {
		i++ // a transcript that is quoted as a whole
	}
	b := label{par: int32(p), caps: true, name: Range{i, 0}}
	if !l.is(i, Upper) || i+1 >= par.End {
		return
	}
	if b.letter = l.letter(i); b.letter != NoRegion {
		l.letterLabel(b, i, par)
		return
	}
	end := min(par.End, i+longestLabel)
	i, sections, words := l.labelWords(&b, i, end)
	if i >= end || i == b.name.Start || l.Word(i) != ":" || i+1 < par.End && !l.is(i+1, Spaced|Mark) {
		return
	}
	if b.name.End == 0 {
		b.name.End = i
	}
	b.tokens, b.body = Range{par.Start, i + 1}, Range{i + 1, par.End}
	first := l.class(b.name.Start)
	b.section = sections == words && (first&(lang.SectionWord|lang.DayWord) != 0 || first.Month() > 0)
	l.labels = append(l.labels, b)
}

// labelWords reads the words of a label from i on, up to a colon, and counts
// them and those that head sections. What is no label ends at its own end. A
// comma or a bracket ends the name.
func (l *layoutReader) labelWords(b *label, i, end int32) (stop int32, sections, words int) {
	depth := 0
	for ; i < end && l.Word(i) != ":"; i++ {
		t, c := &l.Tokens[i], l.class(i)
		b.voice = b.voice || c&lang.VoiceWord != 0
		w := l.Word(i)
		switch {
		case t.Flags&Mark != 0:
			return end, 0, 0
		case w == "(" || w == "[":
			depth++
		case w == ")" || w == "]":
			depth--
		}
		switch {
		case depth > 0 || w == "," || w == ")" || w == "]":
			if b.name.End == 0 {
				b.name.End = i
			}
		case t.Flags&Punct != 0:
			if !inLabel(w) {
				return end, 0, 0
			}
		case t.Flags&(Upper|Clitic) == 0 && c&(lang.InnerWord|lang.VoiceWord|lang.SectionWord) == 0 && (b.name.End == 0 || t.Flags&Number != 0):
			return end, 0, 0
		default:
			words++
			b.caps = b.caps && (t.Flags&(AllCaps|Clitic) != 0 || t.Flags&Upper != 0 && len(w) <= 2 || c&lang.InnerWord != 0)
			if headsSection(c) || t.Flags&Clitic != 0 {
				sections++
			}
		}
	}
	if depth != 0 {
		return end, 0, 0
	}
	return i, sections, words
}

// letterLabel enters the label Q or A that stands at i.
func (l *layoutReader) letterLabel(b label, i int32, par Range) {
	end := i + 1
	if w := l.Word(end); w == ":" || w == "." {
		end++
	} else if l.Text[l.Tokens[i].End-1] != '.' {
		return
	}
	if end < par.End && l.is(end, Upper|Mark|Number|Punct) {
		b.name.End, b.tokens, b.body = i+1, Range{par.Start, end}, Range{end, par.End}
		l.labels = append(l.labels, b)
	}
}

// headsSection reports whether a word may stand in the head of a section.
func headsSection(c lang.LayoutClass) bool {
	return c&(lang.SectionWord|lang.InnerWord|lang.DayWord) != 0 || c.Month() > 0
}

// inLabel reports whether a mark may stand inside the name of a label.
func inLabel(mark string) bool {
	switch mark {
	case ".", "-", "&", "/", "’", "'":
		return true
	}
	return false
}

// letter tells Q and A, with a full stop or a colon behind.
func (l *layoutReader) letter(i int32) RegionKind {
	switch c := l.class(i); {
	case c&lang.QuestionWord != 0:
		return Question
	case c&lang.AnswerWord != 0 && l.Tokens[i].Flags&Upper != 0:
		return Answer
	}
	w := l.Word(i)
	if len(w) == 2 && w[1] == '.' {
		switch c := l.Lang.Word(w[:1]).Layout; {
		case c&lang.QuestionWord != 0:
			return Question
		case c&lang.AnswerWord != 0:
			return Answer
		}
	}
	return NoRegion
}

// emit adds a label to the regions.
func (l *layoutReader) emit(b *label, kind RegionKind) {
	r := Region{Kind: kind, Tokens: b.tokens, First: -1}
	switch kind {
	case Speaker, Question, Answer:
		r.Name, r.Body, r.First = b.name, b.body, b.first
	}
	l.Layout.Regions = append(l.Layout.Regions, r)
}
