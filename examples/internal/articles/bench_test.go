package articles

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/invented"
)

// BenchmarkLines holds reading far faster than extraction, as one goroutine
// reads for all.
func BenchmarkLines(b *testing.B) {
	var lines strings.Builder
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		a := invented.News(r)
		line, err := json.Marshal(map[string]any{"id": a.ID, "date": a.Date, "text": strings.Repeat(a.Text, 3)})
		require.NoError(b, err)
		lines.Write(line)
		lines.WriteByte('\n')
	}
	b.SetBytes(int64(lines.Len()))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range (&Reader{From: JSONL, Stdin: strings.NewReader(lines.String())}).All(b.Context()) {
			require.NoError(b, err)
		}
	}
}
