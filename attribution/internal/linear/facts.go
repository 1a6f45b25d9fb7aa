package linear

// Facts are small numbers that describe a candidate of a Ranker, each with a
// weight of its own, and some in pairs. There are few facts and values, so the
// weights of all features made of them are looked up once, when a model is
// loaded, and lie in arrays from then on. That makes choosing several times as
// fast as hashing them for every candidate; only features with words stay
// hashed.
type Facts struct {
	singles []single
	pairs   []pair
	folded  []uint8 // parallel to pairs: 1 if the weights of a alone are part of theirs, 2 those of b, 3 both
	// Sizes of a row of weights of the facts alone, and of one of the pairs.
	Singles, Pairs int
}

// mostFacts is how many facts there may be.
const mostFacts = 64

// Sheet holds the facts of a candidate. The value 0 says nothing.
type Sheet [mostFacts]uint8

// Bit is the value of a fact that holds or not.
func Bit(holds bool) uint8 {
	if holds {
		return 1
	}
	return 0
}

// single is a fact, and where its weights begin in a row.
type single struct{ fact, at uint32 }

// pair is a pair of facts, and where its weights begin in a row. They are ordered by
// the value of a, then by that of b, of which there are values. Smaller fields would
// take longer to read.
type pair struct{ a, b, values, at uint32 }

// NewFacts lays out facts whose values are below limits, and their pairs.
func NewFacts[F ~uint8](limits []int, pairs [][2]F) Facts { return layOut(limits, pairs, false) }

// NewFoldedFacts is NewFacts for models with a single row of each kind. The weight of
// a fact is added to those of one of its pairs when the model is loaded, so that it
// needs no look-up of its own.
func NewFoldedFacts[F ~uint8](limits []int, pairs [][2]F) Facts { return layOut(limits, pairs, true) }

func layOut[F ~uint8](limits []int, pairs [][2]F, fold bool) Facts {
	var l Facts
	var done [mostFacts]bool
	for _, p := range pairs {
		folded := uint8(0)
		for k, f := range p {
			if fold && !done[f] {
				done[f] = true
				folded |= 1 << k
			}
		}
		l.pairs = append(l.pairs, pair{uint32(p[0]), uint32(p[1]), uint32(limits[p[1]]), uint32(l.Pairs)})
		l.folded = append(l.folded, folded)
		l.Pairs += limits[p[0]] * limits[p[1]]
	}
	for f, n := range limits {
		if !done[f] {
			l.singles = append(l.singles, single{uint32(f), uint32(l.Singles)})
			l.Singles += n
		}
	}
	return l
}

// Of returns those of the facts that are listed, and the pairs of them, for
// candidates that have no others.
func (l *Facts) Of(list ...uint8) Facts {
	var has [mostFacts]bool
	for _, f := range list {
		has[f] = true
	}
	out := Facts{Singles: l.Singles, Pairs: l.Pairs}
	for _, s := range l.singles {
		if has[s.fact] {
			out.singles = append(out.singles, s)
		}
	}
	for k, p := range l.pairs {
		if a, b := has[p.a], has[p.b]; a && b || a && l.folded[k]&1 != 0 || b && l.folded[k]&2 != 0 {
			out.pairs = append(out.pairs, p)
		}
	}
	return out
}

// Fill writes the weights of the facts to two rows, one of which may be nil. The
// weight of a fact or a pair is that of one feature or two, each a byte in the
// table.
func (l *Facts) Fill(limits []int, singles, pairs []int16, single func(fact, value uint64) int32, pair func(f, v, g, w uint64) int32) {
	for _, s := range l.singles {
		for v := 1; v < limits[s.fact] && singles != nil; v++ {
			singles[int(s.at)+v] = int16(single(uint64(s.fact), uint64(v)))
		}
	}
	for k, p := range l.pairs {
		f, g := uint64(p.a), uint64(p.b)
		for v := uint64(0); v < uint64(limits[f]) && pairs != nil; v++ {
			for w := range uint64(limits[g]) {
				sum := int32(0)
				if v > 0 && w > 0 {
					sum += pair(f, v, g, w)
				}
				if v > 0 && l.folded[k]&1 != 0 {
					sum += single(f, v)
				}
				if w > 0 && l.folded[k]&2 != 0 {
					sum += single(g, w)
				}
				pairs[uint64(p.at)+v*uint64(p.values)+w] = int16(sum)
			}
		}
	}
}

// Sum adds up the weights of a candidate's facts. What has the value 0 has the
// weight 0.
func (l *Facts) Sum(singles, pairs []int16, s *Sheet) int32 {
	sum := int32(0)
	for _, x := range l.singles {
		sum += int32(singles[x.at+uint32(s[x.fact%mostFacts])])
	}
	for _, x := range l.pairs {
		sum += int32(pairs[x.at+uint32(s[x.a%mostFacts])*x.values+uint32(s[x.b%mostFacts])])
	}
	return sum
}
