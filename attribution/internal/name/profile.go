package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		rl := RoleText{Text: plain(r.Doc.Slice(text.Range{Start: x.From, End: x.Head + 1}))}
		switch {
		case r.Small(x.Tail) == lang.WordOf || r.Small(x.Tail) == lang.WordFor || r.Small(x.Tail) == lang.WordAt:
			end := min(x.End, x.Tail+12)
			from := x.Tail + 1
			if r.Small(from) == lang.WordThe {
				from++
			}
			if end > from {
				rl.Of = plain(r.Doc.Slice(text.Range{Start: from, End: end}))
			}
		}
		if rl.Of == "" && x.Owner >= 0 && !r.OwnerPronoun(x.Owner) {
			from := x.Owner
			if s := r.SpanAt[from]; s != 0 {
				from = r.Spans[s-1].Start
			}
			rl.Of = plain(r.Doc.Slice(text.Range{Start: from, End: x.Owner + 1}))
		}
		if rl.Of == "" && x.From < x.Head && r.Is(x.From, lang.Demonym|lang.Place) && x.Head > x.From {
			rl.Of = plain(r.Doc.Word(x.From))
			rl.Text = plain(r.Doc.Slice(text.Range{Start: x.From + 1, End: x.Head + 1}))
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
				return plain(r.Doc.Slice(text.Range{Start: from, End: k})) + " " + plain(r.Doc.Slice(text.Range{Start: k + 1, End: end}))
			}
		}
	}
	return plain(r.Doc.Slice(text.Range{Start: from, End: end}))
}

// plain returns a name with single spaces and without invisible characters.
func plain(name string) string {
	if isPlain(name) {
		return name
	}
	var b strings.Builder
	space := false
	for _, c := range name {
		switch {
		case unicode.IsSpace(c):
			space = b.Len() > 0
		case unicode.Is(unicode.Cf, c) || unicode.IsControl(c):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(c)
		}
	}
	return b.String()
}

func isPlain(name string) bool {
	before := byte(0)
	for i := range len(name) {
		c := name[i]
		if c < ' ' || c >= 0x7f || c == ' ' && before == ' ' {
			return c >= utf8.RuneSelf && isPlainAny(name)
		}
		before = c
	}
	return true
}

// isPlainAny is isPlain for names with letters beyond ASCII.
func isPlainAny(name string) bool {
	for i, c := range name {
		switch {
		case c < ' ' || c == 0x7f || c == ' ' && i > 0 && name[i-1] == ' ':
			return false
		case c >= utf8.RuneSelf && (c == utf8.RuneError || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.IsControl(c)):
			return false
		}
	}
	return true
}
