package render

import (
	"fmt"
	"strings"
)

// hues are the colours of speakers, as angles on the colour wheel; neighbours
// in the list are far apart on the wheel. A thirteenth speaker shares the colour
// of the first.
var hues = [...]int{212, 28, 140, 325, 265, 52, 180, 0, 95, 295, 160, 240}

// Stylesheet returns the style sheet of HTML, for pages of the caller's. All
// its rules stand under the class whosaid but those of the page around it,
// which apply to body and main.
func Stylesheet() string {
	var b strings.Builder
	b.WriteString(styleRules)
	for i, hue := range hues {
		fmt.Fprintf(&b, ".whosaid .s%d { --hue: %d; }\n", i, hue)
	}
	return b.String()
}

// Text on the background of a speaker keeps a contrast of 7:1 in both schemes;
// a test computes it from these rules.
const styleRules = `:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1b1b; --faint: #555555; --rule: #c8c8c8;
  --saturation: 90%; --back: 89%; --edge: 33%;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161616; --ink: #f0f0f0; --faint: #b0b0b0; --rule: #484848;
    --saturation: 45%; --back: 21%; --edge: 68%;
  }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
.whosaid { margin-bottom: 3rem; }
.whosaid h1, .whosaid h2 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .5rem; overflow-wrap: anywhere; }
.whosaid a { color: inherit; }
.whosaid .byline, .whosaid .count, .whosaid .key, .whosaid .none { color: var(--faint); font-size: .875rem; overflow-wrap: anywhere; }
.whosaid .warning { border: 1px solid var(--rule); padding: .25rem .5rem; }
.whosaid .legend { border: 1px solid var(--rule); border-radius: .25rem; padding: .5rem .75rem; margin: 1rem 0; font-family: system-ui, sans-serif; font-size: .875rem; }
.whosaid .legend ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.whosaid .legend .key { margin: .5rem 0 0; }
.whosaid .key span { color: var(--ink); margin-right: .5rem; }
.whosaid .swatch { display: inline-block; width: .9em; height: .9em; margin-right: .4em; vertical-align: -.1em; border: 2px solid; }
.whosaid .text p { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 1em; }
.whosaid .st, .whosaid .swatch {
  color: var(--ink); background: hsl(var(--hue) var(--saturation) var(--back));
  border-color: hsl(var(--hue) var(--edge-saturation, 60%) var(--edge));
}
.whosaid .nobody { --hue: 0; --saturation: 0%; --edge-saturation: 0%; }
.whosaid .st { padding: .05em 0; border-bottom: 2px solid hsl(var(--hue) var(--edge-saturation, 60%) var(--edge)); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.whosaid .mixed { border-bottom-style: dashed; }
.whosaid .indirect { border-bottom-style: dotted; }
.whosaid .st[data-n]::before { content: attr(data-n); font: 700 .65em/1 system-ui, sans-serif; vertical-align: super; padding: 0 .25em; }
.whosaid .st:target { outline: 3px solid; outline-offset: 2px; }
.whosaid .cue { font-weight: 700; }
.whosaid .speaker { text-decoration: underline double; text-underline-offset: .2em; }
.whosaid .addressee { text-decoration: underline dotted; text-underline-offset: .2em; }
.whosaid .source { font-style: italic; border: 1px solid var(--faint); border-radius: .2em; padding: 0 .15em; }
.whosaid .statements { overflow-x: auto; margin-top: 2rem; }
.whosaid table { border-collapse: collapse; font: .8125rem/1.4 system-ui, sans-serif; }
.whosaid caption { text-align: start; font-weight: 700; font-size: 1rem; padding-bottom: .25rem; }
.whosaid th, .whosaid td { border: 1px solid var(--rule); padding: .25rem .5rem; text-align: start; vertical-align: top; }
.whosaid td:nth-child(2) { min-width: 7rem; }
.whosaid td:nth-child(4) { min-width: 14rem; }
.whosaid td.number { text-align: end; }
@media print { .whosaid .st, .whosaid .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`
