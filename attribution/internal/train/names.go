package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"log"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// namesCorpora are the files whose names have known bearers: the speakers of
// statements, and GUM's chains. What they weigh.
var namesCorpora = []struct {
	file   string
	weight float32
}{
	{"press/dev.jsonl", 1}, {"polnear/train.speakers.jsonl", 1}, {"agency/dev.jsonl", 1}, {writtenArticles, 1},
	{"gum/news.jsonl", 0.5}, {"gum/interview.jsonl", 0.5}, {"gum/bio.jsonl", 0.5}, {"gum/court.jsonl", 0.5}, {"gum/speech.jsonl", 0.5},
	{"gum/academic.jsonl", 0.5}, {"gum/voyage.jsonl", 0.5}, {"gum/textbook.jsonl", 0.5},
}

// bearers is an article with what is known of its names.
type bearers struct {
	speakers []goldBearer
	mentions [][]quotes.Span // by chain
	sources  [][]quotes.Span // by speaker
	types    []string        // by number of the bearer, from 1 on
}

// typeOf is what a bearer is. Places speak as bodies do, and what is neither a person
// nor a body is nobody whom "he" can mean.
func (b *bearers) typeOf(bearer int32) name.Type {
	if b.types[bearer-1] == "person" {
		return name.Person
	}
	return name.Organization
}

// goldBearer is the speaker of a statement.
type goldBearer struct {
	Source  [][2]int
	Speaker *string
	Aliases []string `json:"speaker_aliases"`
	Type    string   `json:"speaker_type"`
	Form    string   `json:"source_kind"`
}

// readLessons reads a corpus of names.
func readLessons(corpora, file string, weight float32, tagger *tag.Model) (lessons []name.Lesson, ids []string, err error) {
	err = eachLine(pathOf(corpora, file), func(line []byte) error {
		var raw struct {
			ID, Text string
			Entities []struct {
				Type     string
				Mentions [][2]int
			}
		}
		var b bearers
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		at := codePoints(raw.Text)
		if len(raw.Entities) > 0 {
			for _, e := range raw.Entities {
				b.mentions = append(b.mentions, bytesOf(at, e.Mentions))
				b.types = append(b.types, e.Type)
			}
		} else {
			var more struct{ Attributions json.RawMessage }
			if err := json.Unmarshal(line, &more); err != nil {
				return err
			}
			if err := json.Unmarshal(more.Attributions, &b.speakers); err != nil {
				return err
			}
			for _, s := range b.speakers {
				b.sources = append(b.sources, bytesOf(at, s.Source))
			}
		}
		doc := text.Parse(lang.English(), raw.Text, quotes.Find(raw.Text))
		l := name.Lesson{Doc: doc, Tags: tag.Tag(doc, tagger, nil), Weight: weight, Bearers: b.ofSpeakers, Type: b.typeOf}
		if len(b.mentions) > 0 {
			l.Bearers = b.ofChains
		}
		lessons = append(lessons, l)
		ids = append(ids, raw.ID)
		return nil
	})
	return lessons, ids, err
}

// ofChains gives a name the chain of the shortest mention that it ends or
// begins.
func (b *bearers) ofChains(r *name.Result) []int32 {
	out := make([]int32, len(r.Spans))
	length := make([]int, len(r.Spans))
	for chain, mentions := range b.mentions {
		for _, m := range mentions {
			for i := range r.Spans {
				s := &r.Spans[i]
				a, e := int(r.Doc.Tokens[s.Start].Start), int(r.Doc.Tokens[s.End-1].End)
				if a < m.Start || e > m.End || a != m.Start && e != m.End && int(r.Doc.Tokens[s.Outer].Start) > m.Start {
					continue
				}
				if n := m.End - m.Start; out[i] == 0 || n < length[i] {
					out[i], length[i] = int32(chain)+1, n
				}
			}
		}
	}
	return out
}

// ofSpeakers gives the names in the mentions of a speaker, and the names that
// are his full one, to the speaker.
func (b *bearers) ofSpeakers(r *name.Result) []int32 {
	out := make([]int32, len(r.Spans))
	ids := map[string]int32{}
	for k := range b.speakers {
		sp := &b.speakers[k]
		if sp.Speaker == nil || *sp.Speaker == "" || sp.Type != "person" && sp.Type != "organization" {
			continue
		}
		key := strings.ToLower(*sp.Speaker)
		if ids[key] == 0 {
			ids[key] = int32(len(ids)) + 1
			b.types = append(b.types, sp.Type)
		}
		words := strings.Fields(key)
		best, most := -1, 0
		for i := range r.Spans {
			s := &r.Spans[i]
			n := strings.ToLower(r.Text(s))
			if n == key && s.End-s.Start > 1 {
				out[i] = ids[key]
			}
			if sp.Form != "name" || len(b.sources[k]) != 1 || r.PossessiveAfter(int32(i)) {
				continue
			}
			m := b.sources[k][0]
			if int(r.Doc.Tokens[s.Start].Start) < m.Start || int(r.Doc.Tokens[s.End-1].End) > m.End {
				continue
			}
			shared := 0
			for _, w := range strings.Fields(n) {
				if slices.Contains(words, w) {
					shared += 2
				}
			}
			if initials(words) == n || len(sp.Aliases) > 0 && slices.ContainsFunc(sp.Aliases, func(a string) bool { return strings.EqualFold(a, n) }) {
				shared += 2
			}
			if shared > most {
				best, most = i, shared
			}
		}
		if best >= 0 {
			out[best] = ids[key]
		}
	}
	for i := range r.Spans {
		if s := &r.Spans[i]; out[i] == 0 && s.End-s.Start > 1 && !slices.ContainsFunc(b.speakers, func(sp goldBearer) bool { return sp.mayBe(r.Text(s)) }) {
			out[i] = -1
		}
	}
	return out
}

// mayBe reports whether the words of a name are all in the speaker's full one,
// which is the fullest that the text gives, or that with titles before it.
func (g *goldBearer) mayBe(name string) bool {
	if g.Speaker == nil {
		return false
	}
	within := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
	}
	a, b := strings.Fields(strings.ToLower(name)), strings.Fields(strings.ToLower(*g.Speaker))
	return within(a, b) || within(b, a) && a[len(a)-1] == b[len(b)-1]
}

func initials(words []string) string {
	var out []byte
	for _, w := range words {
		out = append(out, w[0])
	}
	return string(out)
}

// rankNames are the options of the ranker of names.
var rankNames = linear.RankOptions{Epochs: 12, Rate: 0.1, Drop: 0.3, Decay: 1e-3, Runs: 3, Seed: 11}

// rankTypes are those of the ranker of types.
var rankTypes = linear.RankOptions{Epochs: 12, Rate: 0.1, Drop: 0.3, Decay: 1e-4, Runs: 3, Seed: 12}

// namesFigures tell how often the choices of names are right, cross-fitted.
type namesFigures struct {
	Choices int     `json:"choices"` // that have an answer
	Right   float64 `json:"right"`   // of a hundred
	Several float64 `json:"several"` // the same, where there was more than one candidate
	Types   float64 `json:"types"`   // person or organisation, of the names that do not tell
}

// trainedNames is a ranker of names as a file, and what it is worth by corpus.
type trainedNames struct {
	data    []byte
	figures map[string]namesFigures
	crossed [nameFolds]*name.Model // models that did not learn from a fold
}

const nameFolds = 5

// nameFold is the fold of an article.
func nameFold(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % nameFolds)
}

// trainNames learns which names are one, and measures it crosswise.
func trainNames(corpora string, tagger *tag.Model, logf func(string, ...any)) (*trainedNames, error) {
	type asked struct {
		lesson    name.Lesson
		corpus    string
		fold      int
		questions []name.Question // whose a name is
		types     []name.Question // what he is
	}
	var all []asked
	for _, c := range namesCorpora {
		lessons, ids, err := readLessons(corpora, c.file, c.weight, tagger)
		if err != nil {
			return nil, err
		}
		corpus := path.Base(path.Dir(c.file))
		for i, l := range lessons {
			all = append(all, asked{lesson: l, corpus: corpus, fold: nameFold(ids[i])})
		}
	}
	for i, l := range madeLessons(tagger) {
		all = append(all, asked{lesson: l, corpus: "made", fold: i / eachNamePattern % nameFolds})
	}
	fit := func(without int) (*name.Model, []byte, error) {
		var questions, types []name.Question
		for i := range all {
			if all[i].fold != without {
				questions = append(questions, all[i].questions...)
				types = append(types, all[i].types...)
			}
		}
		data, err := name.Fit(questions, types, rankNames, rankTypes)
		if err != nil {
			return nil, nil, err
		}
		m, err := name.Decode(string(data))
		return m, data, err
	}
	// Names of unknown bearers are joined too: by the model of the round before.
	var m *name.Model
	var data []byte
	for range 2 {
		for i := range all {
			all[i].questions, all[i].types = name.Ask(&all[i].lesson, m)
		}
		var err error
		if m, data, err = fit(-1); err != nil {
			return nil, err
		}
	}
	out := trainedNames{figures: map[string]namesFigures{}}
	right, several, typed := map[string][2]int{}, map[string][2]int{}, map[string][2]int{}
	for fold := range nameFolds {
		m, _, err := fit(fold)
		if err != nil {
			return nil, err
		}
		out.crossed[fold] = m
		for i := range all {
			if all[i].fold != fold {
				continue
			}
			for q := range all[i].questions {
				ok, many := all[i].questions[q].Outcome(m)
				count(right, all[i].corpus, ok)
				if many {
					count(several, all[i].corpus, ok)
				}
			}
			for q := range all[i].types {
				if all[i].types[q].Unsure {
					count(typed, all[i].corpus, all[i].types[q].OutcomeOfType(m))
				}
			}
		}
	}
	for corpus, r := range right {
		s, t := several[corpus], typed[corpus]
		out.figures[corpus] = namesFigures{r[1], percent(r), percent(s), percent(t)}
		logf("names of %s: %.1f of %d right, %.1f of %d with several candidates; types %.1f of %d", corpus, percent(r), r[1], percent(s), s[1], percent(t), t[1])
	}
	if len(out.figures) == 0 {
		return nil, fmt.Errorf("no names to learn from")
	}
	out.data = data
	return &out, nil
}

// addNames trains the ranker of names and writes its file.
func (m *manifest) addNames(corpora, out string, tagger []byte) error {
	t, err := tag.Decode(string(tagger))
	if err != nil {
		return err
	}
	trained, err := trainNames(corpora, t, log.Printf)
	if err != nil {
		return err
	}
	const file = "name.bin"
	if err := os.WriteFile(filepath.Join(out, file), trained.data, 0o644); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	m.Names = trained.figures
	m.Files = append(slices.DeleteFunc(m.Files, func(f fileInfo) bool { return f.Name == file }), infoOf(file, trained.data))
	for _, c := range namesCorpora {
		data, err := readCorpus(corpora, c.file)
		if err != nil {
			return err
		}
		m.Corpora = append(slices.DeleteFunc(m.Corpora, func(i fileInfo) bool { return i.Name == c.file }), infoOf(c.file, data))
	}
	return nil
}

func count(in map[string][2]int, key string, ok bool) {
	c := in[key]
	c[1]++
	if ok {
		c[0]++
	}
	in[key] = c
}

func percent(c [2]int) float64 { return math.Round(1000*float64(c[0])/float64(max(c[1], 1))) / 10 }
