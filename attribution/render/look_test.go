package render_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

// saidBy is an article in which each of those named says something.
func saidBy(names ...string) attribution.Result {
	d := &attribution.Document{Text: strings.Repeat("“A.” ", len(names))}
	for i, name := range names {
		start := i * len("“A.” ")
		d.Statements = append(d.Statements, attribution.Statement{
			ID: i + 1, Kind: attribution.KindDirect, Content: []attribution.Fragment{{Start: start, End: start + len("“A.”"), Text: "“A.”"}},
			Speaker: &attribution.Speaker{Name: name, Type: attribution.TypePerson},
		})
	}
	return attribution.Result{Document: d}
}

// badges returns each speaker's classes and letters on a page, by name.
func badges(page string) (classes, letters map[string][]string) {
	classes, letters = map[string][]string{}, map[string][]string{}
	for _, m := range regexp.MustCompile(`<label[^>]*><span class="badge ([^"]*)"[^>]*>([^<]*)</span><bdi>([^<]*)</bdi>`).FindAllStringSubmatch(page, -1) {
		classes[m[3]] = append(classes[m[3]], m[1])
		letters[m[3]] = append(letters[m[3]], m[2])
	}
	return classes, letters
}

func TestSpeakersAreToldApart(t *testing.T) {
	t.Parallel()
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("Ana %c. Torv", 'A'+i))
	}
	var page bytes.Buffer
	require.NoError(t, render.HTML(&page, saidBy(names...), render.Options{}))
	classes, letters := badges(page.String())
	require.Len(t, classes, 30)
	colours, initials := map[string]bool{}, map[string]bool{}
	for i, name := range names {
		if i < 24 {
			assert.False(t, colours[classes[name][0]], name)
		}
		colours[classes[name][0]] = true
		assert.False(t, initials[letters[name][0]], name)
		initials[letters[name][0]] = true
	}
	assert.Len(t, colours, 24)
}

func TestLettersOfOneSpeakerAreNobodyElses(t *testing.T) {
	t.Parallel()
	var page bytes.Buffer
	require.NoError(t, render.HTML(&page, saidBy("Ana", "9 to 2", "Amy", "9", "Abe", "“9”", "9!"), render.Options{}))
	_, letters := badges(page.String())
	assert.Equal(t, map[string][]string{"Ana": {"A"}, "Amy": {"A2"}, "Abe": {"A3"}, "9 to 2": {"92"}, "9": {"9"}, "“9”": {"93"}, "9!": {"94"}}, letters)
}

func TestSpeakersKeepTheirColours(t *testing.T) {
	t.Parallel()
	format, _ := render.FormatNamed("html")
	var page bytes.Buffer
	w := format.NewWriter(&page, render.Options{})
	require.NoError(t, w.Write(saidBy("Ana Torv", "Ben Ode")))
	require.NoError(t, w.Write(saidBy("Cleo Marsh", "Ben Ode")))
	require.NoError(t, w.Write(saidBy("Dora Finn", "Cleo Marsh", "Ana Torv")))
	require.NoError(t, w.Close())
	classes, _ := badges(page.String())
	seen := map[string]string{}
	for name, of := range classes {
		for _, class := range of {
			assert.Equal(t, of[0], class, name)
		}
		assert.Empty(t, seen[of[0]], "%s and %s", name, seen[of[0]])
		seen[of[0]] = name
	}
	assert.Len(t, seen, 4)
}

// TestSpeakersKeepTheirColoursOnOtherPages has pages that nothing connects.
func TestSpeakersKeepTheirColoursOnOtherPages(t *testing.T) {
	t.Parallel()
	of := func(names ...string) map[string][]string {
		var page bytes.Buffer
		require.NoError(t, render.HTML(&page, saidBy(names...), render.Options{}))
		classes, _ := badges(page.String())
		return classes
	}
	first, second := of("Ana Torv", "Ben Ode", "Cleo Marsh"), of("Dora Finn", "Cleo Marsh", "Ana Torv")
	assert.Equal(t, first["Ana Torv"], second["Ana Torv"])
	assert.Equal(t, first["Cleo Marsh"], second["Cleo Marsh"])
	assert.NotEqual(t, first["Ana Torv"], first["Ben Ode"])
}

func TestInitials(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Ana Torv": "AT", "Jean-Luc de la Rive": "JR", "a shouting man": "AM", "the Ministry of Roads": "MR", "élan": "É", "Ósk": "Ó",
		"“Rex” 7": "R", "9 to 5": "95", "?!": "?",
	} {
		var page bytes.Buffer
		require.NoError(t, render.HTML(&page, saidBy(name), render.Options{}))
		_, letters := badges(page.String())
		require.Len(t, letters, 1, name)
		assert.Equal(t, []string{want}, letters[name], name)
	}
}
