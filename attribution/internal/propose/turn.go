package propose

import "github.com/whosaid/whosaid/attribution/internal/text"

// Interviews and transcripts say who speaks by a label at the head of a
// paragraph, "VUCIC:" or "Q:", and need neither marks nor cue. The layout knows
// which labels those are.

// turnGroups proposes the turns, one piece a paragraph. All of a document are
// taken or none: what tells is how many there are.
func (f *Finder) turnGroups() {
	d := f.view.in.Doc
	f.turns = 0
	for i := range d.Layout.Regions {
		f.turns += int32(bit(d.Layout.Regions[i].Turn()))
	}
	for i := range d.Layout.Regions {
		r := &d.Layout.Regions[i]
		if !r.Turn() || r.Body.Empty() {
			continue
		}
		var content []text.Range
		for at := r.Body.Start; at < r.Body.End; {
			end := min(r.Body.End, d.Paragraphs[d.Tokens[at].Paragraph].End)
			content = append(content, text.Range{Start: at, End: end})
			at = end
		}
		f.open(Group{cue: Candidate{head: -1}, chain: -1})
		f.propose(Proposal{Content: content, Mention: r.Name, By: ByTurn})
		f.close()
	}
}
