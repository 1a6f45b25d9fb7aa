// Package terminal answers what a program may do with the place it writes to.
package terminal

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// Is reports whether a stream, an io.Reader or io.Writer, is a terminal.
func Is(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Invite tells whoever sits at a terminal that the program waits for an article.
// It writes nothing where stdin is no terminal.
func Invite(stdin io.Reader, stderr io.Writer) {
	if Is(stdin) {
		fmt.Fprintln(stderr, "Reading an article from the terminal; end it with Ctrl-D. See -help for files.")
	}
}

// Width is the number of columns of the terminal w; else what the environment
// variable COLUMNS says; else 100.
func Width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return 100
}

// Colour reports whether to use colour on w: on a terminal that is not a dumb
// one, unless NO_COLOR is set (no-color.org).
func Colour(w io.Writer) bool {
	return Is(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
