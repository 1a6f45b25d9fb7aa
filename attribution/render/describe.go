package render

import (
	"slices"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// occasionText is event, place and time as one string.
func occasionText(o *attribution.Occasion) string {
	if o == nil {
		return ""
	}
	parts := []string{o.Event.String(), o.Place.String(), o.Time.String()}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
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

// speakerConfidence is how sure the speaker's name is; empty without a name.
func speakerConfidence(sp *attribution.Speaker) string {
	if sp == nil {
		return ""
	}
	return certainty(sp.Confidence)
}

// sourceConfidence is how sure it is that the outlet carried the statement.
func sourceConfidence(c *attribution.Credit) string {
	if c == nil {
		return ""
	}
	return certainty(c.Confidence)
}

// certainty is a confidence that a document may leave out.
func certainty(x float64) string {
	if x == 0 {
		return ""
	}
	return number(x)
}

func sourceKind(c *attribution.Credit) string {
	if c == nil {
		return ""
	}
	return string(c.Kind)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
