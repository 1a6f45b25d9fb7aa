// Serve is a small web page and REST service: paste or upload an article, see
// who said what, click a speaker to see only their statements, download the
// result in every format.
//
//	go run ./examples/serve
//	go run ./examples/serve -addr :8080 -max-bytes 5000000 -timeout 20s
//
// The service keeps nothing of what it is given. /openapi.json describes it. An
// interrupt lets the requests under way end, and the exit status is 0; it is 1 if
// the service could not start.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(300 << 20) // collect sooner rather than grow beyond it
	}
	if err := run(ctx, os.Args[1:], os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

// run serves until ctx is done, then lets the requests under way end.
func run(ctx context.Context, args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "localhost:8080", "address to listen on")
	var limits limits
	flags.Int64Var(&limits.bytes, "max-bytes", 2<<20, "bytes of one article")
	flags.Int64Var(&limits.answer, "max-answer", 32<<20, "bytes of one answer")
	flags.BoolVar(&limits.rawCSV, "raw-csv", false, "leave cells of CSV as they are that begin with = + - @, which spreadsheets take for formulas")
	names := flags.String("host", "", "names that the server has besides localhost and its addresses, separated by commas")
	flags.DurationVar(&limits.time, "timeout", 15*time.Second, "time for one request")
	flags.IntVar(&limits.parallel, "parallel", 2*runtime.GOMAXPROCS(0), "requests worked on at once; others wait")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%s is no flag; articles are sent to the server, not given to it", flags.Arg(0))
	}
	if limits.bytes <= 0 || limits.answer <= 0 || limits.time <= 0 || limits.parallel <= 0 {
		return errors.New("-max-bytes, -max-answer, -timeout and -parallel must be more than 0")
	}
	host, _, _ := net.SplitHostPort(*addr) // Listen says what is wrong with it
	for name := range strings.SplitSeq(*names+","+host, ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" {
			limits.hosts = append(limits.hosts, name)
		}
	}

	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           newHandler(limits, newFinder()),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       limits.time,
		WriteTimeout:      limits.time + 15*time.Second, // after the time for the work itself
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	fmt.Fprintf(stderr, "Listening on http://%s\n", listener.Addr())

	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), limits.time+5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
