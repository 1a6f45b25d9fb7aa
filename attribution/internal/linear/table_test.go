package linear

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomWeights makes weights of n features, the same for the same seed.
func randomWeights(n, labels int, seed uint64) []Weight {
	rng := rand.New(rand.NewPCG(seed, 1))
	var weights []Weight
	for range n {
		feature := rng.Uint64()
		for l := range labels {
			if rng.IntN(4) == 0 {
				weights = append(weights, Weight{feature, uint8(l), float32(rng.NormFloat64())})
			}
		}
	}
	return weights
}

func encoded(t testing.TB, weights []Weight, f Format) *Table {
	t.Helper()
	data, err := Encode(weights, f)
	require.NoError(t, err)
	table, err := Decode(string(data))
	require.NoError(t, err)
	return table
}

func TestTableReturnsWhatWasEncoded(t *testing.T) {
	tests := []struct {
		name    string
		weights []Weight
		format  Format
		feature uint64
		want    []int32
	}{
		{"empty", nil, Format{Labels: 2}, 1, []int32{0, 0}},
		{"one label", []Weight{{7, 0, 1}}, Format{Labels: 1}, 7, []int32{0}},
		{"the first label is taken off", []Weight{{7, 2, 1.5}, {7, 0, -1}}, Format{Labels: 3, Scale: 10}, 7, []int32{0, 10, 25}},
		{"feature without weights", []Weight{{7, 2, 1.5}}, Format{Labels: 3, Scale: 10}, Mix(1, 2), []int32{0, 0, 0}},
		{"rounded to zero", []Weight{{7, 1, 0.04}, {7, 2, 1}}, Format{Labels: 3, Scale: 10}, 7, []int32{0, 0, 10}},
		{"cut at the ends", []Weight{{7, 1, 99}, {7, 2, -99}}, Format{Labels: 3, Scale: 10}, 7, []int32{0, 127, -127}},
		{"difference cut at the ends", []Weight{{7, 0, -9}, {7, 1, 9}}, Format{Labels: 2, Scale: 10}, 7, []int32{0, 127}},
		{"a label twice", []Weight{{7, 1, 1}, {7, 1, 0.5}}, Format{Labels: 2, Scale: 10}, 7, []int32{0, 15}},
		{"largest becomes 127", []Weight{{7, 1, 4}, {7, 2, -2}}, Format{Labels: 3}, 7, []int32{0, 127, -64}},
		{"given weight becomes 127", []Weight{{7, 1, 4}, {7, 2, -1}}, Format{Labels: 3, MaxAbs: 2}, 7, []int32{0, 127, -64}},
		{"all alike", []Weight{{7, 0, 4}, {7, 1, 4}}, Format{Labels: 2, Scale: 1}, 7, []int32{0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			scores := make([]int32, tt.format.Labels)
			encoded(t, tt.weights, tt.format).AddAll(new(Scratch), scores, []uint64{tt.feature})
			assert.Equal(t, tt.want, scores)
		})
	}
}

// TestTableRoundTrip compares the branchless sums with sums over a map, for
// every width of rows.
func TestTableRoundTrip(t *testing.T) {
	const scale = 20.0
	for labels := 1; labels <= 17; labels++ {
		t.Run(fmt.Sprint(labels, " labels"), func(t *testing.T) {
			weights := randomWeights(5000, labels, 1)
			table := encoded(t, weights, Format{Labels: labels, Scale: scale})
			assert.Equal(t, labels, table.Labels())
			assert.Equal(t, scale, table.Scale())
			rows, err := quantise(weights, labels, scale, true)
			require.NoError(t, err)
			lost := 0
			kept := make(map[uint64][]int32)
			for _, r := range rows {
				one := make([]int32, labels)
				table.AddAll(new(Scratch), one, []uint64{r.feature})
				if assert.ObjectsAreEqual(r.weights, one) {
					kept[r.feature] = one
				} else {
					lost++
				}
			}
			assert.LessOrEqual(t, lost, len(rows)/40, "features without a place")
			if labels == 1 {
				require.Empty(t, rows)
				return
			}
			rng := rand.New(rand.NewPCG(4, 4))
			for n := range 300 {
				features := make([]uint64, n)
				want := make([]int32, labels)
				want[0] = 5
				for i := range features {
					features[i] = rows[rng.IntN(len(rows))].feature
					if kept[features[i]] == nil {
						features[i] = 0
					}
					for y, w := range kept[features[i]] {
						want[y] += w
					}
				}
				got := make([]int32, labels)
				got[0] = 5 // it adds to what is there
				table.AddAll(new(Scratch), got, features)
				require.Equal(t, want, got, "%d features", n)
			}

			known := 0
			for range 10_000 {
				scores := make([]int32, labels)
				table.AddAll(new(Scratch), scores, []uint64{rng.Uint64()})
				for _, s := range scores {
					if s != 0 {
						known++
						break
					}
				}
			}
			assert.LessOrEqual(t, known, 5, "unknown features taken for known ones")
		})
	}
}

// TestStrongFeaturesKeepTheirPlace encodes features that all want to live in the
// same few slots.
func TestStrongFeaturesKeepTheirPlace(t *testing.T) {
	var weights []Weight
	for i := range 100 {
		weights = append(weights, Weight{uint64(i+1) << 1, 1, float32(100 - i)})
	}
	table := encoded(t, weights, Format{Labels: 2, Scale: 1})
	assert.Less(t, table.Features(), 100)
	scores := make([]int32, 2)
	table.AddAll(new(Scratch), scores, []uint64{2})
	assert.Equal(t, []int32{0, 100}, scores)
}

func TestEncodeIsDeterministic(t *testing.T) {
	weights := randomWeights(1000, 5, 1)
	a, err := Encode(weights, Format{Labels: 5})
	require.NoError(t, err)
	rng := rand.New(rand.NewPCG(3, 3))
	rng.Shuffle(len(weights), func(i, j int) { weights[i], weights[j] = weights[j], weights[i] })
	b, err := Encode(weights, Format{Labels: 5})
	require.NoError(t, err)
	assert.Equal(t, a, b)
}

func TestEncodeSaysWhatDoesNotFit(t *testing.T) {
	nan := float32(math.NaN())
	for _, tt := range []struct {
		name    string
		weights []Weight
		format  Format
		want    string
	}{
		{"no label", nil, Format{}, "0 labels"},
		{"too many labels", nil, Format{Labels: 18}, "18 labels, can be 1 to 17"},
		{"label out of range", []Weight{{1, 2, 1}}, Format{Labels: 2}, "label 2 of 2"},
		{"no number", []Weight{{1, 1, nan}}, Format{Labels: 2, Scale: 1}, "no number"},
		{"scale", nil, Format{Labels: 2, Scale: 1e-9}, "out of range"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Encode(tt.weights, tt.format)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestNilTableIsEmpty(t *testing.T) {
	var table *Table
	scores := make([]int32, 1)
	table.AddAll(new(Scratch), scores, []uint64{1})
	assert.Equal(t, []int32{0}, scores)
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	good, err := Encode(randomWeights(20, 3, 1), Format{Labels: 3})
	require.NoError(t, err)
	tests := []struct {
		name   string
		damage func(b []byte) []byte
		reseal bool // make the checksum right again
		want   string
	}{
		{"nothing", func(b []byte) []byte { return nil }, false, "shorter than a header"},
		{"something else", func(b []byte) []byte { b[0] = 'X'; return b }, false, `want "WSLT"`},
		{"another version", func(b []byte) []byte { b[4] = 9; return b }, false, "version 9"},
		{"cut off", func(b []byte) []byte { return b[:len(b)-1] }, false, "cut off"},
		{"too long", func(b []byte) []byte { return append(b, 0) }, false, "after the table"},
		{"flipped bit", func(b []byte) []byte { b[len(b)-2] ^= 4; return b }, false, "checksum"},
		{"flipped bit in the header", func(b []byte) []byte { b[9] ^= 4; return b }, false, "checksum"},
		{"width", func(b []byte) []byte { b[5] = 7; return b }, true, "3 labels in rows of 7 bytes"},
		{"no labels", func(b []byte) []byte { b[6], b[7] = 0, 0; return b }, true, "0 labels"},
		{"too many labels", func(b []byte) []byte { b[6] = 9; return b }, true, "9 labels in rows of 2"},
		{"scale", func(b []byte) []byte { clear(b[8:12]); return b }, true, "scale is zero"},
		{"slots", func(b []byte) []byte { b[16]++; return b }, true, "slots in"},
		{"home", func(b []byte) []byte { b[20]++; return b }, true, "slots to begin in"},
		{"no home", func(b []byte) []byte { clear(b[20:24]); return b }, true, "0 slots to begin in"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.damage(append([]byte(nil), good...))
			if tt.reseal {
				reseal(b)
			}
			_, err := Decode(string(b))
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func reseal(b []byte) { binary.LittleEndian.PutUint32(b[headerSize-4:], checksum(string(b))) }

func FuzzDecode(f *testing.F) {
	for _, labels := range []int{2, 3, 5, 12} {
		data, err := Encode(randomWeights(10, labels, 1), Format{Labels: labels})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint64(1))
	}
	f.Fuzz(func(t *testing.T, data []byte, feature uint64) {
		_, _ = Decode(string(data))
		if len(data) < headerSize {
			return
		}
		reseal(data)
		table, rest, err := DecodeNext(string(data))
		if err != nil {
			// Sizes may not fit: then the checksum above covered too much.
			return
		}
		table.AddAll(new(Scratch), make([]int32, table.Labels()), []uint64{feature, 0, ^uint64(0)})
		assert.LessOrEqual(t, len(rest), len(data)-headerSize)
	})
}

func BenchmarkAddAll(b *testing.B) {
	for _, labels := range []int{3, 7, 15} {
		b.Run(fmt.Sprint(labels, " labels"), func(b *testing.B) {
			weights := randomWeights(100_000, labels, 1)
			table := encoded(b, weights, Format{Labels: labels})
			scores := make([]int32, labels)
			features := make([]uint64, 1<<16)
			rng := rand.New(rand.NewPCG(5, 5))
			for i := range features {
				features[i] = rng.Uint64()
				if i%2 == 0 {
					features[i] = weights[rng.IntN(len(weights))].Feature
				}
			}
			i := 0
			for b.Loop() {
				table.AddAll(new(Scratch), scores, features[i:i+32])
				i = (i + 32) % len(features)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/32, "ns/feature")
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	data, err := Encode(randomWeights(100_000, 7, 1), Format{Labels: 7})
	require.NoError(b, err)
	s := string(data)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		_, err := Decode(s)
		require.NoError(b, err)
	}
}
