package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Quotations without a cue of their own are proposed once more by themselves:
// as what the speaker before goes on to say, as the words of the subject of the
// sentence before, of the name behind or before them.

// quotations proposes the chains that may be statements without a cue.
func (f *Finder) quotations() {
	d := f.view.in.Doc
	for k := range int32(f.chains.count()) {
		r := text.Range{Start: f.chains.start(k), End: f.chains.end(k)}
		if !f.uttered(k) {
			continue
		}
		f.open(Group{cue: Candidate{head: -1}, chain: k})
		content := f.chains.ranges(k)
		whole := d.Paragraphs[d.Tokens[r.Start].Paragraph]
		if m, ok := f.signature(r.End, d.Paragraphs[d.Tokens[r.End-1].Paragraph].End); ok {
			f.propose(Proposal{Content: content, Mention: m, By: BySignature})
		}
		if m, ok := f.label(r, whole); ok {
			f.propose(Proposal{Content: content, Mention: m, By: ByLabel})
		}
		if m, ok := f.introduced(r); ok {
			f.propose(Proposal{Content: content, Mention: m, By: ByIntroduction})
		}
		f.propose(Proposal{Content: content, By: ByContinuation})
		f.close()
	}
}

// uttered reports whether a chain may be what somebody said: a sentence, or
// anything that has a paragraph of its own or follows a colon, and not a title,
// a nickname or a word at arm's length.
func (f *Finder) uttered(k int32) bool {
	d, v := f.view.in.Doc, &f.view
	r := f.chains.parts[f.chains.first[k]]
	switch f.shape(k) {
	case shapeWhole:
		return r.Len() >= 4
	case shapeOpen:
		return r.Len() >= 8
	case shapeClause:
		return r.Len() >= 6
	}
	para := d.Paragraphs[d.Tokens[r.Start].Paragraph]
	return r.Start == para.Start && r.End >= para.End-1 || v.at(r.Start-1).lemma == colonNorm
}

// signature reads "quotation" ― Name, and "quotation" Name, role of somewhere.
// without a verb.
func (f *Finder) signature(from, to int32) (text.Range, bool) {
	d, v := f.view.in.Doc, &f.view
	if to-from < 2 || to-from > mostSignature {
		return text.Range{}, false
	}
	if d.Tokens[from].Flags&text.Punct != 0 && d.Tokens[from].Flags&text.Mark == 0 {
		from++
	} else if f.capitals(from-1) && f.capitals(from) {
		return text.Range{}, false // all is in capitals: any word looks like a name
	}
	for i := from; i < to; i++ {
		if v.at(i).quoted || finiteVerb(v.at(i).pos) {
			return text.Range{}, false
		}
	}
	if !v.at(from).pos.Proper() {
		return text.Range{}, false
	}
	return f.leadingPhrase(from, to)
}

// mostSignature is how many tokens a name with a role may have.
const mostSignature = 24

// label reads Name: "quotation" at the start of a paragraph, or with the name
// and the colon in a paragraph of their own before it.
func (f *Finder) label(r, whole text.Range) (text.Range, bool) {
	if r.Start == whole.Start && r.Start > 0 {
		return f.heading(r.Start)
	}
	if r.Start-whole.Start < 2 || r.Start-whole.Start > 8 || f.view.at(r.Start-1).lemma != colonNorm {
		return text.Range{}, false
	}
	end := r.Start - 1
	if f.capitals(end-1) && f.view.in.Doc.Is(end-1, lang.Reporting) && end-1 > whole.Start {
		end-- // "MAYOR EVA HOLUB SAID:", where taggers take the verb for a name
	}
	return f.leadingPhrase(whole.Start, end)
}

// capitals reports whether the last word up to token i is in capitals.
func (f *Finder) capitals(i int32) bool {
	d := f.view.in.Doc
	for ; i >= 0 && d.Tokens[i].Flags&text.Punct != 0; i-- {
	}
	return i >= 0 && d.Tokens[i].Flags&text.AllCaps != 0
}

// heading is the name in a short paragraph without a verb that ends with a
// colon right before a token: "A statement from Pavel Orsic, chief analyst:".
func (f *Finder) heading(i int32) (text.Range, bool) {
	d, v := f.view.in.Doc, &f.view
	p := d.Paragraphs[d.Tokens[i-1].Paragraph]
	if v.at(i-1).lemma != colonNorm || p.Len() > mostSignature {
		return text.Range{}, false
	}
	name := int32(-1)
	for k := p.Start; k < p.End; k++ {
		if finiteVerb(v.at(k).pos) || v.at(k).quoted {
			return text.Range{}, false
		}
		if name < 0 && v.at(k).pos.Proper() {
			name = k
		}
	}
	if name < 0 {
		return text.Range{}, false
	}
	return f.leadingPhrase(name, p.End)
}

// leadingPhrase finds the noun phrase that a stretch begins with.
func (f *Finder) leadingPhrase(from, to int32) (text.Range, bool) {
	end := from
	for end < to {
		x := f.view.at(end)
		if !(x.pos.Noun() || x.pos == tag.DT || x.pos == tag.POSS || x.pos == tag.IN && end > from || x.pos.Adjective()) {
			break
		}
		end++
	}
	return text.Range{Start: from, End: end}, end > from
}

// introduced finds the subject of the sentence right before a quotation that
// begins a sentence of its own: Van der Laan was blunt. "Votes are not for
// sale." That sentence may end the paragraph before.
func (f *Finder) introduced(r text.Range) (text.Range, bool) {
	d, v := f.view.in.Doc, &f.view
	if r.Start == 0 || d.Tokens[r.Start-1].Paragraph+1 < d.Tokens[r.Start].Paragraph {
		return text.Range{}, false
	}
	sent := d.Sentences[d.Tokens[r.Start-1].Sentence]
	if sent.Contains(r.Start) && v.at(r.Start-1).lemma != colonNorm {
		return text.Range{}, false
	}
	for i := sent.Start; i < min(sent.End, r.Start, sent.Start+farUnits); i++ {
		x := v.at(i)
		if x.quoted || x.rel != syntax.Nsubj || x.head < 0 {
			continue
		}
		if root := v.at(x.head).rel == syntax.Root || v.in.Arcs[x.head].Head < 0; root && (x.pos.Proper() || x.pos == tag.PRP || x.pos.Noun()) {
			return v.phrase(i, sent.Start, r.Start), true
		}
	}
	return text.Range{}, false
}
