package linear

import (
	"encoding/binary"
	"fmt"
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

func TestTableReturnsWhatWasEncoded(t *testing.T) {
	tests := []struct {
		name    string
		weights []Weight
		format  Format
		feature uint64
		want    []int32
	}{
		{"empty", nil, Format{Labels: 2}, 1, []int32{0, 0}},
		{"sparse", []Weight{{7, 2, 1.5}, {7, 0, -1}}, Format{Labels: 3, Scale: 10}, 7, []int32{-10, 0, 15}},
		{"dense", []Weight{{7, 2, 1.5}, {7, 0, -1}}, Format{Labels: 3, Scale: 10, Dense: true}, 7, []int32{-10, 0, 15}},
		{"inline", []Weight{{7, 1, 1.5}, {7, 0, -1}}, Format{Labels: 2, Scale: 10, Dense: true}, 7, []int32{-10, 15}},
		{"inline with a zero", []Weight{{7, 1, 1.5}}, Format{Labels: 2, Scale: 10, Dense: true}, 7, []int32{0, 15}},
		{"feature without weights", []Weight{{7, 2, 1.5}}, Format{Labels: 3, Scale: 10}, Mix(1, 2), []int32{0, 0, 0}},
		{"rounded to zero", []Weight{{7, 1, 0.04}, {7, 2, 1}}, Format{Labels: 3, Scale: 10}, 7, []int32{0, 0, 10}},
		{"cut at the ends", []Weight{{7, 0, 99}, {7, 1, -99}}, Format{Labels: 2, Scale: 10}, 7, []int32{127, -127}},
		{"a label twice", []Weight{{7, 0, 1}, {7, 0, 0.5}}, Format{Labels: 2, Scale: 10}, 7, []int32{15, 0}},
		{"largest becomes 127", []Weight{{7, 0, 4}, {7, 1, -2}}, Format{Labels: 2}, 7, []int32{127, -64}},
		{"given weight becomes 127", []Weight{{7, 0, 4}, {7, 1, -1}}, Format{Labels: 2, MaxAbs: 2}, 7, []int32{127, -64}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := Encode(tt.weights, tt.format)
			require.NoError(t, err)
			table, err := Decode(string(data))
			require.NoError(t, err)
			scores := make([]int32, tt.format.Labels)
			table.Add(scores, tt.feature)
			assert.Equal(t, tt.want, scores)
		})
	}
}

func TestTableRoundTrip(t *testing.T) {
	for _, shape := range []struct {
		labels int
		dense  bool
	}{{9, false}, {9, true}, {2, true}} {
		labels, dense := shape.labels, shape.dense
		weights := randomWeights(5000, labels, 1)
		data, err := Encode(weights, Format{Labels: labels, Dense: dense, Scale: 20})
		require.NoError(t, err)
		table, err := Decode(string(data))
		require.NoError(t, err)
		assert.Equal(t, labels, table.Labels())
		assert.Equal(t, 20.0, table.Scale())

		want := make(map[uint64][]int32)
		for _, w := range weights {
			if want[w.Feature] == nil {
				want[w.Feature] = make([]int32, labels)
			}
			q := float64(w.Value) * 20
			if q < 0 {
				q -= 0.5
			} else {
				q += 0.5
			}
			want[w.Feature][w.Label] = int32(q)
		}
		differ := 0
		for feature, row := range want {
			scores := make([]int32, labels)
			table.Add(scores, feature)
			if !assert.ObjectsAreEqual(row, scores) {
				differ++
			}
			seen := make([]int32, labels)
			table.Weights(table.Row(feature), func(label int, w int32) { seen[label] += w })
			require.Equal(t, scores, seen)
		}
		assert.LessOrEqual(t, differ, 15, "features that took another's weights")

		known := 0
		rng := rand.New(rand.NewPCG(2, 2))
		for range 10000 {
			if table.Row(rng.Uint64()) != 0 {
				known++
			}
		}
		assert.LessOrEqual(t, known, 20, "unknown features taken for known ones")
	}
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

func TestTwo(t *testing.T) {
	data, err := Encode([]Weight{{7, 0, 3}, {7, 1, -5}}, Format{Labels: 2, Dense: true, Scale: 1})
	require.NoError(t, err)
	table, err := Decode(string(data))
	require.NoError(t, err)
	a, b := table.Two(7)
	assert.Equal(t, [2]int32{3, -5}, [2]int32{a, b})
	a, b = table.Two(Mix(7, 7))
	assert.Equal(t, [2]int32{0, 0}, [2]int32{a, b})
}

func TestAddAllEqualsAdd(t *testing.T) {
	for _, labels := range []int{1, 2, 3, 5, 7, 8, 40} { // 3 and 7 have loops of their own
		for _, dense := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d labels, dense %t", labels, dense), func(t *testing.T) {
				weights := randomWeights(2000, labels, 1)
				data, err := Encode(weights, Format{Labels: labels, Dense: dense})
				require.NoError(t, err)
				table, err := Decode(string(data))
				require.NoError(t, err)
				rng := rand.New(rand.NewPCG(4, 4))
				for n := range 200 {
					features := make([]uint64, n)
					for i := range features {
						features[i] = weights[rng.IntN(len(weights))].Feature
						if rng.IntN(3) == 0 {
							features[i] = rng.Uint64()
						}
					}
					one, all := make([]int32, labels), make([]int32, labels)
					one[0], all[0] = 5, 5 // they add to what is there
					for _, f := range features {
						table.Add(one, f)
					}
					table.AddAll(all, features)
					require.Equal(t, one, all)
				}
			})
		}
	}
}

func TestNilTableIsEmpty(t *testing.T) {
	var table *Table
	scores := make([]int32, 1)
	table.Add(scores, 1)
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
		{"nothing", func(b []byte) []byte { return nil }, false, "shorter than its header"},
		{"something else", func(b []byte) []byte { b[0] = 'X'; return b }, false, "no table"},
		{"another version", func(b []byte) []byte { b[4] = 9; return b }, false, "version 9"},
		{"cut off", func(b []byte) []byte { return b[:len(b)-1] }, false, "cut off"},
		{"too long", func(b []byte) []byte { return append(b, 0) }, false, "after the table"},
		{"flipped bit", func(b []byte) []byte { b[len(b)-2] ^= 4; return b }, false, "checksum"},
		{"flipped bit in the header", func(b []byte) []byte { b[9] ^= 4; return b }, false, "checksum"},
		{"shape", func(b []byte) []byte { b[5] = 7; return b }, true, "unknown shape 7"},
		{"labels", func(b []byte) []byte { b[6], b[7] = 0, 0; return b }, true, "0 labels"},
		{"label out of range", func(b []byte) []byte { b[6] = 1; return b }, true, "label"},
		{"features", func(b []byte) []byte { b[12]++; return b }, true, "features"},
		{"row outside the pool", func(b []byte) []byte {
			binary.LittleEndian.PutUint32(b[headerSize:], 0xffffffff)
			return b
		}, true, "slot 0"},
		{"last slot taken", func(b []byte) []byte {
			slots := binary.LittleEndian.Uint32(b[16:])
			b[headerSize+4*slots-4] = 1
			return b
		}, true, "last slot"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.damage(append([]byte(nil), good...))
			if tt.reseal {
				binary.LittleEndian.PutUint32(b[headerSize-4:], checksum(string(b)))
			}
			_, err := Decode(string(b))
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, format := range []Format{{Labels: 3}, {Labels: 3, Dense: true}, {Labels: 2, Dense: true}} {
		data, err := Encode(randomWeights(10, format.Labels, 1), format)
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
		binary.LittleEndian.PutUint32(data[headerSize-4:], checksum(string(data)))
		table, rest, err := DecodeNext(string(data))
		if err != nil {
			// Sizes may not fit: then the checksum above covered too much.
			return
		}
		scores := make([]int32, table.Labels())
		table.Add(scores, feature)
		assert.LessOrEqual(t, len(rest), len(data)-headerSize)
	})
}

func BenchmarkTableAdd(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		weights := randomWeights(n, 12, 1)
		data, err := Encode(weights, Format{Labels: 12})
		require.NoError(b, err)
		table, err := Decode(string(data))
		require.NoError(b, err)
		b.Run(map[int]string{1000: "small", 100_000: "large"}[n], func(b *testing.B) {
			scores := make([]int32, 12)
			i := 0
			for b.Loop() {
				table.Add(scores, weights[i].Feature)
				i = (i + 9973) % len(weights)
			}
		})
	}
}

func BenchmarkTableAddAll(b *testing.B) {
	weights := randomWeights(100_000, 12, 1)
	data, err := Encode(weights, Format{Labels: 12})
	require.NoError(b, err)
	table, err := Decode(string(data))
	require.NoError(b, err)
	scores := make([]int32, 12)
	var features [32]uint64
	i := 0
	for b.Loop() {
		for k := range features {
			features[k] = weights[i].Feature
			i = (i + 9973) % len(weights)
		}
		table.AddAll(scores, features[:])
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/32, "ns/feature")
}

func BenchmarkDecode(b *testing.B) {
	data, err := Encode(randomWeights(100_000, 12, 1), Format{Labels: 12})
	require.NoError(b, err)
	s := string(data)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		_, err := Decode(s)
		require.NoError(b, err)
	}
}
