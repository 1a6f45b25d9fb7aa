package render_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// ldTypes are the classes of schema.org that we write, with those properties
// that schema.org gives them, themselves or by inheritance.
var ldTypes = map[string]string{
	"NewsArticle":           "headline identifier url datePublished inLanguage",
	"Quotation":             "text genre spokenByCharacter creator isBasedOn audience citation recordedAt locationCreated temporal isPartOf",
	"Person":                "name alternateName description gender jobTitle",
	"Organization":          "name alternateName description",
	"NewsMediaOrganization": "name",
	"CreativeWork":          "name alternateName description publisher",
	"Audience":              "name",
	"Event":                 "name",
	"Place":                 "name",
}

// ldRanges are the classes that schema.org wants as values of properties.
var ldRanges = map[string]string{
	"spokenByCharacter": "Person Organization", "creator": "Person Organization", "isBasedOn": "CreativeWork",
	"audience": "Audience", "citation": "CreativeWork", "publisher": "Organization NewsMediaOrganization",
	"recordedAt": "Event", "locationCreated": "Place", "isPartOf": "NewsArticle",
}

// checkLDNode holds a node and what is inside it against schema.org.
func checkLDNode(t *testing.T, node map[string]any, types map[string]string) {
	t.Helper()
	class := node["@type"].(string)
	allowed, ok := ldTypes[class]
	require.True(t, ok, "class %s", class)
	for property, value := range node {
		if strings.HasPrefix(property, "@") {
			continue
		}
		require.Contains(t, strings.Fields(allowed), property, "of %s", class)
		values, ok := value.([]any)
		if !ok {
			values = []any{value}
		}
		for _, v := range values {
			inner, ok := v.(map[string]any)
			wanted, isNode := ldRanges[property]
			require.Equal(t, isNode, ok, "value of %s", property)
			if !ok {
				continue
			}
			if inner["@type"] != nil {
				checkLDNode(t, inner, types)
				require.Contains(t, strings.Fields(wanted), inner["@type"], property)
				continue
			}
			require.Contains(t, strings.Fields(wanted), types[inner["@id"].(string)], property)
		}
	}
}

func checkJSONLD(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	var page struct {
		Graph []map[string]any `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(out, &page))
	require.NotContains(t, string(out), "</")
	types := map[string]string{}
	for _, node := range page.Graph {
		types[node["@id"].(string)] = node["@type"].(string)
	}
	require.Len(t, types, len(page.Graph))
	quotations := 0
	for _, node := range page.Graph {
		checkLDNode(t, node, types)
		if node["@type"] == "Quotation" {
			quotations++
		}
	}
	require.Equal(t, len(d.Statements), quotations)
}

func checkWebAnnotation(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	var page struct {
		Context, ID, Type string
		Items             []struct {
			ID, Type, Motivation string
			Body                 []struct{ ID, Type, Purpose, Value string }
			Target               []struct {
				Source   string
				Selector []struct {
					Type                  string
					Start, End            int
					Exact, Prefix, Suffix string
				}
			}
		}
	}
	// Fields that the model does not know are refused; "@context" is the only
	// name in which letters are not all.
	decoder := json.NewDecoder(bytes.NewReader(bytes.Replace(out, []byte("@context"), []byte("context"), 1)))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&page))
	require.Equal(t, "http://www.w3.org/ns/anno.jsonld", page.Context)
	require.Equal(t, "AnnotationPage", page.Type)
	require.NotEmpty(t, page.ID)
	motivations := []string{ // section 3.3.5 of the model
		"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
		"identifying", "linking", "moderating", "questioning", "replying", "tagging",
	}
	runes := []rune(d.Text)
	ids := map[string]bool{}
	for _, item := range page.Items {
		require.False(t, ids[item.ID], "id %s twice", item.ID)
		ids[item.ID] = true
		require.Equal(t, "Annotation", item.Type)
		require.Contains(t, motivations, item.Motivation)
		require.NotEmpty(t, item.Body)
		for _, body := range item.Body {
			require.True(t, body.Value != "" || ids[body.ID], "body %v", body)
			if body.ID == "" {
				require.Equal(t, "TextualBody", body.Type)
				require.Contains(t, motivations, body.Purpose)
			}
		}
		for _, target := range item.Target {
			position, quote := target.Selector[0], target.Selector[1]
			require.Equal(t, "TextPositionSelector", position.Type)
			require.Equal(t, "TextQuoteSelector", quote.Type)
			require.Equal(t, string(runes[position.Start:position.End]), quote.Exact)
			require.True(t, strings.HasSuffix(string(runes[:position.Start]), quote.Prefix))
			require.True(t, strings.HasPrefix(string(runes[position.End:]), quote.Suffix))
		}
	}
}
