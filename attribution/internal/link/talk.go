package link

import (
	"math"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// firstPerson resolves I: the writer whom the caller named, the speaker of the statement
// around, else the narrator.
func (l *linker) firstPerson(st int32, x *mention, sp *speaker) {
	i := x.at
	if l.writes(st, i) {
		l.assign(sp, l.writer(l.Doc.Writer, i), Pronoun)
		sp.mille = 1000
		return
	}
	if w := l.within[i]; w != 0 && w != st+1 {
		sp.done = false // later, when the speaker around is known
		return
	}
	if l.quoted(i) {
		return
	}
	n := &l.narrator
	if n.statement != 0 && n.sectionAt(i) == n.section {
		sp.follow(&l.speakers[n.statement-1])
	} else {
		n.entity = -1
		c := l.choose(x)
		l.take(x, c, Pronoun, sp)
		l.weigh(sp.asked, c, sp)
		if n.entity = sp.entities[0]; c.relation == interviewee {
			n.entity = -1 // the words around may call them "he"
		}
	}
	n.statement, n.section, n.until = st+1, n.sectionAt(i), math.MaxInt32 // anew: choosing may have found the signatures
	if n.section < len(n.signed) {
		n.until = n.signed[n.section].end
	}
}

// writes reports whether token i is the writer of the text speaking of herself,
// whose name the caller has given. An "I" in a turn of an interview is another's.
func (l *linker) writes(st, i int32) bool {
	if l.Doc.Writer == "" || l.quoted(i) || !l.Doc.Is(i, lang.FirstPerson) {
		return false
	}
	w := l.within[i]
	return w == 0 || w == st+1 || l.sts[w-1].Kind == propose.Indirect
}

// writer returns the entity of the writer of the text, who has that name: a person whom
// the text names, else a new one.
func (l *linker) writer(name string, i int32) int32 {
	if l.knownWriter.Name == "" {
		l.knownWriter = lang.Known{Name: name, Person: true}
		var words []uint64
		for w := range strings.FieldsSeq(name) {
			words = append(words, lang.NameNorm(w))
		}
		l.writerEntity = l.Called(words)
		unnamed := l.writerEntity < 0
		if unnamed {
			l.writerEntity = l.newEntity(Person, lang.NoGender, i)
		}
		// A byline that was found in the text is no more certain than other names.
		if e := &l.Entities[l.writerEntity]; e.Known == nil && (unnamed || l.Doc.Writer != "") {
			e.Known = &l.knownWriter
		}
	}
	return l.writerEntity
}

// secondPerson resolves you outside quotations: the person interviewed.
func (l *linker) secondPerson(st, i int32, sp *speaker) {
	if l.quoted(i) || l.within[i] != 0 && l.within[i] != st+1 {
		return
	}
	if e := l.interviewed(); e >= 0 {
		l.rule(st, e, Pronoun, interviewee, sp)
	}
}

// interview reports whether the text looks like an interview: its beginning says
// so, or several paragraphs end with a question.
func (l *linker) interview() bool {
	for i := range int32(min(len(l.Words), 120)) {
		if l.Small(i) == lang.WordInterview {
			return true
		}
	}
	questions := 0
	for _, r := range l.Doc.Layout.Regions {
		if r.Kind == text.Question {
			return true
		}
	}
	for _, p := range l.Doc.Paragraphs {
		if p.Len() > 3 && l.ByteAt(p.End-1) == '?' && !l.quoted(p.End-1) {
			questions++
		}
	}
	return questions >= 3
}

// label reports whether a name is the letter of a question or answer.
func (l *linker) label(e *name.Entity) bool {
	f := &l.Spans[e.Full]
	return f.End-f.Start == 1 && l.Doc.Tokens[f.Start].End-l.Doc.Tokens[f.Start].Start == 1
}

// interviewed returns the person whom an interview is with, or -1.
func (l *linker) interviewed() int32 {
	if l.chief == 0 {
		l.chief = -1
		if !l.interview() {
			return -1
		}
		var first, second int32
		for i := range l.Entities {
			e := &l.Entities[i]
			if e.Type != Person || e.Full < 0 || l.label(e) {
				continue
			}
			n := e.Mentions*2 + 1
			if l.track[i].first < 40 {
				n += 3
			}
			if f := &l.Spans[e.Full]; f.End-f.Start > 1 {
				n += 2
			}
			if n > first {
				first, second, l.chief = n, first, int32(i)+1
			} else if n > second {
				second = n
			}
		}
		if first == second {
			l.chief = -1
		}
	}
	return max(l.chief-1, -1)
}
