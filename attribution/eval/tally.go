package eval

import "github.com/whosaid/whosaid/attribution"

// tally is what is counted; tallies of articles add up.
type tally struct {
	articles int
	kinds    [4]kindTally // by kindIndex

	said, saidRight int // gold that somebody said or wrote; of it, found with the right mention

	words match
	spans [roles]match

	cue, sourceExact       int // of the paired
	named, misnamed        int
	forms, formsRight      int
	types, typesRight      int
	marked, markedRight    int // kinds
	outlets                match
	speakers               map[attribution.Form]speakerTally
	confidences            []rated // in order: sums of floats depend on it
	missed, extra, wrong   int     // statements; wrong are those with the wrong mention
	wrongName, wrongSource int
}

// The roles of spans.
const (
	mentionRole = iota // the speaker's
	cueRole
	contentRole
	roles
)

// kindTally counts gold and predictions of one kind.
type kindTally struct {
	gold, predicted           int
	found, foundPredicted     int // paired
	exact, exactPredicted     int // and the same words
	mention, mentionPredicted int // paired, and the right mention
}

// match counts what both have and what each has.
type match struct{ both, predicted, gold int }

func (m *match) add(o match) {
	m.both += o.both
	m.predicted += o.predicted
	m.gold += o.gold
}

// speakerTally counts gold with a known name.
type speakerTally struct{ gold, found, right int }

// rated is a statement with a confidence, and whether it is right.
type rated struct {
	confidence float64
	right      bool
}

// kindIndex numbers the kinds; what is none comes last and is in no total.
func kindIndex(k attribution.Kind) int {
	switch k {
	case attribution.KindDirect:
		return 0
	case attribution.KindMixed:
		return 1
	case attribution.KindIndirect:
		return 2
	}
	return 3
}

var scoredKinds = [3]attribution.Kind{attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect}

// all is the sum over the three kinds.
func (t *tally) all() (sum kindTally) {
	for _, k := range t.kinds[:len(scoredKinds)] {
		sum.add(k)
	}
	return sum
}

func (k *kindTally) add(o kindTally) {
	k.gold += o.gold
	k.predicted += o.predicted
	k.found += o.found
	k.foundPredicted += o.foundPredicted
	k.exact += o.exact
	k.exactPredicted += o.exactPredicted
	k.mention += o.mention
	k.mentionPredicted += o.mentionPredicted
}

func (t *tally) add(o *tally) {
	t.articles += o.articles
	for i := range t.kinds {
		t.kinds[i].add(o.kinds[i])
	}
	t.said += o.said
	t.saidRight += o.saidRight
	t.words.add(o.words)
	for i := range t.spans {
		t.spans[i].add(o.spans[i])
	}
	t.cue += o.cue
	t.sourceExact += o.sourceExact
	t.named += o.named
	t.misnamed += o.misnamed
	t.forms += o.forms
	t.formsRight += o.formsRight
	t.types += o.types
	t.typesRight += o.typesRight
	t.marked += o.marked
	t.markedRight += o.markedRight
	t.outlets.add(o.outlets)
	for form, s := range o.speakers {
		t.speaker(form, s)
	}
	t.confidences = append(t.confidences, o.confidences...)
	t.missed += o.missed
	t.extra += o.extra
	t.wrong += o.wrong
	t.wrongName += o.wrongName
	t.wrongSource += o.wrongSource
}

func (t *tally) speaker(form attribution.Form, s speakerTally) {
	if t.speakers == nil {
		t.speakers = make(map[attribution.Form]speakerTally)
	}
	sum := t.speakers[form]
	sum.gold += s.gold
	sum.found += s.found
	sum.right += s.right
	t.speakers[form] = sum
}
