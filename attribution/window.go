package attribution

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A text longer than one window is read window by window, so that the memory of
// the stages is bounded. Windows end where paragraphs do. People and sources of
// one window are not known in the next one.

// defaultWindow is the length of a window in bytes, twenty times that of a long
// article. Reading one takes about forty megabytes.
const defaultWindow = 1 << 20

// extractWindows reads a text that is longer than one window. It returns nil if
// ctx is done before it is.
func (e *Extractor) extractWindows(ctx context.Context, text string, by byline) *Document {
	var windows []*Document
	var b before
	for b.bytes < len(text) {
		end := b.bytes + windowEnd(text[b.bytes:], e.opts.window)
		d := e.extractWindow(ctx, text[b.bytes:end], by, b)
		if d == nil {
			return nil
		}
		windows = append(windows, d)
		b = before{bytes: end, statements: b.statements + len(d.Statements), entities: b.entities + len(d.Entities)}
	}
	whole := join(windows, b)
	whole.Text = text
	whole.addWarning(Warning{Code: WarnWindows, Detail: "read in " + strconv.Itoa(len(windows)) + " windows"})
	return whole
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

// join makes one document of those of windows, with all that they hold: all says
// how much that is. It empties them on the way, so that never more than one window
// is in memory twice.
func join(windows []*Document, all before) *Document {
	whole := &Document{Dateline: windows[0].Dateline, Statements: make([]Statement, 0, all.statements)}
	if all.entities > 0 {
		whole.Entities = make([]Entity, 0, all.entities)
	}
	sources := make(map[string]int) // name to index in whole.Sources
	for _, w := range windows {
		whole.Statements = append(whole.Statements, w.Statements...)
		whole.Entities = append(whole.Entities, w.Entities...)
		for _, s := range w.Sources {
			if i, known := sources[s.Name]; known {
				whole.Sources[i].Mentions = append(whole.Sources[i].Mentions, s.Mentions...)
				continue
			}
			sources[s.Name] = len(whole.Sources)
			whole.Sources = append(whole.Sources, s)
		}
		for _, warning := range w.Warnings {
			whole.addWarning(warning)
		}
		*w = Document{}
	}
	return whole
}

func (d *Document) addWarning(w Warning) {
	if !slices.Contains(d.Warnings, w) {
		d.Warnings = append(d.Warnings, w)
	}
}
