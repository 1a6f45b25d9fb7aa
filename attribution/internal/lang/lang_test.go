package lang

import (
	"io/fs"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	files, _ := fs.Sub(folders, "english")
	b.ReportAllocs()
	for b.Loop() {
		Load("en", files)
	}
}
