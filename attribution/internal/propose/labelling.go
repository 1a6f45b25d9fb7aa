package propose

import (
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Cues are labelled one after the other, and what their labels say is proposed
// afterwards. Either step runs through about as much code as the processor keeps
// close at hand; taking both by turns, cue by cue, loaded most of it anew for
// every cue.

// labelling is a cue with the readings that the labeller has of it.
type labelling struct {
	group    Group // without its proposals
	from, to int   // of Finder.readings, the best one first
}

// reading is what one labelling of the units around a cue says.
type reading struct {
	roles
	by    By
	short int32
}

// labelCue reads a cue by the labels of the units around it. One that no labels are
// needed for costs nothing.
func (f *Finder) labelCue(c *linear.Chain, cue Candidate) labelling {
	v, fr := &f.view, &f.frame
	l := labelling{group: Group{cue: cue}, from: len(f.readings)}
	g := &l.group
	if r, as, ok := v.quotedAs(cue, f.cues); ok {
		f.readings = append(f.readings, reading{roles: r, by: ByQuotedAs})
		g.as, l.to = as, len(f.readings)
		g.cue.tokens.End = min(cue.tokens.End, as.End) // "saying" ends it: what follows is content
		return l
	}
	v.lay(fr, cue, f.cues, f.cues)
	v.score(c, &f.lattice, fr)
	n := len(fr.units)
	f.labels, f.flipped = slices.Grow(f.labels[:0], n)[:n], slices.Grow(f.flipped[:0], n)[:n]
	short := f.lattice.MaxMarginals(&c.Transitions)
	f.lattice.Trace(f.labels)
	g.context = fr.context
	g.gain, g.mentionGain = margins(f.labels, short)
	g.subject, g.via = v.subject(g.cue)
	f.readings = append(f.readings, reading{roles: fr.read(v, f.labels)})
	f.flips = fr.flips(f.labels, short, c.Scale(), f.flips)
	for _, x := range f.flips {
		f.lattice.Through(&c.Transitions, x.unit, x.label, f.labels, f.flipped)
		f.readings = append(f.readings, reading{fr.read(v, f.flipped), x.by, x.short})
	}
	l.to = len(f.readings)
	f.allowance.spent += v.cost(fr, l.to-l.from)
	return l
}

// mostGain stands for a part that the labelling does not have, such as a mention. No
// part that it has can gain as much.
const mostGain = 1 << 20

// margins are how much the second best labelling falls short of the best one
// at the weakest border of the content, and of the mention.
func margins(labels []uint8, short []int32) (gain, mentionGain int32) {
	gain, mentionGain = mostGain, mostGain
	for k, y := range labels {
		if y == roleOut || y == roleCue || y == roleContentInside || y == roleSpeakerInside {
			continue
		}
		second := int32(linear.Never)
		for z := range roleLabels {
			if z != int(y) {
				second = max(second, short[k*roleLabels+z])
			}
		}
		if y == roleSpeakerBegin {
			mentionGain = min(mentionGain, -second)
		} else {
			gain = min(gain, -second)
		}
	}
	return gain, mentionGain
}

// flip is a unit with another label than in the best labelling.
type flip struct {
	unit, label int
	short       int32 // how much the best labelling with it falls short
	by          By
}

// flipLimits are how far flips of each kind may fall short, in units of the trained
// weights, and how many there may be.
var flipLimits = [...]struct {
	short float64
	most  int
}{ByBorder: {3, 2}, ByQuotation: {8, 3}, BySpeaker: {6, 2}}

// flips appends the flips that are worth a reading of their own: for each kind
// those that fall least short. Flips of one and the same labelling fall equally
// short, and only the first of them is taken.
func (f *frame) flips(labels []uint8, short []int32, scale float64, dst []flip) []flip {
	dst = dst[:0]
	largest := int32(flipLimits[ByQuotation].short * scale)
	empty := true
	for k := range labels {
		y := int(labels[k])
		empty = empty && !isContent(y)
		if k >= f.first && k <= f.last {
			continue
		}
		quotation := f.units[k].shape != shapeToken
		for z := range roleCue {
			if z == y {
				continue
			}
			s := -short[k*roleLabels+z]
			if s > largest {
				continue // as nearly all
			}
			by := ByBorder
			switch {
			case isSpeaker(z) || isSpeaker(y):
				by = BySpeaker
			case quotation && isContent(y) != isContent(z):
				by = ByQuotation
			}
			if s <= int32(flipLimits[by].short*scale) {
				dst = keep(dst, flip{k, z, s, by})
			}
		}
	}
	if empty {
		if k, y, s := f.likeliestContent(short); s > math.MinInt32 {
			dst = keep(dst, flip{k, y, -s, ByBorder})
		}
	}
	return dst
}

func isContent(label int) bool { return label >= roleContentBegin && label <= roleContentLast }
func isSpeaker(label int) bool { return label == roleSpeakerBegin || label == roleSpeakerInside }

// keep adds a flip unless as many of its kind fall less short.
func keep(dst []flip, x flip) []flip {
	n, worst := 0, -1
	for i := range dst {
		if dst[i].short == x.short {
			return dst // the same labelling
		}
		if dst[i].by != x.by {
			continue
		}
		n++
		if worst < 0 || dst[i].short > dst[worst].short {
			worst = i
		}
	}
	switch {
	case n < flipLimits[x.by].most:
		return append(dst, x)
	case x.short < dst[worst].short:
		dst[worst] = x
	}
	return dst
}

// likeliestContent returns the unit and label of content that falls least short
// of the best labelling, and by how much.
func (f *frame) likeliestContent(short []int32) (unit, label int, most int32) {
	most = math.MinInt32
	for k := range f.units {
		if k >= f.first && k <= f.last {
			continue
		}
		for y := roleContentBegin; y <= roleContentLast; y++ {
			if s := short[k*roleLabels+y]; s > most && s > linear.Never/2 {
				unit, label, most = k, y, s
			}
		}
	}
	return unit, label, most
}
