// Package outlet links statements to the outlets and platforms that carried
// them.
package outlet

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Source is an outlet or platform.
type Source struct {
	Name     string // the usual short one, else as the text has it
	Kind     lexicon.OutletKind
	Country  string       // ISO 3166-1 alpha-2, where known
	Mentions []text.Range // in the order of the text
}

// Credit says which outlet carried a statement.
type Credit struct {
	Source  int32      // index into Result.Sources, -1 for none
	Mention text.Range // the words that name it, there or where it is said for statements that go on with the same interview
}

// Result is what Link finds.
type Result struct {
	Sources []Source // those that carried a statement, by their first mention
	Credits []Credit // parallel to the statements
	Origin  *Source  // the agency of the dateline, nil where it names none; with one mention
}

// Linker knows the outlets of a language. It is safe for concurrent use.
type Linker struct {
	outlets *lexicon.Outlets
	names   *lexicon.Names
	senses  *lexicon.Table[sense]
	tweets  lexicon.Table[struct{}] // the words for messages on Twitter
}

// New returns a Linker for those outlets and names.
func New(outlets *lexicon.Outlets, names *lexicon.Names) *Linker {
	l := &Linker{outlets: outlets, names: names, senses: senses(), tweets: lexicon.NewTable[struct{}](64)}
	for w := range strings.FieldsSeq(tweetWords) {
		l.tweets.At(text.NormOf(w))
	}
	return l
}

// Input is what Link reads.
type Input struct {
	Doc        *text.Doc
	Statements []decide.Statement
	Occasions  []occasion.Occasion // of the statements; nil makes Link find them
	Speakers   []int32             // whose each statement is: equal numbers for the same one, negative for nobody known; nil makes Link compare the mentions
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
	k.credits = grow(k.credits, len(in.Statements))
	for i := range k.credits {
		k.credits[i] = Credit{Source: -1}
	}
	res := Result{Credits: k.credits, Origin: l.origin(in.Doc)}
	if len(in.Statements) == 0 || len(in.Doc.Tokens) == 0 {
		return res
	}
	k.finder.reset(l, in.Doc)
	k.find()
	k.reset(in)
	k.link()
	res.Sources = k.sources(res.Credits)
	k.doc, k.sts, k.occasions, k.levels = nil, nil, nil, nil // the caller's
	return res
}

// origin returns the agency of the dateline, of a list or not.
func (l *Linker) origin(doc *text.Doc) *Source {
	r := doc.Layout.Dateline.Source
	if r.Empty() {
		return nil
	}
	name := strings.Trim(doc.Slice(r), "/")
	s := &Source{Name: name, Kind: lexicon.Agency, Mentions: []text.Range{r}}
	id, ok := l.outlets.Named(name)
	if m, found := doc.Outlet(l.outlets, r.Start); found && !m.Programme && m.End <= r.End {
		id, ok = m.Outlet, true
	}
	if ok {
		o := l.outlets.At(id)
		s.Name, s.Kind, s.Country = o.Name, o.Kind, o.Country
	}
	return s
}

// grow returns n values of undefined content.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
