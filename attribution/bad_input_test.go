package attribution_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution"
)

// badInputs are texts that no editor would write and every archive holds. With
// -short the large ones are an eighth as large.
func badInputs() []article {
	million, many := 1<<20, 100_000
	if testing.Short() {
		million, many = million/8, many/8
	}
	said := "“We have agreed,” Ana Torv said on Monday. "
	return []article{
		{"empty", ""},
		{"a space", " "},
		{"one straight mark", `"`},
		{"one opening mark", "“"},
		{"one closing mark", "”"},
		{"one apostrophe", "’"},
		{"only marks", `"'“”‘’«»„‚‹›「」『』《》` + "``''"},
		{"marks back to front", `”said“ ’Torv‘ »and« ›so on‹`},
		{"100,000 opening marks", strings.Repeat("“", many)},
		{"100,000 opening marks with words", strings.Repeat("“a said ", many)},
		{"100,000 straight marks", strings.Repeat(`"`, many)},
		{"100,000 apostrophes", strings.Repeat("'", many)},
		{"100,000 closing marks", strings.Repeat("he said ”", many)},
		{"100,000 opened and closed in turn of two kinds", strings.Repeat("“‘", many/2) + strings.Repeat("”’", many/2)},
		{"100,000 marks, each in its paragraph", strings.Repeat("“a\n\n", many)},
		{"100,000 cues", strings.Repeat("said ", many)},
		{"100,000 according to", strings.Repeat("according to ", many)},
		{"100,000 commas", strings.Repeat("he said, ", many)},
		{"100,000 paragraphs", strings.Repeat("x\n\n", many)},
		{"100,000 names", strings.Repeat("Ana Torv ", many)},
		{"100,000 speaker labels", strings.Repeat("TORV: yes\n", many)},
		{"100,000 quotations in one another", strings.Repeat("“a ", many) + strings.Repeat("b” ", many)},
		{"10,000 people of one surname", each(many/10, "@ Kovac said so. Kovac agreed. ")},
		{"100,000 brackets", strings.Repeat("(", many) + strings.Repeat("[", many)},
		{"invalid UTF-8", "\xff\xfe“We\xc3 have\x80 agreed,” Ana\xe2\x80 Torv said\xf0\x9f."},
		{"only invalid bytes", strings.Repeat("\x80", 1000)},
		{"half of a mark at the end", "Torv said: “Yes\xe2\x80"},
		{"NUL bytes", "“We\x00 have agreed,” Ana\x00Torv said.\x00\x00"},
		{"lone surrogates", "“We have \xed\xa0\x80 agreed,” Ana \xed\xbf\xbf Torv said."},
		{"byte order mark", "\ufeff“We have agreed,” Ana Torv said."},
		{"byte order mark inside", "“We have agreed,”\ufeff Ana\ufeff Torv said."},
		{"right-to-left marks", "\u200f“We have agreed,”\u200f Ana \u202bTorv\u202c said\u200e."},
		{"zero-width spaces", "“We\u200b have\u200b agreed,”\u200b Ana\u200b Torv\u200b said\u200b."},
		{"no-break spaces", "«\u00a0We have agreed\u00a0»,\u202fAna\u00a0Torv\u00a0said."},
		{"combining marks", "“We have agreed,” Ana " + strings.Repeat("\u0301", 5000) + " Torv said."},
		{"CR line ends", "“We have agreed,”\rAna Torv said.\r\rShe left.\r"},
		{"CRLF line ends", "“We have agreed,”\r\nAna Torv said.\r\n\r\nShe left.\r\n"},
		{"line and paragraph separators", "“We have agreed,”\u2028Ana Torv said.\u2029She left."},
		{"form feed and vertical tab", "“We have agreed,”\f Ana Torv said.\v\vShe left."},
		{"only punctuation", strings.Repeat("—…!?;:.,", 1000)},
		{"1 MB without a full stop", strings.Repeat("he said that she told them that ", million/32)},
		{"1 MB without a space", strings.Repeat("said", million/4)},
		{"1 MB in one paragraph", strings.Repeat(said, million/len(said))},
		{"1 MB in one quotation", "“" + strings.Repeat("We have agreed. ", million/16) + "” Torv said."},
		{"not English", "«Мы договорились», — сказала министр. 「合意した」と述べた。 قال الوزير إن الاتفاق قريب."},
		{"markup", `<p>&ldquo;We have agreed,&rdquo; <a href="x">Ana Torv</a> said.</p>`},
	}
}

// each repeats a piece of text with another name in the place of @.
func each(n int, piece string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(piece, "@", "K"+strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(i))))
	}
	return b.String()
}

// TestBadInput requires that every promise holds on bad input. A quadratic
// stage shows as a test that does not end.
func TestBadInput(t *testing.T) {
	for _, in := range badInputs() {
		t.Run(in.name, func(t *testing.T) {
			check(t, in.text, attribution.Extract(in.text))
		})
	}
}

// TestInvalidBytes damages an article byte by byte: offsets must stay right
// whatever a byte becomes.
func TestInvalidBytes(t *testing.T) {
	text := []byte("BELGRADE – “We’ve agreed – «да»,” said Ana Torv, who is 5′ 10″. ‘It’s done,’ she told Tanjug.\n\nAccording to Torv, it’s “enough”.")
	for i := range text {
		for _, b := range []byte{0, '"', 0x80, 0xe2, 0xff} {
			damaged := bytes.Clone(text)
			damaged[i] = b
			in := string(damaged)
			if !assert.Empty(t, violations(in, attribution.Extract(in)), "byte %d is %#x: %q", i, b, in) {
				return
			}
		}
	}
}

// TestTruncated cuts the same text at every byte.
func TestTruncated(t *testing.T) {
	text := "BELGRADE (AP) — “We’ve agreed,” said Ana Torv. “It’s done.”\n\nTorv, quoted by Tanjug as saying it was “enough”, added: „So.“"
	for i := range len(text) {
		for _, in := range []string{text[:i], text[i:]} {
			if !assert.Empty(t, violations(in, attribution.Extract(in)), "cut at %d: %q", i, in) {
				return
			}
		}
	}
}
