package attribution

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTextAndPlain(t *testing.T) {
	for _, c := range []struct {
		why         string
		content     []string
		text, plain string
	}{
		{"nothing", nil, "", ""},
		{"no marks", []string{"the pier is closed"}, "the pier is closed", "the pier is closed"},
		{"marks and the comma before the closing one", []string{"“It is closed,”"}, "“It is closed,”", "It is closed"},
		{"any marks", []string{"„Wir sind bereit“,"}, "„Wir sind bereit“,", "Wir sind bereit"},
		{"pieces", []string{"“We begin,”", "“in May.”"}, "“We begin,” … “in May.”", "We begin … in May."},
		{"that", []string{"that the pier is closed"}, "that the pier is closed", "the pier is closed"},
		{"a demonstrative keeps its capital", []string{"That is all"}, "That is all", "That is all"},
		{"that alone", []string{"that"}, "that", "that"},
		{"that of a quotation is its own", []string{"“that is all”"}, "“that is all”", "that is all"},
		{"that before a whole quotation", []string{"that “a wagon rusts,”"}, "that “a wagon rusts,”", "a wagon rusts"},
		{"marks inside stay", []string{"that it was “dead,” and buried"}, "that it was “dead,” and buried", "it was “dead,” and buried"},
		{"two quotations are no single one", []string{"“Yes” and “no”"}, "“Yes” and “no”", "“Yes” and “no”"},
		{"quotations in quotations", []string{"“He said ‘no’.”"}, "“He said ‘no’.”", "He said ‘no’."},
		{"one that never closes", []string{"“It goes on"}, "“It goes on", "It goes on"},
		{"paragraphs, on one line", []string{"“It goes on.\n\n“And on.”"}, "“It goes on.\n\n“And on.”", "It goes on. And on."},
	} {
		st := Statement{}
		for _, piece := range c.content {
			st.Content = append(st.Content, Fragment{Text: piece})
		}
		assert.Equal(t, c.text, st.Text(), c.why)
		assert.Equal(t, c.plain, st.Plain(), c.why)
	}
}

func TestSpeakerString(t *testing.T) {
	mention := &Phrase{Text: "two officials"}
	assert.Equal(t, "Ana Torv", (&Speaker{Name: "Ana Torv", Mention: mention}).String())
	assert.Equal(t, "two officials", (&Speaker{Mention: mention}).String())
	assert.Equal(t, "unknown", (&Speaker{}).String())
	assert.Equal(t, "unknown", (*Speaker)(nil).String())
	assert.Equal(t, "Ana Torv", (&Entity{Name: "Ana Torv", Mentions: []Phrase{*mention}}).String())
	assert.Equal(t, "two officials", (&Entity{Mentions: []Phrase{*mention}}).String())
	assert.Equal(t, "unknown", (*Entity)(nil).String())
	assert.Equal(t, "two officials", mention.String())
	assert.Empty(t, (*Phrase)(nil).String())
	assert.Equal(t, "said", (&Cue{Text: "said"}).String())
	assert.Empty(t, (*Cue)(nil).String())
	assert.Equal(t, "AP", (&Credit{Name: "AP", Mention: mention}).String())
	assert.Equal(t, "two officials", (&Credit{Mention: mention}).String())
	assert.Empty(t, (*Credit)(nil).String())
	assert.Equal(t, "minister (Iran)", Role{Text: "minister", Of: "Iran"}.String())
	assert.Equal(t, "minister", Role{Text: "minister"}.String())
}

func TestSpeakers(t *testing.T) {
	d := &Document{
		Statements: []Statement{
			{ID: 1, Speaker: &Speaker{Mention: &Phrase{Text: "residents"}}},
			{ID: 2, Speaker: &Speaker{Name: "Ana Torv and Petar Ilov", Entities: []int{2, 7, 2}}},
			{ID: 3},
			{ID: 4, Speaker: &Speaker{Name: "Petar Ilov", Entities: []int{7}}, Source: &Credit{Name: "Tanjug"}},
			{ID: 5, Speaker: &Speaker{Name: "Petar Ilov", Entities: []int{7}}},
			{ID: 6, Speaker: &Speaker{Entities: []int{99}}},
			{ID: 7, Speaker: &Speaker{Entities: []int{3}}, Source: &Credit{}},
			{ID: 8, Speaker: &Speaker{Name: "Ghost", Entities: []int{99}}, Source: &Credit{Name: "Tanjug"}},
		},
		Entities: []Entity{{ID: 2, Name: "Ana Torv"}, {ID: 3, Mentions: []Phrase{{Text: "an aide"}}}, {ID: 7, Name: "Petar Ilov"}},
	}
	type voice struct {
		name   string
		entity int
		named  bool
		ids    []int
	}
	var got []voice
	for _, v := range d.Speakers() {
		have := voice{name: v.Name, named: v.Named()}
		if v.Entity != nil {
			have.entity = v.Entity.ID
		}
		for _, st := range v.Statements {
			have.ids = append(have.ids, st.ID)
		}
		got = append(got, have)
	}
	assert.Equal(t, []voice{
		{"Petar Ilov", 7, true, []int{2, 4, 5}},
		{"residents", 0, false, []int{1}},
		{"Ana Torv", 2, true, []int{2}},
		{"an aide", 3, false, []int{7}},
		{"Ghost", 0, true, []int{8}},
	}, got)

	ids := func(name string) (out []int) {
		for st := range d.StatementsVia(name) {
			out = append(out, st.ID)
		}
		return out
	}
	assert.Equal(t, []int{4, 8}, ids("Tanjug"))
	assert.Empty(t, ids(""))
	for range d.StatementsVia("Tanjug") {
		break
	}
	assert.Equal(t, []*Entity{&d.Entities[0], &d.Entities[2]}, d.SpeakersOf(&d.Statements[1]))
	assert.Empty(t, d.SpeakersOf(&d.Statements[2]))
	assert.Nil(t, d.Entity(0))
	assert.Nil(t, d.Entity(1))
	assert.Equal(t, "Petar Ilov", d.Entity(7).Name)
	assert.Empty(t, new(Document).Speakers())
}
