package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// "The newspaper" is one of the outlets that the text names, and "the editorial" is by
// one. But names of outlets often do not look like it, as the Orlando Sentinel and
// Newsday, and package name does not know the list of outlets. So it is asked here.

// press says whether the name of an entity is that of an outlet.
type press uint8

const (
	noPress    press = iota
	printed          // a newspaper, a magazine, a website
	otherPress       // an agency, a broadcaster
	maybePress       // its name has a word for an outlet, or can mean something else
)

// findPress notes which entities are outlets.
func (l *linker) findPress() {
	l.lastPress = 0
	for i := range l.Spans {
		s := &l.Spans[i]
		if t := &l.track[s.Entity]; t.press == noPress && l.Entities[s.Entity].Type == Organization && l.Entry(s.End-1).Bodies&l.Fields.Outlet != 0 {
			t.press = maybePress
		}
	}
	for i, m := range l.Doc.Outlets() {
		s := l.SpanAt[m.End-1]
		if s == 0 || m.Programme {
			continue
		}
		x := &l.Spans[s-1]
		if x.Start < i || x.Start > i+1 || x.End > m.End || l.Entities[x.Entity].Type != Organization {
			continue
		}
		how := otherPress
		switch l.Doc.Lang.Outlets.At(m.Outlet).Kind {
		case lang.Newspaper, lang.Magazine, lang.Website:
			how = printed
		case lang.Platform:
			continue
		}
		if m.Ambiguous {
			how = maybePress
		}
		if t := &l.track[x.Entity]; t.press == noPress || t.press == maybePress {
			t.press = how
		}
	}
}

// kindFact is the kind of an entity, in which outlets count as kinds of their own.
func (l *linker) kindFact(e int32) uint8 {
	if p := l.track[e].press; p != noPress {
		return uint8(name.KindCampaign) + uint8(p)
	}
	return uint8(l.Entities[e].Kind)
}

// meansPress reports whether a description can be of an outlet or of what it prints.
func (l *linker) meansPress(x *mention) bool {
	return x.shape == shapeDocument || x.noun.Name.Bodies&l.Fields.Outlet != 0
}
