package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsNoTerminal(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	require.NoError(t, err)
	defer file.Close()
	for _, w := range []interface {
		Write([]byte) (int, error)
		Read([]byte) (int, error)
	}{&bytes.Buffer{}, file} {
		assert.False(t, Is(w))
		var said bytes.Buffer
		Invite(w, &said)
		assert.Empty(t, said.String())
		assert.False(t, Colour(w))
	}
	t.Setenv("COLUMNS", "")
	assert.Equal(t, 100, Width(file))
	t.Setenv("COLUMNS", "72")
	assert.Equal(t, 72, Width(nil))
	t.Setenv("COLUMNS", "-5")
	assert.Equal(t, 100, Width(nil))
}
