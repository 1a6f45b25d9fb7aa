package propose

// What a cue costs is the words around it that may be its content or its
// speaker. In news that comes to one for each word of the text, to three in the
// most crowded of 1,500 articles; in a sentence that is nothing but cues, to 300.
// So a document has an allowance that grows with every token, and a cue that it
// cannot pay for is not looked at. The allowance is counted in words, not in
// time, so that the same text always has the same cues; and it is never used up
// for long, so that a table or a damaged page costs the article behind it
// nothing.
const (
	looksAtOnce  = 4096 // what a document has to begin with
	looksAtToken = 3    // what each token adds
)

// affordable drops the cues, which are in the order of the text, that cost too
// much, and says how many.
func (v *view) affordable(cues []Candidate) (kept []Candidate, dropped int) {
	kept = cues[:0]
	spent := int32(0)
	for _, c := range cues {
		sent := v.in.Doc.Sentences[v.in.Doc.Tokens[c.tokens.Start].Sentence]
		cost := min(sent.End, c.tokens.End+farUnits) - max(sent.Start, c.tokens.Start-farUnits)
		if spent+cost > looksAtOnce+looksAtToken*c.tokens.End {
			continue
		}
		spent += cost
		kept = append(kept, c)
	}
	return kept, len(cues) - len(kept)
}
