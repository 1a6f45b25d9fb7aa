package attribution

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/pattern"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// house is a newsroom's rules as the stages use them. Names, outlets and cues
// become entries of the language's lists; patterns become one more proposer of
// statements. It is read-only and safe for concurrent use.
type house struct {
	lang     *model.Language
	patterns *pattern.Set
	byline   byline // of texts that come without one
}

// compile checks the rules and translates them. The error joins one for each
// mistake.
func (r Rules) compile(base *model.Language) (house, error) {
	if wrong := r.check(); len(wrong) > 0 {
		all := make([]error, len(wrong))
		for i, m := range wrong {
			all[i] = m
		}
		return house{}, errors.Join(all...)
	}
	h := house{lang: base}
	if r.zero() {
		return h, nil
	}
	h.lang = r.language(base)
	patterns := enginePatterns(r.Patterns)
	for _, cue := range sortedKeys(r.Cues) {
		if strings.Contains(cue, " ") {
			patterns = append(patterns, pattern.Cue(base.Language, cue, *index[propose.Act](acts[:], r.Cues[cue])))
		}
	}
	var err error
	if h.patterns, err = pattern.Compile(patterns); err != nil {
		return house{}, err
	}
	h.byline = byline{name: r.Byline}
	for _, word := range wordsOf(base.Language, r.Byline) {
		h.byline.words = append(h.byline.words, lang.NormOf(word))
	}
	return h, nil
}

// language returns base with the words of the rules.
func (r *Rules) language(base *model.Language) *model.Language {
	l := *base
	words := *base.Language
	l.Language = &words

	var cues []lang.CueAddition
	for _, lemma := range sortedKeys(r.Cues) {
		cues = append(cues, lang.CueAddition{Lemma: lemma, Act: *index[lang.Act](acts[:], r.Cues[lemma])})
	}
	l.Words = base.Words.With(cues)

	var names []lang.NameAddition
	know := func(k lang.Known, aliases []string) {
		n := lang.NameAddition{Known: k}
		for _, alias := range append([]string{k.Name}, aliases...) {
			n.Names = append(n.Names, wordsOf(base.Language, alias))
		}
		names = append(names, n)
	}
	for _, n := range r.Names {
		know(lang.Known{Name: n.Name, Person: n.Type != TypeOrganization, Gender: lang.Gender(slices.Index(genders[:], n.Gender))}, n.Aliases)
	}
	var outlets []lang.OutletAddition
	for _, o := range r.Outlets {
		a := lang.OutletAddition{Outlet: lang.Outlet{Name: o.Name, Country: o.Country}, KindKnown: o.Kind != "", Aliases: o.Aliases}
		a.Kind = lang.OutletKind(max(0, slices.Index(sourceKinds[:], o.Kind)))
		outlets = append(outlets, a)
		know(lang.Known{Name: o.Name}, o.Aliases)
	}
	l.Outlets, l.Lexicon = base.Outlets.With(outlets), base.Lexicon.With(names)
	return &l
}

// wordsOf returns the words of a name as they stand in a text.
func wordsOf(l *lang.Language, name string) []string {
	doc := text.Parse(l, name, nil)
	words := make([]string, len(doc.Tokens))
	for i := range words {
		words[i] = doc.Word(int32(i))
	}
	return words
}

// enginePatterns returns patterns as their engine takes them.
func enginePatterns(patterns []Pattern) []pattern.Pattern {
	out := make([]pattern.Pattern, len(patterns))
	for i, p := range patterns {
		out[i] = pattern.Pattern{Name: p.Name, Expression: p.Expression, Timeout: time.Duration(p.Seconds) * time.Second,
			Act: index[propose.Act](acts[:], p.Act), Kind: index[propose.Kind](kinds[:], p.Kind), Yield: p.Yield, Mille: 1000}
		if p.Confidence != 0 {
			out[i].Mille = int32(p.Confidence*1000 + 0.5)
		}
	}
	return out
}

// index returns where a value stands in the list that translates it, nil for
// one that is not there.
func index[I ~uint8, P ~string](list []P, value P) *I {
	i := slices.Index(list, value)
	if i < 0 {
		return nil
	}
	out := I(i)
	return &out
}
