// Package programtest lets the tests of a program start the program itself, in
// processes that they may kill.
package programtest

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

const asProgram = "WHOSAID_TEST_AS_PROGRAM"

// IsProgram reports whether Command has started this process.
func IsProgram() bool { return os.Getenv(asProgram) != "" }

// Main is TestMain for a program: in a process that Command has started it runs
// main, else the tests.
func Main(m *testing.M, main func()) {
	if IsProgram() {
		main()
		return
	}
	os.Exit(m.Run())
}

// Command returns a command that runs the program in a folder.
func Command(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	command := exec.Command(self, args...)
	command.Dir = dir
	command.Env = append(os.Environ(), asProgram+"=1")
	return command
}

// Listed returns the names of the files in a folder, hidden ones too.
func Listed(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
