package attribution

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// TestAnotherLanguage reads a text with a language made of a few files and
// nothing else: no word of English is needed to cut it into sentences and
// tokens, to find its outlets, and to run the patterns of a house over it.
func TestAnotherLanguage(t *testing.T) {
	german, err := lang.Load("de", os.DirFS("testdata/german"))
	require.NoError(t, err)
	const s = "BERLIN, 3 März (DPA) — Die Brücke ist am Hbf. Sie bleibt zu, sagte Dr. Anna Torv am Montag.\n\n" +
		"„Das geht nicht.“ sagte Torv. »Wir warten’s ab«, schrieb sie usw. Der Bau beginnt im Mai.\n\nTORV: Ich warte."

	doc := text.Parse(german, s, quotes.Find(s))
	var sentences []string
	for _, r := range doc.Sentences {
		sentences = append(sentences, doc.Slice(r))
	}
	assert.Equal(t, []string{
		"BERLIN, 3 März (DPA) —",
		"Die Brücke ist am Hbf.",
		"Sie bleibt zu, sagte Dr. Anna Torv am Montag.",
		"„Das geht nicht.“ sagte Torv.",
		"»Wir warten’s ab«, schrieb sie usw.",
		"Der Bau beginnt im Mai.",
		"TORV: Ich warte.",
	}, sentences)
	var months, outlets []string
	for i := range int32(len(doc.Tokens)) {
		if doc.Marks(i)&lang.Month != 0 {
			months = append(months, doc.Word(i))
		}
		if m, ok := doc.Outlet(i); ok {
			outlets = append(outlets, german.Outlets.At(m.Outlet).Name)
		}
	}
	assert.Equal(t, []string{"März", "Mai"}, months)
	assert.Equal(t, []string{"DPA"}, outlets)
	assert.Equal(t, "BERLIN", doc.Slice(doc.Layout.Dateline.Place))
	assert.Equal(t, "3 März", doc.Slice(doc.Layout.Dateline.Date))
	assert.False(t, foreign(doc))

	h, err := Rules{
		Patterns: []Pattern{{Name: "turn", Expression: `^(?<speaker>\p{Lu}{2,}): (?<content>.+)`, Kind: KindDirect}},
		Cues:     map[string]Act{"schrieb sie": ActWriting, "behauptete steif": ActSpeech},
	}.compile(&model.Language{Language: german})
	require.NoError(t, err)
	assert.Equal(t, []string{"direct speech| Ich warte. |  | TORV"}, found(t, h, s))
	assert.Equal(t, []string{
		"indirect speech| dass die Brücke bleibt | behauptete steif | Die alte Frau",
	}, found(t, h, "Die alte Frau behauptete steif, dass die Brücke bleibt."))
}
