package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// hover is the tooltip of a statement.
func (a *article) hover(i int) string {
	st := &a.Statements[i]
	lines := []string{fmt.Sprintf("Statement %d: %s", st.ID, firstOf(string(st.Kind), "kind unknown"))}
	add := func(what, value string) {
		if value != "" {
			lines = append(lines, what+": "+value)
		}
	}
	add("speaker", joined(a.label(i), speakerType(st.Speaker)))
	add("source", joined(sourceName(st.Source), sourceKind(st.Source)))
	add("to", phraseText(st.Addressee))
	add("cue", cueWords(st.Cue))
	if o := st.Occasion; o != nil {
		add("event", phraseText(o.Event))
		add("place", phraseText(o.Place))
		add("time", phraseText(o.Time))
	}
	add("confidence", number(st.Confidence))
	add("evidence", st.Evidence)
	return strings.Join(lines, "\n")
}

func cueWords(c *attribution.Cue) string {
	if c == nil {
		return ""
	}
	negated := ""
	if c.Negated {
		negated = "negated"
	}
	return joined(c.Text, string(c.Act), negated)
}

// joined is "a (b, c)", without what is empty.
func joined(first string, more ...string) string {
	more = slices.DeleteFunc(more, func(s string) bool { return s == "" })
	if first == "" || len(more) == 0 {
		return first
	}
	return first + " (" + strings.Join(more, ", ") + ")"
}

func speakerType(sp *attribution.Speaker) string {
	if sp == nil {
		return ""
	}
	return string(sp.Type)
}

func sourceName(c *attribution.Credit) string {
	if c == nil {
		return ""
	}
	return firstOf(c.Name, phraseText(c.Mention))
}

func sourceKind(c *attribution.Credit) string {
	if c == nil {
		return ""
	}
	return string(c.Kind)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
