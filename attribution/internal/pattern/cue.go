package pattern

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// Cue is a pattern for a cue of several words, which the learned finder cannot
// know: behind a quotation, before one, before a clause.
func Cue(l *lang.Language, cue string, act propose.Act) Pattern {
	const (
		name   = `\p{Lu}[\p{L}\p{M}’'.-]*(?: (?:[a-z]{1,3} ){0,2}\p{Lu}[\p{L}\p{M}’'.-]*){0,5}`
		quoted = `(?<content>“[^“”]+”|"[^"]+"|«[^«»]+»|„[^„“”]+[“”])`
	)
	who := `(?<speaker>(?:` + either(l, lang.BeforePerson) + `)(?: [\p{L}’'-]+){1,5}?|` + either(l, lang.Subject) + `|` + name + `)`
	clause := `(?<content>(?:` + either(l, lang.That) + `) [^.!?“”"«»„]+)`
	reports := who + `,? (?<cue>` + quote(cue) + `)\b`
	return Pattern{
		Name: cue, Act: &act, Mille: 900,
		Expression: quoted + `,? ` + reports + `|` + reports + `[:,]? (?:` + quoted + `|` + clause + `)`,
	}
}

// either is an expression for the words of a group, capitalised or not.
func either(l *lang.Language, g lang.Group) string {
	words := slices.Clone(l.WordsOf(g))
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = `\b[` + string(unicode.ToUpper(first)) + string(first) + `]` + quote(w[size:]) + `\b`
	}
	return strings.Join(words, "|")
}
