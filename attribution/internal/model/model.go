// Package model is the one room with weights: files embedded in the program,
// read in place.
package model

import (
	"embed"
	"fmt"
	"io/fs"
	"unsafe"
)

//go:embed data
var files embed.FS

// Bytes returns an embedded file as a read-only string, or an error that names
// it. It copies the file once; callers keep the result.
func Bytes(name string) (string, error) {
	b, err := fs.ReadFile(files, "data/"+name)
	if err != nil {
		return "", fmt.Errorf("model: %w", err)
	}
	// b is ours alone and never written to.
	return unsafe.String(unsafe.SliceData(b), len(b)), nil
}
