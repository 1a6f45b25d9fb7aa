package attribution_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// Who wrote a text does not speak in it, but for an "I" outside quotations.
func TestInputByline(t *testing.T) {
	t.Parallel()
	ex, err := attribution.New(attribution.Options{})
	require.NoError(t, err)
	for _, tt := range []struct{ name, byline, text, speaker string }{
		{"a line with a place", "Pedro Salgueiro", "Sea wall breaks at Porto Lume\n\nPedro Salgueiro in Lisbon\n\n“It will be rebuilt,” he said.\n", ""},
		{"capitals", "By Pedro Salgueiro", "Sea wall breaks\n\nPEDRO SALGUEIRO\n\n“It will be rebuilt,” he said.\n", ""},
		{"two writers", "By Pedro Salgueiro and Ana Torv", "Sea wall breaks\n\nAna Torv, Pedro Salgueiro\n\n“It will be rebuilt,” he said.\n", ""},
		{"somebody else", "Ana Torv", "Sea wall breaks\n\nMayor Pedro Salgueiro came.\n\n“It will be rebuilt,” he said.\n", "Pedro Salgueiro"},
		{"I", "Jane Roe", "I said that the wall would break.\n", "Jane Roe"},
		{"I of two writers", "Jane Roe and Ana Torv", "I said that the wall would break.\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := attribution.Input{ID: attribution.StringID("x"), Text: tt.text, Byline: tt.byline}
			r, err := ex.ExtractInput(context.Background(), in)
			require.NoError(t, err)
			assert.Equal(t, in.ID, r.ID)
			check(t, tt.text, r.Document)
			require.NotEmpty(t, r.Document.Statements)
			name := ""
			if sp := r.Document.Statements[0].Speaker; sp != nil {
				name = sp.Name
			}
			assert.Equal(t, tt.speaker, name)
			for all, err := range ex.ExtractAll(context.Background(), func(yield func(attribution.Input, error) bool) { yield(in, nil) }) {
				require.NoError(t, err)
				assert.Equal(t, r, all)
			}
		})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = ex.ExtractInput(ctx, attribution.Input{Text: "“Yes,” said Ana Torv."})
	assert.ErrorIs(t, err, context.Canceled)
}
