package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// role is how an outlet carries what is said around its name.
type role uint8

const (
	none        role = iota
	reported         // X reported; X is the subject
	quoted           // quoted by X, according to X
	polled           // an X poll
	told             // told X, speaking to X
	interviewed      // in an interview with X, on X, X's programme
	gathered         // at X's debate: several people speak
	posted           // on a platform
	written          // in an op-ed for X
	beside           // somebody at X: a source only of that person's statements
)

// goesOn reports whether statements after the one credited may go on with it:
// an interview, a broadcast, a post.
func (r role) goesOn() bool {
	return r == told || r == interviewed || r == gathered || r == posted || r == written || r == beside
}

// assign finds the role of a site from the words around it.
func (f *finder) assign(s *site) {
	if s.role != none {
		return
	}
	if s.words.Len() == 1 && f.sense(s.words.Start)&tweet != 0 {
		f.assignTweet(s)
		return
	}
	s.anchor = -1
	if f.norm(s.words.End) == normAffiliate {
		return // CNN affiliate KTLA
	}
	f.takeProgramme(s)
	right, noun := f.headRight(s)
	s.poll = right&poll != 0
	g, the := f.governor(s)
	if s.ambiguous && !f.plain(s, g, the, right) {
		return
	}
	f.assignByGovernor(s, g, right, noun)
	if s.role == none {
		f.assignAsSubject(s, g)
	}
	if s.role == none {
		f.assignByHead(s, g, right, noun)
	}
}

// assignTweet: "tweeted" and "in a tweet" are of Twitter.
func (f *finder) assignTweet(s *site) {
	i := s.words.Start
	j := i - 1
	for n := 0; n < 4 && f.same(i, j) && f.sense(j)&(preposition|report) == 0; n++ {
		j--
	}
	switch f.norm(j) {
	case normIn, normOn, normVia, normWith:
		if f.same(i, j) {
			s.role, s.anchor = posted, i
			return
		}
	}
	s.role, s.anchor = posted, i
	s.person = true // only where the word is itself the cue
}

// takeProgramme extends "CNN's" by the programme or person behind it, and a
// programme in quotation marks by nothing.
func (f *finder) takeProgramme(s *site) {
	e := s.words.End
	if f.norm(e) == normPossessive || f.isApostrophe(e) {
		e++
	} else if f.flags(e)&text.Open == 0 && f.sense(e)&show == 0 {
		if f.sense(e)&staff != 0 {
			s.person = true
		}
		return
	}
	for n := 0; n < 3 && f.sense(e)&(show|modifier|day) != 0 && f.flags(e)&(text.Mark|text.Upper) == 0; n++ {
		e++
	}
	if f.flags(e)&text.Open != 0 {
		if q := f.quotationAt(e); q.Start == e && q.Len() <= 9 && f.flags(e+1)&text.Upper != 0 && f.same(e, s.words.Start) {
			s.words.End = q.End
		}
		return
	}
	if m, ok := f.programme(e); ok {
		s.words.End = m
		return
	}
	if f.sense(e)&staff != 0 || f.flags(e)&text.Upper != 0 && f.sense(e)&(generic|show|poll|day) == 0 {
		s.person = true
	}
}

func (f *finder) isApostrophe(i int32) bool {
	return f.flags(i)&text.Punct != 0 && f.flags(i)&text.Spaced == 0 && (f.doc.Word(i) == "'" || f.doc.Word(i) == "’")
}

// programme returns the end of a programme's name at i.
func (f *finder) programme(i int32) (int32, bool) {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return 0, false
	}
	if m, ok := f.outlets.Find(f.doc, i); ok && m.Programme {
		return m.End, true
	}
	return 0, false
}

// quotationAt is the range of the quotation that token i opens.
func (f *finder) quotationAt(i int32) text.Range {
	q := f.doc.Tokens[i].Quotation
	if q == 0 {
		return text.Range{}
	}
	return f.doc.Quoted[q-1]
}

// headRight returns the common noun that the name stands before: an X poll, a
// recent X survey, X's super PAC tally; and its norm.
func (f *finder) headRight(s *site) (sense, uint64) {
	e := s.words.End
	steps := 2
	if f.norm(e) == normPossessive || f.isApostrophe(e) {
		e++
		steps = 3
	}
	for n := 0; n <= steps && f.same(s.words.Start, e); n++ {
		sn := f.sense(e)
		if sn&(poll|show|piece|post|audience) != 0 {
			if n > 0 && sn&(poll|show) == 0 && f.norm(s.words.End) != normPossessive {
				return 0, 0
			}
			return sn, f.norm(e)
		}
		fl := f.flags(e)
		if fl&text.Punct != 0 {
			if w := f.doc.Word(e); w != "/" && w != "-" && w != "–" || fl&text.Mark != 0 {
				return 0, 0
			}
			n--
			e++
			// The other sponsor: CNN/ORC, NBC News/Wall Street Journal.
			if m, ok := f.outlets.Find(f.doc, min(e, int32(len(f.doc.Tokens))-1)); ok {
				e = m.End
			} else {
				e++
			}
			if e-s.words.End > 10 {
				return 0, 0
			}
			continue
		}
		if sn&(preposition|auxiliary|report|article|tell|talk) != 0 && sn&modifier == 0 {
			return 0, 0
		}
		if fl&text.Clitic != 0 {
			return 0, 0
		}
		e++
	}
	return 0, 0
}

// governor returns the word before the noun phrase that the site is in, -1
// for none in the sentence, and whether an article stands there.
func (f *finder) governor(s *site) (int32, bool) {
	start := s.words.Start
	j := start - 1
	the, common := false, false
	for n := 0; n < 9 && f.same(start, j); n++ {
		fl, sn := f.flags(j), f.sense(j)
		switch {
		case fl&text.Mark != 0 && fl&text.Open != 0:
		case fl&text.Clitic != 0 && f.norm(j) == normPossessive:
			// Iran's IRNA, the country's CNN
			for m := 0; m < 4 && j > 0 && f.same(start, j-1) && f.flags(j-1)&text.Upper != 0 && f.sense(j-1)&(preposition|tell) == 0; m++ {
				j--
			}
			common = true
		case sn&article != 0 && fl&text.Upper == 0 || f.norm(j) == normThe:
			the = true
			if j > 0 && f.same(start, j-1) {
				return j - 1, the
			}
			return -1, the
		case sn&(generic|modifier) != 0 && sn&(tell|preposition) == 0:
			common = true
		case fl&text.Upper == 0 && fl&text.Word != 0 && (f.hyphenated(j) || common && sn == 0 && n < 4 && f.marks(j) == 0):
		case fl&text.Upper != 0 && (common || f.marks(j)&(lexicon.Demonym|lexicon.Place) != 0) && sn&(tell|preposition|article) == 0 && !f.startsSentence(j):
		default:
			return j, the
		}
		j--
	}
	if !f.same(start, j) {
		return -1, the
	}
	return j, the
}

func (f *finder) startsSentence(i int32) bool {
	return f.doc.Sentences[f.doc.Tokens[i].Sentence].Start == i
}

func (f *finder) hyphenated(i int32) bool {
	w := f.doc.Word(i)
	for k := 1; k < len(w)-1; k++ {
		if w[k] == '-' {
			return true
		}
	}
	return false
}

// plain reports whether the words around an ambiguous name make an outlet of
// it.
func (f *finder) plain(s *site, g int32, the bool, right sense) bool {
	i := s.words.Start
	if !s.programme && s.kind == lexicon.Platform {
		// X is a platform in "on X", "an X post".
		if right&post != 0 && f.same(i, g) {
			return true
		}
		n := f.norm(g)
		return (n == normOn || n == normTo || n == normVia) && f.flags(s.words.End)&(text.Upper|text.Clitic) == 0 && f.startsUpperWord(i)
	}
	if s.programme {
		e := s.words.End
		if f.isComma(e) || f.flags(e)&(text.Punct|text.Mark) == text.Punct && f.same(i, e) {
			e++ // “Hannity,”
		}
		return f.flags(i-1)&text.Open != 0 && f.flags(e)&text.Close != 0 || f.sense(s.words.End)&show != 0 || right&show != 0
	}
	if f.sense(g)&tell != 0 || f.norm(g) == normTo || f.norm(g) == normBy || f.norm(g) == normWith {
		return true
	}
	if f.sense(i-1)&generic != 0 || f.sense(s.words.End-1)&generic != 0 && s.words.Len() > 1 {
		return true
	}
	if f.norm(g) == normIn || f.norm(g) == normFor {
		return f.backHas(g-1, 4, piece|write|carry|interview) || right&piece != 0
	}
	if right&(poll|piece) != 0 && the {
		return true
	}
	// The Post reported
	v := f.verbRight(s.words.End)
	return v >= 0 && (f.sense(v)&strong != 0 || f.sense(v)&report != 0 && (the || s.words.Len() > 1) && !s.unlisted)
}

func (f *finder) startsUpperWord(i int32) bool { return f.flags(i)&text.Upper != 0 }

// backHas reports whether one of the n tokens up to i, within the sentence and
// without punctuation but quotation marks between, has one of the senses.
func (f *finder) backHas(i int32, n int, want sense) bool {
	return f.back(i, n, want) >= 0
}

// back returns the token that backHas tells of, -1 for none.
func (f *finder) back(i int32, n int, want sense) int32 {
	for first := i; n > 0 && f.same(first, i); n-- {
		if f.sense(i)&want != 0 {
			return i
		}
		if fl := f.flags(i); fl&text.Punct != 0 && fl&text.Mark == 0 && f.doc.Word(i) != "," {
			return -1
		}
		i--
	}
	return -1
}

// assignByGovernor looks at the word that governs the name.
func (f *finder) assignByGovernor(s *site, g int32, right sense, noun uint64) {
	if g < 0 {
		return
	}
	set := func(r role, anchor int32) { s.role, s.anchor = r, anchor }
	if f.sense(g)&tell != 0 {
		set(told, g)
		return
	}
	switch f.norm(g) {
	case normTo:
		if f.norm(g-1) == normAccording {
			set(quoted, g-1)
		} else if a := f.back(g-1, 7, talk|interview); a >= 0 {
			set(told, a)
		} else if s.kind == lexicon.Platform && f.backHas(g-1, 5, post|carry|show) {
			set(posted, g)
		}
	case normWith:
		if a := f.back(g-1, 6, interview|talk); a >= 0 {
			set(interviewed, a)
		}
	case normBy:
		if a := f.back(g-1, 3, question); a >= 0 {
			set(told, a)
		} else if a := f.back(g-1, 3, host); a >= 0 {
			if e := f.back(a-1, 6, event); e >= 0 {
				set(gathered, a)
				s.noun = f.norm(e)
			} else {
				set(interviewed, a)
			}
		} else if a := f.back(g-1, 3, carry); a >= 0 {
			set(quoted, a)
		}
	case normVia:
		set(quoted, g)
	case normOn:
		if f.sense(g-1)&target != 0 || right&poll != 0 {
			return
		}
		switch {
		case s.kind == lexicon.Platform:
			set(posted, g)
		case s.kind == lexicon.Broadcaster || s.programme || right&show != 0 || f.sense(s.words.End-1)&television != 0:
			set(interviewed, g)
		case s.kind == lexicon.Website && !s.ambiguous:
			set(written, g)
		}
	case normOf:
		if a := f.back(g-1, 3, show|audience); a >= 0 && !s.person {
			set(interviewed, a)
		}
	case normIn:
		if right&(post|piece|show|poll) != 0 {
			break
		}
		if a := f.back(g-1, 5, piece|write|interview|carry); a >= 0 && !f.aside(a) {
			set(written, a)
		} else if f.startsSentence(g) && s.kind != lexicon.Platform && s.kind != lexicon.Broadcaster && !s.person {
			set(written, g)
		}
	case normFor:
		if a := f.back(g-1, 5, write|piece); a >= 0 && !f.aside(a) {
			set(written, a)
		}
	case normAt:
		if right&event != 0 {
			set(gathered, g)
			s.noun = noun
		} else if f.flags(g-1)&text.Upper != 0 && (s.kind == lexicon.Newspaper || s.kind == lexicon.Magazine || s.kind == lexicon.Website) {
			set(beside, g)
		}
	case normFrom:
		if a := f.back(g-1, 3, question); a >= 0 {
			set(told, a)
		} else if a := f.back(g-1, 2, poll|report|piece); a >= 0 {
			set(quoted, a)
		}
	}
	if s.role == interviewed && s.noun == 0 {
		s.noun = noun
	}
}

// aside reports whether the article, interview or the like at i is not where
// something was said, but what it followed: "after a review in X".
func (f *finder) aside(i int32) bool {
	j := i - 1
	for n := 0; n < 4 && f.same(i, j) && f.sense(j)&preposition == 0 && f.flags(j)&text.Punct == 0; n++ {
		j--
	}
	if !f.same(i, j) {
		return false
	}
	switch f.norm(j) {
	case normAfter, normAbout, normFollowing, normOver, normBefore, normSince:
		return true
	}
	return false
}

// verbRight returns the reporting verb of which the phrase that ends at e may
// be the subject, -1 for none.
func (f *finder) verbRight(e int32) int32 {
	first := e - 1
	if f.isComma(e) && (f.norm(e+1) == normCiting || f.norm(e+1) == normQuoting) && f.same(first, e+1) {
		return e + 1 // Reuters, citing ..., reported
	}
	for n := 0; n < 4 && f.same(first, e); n++ {
		sn := f.sense(e)
		if sn&report != 0 {
			return e
		}
		if sn&(auxiliary|day) == 0 && !f.adverb(e) {
			return -1
		}
		e++
	}
	return -1
}

func (f *finder) isComma(i int32) bool {
	return f.flags(i)&text.Punct != 0 && f.doc.Word(i) == ","
}

func (f *finder) adverb(i int32) bool {
	if f.flags(i)&(text.Word|text.Upper) != text.Word {
		return false
	}
	w := f.doc.Word(i)
	return len(w) > 4 && w[len(w)-2:] == "ly"
}

// assignAsSubject: X reported; reported X; X: at the head of a paragraph.
func (f *finder) assignAsSubject(s *site, g int32) {
	if s.person || g >= 0 && f.sense(g)&(preposition|tell) != 0 {
		return
	}
	if v := f.verbRight(s.words.End); v >= 0 {
		s.role, s.anchor = reported, v
		return
	}
	if g >= 0 && f.sense(g)&strong != 0 && (f.flags(s.words.End)&text.Punct != 0 || !f.same(g, s.words.End) || f.sense(s.words.End)&(day|preposition) != 0) {
		s.role, s.anchor = reported, g
		return
	}
	p := f.doc.Paragraphs[f.doc.Tokens[s.words.Start].Paragraph]
	if p.Start == s.words.Start && f.flags(s.words.End)&text.Punct != 0 && f.doc.Word(s.words.End) == ":" {
		s.role, s.anchor = reported, s.words.End
	}
}

// assignByHead looks at the noun that the name stands before: an X poll, in an
// X interview, a Facebook message.
func (f *finder) assignByHead(s *site, g int32, right sense, noun uint64) {
	if right == 0 || s.person {
		return
	}
	n := f.norm(g)
	in := g >= 0 && (n == normIn || n == normOn || n == normDuring || n == normAt || n == normVia)
	switch {
	case right&poll != 0:
		s.role, s.anchor = polled, s.words.End
	case s.kind == lexicon.Platform && right&post != 0 && in:
		s.role, s.anchor = posted, g
	case right&event != 0 && in:
		s.role, s.anchor, s.noun = gathered, g, noun
	case right&show != 0 && in && s.kind != lexicon.Platform:
		s.role, s.anchor, s.noun = interviewed, g, noun
	case right&(show|post) != 0 && in:
		s.role, s.anchor = posted, g
	case right&piece != 0 && in:
		s.role, s.anchor = written, g
	case right&piece != 0 && f.verbRightOf(s) >= 0:
		s.role, s.anchor = polled, s.words.End
	}
}

// verbRightOf is verbRight behind the noun that the name stands before.
func (f *finder) verbRightOf(s *site) int32 {
	e := s.words.End
	for n := 0; n < 4 && f.same(s.words.Start, e); n++ {
		if f.sense(e)&piece != 0 {
			return f.verbRight(e + 1)
		}
		e++
	}
	return -1
}
