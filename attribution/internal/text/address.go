package text

import (
	"strings"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// longestHost bounds every look ahead, so that a text of nothing but periods
// is still read in linear time.
const longestHost = 64

// urlEnd is the end of the URL whose scheme is [start, i) if "://" follows, 0
// if none does.
func urlEnd(text string, start, i int) int {
	if !strings.HasPrefix(text[i:], "://") || i+3 >= len(text) {
		return 0
	}
	for _, b := range []byte(text[start:i]) {
		if ascii[b]&(lower|upper) == 0 {
			return 0
		}
	}
	end := pathEnd(text, i+3)
	if end <= i+3 {
		return 0
	}
	return end
}

// pathEnd is the end of the address that goes on at i: white space, brackets
// and quotation marks end it, and it does not end with punctuation.
func pathEnd(text string, i int) int {
	start := i
	for i < len(text) {
		c, size := classAt(text, i, len(text))
		if c&(space|newline|format|apostrophe) != 0 || strings.IndexByte("<>\"[]{}|\\^`", text[i]) >= 0 || text[i] < ' ' ||
			c&symbol != 0 && text[i] >= utf8.RuneSelf {
			break
		}
		i += size
	}
	brackets := strings.Count(text[start:i], "(") - strings.Count(text[start:i], ")")
	for i > start {
		switch text[i-1] {
		case '.', ',', ':', ';', '!', '?', '-', '*', '&':
		case ')':
			if brackets >= 0 {
				return i
			}
			brackets++
		case 0xa6: // …
			if strings.HasSuffix(text[start:i], "…") {
				i -= 2
				break
			}
			return i
		default:
			return i
		}
		i--
	}
	return i
}

// mailEnd is the end of the e-mail address whose @ stands at i, 0 if what
// follows is no host.
func mailEnd(text string, i int) int {
	end, dots := i+1, 0
	for end < len(text) && end < i+1+longestHost {
		b := text[end]
		if ascii[b]&(lower|upper|digit) == 0 && b != '-' && b != '.' {
			break
		}
		if b == '.' && end+1 < len(text) && ascii[text[end+1]]&(lower|upper|digit) != 0 {
			dots++
		}
		end++
	}
	for end > i+1 && (text[end-1] == '.' || text[end-1] == '-') {
		end--
	}
	if dots == 0 || end-i < 4 {
		return 0
	}
	return end
}

// hostEnd is the end of the address whose first label is [start, i), with a
// period at i; 0 if it is none: nytimes.com, www.bbc.co.uk/news, a.b@c.org.
func (t *tokenizer) hostEnd(text string, start, i int) int {
	if i-start == 3 && strings.EqualFold(text[start:i], "www") {
		if end := pathEnd(text, i+1); end > i+3 {
			return end
		}
		return 0
	}
	label, end := i+1, i+1
	stop := min(len(text), i+longestHost)
	for end < stop {
		b := text[end]
		if ascii[b]&(lower|upper|digit) == 0 && b != '-' && b != '_' {
			if b != '.' || end+1 >= stop || ascii[text[end+1]]&(lower|upper|digit) == 0 {
				break
			}
			label = end + 1
		}
		end++
	}
	if end == stop && stop < len(text) && ascii[text[stop]]&(lower|upper|digit) != 0 {
		return 0
	}
	if end < len(text) {
		if text[end] == '@' {
			return mailEnd(text, end)
		}
		if c, _ := classAt(text, end, len(text)); c&inWord != 0 {
			return 0
		}
	}
	if i-start < 2 {
		return 0
	}
	// Other domains only before a path, if they look like one.
	if !t.isDomain(text[label:end]) && !(end+1 < len(text) && text[end] == '/' && ascii[text[end+1]]&(lower|upper|digit) != 0 &&
		end-label <= 3 && ascii[text[label]]&lower != 0) {
		return 0
	}
	if end < len(text) && text[end] == '/' {
		return pathEnd(text, end)
	}
	return end
}

// tagEnd is the end of the hashtag whose text begins at i; i if it has no
// letter.
func tagEnd(text string, i int) int {
	var seen class
	end := i
	for end < len(text) {
		c, size := classAt(text, end, len(text))
		if c&(inWord|ideograph) == 0 {
			break
		}
		seen |= c
		end += size
	}
	if seen&(letter|ideograph) == 0 {
		return i
	}
	return end
}

// isDomain reports whether a word is a top-level domain, in small letters or in
// capitals.
func (t *tokenizer) isDomain(w string) bool {
	var seen class
	for i := range len(w) {
		seen |= ascii[w[i]]
	}
	return seen&(lower|upper) != lower|upper && t.is(w, lang.Domains)
}
