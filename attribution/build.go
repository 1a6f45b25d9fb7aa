package attribution

import (
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/entity"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// builder translates what the stages found, which counts in tokens, into the
// public types, which count in bytes. Nothing else names both.
type builder struct {
	e         *Extractor
	doc       *text.Doc
	own       *findings
	found     []statement.Statement
	people    entity.Result
	outlets   outlet.Result
	occasions []statement.Occasion
	sources   []int // of outlets.Sources: 1 + place in Document.Sources

	// Fragments and phrases are made many at a time.
	spareFragments []Fragment
	sparePhrases   []Phrase
}

const spare = 64

func (b *builder) document() *Document {
	d := &Document{Text: b.doc.Text, Statements: []Statement{}}
	b.sources = make([]int, len(b.outlets.Sources))
	for i := range b.found {
		if st, ok := b.statement(i); ok {
			st.ID = len(d.Statements) + 1
			d.Statements = append(d.Statements, st)
			if s := b.outlets.Credits[i].Source; s >= 0 {
				b.sources[s] = 1
			}
		}
	}
	for i := range b.people.Entities {
		d.Entities = append(d.Entities, b.entity(i))
	}
	for i, s := range b.outlets.Sources {
		if b.sources[i] != 0 {
			d.Sources = append(d.Sources, Source{Name: s.Name, Kind: sourceKinds[s.Kind], Country: s.Country, Mentions: b.phrases(s.Mentions)})
		}
	}
	d.Dateline = b.dateline()
	d.Warnings = append(b.warnings(), b.own.warnings()...)
	return d
}

// statement translates statement i, or says that the options leave it out.
func (b *builder) statement(i int) (Statement, bool) {
	f := &b.found[i]
	sp := b.people.Speakers[i]
	act := acts[f.Act]
	if sp.Type == entity.Document && act != Attitude {
		act = Documents
	}
	mille, own := patternMille(f.Score)
	if !own {
		mille = b.e.lang.Statements.Thresholds.Mille(f.Score)
	}
	confidence := float64(mille) / 1000
	if !slices.Contains(b.e.opts.acts, act) || confidence < b.e.opts.minConfidence {
		return Statement{}, false
	}
	st := Statement{
		Kind:       kinds[f.Kind],
		Content:    b.fragments(f.Content),
		Speaker:    b.speaker(sp),
		Addressee:  b.phrase(f.Addressee),
		Source:     b.credit(i),
		Occasion:   b.occasion(i),
		Confidence: confidence,
		Evidence:   f.Evidence,
	}
	if len(f.Cue) > 0 {
		st.Cue = &Cue{Lemma: f.Lemma, Act: act, Negated: f.Negated, Spans: b.fragments(f.Cue)}
		st.Cue.Text = joined(st.Cue.Spans)
		st.Evidence += ": " + st.Cue.Text
	}
	return st, true
}

func (b *builder) speaker(sp entity.Speaker) *Speaker {
	if sp.Name == "" && sp.Mention.Empty() && len(sp.Entities) == 0 {
		return nil
	}
	s := &Speaker{Name: sp.Name, Type: types[sp.Type], Form: forms[sp.Form], Mention: b.phrase(sp.Mention)}
	for _, e := range sp.Entities {
		s.Entities = append(s.Entities, int(e)+1)
	}
	return s
}

func (b *builder) credit(i int) *Credit {
	c := b.outlets.Credits[i]
	if c.Source < 0 {
		return nil
	}
	s := b.outlets.Sources[c.Source]
	return &Credit{Name: s.Name, Kind: sourceKinds[s.Kind], Mention: b.phrase(c.Mention)}
}

func (b *builder) occasion(i int) *Occasion {
	if i >= len(b.occasions) {
		return nil
	}
	o := b.occasions[i]
	if o.Event.Empty() && o.Place.Empty() && o.Time.Empty() {
		return nil
	}
	return &Occasion{Event: b.phrase(o.Event), Place: b.phrase(o.Place), Time: b.phrase(o.Time)}
}

func (b *builder) entity(i int) Entity {
	e := &b.people.Entities[i]
	out := Entity{ID: i + 1, Name: e.Name, Type: types[e.Type], Gender: genders[e.Gender], Aliases: e.Aliases, Mentions: b.phrases(e.Mentions)}
	for _, r := range e.Roles {
		out.Roles = append(out.Roles, Role(r))
	}
	return out
}

func (b *builder) dateline() *Dateline {
	l := b.outlets.Dateline
	if l == nil {
		return nil
	}
	d := &Dateline{Place: b.phrase(l.Place)}
	if p := b.phrase(l.Date); p != nil {
		d.Date = &Date{Text: p.Text, Spans: p.Spans, ISO: l.ISO}
	}
	if l.Source != nil {
		s := l.Source
		d.Source = &Credit{Name: s.Name, Kind: sourceKinds[s.Kind]}
		if len(s.Mentions) > 0 {
			d.Source.Mention = b.phrase(s.Mentions[0])
		}
	}
	return d
}

func (b *builder) fragment(r text.Range) Fragment {
	f := Fragment{Start: int(b.doc.Tokens[r.Start].Start), End: int(b.doc.Tokens[r.End-1].End)}
	f.Text = b.doc.Text[f.Start:f.End]
	return f
}

func (b *builder) fragments(ranges []text.Range) []Fragment {
	n := len(ranges)
	if len(b.spareFragments) < n {
		b.spareFragments = make([]Fragment, max(n, spare))
	}
	out := b.spareFragments[:n:n]
	b.spareFragments = b.spareFragments[n:]
	for i, r := range ranges {
		out[i] = b.fragment(r)
	}
	return out
}

func (b *builder) phrase(r text.Range) *Phrase {
	if r.Empty() {
		return nil
	}
	if len(b.sparePhrases) == 0 {
		b.sparePhrases = make([]Phrase, spare)
	}
	p := &b.sparePhrases[0]
	b.sparePhrases = b.sparePhrases[1:]
	p.Spans = b.fragments([]text.Range{r})
	p.Text = p.Spans[0].Text
	return p
}

func (b *builder) phrases(ranges []text.Range) []Phrase {
	out := make([]Phrase, 0, len(ranges))
	fragments := b.fragments(ranges)
	for i := range fragments {
		out = append(out, Phrase{Text: fragments[i].Text, Spans: fragments[i : i+1 : i+1]})
	}
	return out
}

// joined is the text of several fragments as one.
func joined(fragments []Fragment) string {
	if len(fragments) == 1 {
		return fragments[0].Text
	}
	texts := make([]string, len(fragments))
	for i, f := range fragments {
		texts[i] = f.Text
	}
	return strings.Join(texts, " … ")
}

var (
	kinds   = [...]Kind{statement.Indirect: Indirect, statement.Mixed: Mixed, statement.Direct: Direct}
	acts    = [...]Act{statement.Speech: Speech, statement.Writing: Writing, statement.Document: Documents, statement.Thought: Thought, statement.Attitude: Attitude}
	types   = [...]Type{entity.NoType: "", entity.Person: Person, entity.Organization: Organization, entity.Group: Group, entity.Unnamed: Unnamed, entity.Document: Text}
	forms   = [...]Form{entity.NoForm: "", entity.Name: Name, entity.Pronoun: Pronoun, entity.Nominal: Nominal, entity.Implicit: Implicit}
	genders = [...]Gender{lexicon.NoGender: "", lexicon.Male: Male, lexicon.Female: Female}
)

var sourceKinds = [...]SourceKind{lexicon.OtherOutlet: Other, lexicon.Agency: Agency, lexicon.Broadcaster: Broadcaster, lexicon.Newspaper: Newspaper,
	lexicon.Magazine: Magazine, lexicon.Website: Website, lexicon.Platform: Social}
