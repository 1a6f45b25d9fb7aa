package propose

import "github.com/whosaid/whosaid/attribution/internal/linear"

// Some of what the labeller looks up for a unit was looked up just before, for
// the unit beside it: it stands behind the same comma, or within the same branch
// of the tree. What such a group of features scores is added up once and kept. A
// unit seen from a second cue is not worth the memory: few units are.

// roleScores are the scores of a unit, one a label.
type roleScores [roleLabels]int32

func (s *roleScores) add(t *roleScores) {
	for y := range s {
		s[y] += t[y]
	}
}

// memo is what a group of features scored when it was last asked for. Its key
// tells what they depend on; the zero key is that of an empty memo.
type memo struct {
	key   uint64
	total roleScores
}

// sums are the memos of a frame.
type sums struct {
	stretch  memo
	branches [branchMemos]memo // by their place
}

// branchMemos is how many branches are kept.
const branchMemos = 8

// emit adds the scores of what roleFeatures gives for a unit.
func (v *view) emit(c *linear.Chain, f *frame, k int, scores *roleScores) {
	s, p := &f.sums, &f.spot
	v.clear()
	if key := p.stretch(); s.stretch.key != key {
		v.stretchFeatures(f, p)
		v.fill(c, &s.stretch, key)
	}
	scores.add(&s.stretch.total)
	if p.tree && p.edge == 0 {
		branch := &s.branches[p.place%branchMemos]
		if branch.key != p.place {
			v.branchFeatures(f, p)
			v.fill(c, branch, p.place)
		}
		scores.add(&branch.total)
	} else if p.tree {
		v.branchFeatures(f, p)
	}
	v.spotFeatures(f, k, p)
	c.Emit(&v.scratch, scores[:], v.features())
}

// fill takes the features so far into a memo.
func (v *view) fill(c *linear.Chain, m *memo, key uint64) {
	*m = memo{key: key}
	c.Emit(&v.scratch, m.total[:], v.features())
	v.clear()
}
