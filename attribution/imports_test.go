package attribution_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/whosaid/whosaid"

// imports says which packages of the module a package may import; "*" is any.
// Data flows one way: a stage knows the stages before it and gets its weights
// and words as arguments, so that training runs the same functions.
var imports = map[string]string{
	"quotes":                        "",
	"attribution":                   "quotes text lang model tag syntax propose decide occasion name link outlet pattern",
	"attribution/render":            "attribution quotes",
	"attribution/eval":              "attribution quotes",
	"attribution/internal/lang":     "",
	"attribution/internal/text":     "quotes lang",
	"attribution/internal/linear":   "",
	"attribution/internal/model":    "lang linear tag syntax propose decide name link outlet",
	"attribution/internal/tag":      "text lang linear",
	"attribution/internal/syntax":   "text lang linear tag",
	"attribution/internal/propose":  "quotes text lang linear tag syntax",
	"attribution/internal/decide":   "text linear propose",
	"attribution/internal/occasion": "text lang decide",
	"attribution/internal/name":     "text lang linear tag",
	"attribution/internal/link":     "quotes text lang linear tag syntax propose decide name",
	"attribution/internal/outlet":   "quotes text lang linear tag syntax propose decide occasion link",
	"attribution/internal/pattern":  "quotes text lang tag propose decide",
	"attribution/internal/train":    "*",
	"testdata":                      "attribution/eval",

	"attribution/internal/train/standoff": "",
}

// foreign are the modules that a package may import besides, outside its tests.
var foreign = map[string]string{
	"attribution/internal/pattern": "github.com/dlclark/regexp2/v2",
}

const testForeign = "github.com/stretchr/testify"

func TestImports(t *testing.T) {
	seen := make(map[string]bool)
	for file, imported := range importsOf(t, "..") {
		pkg := path.Dir(file)
		if strings.HasPrefix(pkg, "examples") {
			for _, p := range imported {
				assert.NotContains(t, p, module+"/attribution/internal", "%s: what examples need is public", file)
			}
			continue
		}
		allowed, known := imports[pkg]
		if !assert.True(t, known, "%s: no rule for package %s", file, pkg) {
			continue
		}
		seen[pkg] = true
		test := strings.HasSuffix(file, "_test.go")
		for _, p := range imported {
			assert.NotEqual(t, module+"/attribution/internal/train", p, "%s: nothing imports train", file)
			switch {
			case p == module || strings.HasPrefix(p, module+"/"):
				assert.True(t, test || allowed == "*" || mayImport(pkg, allowed, strings.TrimPrefix(p, module+"/")), "%s may not import %s", file, p)
			case strings.Contains(strings.Split(p, "/")[0], "."):
				from := foreign[pkg]
				ok := from != "" && (p == from || strings.HasPrefix(p, from+"/")) || test && strings.HasPrefix(p, testForeign+"/")
				assert.True(t, ok, "%s may not import %s", file, p)
			}
		}
	}
	require.True(t, seen["attribution"] && seen["quotes"], "the module's files were not found")
}

// mayImport reports whether p is one of the packages allowed by their last
// element.
func mayImport(pkg, allowed, p string) bool {
	for _, a := range strings.Fields(allowed) {
		if p == a || p == "attribution/internal/"+a {
			return true
		}
	}
	return p == pkg // the external tests of a package
}

// importsOf returns the imports of every Go file below dir by the file's path.
func importsOf(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files := make(map[string][]string)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			base := d.Name()
			if name != dir && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata" && filepath.Dir(name) != dir) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		files[rel] = []string{}
		for _, spec := range parsed.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			files[rel] = append(files[rel], p)
		}
		return nil
	})
	require.NoError(t, err)
	return files
}

// TestRequirements keeps the root module's direct requirements to two.
func TestRequirements(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	require.NoError(t, err)
	allowed := []string{"github.com/dlclark/regexp2/v2", "github.com/stretchr/testify"}
	for line := range strings.Lines(string(mod)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) >= 2 && strings.Contains(fields[0], ".") && !strings.Contains(line, "// indirect") {
			assert.True(t, slices.Contains(allowed, fields[0]), "go.mod requires %s directly", fields[0])
		}
	}
}
