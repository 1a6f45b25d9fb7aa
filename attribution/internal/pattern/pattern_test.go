package pattern

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var badPatterns = []struct {
	name, expression string
	offset           int
	why              string
}{
	{"empty", ``, -1, "empty expression"},
	{"no content", `(?<speaker>\w+):`, -1, `no group "content"`},
	{"unknown group", `(?<content>a)(?<speeker>b)`, 13, `unknown group "speeker"`},
	{"open group", `a(?<content>b(c)`, 1, "missing closing )"},
	{"open group inside", `(?<content>b(c`, 12, "missing closing )"},
	{"open group behind a class", `[)(](?<content>b`, 4, "missing closing )"},
	{"closed too often", `(?<content>a))b`, 13, "unexpected )"},
	{"open class", `(?<content>a)[b`, 13, "unterminated [] set"},
	{"nothing to repeat", `(?<content>a)|*b`, 14, "missing argument to repetition operator"},
	{"repeated twice", `(?<content>a**)`, 13, "invalid nested repetition operator"},
	{"unknown escape", `é(?<content>\q)`, 14, `unrecognized escape sequence \q`},
	{"name as in package regexp", `(?P<content>a)`, 2, "(?P; a group gets its name with (?<name>...)"},
	{"reversed range", `(?<content>[z-a]+)x`, 14, "range in reverse order"},
	{"undefined reference", `(?<content>a)\k<mark>b`, 20, "reference to undefined group name mark"},
	{"unknown category", `(?<content>\p{Nope})`, 18, "unknown unicode category"},
	{"escape at the end", `(?<content>a)\`, 13, `illegal \ at end of pattern`},
	{"invalid UTF-8", "(?<content>\xff)", 11, "invalid UTF-8"},
	{"too long", "(?<content>" + strings.Repeat("a", longest) + ")", -1, "expression of 65548 bytes, more than 65536"},
}

func TestCompileReportsMistakes(t *testing.T) {
	for _, tc := range badPatterns {
		t.Run(tc.name, func(t *testing.T) {
			_, err := Compile([]Pattern{{Name: "house", Expression: tc.expression}})
			var e *Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, "house", e.Name)
			assert.Contains(t, e.Why, tc.why)
			assert.Equal(t, tc.offset, e.Offset)
			assert.Contains(t, err.Error(), `pattern "house": `)
		})
	}
}

func TestCompileReportsAll(t *testing.T) {
	_, err := Compile([]Pattern{
		{Name: "one", Expression: `(`},
		{Name: "two", Expression: `(?<content>a)`},
		{Name: "three", Expression: `a`},
	})
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok)
	var which []int
	for _, err := range joined.Unwrap() {
		which = append(which, err.(*Error).Pattern)
	}
	assert.Equal(t, []int{0, 2}, which)
	assert.EqualError(t, err, "pattern \"one\": at byte 0: missing closing )\npattern \"three\": no group \"content\"")
}

// TestDeepExpression nests as deep as an expression may be long.
func TestDeepExpression(t *testing.T) {
	const n = 5000
	for _, expr := range []string{
		"(?<content>" + strings.Repeat("(?:", n) + "a" + strings.Repeat(")", n) + ")",
		"(?<content>a)" + strings.Repeat("(", n),
		"(?<content>a)" + strings.Repeat("(?=", n) + strings.Repeat(")", n),
		strings.Repeat("[", 3*n),
	} {
		set, err := Compile([]Pattern{{Name: "deep", Expression: expr}})
		if err == nil {
			found, _ := set.find("ba", lines("ba"), nil)
			assert.Len(t, found, 1)
		}
	}
}

func TestQuote(t *testing.T) {
	for _, s := range []string{"", "went on the record", `a.b*c+d?e|f(g)h[i]j{2}^k$l\m`, "déclaré “là”", "\xff#"} {
		assert.Equal(t, regexp.QuoteMeta(s), quote(s))
	}
}
