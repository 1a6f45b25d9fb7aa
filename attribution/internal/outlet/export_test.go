package outlet

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Scores goes through the statements as Link does and returns the scores of all
// candidates, each in the short way and as the sum of its features, and the facts
// whose values are beyond their limits.
func Scores(l *Linker, in Input) (short, long []int32, beyond []string) {
	var s Scratch
	k := &s.linking
	k.credits = text.Grow(k.credits, len(in.Statements))
	k.detector.reset(l, in.Doc)
	k.find()
	k.reset(in)
	k.begin()
	for _, i := range k.order {
		k.list(i)
		for _, c := range k.cands {
			var f linear.Sheet
			most := noneLimits
			if c.site < 0 {
				k.describeNone(i, &f)
			} else {
				k.describe(i, c.site, &f)
				most = limits
			}
			for n, v := range f[:len(most)] {
				if int(v) >= most[n] {
					beyond = append(beyond, fmt.Sprintf("fact %d of site %d: %d", n, c.site, v))
				}
			}
			short = append(short, k.scoreOf(i, c.site))
			long = append(long, l.model.ranker.Score(k.featuresOf(i, c.site)))
		}
		k.choose(i)
		k.pass(i)
	}
	return short, long, beyond
}
