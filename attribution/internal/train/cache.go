package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// cacheDir keeps what was trained from one run to the next, so that work on a
// later stage need not wait for the earlier ones. Nobody checks whether a file
// is still what training would give: delete those whose features, examples or
// recipe changed. It is empty for a training that ships.
var cacheDir string

// cached is what train gives, or gave when it was last asked under this name.
func cached(name string, train func() ([]byte, error)) ([]byte, error) {
	if cacheDir == "" {
		return train()
	}
	path := filepath.Join(cacheDir, name)
	data, err := os.ReadFile(path)
	if err == nil {
		return data, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if data, err = train(); err != nil {
		return nil, err
	}
	return data, os.WriteFile(path, data, 0o644)
}
