package text

import "strings"

// ending says what an abbreviation with its period tells about the sentence.
type ending uint8

const (
	noAbbreviation ending = iota
	goesOn                // a name or number always follows: Mr., Sen., Gen.
	beforeNumber          // only before a number: No. 5, Jan. 3
	mayEnd                // ends a sentence before a word that begins one: Inc., U.S., a.m.
)

// abbreviations in lower case. Those that are words without a period as well
// (No., Sun., Mar.) count only before a number, the others anywhere; titles
// only with a capital.
var abbreviations = abbreviationTable(map[ending]string{
	goesOn: `mr mrs ms messrs mmes dr prof sen sens rep reps gov govs gen gens lt col cols maj capt cmdr cmd cpl sgt sgts adm
		rev hon pres supt insp det fr sr br atty asst assoc amb spc pfc pvt brig ens dep ald st mt ft vs v cf mx mlle mme
		viz al-hajj ing arch dipl drs llm`,
	beforeNumber: `no nos art arts fig figs sec ch vol vols p pp ed sun mon tue tues wed thu thur thurs fri sat mar
		jan feb apr jun jul aug sept sep oct nov dec para tel op approx est ca pt`,
	mayEnd: `inc co cos corp corps ltd plc bros llc jr esq etc al dept univ assn ave blvd rd ctr bldg intl natl govt
		ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mich minn miss mo mont neb nev okla ore pa penn
		tenn tex va vt wash wis wyo mass n.y hrs min oz lb lbs ph.d kg km`,
})

func abbreviationTable(lists map[ending]string) map[uint64]ending {
	table := map[uint64]ending{}
	for _, e := range []ending{goesOn, beforeNumber, mayEnd} {
		for _, w := range strings.Fields(lists[e]) {
			table[NormOf(w)] = e
		}
	}
	return table
}

// abbreviated reports whether the period at end, which no other follows,
// belongs to the word before it.
func (t *tokenizer) abbreviated(text string, start, end int, flags Flags, wide bool) bool {
	if flags&Number != 0 || end-start > 8 {
		return false
	}
	after, _ := classAt(text, end+1, len(text))
	if after&alnum != 0 {
		return false
	}
	if c, size := classAt(text, start, end); start+size == end {
		// One letter: an initial. A period after "I" ends the sentence
		// unless a name follows.
		if c&upper == 0 {
			return c&lower != 0 && (text[start] == 'v' || text[start] == 'p' && numberFollows(text, end+1))
		}
		return text[start] != 'I' || initialFollows(text, end+1)
	}
	var norm uint64
	if wide {
		norm = normSlow(text[start:end])
	} else {
		norm = normASCII(t.text, start, end)
	}
	switch abbreviations[norm] {
	case goesOn:
		return flags&Upper != 0 || norm == normVersus
	case beforeNumber:
		return numberFollows(text, end+1)
	case mayEnd:
		return flags&Upper != 0 || norm == normEtc
	}
	return false
}

var (
	normVersus = NormOf("vs")
	normEtc    = NormOf("etc")
)

// numberFollows reports whether the next thing after white space is a digit.
func numberFollows(text string, i int) bool {
	c, _ := classAt(text, skipBlanks(text, i), len(text))
	return c&digit != 0
}

// initialFollows reports whether the next thing after white space is a capital
// and not a word that begins sentences.
func initialFollows(text string, i int) bool {
	i = skipBlanks(text, i)
	if c, _ := classAt(text, i, len(text)); c&upper == 0 {
		return false
	}
	end := i
	for end < len(text) && end < i+16 && ascii[text[end]]&(lower|upper) != 0 {
		end++
	}
	return !startsSentence[NormOf(text[i:end])]
}

// skipBlanks goes over a few blanks, not over a line's end.
func skipBlanks(text string, i int) int {
	for n := 0; n < 4; n++ {
		c, size := classAt(text, i, len(text))
		if c&space == 0 {
			break
		}
		i += size
	}
	return i
}

// startsSentence holds words that, capitalised, stand at the start of a
// sentence and hardly ever inside a name.
var startsSentence = wordSet(`the a an he she it they we you i this that these those there here his her its their our your my
	in on at as if when while after before since but and or so yet for from by with without under over during until
	because although though however meanwhile also still then thus what who why where how which whether some many most
	more much all both each every no not one two three several other another such only even just now once to of
	asked according speaking earlier later last next yesterday today critics officials police people is are was were do
	does did has have had can could will would should may might must let despite instead perhaps maybe`)

func wordSet(words string) map[uint64]bool {
	set := map[uint64]bool{}
	for _, w := range strings.Fields(words) {
		set[NormOf(w)] = true
	}
	return set
}
