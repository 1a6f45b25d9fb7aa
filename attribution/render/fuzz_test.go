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
