package lang

import (
	"io/fs"
	"slices"
	"strings"
)

// Group is a set of words that some stage asks for. The words of a group are a
// file of the folder words, one a line, or a line of grammar.tsv.
type Group uint8

const (
	AdjectiveEnds  Group = iota // endings: ical, ous
	AdverbEnds                  // endings: ly
	Announcing                  // in a sentence that says that somebody's words follow: here, transcript
	Clitics                     // split off the word before: 's, n't
	Common                      // the commonest words, by which a text is known to be in the language
	Conditions                  // conjunctions that make a report none: if, whether
	Domains                     // with which addresses end: com, org
	Elided                      // words without their start, behind an apostrophe: ’em
	Exclaimed                   // names that end with an exclamation mark
	InsideNames                 // small words inside names: of, van
	Naming                      // verbs, as lemmas, whose participle stands before a name in marks: called
	Nobody                      // subjects of whom nothing is reported
	ParticipleEnds              // endings, that of the past first: ed
	PersonStarts                // how surnames begin that have a capital inside: Mc
	Refusing                    // verbs, as lemmas: decline
	Reporting                   // verbs beside the name of a speaker
	Starters                    // with a capital, they start a sentence rather than stand in a name
	Told                        // verbs, as lemmas, whose object is whom they speak to
	Withheld                    // verbs, as lemmas, for what somebody does not say

	// Words of grammar.
	And
	BeforePerson // a description of somebody may begin with it: the, his
	By
	FirstPerson
	Or
	Subject // a pronoun for a speaker: she, they
	That
	Tweeted // the platform whose messages have words of their own: tweeted

	// Abbreviations, without their period.
	AbbreviationInside // more of the sentence follows
	AbbreviationNumber // is one before a number only
	AbbreviationEnd    // may end a sentence
	AbbreviationSmall  // also written without a capital

	groupCount
)

// groupNames are the names of groups in the files.
var groupNames = [groupCount]string{
	AdjectiveEnds: "adjective-ends", AdverbEnds: "adverb-ends", ParticipleEnds: "participle-ends", PersonStarts: "person-starts",
	Announcing: "announcing", Clitics: "clitics", Common: "common", Conditions: "conditions", Domains: "domains", Elided: "elided",
	Exclaimed: "exclaimed", InsideNames: "inside-names",
	Naming: "naming", Nobody: "nobody", Refusing: "refusing",
	Reporting: "reporting", Starters: "starters", Told: "told", Withheld: "withheld",
	And: "and", BeforePerson: "before-person", By: "by", FirstPerson: "first-person", Or: "or", Subject: "subject", That: "that", Tweeted: "tweeted",
}

// Groups is a set of groups.
type Groups [(groupCount + 63) / 64]uint64

// Has reports whether the set has a group.
func (s *Groups) Has(g Group) bool { return s[g>>6]>>(g&63)&1 != 0 }

func (s *Groups) add(g Group) { s[g>>6] |= 1 << (g & 63) }

// WordsOf returns the words of a group in the order of their file.
func (l *Language) WordsOf(g Group) []string { return l.Lexicon.WordsOf(g) }

// WordsOf is Language.WordsOf.
func (l *Lexicon) WordsOf(g Group) []string { return l.groups[g] }

// EndsWith reports whether a word ends with one of a group of endings.
func (l *Lexicon) EndsWith(word string, ends Group) bool {
	return slices.ContainsFunc(l.groups[ends], func(end string) bool { return strings.HasSuffix(word, end) })
}

// loadGroups reads the words of every group.
func (l *lexiconLoader) loadGroups() {
	byName := make(map[string]Group, groupCount)
	for g, name := range groupNames {
		if name != "" {
			byName[name] = Group(g)
		}
	}
	enter := func(words string, g Group) {
		l.groups[g] = append(l.groups[g], words)
		l.add(words, func(n *Entry) { n.Groups.add(g) })
	}
	files, err := fs.Glob(l.in.files, "words/*.txt")
	if err != nil {
		l.in.fail("%w", err)
	}
	for _, file := range files {
		g, known := byName[file[len("words/"):len(file)-len(".txt")]]
		if !known {
			l.in.file = file
			l.in.fail("unknown group")
			continue
		}
		l.in.lines(file, func(line string) { enter(line, g) })
	}
	l.in.rows("grammar.tsv", 2, 2, func(f []string) {
		g, known := byName[f[0]]
		if !known {
			l.in.fail("unknown group %q", f[0])
			return
		}
		for word := range strings.FieldsSeq(f[1]) {
			enter(word, g)
		}
	})
	l.loadAbbreviations()
}

func (l *lexiconLoader) loadAbbreviations() {
	follows := map[string]Group{"inside": AbbreviationInside, "number": AbbreviationNumber, "end": AbbreviationEnd}
	l.in.rows("abbreviations.tsv", 3, 3, func(f []string) {
		g, known := follows[f[1]]
		if !known || f[2] != "any" && f[2] != "capital" {
			l.in.fail("want inside, number or end, and any or capital")
			return
		}
		l.add(f[0], func(n *Entry) {
			n.Groups.add(g)
			if f[2] == "any" {
				n.Groups.add(AbbreviationSmall)
			}
		})
	})
}
