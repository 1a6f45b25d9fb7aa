package attribution

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/pattern"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// house is what rules come to once they are compiled. It is read-only and safe
// for concurrent use; nil is a house without rules.
type house struct {
	patterns []Pattern
	set      *pattern.Set
	people   gazetteer
}

// compile checks the rules and returns the house of their patterns and names,
// and the language with their words. The error joins one for each mistake.
func (r Rules) compile(base *model.Language) (*house, *model.Language, error) {
	if r.zero() {
		return nil, base, nil
	}
	set, wrong := r.check()
	if len(wrong) > 0 {
		all := make([]error, len(wrong))
		for i, m := range wrong {
			all[i] = m
		}
		return nil, base, errors.Join(all...)
	}
	h := &house{patterns: slices.Clone(r.Patterns), set: set, people: r.gazetteer()}
	if phrases := r.phrases(base.Language); len(phrases) > 0 {
		h.patterns = append(h.patterns, phrases...)
		both := make([]pattern.Pattern, len(h.patterns))
		for i, p := range h.patterns {
			both[i] = p.internal()
		}
		var err error
		if h.set, err = pattern.Compile(both); err != nil {
			return nil, base, fmt.Errorf("Options.Rules.Cues: %w", err)
		}
	}
	return h, r.language(base), nil
}

// language returns base with the words of the rules.
func (r *Rules) language(base *model.Language) *model.Language {
	l := *base
	words := *base.Language
	l.Language = &words
	if len(r.Cues) > 0 {
		var cues []lang.CueAddition
		for _, lemma := range sortedKeys(r.Cues) {
			cues = append(cues, lang.CueAddition{Lemma: lemma, Act: lang.Act(slices.Index(acts[:], r.Cues[lemma]))})
		}
		l.Words = base.Words.With(cues)
	}
	if len(r.Outlets) > 0 {
		var outlets []lang.OutletAddition
		for _, o := range r.Outlets {
			a := lang.OutletAddition{KindKnown: o.Kind != "", Aliases: o.Aliases}
			a.Name, a.Country = o.Name, o.Country
			a.Kind = lang.OutletKind(max(0, slices.Index(sourceKinds[:], o.Kind)))
			outlets = append(outlets, a)
		}
		l.Outlets = base.Outlets.With(outlets)
	}
	if len(r.Names) > 0 {
		var names []lang.NameAddition
		for _, n := range r.Names {
			for _, name := range append([]string{n.Name}, n.Aliases...) {
				names = append(names, lang.NameAddition{
					Name: name, Person: n.Type != TypeOrganization, Gender: lang.Gender(max(0, slices.Index(genders[:], n.Gender))),
				})
			}
		}
		l.Lexicon = base.Lexicon.With(names)
	}
	return &l
}

// phrases are patterns for the cues of several words, which the learned finder
// cannot know: behind a quotation, before one, before a clause.
func (r *Rules) phrases(l *lang.Language) []Pattern {
	const (
		name   = `\p{Lu}[\p{L}\p{M}’'.-]*(?: (?:[a-z]{1,3} ){0,2}\p{Lu}[\p{L}\p{M}’'.-]*){0,5}`
		quoted = `(?<content>“[^“”]+”|"[^"]+"|«[^«»]+»|„[^„“”]+[“”])`
	)
	who := `(?<speaker>(?:` + either(l, lang.BeforePerson) + `)(?: [\p{L}’'-]+){1,5}?|` + either(l, lang.Subject) + `|` + name + `)`
	clause := `(?<content>(?:` + either(l, lang.That) + `) [^.!?“”"«»„]+)`
	var out []Pattern
	for _, cue := range sortedKeys(r.Cues) {
		if !strings.Contains(cue, " ") {
			continue
		}
		reports := who + `,? (?<cue>` + pattern.Quote(cue) + `)\b`
		out = append(out, Pattern{
			Name: cue, Act: r.Cues[cue], Confidence: 0.9,
			Expression: quoted + `,? ` + reports + `|` + reports + `[:,]? (?:` + quoted + `|` + clause + `)`,
		})
	}
	return out
}

// either is an expression for the words of a group, capitalised or not.
func either(l *lang.Language, g lang.Group) string {
	words := slices.Clone(l.WordsOf(g))
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = `\b[` + string(unicode.ToUpper(first)) + string(first) + `]` + pattern.Quote(w[size:]) + `\b`
	}
	return strings.Join(words, "|")
}

// internal is the pattern as its engine takes it.
func (p *Pattern) internal() pattern.Pattern {
	return pattern.Pattern{Name: p.Name, Expression: p.Expression, Timeout: time.Duration(p.Seconds) * time.Second}
}

// findings are what the patterns of a house found in one document; nil for
// nothing.
type findings struct {
	house   *house
	doc     *text.Doc
	own     []decide.Own // by pattern, then in the order of the text
	limited []pattern.Limited
}

// statements are the findings for the decision.
func (f *findings) statements() []decide.Own {
	if f == nil {
		return nil
	}
	return f.own
}

// find runs the patterns over a document. tags are parallel to its tokens, or
// nil. The findings are nil where there is no pattern.
func (h *house) find(doc *text.Doc, tags []tag.POS, words *lang.Words) *findings {
	if h == nil || len(h.patterns) == 0 || len(doc.Tokens) == 0 {
		return nil
	}
	f := &findings{house: h, doc: doc}
	paragraphs := make([]quotes.Span, 0, len(doc.Paragraphs))
	for _, p := range doc.Paragraphs {
		if !p.Empty() {
			paragraphs = append(paragraphs, quotes.Span{Start: int(doc.Tokens[p.Start].Start), End: int(doc.Tokens[p.End-1].End)})
		}
	}
	matches, limited := h.set.Find(doc.Text, paragraphs, doc.Stopped)
	f.limited = limited
	t := translator{doc: doc, tags: tags, words: words}
	for i := range matches {
		if x, ok := t.finding(&matches[i], &h.patterns[matches[i].Pattern]); ok {
			f.own = append(f.own, x)
		}
	}
	slices.SortStableFunc(f.own, func(a, b decide.Own) int { return cmp.Compare(a.Pattern, b.Pattern) })
	return f
}

// translator turns matches into statements.
type translator struct {
	doc   *text.Doc
	tags  []tag.POS
	words *lang.Words
}

func (t *translator) finding(m *pattern.Match, p *Pattern) (decide.Own, bool) {
	content := make([]text.Range, 0, len(m.Content))
	for _, s := range m.Content {
		content = append(content, t.withMarks(t.tokens(s)))
	}
	inside := text.NewCover(content)
	if len(inside) == 0 {
		return decide.Own{}, false
	}
	f := decide.Own{Pattern: int32(m.Pattern), Yield: p.Yield}
	f.Source = inside.Without(t.tokens(m.Source))
	f.Content = inside
	for _, s := range m.Cue {
		f.Cue = append(f.Cue, inside.Without(t.tokens(s)))
	}
	f.Cue = text.NewCover(f.Cue)
	f.Mention = inside.Without(t.tokens(m.Speaker))
	f.Addressee = inside.Without(t.tokens(m.Addressee))
	f.Kind = propose.Kind(max(0, slices.Index(kinds[:], p.Kind)))
	if p.Kind == "" {
		f.Kind = t.kind(inside)
	}
	f.Lemma = t.lemma(f.Cue)
	f.Act = t.act(f.Lemma, f.Kind)
	if p.Act != "" {
		f.Act = propose.Act(slices.Index(acts[:], p.Act))
	}
	f.Mille = p.mille()
	f.Evidence = "pattern: " + p.Name
	return f, true
}

// tokens are those that a span touches.
func (t *translator) tokens(s quotes.Span) text.Range {
	all := t.doc.Tokens
	if s.Start >= s.End {
		return text.Range{}
	}
	from := sort.Search(len(all), func(i int) bool { return int(all[i].End) > s.Start })
	to := sort.Search(len(all), func(i int) bool { return int(all[i].Start) >= s.End })
	if from >= to {
		return text.Range{}
	}
	return text.Range{Start: int32(from), End: int32(to)}
}

// withMarks widens a range over the marks of a quotation that it is the whole
// inside of.
func (t *translator) withMarks(r text.Range) text.Range {
	if r.Empty() || r.Start == 0 || int(r.End) >= len(t.doc.Tokens) {
		return r
	}
	before, after := &t.doc.Tokens[r.Start-1], &t.doc.Tokens[r.End]
	const open, closing = text.Mark | text.Open, text.Mark | text.Close
	if before.Flags&open == open && after.Flags&closing == closing && before.Quotation == after.Quotation {
		return text.Range{Start: r.Start - 1, End: r.End + 1}
	}
	return r
}

// kind tells how much of the content stands between quotation marks.
func (t *translator) kind(content []text.Range) propose.Kind {
	bare, quoted := 0, 0
	for _, r := range content {
		for i := r.Start; i < r.End; i++ {
			switch tok := &t.doc.Tokens[i]; {
			case tok.Flags&(text.Word|text.Number) == 0 || tok.Flags&text.Clitic != 0:
			case tok.Quotation != 0:
				quoted++
			default:
				bare++
			}
		}
	}
	switch {
	case quoted == 0:
		return propose.Indirect
	case bare <= 2:
		return propose.Direct
	}
	return propose.Mixed
}

// longestCue is the number of tokens of a cue that are looked at.
const longestCue = 16

// lemma is that of the word in a cue which reports: its last verb, else its
// last word; the whole cue if the list of cues has it.
func (t *translator) lemma(cue []text.Range) string {
	var words []string
	head, verb := int32(-1), false
	for _, r := range cue {
		for i := r.Start; i < min(r.End, r.Start+longestCue) && len(words) < longestCue; i++ {
			words = append(words, text.Fold(t.doc.Word(i)))
			isVerb := t.tags != nil && t.tags[i].Verb()
			if word := t.doc.Tokens[i].Flags&text.Word != 0; head < 0 || isVerb || word && !verb {
				head, verb = i, isVerb
			}
		}
	}
	if head < 0 {
		return ""
	}
	if whole := strings.Join(words, " "); len(words) > 1 {
		if _, known := t.words.Cue(whole); known {
			return whole
		}
	}
	pos := tag.None
	if t.tags != nil {
		pos = t.tags[head]
	}
	return tag.Lemma(t.doc.Lang, t.doc.Word(head), pos)
}

// act is that of a cue. Who is quoted has spoken, whatever the word.
func (t *translator) act(lemma string, kind propose.Kind) propose.Act {
	a, ok := t.words.Act(lemma)
	act := propose.Act(a)
	if !ok || kind != propose.Indirect && (act == propose.Thought || act == propose.Attitude) {
		return propose.Speech
	}
	return act
}

// mille is the confidence of a pattern in thousandths.
func (p *Pattern) mille() int32 {
	if p.Confidence == 0 {
		return 1000
	}
	return int32(p.Confidence*1000 + 0.5)
}

// WarnPattern is the code of a warning that names a pattern for which not all of
// the document was read, and why.
const WarnPattern = "pattern"

func (f *findings) warnings() []Warning {
	if f == nil {
		return nil
	}
	var out []Warning
	for _, d := range f.limited {
		out = append(out, Warning{Code: WarnPattern, Detail: fmt.Sprintf("pattern %q: %s", f.house.patterns[d.Pattern].Name, d.Why)})
	}
	return out
}

// credit gives the statements whose pattern captured a source that source; res
// is what was linked to them.
func (f *findings) credit(sts []decide.Statement, res outlet.Result, outlets *lang.Outlets) outlet.Result {
	if f == nil || len(f.own) == 0 {
		return res
	}
	places := make(map[string]int)
	for k, s := range res.Sources {
		places[s.Name] = k
	}
	changed := false
	for i := range sts {
		r := sts[i].Source
		if r.Empty() || i >= len(res.Credits) {
			continue
		}
		s := outlet.Source{Kind: lang.OtherOutlet, Name: oneLine(f.doc.Slice(r))}
		for k := r.Start; k < min(r.End, r.Start+longestCue); k++ {
			if m, ok := f.doc.Outlet(outlets, k); ok && m.End <= r.End {
				o := outlets.At(m.Outlet)
				s.Name, s.Kind, s.Country = o.Name, o.Kind, o.Country
				break
			}
		}
		if s.Name == "" {
			continue
		}
		k, known := places[s.Name]
		if !known {
			k = len(res.Sources)
			places[s.Name] = k
			res.Sources = append(res.Sources, s)
		}
		res.Sources[k].Mentions = append(res.Sources[k].Mentions, r)
		changed = true
		res.Credits[i] = outlet.Credit{Source: int32(k), Mention: r, Mille: 1000}
	}
	if changed {
		inOrder(&res)
	}
	return res
}

// inOrder sorts mentions, and sources by their first.
func inOrder(res *outlet.Result) {
	byStart := func(a, b text.Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) }
	order := make([]int, len(res.Sources))
	for k := range res.Sources {
		mentions := slices.Clone(res.Sources[k].Mentions)
		slices.SortFunc(mentions, byStart)
		res.Sources[k].Mentions = slices.Compact(mentions)
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return byStart(res.Sources[a].Mentions[0], res.Sources[b].Mentions[0]) })
	sources := make([]outlet.Source, len(order))
	place := make([]int32, len(order))
	for to, from := range order {
		sources[to] = res.Sources[from]
		place[from] = int32(to)
	}
	res.Sources = sources
	for i := range res.Credits {
		if c := &res.Credits[i]; c.Source >= 0 {
			c.Source = place[c.Source]
		}
	}
}
