package eval

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// between stands between the pieces of a text that has several, as it does in
// [attribution.Phrase].
const between = " … "

// Said is a statement that should be found, in the words of the article: gold
// as a person writes it, without offsets. Pieces are joined with " … ".
type Said struct {
	Content string           // as it stands in the text, with its quotation marks
	Nth     int              // which one it is where the content is there several times, from 1
	Cue     string           // the one that is nearest to the content; empty for none
	Mention string           // of the speaker, likewise
	Kind    attribution.Kind // empty: as its quotation marks say
	Speaker string           // the fullest name; empty where the text names nobody
	Aliases []string         // shorter names that will do
	Source  string           // what carried it; empty for nothing
}

// Mark adds statements to what should be found in the article. It fails, and
// adds nothing, where words are not in the text, or content is there more than
// once and Nth does not say which one is meant.
func (a *Article) Mark(said ...Said) error {
	marked := make([]Attribution, 0, len(said))
	for i, s := range said {
		g, err := s.find(a.Text)
		if err != nil {
			return fmt.Errorf("eval: article %q, statement %d: %w", a.ID, i+1, err)
		}
		marked = append(marked, g)
	}
	a.Attributions = append(a.Attributions, marked...)
	return nil
}

func (s *Said) find(text string) (Attribution, error) {
	g := Attribution{
		Kind: s.Kind, SpeakerMarked: true, Speaker: s.Speaker, Aliases: s.Aliases, SourceMarked: true, Source: s.Source,
	}
	places := occurrences(text, s.Content)
	switch {
	case s.Content == "":
		return g, fmt.Errorf("no Said.Content")
	case len(places) == 0:
		return g, fmt.Errorf("Said.Content %q is not in the text", s.Content)
	case s.Nth < 0 || s.Nth > len(places):
		return g, fmt.Errorf("Said.Nth is %d, but Content %q is in the text %d times", s.Nth, s.Content, len(places))
	case s.Nth == 0 && len(places) > 1:
		return g, fmt.Errorf("Said.Content %q is in the text %d times: say with Nth which one it is", s.Content, len(places))
	}
	g.Content = places[max(0, s.Nth-1)]
	var err error
	if g.Cue, err = nearest(text, "Said.Cue", s.Cue, g.Content); err != nil {
		return g, err
	}
	g.Mention, err = nearest(text, "Said.Mention", s.Mention, g.Content)
	return g, err
}

// nearest returns the occurrence of words that is nearest to the content and
// does not touch it; of two as near, the one before.
func nearest(text, field, words string, content []quotes.Span) ([]quotes.Span, error) {
	if words == "" {
		return nil, nil
	}
	var best []quotes.Span
	least := len(text) + 1
	for _, place := range occurrences(text, words) {
		if d := distance(place, content); d >= 0 && d < least {
			best, least = place, d
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%s %q is not in the text outside of the content", field, words)
	}
	return best, nil
}

// distance is the number of bytes between the nearest spans of a and b, or -1
// where any of them overlap.
func distance(a, b []quotes.Span) int {
	least := -1
	for _, s := range a {
		for _, t := range b {
			d := max(t.Start-s.End, s.Start-t.End)
			if d < 0 {
				return -1
			}
			if least < 0 || d < least {
				least = d
			}
		}
	}
	return least
}

// occurrences returns where words stand in the text as whole words. Pieces
// between which other words may stand follow one another; the first one tells
// occurrences apart.
func occurrences(text, words string) (out [][]quotes.Span) {
	pieces := []string{words}
	if !strings.Contains(text, words) {
		pieces = strings.Split(words, between)
	}
	for from := 0; ; {
		first, ok := wholeWords(text, pieces[0], from)
		if !ok {
			return out
		}
		place, end := []quotes.Span{first}, first.End
		for _, piece := range pieces[1:] {
			next, ok := wholeWords(text, piece, end)
			if !ok {
				return out
			}
			place, end = append(place, next), next.End
		}
		out = append(out, place)
		from = first.End
	}
}

// wholeWords returns the first place from an offset on where words stand that
// are not parts of longer ones.
func wholeWords(text, words string, from int) (quotes.Span, bool) {
	for words != "" {
		at := strings.Index(text[from:], words)
		if at < 0 {
			break
		}
		s := quotes.Span{Start: from + at, End: from + at + len(words)}
		if !insideWord(text, s.Start) && !insideWord(text, s.End) {
			return s, true
		}
		_, size := utf8.DecodeRuneInString(text[s.Start:])
		from = s.Start + size
	}
	return quotes.Span{}, false
}

// insideWord reports whether letters or digits stand on both sides of i.
func insideWord(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return isWordRune(before) && isWordRune(after)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
