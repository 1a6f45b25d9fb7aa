package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// quotedAs reads "OUTLET quoted SPEAKER as saying" and "SPEAKER was quoted by
// OUTLET as saying", whose parts are plain and whose content may be several
// sentences before it.
func (v *view) quotedAs(c Candidate, cues []Candidate) (roles, text.Range, bool) {
	d := v.in.Doc
	f := v.at(c.head)
	if f.lemma != v.norm(lang.WordQuote) && f.lemma != v.norm(lang.WordCite) {
		return roles{}, text.Range{}, false
	}
	sent := d.Sentences[d.Tokens[c.head].Sentence]
	as := int32(-1)
	for i := c.head + 1; i+1 < min(sent.End, c.head+24); i++ {
		if v.at(i).lemma == v.norm(lang.WordAs) && v.at(i+1).pos == tag.VBG {
			as = i
			break
		}
	}
	if as < 0 {
		return roles{}, text.Range{}, false
	}
	var r roles
	clause := c.tokens.Start // where the reporting clause begins
	for clause > max(sent.Start, c.tokens.Start-farUnits) && d.Word(clause-1) != "," && !v.at(clause-1).quoted {
		clause--
	}
	if f.pos == tag.VBN && f.left&(1<<syntax.AuxPass) != 0 {
		r.speaker = v.trim(text.Range{Start: clause, End: c.tokens.Start})
		const around = 1<<syntax.AuxPass | 1<<syntax.Aux | 1<<syntax.Advmod
		for !r.speaker.Empty() && around>>v.at(r.speaker.End-1).rel&1 != 0 {
			r.speaker.End--
		}
		if s := f.subject; r.speaker.Empty() && s >= sent.Start && s < clause && !v.at(s).quoted { // Bell, the mayor, was quoted
			r.speaker = v.phrase(s, sent.Start, clause)
			clause = r.speaker.Start
		}
	} else {
		r.speaker = v.trim(text.Range{Start: c.head + 1, End: as})
	}
	content := v.trim(text.Range{Start: as + 2, End: min(sent.End, as+2*farUnits)})
	content.Start = v.carried(content)
	if content = v.trim(content); content.Len() < 3 {
		content = v.trim(text.Range{Start: v.unclaimed(c, cues), End: clause})
	}
	if content.Empty() {
		return roles{}, text.Range{}, false
	}
	r.content = []text.Range{content}
	return r, text.Range{Start: as, End: as + 2}, !r.speaker.Empty()
}

// trim cuts off the punctuation at both ends of a range, but for a quotation's.
func (v *view) trim(r text.Range) text.Range {
	point := func(i int32) bool { return v.in.Doc.Tokens[i].Flags&text.Punct != 0 && !v.at(i).quoted }
	for !r.Empty() && point(r.Start) {
		r.Start++
	}
	for !r.Empty() && point(r.End-1) {
		r.End--
	}
	return r
}

// carried is where a content begins behind "quoted as saying" and who carried
// it or whom it was told to: "by Tanjug that", "as telling Xinhua that".
func (v *view) carried(r text.Range) int32 {
	from := r.Start
	by := v.at(from).lemma == v.norm(lang.WordBy)
	if by {
		from++
	}
	last := v.nounPhrase(from, r.End)
	next := v.at(last + 1).lemma
	if !v.at(last).pos.Noun() || !by && next != v.norm(lang.WordThat) && next != colonNorm {
		return r.Start
	}
	if last+1 < r.End && next != v.norm(lang.WordThat) && next != colonNorm && next != commaNorm && v.at(last).class != classOutlet {
		return r.Start
	}
	return last + 1
}

// unclaimed returns where the sentences begin that stand before a closing cue
// in its paragraph and that no other cue claims.
func (v *view) unclaimed(c Candidate, cues []Candidate) int32 {
	d := v.in.Doc
	start := d.Sentences[d.Tokens[c.head].Sentence].Start
	para := d.Paragraphs[d.Tokens[c.head].Paragraph]
	k := firstCue(cues, start)
	for start > para.Start && c.head-start < mostWidened {
		s := d.Sentences[d.Tokens[start-1].Sentence]
		for ; k > 0 && cues[k-1].tokens.Start >= s.Start; k-- {
			if cues[k-1].score > 0 {
				return start
			}
		}
		start = max(s.Start, para.Start)
	}
	return start
}
