package text

// findSentences cuts every paragraph after its full stops. It needs Tokens,
// Paragraphs and the stops that the tokenizer saw.
func (d *Doc) findSentences() {
	stops := d.scratch.stops
	for i, p := range d.Paragraphs {
		start, seen := p.Start, p.Start
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

// sentenceEnd is the end of the sentence that begins at start, if it ends with
// the stop and the marks and brackets that close after it.
func (d *Doc) sentenceEnd(stop, start, limit int32) (end int32, ok bool) {
	tok := d.Tokens
	kind := d.stopKind(stop)
	i := stop + 1
	for i < limit && tok[i].Flags&(Punct|Spaced|Mark) == Punct && d.stopKind(i) != 0 { // ?! and "…"
		kind = d.stopKind(i)
		i++
	}
	closed := false
	for i < limit {
		f := tok[i].Flags
		if f&(Mark|Close) == Mark|Close {
			closed = true
		} else if n := d.citation(i, limit); n > 0 {
			i += n
			continue
		} else if f&Punct == 0 || f&(Spaced|Mark) != 0 || !d.closes(i) {
			break
		}
		i++
	}
	if i >= limit {
		return i, true
	}
	if kind == ellipsis && stop == start {
		return i, false
	}
	if kind == fullStop && d.stopKind(i) == ellipsis && tok[i].Flags&Spaced != 0 { // Omitted. ... It goes on.
		return i, i+1 < limit && tok[i+1].Flags&Upper != 0
	}
	glued := tok[i].Flags&Spaced == 0
	first := i // the first word of what follows
	for first < limit && first < i+4 && (tok[first].Flags&(Mark|Open) == Mark|Open || d.opens(first)) {
		first++
	}
	opened := first > i
	if first >= limit {
		return i, false
	}
	next := &tok[first]
	switch {
	case next.Flags&(Word|Number) == 0:
		if next.Flags&Mark != 0 || d.continues(first) {
			return i, false
		}
		return i, !glued
	case next.Flags&Word != 0 && next.Flags&Upper == 0 && next.Flags&Number == 0:
		c, _ := classAt(d.Text, int(next.Start), int(next.End))
		if c&lower != 0 || next.Flags&Clitic != 0 {
			return i, false
		}
	}
	if glued && !opened && !closed {
		return i, d.gluedEnds(stop, start, next, kind)
	}
	if glued && next.Flags&Number != 0 && !opened {
		return i, false
	}
	starter := opened || startsSentence[next.Norm] && next.Flags&Upper != 0
	switch kind {
	case abbreviation:
		if closed {
			break
		}
		return i, d.abbreviationEnds(stop, i, first, starter)
	case fullStop:
		if stop == start+1 && tok[start].Flags&Number != 0 { // 1. First item
			return i, false
		}
	case question:
		if stop > start && exclaimed[tok[stop-1].Norm] && !closed {
			return i, starter
		}
	}
	if closed && next.Flags&Upper != 0 && !opened && !starter && d.reports(first, limit, kind == fullStop) {
		return i, false
	}
	return i, true
}

// stop kinds.
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
		return next.Flags&Upper != 0 && !exclaimed[before.Norm]
	}
	return false
}

// citation is the number of tokens of a footnote sign at i, as in "[26]".
func (d *Doc) citation(i, limit int32) int32 {
	if i+2 < limit && d.Word(i) == "[" && d.Word(i+2) == "]" && d.Tokens[i+1].Flags&(Word|Number) == Number {
		return 3
	}
	return 0
}

// abbreviationEnds reports whether the sentence ends with the abbreviation at
// stop. What follows begins at i, its first word stands at first.
func (d *Doc) abbreviationEnds(stop, i, first int32, starter bool) bool {
	t := &d.Tokens[stop]
	if d.Tokens[first].Flags&Number != 0 {
		return false
	}
	word := d.Text[t.Start : t.End-1]
	switch abbreviations[NormOf(word)] &^ anyCase {
	case goesOn, beforeNumber:
		return false
	}
	if first == i {
		return starter
	}
	if d.Tokens[i].Flags&Mark == 0 {
		return false // Robert Casey Jr. (D-Pa.)
	}
	// C. L. "Butch" Otter
	nickname := len(word) <= 3 && first+1 < int32(len(d.Tokens)) && d.Tokens[first+1].Flags&(Mark|Close) == Mark|Close
	return !nickname
}

// reports reports whether a clause begins at token i that reports the
// quotation before it: a name and a verb of speech. A full stop inside the
// marks asks for more: the clause must end with the verb.
func (d *Doc) reports(i, limit int32, strict bool) bool {
	for end := min(i+8, limit); i < end; i++ {
		t := &d.Tokens[i]
		if t.Flags&(Word|Upper) == Word && t.Flags&Clitic == 0 {
			if !reporting[t.Norm] {
				return false
			}
			if i+1 >= limit {
				return true
			}
			after := &d.Tokens[i+1]
			if !strict {
				return after.Norm != normThat
			}
			if d.stopKind(i+1) != noStop {
				return true
			}
			return false
		}
		if t.Flags&Mark != 0 || t.Flags&Punct != 0 && t.Flags&Clitic == 0 {
			return false
		}
	}
	return false
}
