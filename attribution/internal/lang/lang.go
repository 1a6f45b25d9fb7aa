// Package lang holds a language as data: word lists, suffix rules and weights.
// Every list is a text file in the language's folder, tab separated, with its
// origin in the file's head (lines that begin with #). No other package holds
// words of a language: stages ask a word for its classes.
//
// The package stands below all stages. It reads no text, and it does not know
// what the weights mean: package model decodes them.
package lang

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

// Language is all data of one language. It is read-only and safe for
// concurrent use.
type Language struct {
	Code    string // BCP 47
	Words   *Words
	Lexicon *Lexicon
	Outlets *Outlets
	Lemmas  *Lemmas

	Contractions *Contractions
}

// Complementizer is the word of English that leads in an indirect statement and
// adds nothing to it.
const Complementizer = "that"

//go:embed english
var folders embed.FS

// English returns English, read on the first call. A list that cannot be read
// is our bug, so it panics.
func English() *Language { return english() }

var english = sync.OnceValue(func() *Language {
	files, err := fs.Sub(folders, "english")
	if err == nil {
		var l *Language
		if l, err = Load("en", files); err == nil {
			return l
		}
	}
	panic(fmt.Sprintf("lang: %v", err))
})

// Load reads a language from the files of its folder. A list that is not there
// is empty.
func Load(code string, files fs.FS) (*Language, error) {
	l := &Language{Code: code}
	r := reader{files: files}
	var outlets sync.WaitGroup
	other := reader{files: files}
	outlets.Go(func() { l.Outlets = loadOutlets(&other) })
	l.Words = loadWords(&r)
	l.Lemmas = loadLemmas(&r)
	l.Contractions = loadContractions(&r)
	l.Lexicon = loadLexicon(&r, l.Words)
	outlets.Wait()
	return l, errors.Join(r.err(), other.err())
}

// Word returns what the language knows of a word as it is written. The words of
// a parsed text are looked up already, see text.Lexeme.
func (l *Language) Word(word string) *Entry { return l.Lexicon.Word(NameNorm(word)) }
