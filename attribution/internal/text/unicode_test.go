package text

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// boundary is a place inside the text of an official test case.
type boundary struct {
	at     int // bytes
	breaks bool
	rule   string
}

var ruleNumber = regexp.MustCompile(`[÷×] \[([0-9.]+)\]`)

// breakTests reads one of Unicode's files of test cases from the folder that
// UNICODE_BREAK_TESTS names (https://www.unicode.org/Public/UCD/latest/ucd/auxiliary).
func breakTests(t *testing.T, name string, each func(text string, inner []boundary)) {
	t.Helper()
	dir := os.Getenv("UNICODE_BREAK_TESTS")
	if dir == "" {
		t.Skip("UNICODE_BREAK_TESTS does not name the folder of " + name)
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		test, comment, _ := strings.Cut(line, "#")
		if strings.TrimSpace(test) == "" {
			continue
		}
		var text []byte
		var all []boundary
		rules := ruleNumber.FindAllStringSubmatch(comment, -1)
		for i, field := range strings.Fields(test) {
			if i%2 == 0 {
				all = append(all, boundary{len(text), field == "÷", rules[i/2][1]})
				continue
			}
			r, err := strconv.ParseUint(field, 16, 32)
			require.NoError(t, err)
			text = utf8.AppendRune(text, rune(r))
		}
		each(string(text), all[1:len(all)-1])
	}
}

// deviation is a rule that we do not follow everywhere, and why.
type deviation struct {
	rule   string
	breaks bool // the rule breaks where we do not
}

// Tokens are Penn's, not UAX 29's words, and zero-width characters at either
// end of a token are outside it.
func TestWordBreakRules(t *testing.T) {
	deviations := map[deviation]string{
		{"3.3", false}:  "a joiner that begins a text belongs to nothing",
		{"4.0", false}:  "zero-width characters at the end, marks on white space",
		{"6.0", false}:  "a colon between letters is punctuation in English",
		{"7.0", false}:  "the same",
		{"7.1", false}:  "Hebrew's apostrophe",
		{"7.2", false}:  "Hebrew's quotation mark",
		{"7.3", false}:  "the same",
		{"11.0", false}: `6'2" is two numbers`,
		{"12.0", false}: "the same",
		{"999.0", true}: "runs such as ..., hyphens, signs of numbers, U.S.",
	}
	breakTests(t, "WordBreakTest.txt", func(text string, inner []boundary) {
		edges, inside := tokenEdges(t, text)
		for _, b := range inner {
			if b.breaks && inside[b.at] || !b.breaks && edges[b.at] {
				assert.Contains(t, deviations, deviation{b.rule, b.breaks}, "%+q | %+q", text[:b.at], text[b.at:])
			}
		}
	})
}

// No token ends inside a grapheme but before a zero-width character.
func TestGraphemeBreakRules(t *testing.T) {
	breakTests(t, "GraphemeBreakTest.txt", func(text string, inner []boundary) {
		edges, _ := tokenEdges(t, text)
		for _, b := range inner {
			if b.breaks || !edges[b.at] {
				continue
			}
			before, _ := utf8.DecodeLastRuneInString(text[:b.at])
			after, _ := utf8.DecodeRuneInString(text[b.at:])
			if c := classOf(before); before == ' ' || isFormat(before) || isFormat(after) || prepended(before) || c&joiner != 0 {
				continue
			}
			assert.Fail(t, "breaks a grapheme", "%+q | %+q", text[:b.at], text[b.at:])
		}
	})
}

func tokenEdges(t *testing.T, text string) (edges, inside map[int]bool) {
	d := Parse(lang.English(), text, nil)
	check(t, d)
	edges, inside = map[int]bool{}, map[int]bool{}
	for _, tok := range d.Tokens {
		edges[int(tok.Start)], edges[int(tok.End)] = true, true
		for i := tok.Start + 1; i < tok.End; i++ {
			inside[int(i)] = true
		}
	}
	return edges, inside
}

func TestSentenceBreakRules(t *testing.T) {
	deviations := map[deviation]string{
		{"5.0", false}: "a mark at the start of a paragraph does not go on with the one before",
		{"11.0", true}: "a stop alone, or before lower case, or glued to a digit; etc. before a bracket",
		{"4.0", true}:  "a single line break before lower case",
	}
	breakTests(t, "SentenceBreakTest.txt", func(text string, inner []boundary) {
		d := Parse(lang.English(), text, nil)
		check(t, d)
		for _, b := range inner {
			for i := 1; i < len(d.Tokens); i++ {
				if int(d.Tokens[i].Start) != b.at || int(d.Tokens[i-1].End) > b.at {
					continue
				}
				if breaks := d.Tokens[i].Sentence != d.Tokens[i-1].Sentence; breaks != b.breaks {
					assert.Contains(t, deviations, deviation{b.rule, b.breaks}, "%+q | %+q", text[:b.at], text[b.at:])
				}
			}
		}
	})
}
