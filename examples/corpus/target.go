package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/whosaid/whosaid/examples/internal/publish"
)

// target is a file that the pipeline writes beside its place, to be moved there
// when all is done: Beam itself would write over the old one at once, also on
// runs that fail.
type target struct {
	path, unfinished string
	local            *publish.File // nil in other stores than this machine's
}

// newTarget begins a file.
func newTarget(path string) (*target, error) {
	if strings.Contains(path, "://") {
		folder := path[:strings.LastIndex(path, "/")+1]
		return &target{path: path, unfinished: fmt.Sprintf("%s.whosaid-%016x.part", folder, rand.Uint64())}, nil
	}
	if !publish.IsRegular(path) {
		return nil, fmt.Errorf("%s is no regular file, which Beam must have", path)
	}
	file, err := publish.Create(path)
	if err != nil {
		return nil, err
	}
	return &target{path: path, unfinished: file.Name(), local: file}, nil
}

// commit moves the file to its place. Beam writes none where there is no line
// for it; keep says whether an empty one shall then stand there, or nothing.
func (t *target) commit(ctx context.Context, keep bool) error {
	store, err := filesystem.New(ctx, t.path)
	if err != nil {
		return err
	}
	defer store.Close()
	there, err := store.List(ctx, t.unfinished)
	if err != nil {
		return err
	}
	size := int64(0)
	if len(there) > 0 {
		if size, err = store.Size(ctx, t.unfinished); err != nil {
			return err
		}
	}
	switch {
	case size == 0 && !keep:
		return t.removeOld(ctx, store)
	case t.local != nil:
		return t.local.Commit()
	case size == 0:
		return filesystem.Write(ctx, store, t.path, nil)
	}
	return filesystem.Rename(ctx, store, t.unfinished, t.path)
}

// removeOld takes away what an earlier run has left, as it would look new.
func (t *target) removeOld(ctx context.Context, store filesystem.Interface) error {
	there, err := store.List(ctx, t.path)
	remover, ok := store.(filesystem.Remover)
	if err != nil || len(there) == 0 || !ok {
		return err
	}
	return remover.Remove(ctx, t.path)
}

// abort throws the file away unless it was committed.
func (t *target) abort(ctx context.Context) {
	if t.local != nil {
		t.local.Abort()
		return
	}
	if store, err := filesystem.New(ctx, t.path); err == nil {
		defer store.Close()
		if remover, ok := store.(filesystem.Remover); ok {
			_ = remover.Remove(ctx, t.unfinished) // there may be none
		}
	}
}

// guard returns an error if an output is one of the files that the pattern
// finds.
func guard(ctx context.Context, pattern string, outputs ...string) error {
	store, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer store.Close()
	inputs, err := store.List(ctx, pattern)
	if err != nil {
		return err
	}
	return publish.Guard(func(path string) bool {
		if slices.Contains(inputs, path) {
			return true
		}
		output, err := os.Stat(path)
		if err != nil {
			return false
		}
		return slices.ContainsFunc(inputs, func(input string) bool {
			info, err := os.Stat(input)
			return err == nil && os.SameFile(info, output)
		})
	}, outputs...)
}
