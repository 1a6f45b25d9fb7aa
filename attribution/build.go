package attribution

import (
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

// builder translates what the stages found, which counts in tokens, into the
// public types, which count in bytes. Nothing else names both. It counts first,
// then makes all values of a type in one allocation.
type builder struct {
	e         *Extractor
	doc       *text.Doc
	found     []decide.Statement
	people    link.Result
	outlets   outlet.Result
	occasions []occasion.Occasion

	// Scratch.
	chosen  []choice
	carried []bool // of outlets.Sources: it carried one of the chosen
	prose   []byte // the evidence of the chosen, one after the other
	faults  int    // ranges that the gate dropped
	limited int    // cues that were not looked at
	cutOff  []pattern.Limited
	pieces  []piece
	slabs
}

// choice is a statement that the options let through.
type choice struct {
	found      int32
	act        Act
	confidence float64
}

// slabs are the values of a document that are still to be given away.
type slabs struct {
	fragments []Fragment
	phrases   []Phrase
	cues      []Cue
	speakers  []Speaker
	credits   []Credit
	occasions []Occasion
	ids       []int
	names     []string
	roles     []Role
}

// size counts the values of a document.
type size struct {
	fragments, phrases, cues, speakers, credits, occasions, ids, names, roles int
}

// take gives away n values of a slab, nil for none.
func take[T any](slab *[]T, n int) []T {
	if n == 0 {
		return nil
	}
	out := (*slab)[:n:n]
	*slab = (*slab)[n:]
	return out
}

func (b *builder) document() *Document {
	b.gate()
	b.choose()
	b.allocate()
	d := &Document{Text: b.doc.Text, Statements: make([]Statement, len(b.chosen))}
	b.prose = b.prose[:0]
	for i := range b.chosen {
		b.statement(&b.chosen[i], &d.Statements[i])
		d.Statements[i].ID = i + 1
	}
	b.explain(d.Statements)
	if n := len(b.people.Entities); n > 0 {
		d.Entities = make([]Entity, n)
		for i := range d.Entities {
			b.entity(i, &d.Entities[i])
		}
	}
	d.Sources = b.sources()
	d.Dateline = b.dateline()
	d.Warnings = b.warnings()
	b.slabs = slabs{}
	return d
}

// choose picks the statements that the options let through.
func (b *builder) choose() {
	b.chosen = b.chosen[:0]
	b.carried = append(b.carried[:0], make([]bool, len(b.outlets.Sources))...)
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
		b.chosen = append(b.chosen, choice{int32(i), act, confidence})
	}
	b.uncross()
	for _, c := range b.chosen {
		if s := b.outlets.Credits[c.found].Source; s >= 0 {
			b.carried[s] = true
		}
	}
}

// allocate makes as many values of each type as the document has.
func (b *builder) allocate() {
	var n size
	for _, c := range b.chosen {
		f, sp := &b.found[c.found], &b.people.Speakers[c.found]
		n.fragments += len(f.Content) + len(f.Cue)
		n.cues += oneIf(len(f.Cue) > 0)
		n.phrase(f.Addressee)
		if speaks(sp) {
			n.speakers++
			n.ids += len(sp.Entities)
			n.phrase(sp.Mention)
		}
		if credit := &b.outlets.Credits[c.found]; credit.Source >= 0 {
			n.credits++
			n.phrase(credit.Mention)
		}
		if o := b.occasionOf(c.found); o != nil {
			n.occasions++
			n.phrase(o.Event)
			n.phrase(o.Place)
			n.phrase(o.Time)
		}
	}
	for i := range b.people.Entities {
		e := &b.people.Entities[i]
		n.fragments += len(e.Mentions)
		n.phrases += len(e.Mentions)
		n.names += len(e.Aliases)
		n.roles += len(e.Roles)
	}
	for i := range b.outlets.Sources {
		if b.carried[i] {
			n.fragments += len(b.outlets.Sources[i].Mentions)
			n.phrases += len(b.outlets.Sources[i].Mentions)
		}
	}
	n.phrase(b.doc.Layout.Dateline.Place)
	n.phrase(b.doc.Layout.Dateline.Date)
	if b.outlets.Origin != nil {
		n.credits++
		n.phrase(b.outlets.Origin.Mentions[0])
	}
	b.slabs = slabs{
		fragments: make([]Fragment, n.fragments), phrases: make([]Phrase, n.phrases), cues: make([]Cue, n.cues),
		speakers: make([]Speaker, n.speakers), credits: make([]Credit, n.credits), occasions: make([]Occasion, n.occasions),
		ids: make([]int, n.ids), names: make([]string, n.names), roles: make([]Role, n.roles),
	}
}

// phrase counts a phrase.
func (n *size) phrase(r text.Range) {
	if !r.Empty() {
		n.phrases++
		n.fragments++
	}
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// statement translates a statement but for its evidence, which goes to prose.
func (b *builder) statement(c *choice, st *Statement) {
	f := &b.found[c.found]
	st.Kind = kinds[f.Kind]
	st.Content = b.fragmentsOf(f.Content)
	st.Speaker = b.speaker(&b.people.Speakers[c.found])
	st.Addressee = b.phrase(f.Addressee)
	st.Source = b.credit(c.found)
	st.Occasion = b.occasion(c.found)
	st.Confidence = c.confidence
	b.prose = append(b.prose, f.Evidence...)
	if len(f.Cue) == 0 {
		return
	}
	st.Cue = &take(&b.cues, 1)[0]
	*st.Cue = Cue{Lemma: f.Lemma, Act: c.act, Negated: f.Negated, Spans: b.fragmentsOf(f.Cue)}
	b.prose = append(b.prose, ": "...)
	for i, s := range st.Cue.Spans {
		if i > 0 {
			b.prose = append(b.prose, between...)
		}
		b.prose = append(b.prose, s.Text...)
	}
}

// between stands between the fragments of a text.
const between = " … "

// explain gives the statements their evidence, and the cues that have several
// fragments their text, which is its end.
func (b *builder) explain(sts []Statement) {
	prose := string(b.prose)
	for i := range sts {
		f, st := &b.found[b.chosen[i].found], &sts[i]
		n := len(f.Evidence)
		if st.Cue != nil {
			n += len(": ")
			cue := n
			for k, s := range st.Cue.Spans {
				n += len(s.Text) + oneIf(k > 0)*len(between)
			}
			if st.Cue.Text = prose[cue:n]; len(st.Cue.Spans) == 1 {
				st.Cue.Text = st.Cue.Spans[0].Text
			}
		}
		st.Evidence, prose = prose[:n], prose[n:]
	}
}

// speaks reports whether anything is known of a speaker.
func speaks(sp *link.Speaker) bool {
	return sp.Name != "" || !sp.Mention.Empty() || len(sp.Entities) > 0
}

func (b *builder) speaker(sp *link.Speaker) *Speaker {
	if !speaks(sp) {
		return nil
	}
	s := &take(&b.speakers, 1)[0]
	*s = Speaker{Name: sp.Name, Type: types[sp.Type], Form: forms[sp.Form], Entities: take(&b.ids, len(sp.Entities)),
		Confidence: float64(sp.Mille) / 1000, Mention: b.phrase(sp.Mention)}
	for i, e := range sp.Entities {
		s.Entities[i] = int(e) + 1
	}
	return s
}

func (b *builder) credit(i int32) *Credit {
	c := b.outlets.Credits[i]
	if c.Source < 0 {
		return nil
	}
	out := b.creditOf(&b.outlets.Sources[c.Source], c.Mention)
	out.Confidence = float64(c.Mille) / 1000
	return out
}

func (b *builder) creditOf(s *outlet.Source, mention text.Range) *Credit {
	c := &take(&b.credits, 1)[0]
	*c = Credit{Name: s.Name, Kind: sourceKinds[s.Kind], Mention: b.phrase(mention)}
	return c
}

// occasionOf is the occasion of a statement, nil for none.
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
	*out = Entity{ID: i + 1, Name: e.Name, Type: types[e.Type], Gender: genders[e.Gender], Mentions: b.phrasesOf(e.Mentions)}
	out.Aliases = take(&b.names, len(e.Aliases))
	copy(out.Aliases, e.Aliases)
	out.Roles = take(&b.roles, len(e.Roles))
	for k, r := range e.Roles {
		out.Roles[k] = Role(r)
	}
}

// sources translates the outlets that carried a statement that was chosen.
func (b *builder) sources() []Source {
	n := 0
	for _, carried := range b.carried {
		n += oneIf(carried)
	}
	if n == 0 {
		return nil
	}
	out := make([]Source, 0, n)
	for i := range b.outlets.Sources {
		if s := &b.outlets.Sources[i]; b.carried[i] {
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
		d.Source = b.creditOf(s, s.Mentions[0])
	}
	return d
}

func (b *builder) fragment(r text.Range) Fragment {
	f := Fragment{Start: int(b.doc.Tokens[r.Start].Start), End: int(b.doc.Tokens[r.End-1].End)}
	f.Text = b.doc.Text[f.Start:f.End]
	return f
}

func (b *builder) fragmentsOf(ranges []text.Range) []Fragment {
	out := take(&b.fragments, len(ranges))
	for i, r := range ranges {
		out[i] = b.fragment(r)
	}
	return out
}

func (b *builder) phrase(r text.Range) *Phrase {
	if r.Empty() {
		return nil
	}
	p := &take(&b.phrases, 1)[0]
	p.Spans = take(&b.fragments, 1)
	p.Spans[0] = b.fragment(r)
	p.Text = p.Spans[0].Text
	return p
}

func (b *builder) phrasesOf(ranges []text.Range) []Phrase {
	out := take(&b.phrases, len(ranges))
	fragments := b.fragmentsOf(ranges)
	for i := range fragments {
		out[i] = Phrase{Text: fragments[i].Text, Spans: fragments[i : i+1 : i+1]}
	}
	return out
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
