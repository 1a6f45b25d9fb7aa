package linear

import "math/bits"

// Facts are small numbers that describe a candidate of a Ranker, each with a
// weight of its own, and some in pairs. There are few facts and values, so the
// weights of all features made of them are looked up once, when a model is
// loaded, and lie in arrays from then on. That makes choosing several times as
// fast as hashing them for every candidate; only features with words stay
// hashed.
type Facts struct {
	singles []single
	pairs   []pair
	// Sizes of a row of weights of the facts alone, and of one of the pairs.
	Singles, Pairs int
}

// MostFacts is how many facts there may be.
const MostFacts = 64

// Sheet holds the facts of a candidate. The value 0 says nothing.
type Sheet [MostFacts]uint8

// single is a fact, and where its weights begin in a row.
type single struct {
	fact uint8
	at   uint32
}

// pair is a pair of facts, and where its weights begin in a row: by the value
// of a, then by that of b, which has 1<<shift values.
type pair struct {
	a, b, shift uint8
	at          uint32
}

// NewFacts lays out facts whose values are below limits, and their pairs.
func NewFacts[F ~uint8](limits []int, pairs [][2]F) Facts {
	var l Facts
	for f, n := range limits {
		l.singles = append(l.singles, single{uint8(f), uint32(l.Singles)})
		l.Singles += n
	}
	for _, p := range pairs {
		shift := bits.Len(uint(limits[p[1]] - 1))
		l.pairs = append(l.pairs, pair{uint8(p[0]), uint8(p[1]), uint8(shift), uint32(l.Pairs)})
		l.Pairs += limits[p[0]] << shift
	}
	return l
}

// Of returns those of the facts that are listed, and the pairs of them, for
// candidates that have no others.
func (l *Facts) Of(list ...uint8) Facts {
	var has [MostFacts]bool
	for _, f := range list {
		has[f] = true
	}
	out := Facts{Singles: l.Singles, Pairs: l.Pairs}
	for _, s := range l.singles {
		if has[s.fact] {
			out.singles = append(out.singles, s)
		}
	}
	for _, p := range l.pairs {
		if has[p.a] && has[p.b] {
			out.pairs = append(out.pairs, p)
		}
	}
	return out
}

// Fill writes the weights of the facts to two rows. That of a pair is the weight
// of one feature, a byte in the table as well.
func (l *Facts) Fill(limits []int, singles []int16, pairs []int8, single func(fact, value uint64) int32, pair func(f, v, g, w uint64) int32) {
	for _, s := range l.singles {
		for v := 1; v < limits[s.fact] && singles != nil; v++ {
			singles[int(s.at)+v] = int16(single(uint64(s.fact), uint64(v)))
		}
	}
	for _, p := range l.pairs {
		for a := 1; a < limits[p.a] && pairs != nil; a++ {
			for b := 1; b < limits[p.b]; b++ {
				pairs[int(p.at)+a<<p.shift+b] = int8(pair(uint64(p.a), uint64(a), uint64(p.b), uint64(b)))
			}
		}
	}
}

// Sum adds up the weights of a candidate's facts. What has the value 0 has the
// weight 0.
func (l *Facts) Sum(singles []int16, pairs []int8, s *Sheet) int32 {
	sum := int32(0)
	for _, x := range l.singles {
		sum += int32(singles[x.at+uint32(s[x.fact%MostFacts])])
	}
	for _, x := range l.pairs {
		sum += int32(pairs[x.at+uint32(s[x.a%MostFacts])<<(x.shift&31)+uint32(s[x.b%MostFacts])])
	}
	return sum
}
