package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution"
)

func TestFilter(t *testing.T) {
	tests := []struct {
		name   string
		filter filter
		want   []int
	}{
		{"none", filter{}, []int{1, 2, 3, 4}},
		{"kinds", filter{kinds: []attribution.Kind{attribution.KindDirect, attribution.KindMixed}}, []int{1, 3}},
		{"whole name", filter{speakers: []string{"Đorđe Ilić"}}, []int{1, 3}},
		{"a word, without accents", filter{speakers: []string{"ilic"}}, []int{1, 3}},
		{"part of a word is not enough", filter{speakers: []string{"ili"}}, nil},
		{"one of joint speakers", filter{speakers: []string{"Karin Moll"}}, []int{3}},
		{"by an alias", filter{speakers: []string{"the port chief"}}, []int{3}},
		{"by a description", filter{speakers: []string{"official"}}, []int{2}},
		{"either of two", filter{speakers: []string{"official", "moll"}}, []int{2, 3}},
		{"an empty name is nobody's", filter{speakers: []string{""}}, nil},
		{"source", filter{sources: []string{"radio vessa"}}, []int{2}},
		{"both must hold", filter{sources: []string{"radio vessa"}, speakers: []string{"ilic"}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &attribution.Document{
				Statements: []attribution.Statement{
					{ID: 1, Kind: attribution.KindDirect, Speaker: &attribution.Speaker{Name: "Đorđe Ilić", Entities: []int{1}}},
					{ID: 2, Kind: attribution.KindIndirect, Speaker: &attribution.Speaker{Mention: &attribution.Phrase{Text: "An official"}},
						Source: &attribution.Credit{Name: "Radio Vessa"}},
					{ID: 3, Kind: attribution.KindMixed, Speaker: &attribution.Speaker{Name: "Đorđe Ilić and Karin Moll", Entities: []int{1, 2}}},
					{ID: 4, Kind: attribution.KindIndirect},
				},
				Entities: []attribution.Entity{
					{ID: 1, Name: "Đorđe Ilić"},
					{ID: 2, Name: "Karin Moll", Aliases: []string{"the port chief"}},
				},
			}
			test.filter.apply(d)
			var got []int
			for _, st := range d.Statements {
				got = append(got, st.ID)
			}
			assert.Equal(t, test.want, got)
		})
	}
}
