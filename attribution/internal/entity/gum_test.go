package entity

import (
	"fmt"
	"os"
	"testing"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// TestPronouns counts how many pronouns of one person go to the entity that
// the gold coreference gives, among those whose chain has a name.
func TestPronouns(t *testing.T) {
	m := tagModel()
	right, given, all := 0, 0, 0
	var s Scratch
	for _, f := range []string{"gum/news.jsonl", "gum/interview.jsonl", "gum/bio.jsonl", "gum/academic.jsonl", "gum/speech.jsonl", "gum/voyage.jsonl", "gum/textbook.jsonl"} {
		docs := readGold(t, f)
		fr, fg, fa := 0, 0, 0
		for i := range docs {
			g := prepare(t, &docs[i], m)
			res := Resolve(g.doc, g.tags, g.sts, lexicon.EnglishNames(), joiner(), &s)
			at := map[text.Range]int{}
			for k, e := range res.Entities {
				for _, m := range e.Mentions {
					at[m] = k
				}
			}
			for _, e := range docs[i].Entities {
				if e.Type != "person" || e.Name == "" {
					continue
				}
				for _, x := range e.Mentions {
					r := g.ranges([]goldSpan{x})
					if len(r) != 1 || r[0].Len() != 1 {
						continue
					}
					switch g.doc.Tokens[r[0].Start].Norm {
					case normHe, normShe, normHis, normHer, normHim:
					default:
						continue
					}
					fa++
					k, ok := at[r[0]]
					if !ok || res.Entities[k].Name == "" {
						continue
					}
					fg++
					hit := false
					for _, y := range e.Mentions {
						for _, yr := range g.ranges([]goldSpan{y}) {
							for _, m := range res.Entities[k].Mentions {
								if m.Start < yr.End && yr.Start < m.End && m != r[0] && yr.Len() < 8 && g.doc.Tokens[m.End-1].Flags&text.Upper != 0 && m.End <= yr.End+3 {
									hit = true
								}
							}
						}
					}
					if hit {
						fr++
					} else if os.Getenv("WHOSAID_ERRORS") == "pronouns" {
						a := max(0, int(g.doc.Tokens[r[0].Start].Start)-160)
						fmt.Printf("%s want %q got %q: …%q\n", g.ID, e.Name, res.Entities[k].Name, g.Text[a:g.doc.Tokens[r[0].Start].End])
					}
				}
			}
		}
		t.Logf("%-22s right %.1f given %.1f of %d", f, 100*float64(fr)/float64(max(fg, 1)), 100*float64(fg)/float64(max(fa, 1)), fa)
		right, given, all = right+fr, given+fg, all+fa
	}
	t.Logf("right %.1f given %.1f of %d", 100*float64(right)/float64(max(given, 1)), 100*float64(given)/float64(max(all, 1)), all)
}
