//go:build unix

package articles

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPipe interrupts the reading of a pipe that nobody writes to, and of one
// whose writer is silent.
func TestPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	for _, writes := range []bool{false, true} {
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan []string)
		go func() {
			var texts []string
			for article, err := range (&Reader{Paths: []string{path}}).All(ctx) {
				if assert.NoError(t, err) {
					texts = append(texts, article.Text)
				}
				cancel() // the first line is there; nothing follows
			}
			done <- texts
		}()
		if !writes {
			cancel()
			assert.Empty(t, <-done)
			continue
		}
		pipe, err := os.OpenFile(path, os.O_WRONLY, 0)
		require.NoError(t, err)
		_, err = pipe.WriteString(`{"text":"One."}` + "\n")
		require.NoError(t, err)
		assert.Equal(t, []string{"One."}, <-done)
		require.NoError(t, pipe.Close())
	}
}
