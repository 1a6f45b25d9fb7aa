package attribution

import (
	"context"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/decide"
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

// Extract finds the statements of a text with the zero Options. It never fails
// and never panics, and is safe for concurrent use. The first call loads the
// models.
func Extract(text string) *Document { return standard().Extract(text) }

var standard = sync.OnceValue(func() *Extractor {
	e, err := New(Options{})
	if err != nil {
		panic("attribution: " + err.Error())
	}
	return e
})

// Extractor finds statements. It is safe for concurrent use, and keeps memory of
// finished extractions for the next ones. [New] makes it; the zero value is not
// ready.
type Extractor struct {
	house
	opts    settings
	linker  *outlet.Linker
	scratch sync.Pool // of *run
}

// New returns an Extractor, or an error that says which option is wrong and
// why. The first call loads the models, which all extractors share.
func New(opts Options) (*Extractor, error) {
	s, err := opts.check()
	if err != nil {
		return nil, err
	}
	h, err := opts.Rules.compile(model.English())
	if err != nil {
		return nil, err
	}
	return &Extractor{house: h, opts: s, linker: outlet.New(h.lang.Outlets, h.lang.Sources)}, nil
}

// Extract finds the statements of a text. It never fails and never panics.
func (e *Extractor) Extract(text string) *Document {
	doc, _ := e.ExtractContext(context.Background(), text)
	return doc
}

// ExtractContext is Extract that stops when ctx is done, within a fraction of a
// second however long the text is. Then there is no document, and the error is
// that of ctx.
func (e *Extractor) ExtractContext(ctx context.Context, text string) (*Document, error) {
	doc := e.extract(ctx, text, byline{})
	if doc == nil {
		return nil, ctx.Err()
	}
	return doc, nil
}

// extract returns nil if ctx is done first.
func (e *Extractor) extract(ctx context.Context, text string, by byline) *Document {
	if len(text) > e.opts.window {
		return e.extractWindows(ctx, text, by)
	}
	return e.extractWindow(ctx, text, by, before{})
}

// extractWindow reads one window of a text, behind what came before it.
func (e *Extractor) extractWindow(ctx context.Context, window string, by byline, earlier before) (doc *Document) {
	r, _ := e.scratch.Get().(*run)
	if r == nil {
		r = new(run)
	}
	r.builder.before = earlier
	if lastResort {
		defer func() {
			if failed := recover(); failed != nil {
				doc = r.remains(window, failed)
			}
		}()
	}
	doc = r.extract(ctx, e, window, by)
	r.forget()
	e.scratch.Put(r)
	return doc
}

// run is the memory of one extraction, which the next one reuses: what each stage
// returned, for the stages after it.
type run struct {
	quotations []quotes.Quotation
	doc        text.Doc
	tagger     tag.Tagger
	tags       []tag.POS
	arcs       []syntax.Arc
	parser     syntax.Parser
	finder     propose.Finder
	decider    decide.Decider
	names      name.Scratch
	speakers   link.Scratch
	occasions  occasion.Scratch
	outlets    outlet.Scratch
	voices     []int32
	mentions   [][]text.Range
	builder    builder
}

// extract runs the stages one after the other. It returns nil if ctx is done
// first.
func (r *run) extract(ctx context.Context, e *Extractor, s string, by byline) *Document {
	if ctx.Err() != nil {
		return nil
	}
	r.doc.Done = ctx.Done()
	by = by.or(e.byline)
	r.doc.Byline, r.doc.Writer = by.words, by.name
	r.quotations = quotes.Find(s)
	r.doc.Parse(e.lang.Language, s, r.quotations)
	r.tags = r.tagger.Tag(&r.doc, e.lang.Tagger, r.tags)
	in := propose.Input{Doc: &r.doc, Tags: r.tags}
	r.arcs = r.parser.Parse(&r.doc, r.tags, e.lang.Parser, r.finder.Suspect(in, e.lang.Finder), r.arcs)
	if r.doc.Stopped() {
		return nil
	}
	in.Arcs = r.arcs
	b := &r.builder
	b.e, b.doc = e, &r.doc
	r.finder.Propose(in, e.lang.Finder)
	own, cutOff := e.patterns.Propose(&r.doc, r.tags)
	b.found = r.decider.Decide(&r.finder, e.lang.Decision, e.opts.margin, own)
	b.limited, b.cutOff = r.finder.Dropped(), cutOff
	if r.doc.Stopped() {
		return nil
	}
	occasions := occasion.Find(&r.doc, b.found, &r.occasions)
	b.occasions = occasions.Occasions
	names := name.Find(&r.doc, r.tags, e.lang.Joiner, &r.names)
	b.people = link.Speakers(names, b.found, occasions.Levels, e.lang.Speakers, &r.speakers)
	if r.doc.Stopped() {
		return nil
	}
	r.voices = voices(b.people, r.voices)
	r.mentions = mentions(b.people, r.mentions)
	b.outlets = e.linker.Link(outlet.Input{Doc: &r.doc, Statements: b.found, Occasions: occasions, Speakers: r.voices, Mentions: r.mentions}, &r.outlets)
	if r.doc.Stopped() {
		return nil
	}
	return b.document()
}

// forget drops the text and what the stages returned, so that a pooled run keeps
// no caller's data alive.
func (r *run) forget() {
	r.doc.Text, r.doc.Quotations, r.doc.Done, r.doc.Byline, r.doc.Writer, r.quotations = "", nil, nil, nil, "", nil
	r.names.Forget()
	r.speakers.Forget()
	r.outlets.Forget()
	b := &r.builder
	b.doc, b.found, b.people, b.outlets, b.occasions, b.cutOff = nil, nil, link.Result{}, outlet.Result{}, nil, nil
}

// voices numbers the speakers of the statements, the same speaker with the same
// number and an unknown one with -1. It overwrites out.
func voices(people link.Result, out []int32) []int32 {
	out = out[:0]
	for i := range people.Speakers {
		if s := &people.Speakers[i]; len(s.Entities) > 0 {
			out = append(out, s.Entities[0])
		} else {
			out = append(out, -1)
		}
	}
	return out
}

// mentions returns the mentions of each entity; voices has the numbers of the
// entities. It overwrites out.
func mentions(people link.Result, out [][]text.Range) [][]text.Range {
	out = out[:0]
	for i := range people.Entities {
		out = append(out, people.Entities[i].Mentions)
	}
	return out
}
