package publish

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/programtest"
)

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}

// names are what is in a folder.
func TestNothingOldGoesBeforeTheNewIsWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.txt")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o640))
	file, err := Create(path)
	require.NoError(t, err)
	_, err = file.WriteString("new")
	require.NoError(t, err)
	assert.Equal(t, "old", content(t, path))
	assert.True(t, Unfinished(file.Name()))
	require.NoError(t, file.Commit())
	file.Abort()
	assert.Equal(t, "new", content(t, path))
	if info, err := os.Stat(path); assert.NoError(t, err) && runtime.GOOS != "windows" {
		assert.Equal(t, os.FileMode(0o640), info.Mode())
	}

	file, err = Create(path)
	require.NoError(t, err)
	_, err = file.WriteString("half")
	require.NoError(t, err)
	file.Abort()
	assert.Equal(t, "new", content(t, path))
	assert.Equal(t, []string{"out.txt"}, programtest.Listed(t, filepath.Dir(path)))
}

func TestLinksAreFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "real"), []byte("old"), 0o644))
	require.NoError(t, os.Symlink("real", filepath.Join(dir, "link")))
	require.NoError(t, os.Symlink("later", filepath.Join(dir, "nowhere")))
	for link, file := range map[string]string{"link": "real", "nowhere": "later"} {
		require.NoError(t, WriteFile(filepath.Join(dir, link), []byte("new")))
		assert.Equal(t, "new", content(t, filepath.Join(dir, file)))
		info, err := os.Lstat(filepath.Join(dir, link))
		require.NoError(t, err)
		assert.NotZero(t, info.Mode()&os.ModeSymlink, "the link stays one")
	}
}

func TestWhatIsNoFileIsWrittenDirectly(t *testing.T) {
	dir := t.TempDir()
	_, err := Create(dir)
	assert.ErrorContains(t, err, "it is a folder")
	_, err = Create(filepath.Join(dir, "none", "x"))
	assert.ErrorIs(t, err, os.ErrNotExist)
	assert.ErrorContains(t, err, filepath.Join("none", "x"))
	if runtime.GOOS == "windows" {
		return
	}
	file, err := Create(os.DevNull)
	require.NoError(t, err)
	_, err = file.WriteString("gone")
	require.NoError(t, err)
	require.NoError(t, file.Commit())
	info, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular())
	assert.False(t, IsRegular(os.DevNull))
	assert.True(t, IsRegular(filepath.Join(dir, "none")))
}

func TestLeftoversGoAndWorkUnderWayStays(t *testing.T) {
	if !locks {
		t.Skip("no locks here")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "out.txt")
	require.NoError(t, os.WriteFile(filepath.Join(dir, prefix+"dead"+suffix), nil, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, ".other.part"), nil, 0o644))
	first, err := Create(path)
	require.NoError(t, err)
	second, err := Create(path)
	require.NoError(t, err)
	assert.ElementsMatch(t, []string{".other.part", filepath.Base(first.Name()), filepath.Base(second.Name())}, programtest.Listed(t, dir))
	for _, file := range []*File{first, second} {
		_, err := file.WriteString("whole")
		require.NoError(t, err)
		require.NoError(t, file.Commit())
	}
	assert.Equal(t, []string{".other.part", "out.txt"}, programtest.Listed(t, dir))
}

func TestManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.txt")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				file, err := Create(path)
				if !assert.NoError(t, err) {
					return
				}
				_, err = file.WriteString("whole")
				assert.NoError(t, err)
				assert.NoError(t, file.Commit())
			}
		})
	}
	group.Wait()
	assert.Equal(t, "whole", content(t, path))
	assert.Equal(t, []string{"out.txt"}, programtest.Listed(t, filepath.Dir(path)))
}

func TestGuard(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	require.NoError(t, os.WriteFile(at("a"), nil, 0o644))
	require.NoError(t, os.Link(at("a"), at("hard")))
	read := func(path string) bool { return path == at("read") }
	tests := []struct {
		outputs []string
		wrong   string
	}{
		{[]string{at("a"), at("b")}, ""},
		{[]string{"", "-", "", "-"}, ""},
		{[]string{at("b"), at("read")}, "read is one of the articles"},
		{[]string{at("a"), at("hard")}, "are the same file"},
		{[]string{at("new"), at("./new")}, "are the same file"},
		{[]string{at("new"), at("NEW")}, "are the same file"},
	}
	for _, test := range tests {
		err := Guard(read, test.outputs...)
		if test.wrong == "" {
			assert.NoError(t, err, test.outputs)
			continue
		}
		assert.ErrorContains(t, err, test.wrong, test.outputs)
	}
}
