package propose

// A cue is read with all the units around it: each has features where it may be
// content or speaker, and all of them are labelled again for every reading. In
// news that comes to 1.7 steps for each byte of the text, to 5 in the dearest of
// 1,500 articles, 15 where all of such an article is one paragraph; in a sentence
// that is nothing but cues to thousands. So a document has an allowance that
// grows with every byte, and a cue for which nothing is left is not read. Steps
// are counted, not time, so that the same text always has the same cues; and
// bytes, not tokens, as a text of marks and numbers has twice as many tokens.
// Behind a table or a damaged page that has used up the allowance an article is
// read again after some hundred bytes.
const (
	stepsAtOnce  = 200_000 // what a document has to begin with
	stepsPerByte = 4       // what each byte adds
)

// Costs, in steps of a tenth of a microsecond.
const (
	perLabelling = 1  // of each unit
	perUnit      = 4  // that may be content or speaker
	perReading   = 60 // with what is made of it, until it is decided on
)

// allowance is what the cues of a document have cost so far.
type allowance struct{ spent, dropped int }

// lasts reports whether anything is left at a byte of the text.
func (a *allowance) lasts(at int32) bool { return a.spent <= stepsAtOnce+stepsPerByte*int(at) }

// cost is that of a cue with so many readings.
func (v *view) cost(f *frame, readings int) int {
	near := 0
	for k := range f.units {
		if !v.far(f, k) {
			near++
		}
	}
	return len(f.units)*(1+readings)*perLabelling + near*perUnit + readings*perReading
}
