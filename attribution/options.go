package attribution

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Options set up an Extractor. The zero value is the best default.
type Options struct {
	// Acts are the acts that count; empty means ActSpeech, ActWriting and ActDocument:
	// what was said or written, however reported, and what documents say.
	Acts []Act
	// MinConfidence drops statements below it. 0 is the shipped operating point,
	// where precision and recall are in balance: about 0.4, and less where Acts
	// has thoughts or attitudes. A negative value gives everything.
	MinConfidence float64
	// Language is a tag such as "en", "en-GB" or "en_US.UTF-8"; empty means
	// English, the only one there is.
	Language string
	// Window is the longest text in bytes that is read at once; 0 means 1 MiB. A
	// longer one is read in windows that end with paragraphs, and has a warning
	// of code "windows". Its memory is then that of one window and of the
	// document: less than 200 MB and, for news, 12 bytes for a byte of text.
	Window int
	// Rules are what a newsroom adds: patterns, cues, outlets, names, a byline.
	Rules Rules
}

// AllActs are all values of Act.
func AllActs() []Act { return []Act{ActSpeech, ActWriting, ActDocument, ActThought, ActAttitude} }

// ParseActs reads names of acts between commas, as flags and forms give them:
// "speech,writing". "all" stands for every act, nothing for what zero [Options]
// take.
func ParseActs(list string) ([]Act, error) {
	known := AllActs()
	var out []Act
	for name := range strings.SplitSeq(list, ",") {
		switch act := Act(strings.TrimSpace(name)); {
		case act == "":
		case act == "all":
			out = known
		case !slices.Contains(known, act):
			return nil, fmt.Errorf("unknown act %q, want some of %s or all", act, strings.Trim(fmt.Sprint(known), "[]"))
		case !slices.Contains(out, act):
			out = append(out, act)
		}
	}
	return out, nil
}

// settings are Options that were checked.
type settings struct {
	acts          []Act
	minConfidence float64
	window        int
	margin        int32 // added to the score from which on statements are given
}

// The stages count bytes in 32 bits, and a window must hold a paragraph.
const (
	leastWindow = 1 << 10
	mostWindow  = 1 << 30
)

// shippedConfidence is where the F of statements is best on the development
// articles if only acts of communication count. The finder's own threshold was
// set for all acts.
const shippedConfidence = 0.4

// everything is a margin below any score.
const everything = -1 << 24

func (o Options) check() (settings, error) {
	s := settings{acts: o.Acts, minConfidence: o.MinConfidence, window: cmp.Or(o.Window, defaultWindow)}
	if len(s.acts) == 0 {
		s.acts = []Act{ActSpeech, ActWriting, ActDocument}
	}
	for _, a := range s.acts {
		if !slices.Contains(AllActs(), a) {
			return s, fmt.Errorf("Options.Acts: unknown act %q, want one of %q", a, AllActs())
		}
	}
	if math.IsNaN(o.MinConfidence) || o.MinConfidence > 1 {
		return s, fmt.Errorf("Options.MinConfidence: %v, want at most 1", o.MinConfidence)
	}
	if s.window < leastWindow || s.window > mostWindow {
		return s, fmt.Errorf("Options.Window: %d, want %d to %d bytes", s.window, leastWindow, mostWindow)
	}
	switch {
	case o.MinConfidence < 0:
		s.margin = everything
	case o.MinConfidence == 0 && !slices.Contains(s.acts, ActThought) && !slices.Contains(s.acts, ActAttitude):
		s.minConfidence = shippedConfidence
	}
	if l, ok := primaryLanguage(o.Language); !ok || l != "" && l != "en" {
		return s, fmt.Errorf("Options.Language: no models for %q, only for \"en\"", o.Language)
	}
	return s, nil
}

// primaryLanguage returns what a tag of BCP 47 or the name of a POSIX locale
// begins with, in lower case, and whether it is one.
func primaryLanguage(tag string) (string, bool) {
	tag = strings.ToLower(tag)
	end := strings.IndexFunc(tag, func(r rune) bool { return r < 'a' || r > 'z' })
	if end < 0 {
		return tag, true
	}
	return tag[:end], end > 0 && strings.ContainsRune("-_.@", rune(tag[end]))
}
