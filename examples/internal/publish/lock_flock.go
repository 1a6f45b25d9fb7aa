//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"os"
	"syscall"
)

// locks says that files can be locked, and be renamed while they are.
const locks = true

// lock takes the file until it is closed, also by the end of the program. It
// reports whether nobody else has it.
func lock(file *os.File) bool {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
