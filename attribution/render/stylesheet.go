package render

import (
	_ "embed"
	"fmt"
	"strings"
)

// slots is how many speakers the style sheet tells apart: eight colours, each
// plain, striped and dotted. Beyond that the initials tell.
const slots = 3 * len(colours)

// colours are those of speakers: for edges, for the paper behind words, and both
// again for dark pages. Any two edges of one scheme differ for people with each
// of the common kinds of colour blindness; a test computes by how much.
var colours = [8][4]string{
	{"#1d0caa", "#dfe5ff", "#5e7cfa", "#232d5e"}, // blue
	{"#a45953", "#ffe0d8", "#e45224", "#55281a"}, // red
	{"#214502", "#d9f2c9", "#4ef090", "#14402a"}, // green
	{"#85701f", "#fff1b0", "#f7d13f", "#423811"}, // yellow
	{"#8755d6", "#ecdfff", "#c8b3fa", "#3c3060"}, // violet
	{"#2e7d8f", "#cdf3f6", "#a2dbd3", "#1d3f42"}, // teal
	{"#590b71", "#fbd9fb", "#a478a2", "#4b2a4a"}, // purple
	{"#6e0237", "#ffd5e0", "#c7696d", "#582a33"}, // wine
}

// How many speakers and sources of an article a page can pick out, and how many
// statements it can outline in the text while their card is shown. Style sheets
// cannot count, so there is a rule for each; those beyond are shown as usual.
const (
	mostChoices  = 64
	mostOutlined = 150
)

//go:embed style.css
var styleRules string

// Stylesheet returns the style sheet of [HTML], for pages that hold a [Fragment].
// Its rules apply under the classes whosaid, contents and downloads, and to the
// elements body and main of the page.
func Stylesheet() string {
	return stylesheet(mostChoices, mostOutlined)
}

// stylesheet has the rules for as many choices and statements as a page has.
func stylesheet(choices, statements int) string {
	var b strings.Builder
	b.WriteString(styleRules)
	for i, c := range colours {
		fmt.Fprintf(&b, ".whosaid .s%d { --who: %s; --back: %s; }\n", i, c[0], c[1])
	}
	b.WriteString("@media (prefers-color-scheme: dark) {\n")
	for i, c := range colours {
		fmt.Fprintf(&b, ".whosaid .s%d { --who: %s; --back: %s; }\n", i, c[2], c[3])
	}
	b.WriteString("}\n")
	for n := range min(choices, mostChoices) {
		picked := fmt.Sprintf(".whosaid:has(.pick.w%d:is(:checked, :target))", n)
		fmt.Fprintf(&b, "%s .text .st:not(.w%d) { --who: transparent; background: none; }\n", picked, n)
		fmt.Fprintf(&b, "%s .text .st:not(.w%d)::before { display: none; }\n", picked, n)
		fmt.Fprintf(&b, "%s tbody tr:not(.w%d) { display: none; }\n", picked, n)
	}
	for n := range min(statements, mostOutlined) {
		fmt.Fprintf(&b, ".whosaid:has(tr.n%d:target) .text .n%d { outline: 2px solid var(--who); }\n", n+1, n+1)
	}
	return b.String()
}
