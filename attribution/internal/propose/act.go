package propose

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Describe tells what the words of a group's cue say beside the act: its lemma,
// whether it is negated, and whom the statement was said to.
func (f *Finder) Describe(g *Group, p *Proposal) (lemma string, negated bool, addressee text.Range) {
	if !g.Cued() {
		return "", false, text.Range{}
	}
	v, head := &f.view, g.cue.head
	word := v.lemma(head)
	lemma = word
	if names := v.in.Doc.Lang.Lexicon; word == names.Spelled(lang.WordAccording) {
		lemma = word + " " + names.Spelled(lang.WordTo)
	}
	h := v.at(head)
	// Further on it denies something in the content.
	next := v.at(head + 1)
	negated = h.pos.Verb() && (h.left&(1<<syntax.Neg) != 0 || next.rel == syntax.Neg && next.head == head)
	return lemma, negated, v.addressee(p, head, word)
}

func (v *view) lemma(i int32) string {
	if w := v.in.Doc.Small(i); w == lang.WordAccording {
		return v.in.Doc.Lang.Lexicon.Spelled(w) // a participle to the tagger
	}
	return tag.Lemma(v.in.Doc.Lang, v.in.Doc.Word(i), v.in.Tags[i])
}

// act is that of a statement whose cue alone has the act a: whose words are quoted
// at length, not only a few, has spoken, whatever the verb.
func (f *Finder) act(a Act, kind Kind, content []text.Range) Act {
	if kind == Indirect || !a.Stance() {
		return a
	}
	for _, r := range content {
		f.chains.within(f.view.in.Doc, r, func(k int32) {
			if f.shape(k) != shapeWords {
				a = Speech
			}
		})
	}
	return a
}

// lexicalAct looks the cue up with the words that follow it, then alone, by its
// part of speech.
func (v *view) lexicalAct(head int32, word string) Act {
	w := v.in.Doc.Lang.Words
	n := int32(len(v.in.Doc.Tokens))
	for extra := int32(2); extra >= 1; extra-- {
		if head+extra < n {
			v.phrases = append(v.phrases[:0], word...)
			for k := head + 1; k <= head+extra; k++ {
				v.phrases = text.AppendFold(append(v.phrases, ' '), v.in.Doc.Word(k))
			}
			if c, ok := w.CueOf(v.phrases); ok {
				return Act(c.Act())
			}
		}
	}
	pos := v.in.Tags[head]
	if c, ok := w.Cue(word); ok {
		switch {
		case pos.Verb() && c.Verb:
			return Act(c.VerbAct)
		case pos.Noun() && c.Noun:
			return Act(c.NounAct)
		case pos.Adjective() && c.Adjective:
			return Act(c.AdjectiveAct)
		}
		return Act(c.Act())
	}
	if a, ok := w.Act(word); ok {
		return Act(a)
	}
	if d := v.in.Doc; pos.Punctuation() {
		// A colon reports like a verb in a headline and behind a name at the head of a
		// paragraph: "Torv: the bridge must close".
		p := d.Tokens[head].Paragraph
		if p == 0 || head-d.Paragraphs[p].Start <= mostLabel {
			return Speech
		}
	}
	return Attitude
}

// mostLabel is how many tokens a name before a colon may have.
const mostLabel = 6

// addressee finds whom the statement was said to: the object of a verb of
// telling, the phrase behind "to" of any other verb.
func (v *view) addressee(p *Proposal, head int32, word string) text.Range {
	h := v.at(head)
	if !h.pos.Verb() {
		return text.Range{}
	}
	sent := v.in.Doc.Sentences[v.in.Doc.Tokens[head].Sentence]
	told := v.in.Doc.Lang.Word(word).Groups.Has(lang.Told)
	if told {
		// "warned drivers that ...": trees often make drivers the subject of the
		// clause.
		last := v.nounPhrase(head+1, sent.End)
		if f := v.at(last); last+1 < sent.End && (f.pos.Noun() || f.pos == tag.PRP) && v.at(last+1).lemma == v.norm(lang.WordThat) {
			return text.Range{Start: head + 1, End: last + 1}
		}
	}
	for i := head + 1; i < min(sent.End, head+16); i++ {
		f := v.at(i)
		if f.head != head {
			continue
		}
		ok := false
		switch f.rel {
		case syntax.Dobj, syntax.Iobj:
			ok = told
		case syntax.Nmod:
			somebody := f.class == uint8(lang.NounPerson) || f.class == uint8(lang.NounGroup) || f.pos.Proper() || f.pos == tag.PRP
			ok = somebody && v.at(v.before(i, syntax.Case)).lemma == v.norm(lang.WordTo)
		}
		if !ok {
			continue
		}
		r := v.phrase(i, head+1, sent.End)
		if !slices.ContainsFunc(p.Content, r.Overlaps) && !r.Overlaps(p.Mention) {
			return r
		}
	}
	return text.Range{}
}

// before is the nearest child of a token before it that has a relation, -1 if
// there is none.
func (v *view) before(head int32, rel syntax.Rel) int32 {
	for i := head - 1; i >= max(0, head-12); i-- {
		if f := v.at(i); f.head == head && f.rel == rel {
			return i
		}
	}
	return -1
}

// phrase is the noun phrase around its head, without a preposition before it
// and without clauses behind it.
func (v *view) phrase(head, from, to int32) text.Range {
	r := text.Range{Start: head, End: head + 1}
	for k := head - 1; k >= from; k-- {
		f := v.at(k)
		if f.rel == syntax.Case || f.quoted || !v.under(k, head) {
			break
		}
		r.Start = k
	}
	for k := head + 1; k < to; k++ {
		f := v.at(k)
		if f.quoted || f.rel == syntax.Punct || f.rel == syntax.Relcl || f.rel == syntax.Acl || !v.under(k, head) {
			break
		}
		r.End = k + 1
	}
	return r
}

func (v *view) under(i, head int32) bool {
	for steps := 0; i >= 0 && steps < 16; steps++ {
		if i == head {
			return true
		}
		i = v.at(i).head
	}
	return false
}
