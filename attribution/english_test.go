package attribution_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// mostEnglish is how many English words may stand in string literals of Go code
// outside package lang. It only falls: a stage asks a word for its classes, and
// the words of a class are a file.
const mostEnglish = 84

// TestEnglishIsData counts the words of English in the string literals of
// stages. What programmers read does not count: errors, JSON names, values of
// the public types.
func TestEnglishIsData(t *testing.T) {
	words := make(map[string][]string) // by folder
	total := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(name, ".."+string(filepath.Separator)))
		if d.IsDir() {
			switch {
			case rel == "..", rel == "quotes", rel == "attribution", strings.HasPrefix(rel, "attribution/internal"):
				if base := path.Base(rel); base != "lang" && base != "train" && base != "testdata" {
					return nil
				}
			}
			return filepath.SkipDir
		}
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		found, err := englishIn(name)
		folder := path.Dir(rel)
		for _, w := range found {
			words[folder] = append(words[folder], fmt.Sprintf("%s:%s", path.Base(rel), w))
			total++
		}
		return err
	})
	require.NoError(t, err)
	require.NotEmpty(t, words)
	if total > mostEnglish {
		for folder, list := range words {
			slices.Sort(list)
			t.Logf("%s has %d: %s", folder, len(list), strings.Join(list, " "))
		}
	}
	assert.LessOrEqual(t, total, mostEnglish, "words of English outside package lang: write them into its files")
}

// labels are what holds names that programmers read: of tags and relations, of
// styles of quotation marks, of the groups of a pattern.
var labels = []string{"quotes.styleMarks", "propose.evidence", "lang.NamedFields", "pattern.partNames", "syntax.names", "syntax.ParseRel", "tag.names", "tag.ParsePOS"}

var fileName = regexp.MustCompile(`^\S+\.(bin|json|tsv|txt)$`)

var wordRun = regexp.MustCompile(`[A-Za-z]+(?:['’][a-z]+)?\.?`)

// englishIn returns the English words in the string literals of a file, each
// with its line.
func englishIn(name string) ([]string, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			n.Tag = nil
		case *ast.CallExpr:
			return !forProgrammers(n)
		case *ast.ValueSpec:
			if _, typed := n.Type.(*ast.Ident); typed && file.Name.Name == "attribution" {
				return false // the values of the public types
			}
			return !slices.Contains(labels, file.Name.Name+"."+n.Names[0].Name)
		case *ast.FuncDecl:
			return !slices.Contains(labels, file.Name.Name+"."+n.Name.Name)
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			return !ok || key.Name != "Detail" && key.Name != "Why"
		case *ast.BasicLit:
			if n.Kind != token.STRING && n.Kind != token.CHAR {
				return true
			}
			s, err := strconv.Unquote(n.Value)
			if err != nil || fileName.MatchString(s) {
				return true
			}
			for _, w := range wordRun.FindAllString(s, -1) {
				if len(w) > 1 && isEnglish(w) {
					out = append(out, fmt.Sprintf("%d:%s", set.Position(n.Pos()).Line, w))
				}
			}
		}
		return true
	})
	return out, nil
}

// forProgrammers reports whether what a call is given is read by programmers.
func forProgrammers(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name == "panic" || f.Name == "fail"
	case *ast.SelectorExpr:
		if pkg, ok := f.X.(*ast.Ident); ok && (pkg.Name == "fmt" || pkg.Name == "errors" || pkg.Name == "log") {
			return true
		}
		switch f.Sel.Name {
		case "add", "wrong", "fail":
			return true
		}
	}
	return false
}

func isEnglish(word string) bool {
	l := lang.English()
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	norm := lang.NormOf(word)
	if l.Lexicon.Word(norm).Marks != 0 || l.Lexicon.Verb(word) {
		return true
	}
	if _, irregular := l.Lemmas.Irregular(lang.VerbForms, norm); irregular {
		return true
	}
	c, _ := l.Lexicon.Noun(word)
	return c != lang.NoClass
}
