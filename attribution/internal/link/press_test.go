package link

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

func TestPress(t *testing.T) {
	doc, sts := parse(t, "Ann Bell told the Orlando Sentinel and Reuters that it was late. Acme Ltd had told the Lipa Herald. {The newspaper} said so.")
	l := &new(Scratch).linker
	l.Result, l.sts = name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts
	l.within = make([]int32, len(l.Words))
	l.readText()
	got := map[string]press{}
	for e := range l.Entities {
		if l.Entities[e].Full >= 0 {
			got[l.fullName(int32(e))] = l.track[e].press
		}
	}
	assert.Equal(t, map[string]press{"Ann Bell": noPress, "Orlando Sentinel": printed, "Reuters": otherPress, "Lipa Herald": maybePress, "Acme Ltd": noPress}, got)
	assert.Equal(t, "Lipa Herald", l.fullName(l.lastPress-1))
}

// TestGroupSpeaks holds that a group that spoke is known to have spoken, and as the maker
// of its letter.
func TestGroupSpeaks(t *testing.T) {
	doc, sts := parse(t, "Ann Bell met Jo Roe. {Bob Lee and Al Coe} said in a letter that it was late. {The letter} said no more.")
	l := &new(Scratch).linker
	l.Result, l.sts = name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts
	l.within = make([]int32, len(l.Words))
	l.readText()
	g := l.groups[len(l.groups)-1]
	assert.Equal(t, "Bob Lee and Al Coe", l.fullName(g))
	assert.Positive(t, l.track[g].spoken)
	assert.True(t, l.spokeIt(0, g))
	assert.NotEmpty(t, l.makers)
	assert.Equal(t, g, l.makers[0].entity)
}
