package name

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Profile is what the caller learns about an entity.
type Profile struct {
	Name     string // the fullest that the text gives, without titles; empty where it gives none
	Type     Type
	Gender   lang.Gender
	Aliases  []string // other names in the text, in the order of their first mention
	Roles    []RoleText
	Mentions []text.Range // in the order of the text
}

// RoleText is what an entity is: "minister" of "Iran".
type RoleText struct{ Text, Of string }

// RolesOf writes the roles of an entity, in the order of the text.
func (r *Result) RolesOf(e *Entity, out *Profile) {
	for k, tries := e.Roles, 0; k != 0 && tries < 24; k, tries = r.Roles[k-1].Next, tries+1 {
		x := &r.Roles[k-1]
		if x.Role == 0 && x.Kinds == 0 || x.Address || x.Shared && x.From == x.Tail {
			continue
		}
		rl := RoleText{Text: r.Doc.OneLine(text.Range{Start: x.From, End: x.Head + 1})}
		switch {
		case r.Small(x.Tail) == lang.WordOf || r.Small(x.Tail) == lang.WordFor || r.Small(x.Tail) == lang.WordAt:
			end := min(x.End, x.Tail+12)
			from := x.Tail + 1
			if r.Small(from) == lang.WordThe {
				from++
			}
			if end > from {
				rl.Of = r.Doc.OneLine(text.Range{Start: from, End: end})
			}
		}
		if rl.Of == "" && x.Owner >= 0 && !r.OwnerPronoun(x.Owner) {
			from := x.Owner
			if s := r.SpanAt[from]; s != 0 {
				from = r.Spans[s-1].Start
			}
			rl.Of = r.Doc.OneLine(text.Range{Start: from, End: x.Owner + 1})
		}
		if rl.Of == "" && x.From < x.Head && r.Is(x.From, lang.Demonym|lang.Place) && x.Head > x.From {
			rl.Of = r.Doc.OneLine(text.Range{Start: x.From, End: x.From + 1})
			rl.Text = r.Doc.OneLine(text.Range{Start: x.From + 1, End: x.Head + 1})
		}
		if !slices.Contains(out.Roles, rl) {
			out.Roles = append(out.Roles, rl)
		}
	}
	slices.Reverse(out.Roles)
}

// Text is the name that a span gives.
func (r *Result) Text(s *Span) string {
	from, end := s.Start, s.End
	for from < end-1 && r.Small(from) == lang.WordThe {
		from++
	}
	if end-from == 1 && r.Flags(from)&text.Plain != 0 {
		return r.Doc.Word(from)
	}
	if s.Kind == KindCampaign {
		for k := end - 2; k > from; k-- {
			if r.Possessive(k) { // Clinton's campaign
				return r.Doc.OneLine(text.Range{Start: from, End: k}) + " " + r.Doc.OneLine(text.Range{Start: k + 1, End: end})
			}
		}
	}
	return r.Doc.OneLine(text.Range{Start: from, End: end})
}
