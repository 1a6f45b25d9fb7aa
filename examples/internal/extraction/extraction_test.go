package extraction

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
)

func TestOriginsStayWithTheirResults(t *testing.T) {
	var lines strings.Builder
	for i := range 300 {
		if i%7 == 0 {
			lines.WriteString("nope\n")
			continue
		}
		fmt.Fprintf(&lines, "{\"id\":%d,\"text\":%q}\n", i+1, strings.Repeat("It rained. ", i%5))
	}
	extractor, err := attribution.New(attribution.Options{})
	require.NoError(t, err)
	n := 0
	for item, err := range All(context.Background(), extractor, &articles.Reader{From: articles.JSONL, Stdin: strings.NewReader(lines.String())}, 0) {
		n++
		if (n-1)%7 == 0 {
			var bad *articles.Error
			require.ErrorAs(t, err, &bad)
			assert.Equal(t, n, bad.Line)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, n, item.Line)
		assert.Equal(t, fmt.Sprint(n), item.ID.String())
	}
	assert.Equal(t, 300, n)
}

func TestItEndsWithItsContext(t *testing.T) {
	extractor, err := attribution.New(attribution.Options{})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	lines := strings.Repeat("{\"text\":\"Hi.\"}\n", 1000)
	var last error
	n := 0
	for _, err := range All(ctx, extractor, &articles.Reader{From: articles.JSONL, Stdin: strings.NewReader(lines)}, 0) {
		cancel()
		last = err
		n++
	}
	assert.ErrorIs(t, last, context.Canceled)
	assert.Less(t, n, 500, "what was read before is still given")
}

// TestWhatIsLongStaysBehind ends the work in the middle of an article that takes
// longer than anybody waits for.
func TestWhatIsLongStaysBehind(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	extractor, err := attribution.New(attribution.Options{})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	lines := fmt.Sprintf("{\"text\":%q}\n", strings.Repeat("“We begin in May,” Karin Moll told reporters at the quay. ", 1_000_000))
	reader := &articles.Reader{From: articles.JSONL, Stdin: io.MultiReader(strings.NewReader(lines), &atEnd{cancel})}
	var got []error
	for _, err := range All(ctx, extractor, reader, 2) {
		got = append(got, err)
	}
	assert.Equal(t, []error{context.Canceled}, got)
}

// atEnd does something when all before it was read, and ends.
type atEnd struct{ do func() }

func (a *atEnd) Read([]byte) (int, error) {
	a.do()
	return 0, io.EOF
}
