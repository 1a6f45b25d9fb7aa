package attribution_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// node is what schema.json uses of the language of schemas, and no more.
type node struct {
	Schema, ID, Title, Description string
	Ref                            string           `json:"$ref"`
	Defs                           map[string]*node `json:"$defs"`
	Type                           string
	Properties                     map[string]*node
	Required                       []string
	AdditionalProperties           *bool
	Items                          *node
	Enum                           []any
	Const                          any
	MinItems, MinLength            int
	Minimum, Maximum               *float64
	Pattern                        string
}

func readSchema(t *testing.T) *node {
	t.Helper()
	var fields map[string]any
	require.NoError(t, json.Unmarshal(attribution.JSONSchema(), &fields))
	assert.Equal(t, "https://json-schema.org/draft/2020-12/schema", fields["$schema"])
	delete(fields, "$schema")
	delete(fields, "$id")
	rest, err := json.Marshal(fields)
	require.NoError(t, err)
	decoder := json.NewDecoder(strings.NewReader(string(rest)))
	decoder.DisallowUnknownFields()
	var root node
	require.NoError(t, decoder.Decode(&root), "a keyword that this test does not check")
	return &root
}

func (root *node) resolve(n *node) *node {
	if n.Ref == "" {
		return n
	}
	return root.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
}

// check returns what is wrong with a decoded JSON value.
func (root *node) check(n *node, path string, value any) (wrong []string) {
	n = root.resolve(n)
	if n == nil {
		return []string{path + ": dangling $ref"}
	}
	complain := func(format string, args ...any) { wrong = append(wrong, path+": "+fmt.Sprintf(format, args...)) }
	if n.Const != nil && !reflect.DeepEqual(n.Const, value) {
		complain("%v is not %v", value, n.Const)
	}
	if n.Enum != nil && !slices.ContainsFunc(n.Enum, func(v any) bool { return reflect.DeepEqual(v, value) }) {
		complain("%v is none of %v", value, n.Enum)
	}
	switch v := value.(type) {
	case map[string]any:
		if n.Type != "" && n.Type != "object" {
			complain("an object, not a %s", n.Type)
		}
		for _, name := range n.Required {
			if _, ok := v[name]; !ok {
				complain("lacks %s", name)
			}
		}
		for name, inner := range v {
			if p, ok := n.Properties[name]; ok {
				wrong = append(wrong, root.check(p, path+"."+name, inner)...)
			} else if n.AdditionalProperties != nil {
				complain("unknown %s", name)
			}
		}
	case []any:
		if n.Type != "" && n.Type != "array" {
			complain("an array, not a %s", n.Type)
		}
		if len(v) < n.MinItems {
			complain("%d items", len(v))
		}
		for i, inner := range v {
			if n.Items != nil {
				wrong = append(wrong, root.check(n.Items, fmt.Sprintf("%s[%d]", path, i), inner)...)
			}
		}
	case string:
		if n.Type != "" && n.Type != "string" {
			complain("a string, not a %s", n.Type)
		}
		if utf8.RuneCountInString(v) < n.MinLength || n.Pattern != "" && !regexp.MustCompile(n.Pattern).MatchString(v) {
			complain("%q", v)
		}
	case float64:
		if n.Type != "" && n.Type != "number" && (n.Type != "integer" || v != float64(int(v))) {
			complain("a number, not a %s", n.Type)
		}
		if n.Minimum != nil && v < *n.Minimum || n.Maximum != nil && v > *n.Maximum {
			complain("%v is out of range", v)
		}
	case nil:
		if n.Type != "" || n.Enum != nil || n.Const != nil {
			complain("null")
		}
	}
	return wrong
}

func TestSchemaAcceptsWhatIsWritten(t *testing.T) {
	t.Parallel()
	root := readSchema(t)
	for name, r := range map[string]attribution.Result{
		"nothing":     {},
		"every field": {ID: attribution.IntID(7), Meta: json.RawMessage(`{}`), Document: everyField()},
		"extracted":   {Document: attribution.Extract("“We won,” Ana Torv, the minister, told Reuters on Monday. She said that it was hard.")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := r.AppendJSON(nil, true)
			require.NoError(t, err)
			var value any
			require.NoError(t, json.Unmarshal(data, &value))
			assert.Empty(t, root.check(root, "$", value), string(data))
		})
	}
}

func TestSchemaRejects(t *testing.T) {
	t.Parallel()
	root := readSchema(t)
	for _, in := range []string{
		`{"statements":[]}`, `{"schema":2,"statements":[]}`, `{"schema":1}`, `{"schema":1,"statements":null}`,
		`{"schema":1,"statements":[],"text":""}`, `{"schema":1,"statements":[],"entities":[]}`, `{"schema":1,"statements":[],"more":1}`,
		`{"schema":1,"statements":[{"id":0,"kind":"direct","content":[{"start":0,"end":1}],"confidence":1}]}`,
		`{"schema":1,"statements":[{"id":1,"kind":"loud","content":[{"start":0,"end":1}],"confidence":1}]}`,
		`{"schema":1,"statements":[{"id":1,"kind":"direct","content":[],"confidence":1}]}`,
		`{"schema":1,"statements":[{"id":1,"kind":"direct","content":[{"start":0,"end":1}],"confidence":1.5}]}`,
		`{"schema":1,"statements":[{"id":1,"kind":"direct","content":[{"start":-1,"end":1}],"confidence":1}]}`,
	} {
		var value any
		require.NoError(t, json.Unmarshal([]byte(in), &value))
		assert.NotEmpty(t, root.check(root, "$", value), in)
	}
}

// TestSchemaKnowsEveryField holds the Go types and the schema together: the
// same fields, in the same places, with the same JSON types and values.
func TestSchemaKnowsEveryField(t *testing.T) {
	t.Parallel()
	root := readSchema(t)
	seen := map[reflect.Type]bool{}
	var compare func(typ reflect.Type, n *node, path string)
	compare = func(typ reflect.Type, n *node, path string) {
		n = root.resolve(n)
		require.NotNil(t, n, path)
		switch typ.Kind() {
		case reflect.Pointer:
			compare(typ.Elem(), n, path)
		case reflect.Slice:
			require.Equal(t, "array", n.Type, path)
			compare(typ.Elem(), n.Items, path+"[]")
		case reflect.Struct:
			if seen[typ] {
				return
			}
			seen[typ] = true
			require.Equal(t, "object", n.Type, path)
			require.NotNil(t, n.AdditionalProperties, path)
			names := map[string]bool{}
			for i := range typ.NumField() {
				name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
				names[name] = true
				if assert.Contains(t, n.Properties, name, path) {
					compare(typ.Field(i).Type, n.Properties[name], path+"."+name)
				}
			}
			for name := range n.Properties {
				assert.Contains(t, names, name, "%s: in the schema alone", path)
			}
		case reflect.String:
			assert.True(t, n.Type == "string" || n.Enum != nil, path)
		case reflect.Int:
			assert.Equal(t, "integer", n.Type, path)
		case reflect.Float64:
			assert.Equal(t, "number", n.Type, path)
		case reflect.Bool:
			assert.Equal(t, true, n.Const, "%s: false is absent", path)
		default:
			t.Errorf("%s: %s", path, typ)
		}
	}
	document := reflect.TypeFor[attribution.Document]()
	for i := range document.NumField() {
		name := strings.ToLower(document.Field(i).Name)
		if assert.Contains(t, root.Properties, name) && name != "text" {
			compare(document.Field(i).Type, root.Properties[name], "$."+name)
		}
	}
	assert.Len(t, root.Properties, document.NumField()+3, "and schema, id, meta")

	enum := func(def, property string) (values []string) {
		n := root.Defs[def]
		if property != "" {
			n = n.Properties[property]
		}
		for _, v := range n.Enum {
			values = append(values, v.(string))
		}
		return values
	}
	assert.Equal(t, stringsOf(attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect), enum("statement", "kind"))
	assert.Equal(t, stringsOf(attribution.ActSpeech, attribution.ActWriting, attribution.ActDocument, attribution.ActThought, attribution.ActAttitude), enum("cue", "act"))
	assert.Equal(t, stringsOf(attribution.TypePerson, attribution.TypeOrganization, attribution.TypeGroup, attribution.TypeUnnamed, attribution.TypeDocument), enum("type", ""))
	assert.Equal(t, stringsOf(attribution.FormName, attribution.FormPronoun, attribution.FormNominal, attribution.FormImplicit), enum("speaker", "form"))
	assert.Equal(t, stringsOf(attribution.SourceAgency, attribution.SourceBroadcaster, attribution.SourceNewspaper, attribution.SourceMagazine,
		attribution.SourceWebsite, attribution.SourceSocial, attribution.SourceOther), enum("sourceKind", ""))
	assert.Equal(t, stringsOf(attribution.GenderMale, attribution.GenderFemale), enum("entity", "gender"))
}

func stringsOf[S ~string](values ...S) (out []string) {
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}
