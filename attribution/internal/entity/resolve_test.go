package entity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// parse reads a text in which {braces} hold the mentions of speakers. Each
// makes a statement; its content is the quotation before it in its sentence or
// what follows the word behind it.
func parse(t testing.TB, marked string) (*text.Doc, []statement.Statement) {
	var plain strings.Builder
	type span struct{ start, end int }
	var mentions []span
	open := -1
	for _, c := range marked {
		switch c {
		case '{':
			open = plain.Len()
		case '}':
			mentions = append(mentions, span{open, plain.Len()})
		default:
			plain.WriteRune(c)
		}
	}
	doc := text.Parse(plain.String(), quotes.Find(plain.String()))
	var sts []statement.Statement
	for _, m := range mentions {
		var st statement.Statement
		st.Mention.Start = -1
		for i, tok := range doc.Tokens {
			if int(tok.Start) < m.end && int(tok.End) > m.start {
				if st.Mention.Start < 0 {
					st.Mention.Start = int32(i)
				}
				st.Mention.End = int32(i) + 1
			}
		}
		s := doc.Sentences[doc.Tokens[st.Mention.Start].Sentence]
		if st.Mention.Start-s.Start > 3 && doc.Tokens[s.Start].Quotation != 0 {
			st.Content = []text.Range{doc.Quoted[doc.Tokens[s.Start].Quotation-1]}
			st.Kind = statement.Direct
		} else if st.Mention.End+1 < s.End {
			st.Content = []text.Range{{Start: st.Mention.End + 1, End: s.End}}
		}
		sts = append(sts, st)
	}
	require.NotEmpty(t, doc.Tokens)
	return doc, sts
}

func speakers(t testing.TB, marked string) []string {
	doc, sts := parse(t, marked)
	res := Resolve(doc, nil, sts, lexicon.EnglishNames(), nil)
	check(t, doc, sts, res)
	var out []string
	for _, sp := range res.Speakers {
		out = append(out, typeNames[sp.Type]+" "+sp.Name)
	}
	return out
}

func TestSpeakers(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"surname finds the full name", "Milan Kovac came late. {Kovac} said it rained.", []string{"person Milan Kovac"}},
		{"the full name may follow", "{Kovac} said it rained. Milan Kovac came late.", []string{"person Milan Kovac"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, speakers(t, tt.text)) })
	}
}
