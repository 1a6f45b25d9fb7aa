package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// spoken is an article whose statements have known speakers.
type spoken struct {
	id     string
	corpus string
	text   string
	gold   []goldSpeaker // parallel to sts
	doc    *text.Doc
	tags   []tag.POS
	sts    []decide.Statement
	chains [][]text.Range
	joiner *name.Model
}

type goldSpeaker struct {
	Content, Cue, Source [][2]int
	Addressee            json.RawMessage
	Speaker              *string
	Aliases              []string `json:"speaker_aliases"`
	Members              []string `json:"speaker_members"`
	Type                 string   `json:"speaker_type"`
	Form                 string   `json:"source_kind"`
	Optional             bool
	Unsure               bool

	unknown bool // nothing is known of the speaker
}

// readSpoken reads a corpus whose statements have speakers.
func readSpoken(corpora, file string, tagger *tag.Model, joiner *name.Model) ([]spoken, error) {
	var out []spoken
	gum := strings.HasPrefix(file, "gum/")
	err := eachLine(pathOf(corpora, file), func(line []byte) error {
		var raw struct {
			ID, Text     string
			Attributions []goldSpeaker
			Entities     []struct {
				Type     string
				Mentions [][2]int
			}
		}
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		a := spoken{id: raw.ID, joiner: joiner, corpus: file, text: raw.Text, gold: raw.Attributions}
		a.doc = text.Parse(lang.English(), raw.Text, quotes.Find(raw.Text))
		a.tags = tag.Tag(a.doc, tagger, nil)
		at := codePoints(raw.Text)
		for i := range a.gold {
			g := &a.gold[i]
			g.unknown = gum
			st := decide.Statement{Content: rangesOf(a.doc, bytesOf(at, g.Content)), Cue: rangesOf(a.doc, bytesOf(at, g.Cue))}
			st.Kind = kindOf(a.doc, st.Content)
			var addressee [][2]int
			if json.Unmarshal(g.Addressee, &addressee) == nil {
				if r := rangesOf(a.doc, bytesOf(at, addressee)); len(r) > 0 {
					st.Addressee = r[0]
				}
			}
			if m := rangesOf(a.doc, bytesOf(at, g.Source)); len(m) > 0 {
				st.Mention = m[0]
				for _, x := range m[1:] {
					if x.Start-st.Mention.End < 6 {
						st.Mention.End = max(st.Mention.End, x.End)
					}
				}
			}
			a.sts = append(a.sts, st)
		}
		if gum {
			a.chains = [][]text.Range{}
			for _, e := range raw.Entities {
				if e.Type == "person" || e.Type == "organization" {
					a.chains = append(a.chains, rangesOf(a.doc, bytesOf(at, e.Mentions)))
				}
			}
		}
		out = append(out, a)
		return nil
	})
	return out, err
}

func kindOf(doc *text.Doc, content []text.Range) propose.Kind {
	in, out := 0, 0
	for _, c := range content {
		for i := c.Start; i < c.End; i++ {
			if doc.Tokens[i].Quotation != 0 {
				in++
			} else if doc.Tokens[i].Flags&text.Word != 0 {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return propose.Indirect
	case out <= 2:
		return propose.Direct
	}
	return propose.Mixed
}

func (a *spoken) lesson() link.Text {
	t := link.Text{Found: name.Find(a.doc, a.tags, a.joiner, nil), Statements: a.sts, Chains: a.chains}
	for i := range a.gold {
		g := &a.gold[i]
		ans := link.Answer{Known: !g.unknown}
		if g.Speaker != nil && *g.Speaker != "" {
			ans.Is = func(n string) bool { return eval.SameName(n, *g.Speaker, g.Aliases) }
			ans.Like = func(n string) bool { return alike(n, *g.Speaker) }
		}
		t.Answers = append(t.Answers, ans)
	}
	return t
}

// alike reports whether two names share a word that is not a small one.
func alike(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if len(w) > 3 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}

var spokenFiles = []string{
	"polnear/train.speakers.jsonl", "polnear/dev.speakers.jsonl", "press/dev.jsonl", "agency/dev.jsonl", "seed/gold.jsonl", "testdata/gold.jsonl",
	"gum/news.jsonl", "gum/interview.jsonl", "gum/bio.jsonl", "gum/speech.jsonl", "gum/voyage.jsonl", "gum/textbook.jsonl", "gum/court.jsonl",
	writtenArticles,
}

// invented reports whether a text was made to learn from: its names are too easy to
// set thresholds or confidences by.
func (a *spoken) invented() bool { return a.corpus == madeCorpus || a.corpus == writtenArticles }

// pathOf is where a file of the corpora is; our own articles are in the
// repository.
func pathOf(corpora, file string) string {
	if file == ownArticles || isWritten(file) {
		return file
	}
	return filepath.Join(corpora, filepath.FromSlash(file))
}
