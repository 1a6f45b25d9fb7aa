package main

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/attribution/internal/link"
)

// speakerTally counts how many speakers are right, as eval does, where the
// statements are the gold's own.
type speakerTally struct {
	right, all       map[string]int // by form
	wrong, known     int
	formRight, forms int
	typeRight, types int
	curve            []namePoint
	errors           []string
}

// namePoint is a name that was given or should have been.
type namePoint struct {
	mille      int32
	right, bad bool
}

// speakerFigures are a tally in percent.
type speakerFigures struct {
	Statements  int                `json:"statements"`
	Accuracy    float64            `json:"accuracy"` // of speakers whose name is known
	ByForm      map[string]float64 `json:"by_form"`
	Wrong       float64            `json:"wrong"`        // of all, those given a wrong name
	WrongGiven  float64            `json:"wrong_given"`  // of the names given
	Form        float64            `json:"form"`         // of the mentions found, those whose form is right
	Type        float64            `json:"type"`         // of the speakers given, those whose type is right
	Calibration float64            `json:"calibration"`  // mean distance of confidence and share of right ones
	Top         float64            `json:"right_at_0.9"` // of the names given with 0.9 and up
	TopShare    float64            `json:"share_at_0.9"` // how many these are
}

func newSpeakerTally() *speakerTally {
	return &speakerTally{right: map[string]int{}, all: map[string]int{}}
}

var (
	formNames = [...]string{"", "name", "pronoun", "nominal", "implicit"}
	typeNames = [...]string{"", "person", "organization", "group", "unnamed", "document"}
)

// score counts one article. index is its number: only errors of the even ones
// are kept, so that the others stay unread.
func (c *speakerTally) score(d *spoken, res link.Result, index int) {
	for i := range d.gold {
		g := &d.gold[i]
		if g.Optional {
			continue
		}
		sp := &res.Speakers[i]
		say := func(what, want, got string) {
			if index%2 == 1 {
				return
			}
			content := ""
			if len(d.sts[i].Content) > 0 {
				content = d.doc.Slice(d.sts[i].Content[0])
			}
			c.errors = append(c.errors, fmt.Sprintf("%-8s %-30.30s %-9s [%.60s] want %q got %q %d | %.50q",
				what, d.id, g.Form, d.doc.Slice(d.sts[i].Mention), want, got, sp.Mille, content))
		}
		known := g.Speaker != nil && *g.Speaker != ""
		right := known && eval.SameName(sp.Name, *g.Speaker, g.Aliases)
		bad := false
		if len(g.Members) == 0 && (known || g.Type == "unnamed" || g.Type == "group" || g.Type == "none" || g.Type == "") {
			c.known++
			if bad = sp.Name != "" && !right && (known || sp.Type == link.Person || sp.Type == link.Organization); bad {
				c.wrong++
				if !known {
					say("WRONG", "", sp.Name)
				}
			}
		}
		if sp.Name != "" {
			c.curve = append(c.curve, namePoint{sp.Mille, right, bad})
		}
		if known {
			c.all[g.Form]++
			if right {
				c.right[g.Form]++
			} else {
				say("SPEAKER", *g.Speaker, sp.Name)
			}
		}
		if (g.Form == "name" || g.Form == "pronoun" || g.Form == "nominal") && sp.Form != link.NoForm {
			c.forms++
			if formNames[sp.Form] == g.Form {
				c.formRight++
			} else {
				say("FORM", g.Form, formNames[sp.Form])
			}
		}
		if slices.Contains(typeNames[1:], g.Type) && sp.Type != link.NoType {
			c.types++
			if typeNames[sp.Type] == g.Type {
				c.typeRight++
			} else {
				say("TYPE", g.Type, typeNames[sp.Type])
			}
		}
	}
}

// total is the number of speakers whose name is right, and of those whose name
// is known.
func (c *speakerTally) total() (right, all int) {
	for f := range c.all {
		right += c.right[f]
		all += c.all[f]
	}
	return right, all
}

func (c *speakerTally) figures() speakerFigures {
	right, all := c.total()
	f := speakerFigures{
		Statements: c.known, Accuracy: percent([2]int{right, all}), ByForm: map[string]float64{}, Wrong: percent([2]int{c.wrong, c.known}),
		Form: percent([2]int{c.formRight, c.forms}), Type: percent([2]int{c.typeRight, c.types}),
	}
	for form := range c.all {
		f.ByForm[form] = percent([2]int{c.right[form], c.all[form]})
	}
	var bins [11]struct{ sum, right float64 }
	wrong, top, topRight := 0, 0, 0
	for _, p := range c.curve {
		b := &bins[p.mille/100]
		b.sum += float64(p.mille) / 1000
		if p.right {
			b.right++
		} else {
			wrong++
		}
		if p.mille >= 900 {
			top++
			if p.right {
				topRight++
			}
		}
	}
	gap := 0.0
	for _, b := range bins {
		gap += math.Abs(b.sum - b.right)
	}
	f.WrongGiven, f.Top, f.TopShare = percent([2]int{wrong, len(c.curve)}), percent([2]int{topRight, top}), percent([2]int{top, len(c.curve)})
	f.Calibration = math.Round(1000*gap/float64(max(len(c.curve), 1))) / 10
	return f
}

// at is the accuracy at the threshold at which so many percent of all get a
// wrong name, and the threshold.
func (c *speakerTally) at(wrong float64) (float64, int32) {
	points := slices.Clone(c.curve)
	slices.SortFunc(points, func(a, b namePoint) int { return int(b.mille - a.mille) })
	_, n := c.total()
	right, bad := 0, 0
	best, mille := 0.0, int32(1000)
	for i, p := range points {
		if p.right {
			right++
		}
		if p.bad {
			bad++
		}
		if (i+1 == len(points) || points[i+1].mille != p.mille) && percent([2]int{bad, c.known}) <= wrong {
			best, mille = percent([2]int{right, n}), p.mille
		}
	}
	return best, mille
}

func (c *speakerTally) String() string {
	f := c.figures()
	out := fmt.Sprintf("speaker %.1f", f.Accuracy)
	var forms []string
	for form := range f.ByForm {
		forms = append(forms, form)
	}
	sort.Strings(forms)
	for _, form := range forms {
		out += fmt.Sprintf(" %s %.1f", form, f.ByForm[form])
	}
	a, m := c.at(mostWrong)
	return out + fmt.Sprintf("  wrong %.1f of given %.1f form %.1f type %.1f calibration %.1f, %.1f of the %.0f%% at 0.9; at the threshold %.1f (%d)",
		f.Wrong, f.WrongGiven, f.Form, f.Type, f.Calibration, f.Top, f.TopShare, a, m)
}
