package attribution

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/pattern"
)

// Rules are what a newsroom adds to what is shipped. The zero value adds
// nothing. [ReadRules] reads them from a JSON file.
type Rules struct {
	// Patterns are the newsroom's own constructions. Where the statements of two
	// overlap, the pattern that comes first in the list wins.
	Patterns []Pattern `json:"patterns,omitempty"`
	// Cues are more words that report: verbs and nouns in their dictionary form
	// ("opine"), or phrases as they stand in the text ("put it bluntly").
	Cues map[string]Act `json:"cues,omitempty"`
	// Outlets are more outlets, or more names of known ones.
	Outlets []Outlet `json:"outlets,omitempty"`
	// Names are people and organisations under all their names.
	Names []KnownName `json:"names,omitempty"`
	// Byline is who writes the texts, where an Input does not say: the speaker of an
	// "I" outside quotations. Lines that repeat it are not read as news.
	Byline string `json:"byline,omitempty"`
}

// Pattern is a construction that a newsroom uses: a regular expression in the
// syntax of .NET, with look-around and back-references, whose groups with names,
// written (?<speaker>...), are the parts of a statement:
//
//	content    the words of the statement; must be there
//	cue        the words that report it
//	speaker    the mention of who said it
//	source     the outlet or platform that carried it
//	addressee  the mention of whom it was said to
//
// content and cue may be captured several times, and each capture is a piece of
// them; of the other groups the last capture counts. Groups without a name, or
// with a name that begins with _, mean nothing. Captures are widened to whole
// words, and to quotation marks right around them.
//
// The expression sees one paragraph at a time, without the line breaks around
// it: ^ and $ are its ends. The dot matches any character.
//
// A pattern is not tried on paragraphs of more than 32 KiB. It is given up in a
// paragraph where it backtracks more than 100,000 steps, and in a document where it
// takes longer than Seconds. The document then has a warning of code "pattern".
type Pattern struct {
	// Name stands in the Evidence of the statements, in warnings and in errors. It
	// must be there, and be another for each pattern.
	Name       string `json:"name,omitempty"`
	Expression string `json:"expression,omitempty"`
	// Act of its statements; empty means the act of their cue, and ActSpeech
	// without a cue.
	Act Act `json:"act,omitempty"`
	// Kind of its statements; empty means that the quotation marks decide.
	Kind Kind `json:"kind,omitempty"`
	// Yield lets the models win where both have found something. Without it the
	// pattern wins.
	Yield bool `json:"yield,omitempty"`
	// Confidence is the share of its statements that are right; 0 means 1.
	Confidence float64 `json:"confidence,omitempty"`
	// Seconds it may take for a document, 60 at most; 0 means 5. The limit is meant
	// for expressions that never end. An ordinary one needs a thousandth of it, so
	// that results do not depend on how busy a machine is.
	Seconds int `json:"seconds,omitempty"`
}

// Outlet is a news outlet or platform. One that is known already gets these names
// and values in addition.
type Outlet struct {
	Name    string     `json:"name,omitempty"`
	Kind    SourceKind `json:"kind,omitempty"`    // empty means SourceOther for a new one
	Country string     `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Aliases []string   `json:"aliases,omitempty"`
}

// KnownName is a person or an organisation with several names: "Mayor Kate", "the
// Boss". Whoever has one of them in a text is called Name in the results. A surname
// counts only if it is given as an alias, and then only where nobody in the text
// has a longer name with it.
type KnownName struct {
	Name    string   `json:"name,omitempty"`
	Type    Type     `json:"type,omitempty"`   // TypePerson or TypeOrganization; empty means TypePerson
	Gender  Gender   `json:"gender,omitempty"` // of a person
	Aliases []string `json:"aliases,omitempty"`
}

// mistake is something wrong with rules: its path in the JSON
// ("patterns[2].expression"), and why it is wrong.
type mistake struct{ path, why string }

// Error writes the path in terms of Options.
func (m mistake) Error() string {
	path := m.path
	if list, field, ok := strings.Cut(path, "]."); ok && !strings.HasPrefix(path, "cues") {
		path = list + "]." + capitalized(field)
	}
	return "Options.Rules." + capitalized(path) + ": " + m.why
}

func capitalized(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// zero reports whether the rules add nothing.
func (r *Rules) zero() bool {
	return len(r.Patterns) == 0 && len(r.Cues) == 0 && len(r.Outlets) == 0 && len(r.Names) == 0 && r.Byline == ""
}

// check returns all that is wrong with the rules.
func (r *Rules) check() []mistake {
	c := checker{}
	c.patterns(r.Patterns)
	for _, cue := range sortedKeys(r.Cues) {
		at := fmt.Sprintf("cues[%q]", cue)
		c.words(at, cue)
		if cue != strings.ToLower(cue) {
			c.add(at, "%q has capitals", cue)
		}
		oneOf(&c, at, r.Cues[cue], AllActs(), false)
	}
	c.outlets(r.Outlets)
	c.names(r.Names)
	if r.Byline != "" {
		c.words("byline", r.Byline)
	}
	return c.found
}

type checker struct{ found []mistake }

func (c *checker) add(path, format string, args ...any) {
	c.found = append(c.found, mistake{path, fmt.Sprintf(format, args...)})
}

// mostSeconds is the longest time limit that a pattern may have.
const mostSeconds = 60

func (c *checker) patterns(list []Pattern) {
	first := make(map[string]int)
	for i, p := range list {
		at := fmt.Sprintf("patterns[%d]", i)
		if c.line(at+".name", p.Name); p.Name != "" {
			if k, taken := first[p.Name]; taken {
				c.add(at+".name", "%q is the name of patterns[%d]", p.Name, k)
			} else {
				first[p.Name] = i
			}
		}
		oneOf(c, at+".act", p.Act, AllActs(), true)
		oneOf(c, at+".kind", p.Kind, []Kind{KindDirect, KindMixed, KindIndirect}, true)
		if !(p.Confidence >= 0 && p.Confidence <= 1) {
			c.add(at+".confidence", "%v is not between 0 and 1", p.Confidence)
		}
		if p.Seconds < 0 || p.Seconds > mostSeconds {
			c.add(at+".seconds", "%d is not between 0 and %d", p.Seconds, mostSeconds)
		}
	}
	_, err := pattern.Compile(enginePatterns(list))
	for _, err := range unjoin(err) {
		var e *pattern.Error
		if !errors.As(err, &e) {
			c.add("patterns", "%v", err)
			continue
		}
		why := e.Why
		if e.Offset >= 0 {
			why += fmt.Sprintf(", at character %d", 1+utf8.RuneCountInString(list[e.Pattern].Expression[:e.Offset]))
		}
		if e.Name != "" {
			why = fmt.Sprintf("pattern %q: %s", e.Name, why)
		}
		c.add(fmt.Sprintf("patterns[%d].expression", e.Pattern), "%s", why)
	}
}

// isCountryCode reports whether a code looks like one of ISO 3166-1 alpha-2.
func isCountryCode(code string) bool {
	capital := func(b byte) bool { return 'A' <= b && b <= 'Z' }
	return len(code) == 2 && capital(code[0]) && capital(code[1])
}

func (c *checker) outlets(list []Outlet) {
	owner := make(map[uint64]string)
	kinds := []SourceKind{SourceAgency, SourceBroadcaster, SourceNewspaper, SourceMagazine, SourceWebsite, SourceSocial, SourceOther}
	for i, o := range list {
		at := fmt.Sprintf("outlets[%d]", i)
		oneOf(c, at+".kind", o.Kind, kinds, true)
		if o.Country != "" && !isCountryCode(o.Country) {
			c.add(at+".country", "%q is no code of two capitals", o.Country)
		}
		c.aliases(at, o.Name, o.Aliases, owner)
	}
}

func (c *checker) names(list []KnownName) {
	owner := make(map[uint64]string)
	for i, n := range list {
		at := fmt.Sprintf("names[%d]", i)
		oneOf(c, at+".type", n.Type, []Type{TypePerson, TypeOrganization}, true)
		oneOf(c, at+".gender", n.Gender, []Gender{GenderMale, GenderFemale}, true)
		if n.Gender != "" && n.Type == TypeOrganization {
			c.add(at+".gender", "an organization has none")
		}
		c.aliases(at, n.Name, n.Aliases, owner)
	}
}

// aliases requires that all names are words, and that no two people share one.
func (c *checker) aliases(at, name string, aliases []string, owner map[uint64]string) {
	for i, alias := range append([]string{name}, aliases...) {
		path := at + ".name"
		if i > 0 {
			path = fmt.Sprintf("%s.aliases[%d]", at, i-1)
		}
		if !c.words(path, alias) {
			continue
		}
		key := lang.NameNorm(alias)
		switch other, taken := owner[key]; {
		case taken && other != name:
			c.add(path, "%q is a name of %q", alias, other)
		case taken && i == 0:
			c.add(path, "%q is there twice", alias)
		}
		owner[key] = name
	}
}

// line requires a text of one line without space around it.
func (c *checker) line(path, s string) bool {
	switch {
	case s == "":
		c.add(path, "missing")
	case !utf8.ValidString(s):
		c.add(path, "%q is not UTF-8", s)
	case strings.TrimSpace(s) != s || strings.Contains(s, "  ") || strings.ContainsFunc(s, notInLine):
		c.add(path, "%q has spaces around or inside it that do not belong there", s)
	default:
		return true
	}
	return false
}

func notInLine(r rune) bool {
	return r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}

// words requires a line with a letter or digit.
func (c *checker) words(path, s string) bool {
	if !c.line(path, s) {
		return false
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		c.add(path, "%q has no letter or digit", s)
		return false
	}
	return true
}

func oneOf[T ~string](c *checker, path string, value T, values []T, orEmpty bool) {
	switch {
	case value == "" && orEmpty || slices.Contains(values, value):
	case value == "":
		c.add(path, "missing, want one of %q", values)
	default:
		c.add(path, "unknown %q, want one of %q", value, values)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// unjoin returns the errors that were joined to one.
func unjoin(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
