package main

import (
	"archive/zip"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestInstall installs the program as somebody without the repository does, from
// a proxy that has the modules of this tree in the version that they ask for.
func TestInstall(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	required := regexp.MustCompile(`github\.com/whosaid/whosaid (v\S+)`).FindStringSubmatch(read(t, "../go.mod"))
	require.NotNil(t, required, "examples/go.mod asks for the library")
	version := required[1]

	proxy := t.TempDir()
	const library = "github.com/whosaid/whosaid"
	for module, folder := range map[string]string{library: root, library + "/examples": filepath.Join(root, "examples")} {
		release(t, proxy, module, version, folder)
	}
	cached, err := exec.Command("go", "env", "GOMODCACHE", "GOPROXY").Output()
	require.NoError(t, err)
	places := strings.Fields(string(cached))

	bin := t.TempDir()
	install := exec.Command("go", "install", library+"/examples/extract@"+version)
	install.Dir = bin
	install.Env = append(os.Environ(),
		"GOWORK=", "GOFLAGS=-modcacherw", "GOSUMDB=off", "GOBIN="+bin, "GOMODCACHE="+t.TempDir(),
		"GOPROXY=file://"+proxy+",file://"+filepath.Join(places[0], "cache", "download")+","+places[1])
	output, err := install.CombinedOutput()
	require.NoError(t, err, string(output))

	extract := exec.Command(filepath.Join(bin, "extract"), "-to", "table", filepath.Join(root, "testdata", "tehran-times-rail.txt"))
	table, err := extract.Output()
	require.NoError(t, err)
	assert.Contains(t, string(table), "Nebojsa Grujic")
}

// release puts a module into a proxy's folder, as the proxy protocol and the
// format of module zips have it.
func release(t *testing.T, proxy, module, version, folder string) {
	t.Helper()
	dir := filepath.Join(proxy, filepath.FromSlash(module), "@v")
	require.NoError(t, os.MkdirAll(dir, 0o755))
	write := func(name, content string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	mod := read(t, filepath.Join(folder, "go.mod"))
	assert.NotContains(t, mod, "replace", "nobody can install a program of a module that replaces others")
	write("list", version+"\n")
	write(version+".mod", mod)
	write(version+".info", `{"Version":"`+version+`"}`)

	file, err := os.Create(filepath.Join(dir, version+".zip"))
	require.NoError(t, err)
	defer file.Close()
	packed := zip.NewWriter(file)
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			_, err := os.Stat(filepath.Join(path, "go.mod"))
			if path != folder && (err == nil || entry.Name() == ".git") { // a module of its own
				return filepath.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		w, err := packed.Create(module + "@" + version + "/" + filepath.ToSlash(name))
		if err != nil {
			return err
		}
		_, err = w.Write(content)
		return err
	}))
	require.NoError(t, packed.Close())
}
