//go:build unix

package attribution

import (
	"syscall"
	"time"
)

// cpuTime is the time that this process has been given, which other work on the
// machine does not lengthen.
func cpuTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
