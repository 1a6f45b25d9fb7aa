package output

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestFormatsGrowWithTheText writes odd texts in every format, and eight times
// as long ones: that takes eight times as long, not sixty-four. The best of some
// tries counts, as the machine may be busy.
func TestFormatsGrowWithTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const short, longer, most, least = 24 << 10, 8, 4 * 8, 5 * time.Millisecond
	for name, text := range map[string]func(n int) string{
		"one word":          func(n int) string { return "“" + strings.Repeat("x", n) + ",” said Ana Torv." },
		"wide word":         func(n int) string { return "“" + strings.Repeat("我", n/3) + ",” said Ana Torv." },
		"words of no width": func(n int) string { return "“Yes " + strings.Repeat("\u200d ", n/4) + ",” said Ana Torv." },
		"combining":         func(n int) string { return "“Ye" + strings.Repeat("\u0301", n/2) + "s,” said Ana Torv." },
		"lines":             func(n int) string { return "“Yes" + strings.Repeat("\na", n/2) + ",” said Ana Torv." },
		"statements":        func(n int) string { return strings.Repeat("“Yes,” said Ana Torv.\n", n/24) },
		"marks": func(n int) string {
			return strings.Repeat("“‘<&", n/8) + strings.Repeat("’”>", n/8) + " said Ana Torv."
		},
		"labels": func(n int) string { return strings.Repeat("TORV: Yes.\n", n/11) },
	} {
		var docs [2]*attribution.Document
		for i, n := range []int{short, longer * short} {
			docs[i] = attribution.Extract(text(n))
		}
		for _, format := range Formats() {
			write := func(doc *attribution.Document) time.Duration {
				begin := time.Now()
				w, err := New(format, io.Discard, Options{Width: 100, Text: true})
				require.NoError(t, err)
				require.NoError(t, w.Write(Item{Result: attribution.Result{ID: attribution.StringID("a"), Document: doc}}))
				require.NoError(t, w.Close())
				return time.Since(begin)
			}
			var a, b time.Duration
			for try := range 6 {
				if d := write(docs[0]); try == 0 || d < a {
					a = d
				}
				if d := write(docs[1]); try == 0 || d < b {
					b = d
				}
				if b < least || b < most*a {
					break
				}
			}
			assert.False(t, b >= least && b >= most*a, "%s as %s: %v, then %v", name, format, a, b)
		}
	}
}
