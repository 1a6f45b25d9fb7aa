package publish

import (
	"os"
	"path/filepath"
	"strings"
)

// Names of unfinished files.
const (
	prefix = ".whosaid-"
	suffix = ".part"
)

// Unfinished reports whether a file of that name is somebody's in the making.
func Unfinished(path string) bool {
	name := filepath.Base(path)
	return strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix)
}

// Sweep removes the unfinished files that killed programs have left in a folder.
// Programs still at work hold a lock on theirs.
func Sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // whoever writes there will say so
	}
	for _, entry := range entries {
		if !Unfinished(entry.Name()) || !entry.Type().IsRegular() {
			continue
		}
		path := filepath.Join(folder, entry.Name())
		file, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if lock(file) {
			_ = os.Remove(path)
		}
		file.Close()
	}
}
