package articles

import (
	"bufio"
	"bytes"
	"errors"
	"mime"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// strangers are files that hold articles in a form that is not read here, with
// what their first bytes are and what to do about it.
var strangers = []struct{ begins, why string }{
	{"%PDF-", "a PDF file; give its text, such as from pdftotext"},
	{"PK\x03\x04", "a packed document (DOCX, ODT, EPUB or ZIP); save it as text or HTML, or use pandoc -t plain"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document; save it as text or HTML"},
	{`{\rtf`, "an RTF document; save it as text or HTML"},
	{"From: <Saved by ", "a page saved as one file (MHTML); save it as HTML"},
	{"bplist00", "a web archive of Safari; save it as page source"},
}

// checkText returns why bytes can be no article. Damaged text is text; the
// question is whether somebody gave a document of another kind or a picture.
func checkText(content []byte) error {
	for _, s := range strangers {
		if bytes.HasPrefix(bytes.TrimPrefix(content, byteOrderMark), []byte(s.begins)) {
			return errors.New(s.why)
		}
	}
	if wide, _ := wideEncoding(content); wide != nil {
		return nil
	}
	head := content[:min(len(content), 8<<10)]
	controls := 0
	for _, c := range head {
		if c < '\b' || '\r' < c && c < ' ' && c != 0x1b {
			controls++
		}
	}
	if controls > len(head)/50 {
		return errors.New("not text but binary data")
	}
	return nil
}

// decode converts a text or page to UTF-8: from what its bytes tell, else from
// what its sender says or the page declares.
func (a *Article) decode(content []byte, mediaType string, page bool) ([]byte, error) {
	encoding, name := declaredEncoding(content, mediaType, page)
	if wide, _ := wideEncoding(content); wide != nil || name == "" || name == "utf-8" {
		content, name = toUTF8(content)
		a.convertedFrom(name)
		return content, nil
	}
	a.convertedFrom(name)
	return encoding.NewDecoder().Bytes(content)
}

// declaredEncoding returns the encoding that is said in words, if it is.
func declaredEncoding(content []byte, mediaType string, page bool) (encoding.Encoding, string) {
	if _, parameters, err := mime.ParseMediaType(mediaType); err == nil && parameters["charset"] != "" {
		return charset.Lookup(parameters["charset"])
	}
	if !page {
		return nil, ""
	}
	encoding, name, _ := charset.DetermineEncoding(content, "")
	if name == "windows-1252" && utf8.Valid(content) {
		return nil, "" // that is also what charset says where it found nothing
	}
	return encoding, name
}

func (a *Article) convertedFrom(encoding string) {
	if encoding != "" {
		a.Warning = "converted from " + encoding + ": offsets count bytes of the text in UTF-8"
	}
}

// KnowsEncoding reports whether texts can be read in an encoding of that name.
func KnowsEncoding(name string) bool {
	encoding, _ := charset.Lookup(name)
	return encoding != nil
}

// toUTF8 converts a text whose encoding can be told for sure, and returns the
// encoding's name; else, and for UTF-8, it returns the text as it is.
func toUTF8(content []byte) ([]byte, string) {
	wide, name := wideEncoding(content)
	if wide == nil {
		if utf8.Valid(content) || !isWindows1252(content) {
			return content, ""
		}
		wide, name = charmap.Windows1252, "windows-1252"
	}
	converted, err := wide.NewDecoder().Bytes(content)
	if err != nil {
		return content, ""
	}
	return converted, name
}

// wide are the encodings with two or four bytes a character, the longer marks
// before those that they begin with. like is how a text of ASCII looks in
// them: which bytes of each four are zero.
var wide = []struct {
	name     string
	mark     string
	like     [4]bool
	encoding encoding.Encoding
}{
	{"utf-32le", "\xff\xfe\x00\x00", [4]bool{false, true, true, true}, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"utf-32be", "\x00\x00\xfe\xff", [4]bool{true, true, true, false}, utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"utf-16le", "\xff\xfe", [4]bool{false, true, false, true}, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"utf-16be", "\xfe\xff", [4]bool{true, false, true, false}, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
}

// wideEncoding returns the encoding that a mark at the beginning tells, or the
// zeros, which no text has in UTF-8.
func wideEncoding(content []byte) (encoding.Encoding, string) {
	for _, w := range wide {
		if bytes.HasPrefix(content, []byte(w.mark)) {
			return w.encoding, w.name
		}
	}
	head := content[:min(len(content), 1<<10)&^3]
	if len(head) == 0 {
		return nil, ""
	}
	var zeros [4]int
	for i, c := range head {
		if c == 0 {
			zeros[i%4]++
		}
	}
	for _, w := range wide {
		fits := true
		for i, zero := range w.like {
			// Nearly all are, for news in English; quotation marks and dashes are not.
			fits = fits && (zero && zeros[i] > len(head)/4*7/10 || !zero && zeros[i] == 0)
		}
		if fits {
			return w.encoding, w.name
		}
	}
	return nil, ""
}

// wideToUTF8 converts a stream of lines in UTF-16 or UTF-32 and names the
// encoding. A single-byte encoding is told from the line, as the next may be in
// another.
func wideToUTF8(r *bufio.Reader) (*bufio.Reader, string) {
	head, _ := r.Peek(4)
	if bytes.IndexByte(head, 0) < 0 && (len(head) == 0 || head[0] < 0xfe) {
		return r, "" // of somebody who sends single lines no more may be asked
	}
	head, _ = r.Peek(min(r.Buffered(), 1<<10))
	wide, name := wideEncoding(head)
	if wide == nil {
		return r, ""
	}
	return bufio.NewReaderSize(transform.NewReader(r, wide.NewDecoder()), bufferSize), name
}

// isWindows1252 reports whether a text that is no UTF-8 is surely one of
// windows-1252, which Latin-1 is part of as far as texts go. Damaged UTF-8 is
// not: it has whole characters beside the broken ones, bytes that stand for
// nothing, or letters that no word has.
func isWindows1252(content []byte) bool {
	isLetter := func(i int) bool {
		return 0 <= i && i < len(content) && ('a' <= content[i]|0x20 && content[i]|0x20 <= 'z' || content[i] >= 0xc0)
	}
	for i := 0; i < len(content); {
		c := content[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		if _, size := utf8.DecodeRune(content[i:]); size > 1 {
			return false
		}
		switch {
		case c == 0x81, c == 0x8d, c == 0x8f, c == 0x90, c == 0x9d, c >= 0xfe:
			return false
		case c >= 0xc0 && !isLetter(i-1) && !isLetter(i+1) && c|0x20 != 0xe0: // "à la" alone is a word
			return false
		case i >= 3 && content[i-1] >= utf8.RuneSelf && content[i-2] >= utf8.RuneSelf && content[i-3] >= utf8.RuneSelf:
			return false
		}
		i++
	}
	return true
}
