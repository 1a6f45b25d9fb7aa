package propose

// A cue is read with all the units around it: each has features where it may be
// content or speaker, and all of them are labelled again for every reading. In
// news that comes to 8 steps for each token of the text, to 20 in the dearest of
// 1,500 articles, 66 where all of such an article is one paragraph; in a sentence
// that is nothing but cues to thousands. So a document has an allowance that
// grows with every token, and a cue for which nothing is left is not read. Steps
// are counted, not time, so that the same text always has the same cues. Behind
// a table or a damaged page that has used up the allowance an article is read
// again after a hundred tokens.
const (
	stepsAtOnce   = 200_000 // what a document has to begin with
	stepsPerToken = 20      // what each token adds
)

// Costs, in steps of a tenth of a microsecond.
const (
	perLabelling = 1  // of each unit
	perUnit      = 4  // that may be content or speaker
	perProposal  = 50 // until it is decided on
)

// allowance is what the cues of a document have cost so far.
type allowance struct{ spent, dropped int }

// lasts reports whether anything is left at a token.
func (a *allowance) lasts(token int32) bool {
	if a.spent > stepsAtOnce+stepsPerToken*int(token) {
		a.dropped++
		return false
	}
	return true
}

// pay takes the cost of a cue that was read.
func (a *allowance) pay(v *view, f *frame, flips, proposals int) {
	near := 0
	for k := range f.units {
		if !v.far(f, k) {
			near++
		}
	}
	a.spent += len(f.units)*(2+flips)*perLabelling + near*perUnit + proposals*perProposal
}
