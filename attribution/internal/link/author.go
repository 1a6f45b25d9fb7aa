package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// An I outside quotations is whoever wrote the text, and the text may say who that
// is: letters are signed, a column has a byline or a note behind it, the lead of a
// printed speech tells whose it is. All these may be somebody else as well, so they
// are candidates, and the ranker chooses.

// author is a person who may say I, from a token on.
type author struct {
	entity int32
	how    relation
	from   int32
}

// signature is a paragraph with nothing but a name.
type signature struct {
	end    int32
	entity int32 // -1 for @annbell, which is no name
}

// voice is who says I outside quotations.
type voice struct {
	read      bool
	authors   []author    // but for those who sign
	signed    []signature // in the order of the text
	statement int32       // 1 + the last statement of an I, 0 for none
	section   int         // of that: how many signatures stand before it
	entity    int32       // who said it: no other mention before until means them; -1 for unknown
	until     int32       // the end of that section
}

func (v *voice) reset() {
	v.read, v.authors, v.signed, v.statement, v.section, v.entity, v.until = false, v.authors[:0], v.signed[:0], 0, 0, -1, 0
}

// isOf reports whether e is who says I around token i.
func (v *voice) isOf(e, i int32) bool { return e == v.entity && i < v.until }

// sectionAt is the number of signatures before token i. It is asked for in the order
// of the text.
func (v *voice) sectionAt(i int32) int {
	n := v.section
	for n > 0 && v.signed[n-1].end > i {
		n--
	}
	for n < len(v.signed) && v.signed[n].end <= i {
		n++
	}
	return n
}

// readAuthors lists those who may say I. i is the first I.
func (l *linker) readAuthors(i int32) {
	v := &l.voice
	v.read = true
	from := int32(0)
	for k, p := range l.Doc.Paragraphs {
		if k == 0 {
			continue
		}
		if e, ok := l.signature(p); ok && l.Doc.Paragraphs[k-1].Len() >= shortestLetter {
			v.signed = append(v.signed, signature{p.End, e})
			from = p.End
		} else if k >= len(l.Doc.Paragraphs)-2 {
			if e := l.profile(p); e >= 0 {
				v.authors = append(v.authors, author{e, profiled, from})
			}
		}
	}
	if r := l.byline(); !r.Empty() {
		v.authors = append(v.authors, author{l.writer(l.Doc.Slice(r), i), bylined, 0})
	}
	if e := l.interviewed(); e >= 0 {
		v.authors = append(v.authors, author{e, interviewee, 0})
	}
	l.readHead(i)
}

// byline returns the name of the one person whose byline the text has.
func (l *linker) byline() (one text.Range) {
	const longest = 5
	for k := range l.Doc.Layout.Regions {
		r := &l.Doc.Layout.Regions[k]
		if r.Kind != text.Byline {
			continue
		}
		if !one.Empty() || r.Name.Len() < 2 || r.Name.Len() > longest {
			return text.Range{}
		}
		for i := r.Name.Start; i < r.Name.End; i++ {
			if l.Flags(i)&(text.Upper|text.AllCaps) != text.Upper && l.ByteAt(i) != '.' {
				return text.Range{}
			}
		}
		one = r.Name
	}
	return one
}

// shortestLetter is the number of tokens of the paragraph above a signature.
const shortestLetter = 6

// signature reports whether a paragraph is nothing but the name of a person, but for a
// place or what else stands behind a comma, and returns the person.
func (l *linker) signature(p text.Range) (e int32, ok bool) {
	const longest = 12
	i := p.Start
	for i < p.End && l.Flags(i)&text.Punct != 0 {
		i++
	}
	if p.Len() > longest || i >= p.End {
		return -1, false
	}
	s := l.SpanAt[i] - 1
	if s < 0 {
		return -1, l.Flags(i)&text.Handle != 0 && p.Len() <= 3
	}
	x := &l.Spans[s]
	if x.Outer != i || l.Entities[x.Entity].Type != Person {
		return -1, false
	}
	for k := x.Close; k < p.End; k++ {
		if k == x.Close && l.Flags(k)&text.Punct == 0 || l.Verb(k) || l.ByteAt(k) == ':' {
			return -1, false
		}
	}
	return x.Entity, true
}

// profile returns the person with whose name a note begins: "Ann Bell is a historian",
// "Rep. Ann Bell, D-Ohio, chairs the committee"; -1 for none.
func (l *linker) profile(p text.Range) int32 {
	const titles = 4
	for i := p.Start; i < min(p.Start+titles, p.End); i++ {
		if s := l.SpanAt[i]; s != 0 {
			x := &l.Spans[s-1]
			if x.Outer <= p.Start && l.Entities[x.Entity].Type == Person && x.Close < p.End && (l.Comma(x.Close) || l.Verb(x.Close)) {
				return x.Entity
			}
			break
		}
	}
	return -1
}

// readHead adds the people named at the head of the text, before i.
func (l *linker) readHead(i int32) {
	const most = 6
	head := l.headEnd(i)
	announces := l.announces(head)
	n := 0
	for s := 0; s < len(l.Spans) && n < most; s++ {
		x := &l.Spans[s]
		if x.Start >= head {
			break
		}
		if l.Entities[x.Entity].Type != Person {
			continue
		}
		how := headed
		switch {
		case l.ByteAt(x.Close) == ':':
			how = labelled
		case announces && l.tellsOfWords(x.Start):
			how = announced
		}
		l.voice.authors = append(l.voice.authors, author{x.Entity, how, 0})
		n++
	}
}

// headEnd is where the first paragraphs of the text end that stand before token i or
// have it.
func (l *linker) headEnd(i int32) int32 {
	const most = 3
	end := int32(0)
	for k, p := range l.Doc.Paragraphs {
		if k == most || p.Start > i {
			break
		}
		end = min(p.End, i)
	}
	return end
}

// announces reports whether the head of the text says that somebody's words follow:
// here is what she will say.
func (l *linker) announces(head int32) bool {
	const reach = 400
	for k := range min(head, reach) {
		if l.Doc.Is(k, lang.Announcing) && !l.quoted(k) {
			return true
		}
	}
	return false
}

// tellsOfWords reports whether the sentence of token i has a noun for something said:
// a speech, remarks, a letter.
func (l *linker) tellsOfWords(i int32) bool {
	const reach = 60
	s := l.Doc.Sentences[l.Doc.Tokens[i].Sentence]
	for k := max(s.Start, i-reach); k < min(s.End, i+reach); k++ {
		if !l.Capital(k) && l.SpanAt[k] == 0 && l.Tags != nil && l.Tags[k].Noun() {
			if class, _ := l.Noun(k); class == lang.NounCommunication {
				return true
			}
		}
	}
	return false
}

// gatherAuthors adds the candidates of an I.
func (l *linker) gatherAuthors(x *mention) {
	v := &l.voice
	if !v.read {
		l.readAuthors(x.at)
	}
	if n := v.sectionAt(x.at); n < len(v.signed) {
		if v.signed[n].entity < 0 {
			return
		}
		l.candidate(candidate{entity: v.signed[n].entity, span: -1, relation: signed})
	}
	for _, a := range v.authors {
		if a.from <= x.at {
			l.candidate(candidate{entity: a.entity, span: -1, relation: a.how})
		}
	}
}
