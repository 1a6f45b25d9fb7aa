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
