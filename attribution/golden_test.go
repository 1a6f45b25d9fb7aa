package attribution_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestGolden compares what is found in every article of testdata with
// testdata/golden. `go test ./attribution -run TestGolden -update` accepts it.
func TestGolden(t *testing.T) {
	for _, a := range articles(t, "*.txt") {
		t.Run(a.name, func(t *testing.T) {
			doc := attribution.Extract(a.text)
			check(t, a.text, doc)
			line, err := attribution.Result{Document: doc}.AppendJSON(nil, false)
			require.NoError(t, err)
			var got bytes.Buffer
			require.NoError(t, json.Indent(&got, line, "", " "))
			got.WriteByte('\n')

			file := filepath.Join("..", "testdata", "golden", a.name+".json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
				require.NoError(t, os.WriteFile(file, got.Bytes(), 0o666))
				return
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err, "run with -update to write it")
			if bytes.Equal(want, got.Bytes()) {
				return
			}
			var old attribution.Document
			require.NoError(t, json.Unmarshal(want, &old))
			if d := diff(outline(&old), outline(doc)); d != "" {
				t.Errorf("statements differ (- golden, + now):\n%s", d)
			} else {
				t.Errorf("the document differs (- golden, + now):\n%s", diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")))
			}
		})
	}
}

// outline writes each statement on a line.
func outline(doc *attribution.Document) []string {
	lines := make([]string, 0, len(doc.Statements))
	for _, st := range doc.Statements {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %.3f ", st.Kind, st.Confidence)
		if st.Speaker != nil {
			fmt.Fprintf(&b, "<%s", st.Speaker.Name)
			if st.Speaker.Mention != nil {
				fmt.Fprintf(&b, " as %q", st.Speaker.Mention.Text)
			}
			fmt.Fprintf(&b, ", %s %s> ", st.Speaker.Form, st.Speaker.Type)
		}
		if st.Cue != nil {
			fmt.Fprintf(&b, "(%s) ", st.Cue.Text)
		}
		if st.Addressee != nil {
			fmt.Fprintf(&b, "to %q ", st.Addressee.Text)
		}
		if st.Source != nil {
			fmt.Fprintf(&b, "via %s ", st.Source.Name)
		}
		for i, f := range st.Content {
			if i > 0 {
				b.WriteString(" … ")
			}
			fmt.Fprintf(&b, "[%d:%d] %q", f.Start, f.End, f.Text)
		}
		lines = append(lines, b.String())
	}
	return lines
}

// diff returns the lines of a (-) and b (+) that are not in their longest
// common subsequence, or "" where all are.
func diff(a, b []string) string {
	common := make([][]int, len(a)+1) // common[i][j]: lines shared by a[i:] and b[j:]
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out strings.Builder
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			out.WriteString("- " + a[i] + "\n")
			i++
		default:
			out.WriteString("+ " + b[j] + "\n")
			j++
		}
	}
	return out.String()
}
