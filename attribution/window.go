package attribution

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A text that is longer than a window is read window by window, so that the
// memory of the stages is bounded. Windows end where paragraphs do. What a
// window says of people and sources does not reach the next one.

// defaultWindow is the length of a window in bytes: twenty times that of a long
// article. Reading one takes some forty megabytes.
const defaultWindow = 1 << 20

// extractWindows reads a text that is longer than one window. It returns nil if
// ctx is done before it is.
func (e *Extractor) extractWindows(ctx context.Context, text string, by byline) *Document {
	whole := joined{Document: &Document{Text: text, Statements: []Statement{}}, sources: make(map[string]int)}
	n := 0
	for at := 0; at < len(text); n++ {
		end := at + windowEnd(text[at:], e.opts.window)
		d := e.extractWhole(ctx, text[at:end], by)
		if d == nil {
			return nil
		}
		if at == 0 {
			whole.Dateline = d.Dateline
		}
		whole.append(d, at)
		at = end
	}
	whole.addWarning(Warning{Code: WarnWindows, Detail: "read in " + strconv.Itoa(n) + " windows"})
	return whole.Document
}

// windowEnd returns where a window of at most size bytes ends: behind the last
// empty line of its second half, else behind the last line break or space, or
// before the character that would be cut.
func windowEnd(text string, size int) int {
	if len(text) <= size {
		return len(text)
	}
	half, line := size/2, 0
	for end := size; ; {
		i := strings.LastIndexAny(text[half:end], "\n\r") + half
		if i < half {
			break
		}
		if line == 0 {
			line = i + 1
		}
		if end = i; text[i] == '\n' && i > half && text[i-1] == '\r' {
			end--
		}
		if before := strings.TrimRight(text[half:end], " \t"); before != "" && strings.IndexByte("\n\r", before[len(before)-1]) >= 0 {
			return i + 1
		}
	}
	if line > 0 {
		return line
	}
	if i := strings.LastIndexByte(text[half:size], ' '); i >= 0 {
		return half + i + 1
	}
	for start := size - 1; start > size-utf8.UTFMax; start-- {
		if utf8.RuneStart(text[start]) {
			if _, n := utf8.DecodeRuneInString(text[start:]); start+n > size {
				return start
			}
			break
		}
	}
	return size
}

// joined is a document made of those of windows.
type joined struct {
	*Document
	sources map[string]int // name to index in Sources
}

// append adds what was found in a window that begins at a byte of the text.
func (d *joined) append(w *Document, at int) {
	entities := len(d.Entities)
	for _, st := range w.Statements {
		st.ID = len(d.Statements) + 1
		shift(st.Content, at)
		if st.Cue != nil {
			shift(st.Cue.Spans, at)
		}
		if st.Speaker != nil {
			for i := range st.Speaker.Entities {
				st.Speaker.Entities[i] += entities
			}
			st.Speaker.Mention.shift(at)
		}
		st.Addressee.shift(at)
		if st.Source != nil {
			st.Source.Mention.shift(at)
		}
		if o := st.Occasion; o != nil {
			o.Event.shift(at)
			o.Place.shift(at)
			o.Time.shift(at)
		}
		d.Statements = append(d.Statements, st)
	}
	for _, en := range w.Entities {
		en.ID += entities
		for i := range en.Mentions {
			en.Mentions[i].shift(at)
		}
		d.Entities = append(d.Entities, en)
	}
	for _, s := range w.Sources {
		for i := range s.Mentions {
			s.Mentions[i].shift(at)
		}
		d.addSource(s)
	}
	for _, warning := range w.Warnings {
		d.addWarning(warning)
	}
}

// addSource adds a source, or its mentions to the same one of a window before.
func (d *joined) addSource(s Source) {
	i, known := d.sources[s.Name]
	if !known {
		d.sources[s.Name] = len(d.Sources)
		d.Sources = append(d.Sources, s)
		return
	}
	d.Sources[i].Mentions = append(d.Sources[i].Mentions, s.Mentions...)
}

func (d *joined) addWarning(w Warning) {
	if !slices.Contains(d.Warnings, w) {
		d.Warnings = append(d.Warnings, w)
	}
}

// shift moves a phrase that nothing else shares.
func (p *Phrase) shift(by int) {
	if p != nil {
		shift(p.Spans, by)
	}
}

func shift(fragments []Fragment, by int) {
	for i := range fragments {
		fragments[i].Start += by
		fragments[i].End += by
	}
}
