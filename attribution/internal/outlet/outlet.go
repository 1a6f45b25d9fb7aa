// Package outlet finds the source of each statement: the news outlet or the
// platform that carried it.
//
// First it lists the places of the text that name an outlet, or may name one
// (mention.go, form.go): by the language's list, by the form of a name (the Tarn
// Herald, the newspaper Tarn), or by its position (told Tarn). It reads the words
// around each name: what governs it, what verb it is the subject of, which noun it
// stands before (construct.go). Nothing is decided there.
//
// Then it goes through the statements in the order of the text (reach.go,
// choose.go). The candidates of a statement are the names in and near its
// sentences, the source of the statement before, names beside other statements
// of the same speaker, and none. A log-linear ranker scores them (facts.go,
// features.go) by how the outlet is named, where the name stands relative to the
// statement, whose statements it carried before, who is named beside it
// (company.go), and which occasion the statement names. The probabilities of all
// places that name one outlet are added up. The sum, calibrated, is the
// confidence of the credit; below a threshold there is none.
//
// So it is learned how far an interview reaches. What was rejected: rules with
// a state machine (an interview opens, goes on, is ended by another occasion),
// which did well on the texts that they were written for and on no others; a
// second pass with the probabilities of the statements around, which gained
// nothing on 710 articles and lost a point on 900. The first models learn from
// texts whose history is right, the second also from the decisions of the first,
// since no other history exists at run time: that costs no recall and stops wrong
// credits from breeding others. What it is worth by corpus stands in manifest.json
// beside the weights.
package outlet

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Source is an outlet or platform.
type Source struct {
	Name     string // the usual short one, unless the text spells it otherwise; else as the text has it
	Kind     lang.OutletKind
	Country  string       // ISO 3166-1 alpha-2, where known
	Mentions []text.Range // in the order of the text
}

// Credit says which outlet carried a statement.
type Credit struct {
	Source  int32      // index into Result.Sources, -1 for none
	Mention text.Range // the words that name it, there or where it is said for statements that go on with the same interview
	Mille   int32      // in how many of a thousand such cases the outlet is right
}

// Result is what Link finds.
type Result struct {
	Sources []Source // those that carried a statement, by their first mention
	Credits []Credit // parallel to the statements
	Origin  *Source  // the agency of the dateline, nil where it names none; with one mention
}

// Linker knows the outlets of a language. It is safe for concurrent use.
type Linker struct {
	outlets *lang.Outlets
	model   *Model
}

// New returns a Linker for those outlets. Without a model it finds no sources.
func New(outlets *lang.Outlets, m *Model) *Linker {
	return &Linker{outlets: outlets, model: m}
}

// Input is what Link reads.
type Input struct {
	Doc        *text.Doc
	Statements []decide.Statement
	Occasions  occasion.Result // of the statements
	Mentions   [][]text.Range  // of everybody whom Speakers counts, by that number
	Speakers   []int32         // whose each statement is: equal numbers for the same one, negative for nobody known
}

// Scratch is memory for Link.
type Scratch struct{ linking }

// Forget lets go of the text. The result is void.
func (s *Scratch) Forget() {
	clear(s.found)
	clear(s.out)
	clear(s.formed)
}

// Link finds the sources of statements. s may be nil; a Scratch may be reused,
// not shared, and the result is void when it is.
func (l *Linker) Link(in Input, s *Scratch) Result {
	if s == nil {
		s = new(Scratch)
	}
	k := &s.linking
	k.credits = text.Grow(k.credits, len(in.Statements))
	for i := range k.credits {
		k.credits[i] = Credit{Source: -1}
	}
	res := Result{Credits: k.credits, Origin: l.originOf(in.Doc)}
	if len(in.Statements) == 0 || len(in.Doc.Tokens) == 0 {
		return res
	}
	k.detector.reset(l, in.Doc)
	if k.find(); len(k.sites) > 0 {
		k.reset(in)
		k.link()
		res.Sources = k.sources(res.Credits)
	}
	l.given(in.Doc, in.Statements, &res)
	k.doc, k.sts, k.occasions, k.levels = nil, nil, nil, nil // the caller's
	return res
}

// originOf returns the agency of the dateline, of a list or not.
func (l *Linker) originOf(doc *text.Doc) *Source {
	r := doc.Layout.Dateline.Source
	if r.Empty() {
		return nil
	}
	name := strings.Trim(doc.Slice(r), "/")
	s := &Source{Name: name, Kind: lang.Agency, Mentions: []text.Range{r}}
	id, ok := l.outlets.Named(name)
	if m, found := doc.Outlet(r.Start); found && !m.Programme && m.End <= r.End {
		id, ok = m.Outlet, true
	}
	if ok {
		o := l.outlets.At(id)
		s.Name, s.Kind, s.Country = o.Name, o.Kind, o.Country
	}
	return s
}
