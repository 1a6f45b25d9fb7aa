package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// sourced is an article whose statements are known with the outlets that
// carried them.
type sourced struct {
	corpus, id  string
	in          outlet.Input
	answers     []outlet.Answer // of the statements of in
	gold        outlet.Input    // the same article with the statements of the gold
	goldAnswers []outlet.Answer
	missed      int // statements with an outlet that were not found
}

// sourceCorpora are the files with outlets, and where their texts are.
func sourceCorpora(corpora string) [][3]string {
	return [][3]string{
		{"press", filepath.Join(corpora, "press", "dev.jsonl"), ""},
		{"polnear", filepath.Join(corpora, "polnear", "train.speakers.jsonl"), filepath.Join(corpora, "polnear", "train.jsonl")},
		{markedOutlets, filepath.Join(corpora, "polnear", "train.jsonl"), ""},
		{"polnear tuned", filepath.Join(corpora, "polnear", "dev.speakers.jsonl"), filepath.Join(corpora, "polnear", "dev.jsonl")},
		{"agency", filepath.Join(corpora, "agency", "dev.jsonl"), ""},
		{"seed", filepath.Join(corpora, "seed", "gold.jsonl"), ""},
		{"own", ownArticles, ""},
	}
}

// sourcedArticle is an article of a corpus with the outlets of its statements.
type sourcedArticle struct {
	ID, Text     string
	Attributions []struct {
		Content        [][2]int `json:"content"`
		Cue            [][2]int `json:"cue"`
		Source         [][2]int `json:"source"`
		Outlet         *string  `json:"outlet"`
		OutletAliases  []string `json:"outlet_aliases"`
		OutletOptional bool     `json:"outlet_optional"`
		Optional       bool     `json:"optional"`
	} `json:"attributions"`
}

// readSourced reads a corpus with outlets and finds the statements of its
// articles as the library does.
func readSourced(corpus, path, texts string, m *model.Language) ([]sourced, error) {
	byID := map[string]string{}
	if texts != "" {
		err := eachLine(texts, func(line []byte) error {
			var a struct{ ID, Text string }
			err := json.Unmarshal(line, &a)
			byID[a.ID] = a.Text
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	marks := readOutletMarks()
	var out []sourced
	err := eachLine(path, func(line []byte) error {
		var raw sourcedArticle
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		if corpus == markedOutlets && !raw.mark(marks) {
			return nil
		}
		if raw.Text == "" {
			raw.Text = byID[raw.ID]
		}
		at := codePoints(raw.Text)
		a := sourced{corpus: corpus, id: raw.ID}
		doc, tags, found := findStatements(raw.Text, m)
		a.in = sourceInput(doc, tags, found, m)
		var gold []decide.Statement
		for _, g := range raw.Attributions {
			st := decide.Statement{Content: rangesOf(doc, bytesOf(at, g.Content)), Cue: rangesOf(doc, bytesOf(at, g.Cue))}
			if len(st.Content) == 0 {
				continue
			}
			if r := rangesOf(doc, bytesOf(at, g.Source)); len(r) > 0 {
				st.Mention = r[0]
			}
			st.Kind = kindOf(doc, st.Content)
			gold = append(gold, st)
			ans := outlet.Answer{Known: !g.OutletOptional, Optional: g.Optional, Paired: true}
			if g.Outlet != nil && *g.Outlet != "" {
				ans.Names = append(strings.Split(*g.Outlet, " and "), g.OutletAliases...)
				ans.Names = append(ans.Names, *g.Outlet)
			}
			a.goldAnswers = append(a.goldAnswers, ans)
		}
		a.gold = sourceInput(doc, tags, gold, m)
		a.pair()
		out = append(out, a)
		return nil
	})
	return out, err
}

// findStatements finds the statements of a text.
func findStatements(s string, m *model.Language) (*text.Doc, []tag.POS, []decide.Statement) {
	doc := text.Parse(m.Language, s, quotes.Find(s))
	tags := tag.Tag(doc, m.Tagger, nil)
	in := propose.Input{Doc: doc, Tags: tags}
	var f propose.Finder
	var p syntax.Parser
	var d decide.Decider
	in.Arcs = p.Parse(doc, tags, m.Parser, f.Suspect(in, m.Finder), nil)
	f.Propose(in, m.Finder)
	return doc, tags, d.Decide(&f, m.Decision, 0, nil)
}

// sourceInput makes what the stages before tell of statements.
func sourceInput(doc *text.Doc, tags []tag.POS, sts []decide.Statement, m *model.Language) outlet.Input {
	people := link.Speakers(name.Find(doc, tags, m.Joiner, nil), sts, nil, m.Speakers, nil)
	in := outlet.Input{Doc: doc, Statements: sts, Occasions: occasion.Find(doc, sts, nil)}
	for i := range people.Entities {
		in.Mentions = append(in.Mentions, people.Entities[i].Mentions)
	}
	for _, s := range people.Speakers {
		voice := int32(-1)
		if len(s.Entities) > 0 {
			voice = s.Entities[0]
		}
		in.Speakers = append(in.Speakers, voice)
	}
	return in
}

// pair gives the statements found the answers of the gold's that share half of
// their words, the best pairs first.
func (a *sourced) pair() {
	type pairing struct {
		share       float64
		gold, found int
	}
	var pairs []pairing
	for g := range a.gold.Statements {
		for f := range a.in.Statements {
			if both, all := sharedTokens(a.gold.Statements[g].Content, a.in.Statements[f].Content); 2*both >= all && both > 0 {
				pairs = append(pairs, pairing{float64(both) / float64(all), g, f})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pairing) int {
		switch {
		case x.share > y.share:
			return -1
		case x.share < y.share:
			return 1
		}
		return 0
	})
	a.answers = make([]outlet.Answer, len(a.in.Statements))
	taken := make([]bool, len(a.gold.Statements))
	given := make([]bool, len(a.answers))
	for _, p := range pairs {
		if !taken[p.gold] && !given[p.found] {
			taken[p.gold], given[p.found] = true, true
			a.answers[p.found] = a.goldAnswers[p.gold]
			a.answers[p.found].Paired = true
		}
	}
	for g, ok := range taken {
		if !ok && len(a.goldAnswers[g].Names) > 0 && a.goldAnswers[g].Known && !a.goldAnswers[g].Optional {
			a.missed++
		}
	}
}

// sharedTokens counts the tokens that two contents share, and all of them.
func sharedTokens(a, b []text.Range) (both, all int) {
	for _, x := range a {
		all += x.Len()
		for _, y := range b {
			both += max(0, int(min(x.End, y.End)-max(x.Start, y.Start)))
		}
	}
	for _, y := range b {
		all += y.Len()
	}
	return both, all - both
}

// same reports whether a name given means one of the gold's. A name that the list
// of outlets knows for another of the same outlet does: the gold has the words of
// the text, BBC Radio Five Live and Press Trust of India.
func (t *sourceTrainer) same(name string, gold []string) bool {
	return sameOutlet(name, gold) || slices.ContainsFunc(gold, func(g string) bool {
		id, ok := t.lang.Outlets.Named(g)
		return ok && t.lang.Outlets.At(id).Name == name
	})
}

// sameOutlet compares names as score.py does.
func sameOutlet(name string, gold []string) bool {
	p := outletWords(name)
	for _, g := range gold {
		g := outletWords(g)
		if len(g) == 0 || len(p) == 0 {
			continue
		}
		if slices.Equal(p, g) || isInitials(p, g) || knownAs(p, g) {
			return true
		}
		in := 0
		for _, w := range p {
			if slices.Contains(g, w) {
				in++
			}
		}
		if in == len(p) && 2*len(p) >= len(g) {
			return true
		}
	}
	return false
}

func isInitials(p, g []string) bool {
	if len(p) != 1 || len(g) < 2 {
		return false
	}
	s := ""
	for _, w := range g {
		s += w[:1]
	}
	return s == p[0]
}

var otherNames = [][]string{
	{"x", "twitter"}, {"ap", "associated press"}, {"afp", "agence france-presse", "agence france presse"}, {"nyt", "new york times", "times"},
	{"wsj", "wall street journal", "journal"}, {"washington post", "post"}, {"huffington post", "huffpost"}, {"mna", "mehr"},
}

func knownAs(p, g []string) bool {
	for _, names := range otherNames {
		if slices.Contains(names, strings.Join(p, " ")) && slices.Contains(names, strings.Join(g, " ")) {
			return true
		}
	}
	return false
}

func outletWords(name string) []string {
	words := strings.FieldsFunc(lang.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
	var out []string
	for _, w := range words {
		switch w {
		case "news", "agency", "newspaper", "daily", "the", "tv", "channel", "network", "website", "service", "s":
		default:
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}
