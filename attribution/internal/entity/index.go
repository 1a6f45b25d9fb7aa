package entity

// nameIndex finds entities by (a part of) a name. The nodes of one key are a
// list, latest first; only the first maxNamesakes are looked at, so that ten
// thousand people of one surname cost no more than the same number of others.
type nameIndex struct {
	heads map[uint64]int32
	nodes []indexNode
}

type indexNode struct {
	entity, next int32
	part         part
}

type part uint8

const (
	whole   part = iota // the full name
	ending              // its last words: the surname
	opening             // its first words
	letters             // its initials
)

const maxNamesakes = 12

func (x *nameIndex) reset() {
	if x.heads == nil || len(x.heads) > 1<<14 {
		x.heads = make(map[uint64]int32, 256)
	} else {
		clear(x.heads)
	}
	x.nodes = x.nodes[:0]
}

func (x *nameIndex) put(key uint64, e int32, p part) {
	head := x.heads[key]
	n := head
	for range maxNamesakes {
		if n == 0 {
			break
		}
		if x.nodes[n-1].entity == e && x.nodes[n-1].part <= p {
			return
		}
		n = x.nodes[n-1].next
	}
	x.nodes = append(x.nodes, indexNode{e, head, p})
	x.heads[key] = int32(len(x.nodes))
}
