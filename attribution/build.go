package attribution

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/pattern"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// builder translates what the stages found, as token ranges, into the public
// types with their byte offsets; only its own files (build.go, gate.go, slabs.go)
// know both. It first counts the values of each type, then allocates all of one
// type at once.
type builder struct {
	e         *Extractor
	doc       *text.Doc
	before    before
	found     []decide.Statement
	people    link.Result
	outlets   outlet.Result
	occasions []occasion.Occasion

	// Scratch.
	chosen  []choice
	carried []int32 // of outlets.Sources: 1 + its place in the document if it carried one of the chosen, 0 if not
	prose   []byte  // the evidence of the chosen, one after the other
	faults  int     // ranges that the gate dropped
	limited int     // cues that were not looked at
	cutOff  []pattern.Limited
	pieces  []piece
	slabs
}

// before counts what precedes a window of a text: bytes, and what was found in
// them.
type before struct{ bytes, statements, entities int }

// choice is a statement that the options accept. The mentions of its speaker and
// of its source are usually among those of the entity and of the source; then the
// document holds them once.
type choice struct {
	found           int32
	speaker, source int32 // which of those mentions, -1 for another one
	act             Act
	confidence      float64

	// Where in builder.prose its evidence begins, the words of the cue in it, and
	// where both end.
	evidence, cue, end int
}

func (b *builder) document() *Document {
	b.gate()
	b.choose()
	b.allocate()
	d := &Document{Text: b.doc.Text, Statements: make([]Statement, len(b.chosen))}
	if n := len(b.people.Entities); n > 0 {
		d.Entities = make([]Entity, n)
		for i := range d.Entities {
			b.entity(i, &d.Entities[i])
		}
	}
	d.Sources = b.sources()
	b.prose = b.prose[:0]
	for i := range b.chosen {
		b.statement(d, &b.chosen[i], &d.Statements[i])
		d.Statements[i].ID = b.before.statements + i + 1
	}
	b.explain(d.Statements)
	d.Dateline = b.dateline()
	d.Warnings = b.warnings()
	b.slabs = slabs{}
	return d
}

// choose picks the statements that the options accept.
func (b *builder) choose() {
	b.chosen = b.chosen[:0]
	b.carried = append(b.carried[:0], make([]int32, len(b.outlets.Sources))...)
	for i := range b.found {
		f := &b.found[i]
		if len(f.Content) == 0 {
			continue
		}
		act := acts[f.Act]
		if b.people.Speakers[i].Type == link.Document && act != ActAttitude {
			act = ActDocument
		}
		confidence := float64(f.Mille) / 1000
		if !slices.Contains(b.e.opts.acts, act) || confidence < b.e.opts.minConfidence {
			continue
		}
		b.chosen = append(b.chosen, choice{found: int32(i), speaker: -1, source: -1, act: act, confidence: confidence})
	}
	b.uncross()
	for i := range b.chosen {
		c := &b.chosen[i]
		if sp := &b.people.Speakers[c.found]; len(sp.Entities) == 1 {
			c.speaker = mentionAt(b.people.Entities[sp.Entities[0]].Mentions, sp.Mention)
		}
		if credit := &b.outlets.Credits[c.found]; credit.Source >= 0 {
			b.carried[credit.Source] = 1
			c.source = mentionAt(b.outlets.Sources[credit.Source].Mentions, credit.Mention)
		}
	}
	n := int32(0)
	for i, carried := range b.carried {
		if n += carried; carried > 0 {
			b.carried[i] = n
		}
	}
}

// mentionAt returns which of the mentions, in the order of the text, one is; -1
// for none.
func mentionAt(mentions []text.Range, one text.Range) int32 {
	k, found := slices.BinarySearchFunc(mentions, one, func(a, b text.Range) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	if !found {
		return -1
	}
	return int32(k)
}

// statement translates a statement. The entities and sources of d must be there
// already, as it points at their mentions. The words of its cue and its evidence
// are appended to prose, from where explain cuts them.
func (b *builder) statement(d *Document, c *choice, st *Statement) {
	f := &b.found[c.found]
	st.Kind = kinds[f.Kind]
	st.Content = b.fragmentsOf(f.Content)
	st.Speaker = b.speaker(d, c)
	st.Addressee = b.phrase(f.Addressee)
	st.Source = b.credit(d, c)
	st.Occasion = b.occasion(c.found)
	st.Confidence = c.confidence
	c.evidence = len(b.prose)
	b.prose = append(b.prose, f.Evidence...)
	if c.end = len(b.prose); len(f.Cue) == 0 {
		return
	}
	st.Cue = &take(&b.cues, 1)[0]
	*st.Cue = Cue{Lemma: f.Lemma, Act: c.act, Negated: f.Negated, Spans: b.fragmentsOf(f.Cue)}
	b.prose = append(b.prose, ": "...)
	c.cue = len(b.prose)
	for i, s := range st.Cue.Spans {
		if i > 0 {
			b.prose = append(b.prose, between...)
		}
		b.prose = append(b.prose, s.Text...)
	}
	c.end = len(b.prose)
}

// between stands between the fragments of a text.
const between = " … "

// explain sets the evidence of the statements. The evidence ends with the words
// of the cue, so a cue of several fragments shares its text with it.
func (b *builder) explain(sts []Statement) {
	prose := string(b.prose)
	for i := range sts {
		c, st := &b.chosen[i], &sts[i]
		st.Evidence = prose[c.evidence:c.end]
		switch {
		case st.Cue == nil:
		case len(st.Cue.Spans) == 1:
			st.Cue.Text = st.Cue.Spans[0].Text
		default:
			st.Cue.Text = prose[c.cue:c.end]
		}
	}
}

// speaks reports whether anything is known about a speaker.
func speaks(sp *link.Speaker) bool {
	return sp.Name != "" || !sp.Mention.Empty() || len(sp.Entities) > 0
}

func (b *builder) speaker(d *Document, c *choice) *Speaker {
	sp := &b.people.Speakers[c.found]
	if !speaks(sp) {
		return nil
	}
	s := &take(&b.speakers, 1)[0]
	*s = Speaker{Name: sp.Name, Type: types[sp.Type], Form: forms[sp.Form], Entities: take(&b.ids, len(sp.Entities)),
		Confidence: float64(sp.Mille) / 1000}
	for i, e := range sp.Entities {
		s.Entities[i] = b.before.entities + int(e) + 1
	}
	if c.speaker >= 0 {
		s.Mention = &d.Entities[sp.Entities[0]].Mentions[c.speaker]
	} else {
		s.Mention = b.phrase(sp.Mention)
	}
	return s
}

func (b *builder) credit(d *Document, c *choice) *Credit {
	credit := &b.outlets.Credits[c.found]
	if credit.Source < 0 {
		return nil
	}
	s := &d.Sources[b.carried[credit.Source]-1]
	out := &take(&b.credits, 1)[0]
	*out = Credit{Name: s.Name, Kind: s.Kind, Confidence: float64(credit.Mille) / 1000}
	if c.source >= 0 {
		out.Mention = &s.Mentions[c.source]
	} else {
		out.Mention = b.phrase(credit.Mention)
	}
	return out
}

// occasionOf returns the occasion of a statement, nil for none.
func (b *builder) occasionOf(i int32) *occasion.Occasion {
	if int(i) >= len(b.occasions) {
		return nil
	}
	o := &b.occasions[i]
	if o.Event.Empty() && o.Place.Empty() && o.Time.Empty() {
		return nil
	}
	return o
}

func (b *builder) occasion(i int32) *Occasion {
	o := b.occasionOf(i)
	if o == nil {
		return nil
	}
	out := &take(&b.slabs.occasions, 1)[0]
	*out = Occasion{Event: b.phrase(o.Event), Place: b.phrase(o.Place), Time: b.phrase(o.Time)}
	return out
}

func (b *builder) entity(i int, out *Entity) {
	e := &b.people.Entities[i]
	*out = Entity{ID: b.before.entities + i + 1, Name: e.Name, Type: types[e.Type], Gender: genders[e.Gender], Mentions: b.phrasesOf(e.Mentions)}
	out.Aliases = take(&b.names, len(e.Aliases))
	copy(out.Aliases, e.Aliases)
	out.Roles = take(&b.roles, len(e.Roles))
	for k, r := range e.Roles {
		out.Roles[k] = Role(r)
	}
}

// sources translates the outlets that carried one of the chosen statements.
func (b *builder) sources() []Source {
	n := 0
	for _, carried := range b.carried {
		n += oneIf(carried > 0)
	}
	if n == 0 {
		return nil
	}
	out := make([]Source, 0, n)
	for i := range b.outlets.Sources {
		if s := &b.outlets.Sources[i]; b.carried[i] > 0 {
			out = append(out, Source{Name: s.Name, Kind: sourceKinds[s.Kind], Country: s.Country, Mentions: b.phrasesOf(s.Mentions)})
		}
	}
	return out
}

func (b *builder) dateline() *Dateline {
	l := &b.doc.Layout.Dateline
	if l.Empty() {
		return nil
	}
	d := &Dateline{Place: b.phrase(l.Place)}
	if p := b.phrase(l.Date); p != nil {
		d.Date = &Date{Text: p.Text, Spans: p.Spans, ISO: l.ISO()}
	}
	if s := b.outlets.Origin; s != nil {
		d.Source = &take(&b.credits, 1)[0]
		*d.Source = Credit{Name: s.Name, Kind: sourceKinds[s.Kind], Mention: b.phrase(s.Mentions[0])}
	}
	return d
}

var (
	kinds = [...]Kind{propose.Indirect: KindIndirect, propose.Mixed: KindMixed, propose.Direct: KindDirect}
	acts  = [...]Act{propose.Speech: ActSpeech, propose.Writing: ActWriting, propose.Document: ActDocument,
		propose.Thought: ActThought, propose.Attitude: ActAttitude}
	types = [...]Type{link.NoType: "", link.Person: TypePerson, link.Organization: TypeOrganization, link.Group: TypeGroup,
		link.Unnamed: TypeUnnamed, link.Document: TypeDocument}
	forms   = [...]Form{link.NoForm: "", link.Name: FormName, link.Pronoun: FormPronoun, link.Nominal: FormNominal, link.Implicit: FormImplicit}
	genders = [...]Gender{lang.NoGender: "", lang.Male: GenderMale, lang.Female: GenderFemale}
)

var sourceKinds = [...]SourceKind{lang.OtherOutlet: SourceOther, lang.Agency: SourceAgency, lang.Broadcaster: SourceBroadcaster,
	lang.Newspaper: SourceNewspaper, lang.Magazine: SourceMagazine, lang.Website: SourceWebsite, lang.Platform: SourceSocial}
