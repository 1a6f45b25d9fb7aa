package propose

import (
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// An outlet that only carries what somebody else said, "..., Ristic said,
// Tanjug reported", is the source of the statement and not a speaker. The
// training corpus does not tell the two apart, so a rule does.

// dropCredits takes the cues of credits out of the candidates and leaves their
// clauses in v.credits, in the order of the text.
func (v *view) dropCredits(cues []Candidate) []Candidate {
	v.credits = v.credits[:0]
	kept := cues[:0]
	for k, c := range cues {
		r, ok := v.creditClause(c)
		if ok && k > 0 && v.sameSentence(cues[k-1].head, c.head) {
			v.credits = append(v.credits, r)
			continue
		}
		if said := r.Start - 2; ok && said >= 0 && v.sameSentence(said, c.head) && v.reports(said) {
			// "..., Torv said, according to CNN": the corpus marks CNN alone.
			v.credits = append(v.credits, r)
			c = Candidate{tokens: text.Range{Start: said, End: said + 1}, head: said, score: c.score}
		}
		kept = append(kept, c)
		if k+1 == len(cues) || !v.sameSentence(c.head, cues[k+1].head) {
			if r, ok := v.closingCredit(v.in.Doc.Sentences[v.in.Doc.Tokens[c.head].Sentence]); ok && r.Start > c.tokens.End {
				v.credits = append(v.credits, r)
			}
		}
	}
	return kept
}

// closingCredit finds ", OUTLET reports." whose verb is no candidate: taggers
// take it for a noun.
func (v *view) closingCredit(sent text.Range) (text.Range, bool) {
	d := v.in.Doc
	i := sent.End - 1
	for i > sent.Start && d.Tokens[i].Flags&text.Punct != 0 {
		i--
	}
	if class, _ := v.in.Doc.Lang.Words.Verb(v.at(i).lemma); v.at(i).quoted || class != lang.Communication || v.at(i).pos == tag.NN {
		return text.Range{}, false
	}
	from := i
	for from > sent.Start && d.Tokens[from-1].Flags&text.Word != 0 && i-from < 6 && !v.at(from-1).quoted {
		from--
	}
	if from == i || from == sent.Start || v.at(from-1).lemma != commaNorm || !v.hasOutlet(text.Range{Start: from, End: i}) {
		return text.Range{}, false
	}
	return text.Range{Start: from, End: i + 1}, true
}

func (v *view) sameSentence(i, j int32) bool {
	return v.in.Doc.Tokens[i].Sentence == v.in.Doc.Tokens[j].Sentence
}

// reports reports whether a token is a finite verb of communication.
func (v *view) reports(i int32) bool {
	f := v.at(i)
	return (f.pos == tag.VBD || f.pos == tag.VBZ) && f.class == uint8(lang.Communication)
}

// creditClause finds ", OUTLET reported." and ", according to OUTLET." at the
// end of a sentence.
func (v *view) creditClause(c Candidate) (text.Range, bool) {
	d := v.in.Doc
	sent := d.Sentences[d.Tokens[c.head].Sentence]
	if !v.at(c.head).pos.Verb() && v.in.Doc.Small(c.head) != lang.WordAccording {
		return text.Range{}, false
	}
	from, to := c.tokens.Start, c.tokens.End
	if v.at(c.head).pos.Verb() && v.at(c.head).pos != tag.VBG {
		// The outlet stands before its verb, up to the comma.
		for from > sent.Start && d.Tokens[from-1].Flags&text.Word != 0 && c.tokens.Start-from < 6 && !v.at(from-1).quoted {
			from--
		}
	} else {
		for to < sent.End && d.Tokens[to].Flags&text.Word != 0 && to-c.tokens.End < 8 {
			to++
		}
	}
	comma := from > sent.Start && (d.Word(from-1) == "," || v.at(from-1).quoted)
	if !comma || !v.endsAt(to, sent) || !v.hasOutlet(text.Range{Start: from, End: to}) {
		return text.Range{}, false
	}
	return text.Range{Start: from, End: to}, true
}

// endsAt reports whether nothing but marks, or a day, follows in the sentence.
func (v *view) endsAt(i int32, sent text.Range) bool {
	if i < sent.End && v.at(i).rel == syntax.Tmod {
		i++
	}
	for ; i < sent.End; i++ {
		if v.in.Doc.Tokens[i].Flags&text.Punct == 0 {
			return false
		}
	}
	return true
}

func (v *view) hasOutlet(r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if v.at(i).class == classOutlet {
			return true
		}
		// What is also an ordinary word, and a name like that of a paper, is an
		// outlet where hardly anything else can stand.
		if flags := v.in.Doc.Tokens[i].Flags; flags&text.Upper != 0 {
			if flags&text.Outlet != 0 {
				return true
			}
			if i > r.Start && v.in.Doc.Tokens[i-1].Flags&text.Upper != 0 && v.in.Doc.Lexeme(i).Known.Carrier&lang.CarrierMedia != 0 {
				return true
			}
		}
		// "the X news agency", an outlet that is in no list.
		if i > r.Start && v.in.Doc.Is(i, lang.OutletNouns) && v.at(i-1).class != 0 {
			return true
		}
	}
	return false
}

// inCredit reports whether a token is part of a credit.
func (v *view) inCredit(i int32) bool {
	_, found := slices.BinarySearchFunc(v.credits, i, func(r text.Range, i int32) int {
		switch {
		case r.End <= i:
			return -1
		case r.Start > i:
			return 1
		}
		return 0
	})
	return found
}

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
	passive := v.at(c.head).pos == tag.VBN && c.head > sent.Start && v.passive(c.head, sent)
	clause := c.tokens.Start // where the reporting clause begins
	for clause > max(sent.Start, c.tokens.Start-farUnits) && d.Word(clause-1) != "," && !v.at(clause-1).quoted {
		clause--
	}
	if passive {
		r.speaker = trimPhrase(v, text.Range{Start: clause, End: c.tokens.Start})
		const around = 1<<syntax.AuxPass | 1<<syntax.Aux | 1<<syntax.Advmod
		for r.speaker.End > r.speaker.Start+1 && around>>v.at(r.speaker.End-1).rel&1 != 0 {
			r.speaker.End--
		}
	} else {
		r.speaker = trimPhrase(v, text.Range{Start: c.head + 1, End: as})
	}
	behind := text.Range{Start: as + 2, End: min(sent.End, as+2*farUnits)}
	for behind.End > behind.Start && d.Tokens[behind.End-1].Flags&text.Punct != 0 && !v.at(behind.End-1).quoted {
		behind.End--
	}
	behind.Start = v.carried(behind)
	if behind.Len() >= 3 {
		for behind.Start < behind.End && (d.Word(behind.Start) == "," || d.Word(behind.Start) == ":") {
			behind.Start++
		}
		r.content = []text.Range{behind}
	} else {
		before := text.Range{Start: v.unclaimed(c, cues), End: clause}
		for before.End > before.Start && d.Tokens[before.End-1].Flags&text.Punct != 0 && !v.at(before.End-1).quoted {
			before.End--
		}
		if before.Empty() {
			return roles{}, text.Range{}, false
		}
		r.content = []text.Range{before}
	}
	return r, text.Range{Start: as, End: as + 2}, !r.speaker.Empty()
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
	if last+1 < r.End && next != v.norm(lang.WordThat) && next != colonNorm && next != commaNorm && !v.hasOutlet(text.Range{Start: from, End: last + 1}) {
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
	k := sort.Search(len(cues), func(k int) bool { return cues[k].tokens.Start >= start })
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

// passive reports whether a form of "be" stands right before the participle.
func (v *view) passive(i int32, sent text.Range) bool {
	for k := i - 1; k >= max(sent.Start, i-4); k-- {
		f := v.at(k)
		if f.rel == syntax.AuxPass || f.lemma == v.norm(lang.WordBe) {
			return true
		}
		if f.pos.Noun() {
			return false
		}
	}
	return false
}

// trimPhrase cuts marks and adverbs off a noun phrase.
func trimPhrase(v *view, r text.Range) text.Range {
	for !r.Empty() && v.in.Doc.Tokens[r.Start].Flags&text.Word == 0 {
		r.Start++
	}
	for !r.Empty() && v.in.Doc.Tokens[r.End-1].Flags&text.Word == 0 {
		r.End--
	}
	return r
}
