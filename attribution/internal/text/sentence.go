package text

import "github.com/whosaid/whosaid/attribution/internal/lang"

// findSentences cuts every paragraph after its full stops. It needs Tokens,
// Paragraphs and the stops that the tokenizer saw. Masked regions, which stand
// at the head of a paragraph, are sentences of their own.
func (d *Doc) findSentences() {
	stops, regions := d.scratch.stops, d.Layout.Regions
	for i, p := range d.Paragraphs {
		start := p.Start
		for len(regions) > 0 && regions[0].Tokens.Start < p.End {
			if r := regions[0]; r.Kind != Headline {
				d.addSentence(r.Tokens, i)
				start = r.Tokens.End
			}
			regions = regions[1:]
		}
		seen := start
		for len(stops) > 0 && stops[0] < p.End {
			stop := stops[0]
			stops = stops[1:]
			if stop < seen { // one of a run, such as ?.)
				continue
			}
			end, ok := d.sentenceEnd(stop, start, p.End)
			seen = end
			if ok && end < p.End {
				d.addSentence(Range{start, end}, i)
				start = end
			}
		}
		if start < p.End {
			d.addSentence(Range{start, p.End}, i)
		}
	}
}

// addSentence appends a sentence and writes its number, and that of its
// paragraph, into its tokens.
func (d *Doc) addSentence(r Range, paragraph int) {
	n := int32(len(d.Sentences))
	tok := d.Tokens[r.Start:r.End]
	for i := range tok {
		tok[i].Sentence, tok[i].Paragraph = n, int32(paragraph)
	}
	d.Sentences = append(d.Sentences, r)
}

// sentenceEnd is the end of the stop at the given token with all that closes
// after it, and whether the sentence that begins at start ends there too.
func (d *Doc) sentenceEnd(stop, start, limit int32) (end int32, ok bool) {
	tok := d.Tokens
	kind := d.stopKind(stop)
	end = stop + 1
	for end < limit && tok[end].Flags&(Punct|Spaced|Mark) == Punct && d.stopKind(end) != noStop { // ?… is one stop
		kind = d.stopKind(end)
		end++
	}
	closed := false
	for end < limit {
		if f := tok[end].Flags; f&(Mark|Close) == Mark|Close {
			closed = true
			end++
		} else if n := d.citation(end, limit); n > 0 {
			end += n
		} else if f&(Punct|Spaced|Mark) == Punct && d.closes(end) {
			end++
		} else {
			break
		}
	}
	if end == limit {
		return end, true
	}
	if kind == ellipsis && stop == start {
		return end, false
	}
	if kind == fullStop && d.stopKind(end) == ellipsis && tok[end].Flags&Spaced != 0 { // It went. ... It came.
		return end, end+1 < limit && tok[end+1].Flags&Upper != 0
	}
	first := end // the first word of what follows
	for first < limit && first < end+4 && (tok[first].Flags&(Mark|Open) == Mark|Open || d.opens(first)) {
		first++
	}
	return end, first < limit && d.ends(stopped{kind, start, stop, end, first, limit, closed})
}

// stopped is the place of a stop whose sentence may end: tokens.
type stopped struct {
	kind        stopKind
	start, stop int32 // of the sentence; of the stop
	end         int32 // behind the stop and what closes after it
	first       int32 // behind the marks and brackets that open after it
	limit       int32 // of the paragraph
	closed      bool  // a quotation ends with the stop
}

// ends decides by what follows whether the sentence ends.
func (d *Doc) ends(s stopped) bool {
	next := &d.Tokens[s.first]
	glued := d.Tokens[s.end].Flags&Spaced == 0
	opened := s.first > s.end
	if next.Flags&(Word|Number) == 0 {
		return next.Flags&Mark == 0 && !d.continues(s.first) && !glued
	}
	if next.Flags&(Word|Number|Upper) == Word {
		if c, _ := classAt(d.Text, int(next.Start), int(next.End)); c&lower != 0 || next.Flags&Clitic != 0 {
			return false
		}
	}
	if glued && !opened {
		if !s.closed {
			return d.gluedEnds(s.stop, s.start, next, s.kind)
		}
		if next.Flags&Number != 0 {
			return false
		}
	}
	starter := opened || d.Is(s.first, lang.Starters) && next.Flags&Upper != 0
	switch s.kind {
	case abbreviation:
		if !s.closed {
			return d.abbreviationEnds(s, starter)
		}
	case fullStop:
		if s.stop == s.start+1 && d.Tokens[s.start].Flags&Number != 0 { // 1. First item
			return false
		}
	case question:
		if !s.closed && d.exclaimedName(s) {
			return starter && !d.isAnd(s.first)
		}
	}
	return !s.closed || starter || next.Flags&Upper == 0 || !d.reports(s.first, s.limit, s.kind == fullStop)
}

// stopKind is what a sentence may end with.
type stopKind uint8

const (
	noStop stopKind = iota
	fullStop
	abbreviation
	ellipsis
	question // or exclamation
)

func (d *Doc) stopKind(i int32) stopKind {
	t := &d.Tokens[i]
	if t.Flags&Punct == 0 {
		if d.Text[t.End-1] == '.' && t.Flags&(Word|Handle) == Word {
			return abbreviation
		}
		return noStop
	}
	switch b := d.Text[t.Start]; {
	case b == '.':
		if t.End-t.Start > 1 {
			return ellipsis
		}
		return fullStop
	case b == '?' || b == '!':
		return question
	case b < 0x80:
		return noStop
	}
	w := d.Word(i)
	if w == "…" {
		return ellipsis
	}
	if c, _ := classAt(w, 0, len(w)); c&terminal != 0 {
		return question
	}
	return noStop
}

// closes reports whether token i is a bracket or stray mark that closes.
func (d *Doc) closes(i int32) bool {
	switch d.Word(i) {
	case ")", "]", "}", "\"", "'", "”", "’", "»", "''":
		return true
	}
	return false
}

// opens reports whether token i is a bracket or stray mark that opens.
func (d *Doc) opens(i int32) bool {
	switch d.Word(i) {
	case "(", "[", "{", "\"", "'", "“", "‘", "«", "``", "`", "¿", "¡":
		return true
	}
	return false
}

// continues reports whether token i, a punctuation mark, goes on with the
// sentence before it.
func (d *Doc) continues(i int32) bool {
	switch d.Word(i) {
	case ",", ";", ":", "-", "--", "---", "–", "—", "―", ")", "]", "/", "&", "%", ".", "…", "...", "?", "!", "\"", "'", "”", "’", "»":
		return true
	}
	return false
}

// gluedEnds reports whether a sentence ends with the stop although next
// follows without a blank: "done.The", but neither "node.js" nor "Yahoo!News".
func (d *Doc) gluedEnds(stop, start int32, next *Token, kind stopKind) bool {
	if next.Flags&Word == 0 || stop == start {
		return false
	}
	before := &d.Tokens[stop-1]
	if c, _ := classAt(d.Text, int(next.Start), int(next.End)); c&(uncased|ideograph) != 0 {
		return true
	}
	switch kind {
	case fullStop:
		return next.Flags&Upper != 0 && before.Flags&(Word|Upper) == Word && before.End-before.Start > 1
	case question:
		return next.Flags&Upper != 0 && !d.Is(stop-1, lang.Exclaimed)
	}
	return false
}

// exclaimedName reports whether the stop is the exclamation mark of a name: one
// we know, or one in the midst of a sentence that goes on with "And", as the
// lists of brands in translated copy do.
func (d *Doc) exclaimedName(s stopped) bool {
	if s.stop <= s.start || d.Text[d.Tokens[s.stop].Start] != '!' {
		return false
	}
	if d.Is(s.stop-1, lang.Exclaimed) {
		return true
	}
	name := &d.Tokens[s.stop-1]
	return d.isAnd(s.first) && name.Quotation == 0 && name.Flags&(Word|Upper) == Word|Upper &&
		s.stop-1 > s.start && d.Tokens[s.stop-2].Flags&(Word|Upper) == Word
}

// isAnd reports whether token i is "and" or "or".
func (d *Doc) isAnd(i int32) bool { return d.Is(i, lang.And) || d.Is(i, lang.Or) }

// citation is the number of tokens of a footnote sign at i, as in "[26]".
func (d *Doc) citation(i, limit int32) int32 {
	if i+2 < limit && d.Word(i) == "[" && d.Word(i+2) == "]" && d.Tokens[i+1].Flags&(Word|Number) == Number {
		return 3
	}
	return 0
}

// abbreviationEnds reports whether the sentence ends with the abbreviation at
// s.stop.
func (d *Doc) abbreviationEnds(s stopped, starter bool) bool {
	t := &d.Tokens[s.stop]
	if d.Tokens[s.first].Flags&Number != 0 {
		return false
	}
	word := d.Text[t.Start : t.End-1]
	if of := &d.Lang.Word(word).Groups; of.Has(lang.AbbreviationInside) || of.Has(lang.AbbreviationNumber) {
		return false
	}
	if s.first == s.end {
		return starter
	}
	if d.Tokens[s.end].Flags&Mark == 0 {
		return false // Robert Casey Jr. (D-Pa.)
	}
	// C. L. "Butch" Otter
	nickname := len(word) <= 3 && s.first+1 < s.limit && d.Tokens[s.first+1].Flags&(Mark|Close) == Mark|Close
	return !nickname
}

// reports reports whether a clause begins at token i that reports the
// quotation before it: a name and a verb of speech. A full stop inside the
// marks asks for more: the clause must end with the verb.
func (d *Doc) reports(i, limit int32, strict bool) bool {
	apposition := false
	for end := min(i+16, limit); i < end; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Flags&Mark != 0 || d.stopKind(i) > abbreviation || d.stopKind(i) == fullStop:
			return false
		case t.Flags&Word == 0 && d.Word(i) == ",":
			apposition = !apposition
		case apposition || t.Flags&(Upper|Clitic) != 0 || d.Is(i, lang.InsideNames):
		case d.Is(i, lang.Reporting):
			if i+1 == limit {
				return true
			}
			if strict {
				return d.stopKind(i+1) != noStop
			}
			return !d.Is(i+1, lang.That)
		default:
			return false
		}
	}
	return false
}
