package attribution

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/quotes"
)

// endless makes texts of any length that are all of one kind.
type endless struct {
	name string
	text func(bytes int) string
}

// again repeats a piece of text.
func again(piece string) func(int) string {
	return func(bytes int) string { return strings.Repeat(piece, max(1, bytes/len(piece))) }
}

// each writes pieces that differ by a name.
func each(piece string) func(int) string {
	return func(bytes int) string {
		var b strings.Builder
		for i := 1; b.Len() < bytes; i++ {
			name := []byte("K")
			for n := i; n > 0; n /= 26 {
				name = append(name, 'a'+byte(n%26))
			}
			b.WriteString(strings.ReplaceAll(piece, "@", string(name)))
		}
		return b.String()
	}
}

// endlessTexts is what a stage can be slow with: many of everything that it
// keeps lists of, looks back for or looks ahead to.
var endlessTexts = []endless{
	{"news", again("“We have agreed,” Ana Torv said on Monday, Reuters reported. The minister met Petar Ilov in Vienna.\n\n")},
	{"one paragraph", again("“We have agreed,” Ana Torv said on Monday, Reuters reported. The minister met Petar Ilov in Vienna. ")},
	{"one sentence", again("Ana Torv said on Monday that Reuters reported, the minister met Petar Ilov in Vienna, ")},
	{"opening marks", again("“a said ")},
	{"closing marks", again("a said” ")},
	{"nested marks", func(bytes int) string { return strings.Repeat("“a ", bytes/10) + strings.Repeat("b”", bytes/10) }},
	{"straight marks", again(`" said `)},
	{"apostrophes", again("'a said ")},
	{"only marks", again("“")},
	{"cues", again("he said that she told them that ")},
	{"parenthetical cues", again("the plan, he said, was good, ")},
	{"one word", again("said ")},
	{"names", again("Ana Torv and Petar Ilov, ")},
	{"many names", each("@ K@ said so. ")},
	{"one surname", each("@ Kovac said so. Kovac agreed. ")},
	{"one given name", each("Ana @ said so. Ana agreed. ")},
	{"outlets", again("Reuters, CNN, the Post and BBC told TASS on Fox News in the Guardian ")},
	{"unlisted outlets", each("The @ Herald reported that he came. ")},
	{"interviews", each("In an interview with CNN, @ said he came. He added that it rained. ")},
	{"paragraphs", again("“We have agreed.\n\n")},
	{"labels", again("TORV: We have agreed.\n")},
	{"many labels", each("@: We have agreed.\n")},
	{"lines", again("a\n")},
	{"capitals", again("MINISTER TORV SAID ")},
	{"no spaces", again("said")},
	{"abbreviations", again("A.B.")},
	{"hyphens", again("a-")},
	{"slashes", again("CNN/")},
	{"invalid bytes", again("\xff")},
	{"zero width", again("\u200b")},
	{"combining", again("e\u0301")},
	{"addresses", again("a@b.c")},
	{"digits", again("1,")},
	{"brackets", again("(a said ")},
	{"roles", again("President Minister ")},
	{"possessives", again("Kovac's ")},
	{"descriptions", again("The minister said so. ")},
	{"pronouns", again("He said she said so. ")},
	{"auxiliaries", again("would have been said would have been ")},
}

// TestGrowth runs every stage over texts of one kind, short ones and ones that
// are eight times as long: eight times the time is linear, sixty-four times is
// quadratic. A stage may find nothing in the shortest; so what grew too much has
// to do it twice, from the shortest to the longer one and on to the longest. The
// best of several tries counts, in time of the processor, because a machine may
// be busy.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const (
		short, longer, longest = 4 << 10, 32 << 10, 256 << 10
		most                   = 4 * longer / short
		least                  = time.Millisecond // what takes no longer is not measured
	)
	e, err := New(Options{MinConfidence: -1, Acts: AllActs()})
	require.NoError(t, err)
	for _, c := range endlessTexts {
		t.Run(c.name, func(t *testing.T) {
			made := make(map[int]*stages)
			text := func(size int) *stages {
				if made[size] == nil {
					made[size] = stagesOf(e, c.text(size))
				}
				return made[size]
			}
			for _, stage := range timedStages() {
				grows := func(from, to int) bool {
					a, b := text(from), text(to)
					var spent [2]time.Duration
					for range 4 {
						spent[0] = quickest(3, spent[0], func() { stage.run(a) })
						spent[1] = quickest(1, spent[1], func() { stage.run(b) })
						if spent[1] < least || spent[1] < most*spent[0] {
							return false
						}
					}
					t.Logf("%s: %v in %d bytes, %v in %d", stage.name, spent[0], from, spent[1], to)
					return true
				}
				assert.False(t, grows(short, longer) && grows(longer, longest), stage.name)
			}
		})
	}
}

// dearTexts are linear, but cost up to a hundred times what news does where
// nothing bounds what a sentence may cost: all of it is one, or may be a cue.
var dearTexts = []string{
	"said' ", "he said `", "he said, ", `"a," he said. `, "who said that the man who ", "He said: ", "(a said ", "a said” ", `"a" said `,
	"he said – a – ", "would have been said would have been ", "@.com reported, ", "according to @, ", "The @ Herald reported that he came. ",
	"A: it \" &was quoted  … ", "A: % \"  $5a $5\u2028 it \" said. $5» $5  ", "A: I \" &asked's… ",
	"“a b c d e” in his view: ", "he: “a b c d e f,” x ", "\n\n“b c d e f.” he said, “g h i j k l.",
	"TORV:“@,” “@,”  #:on X A“@,”heQ: on X A“@,” Q: on X #:",
}

// TestDearTexts requires that no text costs more than six times what news costs,
// byte by byte, and a long one not more than four times: what is dear at first is
// paid out of the allowance that every document begins with, and what grows with
// the square of the text, however slowly, shows in the end.
func TestDearTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const short, long, most, mostLong = 16 << 10, 512 << 10, 6, 4
	e, err := New(Options{})
	require.NoError(t, err)
	perByte := func(text string) float64 {
		return float64(quickest(1, 0, func() { e.Extract(text) })) / float64(len(text))
	}
	for _, piece := range dearTexts {
		text, longText := each(piece)(short), each(piece)(long)
		var shorter, longer float64 // times what news costs
		for try := range 5 {        // others may be at work as well
			news := perByte(endlessTexts[0].text(short))
			if d := perByte(text) / news; try == 0 || d < shorter {
				shorter = d
			}
			if d := perByte(longText) / news; try == 0 || d < longer {
				longer = d
			}
			if shorter < most && longer < mostLong {
				break
			}
		}
		t.Logf("%-40q %.1f %.1f", piece, shorter, longer)
		assert.Less(t, shorter, float64(most), "%q", piece)
		assert.Less(t, longer, float64(mostLong), "%q", piece)
	}
}

// TestJoiningWindowsGrows joins the documents of windows, each with an outlet of
// its own, and eight times as many: those before must not be looked through.
func TestJoiningWindowsGrows(t *testing.T) {
	const short, longer, most = 4000, 8, 3 * 8
	joining := func(n int) func() {
		windows := make([]*Document, n)
		return func() {
			for i := range windows {
				windows[i] = &Document{Sources: []Source{{Name: fmt.Sprintf("%09d", i)}}}
			}
			join(windows, before{})
		}
	}
	a := quickest(3, 0, joining(short))
	b := quickest(3, 0, joining(longer*short))
	assert.Less(t, b, most*a)
}

// TestMemoryOfLongTexts requires what the documentation says: a fixed 200 MB,
// and 12 bytes of memory a byte of text. News has a statement in 300 bytes, this
// text one in 200.
func TestMemoryOfLongTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const size, fixed, each = 12 << 20, 200 << 20, 12
	e, err := New(Options{})
	require.NoError(t, err)
	text := endlessTexts[0].text(size)
	e.Extract(text[:1000])
	runtime.GC()
	inUse := func() uint64 {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
		metrics.Read(sample)
		return sample[0].Value.Uint64() + sample[1].Value.Uint64()
	}
	before, most := inUse(), uint64(0)
	done := make(chan *Document)
	go func() { done <- e.Extract(text) }()
	for tick := time.NewTicker(2 * time.Millisecond); ; {
		select {
		case <-tick.C:
			most = max(most, inUse())
			continue
		case doc := <-done:
			tick.Stop()
			t.Logf("%d MB for %d statements", (most-before)>>20, len(doc.Statements))
			assert.Less(t, most-before, uint64(fixed+each*len(text)))
			return
		}
	}
}

// quickest is the least of some tries and of the one before, if there was one.
func quickest(tries int, before time.Duration, run func()) time.Duration {
	for range tries {
		start := cpuTime()
		run()
		if d := cpuTime() - start; before == 0 || d < before {
			before = d
		}
	}
	return before
}

// BenchmarkSizes reads news from a kilobyte to ten megabytes, with paragraphs
// and without: the bytes a second should not depend on it.
func BenchmarkSizes(b *testing.B) {
	e, err := New(Options{})
	require.NoError(b, err)
	for _, c := range endlessTexts[:2] {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"1KB", 1e3}, {"10KB", 1e4}, {"100KB", 1e5}, {"1MB", 1e6}, {"10MB", 1e7}} {
			b.Run(c.name+"/"+size.name, func(b *testing.B) {
				text := c.text(size.bytes)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					e.Extract(text)
				}
			})
		}
	}
}

// stage is a stage of Extract that may be run again and again.
type stage struct {
	name string
	run  func(*stages)
}

func timedStages() []stage {
	return []stage{
		{"quotes", func(s *stages) { quotes.Find(s.text) }},
		{"text", func(s *stages) { s.doc.Parse(s.e.lang.Language, s.text, s.quotations) }},
		{"tag", func(s *stages) { s.tags = s.tagger.Tag(&s.doc, s.e.lang.Tagger, s.tags) }},
		{"suspect", func(s *stages) { s.suspect() }},
		{"syntax", func(s *stages) { s.parse() }},
		{"decide", func(s *stages) { s.decide() }},
		{"link", func(s *stages) { s.link() }},
		{"occasion", func(s *stages) { s.occasion() }},
		{"outlet", func(s *stages) { s.outlet() }},
		{"build", func(s *stages) { s.build() }},
	}
}
