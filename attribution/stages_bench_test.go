package attribution

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/quotes"
)

// BenchmarkStages runs each stage of Extract alone over the articles of
// testdata, so that what a stage costs can be read off. Together they take
// less than Extract: alone, a stage has its tables in the cache.
func BenchmarkStages(b *testing.B) {
	e, err := New(Options{})
	require.NoError(b, err)
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "*.txt"))
	require.NoError(b, err)
	size := 0
	runs := make([]*stages, len(paths))
	for i, p := range paths {
		content, err := os.ReadFile(p)
		require.NoError(b, err)
		size += len(content)
		runs[i] = stagesOf(e, string(content))
	}
	for _, stage := range timedStages() {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			rounds := 0
			for b.Loop() {
				for _, s := range runs {
					stage.run(s)
				}
				rounds++
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(rounds*size), "ns/B")
		})
	}
}

// stages is a run that has been through all stages and may go through each of
// them again.
type stages struct {
	run
	e      *Extractor
	text   string
	wanted []bool
	placed occasion.Result
}

func stagesOf(e *Extractor, text string) *stages {
	s := &stages{e: e, text: text}
	s.quotations = quotes.Find(text)
	s.doc.Parse(e.lang.Language, text, s.quotations)
	s.tags = s.tagger.Tag(&s.doc, e.lang.Tagger, nil)
	s.suspect()
	s.parse()
	s.decide()
	s.occasion()
	s.link()
	s.outlet()
	return s
}

func (s *stages) input() propose.Input {
	return propose.Input{Doc: &s.doc, Tags: s.tags}
}

func (s *stages) suspect() { s.wanted = s.finder.Suspect(s.input(), s.e.lang.Finder) }

func (s *stages) parse() {
	s.arcs = s.parser.Parse(&s.doc, s.tags, s.e.lang.Parser, s.wanted, s.arcs)
}

func (s *stages) decide() {
	in := s.input()
	in.Arcs = s.arcs
	s.finder.Propose(in, s.e.lang.Finder)
	s.builder.found = s.decider.Decide(&s.finder, s.e.lang.Decision, s.e.opts.margin, nil)
}

func (s *stages) link() {
	names := name.Find(&s.doc, s.tags, s.e.lang.Joiner, &s.names)
	s.builder.people = link.Speakers(names, s.builder.found, s.placed.Levels, s.e.lang.Speakers, &s.speakers)
}

func (s *stages) occasion() {
	s.placed = occasion.Find(&s.doc, s.builder.found, &s.occasions)
	s.builder.occasions = s.placed.Occasions
}

func (s *stages) outlet() {
	b := &s.builder
	s.voices = voices(b.people, s.voices)
	s.mentions = mentions(b.people, s.mentions)
	in := outlet.Input{Doc: &s.doc, Statements: b.found, Occasions: s.placed, Speakers: s.voices, Mentions: s.mentions}
	b.outlets = s.e.linker.Link(in, &s.outlets)
}

func (s *stages) build() {
	s.builder.e, s.builder.doc = s.e, &s.doc
	s.builder.document()
}
