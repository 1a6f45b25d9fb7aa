package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// nameIndex finds entities by a name or a part of one. The nodes of one key form a
// list, the latest first. Only the first maxNamesakes are looked at, so that ten
// thousand people with one surname cost no more than with different ones.
type nameIndex struct {
	heads lang.Table[int32] // name to 1 + its first node
	nodes []indexNode
}

type indexNode struct {
	entity, next int32
	part         part
}

type part uint8

const (
	whole      part = iota // the full name
	ending                 // its last words: the surname
	opening                // its first words
	letters                // its initials
	bracketed              // it stands in brackets behind the name
	endsWith               // the other way round: the name ends with all of the entity's
	beginsWith             // and begins with it
)

const maxNamesakes = 12

func (x *nameIndex) reset() {
	x.heads.Reset(128)
	x.nodes = x.nodes[:0]
}

// head returns 1 + the first node of a key, 0 for none.
func (x *nameIndex) head(key uint64) int32 {
	n, _ := x.heads.Find(key)
	return n
}

func (x *nameIndex) put(key uint64, e int32, p part) {
	at := x.heads.At(key)
	head := *at
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
	*at = int32(len(x.nodes))
}

// Namesakes appends the entities with the surname of e, which must have a name. e is
// among them, and an entity may come twice.
func (r *Result) Namesakes(e int32, out []int32) []int32 {
	last := r.surname(&r.Spans[r.Entities[e].Full])
	for n, tries := r.index.head(r.key(last, last+1)), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		out = append(out, r.index.nodes[n-1].entity)
	}
	return out
}
