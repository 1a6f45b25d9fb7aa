package lang

import "strings"

// Small is one of the words that rules name one by one: of, the, whose. A
// language may have several spellings for one; they are a line of small.tsv.
type Small uint8

const (
	NoSmall Small = iota
	WordA
	WordAccord
	WordAccording
	WordAdministration
	WordAll
	WordAn
	WordAnd
	WordAnother
	WordAnyone
	WordAs
	WordAt
	WordBe
	WordBoth
	WordBy
	WordCalled
	WordCampaign
	WordCite
	WordCounterpart
	WordFor
	WordFormer
	WordFrom
	WordGenitive
	WordHe
	WordHer
	WordHers
	WordHerself
	WordHim
	WordHimself
	WordHis
	WordI
	WordIn
	WordIncluding
	WordInterview
	WordIs
	WordIt
	WordIts
	WordKnown
	WordLatter
	WordLike
	WordMe
	WordMy
	WordNear
	WordNeither
	WordOf
	WordOn
	WordOne
	WordOther
	WordOthers
	WordOur
	WordOutside
	WordPair
	WordPercent
	WordQ
	WordQuote
	WordShe
	WordSomebody
	WordSomeone
	WordTeam
	WordThat
	WordThe
	WordTheir
	WordThem
	WordThese
	WordThey
	WordThis
	WordThose
	WordThree
	WordTo
	WordTwo
	WordUs
	WordWas
	WordWe
	WordWho
	WordWhom
	WordWhose
	WordWith
	WordYou
	WordYour
	smallCount
)

// smallNames are the names of small.tsv.
var smallNames = [smallCount]string{
	WordA: "a", WordAccord: "accord", WordAccording: "according", WordAdministration: "administration",
	WordAll: "all", WordAn: "an", WordAnd: "and", WordAnother: "another", WordAnyone: "anyone", WordAs: "as",
	WordAt: "at", WordBe: "be", WordBoth: "both", WordBy: "by", WordCalled: "called", WordCampaign: "campaign", WordCite: "cite",
	WordCounterpart: "counterpart", WordFor: "for", WordFormer: "former", WordFrom: "from", WordGenitive: "genitive", WordHe: "he",
	WordHer: "her", WordHers: "hers", WordHerself: "herself", WordHim: "him", WordHimself: "himself",
	WordHis: "his", WordI: "i", WordIn: "in", WordIncluding: "including", WordInterview: "interview", WordIs: "is", WordIt: "it",
	WordIts: "its", WordKnown: "known", WordLatter: "latter", WordLike: "like", WordMe: "me", WordMy: "my", WordNear: "near",
	WordNeither: "neither", WordOf: "of", WordOn: "on", WordOne: "one", WordOther: "other", WordOthers: "others", WordOur: "our",
	WordOutside: "outside", WordPair: "pair", WordPercent: "percent",
	WordQ: "q", WordQuote: "quote", WordShe: "she", WordSomebody: "somebody",
	WordSomeone: "someone", WordTeam: "team", WordThat: "that", WordThe: "the", WordTheir: "their",
	WordThem: "them", WordThese: "these", WordThey: "they", WordThis: "this", WordThose: "those", WordThree: "three", WordTo: "to",
	WordTwo: "two", WordUs: "us", WordWas: "was", WordWe: "we", WordWho: "who", WordWhom: "whom",
	WordWhose: "whose", WordWith: "with", WordYou: "you", WordYour: "your",
}

// Spelled returns a small word in its first spelling.
func (l *Lexicon) Spelled(w Small) string { return l.small[w].word }

// Norm returns the NormOf of a small word in its first spelling.
func (l *Lexicon) Norm(w Small) uint64 { return l.small[w].norm }

type smallWord struct {
	word string
	norm uint64
}

func (l *lexiconLoader) loadSmall() {
	byName := make(map[string]Small, smallCount)
	for w, name := range smallNames {
		byName[name] = Small(w)
	}
	l.in.rows("small.tsv", 2, 2, func(f []string) {
		w := byName[f[0]]
		if w == NoSmall {
			l.in.fail("unknown word %q", f[0])
			return
		}
		for i, word := range strings.Fields(f[1]) {
			if i == 0 {
				l.small[w] = smallWord{word, NameNorm(word)}
			}
			l.add(word, func(n *Entry) { n.Small = w })
		}
	})
}
