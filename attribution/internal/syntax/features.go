package syntax

import "github.com/whosaid/whosaid/attribution/internal/linear"

// How many features a move and a relation have.
const (
	moveFeatures     = 26
	relationFeatures = 20
)

// moveFeatures writes the features for the choice of the next move. Training
// and parsing share it. The numbers of the templates are part of the trained
// weights.
func (s *state) moveFeatures(f *[moveFeatures]uint64) {
	i0, i1, i2 := s.peek(0), s.peek(1), s.peek(2)
	n := s.nodes
	s0, s1, s2 := &n[i0], &n[i1], &n[i2]
	b0, b1, b2 := &n[s.next], &n[s.next+1], &n[s.next+2]
	if s.next == s.root {
		b1, b2 = &n[0], &n[0]
	}
	s0l, s0r := &n[s0.first], &n[s0.last]
	s1r := &n[s1.last]
	b0l := &n[b0.first]
	mix := linear.Mix

	p0, p1, p2 := s0.pos, s1.pos, s2.pos
	q0, q1, q2 := b0.pos, b1.pos, b2.pos
	near := distance(s.next - i0)
	far := distance(i0 - i1)
	quotes := s0.quoted | s1.quoted<<1 | b0.quoted<<2
	v0 := uint64(s0.leftCount)<<3 | uint64(s0.rightCount)
	v1 := uint64(s1.leftCount)<<3 | uint64(s1.rightCount)

	// Words with the parts of speech around them.
	f[0] = mix(1<<56|p1<<8|q0, s0.wordTag)
	f[1] = mix(2<<56|p0<<8|q0, s1.wordTag)
	f[2] = mix(3<<56|p0<<8|q1, b0.wordTag)
	f[3] = mix(4<<56|p0<<8|q0, b1.word)
	f[4] = mix(5<<56|q0, s0.wordTag)
	f[5] = mix(6<<56|p0, b0.wordTag)
	f[6] = mix(7<<56|p0, s1.wordTag)
	// Parts of speech.
	f[7] = mix(8<<56, p0<<16|q0<<8|q1)
	f[8] = mix(9<<56, p1<<16|p0<<8|q0)
	f[9] = mix(10<<56, p1<<24|p0<<16|q0<<8|q1)
	f[10] = mix(11<<56, p0<<24|q0<<16|q1<<8|q2)
	f[11] = mix(12<<56, p2<<24|p1<<16|p0<<8|q0)
	// Two words.
	f[12] = mix(mix(13<<56, s0.word), b0.wordTag)
	f[13] = mix(mix(14<<56, s1.word), s0.wordTag)
	f[14] = mix(mix(15<<56|p0, s1.word), b0.word)
	// Distance and quotations.
	f[15] = mix(16<<56|near<<16|quotes, p0<<8|q0)
	f[16] = mix(17<<56|far<<16|quotes, p1<<8|p0)
	f[17] = mix(18<<56|near<<8|far, s0.word)
	// Children.
	f[18] = mix(19<<56|p0<<8|q0, uint64(s0.lefts)<<32|uint64(s0.rights))
	f[19] = mix(20<<56|p1<<8|p0, uint64(s1.rights)<<8|v1)
	f[20] = mix(21<<56|p0<<8|q0, uint64(b0.lefts))
	f[21] = mix(22<<56|p0<<8|q0, s0l.word)
	f[22] = mix(23<<56|p1<<8|p0, s1r.word)
	f[23] = mix(24<<56|p1, p0<<24|s0r.pos<<16|b0l.pos<<8|q0)
	f[24] = mix(25<<56|v0, s0.word)
	f[25] = mix(26<<56|p0<<8|uint64(b0.leftCount), b0.word)
}

// relationFeatures writes the features for the relation of the top of the
// stack to the head that the move gives it.
func (s *state) relationFeatures(m move, f *[relationFeatures]uint64) {
	i, j, side := s.peek(0), s.peek(1), uint64(1)
	if m == left {
		j, side = s.next, 0
	}
	d, h := &s.nodes[i], &s.nodes[j]
	first, last := &s.nodes[d.first], &s.nodes[d.last]
	next := &s.nodes[s.next]
	before := &s.nodes[i-1]
	mix := linear.Mix
	p, q := d.pos<<1|side, h.pos
	far := distance(max(i-j, j-i))
	f[0] = mix(1<<56, p<<8|q)
	f[1] = mix(2<<56|side, d.wordTag)
	f[2] = mix(3<<56|side, h.wordTag)
	f[3] = mix(4<<56|p, h.wordTag)
	f[4] = mix(5<<56|q<<8|side, d.wordTag)
	f[5] = mix(mix(6<<56|side, d.wordTag), h.wordTag)
	f[6] = mix(7<<56|far, p<<8|q)
	f[7] = mix(8<<56|p, uint64(d.lefts)<<32|uint64(d.rights))
	f[8] = mix(9<<56|p<<8|q, uint64(h.lefts))
	f[9] = mix(10<<56|p<<8|q, uint64(h.rights))
	f[10] = mix(11<<56|p<<8|q, first.word)
	f[11] = mix(12<<56, p<<16|first.pos<<8|q)
	f[12] = mix(13<<56, p<<16|last.pos<<8|q)
	f[13] = mix(14<<56, p<<16|next.pos<<8|q)
	f[14] = mix(15<<56, p<<16|before.pos<<8|q)
	f[15] = mix(16<<56|d.quoted<<1|h.quoted, p<<8|q)
	f[16] = mix(17<<56|p, before.word)
	f[17] = mix(18<<56|side, d.word)
	f[18] = mix(mix(19<<56|p, first.word), h.word)
	f[19] = mix(20<<56|uint64(d.lefts), mix(uint64(h.lefts)<<32|uint64(h.rights), p<<8|q))
}

// distance folds the distance of two tokens into eight steps.
func distance(d int32) uint64 {
	switch {
	case d <= 4:
		return uint64(d) & 7
	case d <= 7:
		return 5
	case d <= 12:
		return 6
	}
	return 7
}
