// Playground is the library as a page without a server: it is compiled to
// WebAssembly, about 6 MB packed, and reads articles in the browser. The files
// may lie on any server.
//
//	go run ./examples/playground                # builds it and shows it on localhost
//	go run ./examples/playground -o playground  # writes the files into a folder
package main

import (
	"compress/gzip"
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/whosaid/whosaid/examples/internal/pages"
)

//go:embed web
var web embed.FS

// library is the package that is compiled for the browser.
const library = "github.com/whosaid/whosaid/examples/playground/wasm"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "playground:", err)
		os.Exit(1)
	}
}

// run builds the page, and without a folder to write it to serves it until ctx
// is done.
func run(ctx context.Context, args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("playground", flag.ContinueOnError)
	flags.SetOutput(stderr)
	folder := flags.String("o", "", "folder to write the files to, instead of serving them")
	addr := flags.String("addr", "localhost:8081", "address to listen on")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *folder != "" {
		size, err := build(ctx, *folder)
		if err == nil {
			fmt.Fprintf(stderr, "%s: %.1f MB\n", *folder, float64(size)/1e6)
		}
		return err
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	temporary, err := os.MkdirTemp("", "whosaid-playground-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	fmt.Fprintln(stderr, "Compiling for the browser; the first time this takes a minute or two.")
	if _, err := build(ctx, temporary); err != nil {
		return err
	}
	fmt.Fprintf(stderr, "Listening on http://%s\n", listener.Addr())
	server := &http.Server{Handler: http.FileServer(http.Dir(temporary)), ReadHeaderTimeout: 5 * time.Second}
	stopped := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stopped()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// build writes all files and returns their size.
func build(ctx context.Context, folder string) (size int64, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, err
	}
	own, err := web.ReadFile("web/playground.js")
	if err != nil {
		return 0, err
	}
	files := map[string][]byte{
		"page.css": []byte(pages.Stylesheet()), "page.js": append([]byte(pages.Script), own...), "example.txt": []byte(pages.Example),
	}
	for _, name := range []string{"index.html", "worker.js"} {
		if files[name], err = web.ReadFile("web/" + name); err != nil {
			return 0, err
		}
	}
	// Go's own half of the bridge between Go and JavaScript.
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return 0, fmt.Errorf("go env GOROOT: %w", err)
	}
	if files["wasm_exec.js"], err = os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")); err != nil {
		return 0, err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return 0, err
		}
	}
	if err := compile(ctx, filepath.Join(folder, "whosaid.bin")); err != nil {
		return 0, err
	}
	err = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// compile writes the library, packed, to a file.
func compile(ctx context.Context, path string) (err error) {
	plain := path + ".part"
	defer os.Remove(plain)
	command := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", plain, library)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	compiled, err := os.Open(plain)
	if err != nil {
		return err
	}
	defer compiled.Close()
	packed, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, packed.Close()) }()
	z, err := gzip.NewWriterLevel(packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.Copy(z, compiled); err != nil {
		return err
	}
	return z.Close()
}
