//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/programtest"
)

// TestPipe writes into a pipe and leaves it where it is.
func TestPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	got := make(chan string)
	go func() {
		content, err := os.ReadFile(path)
		assert.NoError(t, err)
		got <- string(content)
	}()
	file, err := Create(path)
	require.NoError(t, err)
	defer file.Abort()
	_, err = file.WriteString("through")
	require.NoError(t, err)
	require.NoError(t, file.Commit())
	assert.Equal(t, "through", <-got)
	assert.Equal(t, []string{"pipe"}, programtest.Listed(t, filepath.Dir(path)))
	assert.False(t, IsRegular(path))
}
