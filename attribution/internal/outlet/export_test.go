package outlet

// Scores goes through the statements as Link does and returns the scores of all
// candidates, each in the short way and as the sum of its features.
func Scores(l *Linker, in Input) (short, long []int32) {
	var s Scratch
	k := &s.linking
	k.credits = grow(k.credits, len(in.Statements))
	k.detector.reset(l, in.Doc)
	k.find()
	k.reset(in)
	k.begin()
	for _, i := range k.order {
		k.list(i)
		for _, c := range k.cands {
			short = append(short, k.scoreOf(i, c.site))
			long = append(long, l.model.ranker.Score(k.featuresOf(i, c.site)))
		}
		k.choose(i)
		k.pass(i)
	}
	return short, long
}
