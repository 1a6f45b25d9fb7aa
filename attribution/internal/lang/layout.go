package lang

import (
	"strconv"
	"strings"
)

// LayoutClass is what a word means in the layout of an article, as bits.
type LayoutClass uint32

const (
	monthNumber  LayoutClass = 0xf // the number of the month, from 1
	DayWord      LayoutClass = 1 << (iota + 3)
	SectionWord              // heads a section: what, update, ingredients
	VoiceWord                // speaks, though it is no name: host, male
	QuestionWord             // q
	AnswerWord               // a
	TalkWord                 // said to somebody who listens: I, you
	StampWord                // stands beside a date: updated
	ClockWord                // stands beside a time: a.m., GMT
	ByWord                   // by, byline
	CreditWord               // reporting by, editing by
	StaffWord                // staff writer
	PictureWord              // photo, file
	WireWord                 // AP, before a stroke
	InnerWord                // of, de: inside a name
)

// Month is the number of the month that a word names, 0 for none.
func (c LayoutClass) Month() int { return int(c & monthNumber) }

var layoutClasses = map[string]LayoutClass{
	"day": DayWord, "section": SectionWord, "voice": VoiceWord, "question": QuestionWord, "answer": AnswerWord, "talk": TalkWord,
	"stamp": StampWord, "clock": ClockWord, "by": ByWord, "credit": CreditWord, "staff": StaffWord, "picture": PictureWord,
	"wire": WireWord, "inner": InnerWord,
}

func loadLayout(in *reader) *Table[LayoutClass] {
	t := NewTable[LayoutClass](512)
	in.rows("layout.tsv", 2, 2, func(r []string) {
		for name := range strings.FieldsSeq(r[1]) {
			class := layoutClasses[name]
			if month, ok := strings.CutPrefix(name, "month"); ok {
				n, _ := strconv.Atoi(month)
				class = LayoutClass(n) & monthNumber
			}
			if class == 0 {
				in.fail("unknown class %q", name)
			}
			*t.At(NormOf(r[0])) |= class
		}
	})
	return &t
}
