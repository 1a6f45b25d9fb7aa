//go:build !unix

package attribution

import "time"

var started = time.Now()

// cpuTime is the time that has passed: nothing better is known here.
func cpuTime() time.Duration { return time.Since(started) }
