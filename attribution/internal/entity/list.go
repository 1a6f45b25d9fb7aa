package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readList adds the names that "and" and commas join to the first one: "X, Y
// and Z", "X, of Ohio, and Y", "X and others".
func (r *resolver) readList(k, end int32, first *span, sp *speaker) {
	joined, others := false, false
	for k < end {
		and := r.norms[k] == normAnd || r.byteAt(k) == '&'
		next := k + 1
		switch {
		case and:
		case r.comma(k):
			if r.norm(next) == normAnd {
				and, next = true, next+1
			}
		case r.is(k, lexicon.Preposition) && r.spanAt[k+1-oneIf(k+1 == end)] != 0: // of Ohio
			k = r.spans[max(r.spanAt[min(k+1, end-1)]-1, 0)].end
			continue
		default:
			k = end
			continue
		}
		if next >= end {
			break
		}
		i := r.nameFrom(next, end)
		if i < 0 {
			if and || r.norm(next) == normOthers {
				others = true
				break
			}
			for k++; k < end && !r.comma(k); k++ { // an apposition
			}
			if k < end && r.norm(k+1) != normAnd {
				break
			}
			continue
		}
		if t := &r.spans[i]; and || r.listGoesOn(t.close, end) {
			if t.entity != first.entity {
				sp.add(t.entity)
				joined = true
			}
			k = t.close
			continue
		}
		break
	}
	if joined || others {
		sp.typ = Group
	}
	if joined {
		r.joint(sp)
	}
}

func oneIf(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

var normOthers = text.NormOf("others")

// joint makes a group of several speakers, so that "they" can mean it.
func (r *resolver) joint(sp *speaker) {
	if sp.n < 2 {
		return
	}
	for _, e := range r.front { // the same group once more
		t := &r.track[e]
		if int(t.members) != sp.n {
			continue
		}
		same := true
		for k, m := range r.members[t.member : t.member+t.members] {
			same = same && sp.entities[k] == m
		}
		if same {
			r.touch(e, sp.mention.Start, true, true)
			return
		}
	}
	g := r.newEntity(Group, lexicon.NoGender, sp.mention.Start)
	r.track[g].member = int32(len(r.members))
	r.track[g].members = int32(sp.n)
	r.members = append(r.members, sp.entities[:sp.n]...)
	r.touch(g, sp.mention.Start, true, true)
}

// listGoesOn reports whether an "and" with another name follows.
func (r *resolver) listGoesOn(i, end int32) bool {
	for ; i < end; i++ {
		if r.norms[i] == normAnd {
			return true
		}
	}
	return false
}
