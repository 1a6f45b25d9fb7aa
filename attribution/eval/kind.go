package eval

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

var (
	quotationMark = regexp.MustCompile("[“”\"«»„‟‹›「」『』]|``|''")
	// White space is spelt out: that of regexp is ASCII only.
	singleQuoted = regexp.MustCompile(`(?:^|[\s\v\x1c-\x1f\x{85}\p{Z}(])[‘'].+[’'](?:[\s\v\x1c-\x1f\x{85}\p{Z}.,;:?!)]|$)`)
)

// kindOf tells the kind of content that nobody has told: direct, when all but
// two words lie between quotation marks.
func (t *text) kindOf(content []quotes.Span) attribution.Kind {
	s := strings.TrimFunc(t.joined(content), isSpace)
	if !quotationMark.MatchString(s) && !singleQuoted.MatchString(s) {
		return attribution.KindIndirect
	}
	if len(wordsOf(withoutQuotations(s))) <= 2 {
		return attribution.KindDirect
	}
	// Marked all around with single marks.
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " .,;:?!"))
	if strings.ContainsRune("‘'", first) && strings.ContainsRune("’'", last) {
		return attribution.KindDirect
	}
	return attribution.KindMixed
}

// closing are the marks that end a quotation, by the one that begins it.
var closing = map[rune]string{
	'“': "”", '"': `"`, '«': "»", '»': "«", '„': "“”", '‹': "›", '「': "」", '『': "』",
}

// withoutQuotations writes a space for each quotation and its marks. One that is
// not closed goes to the end, or, with doubled marks, to the end of its line.
func withoutQuotations(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if ends, ok := closing[c]; ok {
			b.WriteByte(' ')
			i += size
			at := strings.IndexAny(s[i:], ends)
			if at < 0 {
				break
			}
			_, size = utf8.DecodeRuneInString(s[i+at:])
			i += at + size
			continue
		}
		if strings.HasPrefix(s[i:], "``") || strings.HasPrefix(s[i:], "''") {
			b.WriteByte(' ')
			i += 2
			line := s[i:]
			if at := strings.IndexByte(line, '\n'); at >= 0 {
				line = line[:at]
			}
			// The closing mark lies on the line: what follows a line break is text.
			if at := strings.Index(line, "''"); at >= 0 {
				i += at + 2
			} else {
				i += len(line)
			}
			continue
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	return b.String()
}
