package render_test

import (
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/render"
)

// TestContrast computes the contrasts that WCAG 2 asks for, from the style sheet
// itself: 7:1 for text on a speaker's colour, 4.5:1 for faint text, 3:1 for the
// edges that tell kinds apart.
func TestContrast(t *testing.T) {
	t.Parallel()
	css := render.Stylesheet()
	schemes := regexp.MustCompile(`--paper: (#\w+); --ink: (#\w+); --faint: (#\w+);[^\n]*\s+--saturation: (\d+)%; --back: (\d+)%; --edge: (\d+)%`).FindAllStringSubmatch(css, -1)
	require.Len(t, schemes, 2, "light and dark")
	hues := regexp.MustCompile(`\.s\d+ { --hue: (\d+); }`).FindAllStringSubmatch(css, -1)
	require.Len(t, hues, 12)
	for i, s := range schemes {
		paper, ink, faint := hex(t, s[1]), hex(t, s[2]), hex(t, s[3])
		assert.GreaterOrEqual(t, contrast(paper, ink), 7.0)
		assert.GreaterOrEqual(t, contrast(paper, faint), 4.5)
		for _, h := range hues {
			hue := float(t, h[1])
			back := hsl(hue, float(t, s[4]), float(t, s[5]))
			edge := hsl(hue, 60, float(t, s[6]))
			assert.GreaterOrEqual(t, contrast(back, ink), 7.0, "scheme %d, text on hue %v", i, hue)
			assert.GreaterOrEqual(t, contrast(back, edge), 3.0, "scheme %d, edge on hue %v", i, hue)
			assert.GreaterOrEqual(t, contrast(paper, edge), 3.0, "scheme %d, edge of hue %v on paper", i, hue)
		}
	}
}

func float(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err)
	return x
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

func hsl(hue, saturation, lightness float64) (c colour) {
	s, l := saturation/100, lightness/100
	for i, n := range []float64{0, 8, 4} {
		k := math.Mod(n+hue/30, 12)
		c[i] = l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1))
	}
	return c
}

func luminance(c colour) float64 {
	for i, x := range c {
		if x <= 0.04045 {
			c[i] = x / 12.92
		} else {
			c[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

func contrast(a, b colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
