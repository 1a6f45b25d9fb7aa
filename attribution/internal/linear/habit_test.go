package linear

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHabits(t *testing.T) {
	h := NewHabits(3)
	count := func(context uint64, label, times int) {
		for range times {
			h.Count(Mix(context, 0), label)
		}
	}
	count(1, 2, 1000)
	count(2, 0, 995)
	count(2, 1, 5)
	count(3, 0, 994)
	count(3, 1, 6)
	count(4, 1, 29)
	data, err := h.Encode()
	require.NoError(t, err)
	again, err := h.Encode()
	require.NoError(t, err)
	assert.Equal(t, data, again)
	d, rest, err := DecodeDictionary(string(data))
	require.NoError(t, err)
	assert.Empty(t, rest)
	for _, tt := range []struct {
		name    string
		context uint64
		want    int
	}{
		{"always the same", 1, 2},
		{"as many exceptions as are allowed", 2, 0},
		{"one more", 3, -1},
		{"too rare", 4, -1},
		{"never seen", 5, -1},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, d.Habit(Mix(tt.context, 0))) })
	}
	var none *Dictionary
	assert.Equal(t, -1, none.Habit(1), "the nil dictionary has no habits")
}

func TestDictionaryRoundTrip(t *testing.T) {
	weights := []Weight{{Mix(1, 1), 3, 2}, {Mix(1, 1), 0, -7}, {Mix(1, 2), 3, 2}, {Mix(1, 2), 0, -7}, {Mix(1, 3), 1, 8}}
	data, err := EncodeDictionary(weights, 4)
	require.NoError(t, err)
	d, rest, err := DecodeDictionary(string(data) + "more")
	require.NoError(t, err)
	assert.Equal(t, "more", rest)
	assert.Equal(t, 3, d.Features())
	row := d.Row(Mix(1, 1))
	assert.Equal(t, "\x00\xf9\x03\x02", d.Pairs(row), "pairs in order of the labels")
	assert.Equal(t, row, d.Row(Mix(1, 2)), "equal rows are one")
	assert.NotEqual(t, row, d.Row(Mix(1, 3)))
	assert.Zero(t, d.Row(Mix(1, 4)))
}

func TestDecodeDictionarySaysWhatIsWrong(t *testing.T) {
	good, err := EncodeDictionary([]Weight{{Mix(1, 1), 3, 2}, {Mix(1, 2), 1, 2}}, 4)
	require.NoError(t, err)
	for _, tt := range []struct {
		name   string
		damage func(b []byte) []byte
		want   string
	}{
		{"label out of range", func(b []byte) []byte { b[6] = 1; return b }, "label"},
		{"keys", func(b []byte) []byte { b[12]++; return b }, "keys, want"},
		{"slots", func(b []byte) []byte { b[17] = 9; return b }, "slots in"},
		{"no home", func(b []byte) []byte { clear(b[20:24]); return b }, "slots to begin in"},
		{"row outside the pool", func(b []byte) []byte { b[headerSize] = 0xff; return b }, "slot 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.damage(append([]byte(nil), good...))
			reseal(b)
			_, _, err := DecodeDictionary(string(b))
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func FuzzDecodeDictionary(f *testing.F) {
	data, err := EncodeDictionary([]Weight{{Mix(1, 1), 3, 2}, {Mix(1, 2), 1, 2}}, 4)
	require.NoError(f, err)
	f.Add(data, Mix(1, 1))
	f.Fuzz(func(t *testing.T, data []byte, key uint64) {
		_, _, _ = DecodeDictionary(string(data))
		if len(data) < headerSize {
			return
		}
		reseal(data)
		d, _, err := DecodeDictionary(string(data))
		if err != nil {
			return
		}
		if row := d.Row(key); row != 0 {
			d.Pairs(row)
		}
		d.Habit(key)
	})
}
