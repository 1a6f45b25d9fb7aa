package attribution_test

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// firstCall is set for the processes that BenchmarkFirstCall starts.
const firstCall = "WHOSAID_FIRST_CALL"

// TestFirstCall is the first call of a process of its own.
func TestFirstCall(t *testing.T) {
	if os.Getenv(firstCall) == "" {
		t.Skip("for BenchmarkFirstCall")
	}
	start := time.Now()
	attribution.Extract("“Yes,” Ana Torv said.")
	fmt.Printf("%s=%d\n", firstCall, time.Since(start).Nanoseconds())
}

// BenchmarkFirstCall reports how long the first call of a program takes, which
// loads the models and lists: in processes of their own, since all is kept.
func BenchmarkFirstCall(b *testing.B) {
	total, least := 0, 0
	for b.Loop() {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestFirstCall$")
		cmd.Env = append(os.Environ(), firstCall+"=1")
		out, err := cmd.Output()
		require.NoError(b, err)
		_, figure, _ := strings.Cut(string(out), firstCall+"=")
		figure, _, _ = strings.Cut(figure, "\n")
		n, err := strconv.Atoi(figure)
		require.NoError(b, err, string(out))
		total += n
		if least == 0 || n < least {
			least = n
		}
	}
	b.ReportMetric(float64(total)/1e6/float64(b.N), "ms/call")
	b.ReportMetric(float64(least)/1e6, "ms-best")
}
