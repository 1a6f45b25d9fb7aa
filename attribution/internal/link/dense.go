package link

import "github.com/whosaid/whosaid/attribution/internal/linear"

// dense holds the weights of a ranker's facts as arrays. There are few shapes,
// facts and values, so that all features made of them can be looked up once,
// when the model is loaded, and not again for every candidate; only features
// with words stay hashed. That makes choosing three times as fast.
type dense struct {
	single []int16 // by shape and determiner, then by fact and value
	pair   []int16 // by shape, then by pair and values
}

// limits are one more than the largest value of each fact.
var limits = func() (limits [facts]int) {
	for f := range limits {
		limits[f] = 8
	}
	limits[factType], limits[factOffice] = 64, 32
	limits[factRelation], limits[factStands] = 16, 16
	return limits
}()

// Where the values of each fact and of each pair begin; the last is the sum.
var (
	singleAt = func() (at [facts + 1]int) {
		for f, n := range limits {
			at[f+1] = at[f] + n
		}
		return at
	}()
	pairAt = func() (at [len(pairs) + 1]int) {
		for k, p := range pairs {
			at[k+1] = at[k] + limits[p[0]]*limits[p[1]]
		}
		return at
	}()
)

// unpack looks all features up that are made of facts.
func unpack(r *linear.Ranker) dense {
	rows := int(shapes) * int(determiners)
	d := dense{single: make([]int16, rows*singleAt[facts]), pair: make([]int16, int(shapes)*pairAt[len(pairs)])}
	for shape := range uint64(shapes) {
		for det := range uint64(determiners) {
			row := d.single[(int(shape)*int(determiners)+int(det))*singleAt[facts]:]
			for f, n := range limits {
				for v := 1; v < n; v++ {
					code := uint64(f)<<8 | uint64(v)
					w := r.Weight(feature(saltFact, shape, 0, code, 0))
					if shape >= uint64(shapeNamed) {
						w += r.Weight(feature(saltDetermined, shape, det, code, 0))
					}
					row[singleAt[f]+v] = int16(w)
				}
			}
		}
		row := d.pair[int(shape)*pairAt[len(pairs)]:]
		for k, p := range pairs {
			for a := 1; a < limits[p[0]]; a++ {
				for b := 1; b < limits[p[1]]; b++ {
					row[pairAt[k]+a*limits[p[1]]+b] = int16(r.Weight(feature(saltPair, shape, 0, uint64(p[0])<<8|uint64(a), uint64(p[1])<<8|uint64(b))))
				}
			}
		}
	}
	return d
}

// score adds up the weights of the facts of a candidate.
func (d *dense) score(x *mention, s *sheet) int32 {
	single := d.single[(int(x.shape)*int(determiners)+int(x.det))*singleAt[facts]:][:singleAt[facts]]
	pair := d.pair[int(x.shape)*pairAt[len(pairs)]:][:pairAt[len(pairs)]]
	sum := int32(0)
	for f, v := range s {
		sum += int32(single[singleAt[f]+int(v)]) // that of value 0 is 0
	}
	for k, p := range pairs {
		sum += int32(pair[pairAt[k]+int(s[p[0]])*limits[p[1]]+int(s[p[1]])])
	}
	return sum
}
