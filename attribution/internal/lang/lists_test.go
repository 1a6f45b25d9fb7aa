package lang

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lintLists returns what is wrong with the lists of a folder beyond what stops
// the loader: doubled lines, lists out of order, no word on columns and origin.
// A list whose order means something says so in its head.
func lintLists(files fs.FS) (wrong []error) {
	for _, pattern := range []string{"*.tsv", "words/*.txt"} {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			return []error{err}
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return []error{err}
			}
			wrong = append(wrong, lintList(name, data)...)
		}
	}
	return wrong
}

func lintList(name string, data []byte) (wrong []error) {
	at := 0
	fail := func(format string, args ...any) {
		wrong = append(wrong, fmt.Errorf("%s:%d: %w", name, at, fmt.Errorf(format, args...)))
	}
	var head strings.Builder
	seen := make(map[string]int)
	last := ""
	for line := range strings.Lines(string(data)) {
		at++
		line, ended := strings.CutSuffix(line, "\n")
		switch {
		case !ended:
			fail("the last line does not end")
		case !utf8.ValidString(line):
			fail("invalid UTF-8")
		case strings.HasSuffix(line, " ") || strings.ContainsRune(line, '\r'):
			fail("ends with white space")
		}
		if comment, ok := strings.CutPrefix(line, "#"); ok {
			if len(seen) == 0 {
				head.WriteString(comment)
			}
			continue
		}
		if line == "" {
			continue
		}
		key := keyOf(name, line)
		if before, doubled := seen[key]; doubled {
			fail("%q stands in line %d already", key, before)
		}
		seen[key] = at
		if key < last && !strings.Contains(head.String(), " Order: ") {
			fail("%q stands behind %q", key, last)
		}
		last = key
	}
	at = 1
	if !strings.Contains(head.String(), " Origin: ") {
		fail("the head does not tell the origin")
	}
	return wrong
}

// keyOf is what a line may have for itself alone: its first column, in some
// lists its first two.
func keyOf(name, line string) string {
	f := strings.Split(line, "\t")
	switch name {
	case "irregular.tsv", "cues.tsv":
		return strings.Join(f[:2], "\t")
	case "suffixes.tsv":
		return line
	case "places.tsv":
		return strings.Join(f[:min(2, len(f))], "\t")
	}
	return f[0]
}

func TestEnglishLists(t *testing.T) {
	files, err := fs.Sub(folders, "english")
	require.NoError(t, err)
	_, err = Load("en", files)
	require.NoError(t, err)
	assert.NoError(t, errors.Join(lintLists(files)...))
	assert.NoError(t, errors.Join(lintLists(os.DirFS("../../testdata/german"))...))
	for g, name := range groupNames {
		if name != "" {
			assert.NotEmpty(t, English().WordsOf(Group(g)), name)
		}
	}
}

func TestMistakesInLists(t *testing.T) {
	const origin = "# Origin: here.\n"
	for _, tc := range []struct{ name, file, list, want string }{
		{"doubled", "documents.tsv", origin + "law\nreport\nlaw\n", `documents.tsv:4: "law" stands in line 2 already`},
		{"unsorted", "documents.tsv", origin + "report\nlaw\n", `documents.tsv:3: "law" stands behind "report"`},
		{"sorted by topic", "documents.tsv", "# Order: by topic.\n" + origin + "report\nlaw\n", ""},
		{"no origin", "documents.tsv", "law\n", "documents.tsv:1: the head does not tell the origin"},
		{"white space", "documents.tsv", origin + "law \n", "documents.tsv:2: ends with white space"},
		{"columns", "roles.tsv", origin + "\nmayor\tm\n", "roles.tsv:3: 2 columns, want 5"},
		{"mark", "roles.tsv", origin + "mayor\t-\tz\t-\t-\n", "roles.tsv:2: unknown mark 'z'"},
		{"gender of a role", "roles.tsv", origin + "mayor\tx\tt\t-\t-\n", `roles.tsv:2: unknown gender "x", want m, f or -`},
		{"gender of a name", "given.tsv", origin + "ana\tx\n", `given.tsv:2: unknown gender "x", want m, f or u`},
		{"sense", "verbs.tsv", origin + "say\tq\n", `verbs.tsv:2: unknown class in "q"`},
		{"act", "cues.tsv", origin + "say\tv\tloud\n", `cues.tsv:2: unknown act "loud"`},
		{"kind of outlet", "outlets.tsv", origin + "Mehr\tpaper\tIR\n", `outlets.tsv:2: unknown kind "paper"`},
		{"class of layout", "layout.tsv", origin + "updated\tstamps\n", `layout.tsv:2: unknown class "stamps"`},
		{"group", "words/nothing.txt", origin + "law\n", "words/nothing.txt:0: unknown group"},
		{"word of grammar", "grammar.tsv", origin + "nothing\tlaw\n", `grammar.tsv:2: unknown group "nothing"`},
		{"abbreviation", "abbreviations.tsv", origin + "mr\tnever\tany\n", "abbreviations.tsv:2: want inside, number or end, and any or capital"},
		{"contraction", "contractions.tsv", origin + "cannot\tnot\n", `contractions.tsv:2: "not" is no beginning of "cannot"`},
		{"suffix", "suffixes.tsv", origin + "past\ted\t1\t2\t-\t-\n", "suffixes.tsv:2: want a form, an ending, and two numbers that fit it"},
		{"ending", "stems.tsv", origin + "Ab\te\n", "stems.tsv:2: want an ending of small letters, and e, <, y or -"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files := fstest.MapFS{tc.file: &fstest.MapFile{Data: bytes.Clone([]byte(tc.list))}}
			_, err := Load("xx", files)
			err = errors.Join(append([]error{err}, lintLists(files)...)...)
			if tc.want == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, tc.want)
			}
		})
	}
}
