package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readList adds the names that "and" and commas join to the first one: "X, Y
// and Z", "X, of Ohio, and Y", "X and others".
func (r *resolver) readList(k, end int32, first *name.Span, sp *speaker) {
	joined, others := false, false
	for k < end {
		and := r.Norms[k] == normAnd || r.ByteAt(k) == '&'
		next := k + 1
		switch {
		case and:
		case r.Comma(k):
			if r.Norm(next) == normAnd {
				and, next = true, next+1
			}
		case r.Is(k, lexicon.Preposition) && r.SpanAt[k+1-oneIf(k+1 == end)] != 0: // of Ohio
			k = r.Spans[max(r.SpanAt[min(k+1, end-1)]-1, 0)].End
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
			if and || r.Norm(next) == normOthers {
				others = true
				break
			}
			for k++; k < end && !r.Comma(k); k++ { // an apposition
			}
			if k < end && r.Norm(k+1) != normAnd {
				break
			}
			continue
		}
		if t := &r.Spans[i]; and || r.listGoesOn(t.Close, end) {
			if t.Entity != first.Entity {
				sp.add(t.Entity)
				joined = true
			}
			k = t.Close
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
		if r.Norms[i] == normAnd {
			return true
		}
	}
	return false
}
