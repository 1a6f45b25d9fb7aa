package render_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/render"
)

// TestColours computes from the style sheet itself what WCAG 2 asks for: a
// contrast of 7:1 for the text on a speaker's colour and of 4.5:1 for faint text
// and for letters on an edge's colour, 3:1 for edges. Patterns mix an eighth of
// the edge into the paper behind the text.
func TestColours(t *testing.T) {
	t.Parallel()
	css := render.Stylesheet()
	papers := regexp.MustCompile(`--paper: (#\w+); --ink: (#\w+); --faint: (#\w+); --rule: \S+ --sheet: (#\w+);`).FindAllStringSubmatch(css, -1)
	require.Len(t, papers, 2, "light and dark")
	people := regexp.MustCompile(`\.s\d+ { --who: (#\w+); --back: (#\w+); }`).FindAllStringSubmatch(css, -1)
	require.Len(t, people, 16, "eight in each")
	assert.Contains(t, css, "--shade: color-mix(in srgb, var(--who) 14%, var(--back));")
	for scheme, paper := range papers {
		page, ink, faint, sheet := hex(t, paper[1]), hex(t, paper[2]), hex(t, paper[3]), hex(t, paper[4])
		assert.GreaterOrEqual(t, contrast(page, ink), 7.0)
		assert.GreaterOrEqual(t, contrast(page, faint), 4.5)
		assert.GreaterOrEqual(t, contrast(sheet, faint), 4.5)
		for i, p := range slices.Collect(slices.Chunk(people, 8))[scheme] {
			edge, back := hex(t, p[1]), hex(t, p[2])
			var shade colour
			for j := range shade {
				shade[j] = 0.14*edge[j] + 0.86*back[j]
			}
			assert.GreaterOrEqual(t, contrast(back, ink), 7.0, "scheme %d, text on %d", scheme, i)
			assert.GreaterOrEqual(t, contrast(shade, ink), 7.0, "scheme %d, text on the pattern of %d", scheme, i)
			assert.GreaterOrEqual(t, contrast(edge, page), 4.5, "scheme %d, letters of %d", scheme, i)
			assert.GreaterOrEqual(t, contrast(edge, back), 3.0, "scheme %d, edge of %d", scheme, i)
		}
	}
}

// blindness is what people without one kind of cones see, as a matrix over
// linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
var blindness = map[string][3][3]float64{
	"none":   {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protan": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deutan": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritan": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// TestColourBlindness holds that any two colours of a scheme differ by at least
// 20 in CIELAB, ten times what is just noticeable, for people with normal sight
// and with each kind of colour blindness.
func TestColourBlindness(t *testing.T) {
	t.Parallel()
	people := regexp.MustCompile(`\.s\d+ { --who: (#\w+);`).FindAllStringSubmatch(render.Stylesheet(), -1)
	require.Len(t, people, 16)
	for name, sight := range blindness {
		for scheme := range slices.Chunk(people, 8) {
			for i := range scheme {
				for j := range i {
					a, b := seen(hex(t, scheme[i][1]), sight), seen(hex(t, scheme[j][1]), sight)
					distance := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
					assert.GreaterOrEqual(t, distance, 20.0, "%s: %s and %s", name, scheme[i][1], scheme[j][1])
				}
			}
		}
	}
}

type colour [3]float64 // red, green and blue in [0,1]

func hex(t *testing.T, s string) (c colour) {
	t.Helper()
	for i := range c {
		x, err := strconv.ParseUint(s[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		c[i] = float64(x) / 255
	}
	return c
}

// linear undoes the gamma of sRGB.
func linear(c colour) colour {
	for i, x := range c {
		if x <= 0.04045 {
			c[i] = x / 12.92
		} else {
			c[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return c
}

func times(m [3][3]float64, c colour) (out colour) {
	for i, row := range m {
		out[i] = row[0]*c[0] + row[1]*c[1] + row[2]*c[2]
	}
	return out
}

// seen is a colour as somebody sees it, in CIELAB.
func seen(c colour, sight [3][3]float64) [3]float64 {
	c = times(sight, linear(c))
	for i := range c {
		c[i] = min(max(c[i], 0), 1)
	}
	xyz := times([3][3]float64{
		{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041},
	}, c)
	white := [3]float64{0.95047, 1, 1.08883}
	for i := range xyz {
		if x := xyz[i] / white[i]; x > 0.008856 {
			xyz[i] = math.Cbrt(x)
		} else {
			xyz[i] = 7.787*x + 16.0/116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

func contrast(a, b colour) float64 {
	luminance := func(c colour) float64 {
		c = linear(c)
		return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
