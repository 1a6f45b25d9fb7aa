// Package outlet links statements to the outlets and platforms that carried
// them, and reads datelines.
package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/statement"
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
	Sources  []Source  // those that carried a statement, by their first mention
	Credits  []Credit  // parallel to the statements
	Dateline *Dateline // nil where the text has none
}

// Linker knows the outlets of a language. It is safe for concurrent use.
type Linker struct {
	outlets *lexicon.Outlets
	names   *lexicon.Names
}

// New returns a Linker for those outlets and names.
func New(outlets *lexicon.Outlets, names *lexicon.Names) *Linker {
	return &Linker{outlets, names}
}

// Link finds the sources of statements. speakers tells whose each statement
// is: equal numbers for the same speaker, negative for nobody known; nil makes
// Link compare the mentions itself.
func (l *Linker) Link(doc *text.Doc, sts []statement.Statement, speakers []int32) Result {
	res := Result{Credits: make([]Credit, len(sts)), Dateline: l.dateline(doc)}
	for i := range res.Credits {
		res.Credits[i].Source = -1
	}
	if len(sts) == 0 || len(doc.Tokens) == 0 {
		return res
	}
	f := finder{Linker: l, doc: doc}
	f.find()
	k := newLinking(&f, sts, speakers)
	k.link()
	res.Sources = k.sources(res.Credits)
	return res
}
