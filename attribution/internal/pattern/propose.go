package pattern

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// Propose runs the patterns over a document and returns the statements that they
// find, by pattern and then in the order of the text, and what was left out.
// tags are parallel to the tokens, or nil.
func (s *Set) Propose(doc *text.Doc, tags []tag.POS) ([]decide.Own, []Limited) {
	if s == nil || len(s.patterns) == 0 || len(doc.Tokens) == 0 {
		return nil, nil
	}
	paragraphs := make([]quotes.Span, 0, len(doc.Paragraphs))
	for _, p := range doc.Paragraphs {
		if !p.Empty() {
			paragraphs = append(paragraphs, quotes.Span{Start: int(doc.Tokens[p.Start].Start), End: int(doc.Tokens[p.End-1].End)})
		}
	}
	matches, limited := s.find(doc.Text, paragraphs, doc.Stopped)
	r := reader{doc: doc, tags: tags}
	var out []decide.Own
	for i := range matches {
		if x, ok := r.statement(&matches[i], &s.patterns[matches[i].Pattern].Pattern); ok {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b decide.Own) int { return cmp.Compare(a.Pattern, b.Pattern) })
	return out, limited
}

// reader makes statements of matches.
type reader struct {
	doc  *text.Doc
	tags []tag.POS
}

// statement is what a match says: its captures widened to tokens. It is false
// where no token is left for the content.
func (r *reader) statement(m *match, p *Pattern) (decide.Own, bool) {
	content := make([]text.Range, 0, len(m.Content))
	for _, s := range m.Content {
		content = append(content, r.withMarks(r.tokens(s)))
	}
	inside := text.NewCover(content)
	if len(inside) == 0 {
		return decide.Own{}, false
	}
	own := decide.Own{Pattern: int32(m.Pattern), Yield: p.Yield}
	own.Content = inside
	for _, s := range m.Cue {
		own.Cue = append(own.Cue, inside.Without(r.tokens(s)))
	}
	own.Cue = text.NewCover(own.Cue)
	own.Mention = inside.Without(r.tokens(m.Speaker))
	own.Source = inside.Without(r.tokens(m.Source))
	own.Addressee = inside.Without(r.tokens(m.Addressee))
	own.Kind = propose.KindOf(r.doc, inside)
	if p.Kind != nil {
		own.Kind = *p.Kind
	}
	own.Lemma = r.lemma(own.Cue)
	own.Act = act(r.doc.Lang.Words, own.Lemma, own.Kind)
	if p.Act != nil {
		own.Act = *p.Act
	}
	own.Mille = p.Mille
	own.Evidence = "pattern: " + p.Name
	return own, true
}

// tokens are those that a span touches.
func (r *reader) tokens(s quotes.Span) text.Range {
	all := r.doc.Tokens
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

// withMarks widens a range over the quotation marks right around it.
func (r *reader) withMarks(x text.Range) text.Range {
	if x.Empty() || x.Start == 0 || int(x.End) >= len(r.doc.Tokens) {
		return x
	}
	before, after := &r.doc.Tokens[x.Start-1], &r.doc.Tokens[x.End]
	const open, closing = text.Mark | text.Open, text.Mark | text.Close
	if before.Flags&open == open && after.Flags&closing == closing && before.Quotation == after.Quotation {
		return text.Range{Start: x.Start - 1, End: x.End + 1}
	}
	return x
}

// longestCue is the number of tokens of a cue that are looked at.
const longestCue = 16

// lemma is that of the word in a cue which reports: its last verb, else its
// last word; the whole cue if the list of cues has it.
func (r *reader) lemma(cue []text.Range) string {
	var words []string
	head, verb := int32(-1), false
	for _, x := range cue {
		for i := x.Start; i < min(x.End, x.Start+longestCue) && len(words) < longestCue; i++ {
			words = append(words, text.Fold(r.doc.Word(i)))
			isVerb := r.tags != nil && r.tags[i].Verb()
			if word := r.doc.Tokens[i].Flags&text.Word != 0; head < 0 || isVerb || word && !verb {
				head, verb = i, isVerb
			}
		}
	}
	if head < 0 {
		return ""
	}
	if whole := strings.Join(words, " "); len(words) > 1 {
		if _, known := r.doc.Lang.Words.Cue(whole); known {
			return whole
		}
	}
	pos := tag.None
	if r.tags != nil {
		pos = r.tags[head]
	}
	return tag.Lemma(r.doc.Lang, r.doc.Word(head), pos)
}

// act is that of a cue. Who is quoted has spoken, whatever the word.
func act(words *lang.Words, lemma string, kind propose.Kind) propose.Act {
	a, ok := words.Act(lemma)
	if !ok || kind != propose.Indirect && propose.Act(a).Stance() {
		return propose.Speech
	}
	return propose.Act(a)
}
