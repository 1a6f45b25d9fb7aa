package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speak resolves the speaker of a statement.
func (r *resolver) speak(st int32) {
	s := &r.sts[st]
	sp := &r.speakers[st]
	m := r.trim(s.Mention)
	if m.Empty() {
		r.speakWithout(st)
		return
	}
	// Coordinated cues share their speaker's mention.
	for _, before := range r.latest {
		if before != 0 && r.sts[before-1].Mention == s.Mention && r.speakers[before-1].done {
			*sp = r.speakers[before-1]
			r.note(st)
			return
		}
	}
	sp.mention = m
	r.readMention(st, m, sp)
	if sp.done {
		r.note(st)
	}
}

// note remembers a statement as the latest and its speakers as having spoken.
func (r *resolver) note(st int32) {
	sp := &r.speakers[st]
	r.latest[1], r.latest[0] = r.latest[0], st+1
	inner := r.inner(st)
	for _, e := range sp.entities[:sp.n] {
		r.track[e].statement = st + 1
		if a := r.track[e].author; a != 0 {
			r.track[a-1].statement = st + 1
		}
		if i := sp.mention.Start; !sp.mention.Empty() && !inner {
			r.touch(e, i, true, true)
		}
	}
}

// inner reports whether the statement stands in the content of another.
func (r *resolver) inner(st int32) bool {
	m := r.sts[st].Mention
	if m.Empty() {
		return false
	}
	w := r.within[m.Start]
	return w != 0 && w != st+1
}

// trim cuts punctuation off both ends of a mention, and bounds it.
func (r *resolver) trim(m text.Range) text.Range {
	const longest = 80
	m.Start = max(m.Start, 0)
	m.End = min(m.End, int32(len(r.Words)), m.Start+longest)
	for m.Start < m.End && r.Flags(m.Start)&(text.Word|text.Number) == 0 {
		m.Start++
	}
	for m.Start < m.End && (r.Flags(m.End-1)&text.Punct != 0 && r.ByteAt(m.End-1) != ')' || r.Possessive(m.End-1)) {
		m.End--
	}
	return m
}

// speakWithout finds the speaker of a statement that mentions none.
func (r *resolver) speakWithout(st int32) {
	s := &r.sts[st]
	sp := &r.speakers[st]
	from := s.Continues - 1
	if from < 0 && len(s.Cue) == 0 && s.Kind == propose.Direct && len(s.Content) > 0 {
		if e := r.spokenOf(st); e >= 0 {
			r.assign(sp, e, Implicit, 30)
			r.note(st)
			return
		}
		from = r.latest[0] - 1
		if from < 0 || len(r.sts[from].Content) == 0 || r.apart(from, st) > 1 {
			return
		}
	}
	if from < 0 && len(s.Cue) > 0 && r.subjectLeftOut(st) {
		r.shareSubject(st, sp)
		return
	}
	if from < 0 || int(from) >= len(r.speakers) || from == st || !r.speakers[from].done {
		return
	}
	*sp = r.speakers[from]
	sp.form, sp.mention = Implicit, text.Range{}
	r.note(st)
}

// subjectLeftOut reports whether the cue is an active verb that shares the
// subject of one before it: "and added", ", adding".
func (r *resolver) subjectLeftOut(st int32) bool {
	cue := r.sts[st].Cue[0].Start
	if r.Tags == nil || cue <= 0 || int(cue) >= len(r.Tags) {
		return false
	}
	k := cue - 1
	for k > 0 && r.Is(k, lexicon.Adverb) {
		k--
	}
	switch r.Tags[cue] {
	case tag.VBD, tag.VBZ, tag.VBP, tag.VBN:
		return r.Is(k, lexicon.Conjunction) || r.Comma(k)
	case tag.VBG:
		return r.Comma(k) || r.Is(k, lexicon.Conjunction|lexicon.Preposition)
	}
	return false
}

// shareSubject gives a statement the speaker of the one before it in its
// sentence, else the person with whose name the sentence begins.
func (r *resolver) shareSubject(st int32, sp *speaker) {
	cue := r.sts[st].Cue[0].Start
	sentence := r.Doc.Tokens[cue].Sentence
	for _, before := range r.latest {
		if before == 0 || !r.speakers[before-1].done {
			continue
		}
		if m := r.speakers[before-1].mention; !m.Empty() && m.Start < cue && r.Doc.Tokens[m.Start].Sentence == sentence {
			*sp = r.speakers[before-1]
			r.note(st)
			return
		}
	}
	start := r.Doc.Sentences[sentence].Start
	for i := start; i < min(start+10, cue); i++ {
		if s := r.SpanAt[i]; s != 0 {
			x := &r.Spans[s-1]
			if x.Outer == start && r.Entities[x.Entity].Type == Person && !r.PossessiveAfter(s-1) {
				r.assign(sp, x.Entity, Name, 40)
				sp.mention = text.Range{Start: x.Outer, End: x.End}
				r.note(st)
			}
			return
		}
	}
}

// spokenOf returns the person whom the sentence before a quotation is about,
// where nobody has spoken since: "Bell was packing. “It was wet.”" At the head
// of an interview it is the person interviewed. Else -1.
func (r *resolver) spokenOf(st int32) int32 {
	start := r.sts[st].Content[0].Start
	if r.paragraph(start) == 0 && r.latest[0] == 0 && len(r.Doc.Paragraphs) > 1 {
		return r.interviewed()
	}
	after := int32(0)
	if r.latest[0] != 0 {
		after = r.lastToken(r.latest[0] - 1)
	}
	for _, e := range r.front {
		p, t := &r.Entities[e], &r.track[e]
		if p.Type != Person || t.out[0] <= after || t.out[0] >= start {
			continue
		}
		d := r.Doc.Tokens[start].Sentence - r.Doc.Tokens[t.out[0]].Sentence
		if t.subject && t.starts && d <= 1 && r.paragraph(start)-r.paragraph(t.out[0]) <= 1 {
			return e
		}
	}
	return -1
}

// apart is the number of paragraphs between two statements.
func (r *resolver) apart(a, b int32) int32 {
	x, y := r.sts[a].Content, r.sts[b].Content
	d := r.paragraph(y[0].Start) - r.paragraph(x[len(x)-1].End-1)
	return max(d, -d)
}

func (r *resolver) paragraph(i int32) int32 {
	if i < 0 || int(i) >= len(r.Doc.Tokens) {
		return 0
	}
	return r.Doc.Tokens[i].Paragraph
}

func (sp *speaker) add(e int32) {
	for _, x := range sp.entities[:sp.n] {
		if x == e {
			return
		}
	}
	if sp.n < maxJoint {
		sp.entities[sp.n] = e
		sp.n++
	}
}

// assign makes e the speaker.
func (r *resolver) assign(sp *speaker, e int32, form Form, score int32) {
	sp.entities[0], sp.n = e, 1
	if t := &r.track[e]; t.members > 0 {
		sp.n = 0
		for _, m := range r.members[t.member : t.member+t.members] {
			sp.add(m)
		}
	}
	sp.typ = r.Entities[e].Type
	sp.form, sp.score, sp.done = form, score, true
	sp.named = true
}

// readMention reads the words of a speaker's mention.
func (r *resolver) readMention(st int32, m text.Range, sp *speaker) {
	if r.Is(m.Start, lexicon.Pronoun|lexicon.Relative) && r.SpanAt[m.Start] == 0 && r.onlyPronoun(m) {
		r.speakPronoun(st, m.Start, sp)
		return
	}
	if m.Len() == 1 && r.Norms[m.Start] == normQ && !r.Capital(m.Start+1) {
		sp.form, sp.typ, sp.done = Name, Unnamed, true
		return
	}
	if r.readNames(st, m, sp) {
		return
	}
	r.readNominal(st, m, sp)
}

// onlyPronoun reports whether the mention is a pronoun, with "himself" or
// "all" at most.
func (r *resolver) onlyPronoun(m text.Range) bool {
	if r.Norms[m.Start] == normOne || r.Is(m.Start, lexicon.Quantity) {
		return false
	}
	for i := m.Start + 1; i < m.End; i++ {
		if !r.Is(i, lexicon.Pronoun|lexicon.Adverb|lexicon.Auxiliary) && r.Norms[i] != normAll && r.Norms[i] != normBoth {
			return false
		}
	}
	return !(r.OwnerPronoun(m.Start) && m.Len() > 1)
}

// speakInside resolves what had to wait for the speaker around it.
func (r *resolver) speakInside() {
	for range 3 {
		waiting := false
		for i := range r.sts {
			sp := &r.speakers[i]
			if sp.done || sp.form != Pronoun || sp.mention.Empty() {
				continue
			}
			w := r.within[max(sp.mention.Start, 0)]
			if w != 0 && r.speakers[w-1].done {
				form, m := sp.form, sp.mention
				if around := &r.speakers[w-1]; around.n > 0 {
					*sp = *around
				}
				sp.form, sp.mention, sp.done = form, m, true
			} else {
				waiting = true
			}
		}
		if !waiting {
			break
		}
	}
}
