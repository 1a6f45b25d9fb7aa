package render_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

// FuzzRenderJSON renders what JSON says, whatever it is: offsets outside of the
// text, ids of nobody, no text. Each format writes it or fails; of a result
// that fails nothing is written.
func FuzzRenderJSON(f *testing.F) {
	goldens, err := filepath.Glob("../../testdata/golden/*.json*")
	require.NoError(f, err)
	for _, path := range goldens {
		data, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(data)
	}
	for _, seed := range []string{
		`{"text":"abc","statements":[{"id":1,"kind":"direct","content":[{"start":-1,"end":2}]}]}`,
		`{"text":"é","statements":[{"content":[{"start":1,"end":2,"text":"x"},{"start":0,"end":99}],"speaker":{"name":"A","entities":[0,7,-1]}}]}`,
		`{"text":"abc","statements":[{"cue":{"spans":[{"start":2,"end":1}]},"source":{},"occasion":{"event":{}},"confidence":-1}],"entities":[{"id":9,"mentions":[{"spans":[{"start":3,"end":4}]}]}]}`,
		`{"statements":[{"content":[{"start":0,"end":1}]}]}`, `{"id":{"a":"\u0000"},"meta":{"url":"javascript:x"},"text":"\u0000\ufffe]]>"}`, `{}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r attribution.Result
		if json.Unmarshal(data, &r) != nil || r.Document == nil {
			return
		}
		for _, format := range render.Formats() {
			var one, two bytes.Buffer
			err := format.Render(&one, r, render.Options{})
			w := format.NewWriter(&two, render.Options{})
			many := w.Write(r)
			require.Equal(t, err == nil, many == nil, "%s: %v, %v", format.Name, err, many)
			require.NoError(t, w.Close(), format.Name)
			if err != nil {
				require.Zero(t, one.Len(), format.Name)
			}
		}
	})
}

// FuzzRender makes documents whose spans lie anywhere, as nobody would.
func FuzzRender(f *testing.F) {
	f.Add(string(ferry), []byte{0, 20, 0, 10, 40, 1, 5, 12, 2, 30, 3, 3, 0, 200, 4})
	f.Add(string(evil), []byte{0, 255, 0, 3, 9, 0, 5, 30, 0, 20, 90, 0, 21, 80, 1, 22, 85, 2})
	f.Add("\n\n a\r\n\r\nb \n\nc", []byte{0, 12, 0, 1, 2, 1, 3, 4, 2})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		if text == "" {
			t.Skip("a document without its text is an error")
		}
		var starts []int
		for i := range text {
			starts = append(starts, i)
		}
		starts = append(starts, len(text))
		d := &attribution.Document{Text: text}
		for ; len(places) >= 3; places = places[3:] {
			s, e := starts[int(places[0])%len(starts)], starts[int(places[1])%len(starts)]
			span := attribution.Fragment{Start: min(s, e), End: max(s, e), Text: text[min(s, e):max(s, e)]}
			phrase := &attribution.Phrase{Text: span.Text, Spans: []attribution.Fragment{span}}
			if len(d.Statements) == 0 || places[2]%6 == 0 {
				d.Statements = append(d.Statements, attribution.Statement{ID: len(d.Statements) + 1, Kind: attribution.KindDirect})
			}
			st := &d.Statements[len(d.Statements)-1]
			switch places[2] % 6 {
			case 0, 5:
				st.Content = append(st.Content, span)
			case 1:
				st.Cue = &attribution.Cue{Text: span.Text, Act: attribution.ActWriting, Spans: phrase.Spans}
			case 2:
				st.Speaker = &attribution.Speaker{Name: span.Text, Mention: phrase}
			case 3:
				st.Source = &attribution.Credit{Name: span.Text, Mention: phrase}
			case 4:
				st.Addressee = phrase
			}
		}
		for _, format := range render.Formats() {
			var b bytes.Buffer
			r := attribution.Result{Document: d}
			require.NoError(t, format.Render(&b, r, render.Options{}), format.Name)
			check(t, format.Name, r, b.Bytes())
		}
	})
}
