package outlet

// memo remembers the sums of the weights of groups of features by the codes that
// a group is made of. The codes are few and come again, from site to site and
// from text to text: every other sum is found, and spares the two to nine
// features of its group from being hashed and looked up. A slot holds the latest
// key that fell to it; a key holds all codes of its group, so that no sum is ever
// taken for another's. More slots find more, but do not stay in the processor's
// cache between two texts.
type memo struct {
	model *Model // whose weights they are
	slots [1 << memoBits]remembered
}

// remembered is the sum of a group's weights; the key 0 is nobody's.
type remembered struct {
	key uint64
	sum int32
}

const memoBits = 10

func (m *memo) reset(model *Model) {
	if m.model != model {
		*m = memo{model: model}
	}
}

// at is the slot of a group's key, and whether its sum is in it. If it is not,
// it is to be filled in.
func (m *memo) at(group int, key uint64) (at *remembered, found bool) {
	key |= uint64(group+1) << groupAt
	at = &m.slots[key*0x9e3779b97f4a7c15>>(64-memoBits)]
	found = at.key == key
	at.key = key
	return at, found
}

// groupAt is the first bit of the number of a key's group. Below it are the
// codes.
const groupAt = 60

// key packs codes, each into the bits that it needs at most.
type key uint64

func (y key) add(code uint64, bits int) key { return y<<bits | key(code) }
