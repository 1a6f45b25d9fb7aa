package attribution_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// everyField is a document that has a value in each field of each type.
func everyField() *attribution.Document {
	text := "VALDORA, 2031-05-04 (AP) — “We ‘won’,” she did not tell reporters on Monday."
	span := func(words string) attribution.Fragment {
		i := strings.Index(text, words)
		return attribution.Fragment{Start: i, End: i + len(words), Text: words}
	}
	phrase := func(words string) *attribution.Phrase {
		return &attribution.Phrase{Text: words, Spans: []attribution.Fragment{span(words)}}
	}
	return &attribution.Document{
		Text: text,
		Statements: []attribution.Statement{{
			ID: 1, Kind: attribution.KindDirect, Content: []attribution.Fragment{span("“We ‘won’,”")},
			Cue: &attribution.Cue{
				Text: "tell", Lemma: "tell", Act: attribution.ActSpeech, Negated: true,
				Spans: []attribution.Fragment{span("tell")},
			},
			Speaker: &attribution.Speaker{
				Name: "Ana Torv", Type: attribution.TypePerson, Form: attribution.FormPronoun,
				Entities: []int{1}, Mention: phrase("she"),
			},
			Addressee: phrase("reporters"),
			Source:    &attribution.Credit{Name: "AP", Kind: attribution.SourceAgency, Mention: phrase("AP")},
			Occasion: &attribution.Occasion{
				Event: phrase("won"), Place: phrase("VALDORA"), Time: phrase("on Monday"),
			},
			Confidence: 0.875, Evidence: "rule: <quote> & cue",
		}},
		Entities: []attribution.Entity{{
			ID: 1, Name: "Ana Torv", Type: attribution.TypePerson, Gender: attribution.GenderFemale,
			Aliases: []string{"Torv"}, Roles: []attribution.Role{{Text: "minister", Of: "Valdora"}},
			Mentions: []attribution.Phrase{*phrase("she")},
		}},
		Sources: []attribution.Source{{
			Name: "AP", Kind: attribution.SourceAgency, Country: "US", Mentions: []attribution.Phrase{*phrase("AP")},
		}},
		Dateline: &attribution.Dateline{
			Place:  phrase("VALDORA"),
			Date:   &attribution.Date{Text: "2031-05-04", Spans: []attribution.Fragment{span("2031-05-04")}, ISO: "2031-05-04"},
			Source: &attribution.Credit{Name: "AP", Kind: attribution.SourceAgency, Mention: phrase("AP")},
		},
		Warnings: []attribution.Warning{{Code: "language", Detail: "unsure"}},
	}
}

func TestAppendJSON(t *testing.T) {
	t.Parallel()
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	id := func(s string) attribution.ID {
		id, err := attribution.JSONID([]byte(s))
		require.NoError(t, err)
		return id
	}
	tests := []struct {
		name   string
		result attribution.Result
		text   bool
		want   string
	}{
		{"no document", attribution.Result{}, true, `{"schema":1,"statements":[]}`},
		{
			"nothing found, text not asked for",
			attribution.Result{ID: id(`"a"`), Document: &attribution.Document{Text: "Rain."}}, false,
			`{"schema":1,"id":"a","statements":[]}`,
		},
		{
			"text asked for", attribution.Result{Document: &attribution.Document{Text: "<Rain> & sun"}}, true,
			`{"schema":1,"text":"<Rain> & sun","statements":[]}`,
		},
		{
			"id and meta come back as they are",
			attribution.Result{ID: id(`12345678901234567890.10`), Meta: raw(`{"b":1e300,"a":null}`), Document: &attribution.Document{}}, false,
			`{"schema":1,"id":12345678901234567890.10,"meta":{"b":1e300,"a":null},"statements":[]}`,
		},
		{
			"an id that is null is the caller's", attribution.Result{ID: id(`null`)}, false,
			`{"schema":1,"id":null,"statements":[]}`,
		},
		{
			"absent things are absent",
			attribution.Result{Document: &attribution.Document{
				Statements: []attribution.Statement{{
					ID: 1, Kind: attribution.KindIndirect, Content: []attribution.Fragment{{Start: 3, End: 5, Text: "ab"}},
					Speaker: &attribution.Speaker{}, Occasion: &attribution.Occasion{Time: &attribution.Phrase{Text: "now"}},
				}},
				Entities: []attribution.Entity{}, Warnings: []attribution.Warning{},
			}}, false,
			`{"schema":1,"statements":[{"id":1,"kind":"indirect","content":[{"start":3,"end":5,"text":"ab"}],` +
				`"speaker":{},"occasion":{"time":{"text":"now"}},"confidence":0}]}`,
		},
		{
			"bytes that are no text", attribution.Result{ID: id("\"\xff\""), Document: &attribution.Document{
				Text:       "a\xff\xfeb",
				Statements: []attribution.Statement{{ID: 1, Content: []attribution.Fragment{{Start: 1, End: 3, Text: "\xff\xfe"}}}},
			}}, true,
			"{\"schema\":1,\"id\":\"\uFFFD\",\"text\":\"a\\ufffd\\ufffdb\",\"statements\":[{\"id\":1," +
				`"content":[{"start":1,"end":3,"text":"\ufffd\ufffd"}],"confidence":0}]}`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tt.result.AppendJSON([]byte("> "), tt.text)
			require.NoError(t, err)
			assert.Equal(t, "> "+tt.want, string(got))
			assert.True(t, utf8.Valid(got))
			if tt.text {
				whole, err := json.Marshal(tt.result)
				require.NoError(t, err)
				assert.JSONEq(t, tt.want, string(whole))
			}
		})
	}
}

func TestAppendJSONFails(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]attribution.Result{
		`attribution: Result.Meta is no JSON object: "x"`:   {Meta: json.RawMessage(`x`)},
		`attribution: Result.Meta is no JSON object: "[1]"`: {Meta: json.RawMessage(`[1]`)},
		"attribution: Document.Statements[1].Confidence is NaN": {Document: &attribution.Document{
			Statements: []attribution.Statement{{}, {Confidence: math.NaN()}},
		}},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			got, err := r.AppendJSON([]byte("before"), true)
			require.EqualError(t, err, want)
			assert.Equal(t, "before", string(got))
		})
	}
}

func TestFieldOrder(t *testing.T) {
	t.Parallel()
	r := attribution.Result{ID: attribution.IntID(1), Meta: json.RawMessage(`{"k":2}`), Document: everyField()}
	got, err := r.AppendJSON(nil, true)
	require.NoError(t, err)
	last := -1
	for _, field := range []string{
		"schema", "id", "meta", "text", "statements", "kind", "content", "cue", "lemma", "act", "negated", "speaker", "form",
		"mention", "addressee", "source", "occasion", "event", "place", "time", "confidence", "evidence",
		"entities\":[{", "gender", "aliases", "roles", "of", "mentions", "sources", "country", "dateline", "date", "iso", "warnings", "code", "detail",
	} {
		at := strings.Index(string(got[last+1:]), `"`+field)
		require.GreaterOrEqual(t, at, 0, "%s after byte %d of %s", field, last, got)
		last += 1 + at
	}
}

func TestStatementsAreNeverNilFromJSON(t *testing.T) {
	t.Parallel()
	for _, data := range []string{`{"schema":1}`, `{"schema":1,"statements":null}`, `{"schema":1,"statements":[]}`} {
		var r attribution.Result
		require.NoError(t, json.Unmarshal([]byte(data), &r))
		assert.Equal(t, []attribution.Statement{}, r.Document.Statements, data)
	}
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*attribution.Document{
		"every field": everyField(), "empty": attribution.Extract(""), "text alone": attribution.Extract("Rain\x00\u2028."),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := json.Marshal(d)
			require.NoError(t, err)
			var lenient attribution.Document
			require.NoError(t, json.Unmarshal(data, &lenient))
			assert.Equal(t, d, &lenient)

			r := attribution.Result{ID: attribution.StringID("x"), Meta: json.RawMessage(`{"date":"2031-05-04"}`), Document: d}
			data, err = r.AppendJSON(nil, true)
			require.NoError(t, err)
			for got, err := range attribution.ReadStrict(strings.NewReader(string(data))) {
				require.NoError(t, err)
				assert.Equal(t, r, got)
			}
			var again attribution.Result
			require.NoError(t, json.Unmarshal(data, &again))
			assert.Equal(t, r, again)
		})
	}
}

func TestUnmarshalIsLenient(t *testing.T) {
	t.Parallel()
	var d attribution.Document
	require.NoError(t, json.Unmarshal([]byte(`{"new":{},"text":"T","statements":[{"id":4,"mood":"sad","cue":{"text":"said","age":3}}]}`), &d))
	assert.Equal(t, "T", d.Text)
	require.Len(t, d.Statements, 1)
	assert.Equal(t, "said", d.Statements[0].Cue.Text)

	require.NoError(t, json.Unmarshal([]byte(`null`), &d))
	assert.Equal(t, "T", d.Text, "null changes nothing")
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"schema":2}`), &d), "schema 2 is newer")
	assert.Error(t, json.Unmarshal([]byte(`{"statements":{}}`), &d))
	assert.Equal(t, "T", d.Text, "an error changes nothing")
}

func TestReadStrict(t *testing.T) {
	t.Parallel()
	const a, b = `{"schema":1,"id":"a","statements":[]}`, `{"schema":1,"id":"b","statements":[]}`
	tests := []struct {
		name, in string
		want     []string // ids, or parts of error messages
	}{
		{"nothing", "", nil},
		{"white space", " \r\n\t", nil},
		{"one", a, []string{`"a"`}},
		{"lines", a + "\n\n" + b + "\n", []string{`"a"`, `"b"`}},
		{"array", " [" + a + ",\n" + b + "]\n", []string{`"a"`, `"b"`}},
		{"empty array", "[]", nil},
		{"unknown field", a + `{"schema":1,"statement":[]}` + b, []string{`"a"`, `document 2: json: unknown field "statement"`, `"b"`}},
		{"unknown field deep down", `{"schema":1,"statements":[{"id":1,"cue":{"txt":""}}]}`, []string{`unknown field "txt"`}},
		{"no schema", `{"statements":[]}` + a, []string{"document 1: no schema", `"a"`}},
		{"another schema", `{"schema":2,"statements":[]}`, []string{"schema 2, not 1"}},
		{"null", "null " + a, []string{"null is no document", `"a"`}},
		{"wrong type", `{"schema":1,"text":5}` + a, []string{"document 1: json: cannot unmarshal number", `"a"`}},
		{"syntax", a + "{]" + b, []string{`"a"`, "document 2: invalid character"}},
		{"cut off", a + `{"schema":1`, []string{`"a"`, "document 2: unexpected EOF"}},
		{"cut off in an array", "[" + a, []string{`"a"`, "document 2: unexpected"}},
		{"after an array", "[" + a + "]" + b, []string{`"a"`, "something follows the array"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for r, err := range attribution.ReadStrict(strings.NewReader(tt.in)) {
				if err != nil {
					got = append(got, err.Error())
				} else {
					got = append(got, fmt.Sprintf("%q", r.ID))
				}
			}
			require.Len(t, got, len(tt.want), "%q", got)
			for i := range got {
				assert.Contains(t, got[i], tt.want[i])
			}
		})
	}
	t.Run("the caller may stop", func(t *testing.T) {
		t.Parallel()
		for range attribution.ReadStrict(strings.NewReader(a + b)) {
			break
		}
	})
}

func FuzzJSON(f *testing.F) {
	whole, err := attribution.Result{Document: everyField()}.AppendJSON(nil, true)
	require.NoError(f, err)
	f.Add(whole)
	for _, seed := range []string{`{}`, `null`, `{"schema":1,"statements":[{}]}`, `{"id":{},"text":"\ud800","dateline":{}}`, `[`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for range attribution.ReadStrict(strings.NewReader(string(data))) {
		}
		var r attribution.Result
		if json.Unmarshal(data, &r) != nil || r.Document == nil {
			return
		}
		once, err := r.AppendJSON(nil, true)
		require.NoError(t, err)
		require.True(t, json.Valid(once))
		require.True(t, utf8.Valid(once))
		var again attribution.Result
		require.NoError(t, json.Unmarshal(once, &again))
		twice, err := again.AppendJSON(nil, true)
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
	})
}

func ExampleResult_AppendJSON() {
	r := attribution.Result{
		ID:   attribution.StringID("wire-7"),
		Meta: json.RawMessage(`{"date":"2031-05-04"}`),
		Document: &attribution.Document{
			Text: "“Yes,” she said.",
			Statements: []attribution.Statement{{
				ID: 1, Kind: attribution.KindDirect,
				Content:    []attribution.Fragment{{Start: 0, End: 10, Text: "“Yes,”"}},
				Confidence: 0.97,
			}},
		},
	}
	line, err := r.AppendJSON(nil, false)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(string(line))
	// Output:
	// {"schema":1,"id":"wire-7","meta":{"date":"2031-05-04"},"statements":[{"id":1,"kind":"direct","content":[{"start":0,"end":10,"text":"“Yes,”"}],"confidence":0.97}]}
}

func ExampleReadStrict() {
	const lines = `{"schema":1,"id":"a","statements":[]}
{"schema":1,"id":"b","statments":[]}`
	for r, err := range attribution.ReadStrict(strings.NewReader(lines)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.ID.String(), len(r.Document.Statements))
	}
	// Output:
	// a 0
	// attribution: document 2: json: unknown field "statments"
}
