package attribution_test

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	mostPaths   = 30  // through a function: its cyclomatic complexity
	mostColumns = 160 // of a line, a tab counting as one
)

// TestFunctionsAndLines holds that functions and lines are short enough to be
// read.
func TestFunctionsAndLines(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		rel := filepath.ToSlash(strings.TrimPrefix(name, ".."+string(filepath.Separator)))
		switch {
		case err != nil:
			return err
		case d.IsDir() && rel != ".." && (strings.HasPrefix(d.Name(), ".") || !strings.HasPrefix(rel, "attribution") && !strings.HasPrefix(rel, "quotes")):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		files++
		checkColumns(t, name, rel)
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && !strings.HasSuffix(name, "_test.go") {
				key := rel[:strings.LastIndex(rel, "/")] + "." + f.Name.Name
				assert.LessOrEqual(t, pathsThrough(f), mostPaths, "%s: ways through %s", set.Position(f.Pos()), key)
			}
		}
		return nil
	})
	require.NoError(t, err)
	assert.Greater(t, files, 100)
}

// pathsThrough is the cyclomatic complexity of a function, those inside it
// included.
func pathsThrough(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func checkColumns(t *testing.T, name, rel string) {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		if w := utf8.RuneCount(lines.Bytes()); w > mostColumns && !strings.HasSuffix(rel, "_test.go") && !strings.HasSuffix(rel, "made.go") {
			t.Errorf("%s:%d: %d columns", rel, n, w)
		}
	}
	require.NoError(t, lines.Err())
}
