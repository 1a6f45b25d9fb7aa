package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// An I outside quotations is the narrator: whoever wrote the text. The text may say who
// that is: letters are signed, a column has a byline or a note behind it, the first lines
// of a printed speech tell whose it is. All these may be somebody else as well, so they
// are candidates, and the ranker chooses.

// author is a possible narrator of the text from a token on.
type author struct {
	entity   int32
	relation relation
	from     int32
}

// signature is a paragraph with nothing but a name. The text before it, back to the
// signature before that, is a section: one letter of several.
type signature struct {
	end    int32
	entity int32 // -1 for a name of no entity: @annbell
}

// narrator is who says I outside quotations. All I of one section are one choice.
type narrator struct {
	read      bool        // authors and signed are known
	authors   []author    // but for those who sign
	signed    []signature // in the order of the text
	statement int32       // 1 + the latest statement of an I, 0 for none
	section   int         // the section of that
	entity    int32       // the narrator there, whom no other mention of the section means; -1 for unknown or an interviewee
	until     int32       // the end of the section
}

func (n *narrator) reset() {
	*n = narrator{authors: n.authors[:0], signed: n.signed[:0], entity: -1}
}

// isOf reports whether e is the narrator around token i.
func (n *narrator) isOf(e, i int32) bool { return e == n.entity && i < n.until }

// sectionAt returns the section of token i: how many signatures stand before it. It
// begins to look at the section of the latest I, which is near.
func (n *narrator) sectionAt(i int32) int {
	k := n.section
	for k > 0 && n.signed[k-1].end > i {
		k--
	}
	for k < len(n.signed) && n.signed[k].end <= i {
		k++
	}
	return k
}

// readAuthors finds the signatures and all possible narrators. i is the first I.
func (l *linker) readAuthors(i int32) {
	n := &l.narrator
	n.read = true
	from := int32(0)
	for k, p := range l.Doc.Paragraphs {
		if k == 0 {
			continue
		}
		if e, ok := l.signature(p); ok && l.Doc.Paragraphs[k-1].Len() >= shortestLetter {
			n.signed = append(n.signed, signature{p.End, e})
			from = p.End
		} else if k >= len(l.Doc.Paragraphs)-2 {
			if e := l.profile(p); e >= 0 {
				n.authors = append(n.authors, author{e, profiled, from})
			}
		}
	}
	if r := l.byline(); !r.Empty() && l.Doc.Writer == "" { // a writer whom the caller names is no question
		n.authors = append(n.authors, author{l.writer(l.Doc.Slice(r), i), bylined, 0})
	}
	if e := l.interviewed(); e >= 0 {
		n.authors = append(n.authors, author{e, interviewee, 0})
	}
	l.readHead(i)
}

// byline returns the name in the byline, empty if the text has none, several, or one
// that is not plainly the name of one person.
func (l *linker) byline() (found text.Range) {
	const longest = 5
	for k := range l.Doc.Layout.Regions {
		r := &l.Doc.Layout.Regions[k]
		if r.Kind != text.Byline {
			continue
		}
		if !found.Empty() || r.Name.Len() < 2 || r.Name.Len() > longest {
			return text.Range{}
		}
		for i := r.Name.Start; i < r.Name.End; i++ {
			if l.Flags(i)&(text.Upper|text.AllCaps) != text.Upper && l.ByteAt(i) != '.' {
				return text.Range{}
			}
		}
		found = r.Name
	}
	return found
}

// shortestLetter is how many tokens the paragraph above a signature has at least.
const shortestLetter = 6

// signature reports whether a paragraph is the name of a person and nothing else, except
// a place or the like behind a comma, and returns the person.
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

// readHead adds the people named in the first paragraphs, before token i.
func (l *linker) readHead(i int32) {
	const most = 6
	head := l.headEnd(i)
	announces := l.announces(head)
	n := 0
	for s := 0; s < len(l.Spans) && l.Spans[s].Start < head && n < most; s++ {
		x := &l.Spans[s]
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
		l.narrator.authors = append(l.narrator.authors, author{x.Entity, how, 0})
		n++
	}
}

// headEnd returns where the first paragraphs of the text end, token i at the latest.
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

// announces reports whether the head of the text, up to token head, says that somebody's
// words follow: here is what she will say.
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
	n := &l.narrator
	if !n.read {
		l.readAuthors(x.at)
	}
	if k := n.sectionAt(x.at); k < len(n.signed) {
		if n.signed[k].entity < 0 {
			return
		}
		l.candidate(n.signed[k].entity, -1, signed)
	}
	for _, a := range n.authors {
		if a.from <= x.at {
			l.candidate(a.entity, -1, a.relation)
		}
	}
}
