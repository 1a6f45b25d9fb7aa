package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// Article is a text with what is to be found in it. All spans are byte offsets
// of Text, half-open.
type Article struct {
	ID           string
	Text         string
	Attributions []Attribution
	IgnoreCues   []quotes.Span   // a statement whose cue lies in one counts for nothing
	Annotators   [][]Attribution // where several people marked the same article, what each of them found
}

// Attribution is a statement that should be found.
type Attribution struct {
	Content []quotes.Span
	Cue     []quotes.Span
	Mention []quotes.Span    // of the speaker; none where no speaker is mentioned
	Kind    attribution.Kind // empty: as its quotation marks say
	// Optional ones count for nothing, and so does a statement that pairs with
	// one.
	Optional bool

	// SpeakerMarked says that the gold knows who speaks, or that nobody is named.
	// Otherwise the speaker's name is not asked for.
	SpeakerMarked bool
	Speaker       string   // the fullest name; empty where the text names nobody
	Aliases       []string // shorter names that will do
	Joint         bool     // several speakers
	Type          attribution.Type
	Form          attribution.Form

	// SourceMarked says that the gold knows what carried the statement, or that
	// nothing did. Otherwise, and where it is optional, it is not asked for.
	SourceMarked   bool
	Source         string
	SourceAliases  []string
	SourceOptional bool
}

// goldRecord is a line of gold: a corpus's, with attributions, or a document of
// ours, with statements.
type goldRecord struct {
	ID           attribution.ID           `json:"id"`
	Text         *string                  `json:"text"`
	Attributions []goldAttribution        `json:"attributions"`
	Statements   *[]attribution.Statement `json:"statements"`
	IgnoreCues   [][2]int                 `json:"ignore_cues"`
	Annotators   []struct {
		Attributions []goldAttribution `json:"attributions"`
	} `json:"annotators"`
}

// goldAttribution is an attribution in the words of the corpora, which call the
// speaker's mention source and our source outlet. Offsets are code points. A
// RawMessage tells null from absent.
type goldAttribution struct {
	Content        [][2]int          `json:"content"`
	Cue            [][2]int          `json:"cue"`
	Source         [][2]int          `json:"source"`
	Kind           attribution.Kind  `json:"kind"`
	Optional       bool              `json:"optional"`
	Speaker        json.RawMessage   `json:"speaker"`
	SpeakerAliases []string          `json:"speaker_aliases"`
	SpeakerMembers []json.RawMessage `json:"speaker_members"`
	SpeakerType    attribution.Type  `json:"speaker_type"`
	SourceKind     attribution.Form  `json:"source_kind"`
	Outlet         json.RawMessage   `json:"outlet"`
	OutletAliases  []string          `json:"outlet_aliases"`
	OutletOptional bool              `json:"outlet_optional"`
}

// ReadGold yields the articles of lines of JSON. A line has attributions with
// offsets in code points and the words of the corpora (their source is the
// speaker's mention, their outlet our source), or is a document as
// [attribution.Result.AppendJSON] writes it, with its text. What is wrong with
// an article comes as an error in its place; after an error of syntax or of
// reading nothing follows.
func ReadGold(r io.Reader) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		decoder := json.NewDecoder(r)
		for n := 1; ; n++ {
			var raw json.RawMessage
			err := decoder.Decode(&raw)
			if err == io.EOF {
				return
			}
			fatal := err != nil
			var record goldRecord
			if err == nil {
				err = json.Unmarshal(raw, &record)
			}
			var a Article
			if err == nil {
				a, err = record.article()
			}
			if err != nil {
				err = fmt.Errorf("eval: article %d: %w", n, err)
			}
			if !yield(a, err) || fatal {
				return
			}
		}
	}
}

// LoadGold reads all gold of a file of lines of JSON, or of a folder of brat's
// .ann files with their .txt beside them, in the order of their names.
func LoadGold(path string) ([]Article, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return loadBrat(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Article
	for a, err := range ReadGold(f) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, a)
	}
	return out, nil
}

func loadBrat(folder string) ([]Article, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.ann"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("eval: no .ann file in %s", folder)
	}
	var out []Article
	for _, path := range paths {
		stem := strings.TrimSuffix(path, ".ann")
		text, err := os.ReadFile(stem + ".txt")
		if err != nil {
			return nil, err
		}
		standoff, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		a, err := ReadBrat(filepath.Base(stem), string(text), standoff)
		standoff.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, a)
	}
	return out, nil
}

func (r *goldRecord) article() (Article, error) {
	a := Article{ID: r.ID.String()}
	if r.Text == nil {
		return a, errors.New("no text")
	}
	a.Text = *r.Text
	if r.Statements != nil {
		d := attribution.Document{Text: a.Text, Statements: *r.Statements}
		a.Attributions = FromDocument(&d)
		return a, checkArticle(&a)
	}
	c := newCodePoints(a.Text)
	var err error
	a.IgnoreCues = c.spans(r.IgnoreCues, &err)
	a.Attributions = c.attributions(r.Attributions, &err)
	for _, person := range r.Annotators {
		a.Annotators = append(a.Annotators, c.attributions(person.Attributions, &err))
	}
	return a, err
}

// FromDocument returns a document's statements as gold. A statement without a
// named speaker or source says that there is none.
func FromDocument(d *attribution.Document) []Attribution {
	out := make([]Attribution, 0, len(d.Statements))
	for i := range d.Statements {
		a := attributionOf(&d.Statements[i])
		a.SpeakerMarked, a.SourceMarked = true, true
		if d.Statements[i].Speaker == nil {
			a.Type = noSpeaker
		}
		out = append(out, a)
	}
	return out
}

// noSpeaker is the type of a speaker whom the text does not give, as the corpora
// write it.
const noSpeaker attribution.Type = "none"

// attributionOf returns what a statement says, without a claim that what it does
// not say is not there.
func attributionOf(st *attribution.Statement) Attribution {
	a := Attribution{Kind: st.Kind, Content: spansOf(st.Content)}
	if st.Cue != nil {
		a.Cue = spansOf(st.Cue.Spans)
	}
	if sp := st.Speaker; sp != nil {
		a.Speaker, a.Type, a.Form, a.Joint = sp.Name, sp.Type, sp.Form, len(sp.Entities) > 1
		if sp.Mention != nil {
			a.Mention = spansOf(sp.Mention.Spans)
		}
	}
	if st.Source != nil {
		a.Source = st.Source.Name
	}
	return a
}

func spansOf(fragments []attribution.Fragment) []quotes.Span {
	out := make([]quotes.Span, len(fragments))
	for i, f := range fragments {
		out[i] = f.Span()
	}
	return out
}

// checkArticle reports a span that does not lie on characters of the text.
func checkArticle(a *Article) error {
	for i := range a.Attributions {
		if err := a.Attributions[i].check(a.Text); err != nil {
			return err
		}
	}
	return nil
}

// check reports a span that does not lie on characters of the text.
func (a *Attribution) check(text string) error {
	for _, spans := range [][]quotes.Span{a.Content, a.Cue, a.Mention} {
		for _, s := range spans {
			if !s.Fits(text) {
				return fmt.Errorf("span %d:%d does not lie on characters of the text", s.Start, s.End)
			}
		}
	}
	return nil
}

// codePoints translates offsets in code points to bytes.
type codePoints struct {
	bytes []int // of each code point, and of the end
}

func newCodePoints(text string) codePoints {
	c := codePoints{bytes: make([]int, 0, len(text)+1)}
	for i := range text {
		c.bytes = append(c.bytes, i)
	}
	c.bytes = append(c.bytes, len(text))
	return c
}

// spans translates; the first span that is none stays in err.
func (c codePoints) spans(in [][2]int, err *error) []quotes.Span {
	out := make([]quotes.Span, 0, len(in))
	for _, s := range in {
		if s[0] < 0 || s[1] < s[0] || s[1] >= len(c.bytes) {
			if *err == nil {
				*err = fmt.Errorf("span %d:%d does not lie in the text", s[0], s[1])
			}
			continue
		}
		out = append(out, quotes.Span{Start: c.bytes[s[0]], End: c.bytes[s[1]]})
	}
	return out
}

func (c codePoints) attributions(in []goldAttribution, err *error) []Attribution {
	out := make([]Attribution, 0, len(in))
	for i, g := range in {
		if len(g.Content) == 0 && *err == nil {
			*err = fmt.Errorf("attribution %d: no content", i+1)
		}
		out = append(out, Attribution{
			Content: c.spans(g.Content, err), Cue: c.spans(g.Cue, err), Mention: c.spans(g.Source, err),
			Kind: g.Kind, Optional: g.Optional,
			SpeakerMarked: g.Speaker != nil, Speaker: stringOrNull(g.Speaker, err), Aliases: g.SpeakerAliases,
			Joint: len(g.SpeakerMembers) > 0, Type: g.SpeakerType, Form: g.SourceKind,
			SourceMarked: g.Outlet != nil, Source: stringOrNull(g.Outlet, err), SourceAliases: g.OutletAliases,
			SourceOptional: g.OutletOptional,
		})
	}
	return out
}

func stringOrNull(raw json.RawMessage, err *error) (s string) {
	if raw != nil {
		if e := json.Unmarshal(raw, &s); e != nil && *err == nil {
			*err = e
		}
	}
	return s
}
