package main

import (
	"math/rand/v2"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// sourcePatterns are the constructs in which every newsroom names outlets, and
// those in which an outlet carries nothing: an employer, a thing that is talked
// about, a place. A pattern is its text, with [content], <cue> and {mention} of
// the statements, numbered where there are several; then what carried each: O
// the outlet, P another, - none. O is an outlet, A and B are people, a and b
// their last names, Q and R clauses.
var sourcePatterns = []string{
	"[“Q,”] {A} <told> O.|O",
	"{A} <told> O [that Q].|O",
	"{A} <said> in an interview with O [that Q].|O",
	"In an interview with O, {A} <said> [Q].|O",
	"[“Q,”] {A} <was quoted as saying> by O.|O",
	"{A} was <quoted> by O <as saying> [that Q].|O",
	"O <quoted> {A} <as saying> [that Q].|O",
	"[Q], {A} <said>, O reported.|O",
	"[Q], {A} <said>, according to O.|O",
	"According to O, {A} <said> [that Q].|O",
	"{A} <said>, O reported on Monday, [that Q].|O",
	"{O} <reported> [that Q].|O",
	"[Q], {O} <reported>.|O",
	"[Q], <according to> {O}.|O",
	"O, citing {A}, <reported> [that Q].|O",
	"[Q], {A} <said>. O reported.|O",
	"Speaking to O, {A} <said> [Q].|O",
	"Speaking on O, {A} <said> [Q].|O",
	"{A} <wrote> in O [that Q].|O",
	"Asked by O about it, {A} <said> [Q].|O",
	"1{O} 1<reported> 1[that 2{A} had 2<said> 2[Q]].|OO",
	"1{O} 1<reported> 1[that 2{a} 2<called> 2[it a mistake]].|OO",
	"1{A} 1<told> O 1[that Q].\n\n2[“R,”] 2{a} 2<added>.|OO",
	"In an interview with O, 1{A} 1<said> 1[Q]. 2{He} 2<said> 2[R].|OO",
	"1{A} 1<said> on Monday 1[that Q].\n\n2[“R,”] 2{a} 2<told> O.|OO",
	"1{A} 1<told> O 1[that Q]. 2{B} 2<told> the paper 2[that R].|OO",
	"In an interview with O, 1{A} 1<said> 1[Q].\n\n2{HOST}: 2[Why?]\n\n3{a}: 3[R.]|OOO",
	"On O, 1{A} 1<said> 1[Q].\n\n2{MODERATOR}: 2[Is it?]\n\n3{a}: 3[R.]|OOO",
	"1{A} 1<told> O 1[that Q].\n\n2{a} 2<said> 2[R].\n\n3[“Q,”] 3{he} 3<added>.|OOO",
	"1{a}: 1[Q]\n\n2{A} 2<said> 2[R] in an interview with O.\n\n3[“Q,”] 3{he} 3<said>.|OOO",
	"1{O} 1<reported> 1[that Q].\n\n2{The report} 2<said> 2[R].|OO",
	"1{O} 1<wrote> 1[that Q].\n\n2[“R,”] 2{the editorial} 2<said>.\n\n3{It} 3<added> 3[that Q].|OOO",
	"[“Q,”] {A} <said> on Monday,\nO reported.|O",
	"[Q], {A} <said>.\n\nO reported.|O",
	"1{A}: 1[Q.]\n\n2{B} 2<told> O: 2[“R.”]|-O",
	"1{MAYOR A}: 1[Q.]\n\n2{A friend} 2<told> O: 2[“R.”]|-O",
	// Somebody else speaks, or it is another occasion.
	"1{A} 1<told> O 1[that Q].\n\n2{B} 2<said> 2[R].|O-",
	"1{A} 1<told> O 1[that Q].\n\n2{B} 2<told> P 2[that R].|OP",
	"1[“Q,”] 1{A} 1<told> O. 2[“R,”] 2{B} 2<told> P.|OP",
	"1{A} 1<told> O 1[that Q].\n\nIn a statement, 2{he} 2<said> 2[R].|O-",
	"1{A} 1<told> O 1[that Q].\n\nAt a rally, 2{he} 2<said> 2[R].|O-",
	"In an interview with O, 1{A} 1<said> 1[Q].\n\nIn a speech to parliament, 2{a} 2<said> 2[R].|O-",
	"1{A} 1<told> O 1[that Q].\n\n2{He} 2<told> reporters on Friday 2[that R].|O-",
	"1{A} 1<told> O 1[that Q].\n\n2{He} has long 2<said> 2[R].\n\n3[“Q,”] 3{a} 3<said>.|O-O",
	"1[Q], 1{A} 1<said>, O reported.\n\n2{B} 2<said> 2[R].|O-",
	"1{B} 1<said> 1[R].\n\n2{A} 2<told> O 2[that Q].|-O",
	"1{A} 1<told> O 1[that Q].\n\n2{B} 2<said> 2[R].\n\n3[“Q,”] 3{a} 3<said>.|O--",
	"1[Q], O quoted 1{A} 1<as saying>. 2{The official} 2<praised> 2[the deal].|O-",
	"In an interview with O, 1{A} 1<said> 1[Q].\n\nAt a rally, 2{he} 2<called> 2[it ugly].\n\nIn the interview, 3{he} 3<said> 3[R].|O-O",
	// The outlet is an employer, a company, a thing that is talked about.
	"{O reporter A} <said> [Q].|-",
	"[Q], <said> {O host A}.|-",
	"{O chief executive A} <said> [Q].|-",
	"{A, who owns O,} <said> [Q].|-",
	"{A, editor of O,} <said> [Q].|-",
	"In an attack on O, {A} <said> [Q].|-",
	"{A} <said> [O had lied].|-",
	"{A} <told> reporters [O would close].|-",
	"{A}, who once worked for O, <said> [Q].|-",
	"{A} <said> in a statement to shareholders of O [that Q].|-",
	"A left O in May. {He} <said> [Q].|-",
	"{A} <told> parliament [that Q].|-",
	"{A} <told> B [that Q].|-",
	"[“Q,”] {A} <told> the council.|-",
	"{A} <told> the court [that Q].|-",
	"{A} <said> [Q] as The Times they knew were over.|-",
}

var (
	sourcePeople = [][2]string{
		{"Ivo Mora", "Mora"}, {"Vera Lind", "Lind"}, {"Hassan Rouhi", "Rouhi"}, {"Mayor Tom Askew", "Askew"}, {"Elena Petrova", "Petrova"},
		{"Li Wen", "Li"}, {"Chief Justice Ada Poe", "Poe"}, {"Carlos Ruiz", "Ruiz"}, {"Minister Goran Ilic", "Ilic"}, {"Sarah Finch", "Finch"},
	}
	sourceOutlets = [][2]string{
		{"Reuters", "Reuters"}, {"the BBC", "BBC"}, {"Tanjug", "Tanjug"}, {"the Mehr news agency", "Mehr"}, {"CNN", "CNN"}, {"AFP", "AFP"},
		{"The Guardian", "Guardian"}, {"Press TV", "Press TV"}, {"state broadcaster RTS", "RTS"}, {"Kyodo", "Kyodo"}, {"Sky News", "Sky News"},
		{"Der Spiegel", "Der Spiegel"}, {"the New York Times", "New York Times"}, {"the Harbour Gazette", "Harbour Gazette"},
		{"the Daily Tarn", "Daily Tarn"}, {"Radio Zora", "Radio Zora"}, {"the Valley Herald", "Valley Herald"},
		{"the newspaper Glas Naroda", "Glas Naroda"}, {"the Zora news agency", "Zora"}, {"Politika", "Politika"}, {"BBC Radio 4", "BBC Radio 4"},
		{"Sky Sports", "Sky Sports"}, {"TASS", "TASS"}, {"Le Monde", "Le Monde"}, {"Xinhua", "Xinhua"}, {"Al Jazeera", "Al Jazeera"},
	}
	sourceClauses = []string{
		"the bridge is safe", "the talks had failed", "prices would double by spring", "nobody asked the village", "the dam holds",
		"it was over in a minute", "the harbour will close", "the roof had leaked for years",
	}
)

// madeSources fills in each pattern several times.
func madeSources(m *model.Language) []sourced {
	const times = 6
	rng := rand.New(rand.NewPCG(3, 5))
	var out []sourced
	for _, p := range sourcePatterns {
		pattern, answers, _ := strings.Cut(p, "|")
		for range times {
			people, outlets, clauses := rng.Perm(len(sourcePeople)), rng.Perm(len(sourceOutlets)), rng.Perm(len(sourceClauses))
			o, p := sourceOutlets[outlets[0]], sourceOutlets[outlets[1]]
			a, b := sourcePeople[people[0]], sourcePeople[people[1]]
			fill := map[byte]string{
				'O': o[0], 'P': p[0], 'A': a[0], 'B': b[0], 'a': a[1], 'b': b[1],
				'Q': sourceClauses[clauses[0]], 'R': sourceClauses[clauses[1]],
			}
			doc, tags, sts := parseMarked(fillPattern(pattern, fill), m)
			s := sourced{corpus: "made", id: p[0] + pattern}
			for _, c := range answers {
				ans := outlet.Answer{Known: true, Paired: true}
				switch c {
				case 'O':
					ans.Names = o[1:]
				case 'P':
					ans.Names = p[1:]
				}
				s.answers = append(s.answers, ans)
			}
			s.in = sourceInput(doc, tags, sts[:min(len(sts), len(s.answers))], m)
			s.answers = s.answers[:len(s.in.Statements)]
			out = append(out, s)
		}
	}
	return out
}

// fillPattern replaces the single letters of a pattern. What begins a sentence
// gets a capital.
func fillPattern(pattern string, fill map[byte]string) string {
	var b strings.Builder
	letter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		w, ok := fill[c]
		alone := (i == 0 || !letter(pattern[i-1])) && (i+1 == len(pattern) || !letter(pattern[i+1]))
		if !ok || !alone || c == 'a' && i+1 < len(pattern) && pattern[i+1] == ' ' && (i == 0 || pattern[i-1] == ' ') {
			b.WriteByte(c)
			continue
		}
		if plain := strings.TrimRight(b.String(), "[<{123“"); plain == "" || strings.HasSuffix(plain, ". ") || strings.HasSuffix(plain, "\n") {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		b.WriteString(w)
	}
	return b.String()
}

// parseMarked reads a text with its statements marked.
func parseMarked(marked string, m *model.Language) (*text.Doc, []tag.POS, []decide.Statement) {
	type part struct {
		kind byte
		id   int
		span quotes.Span
	}
	var plain strings.Builder
	var open, parts []part
	for i := 0; i < len(marked); i++ {
		id := 1
		if '1' <= marked[i] && marked[i] <= '3' && i+1 < len(marked) && strings.IndexByte("[<{", marked[i+1]) >= 0 {
			id = int(marked[i] - '0')
			i++
		}
		switch c := marked[i]; c {
		case '[', '<', '{':
			open = append(open, part{kind: c, id: id, span: quotes.Span{Start: plain.Len()}})
		case ']', '>', '}':
			p := open[len(open)-1]
			open = open[:len(open)-1]
			p.span.End = plain.Len()
			parts = append(parts, p)
		default:
			plain.WriteByte(c)
		}
	}
	doc := text.Parse(lang.English(), plain.String(), quotes.Find(plain.String()))
	var sts []decide.Statement
	for _, p := range parts {
		for len(sts) < p.id {
			sts = append(sts, decide.Statement{})
		}
		st, r := &sts[p.id-1], tokensOf(doc, p.span)
		switch p.kind {
		case '[':
			st.Content = append(st.Content, r)
			if doc.Tokens[r.Start].Quotation != 0 {
				st.Kind = propose.Direct
			}
		case '<':
			st.Cue = append(st.Cue, r)
		default:
			st.Mention = r
		}
	}
	return doc, tag.Tag(doc, m.Tagger, nil), sts
}
