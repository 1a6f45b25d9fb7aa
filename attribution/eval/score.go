package eval

import (
	"fmt"
	"slices"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// Score counts how documents compare with gold. The zero value is ready. It is
// not safe for concurrent use.
type Score struct {
	total    tally
	articles []articleTally
	mistakes []Mistake
}

type articleTally struct {
	id string
	tally
}

// Add scores the document that was made of an article's text; nil is a document
// without statements. It fails, and counts nothing, where the document is of
// another text, or a span does not lie on characters of it.
//
// Confidences count where any statement of the document has one.
func (s *Score) Add(a Article, d *attribution.Document) error {
	var predicted []prediction
	if d != nil {
		if d.Text != "" && d.Text != a.Text { // JSON may leave the text out
			return fmt.Errorf("eval: %s: the document is of another text: %s", a.ID, difference(a.Text, d.Text))
		}
		var err error
		if predicted, err = predictions(a.Text, d); err != nil {
			return fmt.Errorf("eval: %s: %w", a.ID, err)
		}
	}
	s.add(a, a.Attributions, predicted)
	return nil
}

// difference says where two texts part: often one of them was trimmed, or its
// line ends were changed.
func difference(want, got string) string {
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	return fmt.Sprintf("it has %.12q at byte %d for %.12q", got[at:], at, want[at:])
}

// AddPeople scores every annotator of the article against every other: the
// ceiling for machines. It returns how many pairs there were.
func (s *Score) AddPeople(a Article) (pairs int) {
	for i, gold := range a.Annotators {
		for j, other := range a.Annotators {
			if i == j {
				continue
			}
			predicted := make([]prediction, len(other))
			for k, p := range other {
				predicted[k] = prediction{Attribution: Attribution{Content: p.Content, Cue: p.Cue, Mention: p.Mention}}
			}
			s.add(a, gold, predicted)
			pairs++
		}
	}
	return pairs
}

func (s *Score) add(a Article, gold []Attribution, predicted []prediction) {
	c := &comparison{text: newText(a.Text), article: a.ID}
	c.gold, c.predicted = c.neutral(gold, predicted, a.IgnoreCues)
	c.compare()
	s.total.add(&c.tally)
	c.tally.confidences = nil
	s.articles = append(s.articles, articleTally{a.ID, c.tally})
	s.mistakes = append(s.mistakes, c.mistakes...)
}

// comparison is one article's gold and predictions.
type comparison struct {
	*text
	article   string
	gold      []Attribution
	predicted []prediction
	tally     tally
	mistakes  []Mistake

	goldWords, predictedWords [][]int
	goldKinds, predictedKinds []attribution.Kind
	ofGold, ofPredicted       []int // partners, or -1
	pairs                     [][2]int
	right                     []bool // for each prediction: paired, and the right mention
}

// neutral drops what counts for nothing: optional gold with what pairs with it,
// and predictions whose cue lies where it is to be ignored.
func (c *comparison) neutral(gold []Attribution, predicted []prediction, ignored []quotes.Span) ([]Attribution, []prediction) {
	optional := func(g Attribution) bool { return g.Optional }
	if slices.ContainsFunc(gold, optional) {
		_, ofPredicted, _ := pairs(c.contents(gold), c.predictedContents(predicted))
		var kept []prediction
		for j, p := range predicted {
			if ofPredicted[j] < 0 || !gold[ofPredicted[j]].Optional {
				kept = append(kept, p)
			}
		}
		predicted = kept
		gold = slices.DeleteFunc(slices.Clone(gold), optional)
	}
	toIgnore := func(p prediction) bool {
		return slices.ContainsFunc(p.Cue, func(cue quotes.Span) bool {
			return slices.ContainsFunc(ignored, func(s quotes.Span) bool { return s.Contains(cue) })
		})
	}
	if len(ignored) > 0 {
		predicted = slices.DeleteFunc(slices.Clone(predicted), toIgnore)
	}
	return gold, predicted
}

func (c *comparison) contents(gold []Attribution) [][]int {
	out := make([][]int, len(gold))
	for i, g := range gold {
		out[i] = c.content(g.Content)
	}
	return out
}

func (c *comparison) predictedContents(predicted []prediction) [][]int {
	out := make([][]int, len(predicted))
	for j, p := range predicted {
		out[j] = c.content(p.Content)
	}
	return out
}

func (c *comparison) compare() {
	c.tally.articles = 1
	c.goldWords, c.predictedWords = c.contents(c.gold), c.predictedContents(c.predicted)
	c.goldKinds, c.predictedKinds = make([]attribution.Kind, len(c.gold)), make([]attribution.Kind, len(c.predicted))
	c.right = make([]bool, len(c.predicted))
	for i, g := range c.gold {
		c.goldKinds[i] = g.Kind
		if g.Kind == "" {
			c.goldKinds[i] = c.kindOf(g.Content)
		}
		c.tally.kinds[kindIndex(c.goldKinds[i])].gold++
		if c.saidAt(i) {
			c.tally.said++
		}
	}
	for j, p := range c.predicted {
		c.predictedKinds[j] = p.Kind
		if p.Kind == "" {
			c.predictedKinds[j] = c.kindOf(p.Content)
		}
		c.tally.kinds[kindIndex(c.predictedKinds[j])].predicted++
	}
	c.countWords()
	c.countSpans()
	c.ofGold, c.ofPredicted, c.pairs = pairs(c.goldWords, c.predictedWords)
	for _, pair := range c.pairs {
		c.comparePair(pair[0], pair[1])
	}
	for i := range c.gold {
		c.compareGold(i)
	}
	c.countOutlets()
	for j := range c.predicted {
		c.comparePredicted(j)
	}
}

func (c *comparison) saidAt(i int) bool {
	return c.said(c.goldKinds[i] != attribution.KindIndirect, c.gold[i].Cue)
}

func (c *comparison) countWords() {
	gold, predicted := union(c.goldWords), union(c.predictedWords)
	c.tally.words = match{common(gold, predicted), len(predicted), len(gold)}
}

func union(sets [][]int) []int {
	out := slices.Concat(sets...)
	slices.Sort(out)
	return slices.Compact(out)
}

// countSpans compares the contiguous spans of each role, by their first and last
// word, paired with nothing.
func (c *comparison) countSpans() {
	type ends struct{ first, last int }
	var gold, predicted [roles]map[ends]bool
	for role := range roles {
		gold[role], predicted[role] = make(map[ends]bool), make(map[ends]bool)
	}
	collect := func(sets *[roles]map[ends]bool, a *Attribution) {
		for role, spans := range [roles][]quotes.Span{mentionRole: a.Mention, cueRole: a.Cue, contentRole: a.Content} {
			for _, s := range spans {
				if words := c.coverage([]quotes.Span{s}, role == contentRole); len(words) > 0 {
					sets[role][ends{words[0], words[len(words)-1]}] = true
				}
			}
		}
	}
	for i := range c.gold {
		collect(&gold, &c.gold[i])
	}
	for j := range c.predicted {
		collect(&predicted, &c.predicted[j].Attribution)
	}
	for role := range gold {
		m := match{predicted: len(predicted[role]), gold: len(gold[role])}
		for e := range gold[role] {
			if predicted[role][e] {
				m.both++
			}
		}
		c.tally.spans[role] = m
	}
}

func (c *comparison) comparePair(i, j int) {
	g, p, t := &c.gold[i], &c.predicted[j], &c.tally
	gk, pk := &t.kinds[kindIndex(c.goldKinds[i])], &t.kinds[kindIndex(c.predictedKinds[j])]
	gk.found++
	pk.foundPredicted++
	if slices.Equal(c.goldWords[i], c.predictedWords[j]) {
		gk.exact++
		pk.exactPredicted++
	}
	gm, pm := c.cover(g.Mention), c.cover(p.Mention)
	c.right[j] = intersects(gm, pm) || len(gm) == 0 && len(pm) == 0
	if c.right[j] {
		gk.mention++
		pk.mentionPredicted++
		if c.saidAt(i) {
			t.saidRight++
		}
	} else {
		t.wrong++
		c.mistake(Mistake{Kind: MistakeMention, Content: c.beginning(g.Content, shortText), Want: c.texts(g.Mention), Got: c.texts(p.Mention)})
	}
	gc, pc := c.cover(g.Cue), c.cover(p.Cue)
	if intersects(gc, pc) || len(gc) == 0 && len(pc) == 0 {
		t.cue++
	}
	if slices.Equal(gm, pm) {
		t.sourceExact++
	}
	c.compareName(g, p)
	if isOneOf(g.Form, attribution.FormName, attribution.FormPronoun, attribution.FormNominal) && p.Form != "" {
		t.forms++
		t.formsRight += one(g.Form == p.Form)
	}
	if p.Type != "" && isOneOf(g.Type, attribution.TypePerson, attribution.TypeOrganization, attribution.TypeGroup,
		attribution.TypeUnnamed, attribution.TypeDocument) {
		t.types++
		t.typesRight += one(g.Type == p.Type)
	}
	if g.Kind != "" && p.Kind != "" {
		t.marked++
		t.markedRight += one(g.Kind == p.Kind)
	}
	c.compareSource(g, p)
}

func isOneOf[S comparable](s S, of ...S) bool { return slices.Contains(of, s) }

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compareName counts the names that are not the speaker's; a speaker without a
// name may have that of a group, but not that of somebody.
func (c *comparison) compareName(g *Attribution, p *prediction) {
	if !g.SpeakerMarked || g.Joint {
		return
	}
	known := g.Speaker != ""
	if !known && !isOneOf(g.Type, attribution.TypeUnnamed, attribution.TypeGroup, noSpeaker, "") {
		return
	}
	c.tally.named++
	switch {
	case p.Speaker == "":
	case known:
		c.tally.misnamed += one(!SameName(p.Speaker, g.Speaker, g.Aliases))
	default:
		c.tally.misnamed += one(isOneOf(p.Type, attribution.TypePerson, attribution.TypeOrganization))
	}
}

func (c *comparison) compareSource(g *Attribution, p *prediction) {
	if !g.SourceMarked || g.SourceOptional {
		return
	}
	var names []string
	if g.Source != "" {
		names = append([]string{g.Source}, g.SourceAliases...)
		c.tally.outlets.gold++
	}
	switch {
	case g.Source != "" && p.Source != "" && SameOutlet(p.Source, names):
		c.tally.outlets.both++
	case g.Source != "" || p.Source != "":
		c.tally.wrongSource++
		c.mistake(Mistake{Kind: MistakeSource, Content: c.beginning(g.Content, shortText), Want: listOf(g.Source), Got: listOf(p.Source)})
	}
}

// compareGold counts what was missed, and the names of speakers.
func (c *comparison) compareGold(i int) {
	g, t := &c.gold[i], &c.tally
	j := c.ofGold[i]
	if j < 0 {
		t.missed++
		c.mistake(Mistake{
			Kind: MistakeMissed, Statement: c.goldKinds[i], Content: c.beginning(g.Content, longText),
			Cue: c.texts(g.Cue), Want: c.texts(g.Mention),
		})
		if g.Source != "" && !g.SourceOptional {
			t.outlets.gold++
		}
	}
	if g.Speaker == "" {
		return
	}
	s := speakerTally{gold: 1}
	if j >= 0 {
		s.found = 1
		if SameName(c.predicted[j].Speaker, g.Speaker, g.Aliases) {
			s.right = 1
		} else {
			t.wrongName++
			c.mistake(Mistake{Kind: MistakeSpeaker, Content: c.beginning(g.Content, shortText), Want: listOf(g.Speaker), Got: listOf(c.predicted[j].Speaker)})
		}
	}
	form := g.Form
	if form == "" {
		form = "any"
	}
	t.speaker(form, s)
}

// countOutlets counts the sources given, where the article's gold marks sources.
func (c *comparison) countOutlets() {
	if !slices.ContainsFunc(c.gold, func(g Attribution) bool { return g.SourceMarked }) {
		return
	}
	for j, p := range c.predicted {
		i := c.ofPredicted[j]
		if p.Source != "" && (i < 0 || !c.gold[i].SourceOptional) {
			c.tally.outlets.predicted++
		}
	}
}

func (c *comparison) comparePredicted(j int) {
	p := &c.predicted[j]
	if p.rated {
		c.tally.confidences = append(c.tally.confidences, rated{p.confidence, c.right[j]})
	}
	if c.ofPredicted[j] < 0 {
		c.tally.extra++
		c.mistake(Mistake{
			Kind: MistakeExtra, Statement: c.predictedKinds[j], Content: c.beginning(p.Content, longText),
			Cue: c.texts(p.Cue), Got: c.texts(p.Mention),
		})
	}
}
