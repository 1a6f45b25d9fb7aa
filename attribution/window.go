package attribution

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A text that is longer than a window is read window by window, so that the
// memory of the stages is bounded. Windows end where paragraphs do. What a
// window says of people and sources does not reach the next one.

// defaultWindow is the length of a window in bytes: a hundred times that of a
// long article.
const defaultWindow = 4 << 20

// extractWindows reads a text that is longer than one window. It returns nil if
// ctx is done before it is.
func (e *Extractor) extractWindows(ctx context.Context, text string) *Document {
	whole := &Document{Text: text, Statements: []Statement{}}
	n := 0
	for at := 0; at < len(text); n++ {
		end := at + windowEnd(text[at:], e.opts.window)
		d := e.extractWhole(ctx, text[at:end])
		if d == nil {
			return nil
		}
		if at == 0 {
			whole.Dateline = d.Dateline
		}
		whole.append(d, at)
		at = end
	}
	whole.Warnings = append(whole.Warnings, Warning{Code: WarnWindows, Detail: "read in " + strconv.Itoa(n) + " windows"})
	return whole
}

// windowEnd returns where a window of at most size bytes ends: at the last
// empty line of its second half, else at the last line break, space or
// character of it.
func windowEnd(text string, size int) int {
	if len(text) <= size {
		return len(text)
	}
	half := size / 2
	for _, border := range []string{"\n\n", "\n", " "} {
		if i := strings.LastIndex(text[half:size], border); i >= 0 {
			return half + i + len(border)
		}
	}
	end := size
	for end > half && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// append adds what was found in a window that begins at a byte of the text.
func (d *Document) append(w *Document, at int) {
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
func (d *Document) addSource(s Source) {
	for i := range d.Sources {
		if d.Sources[i].Name == s.Name {
			d.Sources[i].Mentions = append(d.Sources[i].Mentions, s.Mentions...)
			return
		}
	}
	d.Sources = append(d.Sources, s)
}

func (d *Document) addWarning(w Warning) {
	for _, known := range d.Warnings {
		if known == w {
			return
		}
	}
	d.Warnings = append(d.Warnings, w)
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
