package lang

import (
	"fmt"
	"unsafe"
)

// EnglishWeights returns a file of the trained weights of English as a
// read-only string, or an error that names it. It copies the file once; callers
// keep the result.
func EnglishWeights(name string) (string, error) {
	b, err := folders.ReadFile("english/weights/" + name)
	if err != nil {
		return "", fmt.Errorf("lang: %w", err)
	}
	// b is ours alone and never written to.
	return unsafe.String(unsafe.SliceData(b), len(b)), nil
}
