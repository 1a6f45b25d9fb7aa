package quotes

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func FuzzFind(f *testing.F) {
	for _, c := range findCases {
		f.Add(c.text)
	}
	for _, h := range hostile {
		f.Add(h.text(20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := Find(text)
		check(t, text, found)
		require.Equal(t, findSlowly(text), found, "the slow scanner agrees")
		if collected := slices.Collect(All(text)); len(found) > 0 || len(collected) > 0 {
			require.Equal(t, found, collected, "All agrees")
		}
	})
}

// FuzzSearch holds the words of eight against a loop over bytes.
func FuzzSearch(f *testing.F) {
	for b := range 256 {
		f.Add("0123456"+string([]byte{byte(b)})+"890123456789abcdef\x00\x80\xff", 1)
	}
	f.Fuzz(func(t *testing.T, text string, from int) {
		if from < 0 || from > len(text) {
			t.Skip()
		}
		want := from
		for want < len(text) && !candidate[text[want]] {
			want++
		}
		require.Equal(t, want, search(text, from))
	})
}
