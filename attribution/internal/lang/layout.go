package lang

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
	"section": SectionWord, "voice": VoiceWord, "question": QuestionWord, "answer": AnswerWord, "talk": TalkWord,
	"stamp": StampWord, "clock": ClockWord, "by": ByWord, "credit": CreditWord, "staff": StaffWord, "picture": PictureWord,
	"wire": WireWord, "inner": InnerWord,
}
