package render_test

import (
	"encoding/json"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// in finds words in a text; after the first "|" of the words begins what is
// meant, so that context can tell two places apart.
type in string

func (text in) at(words string) attribution.Fragment {
	before, rest, cut := strings.Cut(words, "|")
	if !cut {
		before, rest = "", words
	}
	i := strings.Index(string(text), before+rest)
	if i < 0 {
		panic("not in the text: " + words)
	}
	i += len(before)
	return attribution.Fragment{Start: i, End: i + len(rest), Text: rest}
}

func (text in) all(words ...string) (out []attribution.Fragment) {
	for _, w := range words {
		out = append(out, text.at(w))
	}
	return out
}

func (text in) phrase(words ...string) *attribution.Phrase {
	spans := text.all(words...)
	var texts []string
	for _, s := range spans {
		texts = append(texts, s.Text)
	}
	return &attribution.Phrase{Text: strings.Join(texts, " … "), Spans: spans}
}

func (text in) cue(lemma string, act attribution.Act, words ...string) *attribution.Cue {
	p := text.phrase(words...)
	return &attribution.Cue{Text: p.Text, Lemma: lemma, Act: act, Spans: p.Spans}
}

const ferry = in("PORT LUMEN (Reuters) — The mayor of Port Lumen, Ilse Marrow, said on Monday that the new ferry would " +
	"“pay for itself <in two years>” & more.\n\n" +
	"“We counted every ticket 🎫 sold since March,” she told reporters.\n\n" +
	"“And then we counted again.\n\n" +
	"“Nobody believed us.”\n\n" +
	"Her deputy, Tomás Ódor, did not say whether the fares would rise, The Daily Telegraph reported. " +
	"“Not now,” Marrow and Ódor said.\r\n\r\n" +
	"According to a report by the harbour board, “Marrow said that ‘the boat is late’ twice.”\n" +
	"“Rubbish!” a shouting man wrote on X.\n")

// ferryResult has something of everything that the formats can show.
func ferryResult() attribution.Result {
	marrow := func(form attribution.Form, words ...string) *attribution.Speaker {
		sp := &attribution.Speaker{Name: "Ilse Marrow", Type: attribution.TypePerson, Form: form, Entities: []int{1}, Confidence: 0.94}
		if len(words) > 0 {
			sp.Mention = ferry.phrase(words...)
		}
		return sp
	}
	return attribution.Result{
		ID:   attribution.StringID("ferry 1"),
		Meta: json.RawMessage(`{"title":"Ferry plan splits Port Lumen","date":"2031-05-04","url":"https://example.org/ferry?a=1&b=2","words":99}`),
		Document: &attribution.Document{
			Text: string(ferry),
			Statements: []attribution.Statement{
				{
					ID: 1, Kind: attribution.KindMixed, Content: ferry.all("that the new ferry would “pay for itself <in two years>” & more"),
					Cue: ferry.cue("say", attribution.ActSpeech, "said"), Speaker: marrow(attribution.FormName, "The mayor of Port Lumen, Ilse Marrow"),
					Occasion: &attribution.Occasion{Time: ferry.phrase("on Monday")}, Confidence: 0.97, Evidence: "model: said",
				},
				{
					ID: 2, Kind: attribution.KindDirect,
					Content:   ferry.all("“We counted every ticket 🎫 sold since March,”", "“And then we counted again.", "“Nobody believed us.”"),
					Cue:       ferry.cue("tell", attribution.ActSpeech, "told"),
					Speaker:   marrow(attribution.FormPronoun, "she"),
					Addressee: ferry.phrase("reporters"), Confidence: 0.913, Evidence: "model: told; quotation continues",
				},
				{
					ID: 3, Kind: attribution.KindIndirect, Content: ferry.all("whether the fares would rise"),
					Cue: &attribution.Cue{Text: "say", Lemma: "say", Act: attribution.ActSpeech, Negated: true, Spans: ferry.all("not |say")},
					Speaker: &attribution.Speaker{
						Name: "Tomás Ódor", Type: attribution.TypePerson, Form: attribution.FormName, Entities: []int{2},
						Mention: ferry.phrase("Her deputy, Tomás Ódor"),
					},
					Source:     &attribution.Credit{Name: "Daily Telegraph", Kind: attribution.SourceNewspaper, Confidence: 0.81, Mention: ferry.phrase("The Daily Telegraph")},
					Confidence: 0.5, Evidence: "rule: negated",
				},
				{
					ID: 4, Kind: attribution.KindDirect, Content: ferry.all("“Not now,”"),
					Cue: ferry.cue("say", attribution.ActSpeech, "Ódor |said"),
					Speaker: &attribution.Speaker{
						Name: "Ilse Marrow and Tomás Ódor", Type: attribution.TypeGroup, Form: attribution.FormName, Entities: []int{1, 2},
						Mention: ferry.phrase("Marrow and Ódor"),
					},
					Confidence: 0.88, Evidence: "model: said",
				},
				{
					ID: 5, Kind: attribution.KindDirect, Content: ferry.all("“Marrow said that ‘the boat is late’ twice.”"),
					Cue: ferry.cue("according to", attribution.ActDocument, "According to"),
					Speaker: &attribution.Speaker{
						Type: attribution.TypeDocument, Form: attribution.FormNominal, Entities: []int{3}, Mention: ferry.phrase("a report by the harbour board"),
					},
					Confidence: 0.7, Evidence: "model: according to",
				},
				{
					ID: 6, Kind: attribution.KindMixed, Content: ferry.all("that ‘the boat is late’ twice"),
					Cue: ferry.cue("say", attribution.ActSpeech, "“Marrow |said"), Speaker: marrow(attribution.FormName, "“|Marrow"),
					Confidence: 0.61, Evidence: "model: said",
				},
				{
					ID: 7, Kind: attribution.KindDirect, Content: ferry.all("“Rubbish!”"),
					Cue:        ferry.cue("write", attribution.ActWriting, "wrote"),
					Speaker:    &attribution.Speaker{Type: attribution.TypeUnnamed, Form: attribution.FormNominal, Mention: ferry.phrase("a shouting man")},
					Source:     &attribution.Credit{Name: "X", Kind: attribution.SourceSocial, Mention: ferry.phrase("on |X")},
					Confidence: 0.8, Evidence: "model: wrote",
				},
				{ID: 8, Kind: attribution.KindIndirect, Content: ferry.all("on Monday"), Confidence: 0.001},
			},
			Entities: []attribution.Entity{
				{
					ID: 1, Name: "Ilse Marrow", Type: attribution.TypePerson, Gender: attribution.GenderFemale, Aliases: []string{"Marrow"},
					Roles:    []attribution.Role{{Text: "mayor", Of: "Port Lumen"}},
					Mentions: []attribution.Phrase{*ferry.phrase("The mayor of Port Lumen, Ilse Marrow"), *ferry.phrase("she")},
				},
				{ID: 2, Name: "Tomás Ódor", Type: attribution.TypePerson, Roles: []attribution.Role{{Text: "deputy"}}, Mentions: []attribution.Phrase{*ferry.phrase("Her deputy, Tomás Ódor")}},
				{ID: 3, Type: attribution.TypeDocument, Mentions: []attribution.Phrase{*ferry.phrase("a report by the harbour board")}},
				{ID: 4, Name: "Harbour Board", Type: attribution.TypeOrganization, Mentions: []attribution.Phrase{*ferry.phrase("the harbour board")}},
			},
			Sources: []attribution.Source{
				{Name: "Daily Telegraph", Kind: attribution.SourceNewspaper, Country: "GB", Mentions: []attribution.Phrase{*ferry.phrase("The Daily Telegraph")}},
			},
			Warnings: []attribution.Warning{{Code: "language", Detail: "short text"}},
		},
	}
}

const evil = in("\ufeff<script>alert('1')</script> \"x\" onclick=\"y\" said ]]> <!-- &amp; &#0; \x00\x01\xff\xfe\u202e\ufffe " +
	"=HYPERLINK(\"http://x\")\r\rstill\u2028the same\u2029\n \n\t\n</div></mark><style>*{display:none}</style> she said\x85 </TEI>")

// evilResult says hostile things wherever text can come from outside, and its
// statements cross.
func evilResult() attribution.Result {
	const attack = "\"'><script>alert(1)</script>\t\n]]>\x00\xff"
	cross := func(from, to string) []attribution.Fragment {
		f := attribution.Fragment{Start: evil.at(from).Start, End: evil.at(to).End}
		f.Text = f.Span().Of(string(evil))
		return []attribution.Fragment{f}
	}
	return attribution.Result{
		ID:   attribution.StringID(`"><img src=x onerror=alert(1)>/../%`),
		Meta: json.RawMessage(`{"title":"</title><script>alert(1)</script>","url":"javascript:alert(1)","date":"\"<b>"}`),
		Document: &attribution.Document{
			Text: string(evil),
			Statements: []attribution.Statement{
				{ID: 1, Kind: attribution.KindDirect, Content: cross("<script>", "onclick"), Confidence: 1, Evidence: attack},
				{
					ID: 1, Kind: attack, Content: cross("\"x\"", "same"), Confidence: -3,
					Cue:       &attribution.Cue{Text: attack, Lemma: attack, Act: attack, Spans: evil.all("said")},
					Speaker:   &attribution.Speaker{Name: attack, Type: attack, Form: attack, Entities: []int{0, 7}, Mention: evil.phrase("=HYPERLINK(\"http://x\")")},
					Addressee: &attribution.Phrase{Text: attack, Spans: cross("onclick", "&#0;")},
					Source:    &attribution.Credit{Name: "=cmd|' /C calc'!A0", Kind: attack, Mention: &attribution.Phrase{Spans: cross("</div>", "</style>")}},
				},
				{ID: 3, Content: cross("]]>", "</mark>"), Confidence: 0.5, Speaker: &attribution.Speaker{Name: attack}},
				{ID: 4, Kind: attribution.KindDirect, Content: []attribution.Fragment{{Start: 0, End: 0}, {Start: 5, End: len(evil), Text: string(evil[5:])}}},
				{ID: 5},
			},
			Warnings: []attribution.Warning{{Code: attack}},
		},
	}
}
