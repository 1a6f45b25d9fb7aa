package main

import (
	"encoding/json"
	"mime"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOpenAPI(t *testing.T) {
	s := serve(t, generous, fixed)
	got := get(t, s.URL+"/openapi.json")
	require.Equal(t, http.StatusOK, got.status)
	var api struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string
			Parameters  []struct {
				Name   string
				Schema struct{ Enum []string }
			}
			Responses map[string]struct {
				Content map[string]any
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(got.body), &api))
	assert.Equal(t, "3.1.0", api.OpenAPI)
	for path, methods := range api.Paths {
		for method := range methods {
			r, err := http.NewRequest(strings.ToUpper(method), s.URL+path, strings.NewReader("x"))
			require.NoError(t, err)
			assert.Equal(t, http.StatusOK, do(t, r).status, path)
		}
	}
	operation := api.Paths["/v1/extract"]["post"]
	var names []string
	for _, f := range formats(false) {
		names = append(names, f.name)
		offered, _, err := mime.ParseMediaType(f.mediaType)
		require.NoError(t, err)
		assert.Contains(t, operation.Responses["200"].Content, offered)
	}
	require.Equal(t, "to", operation.Parameters[0].Name)
	assert.Equal(t, names, operation.Parameters[0].Schema.Enum)
	assert.NoError(t, json.Unmarshal([]byte(get(t, s.URL+"/schema.json").body), new(map[string]any)))
	checkReferences(t, got.body)
}

// checkReferences holds that every reference of a description leads to
// something in it.
func checkReferences(t *testing.T, description string) {
	t.Helper()
	var whole map[string]any
	require.NoError(t, json.Unmarshal([]byte(description), &whole))
	found := 0
	var walk func(any)
	walk = func(value any) {
		switch value := value.(type) {
		case []any:
			for _, v := range value {
				walk(v)
			}
		case map[string]any:
			if ref, ok := value["$ref"].(string); ok {
				found++
				path, ok := strings.CutPrefix(ref, "#/")
				require.True(t, ok, "%s leads outside", ref)
				var at any = whole
				for part := range strings.SplitSeq(path, "/") {
					at = at.(map[string]any)[part]
					require.NotNil(t, at, "%s leads nowhere", ref)
				}
			}
			for _, v := range value {
				walk(v)
			}
		}
	}
	walk(whole)
	assert.Greater(t, found, 20)
}

// TestOpenAPIIsValid asks a real validator, where there is one: the one of
// PyPI's openapi-spec-validator.
func TestOpenAPIIsValid(t *testing.T) {
	validator, err := exec.LookPath("openapi-spec-validator")
	if err != nil {
		t.Skip("no openapi-spec-validator on this machine")
	}
	s := serve(t, generous, fixed)
	path := filepath.Join(t.TempDir(), "openapi.json")
	require.NoError(t, os.WriteFile(path, []byte(get(t, s.URL+"/openapi.json").body), 0o644))
	out, err := exec.Command(validator, path).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// TestSchemathesis has Schemathesis, of PyPI too, look for answers that the
// description does not promise.
func TestSchemathesis(t *testing.T) {
	program, err := exec.LookPath("schemathesis")
	if err != nil || testing.Short() {
		t.Skip("no schemathesis on this machine, or no time")
	}
	s := serve(t, generous, newFinder())
	command := exec.Command(program, "run", s.URL+"/openapi.json", "--max-examples", "100")
	command.Dir = t.TempDir()
	out, err := command.CombinedOutput()
	require.NoError(t, err, "%s", out)
}
