package main

import (
	"math/rand/v2"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// The corpora hardly have two people of one surname, and when they do, their
// readers knew more than the text says. These texts teach what the text itself
// says: a surname that two bear alike is nobody's.

// Names stand in angle brackets behind the number of their bearer. Words in
// braces are filled in, the same word each time that it stands in a pattern. Of a
// filling "name|short form", {x} is the name and {x+} the short form.
var namePatterns = []string{
	"<1 {m} {n}> and <2 {f} {n}> run the {t}. <3 {n}> {said} it had grown.",
	"<1 {f} {n}> and her brother <2 {m} {n}> own the {t}. “It has grown,” <3 {n}> {said}.",
	"The {t} belongs to <1 {m} {n}> and <2 {k} {n}>. It {past}, <3 {n}> {said}.",
	"<1 {m} {n}> opened the {t} with <2 {f} {n}>. It {past}. <1 Mr. {n}> {said} it had grown. <2 Ms. {n}> {said} no.",
	"<1 {f} {n}> met <2 {m} {n}> at the {t}. <1 Mrs. {n}> {said} it {past}. <2 Mr. {n}> {said} it had grown.",
	"<1 {m} {n}> and <2 {f} {n}> run the {t}. <1 {m}> {said} it had grown. <2 {f}> {said} it {past}.",
	"<1 {m} {n}> came to the {t} with his wife, <2 {f} {n}>. It {past}. <1 {n}> {said} it had grown.",
	"<1 {f} {n}> came to the {t} with her husband, <2 {m} {n}>. It {past}. <1 {n}> {said} it had grown.",
	"<1 {m} {n}> left the {t} with his wife, <2 {f} {n}>. <1 {n}> {said} it had grown.",
	"<1 {f} {n}> left the {t} with her brother, <2 {m} {n}>. “It has grown,” <1 {n}> {said}.",
	"<1 {m} {n}> opened the {t}. It {past}. <1 {n}>’s wife, <2 {f} {n}>, who helps there, smiled. <1 {n}> {said} it had grown.",
	"<1 {f} {n}> bought the {t}. <1 {n}>’s brother, <2 {m} {n}>, {said} it {past}. “It has grown,” he said. <1 {n}> left.",
	"<1 {m} {n}> runs the {t}. <1 {n}> {said} it had grown. His sister <2 {f} {n}> left in May. <1 {n}> {said} it {past}.",
	"<1 {m} {n}> runs the {t}. It {past}. The late <2 {k} {n}> built it. <1 {n}> {said} it had grown, <1 {n}> added.",
	"<1 {m} {n}> owns the {t}. His daughter <2 {f} {n}> left in May. <2 {f}> was ill. <2 {f} {n}> came back in June. <1 {n}> {said} it {past}.",
	"<2 {f} {n}> was born at the {t}. <2 {f}> left in May, and <2 {f}> wrote. Her father, <1 {m} {n}>, stayed. <1 {n}> {said} it {past}, and <1 {n}> smiled.",
	"<1 {m} {n}> spoke at the {t}. <1 {n}> {said} it {past}. <2 {f} {n}>, his wife, came too. <2 {f} {n}> wore blue. <1 {n}> left.",
	"<2 {f} {n}> came to the {t}. The wife of <1 {m} {n}> is loved here, and <2 {f}> knows it. <2 {f} {n}> {said} it {past}. Earlier <1 {n}> had left.",
	"<1 {m} {n}> bought the {t} from <2 {f} {o}>. <2 {o}> {said} it {past}. <1 {n}> {said} it had grown.",
	"They met at <2 {n} {w}> near the {t}. <1 {n}> {said} it {past}. “It has grown,” <1 {n}> {said}.",
	"For those who are not on the <2 {n} {w}>: the {t} {past}. <1 {n}> {said} it had grown, and <1 {n}> left.",
	"The {t} was sold to <1 {b} {c}>. <1 {b}> {said} it {past}.",
	"<1 {b} {c}> runs the {t} with <2 {o} {c}>. <1 {b}> {said} it {past}, and <2 {o}> {said} it had grown.",
	"The {t} belongs to <1 {b} {p}>, a part of <2 {b}> of Lipa. <2 {b}> {said} it {past}.",
	"<2 {b}> sold the {t} to <1 {b} {p}>. <1 {b} {p}> {said} it {past}. <2 {b}> {said} it had grown.",
	"<1 {b} {o}> runs the {t}. <1 {b}> {said} it {past}, and <1 {b}> {said} it had grown.",
	"<1 {b}> will sell the {t}. <1 {b} {o}> {said} it {past}. <1 {b}> {said} it had grown.",
	"<1 {x}> runs the {t}. <1 {x+}> {said} it had grown. It {past}, <1 {x+}> {said}.",
	"The {t} belongs to <1 {x}> (<1 {x+}>). <1 {x+}> {said} it had grown. It {past}, <1 {x+}> {said}.",
	"<1 {x+}> will sell the {t}. “It has grown,” {said} {f} {n} of <1 {x}>. <1 {x+}> {said} it {past}.",
	"The {t} belongs to <1 {y}> (<1 {y+}>). It {past}. <1 {y+}> {said} it had grown.",
	"<1 {i} {m} {n}> runs the {t}. <1 {m} {n}> {said} it {past}. <1 {n}> left.",
	"<1 {m} {n}> and the {t}\n\n<1 {i} {m} {n}> {said} it {past}. “It has grown,” <1 {n}> {said}.",
	"<1 {q} {n}> opened the {t}. <1 {q+} {n}> {said} it {past}. “It has grown,” <1 {q}> {said}.",
	"<1 {g} {h}> opened the {t}. <1 {g}> {said} it {past}. “It has grown,” <1 {g}> {said}.",
	"<1 {m} {n}> met <2 {k} {o}> at the {t}. <1 {m}> {said} it {past}. “It has grown,” <2 {o}> {said}.",
}

var nameFillings = map[string][]string{
	"m": {"Karl", "Owen", "Tomas", "Samir", "Peter", "Ivan", "George", "Luis"},
	"k": {"Victor", "Hugo", "Aldo", "Frank", "Oskar", "Stefan"},
	"f": {"Anna", "Chloe", "Maria", "Ruth", "Eva", "Lena", "Olga", "Rita"},
	"n": {"Weber", "Brandt", "Kovacs", "Moreau", "Lindqvist", "Petrov", "Hobbs", "Santos"},
	"o": {"Marek", "Toomey", "Haddad", "Novak", "Adler", "Sato", "Pohl"},
	"b": {"Tarnwell", "Ostera", "Quillby", "Vantor", "Meridal"},
	"c": {"Holdings", "Industries", "Group", "Foods", "Financial Services Inc.", "Steel Co.", "Airlines"},
	"w": {"Tower", "Train", "Hall", "Bridge", "Museum"},
	"p": {"USA", "Canada", "Europe", "Asia"},
	"t": {"farm", "mill", "brewery", "theatre", "shipyard"},
	"x": {"Northern Arts|NA", "Lipa Harbour Workers’ Union|LHWU", "the Council for Rural Health|CRH", "the Ostera Medical Association|OMA",
		"Hollis-Parker|HP", "the Vantor Research Institute|VRI", "the World Salt Forum|WSF", "Lipa Computers|LC"},
	"y":    {"the Chilean Tin Commission|Cochitin", "the Ostera Ports Authority|Osporta", "the National Salt Company|Nasalco"},
	"i":    {"J.", "W.", "R.", "C."},
	"q":    {"Robert|Bob", "Edward|Ted", "Margaret|Peggy", "Thomas|Tom", "Elizabeth|Liz", "Michael|Mike", "James|Jim"},
	"g":    {"Zeng", "Wen", "Hu", "Xu", "Ban", "Roh"},
	"h":    {"Peiyan", "Jiabao", "Guoxiang", "Zhengcai", "Ki-moon"},
	"past": {"was sold last year", "had burned in May", "needed a new roof"},
	"said": {"said", "said", "says", "claimed", "insisted"},
}

// eachNamePattern is how many texts are made of a pattern, and madeNames what
// each weighs.
const (
	eachNamePattern = 6
	madeNames       = 0.5
)

// madeLessons are the same each time.
func madeLessons(tagger *tag.Model) []name.Lesson {
	rng := rand.New(rand.NewPCG(7, 7))
	var out []name.Lesson
	for _, p := range namePatterns {
		for range eachNamePattern {
			out = append(out, madeLesson(p, tagger, rng))
		}
	}
	return out
}

func madeLesson(pattern string, tagger *tag.Model, rng *rand.Rand) name.Lesson {
	type bearer struct {
		span   quotes.Span
		number int32
	}
	var spans []bearer
	var b strings.Builder
	chosen := map[string]string{}
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; c {
		case '<':
			spans = append(spans, bearer{quotes.Span{Start: b.Len()}, int32(pattern[i+1] - '0')})
			i += 2
		case '>':
			spans[len(spans)-1].span.End = b.Len()
		case '{':
			brace, _, _ := strings.Cut(pattern[i+1:], "}")
			key, _ := strings.CutSuffix(brace, "+")
			if chosen[key] == "" {
				words := nameFillings[key]
				chosen[key] = words[rng.IntN(len(words))]
			}
			name, short, _ := strings.Cut(chosen[key], "|")
			if brace != key {
				name = short
			}
			b.WriteString(name)
			i += len(brace) + 1
		default:
			b.WriteByte(c)
		}
	}
	s := b.String()
	doc := text.Parse(lang.English(), s, quotes.Find(s))
	return name.Lesson{Doc: doc, Tags: tag.Tag(doc, tagger, nil), Weight: madeNames, Type: func(int32) name.Type { return name.NoType }, Bearers: func(r *name.Result) []int32 {
		out := make([]int32, len(r.Spans))
		for i := range r.Spans {
			end := int(doc.Tokens[r.Spans[i].End-1].End)
			for _, x := range spans {
				if int(doc.Tokens[r.Spans[i].Start].Start) >= x.span.Start && end <= x.span.End {
					out[i] = x.number
				}
			}
		}
		return out
	}}
}
