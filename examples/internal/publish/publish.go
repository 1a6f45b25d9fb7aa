// Package publish writes files so that nothing is lost by it: no output takes
// the place of an input, and a file of the name appears when it is whole. A
// program that is killed at any moment leaves the old file or the new one.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Guard returns an error if one of the outputs is read as well, or if two of
// them are one file. Empty names and "-" are no files.
func Guard(reads func(path string) bool, outputs ...string) error {
	for i, path := range outputs {
		if path == "" || path == "-" {
			continue
		}
		if reads(path) {
			return fmt.Errorf("%s is one of the articles: write to another file", path)
		}
		for _, other := range outputs[:i] {
			if other != "" && other != "-" && same(path, other) {
				return fmt.Errorf("%s and %s are the same file", other, path)
			}
		}
	}
	return nil
}

// same reports whether two names stand for one file, or would on a file system
// that does not tell capitals.
func same(a, b string) bool {
	one, err := os.Stat(a)
	other, errOther := os.Stat(b)
	if err == nil && errOther == nil {
		return os.SameFile(one, other)
	}
	return strings.EqualFold(target(a), target(b))
}

// File is a file in the making. It has a name of its own, which nobody else's
// walk through the folder takes for an article, until Commit gives it the name
// it was made for. What is no regular file, such as a pipe or /dev/null, is
// written directly.
type File struct {
	*os.File
	path string // "" where it is written directly, and when it has its name
}

// Create begins a file that will replace whatever has the name path, and clears
// away what killed programs have left in its folder.
func Create(path string) (*File, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, &fs.PathError{Op: "create", Path: path, Err: errors.New("it is a folder")}
	case err == nil && !info.Mode().IsRegular(), strings.HasPrefix(path, "/dev/"):
		direct, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &File{File: direct}, nil
	}
	path = target(path)
	Sweep(filepath.Dir(path))
	return begin(path)
}

// WriteFile gives a file of a folder, which was cleared with Sweep, its content
// in one step. Being one of many it is not waited for until it is on the disk.
func WriteFile(path string, content []byte) error {
	file, err := begin(target(path))
	if err != nil {
		return err
	}
	defer file.Abort()
	if _, err := file.Write(content); err != nil {
		return err
	}
	return file.rename()
}

func begin(path string) (*File, error) {
	mode := fs.FileMode(0o666) // less the umask
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
		// Whoever may not write the file shall not replace it either.
		writable, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		writable.Close()
	}
	for {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%016x%s", prefix, rand.Uint64(), suffix))
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, named(err, path)
		}
		// Another program may have taken it for a leftover before it was locked.
		if locks && (!lock(file) || !isThere(file)) {
			file.Close()
			continue
		}
		return &File{File: file, path: path}, nil
	}
}

// named says an error of the unfinished file with the name that was asked for.
func named(err error, path string) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return &fs.PathError{Op: pathError.Op, Path: path, Err: pathError.Err}
	}
	return err
}

func isThere(file *os.File) bool {
	own, err := file.Stat()
	named, errNamed := os.Stat(file.Name())
	return err == nil && errNamed == nil && os.SameFile(own, named)
}

// Commit gives the file its name. Whatever fails before leaves the old file.
func (f *File) Commit() error {
	if f.path == "" {
		return f.Close()
	}
	// Without Sync a power cut soon after could leave an empty file.
	if err := f.Sync(); err != nil {
		return err
	}
	return f.rename()
}

func (f *File) rename() error {
	if !locks { // such a system cannot rename an open file
		if err := f.Close(); err != nil {
			return err
		}
	}
	if err := os.Rename(f.Name(), f.path); err != nil {
		return err
	}
	f.path = ""
	if !locks {
		return nil
	}
	return f.Close()
}

// Abort throws the file away; after Commit it does nothing.
func (f *File) Abort() {
	if f.path != "" {
		_ = os.Remove(f.Name())
	}
	_ = f.Close()
}

// IsRegular reports whether a file of that name, if there is one, is a regular
// one, so that another can take its place.
func IsRegular(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// target follows the links of a name to the file that is to be written; that
// file need not exist.
func target(path string) string {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	} else {
		for range 40 { // links that lead nowhere yet
			to, err := os.Readlink(path)
			if err != nil {
				break
			}
			if !filepath.IsAbs(to) {
				to = filepath.Join(filepath.Dir(path), to)
			}
			path = to
		}
		if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			path = filepath.Join(folder, filepath.Base(path))
		}
	}
	if absolute, err := filepath.Abs(path); err == nil {
		return absolute
	}
	return path
}
