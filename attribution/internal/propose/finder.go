package propose

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Models are the trained parts of the finder.
type Models struct {
	Cue, Role  *linear.Chain
	Thresholds Thresholds
}

// Thresholds are the numbers that were set after training, in the scores of the
// quantised models.
type Thresholds struct {
	Glance  int32 `json:"glance"`  // score of a word, by a few of its features, from which on it may begin a cue
	Word    int32 `json:"word"`    // score of a word, without its place in the tree, from which on it may be in a cue
	Suspect int32 `json:"suspect"` // score of a word as a cue from which on its sentence gets a tree
	Floor   int32 `json:"floor"`   // cue score from which on a candidate is looked at
}

// NewModels reads the encoded models. The error says which is wrong.
func NewModels(cue, role string, t Thresholds) (m *Models, err error) {
	m = &Models{Thresholds: t}
	if m.Cue, err = DecodeCue(cue); err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	if m.Role, err = DecodeRole(role); err != nil {
		return nil, fmt.Errorf("roles: %w", err)
	}
	return m, nil
}

// Finder proposes the statements of a document. It holds the scratch of one run
// and may be reused, not shared.
type Finder struct {
	Groups    []Group
	Proposals []Proposal
	sure      []int32 // of each cue: the next one that is sure, itself if it is
	allowance allowance

	view       view
	lattice    linear.Lattice
	frame      frame
	chains     chains
	labels     []uint8
	flipped    []uint8 // labels with one flip
	flips      []flip
	cues       []Candidate
	labellings []labelling // of all cues
	readings   []reading   // of these
	scale      [2]float64  // of the scores of cue finder and labeller
	turns      int32       // of the document
	missing    []text.Range
	near       []int32 // chains
	suspects   []bool  // of each sentence
	cued       []bool  // of each sentence: it may have a cue
}

// Dropped is how many cues of the document were too many to be read.
func (f *Finder) Dropped() int { return f.allowance.dropped }

// Tokens is the number of the document's tokens.
func (f *Finder) Tokens() int32 { return int32(len(f.view.in.Doc.Tokens)) }

// Suspect reads a document without trees and tells which of its sentences may
// have a cue in them or introduce a quotation, so that only these need a tree.
// The result is valid until the next call; Propose must follow with the same input
// and the trees.
func (f *Finder) Suspect(in Input, m *Models) []bool {
	in.Arcs = nil
	f.view.look(in)
	f.chains.find(in.Doc)
	f.suspects = f.suspects[:0]
	for _, s := range in.Doc.Sentences {
		masked := in.Doc.Tokens[s.Start].Flags&text.Masked != 0
		f.suspects = append(f.suspects, !masked && f.view.suspect(m.Cue, &m.Thresholds, s) >= m.Thresholds.Suspect)
	}
	f.cued = append(f.cued[:0], f.suspects...)
	for k := range int32(f.chains.count()) {
		if start := f.chains.start(k); start > 0 && f.uttered(k) {
			f.suspects[in.Doc.Tokens[start-1].Sentence] = true
		}
	}
	return f.suspects
}

// Propose makes the proposals of a document, which stay until the next call;
// Suspect must have read it.
func (f *Finder) Propose(in Input, m *Models) {
	f.scale = [2]float64{m.Cue.Scale(), m.Role.Scale()}
	f.view.attach(in.Arcs)
	f.frame.passage.window = text.Range{}
	f.frame.ranges = f.frame.ranges[:0]
	f.cues = f.cues[:0]
	for k, s := range in.Doc.Sentences {
		if f.cued[k] && !in.Doc.Stopped() {
			f.cues = f.view.candidates(m.Cue, &f.lattice, s, m.Thresholds.Floor, f.cues)
		}
	}
	f.findSure()
	f.Groups, f.Proposals = f.Groups[:0], f.Proposals[:0]
	f.allowance = allowance{}
	f.labellings, f.readings = f.labellings[:0], f.readings[:0]
	for _, cue := range f.cues {
		switch {
		case in.Doc.Stopped():
		case f.allowance.lasts(in.Doc.Tokens[cue.tokens.End-1].End):
			f.labellings = append(f.labellings, f.labelCue(m.Role, cue))
		default:
			f.allowance.dropped++
		}
	}
	for i := 0; i < len(f.labellings) && !in.Doc.Stopped(); i++ {
		f.proposeReadings(&f.labellings[i])
	}
	f.quotations()
	f.turnGroups()
	for i := range f.Groups {
		if g := &f.Groups[i]; g.Cued() {
			g.over, g.under = f.overlaps(i)
		}
	}
}
