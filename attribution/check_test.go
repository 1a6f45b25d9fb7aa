package attribution_test

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution"
)

// check holds doc, made of text, against everything that is promised of every
// document, whatever the text.
func check(t testing.TB, text string, doc *attribution.Document) {
	t.Helper()
	for _, why := range violations(text, doc) {
		t.Errorf("promise broken: %s", why)
	}
}

// violations returns the promises that doc breaks, in words.
func violations(text string, doc *attribution.Document) []string {
	if doc == nil {
		return []string{"the document is nil"}
	}
	v := &inspection{text: text, doc: doc, boundary: boundaries(text)}
	v.require(doc.Text == text, "the document's text is not the text")
	v.statements()
	v.crossings()
	v.entities()
	v.sources()
	v.dateline()
	for i, w := range doc.Warnings {
		v.require(w.Code != "", "warning %d has no code", i)
	}
	return v.found
}

var (
	kinds       = []attribution.Kind{attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect}
	acts        = attribution.AllActs()
	types       = []attribution.Type{attribution.TypePerson, attribution.TypeOrganization, attribution.TypeGroup, attribution.TypeUnnamed, attribution.TypeDocument}
	forms       = []attribution.Form{attribution.FormName, attribution.FormPronoun, attribution.FormNominal, attribution.FormImplicit}
	genders     = []attribution.Gender{attribution.GenderMale, attribution.GenderFemale}
	sourceKinds = []attribution.SourceKind{
		attribution.SourceAgency, attribution.SourceBroadcaster, attribution.SourceNewspaper, attribution.SourceMagazine,
		attribution.SourceWebsite, attribution.SourceSocial, attribution.SourceOther,
	}
)

type inspection struct {
	text     string
	doc      *attribution.Document
	boundary []bool
	found    []string
}

func (v *inspection) require(ok bool, format string, args ...any) {
	if !ok {
		v.found = append(v.found, fmt.Sprintf(format, args...))
	}
}

// boundaries tells of every offset whether a rune begins or the text ends
// there; an invalid byte is a rune of its own.
func boundaries(text string) []bool {
	b := make([]bool, len(text)+1)
	for i := range text { // ranging over invalid bytes steps one by one
		b[i] = true
	}
	b[len(text)] = true
	return b
}

func (v *inspection) statements() {
	doc := v.doc
	last := 0
	for i := range doc.Statements {
		st := &doc.Statements[i]
		name := fmt.Sprintf("statement %d", i+1)
		v.require(st.ID == i+1, "%s: id %d", name, st.ID)
		v.require(slices.Contains(kinds, st.Kind), "%s: kind %q", name, st.Kind)
		v.require(st.Confidence >= 0 && st.Confidence <= 1, "%s: confidence %v", name, st.Confidence)
		v.require(math.Round(st.Confidence*1000)/1000 == st.Confidence, "%s: confidence %v has more than three decimals", name, st.Confidence)
		v.require(st.Evidence != "", "%s: no evidence", name)
		v.fragments(name+": content", st.Content)
		if len(st.Content) > 0 {
			v.require(st.Content[0].Start >= last, "%s begins at %d, before the one before it", name, st.Content[0].Start)
			last = st.Content[0].Start
		}
		if c := st.Cue; c != nil {
			v.phrase(name+": cue", attribution.Phrase{Text: c.Text, Spans: c.Spans})
			v.require(c.Lemma != "", "%s: cue without lemma", name)
			v.require(slices.Contains(acts, c.Act), "%s: act %q", name, c.Act)
		}
		v.optional(name+": addressee", st.Addressee)
		if st.Source != nil {
			v.credit(name+": source", *st.Source)
			v.require(slices.ContainsFunc(doc.Sources, func(s attribution.Source) bool { return s.Name == st.Source.Name }),
				"%s: source %q is not among the document's", name, st.Source.Name)
		}
		if o := st.Occasion; o != nil {
			v.require(o.Event != nil || o.Place != nil || o.Time != nil, "%s: empty occasion", name)
			v.optional(name+": event", o.Event)
			v.optional(name+": place", o.Place)
			v.optional(name+": time", o.Time)
		}
		if st.Speaker != nil {
			v.speaker(name+": speaker", st.Speaker)
		}
	}
}

func (v *inspection) speaker(name string, sp *attribution.Speaker) {
	v.require(sp.Type == "" || slices.Contains(types, sp.Type), "%s: type %q", name, sp.Type)
	v.require(sp.Form == "" || slices.Contains(forms, sp.Form), "%s: form %q", name, sp.Form)
	v.require(sp.Name != "" || sp.Mention != nil || len(sp.Entities) > 0, "%s: nothing known of it", name)
	v.require((sp.Form == attribution.FormImplicit) == (sp.Mention == nil), "%s: form %q, mention %v", name, sp.Form, sp.Mention)
	v.require(sp.Confidence >= 0 && sp.Confidence <= 1 && (sp.Name != "" || sp.Confidence == 0), "%s: confidence %v of the name %q", name, sp.Confidence, sp.Name)
	v.optional(name+": mention", sp.Mention)
	v.name(name, sp.Name)
	for i, id := range sp.Entities {
		v.require(id >= 1 && id <= len(v.doc.Entities), "%s: entity %d of %d", name, id, len(v.doc.Entities))
		v.require(!slices.Contains(sp.Entities[:i], id), "%s: entity %d twice", name, id)
	}
	if len(sp.Entities) == 1 && sp.Name != "" && sp.Entities[0] >= 1 && sp.Entities[0] <= len(v.doc.Entities) {
		e := v.doc.Entities[sp.Entities[0]-1]
		v.require(e.Name == sp.Name, "%s is %q, its entity %q", name, sp.Name, e.Name)
	}
	if len(sp.Entities) > 1 {
		v.require(sp.Type == attribution.TypeGroup, "%s: several entities, type %q", name, sp.Type)
	}
}

// crossings requires that pieces of content of different statements are apart
// or one inside the other.
func (v *inspection) crossings() {
	type piece struct{ start, end, id int }
	var pieces []piece
	for _, st := range v.doc.Statements {
		for _, f := range st.Content {
			pieces = append(pieces, piece{f.Start, f.End, st.ID})
		}
	}
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.id, b.id))
	})
	var open []piece
	for _, p := range pieces {
		for len(open) > 0 && open[len(open)-1].end <= p.start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			o := open[len(open)-1]
			v.require(p.end <= o.end, "the contents of statements %d [%d:%d) and %d [%d:%d) cross", o.id, o.start, o.end, p.id, p.start, p.end)
		}
		open = append(open, p)
	}
}

func (v *inspection) entities() {
	last := 0
	for i, e := range v.doc.Entities {
		name := fmt.Sprintf("entity %d", i+1)
		v.require(e.ID == i+1, "%s: id %d", name, e.ID)
		v.require(slices.Contains(types, e.Type), "%s: type %q", name, e.Type)
		v.require(e.Gender == "" || slices.Contains(genders, e.Gender), "%s: gender %q", name, e.Gender)
		v.name(name, e.Name)
		for j, a := range e.Aliases {
			v.require(a != "" && a != e.Name && !slices.Contains(e.Aliases[:j], a), "%s: alias %q is empty or repeated", name, a)
		}
		for _, r := range e.Roles {
			v.require(r.Text != "", "%s: empty role", name)
		}
		last = v.mentions(name, e.Mentions, last)
	}
}

func (v *inspection) sources() {
	last := 0
	seen := make(map[string]bool)
	for i, s := range v.doc.Sources {
		name := fmt.Sprintf("source %d", i+1)
		v.require(s.Name != "" && !seen[s.Name], "%s: name %q is empty or repeated", name, s.Name)
		seen[s.Name] = true
		v.require(s.Kind == "" || slices.Contains(sourceKinds, s.Kind), "%s: kind %q", name, s.Kind)
		v.require(s.Country == "" || regexp.MustCompile(`^[A-Z]{2}$`).MatchString(s.Country), "%s: country %q", name, s.Country)
		v.require(slices.ContainsFunc(v.doc.Statements, func(st attribution.Statement) bool { return st.Source != nil && st.Source.Name == s.Name }),
			"%s: %q carried no statement", name, s.Name)
		last = v.mentions(name, s.Mentions, last)
	}
}

func (v *inspection) dateline() {
	d := v.doc.Dateline
	if d == nil {
		return
	}
	v.require(d.Place != nil || d.Date != nil || d.Source != nil, "empty dateline")
	v.optional("dateline: place", d.Place)
	if d.Date != nil {
		v.phrase("dateline: date", attribution.Phrase{Text: d.Date.Text, Spans: d.Date.Spans})
		v.require(d.Date.ISO == "" || regexp.MustCompile(`^\d{4}-\d\d-\d\d$`).MatchString(d.Date.ISO), "dateline: %q is not ISO 8601", d.Date.ISO)
	}
	if d.Source != nil {
		v.credit("dateline: source", *d.Source)
	}
}

// mentions requires that there are any, in order, and that the first does not
// begin before last; it returns where the first begins.
func (v *inspection) mentions(name string, mentions []attribution.Phrase, last int) int {
	v.require(len(mentions) > 0, "%s: no mention", name)
	first := last
	for i, m := range mentions {
		v.phrase(fmt.Sprintf("%s: mention %d", name, i+1), m)
		if len(m.Spans) == 0 {
			continue
		}
		if i == 0 {
			first = m.Spans[0].Start
		}
		v.require(m.Spans[0].Start >= last, "%s: mention %d out of order", name, i+1)
		last = m.Spans[0].Start
	}
	return first
}

func (v *inspection) credit(name string, c attribution.Credit) {
	v.require(c.Name != "", "%s: no name", name)
	v.require(c.Kind == "" || slices.Contains(sourceKinds, c.Kind), "%s: kind %q", name, c.Kind)
	v.optional(name+": mention", c.Mention)
}

// name requires that a name is one line without space around it.
func (v *inspection) name(what, name string) {
	v.require(name == strings.TrimSpace(name) && !strings.ContainsAny(name, "\r\n\t\u2028\u2029"), "%s: name %q is not trimmed to a line", what, name)
	v.require(utf8.ValidString(name) || !utf8.ValidString(v.text), "%s: name %q is not UTF-8", what, name)
}

func (v *inspection) optional(name string, p *attribution.Phrase) {
	if p != nil {
		v.phrase(name, *p)
	}
}

func (v *inspection) phrase(name string, p attribution.Phrase) {
	v.fragments(name, p.Spans)
	words := make([]string, len(p.Spans))
	for i, f := range p.Spans {
		words[i] = f.Text
	}
	v.require(p.Text == strings.Join(words, " … "), "%s: text %q is not its spans joined", name, p.Text)
}

// fragments requires that there are any, inside the text, on rune boundaries,
// with their own words, in order and apart.
func (v *inspection) fragments(name string, fragments []attribution.Fragment) {
	v.require(len(fragments) > 0, "%s: no spans", name)
	last := 0
	for _, f := range fragments {
		if f.Start < 0 || f.End > len(v.text) || f.Start >= f.End {
			v.require(false, "%s: [%d:%d) of %d bytes", name, f.Start, f.End, len(v.text))
			continue
		}
		v.require(v.boundary[f.Start] && v.boundary[f.End], "%s: [%d:%d) cuts a character", name, f.Start, f.End)
		v.require(f.Text == v.text[f.Start:f.End], "%s: [%d:%d) is %q, not %q", name, f.Start, f.End, v.text[f.Start:f.End], f.Text)
		v.require(f.Start >= last, "%s: [%d:%d) begins before %d", name, f.Start, f.End, last)
		last = f.End
	}
}

// TestViolations breaks one promise after the other in a sound document.
func TestViolations(t *testing.T) {
	const text = "“Ja, «é»,” Ana Torv told AP."
	span := func(words string) attribution.Fragment {
		i := strings.Index(text, words)
		return attribution.Fragment{Start: i, End: i + len(words), Text: words}
	}
	phrase := func(words string) attribution.Phrase {
		return attribution.Phrase{Text: words, Spans: []attribution.Fragment{span(words)}}
	}
	sound := func() *attribution.Document {
		torv, ap := phrase("Ana Torv"), phrase("AP")
		return &attribution.Document{
			Text: text,
			Statements: []attribution.Statement{{
				ID: 1, Kind: attribution.KindDirect, Content: []attribution.Fragment{span("“Ja, «é»,”")},
				Cue:        &attribution.Cue{Text: "told", Lemma: "tell", Act: attribution.ActSpeech, Spans: []attribution.Fragment{span("told")}},
				Speaker:    &attribution.Speaker{Name: "Ana Torv", Type: attribution.TypePerson, Form: attribution.FormName, Entities: []int{1}, Mention: &torv},
				Source:     &attribution.Credit{Name: "AP", Kind: attribution.SourceAgency, Mention: &ap},
				Confidence: 0.5, Evidence: "rule",
			}},
			Entities: []attribution.Entity{{ID: 1, Name: "Ana Torv", Type: attribution.TypePerson, Mentions: []attribution.Phrase{torv}}},
			Sources:  []attribution.Source{{Name: "AP", Kind: attribution.SourceAgency, Country: "US", Mentions: []attribution.Phrase{ap}}},
		}
	}
	assert.Empty(t, violations(text, sound()))
	for _, c := range []struct {
		name  string
		spoil func(d *attribution.Document)
	}{
		{"other text", func(d *attribution.Document) { d.Text += "." }},
		{"statement id", func(d *attribution.Document) { d.Statements[0].ID = 0 }},
		{"kind", func(d *attribution.Document) { d.Statements[0].Kind = "" }},
		{"act", func(d *attribution.Document) { d.Statements[0].Cue.Act = "song" }},
		{"lemma", func(d *attribution.Document) { d.Statements[0].Cue.Lemma = "" }},
		{"confidence above one", func(d *attribution.Document) { d.Statements[0].Confidence = 1.001 }},
		{"confidence not a number", func(d *attribution.Document) { d.Statements[0].Confidence = math.NaN() }},
		{"confidence not rounded", func(d *attribution.Document) { d.Statements[0].Confidence = 0.33333 }},
		{"evidence", func(d *attribution.Document) { d.Statements[0].Evidence = "" }},
		{"no content", func(d *attribution.Document) { d.Statements[0].Content = nil }},
		{"words of a fragment", func(d *attribution.Document) { d.Statements[0].Content[0].Text = "Ja" }},
		{"end beyond the text", func(d *attribution.Document) { d.Statements[0].Content[0].End = len(text) + 1 }},
		{"end inside a rune", func(d *attribution.Document) {
			d.Statements[0].Content[0] = attribution.Fragment{Start: 0, End: 1, Text: text[:1]}
		}},
		{"pieces back to front", func(d *attribution.Document) {
			d.Statements[0].Content = []attribution.Fragment{span("é"), span("Ja")}
		}},
		{"joined words", func(d *attribution.Document) { d.Statements[0].Speaker.Mention.Text = "Ana … Torv" }},
		{"entity id", func(d *attribution.Document) { d.Statements[0].Speaker.Entities[0] = 2 }},
		{"entity of another name", func(d *attribution.Document) { d.Entities[0].Name = "Ana" }},
		{"implicit with a mention", func(d *attribution.Document) { d.Statements[0].Speaker.Form = attribution.FormImplicit }},
		{"source without an entry", func(d *attribution.Document) { d.Sources = nil }},
		{"source that carried nothing", func(d *attribution.Document) { d.Statements[0].Source = nil }},
		{"entity without a mention", func(d *attribution.Document) { d.Entities[0].Mentions = nil }},
		{"empty alias", func(d *attribution.Document) { d.Entities[0].Aliases = []string{""} }},
		{"empty dateline", func(d *attribution.Document) { d.Dateline = &attribution.Dateline{} }},
		{"warning without a code", func(d *attribution.Document) { d.Warnings = []attribution.Warning{{}} }},
		{"crossing", func(d *attribution.Document) {
			other := d.Statements[0]
			other.ID, other.Content = 2, []attribution.Fragment{span("é»,” Ana")}
			d.Statements = append(d.Statements, other)
		}},
		{"out of order", func(d *attribution.Document) {
			other := d.Statements[0]
			other.ID, other.Content = 2, d.Statements[0].Content
			d.Statements[0].Content = []attribution.Fragment{span("Ja")}
			d.Statements = append(d.Statements, other)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sound()
			c.spoil(d)
			assert.NotEmpty(t, violations(text, d))
		})
	}
}
