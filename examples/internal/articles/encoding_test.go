package articles

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const accented = "“Yes,” said José Núñez – à la carte – of the Café für Alle on Monday. It cost £5.\n"

func encoded(t *testing.T, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	require.NoError(t, err)
	return out
}

func TestEncodings(t *testing.T) {
	le, be := unicode.LittleEndian, unicode.BigEndian
	tests := []struct {
		name string
		as   encoding.Encoding
		want string // in the warning
	}{
		{"UTF-8", encoding.Nop, ""},
		{"UTF-16LE with a mark", unicode.UTF16(le, unicode.UseBOM), "utf-16le"},
		{"UTF-16BE with a mark", unicode.UTF16(be, unicode.UseBOM), "utf-16be"},
		{"UTF-16LE", unicode.UTF16(le, unicode.IgnoreBOM), "utf-16le"},
		{"UTF-16BE", unicode.UTF16(be, unicode.IgnoreBOM), "utf-16be"},
		{"UTF-32LE with a mark", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le"},
		{"UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be"},
		{"windows-1252", charmap.Windows1252, "windows-1252"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for format, content := range map[Format]string{
				Text:  accented,
				JSONL: `{"id":1,"text":"` + strings.TrimSuffix(accented, "\n") + `\n"}` + "\n" + `{"id":2,"text":"Hi."}` + "\n",
				HTML: "<html><body><article><p>" + strings.Repeat("Plain words come first. ", 100) +
					"</p><p>" + accented + "</p></article></body></html>",
			} {
				articles, complaints := collect(&Reader{From: format, Stdin: strings.NewReader(encoded(t, test.as, content))})
				require.Empty(t, complaints, format)
				require.NotEmpty(t, articles, format)
				assert.Contains(t, articles[0].Text, strings.TrimSpace(accented), format)
				assert.Equal(t, test.want != "", articles[0].Warning != "", format)
				assert.Contains(t, articles[0].Warning, test.want, format)
			}
		})
	}
}

func TestDeclaredEncodings(t *testing.T) {
	cyrillic := "Новости: 'Да', сказал он."
	page := "<html><head><meta charset=\"koi8-r\"></head><body><article><p>" + strings.Repeat(cyrillic+" ", 20) + "</p></article></body></html>"
	articles, complaints := collect(&Reader{From: HTML, Stdin: strings.NewReader(encoded(t, charmap.KOI8R, page))})
	require.Empty(t, complaints)
	assert.Contains(t, articles[0].Text, cyrillic)
	assert.Contains(t, articles[0].Warning, "koi8-r")

	articles, complaints = collect(&Reader{From: Text, MediaType: "text/plain; charset=koi8-r", Stdin: strings.NewReader(encoded(t, charmap.KOI8R, cyrillic))})
	require.Empty(t, complaints)
	assert.Equal(t, cyrillic, articles[0].Text)
}

// TestDamagedUTF8IsNotConverted holds that a guess is made only where it is sure.
func TestDamagedUTF8IsNotConverted(t *testing.T) {
	for _, text := range []string{
		"a\xffb", "“Yes\xe2\x80 said", "caf\xc3 and “more”", "cut in the middle of “\xe2", "\x81\x82\x83", "one \xfe two",
		"a\xe9\xe9\xe9\xe9b", "a \xe9\x80\x80\x80",
	} {
		articles, complaints := collect(&Reader{From: Text, Stdin: strings.NewReader(text)})
		require.Empty(t, complaints)
		assert.Equal(t, text, articles[0].Text)
		assert.Empty(t, articles[0].Warning)
	}
}

func TestStrangersAreRefused(t *testing.T) {
	for content, want := range map[string]string{
		"%PDF-1.7":                         "a PDF file",
		"%PDF-1.4\n%\xe2\xe3\xcf\n":        "a PDF file",
		"PK\x03\x04":                       "DOCX",
		"PK\x03\x04word/document":          "DOCX",
		"{\\rtf1 Hello}":                   "RTF",
		"From: <Saved by Blink>\r\n":       "MHTML",
		"bplist00\xd1":                     "Safari",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old Office",
	} {
		for _, format := range []Format{ByName, Text, HTML} {
			articles, complaints := collect(&Reader{From: format, Stdin: strings.NewReader(content)})
			assert.Empty(t, articles)
			require.Len(t, complaints, 1)
			assert.Contains(t, complaints[0], want)
		}
	}
}
