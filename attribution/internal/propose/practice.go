package propose

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// What training sees: the same features, labels and windows as the finder, with
// the right labels beside them. Nothing here is linked into users' programs.

// Gold is an attribution as people marked it, in tokens.
type Gold struct {
	Content, Cue, Speaker []text.Range
	Optional              bool
}

// Position is one position of a sequence to learn from.
type Position struct {
	Features []uint64
	Label    uint8  // 0 is outside
	Allowed  uint16 // bit y set: label y is possible; 0 means all
}

// DecodeCue and DecodeRole read the encoded models.
func DecodeCue(data string) (*linear.Chain, error) {
	return linear.DecodeChain(data, cueLabels, CueForbidden)
}

func DecodeRole(data string) (*linear.Chain, error) {
	return linear.DecodeChain(data, roleLabels, RoleForbidden())
}

// Numbers of labels.
const (
	CueLabels  = cueLabels
	RoleLabels = roleLabels
)

// CueSequences yields the sentences of an article. Of partial gold, which lacks
// some of what is right, those without a cue are left out.
func (f *Finder) CueSequences(in Input, gold []Gold, partial bool, yield func([]Position)) {
	v := &f.view
	v.look(in)
	labels := make([]uint8, len(in.Doc.Tokens))
	for _, g := range gold {
		if len(g.Cue) > 0 {
			v.markCue(labels, g.Cue[0])
		}
	}
	for _, sent := range in.Doc.Sentences {
		if partial && !slices.Contains(labels[sent.Start:sent.End], cueBegin) {
			continue
		}
		var seq []Position
		for i := sent.Start; i < sent.End; i++ {
			v.clear()
			if v.cueSpace(i) == 0 {
				v.cueFeatures(i)
			}
			y := labels[i]
			if y == cueInside && (i == sent.Start || labels[i-1] == cueOut) {
				y = cueBegin
			}
			seq = append(seq, Position{slices.Clone(v.features()), y, v.cueSpace(i)})
		}
		yield(seq)
	}
}

// markCue labels a gold cue as far as the finder can see it: the stretch of
// possible tokens that holds its head.
func (v *view) markCue(labels []uint8, r text.Range) {
	head := v.headOf(r)
	if v.cueSpace(head) != 0 {
		return
	}
	from, to := head, head+1
	for from > r.Start && v.cueSpace(from-1) == 0 {
		from--
	}
	for to < r.End && v.cueSpace(to) == 0 {
		to++
	}
	labels[from] = cueBegin
	for i := from + 1; i < to; i++ {
		labels[i] = cueInside
	}
}

// CueScores are those by which a cue was looked at.
type CueScores struct {
	Cue          text.Range
	Glance, Word int32
}

// Cues returns the cues that a model finds in an article, and, where scores is
// not nil, calls it with what their first words scored.
func (f *Finder) Cues(in Input, cue *linear.Chain, t *Thresholds, scores func(CueScores)) []Candidate {
	f.view.look(in)
	var out []Candidate
	for _, s := range in.Doc.Sentences {
		f.view.suspect(cue, t, s)
		out = f.view.candidates(cue, &f.lattice, s, t.Floor, out)
	}
	for _, c := range out {
		if scores != nil {
			scores(CueScores{c.tokens, f.view.glances[c.tokens.Start], f.view.words[c.tokens.Start][cueBegin]})
		}
	}
	return out
}

// Suspicion is the best score that a word of a sentence had as a cue, after
// Suspect.
func (f *Finder) Suspicion(sentence int32) int32 {
	best := int32(linear.Never)
	s := f.view.in.Doc.Sentences[sentence]
	for i := s.Start; i < s.End; i++ {
		best = max(best, f.view.words[i][cueBegin])
	}
	return best
}

// ActOf is the act of a cue alone, after Suspect.
func (f *Finder) ActOf(cue text.Range) Act {
	head := f.view.headOf(cue)
	return f.view.lexicalAct(head, f.view.lemma(head))
}

// RoleSequences yields the windows of the gold cues of an article; cues are
// those that a finder proposed. A gold cue that it proposed with other borders,
// "tweeted" for "tweeted on Friday to say", has those: the labeller will see
// nothing else.
func (f *Finder) RoleSequences(in Input, cues []Candidate, gold []Gold, yield func([]Position)) {
	v, fr := &f.view, &f.frame
	v.look(in)
	fr.passage.window = text.Range{}
	own := make([]Candidate, len(gold)) // what stands for each gold cue
	all := slices.Clone(cues)
	for i, g := range gold {
		if len(g.Cue) > 0 {
			own[i] = v.proposed(cues, g.Cue[0])
			all = append(all, own[i])
		}
	}
	slices.SortStableFunc(all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.tokens.Start, b.tokens.Start), cmp.Compare(a.tokens.End, b.tokens.End))
	})
	for i, g := range gold {
		if len(g.Cue) == 0 || len(g.Content) == 0 || g.Optional || v.at(g.Cue[0].Start).quoted {
			continue
		}
		v.lay(fr, own[i], all, cues)
		labels, ok := fr.goldLabels(g)
		if !ok {
			continue
		}
		n := len(fr.units)
		seq := make([]Position, n)
		v.eachUnit(fr, func(k int) {
			v.clear()
			v.roleFeatures(fr, k)
			v.unitFeatures(fr.units[k])
			seq[k].Features = slices.Clone(v.features())
		})
		for k := range seq {
			seq[k].Label = labels[k]
			seq[k].Allowed = 1<<roleCue - 1
			if k >= fr.first && k <= fr.last {
				seq[k].Allowed = 1 << roleCue
			} else if k == n-1 {
				seq[k].Allowed &^= 1<<roleContentBegin | 1<<roleContentInside
			}
		}
		yield(seq)
	}
}

// proposed is the cue that a finder proposed for a gold one: that with its head,
// else the best that overlaps it, else the gold cue itself.
func (v *view) proposed(cues []Candidate, gold text.Range) Candidate {
	best := Candidate{tokens: gold, head: v.headOf(gold), score: linear.Never}
	head := best.head
	for _, c := range cues {
		if !c.tokens.Overlaps(gold) {
			continue
		}
		if c.tokens.Contains(head) {
			return c
		}
		if c.score > best.score {
			best = c
		}
	}
	return best
}

// goldLabels lays gold ranges onto the units. A quotation is content if any of
// it is. There may be none.
func (f *frame) goldLabels(g Gold) (labels []uint8, ok bool) {
	labels = make([]uint8, len(f.units))
	spoken := false // the mention has begun
	before := roleOut
	for k, u := range f.units {
		named := len(g.Speaker) > 0 && u.tokens.Overlaps(g.Speaker[0])
		switch {
		case k >= f.first && k <= f.last:
			labels[k] = roleCue
		case slices.ContainsFunc(g.Content, u.tokens.Overlaps):
			ok = true
			labels[k] = roleContentBegin
			if before == roleContentBegin || before == roleContentInside {
				labels[k] = roleContentInside
			}
		case named && isSpeaker(before):
			labels[k] = roleSpeakerInside
		case named && !spoken:
			labels[k] = roleSpeakerBegin
		}
		spoken = spoken || named
		before = int(labels[k])
	}
	for k := range labels {
		open := labels[k] == roleContentBegin || labels[k] == roleContentInside
		if open && (k+1 == len(labels) || labels[k+1] != roleContentInside) {
			labels[k] = roleContentLast
		}
	}
	return labels, ok
}
