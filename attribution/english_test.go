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

// TestEnglishIsData requires that no word of English stands in a string literal
// of Go code outside package lang: a stage asks a word for its classes, and the
// words of a class are a file. What programmers read does not count: errors,
// JSON names, values of the public types.
func TestEnglishIsData(t *testing.T) {
	files := 0
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
		found, err := englishIn(name, rel)
		for _, w := range found {
			assert.Fail(t, "a word of English outside package lang: write it into one of its files", "%s:%s", rel, w)
		}
		files++
		return err
	})
	require.NoError(t, err)
	require.Greater(t, files, 100)
}

// technical is what holds strings for programmers alone, as files, or as
// functions and variables with their package. Whoever adds to it should know
// that no stage reads the text by them.
var technical = []string{
	// Tags and relations, styles of quotation marks, what the evidence calls a rule.
	"tag.names", "tag.ParsePOS", "syntax.names", "syntax.ParseRel", "quotes.styleMarks", "quotes.String", "propose.evidence", "pattern.statement",
	// Headings of lists, fields of lists.
	"quotes.readElided", "lang.NamedFields",
	// Groups of a pattern, and why one was cut off.
	"pattern.partNames", "pattern.find",
	// JSON of documents and rules with what is wrong in them, options, warnings.
	"attribution/json.go", "attribution/rules.go", "attribution/rules_json.go", "attribution/warning.go", "attribution.ParseActs",
	// What is printed for a speaker whom nobody knows; what a stage did wrong.
	"attribution.unknown",
	"attribution/gate.go", "attribution/recover.go",
}

// groupName is the name of a group in a regular expression.
var groupName = regexp.MustCompile(`\(\?<\w+>`)

var fileName = regexp.MustCompile(`^\S+\.(bin|json|tsv|txt)$`)

var wordRun = regexp.MustCompile(`[A-Za-z]+(?:['’][a-z]+)?\.?`)

// englishIn returns the English words in the string literals of a file, each
// with its line.
func englishIn(name, rel string) ([]string, error) {
	if slices.Contains(technical, rel) {
		return nil, nil
	}
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
			return !slices.Contains(technical, file.Name.Name+"."+n.Names[0].Name)
		case *ast.FuncDecl:
			return !slices.Contains(technical, file.Name.Name+"."+n.Name.Name)
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			return !ok || key.Name != "Detail" && key.Name != "Why"
		case *ast.BasicLit:
			if n.Kind != token.STRING && n.Kind != token.CHAR {
				return true
			}
			s, err := strconv.Unquote(n.Value)
			if err != nil || fileName.MatchString(s) || strings.HasPrefix(s, "\x00") { // nor a word of any text
				return true
			}
			s = groupName.ReplaceAllString(s, "")
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
	c, _ := l.Lexicon.Noun(word, lang.NormOf(word))
	return c != lang.NoClass
}
