package propose

import "github.com/whosaid/whosaid/attribution/internal/text"

// pieceFeatures tell of every quotation in the content where it stands, how it
// ends and whether another cue is nearer, and the same of the quotations of the
// cue's sentence that were left out.
func (f *Finder) pieceFeatures(g *Group, p *Proposal) {
	v, d := &f.view, f.view.in.Doc
	by := uint64(p.By)
	if p.More > 0 || p.Back > 0 {
		by = 31
	}
	pieces := 0
	for _, r := range p.Content {
		f.chains.within(d, r, func(k int32) {
			if pieces++; pieces > 6 {
				return
			}
			where, end, rival := f.lie(g, k)
			v.put3(tPiece, where, end, rival)
			v.put5(tPieceBy, where, end, rival, by, uint64(p.Kind))
		})
	}
	sent := d.Sentences[d.Tokens[g.cue.head].Sentence]
	left := 0
	for k := f.chains.from(sent.Start); int(k) < f.chains.count() && f.chains.start(k) < sent.End && left < 6; k++ {
		if !covers(p.Content, f.chains.start(k)) {
			left++
			where, end, rival := f.lie(g, k)
			v.put4(tLeftOut, where, end, rival, uint64(p.Kind))
		}
	}
}

// lie tells where a chain stands to a cue, how it ends, and whether another cue
// of its sentence, which is sure (2) or not (1), is nearer.
func (f *Finder) lie(g *Group, k int32) (where, end, rival uint64) {
	d := f.view.in.Doc
	cue := g.cue.tokens
	start, stop := f.chains.start(k), f.chains.end(k)
	a, b := &d.Tokens[start], &d.Tokens[cue.Start]
	switch {
	case a.Sentence == b.Sentence && start < cue.Start:
		where = bucket(int(min(cue.Start-stop, 9)))
	case a.Sentence == b.Sentence:
		where = 100 + bucket(int(min(start-cue.End, 9)))
	case a.Paragraph == b.Paragraph:
		where = 200 + uint64(4+max(-3, min(3, a.Sentence-b.Sentence)))
	default:
		where = 300 + uint64(4+max(-3, min(3, a.Paragraph-b.Paragraph)))
	}
	if inner := f.view.inner(text.Range{Start: start, End: stop}); !inner.Empty() {
		end = pauseOf(d.Word(inner.End - 1))
	}
	if f.shape(k) == shapeWords {
		end += 4
	}
	distance := gapBetween(cue, start, stop)
	from := d.Sentences[a.Sentence].Start
	to := min(d.Sentences[d.Tokens[stop-1].Sentence].End, stop+distance)
	c := firstCue(f.cues, max(from, start-distance))
	if c > 0 && f.cues[c-1].tokens.Start >= from {
		c-- // it may reach nearer than it begins
	}
	for last := c + mostRivals; c < min(last, len(f.cues)) && f.cues[c].tokens.Start < to && rival < 2; c++ {
		x := &f.cues[c]
		if x.tokens.Start == cue.Start || gapBetween(x.tokens, start, stop) >= distance {
			continue
		}
		rival = max(rival, 1+bit(x.score > 0))
	}
	return where, end, rival
}

// mostRivals is more cues than a sentence of news has.
const mostRivals = 64

func gapBetween(cue text.Range, start, stop int32) int32 {
	if cue.Start >= stop {
		return cue.Start - stop
	}
	return max(0, start-cue.End)
}

// uncuedFeatures are those of a group that is a quotation without a cue.
func (f *Finder) uncuedFeatures(g *Group) {
	v, d := &f.view, f.view.in.Doc
	k := g.chain
	if k < 0 { // a turn
		v.put(tTurn)
		v.put1(tTurnCount, bucket(int(f.turns)))
		return
	}
	start, stop := f.chains.start(k), f.chains.end(k)
	shape := uint64(f.shape(k))
	para := d.Paragraphs[d.Tokens[start].Paragraph]
	last := d.Paragraphs[d.Tokens[stop-1].Paragraph]
	head, tail := bit(start == para.Start), bit(stop >= last.End-1)
	rival := uint64(0)
	from, to := d.Sentences[d.Tokens[start].Sentence].Start, f.sentenceEnd(k)
	if c := firstCue(f.cues, from); c < len(f.cues) && f.cues[c].tokens.Start < to {
		rival = 1 + bit(f.cueBetween(nil, from, to))
	}
	// What stands before: a sure cue in the sentence before, a quotation.
	before := uint64(0)
	if start > 0 {
		prev := d.Sentences[d.Tokens[start-1].Sentence]
		before = 1 + bit(d.Tokens[start-1].Quotation != 0)
		if f.cueBetween(g, prev.Start, start) {
			before += 2
		}
		gap := uint64(min(2, d.Tokens[start].Paragraph-d.Tokens[start-1].Paragraph))
		v.put4(tUncuedBefore, before, gap, head, tail)
		for i := prev.Start; i < min(prev.End, start, prev.Start+farUnits); i++ {
			if x := v.at(i); x.head < 0 && !x.quoted {
				v.put1(tUncuedVerb, x.lemma)
				break
			}
		}
	}
	link := bit(f.chains.linked[k]) | bit(int(k)+1 < f.chains.count() && f.chains.linked[k+1])<<1
	v.put3(tUncued, head, tail, rival)
	v.put3(tUncuedLinked, link, rival, before)
	v.put3(tUncuedRival, rival, before, shape)
}
