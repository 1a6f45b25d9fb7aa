// Package pattern proposes statements by a newsroom's own constructions: regular
// expressions whose named groups are the parts of a statement.
//
// It alone imports regexp2. Look-around and back-references cost the guarantee of
// linear time, so there are limits: on the length of a paragraph, on the memory
// for backtracking, on the number of matches and, for an expression that no count
// stops, on the time. What a limit cuts off is reported.
package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"

	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/quotes"
)

// Pattern is one construction.
//
// The syntax is that of .NET. An expression sees one paragraph at a time: ^ and
// $ are its ends, and the dot matches line breaks too. The groups content and
// cue may match several times, each is a piece; of speaker, source and
// addressee the last counts. The group content must be there. Groups without a
// name, and those whose name begins with _, are the pattern's own.
type Pattern struct {
	Name       string
	Expression string
	// Timeout is the time it may take for a document; 0 means standardTimeout.
	Timeout time.Duration

	Act   *propose.Act  // of its statements; nil: that of their cue
	Kind  *propose.Kind // nil: as the quotation marks tell
	Yield bool          // see decide.Own
	Mille int32         // confidence of its statements in thousandths
}

const (
	// standardTimeout is what a pattern may take for a document. It is a last resort for
	// expressions that try one way after the other without end, (a|aa)+$, and a
	// thousand times what others take: a busy machine must not change a result.
	standardTimeout = 5 * time.Second
	// longest is the number of bytes an expression may have.
	longest = 64 << 10
	// backtracking is the number of integers that a match may keep to go back to.
	backtracking = 1 << 17
)

// match is a place where a pattern matches. Spans are bytes of the text; an
// absent part is empty.
type match struct {
	Pattern   int         // index into what Compile was given
	Span      quotes.Span // all that was matched
	Content   []quotes.Span
	Cue       []quotes.Span
	Speaker   quotes.Span
	Source    quotes.Span
	Addressee quotes.Span
}

// Limited tells that not all of a document was read for a pattern.
type Limited struct {
	Pattern int
	Why     string // "left out ..."
}

// Error says what is wrong with a pattern.
type Error struct {
	Pattern int // index into what Compile was given
	Name    string
	Offset  int // byte of the expression where the trouble is; -1 for nowhere in particular
	Why     string
}

func (e *Error) Error() string {
	if e.Offset < 0 {
		return fmt.Sprintf("pattern %q: %s", e.Name, e.Why)
	}
	return fmt.Sprintf("pattern %q: at byte %d: %s", e.Name, e.Offset, e.Why)
}

// Set holds compiled patterns. It is read-only and safe for concurrent use; so
// is nil, which holds none.
type Set struct{ patterns []compiled }

type compiled struct {
	Pattern
	re       *regexp2.Regexp
	literals []string // one of them is in all that it matches; none where nothing is known
	groups   [parts]int
}

// Name is the name of pattern i.
func (s *Set) Name(i int) string { return s.patterns[i].Name }

// The groups that mean something.
const (
	content = iota
	cue
	speaker
	source
	addressee
	parts
)

var partNames = [parts]string{"content", "cue", "speaker", "source", "addressee"}

// Compile compiles patterns. The error joins an *Error for each that is wrong.
func Compile(patterns []Pattern) (*Set, error) {
	s := &Set{patterns: make([]compiled, len(patterns))}
	var all []error
	for i, p := range patterns {
		c, err := compile(p)
		if err != nil {
			err.Pattern, err.Name = i, p.Name
			all = append(all, err)
			continue
		}
		s.patterns[i] = c
	}
	if len(all) > 0 {
		return nil, errors.Join(all...)
	}
	return s, nil
}

func compile(p Pattern) (compiled, *Error) {
	c := compiled{Pattern: p}
	if c.Timeout <= 0 {
		c.Timeout = standardTimeout
	}
	switch {
	case p.Expression == "":
		return c, &Error{Offset: -1, Why: "empty expression"}
	case len(p.Expression) > longest:
		return c, &Error{Offset: -1, Why: fmt.Sprintf("expression of %d bytes, more than %d", len(p.Expression), longest)}
	case !utf8.ValidString(p.Expression):
		return c, &Error{Offset: len(p.Expression) - len(strings.TrimLeftFunc(p.Expression, valid)), Why: "invalid UTF-8"}
	}
	re, err := build(p.Expression)
	if err != nil {
		return c, err
	}
	for part, name := range partNames {
		c.groups[part] = re.GroupNumberFromName(name)
	}
	for _, name := range re.GetGroupNames() {
		if !own(name) && !slices.Contains(partNames[:], name) {
			why := fmt.Sprintf("unknown group %q, want one of %q, or _%s for a group of your own", name, partNames, name)
			return c, &Error{Offset: groupOffset(p.Expression, name), Why: why}
		}
	}
	if c.groups[content] < 0 {
		return c, &Error{Offset: -1, Why: `no group "content"`}
	}
	re.MatchTimeout = c.Timeout
	c.re, c.literals = re, required(p.Expression)
	return c, nil
}

func valid(r rune) bool { return r != utf8.RuneError }

// own reports whether a group is the pattern's own: numbered, or marked so.
func own(name string) bool {
	return name == "" || name[0] == '_' || '0' <= name[0] && name[0] <= '9'
}

// groupOffset is where a group of that name opens, -1 if it is hard to tell.
func groupOffset(expr, name string) int {
	for _, open := range [...]string{"(?<", "(?'"} {
		if i := strings.Index(expr, open+name); i >= 0 {
			return i
		}
	}
	return -1
}

// build compiles an expression. A panic of the compiler is an error: the
// expression is the user's.
func build(expr string) (re *regexp2.Regexp, err *Error) {
	defer func() {
		if r := recover(); r != nil {
			re, err = nil, &Error{Offset: -1, Why: fmt.Sprintf("cannot be compiled: %v", r)}
		}
	}()
	re, failed := regexp2.Compile(expr, options, regexp2.OptionMaxBacktrackingStackSize(backtracking))
	if failed != nil {
		return nil, explain(expr, failed)
	}
	return re, nil
}

const options = regexp2.Singleline

// quote returns an expression that matches text alone. It is regexp.QuoteMeta, for
// which alone every program would have to link package regexp.
func quote(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte(`\.+*?()|[]{}^$`, text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
