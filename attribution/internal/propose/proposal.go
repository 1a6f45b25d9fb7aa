package propose

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// By names what made a proposal.
type By uint8

const (
	ByModel        By = iota // the labeller's best reading of a cue
	ByBorder                 // its reading with one border elsewhere
	ByQuotation              // its reading with one quotation more or less
	BySpeaker                // its reading with another mention
	BySentences              // the sentences before a cue that closes a paragraph
	ByListener               // without the listener that the content began with
	ByInsertion              // the sentence around a cue and its subject
	ByQuotedAs               // "quoted as saying"
	ByContinuation           // a quotation without a cue, nobody mentioned
	ByIntroduction           // the same, the subject of the sentence before it speaks
	BySignature              // the same, a name behind it
	ByLabel                  // the same, a name and a colon before it
	ByTurn                   // what follows a speaker's label, with or without marks
	ByBlock                  // a paragraph without marks below a cue and a colon
)

var evidence = [...]string{
	ByModel: "model", ByBorder: "model", ByQuotation: "model", BySpeaker: "model", BySentences: "model",
	ByListener: "model", ByInsertion: "model",
	ByQuotedAs: "quoted as saying", ByContinuation: "continuation", ByIntroduction: "introduced", BySignature: "signature", ByLabel: "label", ByTurn: "turn",
	ByBlock: "block",
}

// Kind says how much of the content stands between quotation marks.
type Kind uint8

const (
	Indirect Kind = iota // nothing
	Mixed                // a part
	Direct               // everything, but for two words at most
)

// Act is what the cue names.
type Act uint8

const (
	Speech   Act = iota // communicating by voice, or in a way the text leaves open
	Writing             // in writing
	Document            // the speaker is a text: a poll, a law, a report
	Thought             // believing, fearing, knowing
	Attitude            // a stance without an act: support, oppose, hope, want
)

// Stance reports whether an act communicates nothing.
func (a Act) Stance() bool { return a == Thought || a == Attitude }

// String is the rule or model that made a proposal.
func (b By) String() string { return evidence[b] }

// Proposal is one way to read a cue, or a quotation without a cue. The
// proposals of a group exclude one another; the decision takes one or none of
// them.
type Proposal struct {
	Content []text.Range
	Mention text.Range
	By      By
	Kind    Kind
	Act     Act
	More    int8  // quotations without a cue that follow and were added
	Back    int8  // quotations without a cue that precede and were added
	Short   int32 // how far the labelling falls short of the best one
}

// Group is a cue, or a quotation without one, with its proposals.
type Group struct {
	From, To    int32      // of Finder.Proposals
	Reach       text.Range // from the first to the last token of any of them and of the cue
	cue         Candidate  // its head is -1 where there is none
	as          text.Range // a second piece of the cue
	act         Act        // of the cue alone
	subject     text.Range // whom the tree gives as the speaker
	via         uint8      // by which way, see viaSubject
	over        uint64     // whether its cue is in what a neighbour may say, see overlaps
	under       uint64     // whether the cue of a neighbour is in what it may say itself
	context     uint64
	gain        int32  // of the labelling over the next best at its weakest border
	mentionGain int32  // the same for the mention
	readings    uint64 // which kinds of readings there are beside the labeller's: bits of rule
	chain       int32  // of a group without a cue: its quotation, -1 for a turn
}

// Cued reports whether the group has a cue.
func (g *Group) Cued() bool { return g.cue.head >= 0 }

// Head is the token of the cue whose syntactic head lies outside it.
func (g *Group) Head() int32 { return g.cue.head }

// Cue appends the pieces of the cue to dst.
func (g *Group) Cue(dst []text.Range) []text.Range {
	switch {
	case !g.Cued():
		return dst
	case g.as.Empty() || g.as.Start < g.cue.tokens.End:
		return append(dst, g.cue.tokens)
	case g.as.Start == g.cue.tokens.End:
		return append(dst, text.Range{Start: g.cue.tokens.Start, End: g.as.End})
	}
	return append(dst, g.cue.tokens, g.as)
}

// ReachOf is the stretch from the first to the last token of a proposal's
// content and the cue.
func (g *Group) ReachOf(p *Proposal) text.Range {
	r := text.Range{Start: p.Content[0].Start, End: p.Content[len(p.Content)-1].End}
	if g.Cued() {
		r.Start, r.End = min(r.Start, g.cue.tokens.Start), max(r.End, g.cue.tokens.End, g.as.End)
	}
	return r
}

// rule is a bit for each kind of reading that says how it came about.
func (p *Proposal) rule() uint64 {
	switch {
	case p.By == BySentences || p.By == ByListener:
		return 1 << (p.By - BySentences)
	case p.More > 0:
		return 1 << 2
	case p.Back > 0:
		return 1 << 3
	}
	return 0
}

// KindOf measures how much of the content stands in quotation marks.
func KindOf(doc *text.Doc, content []text.Range) Kind {
	bare, quoted := 0, 0
	for _, r := range content {
		for i := r.Start; i < r.End; i++ {
			t := &doc.Tokens[i]
			switch {
			case t.Flags&(text.Word|text.Number) == 0 || t.Flags&text.Clitic != 0:
			case t.Quotation != 0:
				quoted++
			default:
				bare++
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case bare <= 2:
		return Direct
	}
	return Mixed
}

// withoutTime cuts the time of the verb off a mention: "Ann Bell here Tuesday", "Lipa
// last week". Not of what the mention tells itself: "a poll taken last week".
func (v *view) withoutTime(m text.Range) text.Range {
	cut := m
	for cut.Len() > 1 {
		last, before := v.in.Doc.Lexeme(cut.End-1).Known, v.in.Doc.Lexeme(cut.End-2).Known
		switch {
		case (last.Has(lang.Weekday) || last.Occasion&lang.Now != 0) && before.Occasion&lang.On == 0, cut != m && v.at(cut.End-1).pos == tag.RB:
			cut.End--
		case last.Has(lang.Weekday), last.Occasion&lang.Period != 0 && before.Occasion&lang.Past != 0:
			cut.End -= 2
		default:
			if p := v.at(cut.End - 1).pos; p.Verb() || p == tag.IN {
				return m
			}
			return cut
		}
	}
	if cut.Empty() {
		return m
	}
	return cut
}

// hollow reports whether a content says nothing by itself: "whom", "it".
func (v *view) hollow(content []text.Range) bool {
	for _, r := range content {
		for i := r.Start; i < r.End; i++ {
			if !v.empty(i) {
				return false
			}
		}
	}
	return true
}

// empty reports whether a token outside quotation marks says nothing by itself.
func (v *view) empty(i int32) bool {
	if v.at(i).quoted && v.in.Doc.Tokens[i].Flags&text.Word != 0 {
		return false // “No.”
	}
	switch p := v.in.Tags[i]; p {
	case tag.PRP, tag.WP, tag.WDT, tag.DT, tag.IN, tag.TO, tag.CC:
		return true
	default:
		return p.Punctuation()
	}
}

// covers reports whether a token is in one of the ranges.
func covers(content []text.Range, i int32) bool {
	return slices.ContainsFunc(content, func(r text.Range) bool { return r.Contains(i) })
}
