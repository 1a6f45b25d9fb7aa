package text

import "strings"

// This file is all that Parse knows of English.

// ending says what an abbreviation with its period tells about the sentence.
type ending uint8

const (
	noAbbreviation ending = iota
	goesOn                // more of the sentence follows: Mr., Sen., e.g.
	beforeNumber          // is one before a number only: No. 5, Jan. 3
	mayEnd                // ends a sentence before a word that begins one: Inc., U.S., a.m.

	anyCase ending = 0x80 // also written without a capital
)

// abbreviations are those of more than one letter. Many are words as well, so
// most want a capital.
var abbreviations = abbreviationTable([]abbreviationList{
	{goesOn, `mr mrs ms messrs mmes dr drs prof sen sens rep reps gov govs gen gens lt col cols maj capt cmdr cpl sgt sgts
		adm rev hon pres supt insp det fr br atty asst amb spc pfc pvt brig ens dep ald mme mlle ing arch attn p.s ph.d`},
	{goesOn | anyCase, `vs cf eg ie e.g i.e viz`},
	{beforeNumber, `arts art figs fig sec ch ed sun mon tue tues wed thu thur thurs fri sat mar jan feb apr jun jul aug
		sept sep oct nov dec para tel`},
	{beforeNumber | anyCase, `no nos vol vols pp approx est ca`},
	{mayEnd, `inc co cos corp corps ltd plc bros llc jr sr esq dept univ assn st mt ft ave blvd rd bldg intl natl govt
		ala ariz ark calif colo conn del fla ga ill kan kans ky md mich minn miss mo mont neb nev okla ore pa penn tenn tex
		va vt wash wis wyo mass`},
	{mayEnd | anyCase, `etc al`},
})

type abbreviationList struct {
	ending ending
	words  string
}

func abbreviationTable(lists []abbreviationList) map[uint64]ending {
	table := map[uint64]ending{}
	for _, list := range lists {
		for _, w := range strings.Fields(list.words) {
			table[NormOf(w)] = list.ending
		}
	}
	return table
}

// startsSentence holds words that, with a capital, stand at the start of a
// sentence and hardly ever inside a name.
var startsSentence = wordSet(`the a an he she it they we you i this that these those there here his her its their our your my
	in on at as if when while after before since but and or so yet for from by with without under over during until
	because although though however meanwhile also still then thus what who why where how which whether some many most
	more much all both each every no not one two three several other another such only even just now once to of asked
	according speaking earlier later last next yesterday today critics officials police people is are was were do does
	did has have had can could would should might must let despite instead perhaps maybe`)

// reporting holds the verbs that follow the name of a speaker.
var reporting = wordSet(`said says say told tells tell asked asks ask added adds add replied replies answered answers explained
	explains warned warns insisted insists noted notes wrote writes tweeted tweets posted joked jokes quipped shouted shouts
	yelled cried exclaimed declared declares announced recalled recalls continued continues concluded concludes argued argues
	stated states stressed stresses remarked remarks wondered wonders demanded demands responded responds retorted snapped
	stormed thundered whispered murmured muttered mused pleaded urged urges asserted complained commented observed
	emphasized emphasised underlined underscored reiterated repeated promised vowed pledged inquired queried fumed lamented`)

// inNames holds the small words inside names and titles.
var inNames = wordSet(`of the for and de del della der den van von la le el al bin ibn di da dos`)

// exclaimed holds names that end with an exclamation mark.
var exclaimed = wordSet(`yahoo jeopardy jeb snapp joomla yum`)

// elided holds words that lost their start: ’em, ’til.
var elided = wordSet(`em til till tis twas twere cause cuz cos bout round neath nuff n`)

var (
	normAnd  = NormOf("and")
	normOr   = NormOf("or")
	normThat = NormOf("that")
	normBy   = NormOf("by")
)

func wordSet(words string) map[uint64]bool {
	set := map[uint64]bool{}
	for _, w := range strings.Fields(words) {
		set[NormOf(w)] = true
	}
	return set
}

// cliticStart is where the clitic of a word with an apostrophe begins, 0 if it
// has none: is|n't, they|'ve, Smith|'s.
func cliticStart(w string) int {
	i, size := lastApostrophe(w)
	if i <= 0 {
		return 0
	}
	switch s := w[i+size:]; len(s) {
	case 1:
		switch s[0] | 0x20 {
		case 's', 'd', 'm':
			return i
		case 't':
			if w[i-1]|0x20 == 'n' && i > 1 {
				return i - 1
			}
		}
	case 2:
		switch s {
		case "re", "ve", "ll", "RE", "VE", "LL":
			return i
		}
	}
	return 0
}

// contractionCut is where a contraction without an apostrophe is cut, 0 if w
// is none.
func contractionCut(w string) int {
	switch w[0] | 0x20 {
	case 'c':
		if strings.EqualFold(w, "cannot") {
			return 3
		}
	case 'g':
		if strings.EqualFold(w, "gonna") || strings.EqualFold(w, "gotta") || strings.EqualFold(w, "gimme") {
			return 3
		}
	case 'w':
		if strings.EqualFold(w, "wanna") {
			return 3
		}
	case 'l':
		if strings.EqualFold(w, "lemme") {
			return 3
		}
	}
	return 0
}
