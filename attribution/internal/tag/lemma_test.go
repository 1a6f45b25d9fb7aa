package tag

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

var lemmas = []struct {
	word string
	pos  POS
	want string
}{
	{"said", VBD, "say"}, {"Said", VBD, "say"}, {"told", VBN, "tell"}, {"written", VBN, "write"}, {"men", NNS, "man"},
	{"claimed", VBD, "claim"}, {"noted", VBD, "note"}, {"stated", VBD, "state"}, {"repeated", VBD, "repeat"},
	{"added", VBD, "add"}, {"adding", VBG, "add"}, {"stopped", VBN, "stop"}, {"called", VBD, "call"}, {"controlled", VBD, "control"},
	{"announced", VBD, "announce"}, {"argued", VBD, "argue"}, {"arguing", VBG, "argue"}, {"alleged", VBD, "allege"},
	{"urging", VBG, "urge"}, {"accusing", VBG, "accuse"}, {"stressed", VBD, "stress"}, {"discussed", VBD, "discuss"},
	{"denied", VBD, "deny"}, {"denies", VBZ, "deny"}, {"died", VBD, "die"}, {"lying", VBG, "lie"}, {"saying", VBG, "say"},
	{"agreed", VBD, "agree"}, {"agreeing", VBG, "agree"}, {"being", VBG, "be"}, {"going", VBG, "go"}, {"seeing", VBG, "see"},
	{"declared", VBD, "declare"}, {"appeared", VBD, "appear"}, {"considered", VBD, "consider"}, {"hoping", VBG, "hope"},
	{"mentioned", VBD, "mention"}, {"explained", VBD, "explain"}, {"determined", VBD, "determine"}, {"joined", VBD, "join"},
	{"promised", VBD, "promise"}, {"described", VBD, "describe"}, {"developed", VBD, "develop"}, {"tweeted", VBD, "tweet"},
	{"voted", VBD, "vote"}, {"quoted", VBD, "quote"}, {"quoting", VBG, "quote"}, {"shouted", VBD, "shout"}, {"visited", VBD, "visit"},
	{"cited", VBD, "cite"}, {"citing", VBG, "cite"}, {"admitted", VBD, "admit"}, {"committing", VBG, "commit"}, {"referred", VBD, "refer"},
	{"ensured", VBD, "ensure"}, {"poured", VBD, "pour"}, {"believed", VBD, "believe"}, {"criticizing", VBG, "criticize"},
	{"says", VBZ, "say"}, {"wishes", VBZ, "wish"}, {"teaches", VBZ, "teach"}, {"uses", VBZ, "use"}, {"goes", VBZ, "go"},
	{"boxes", NNS, "box"}, {"houses", NNS, "house"}, {"countries", NNS, "country"}, {"wives", NNS, "wife"}, {"glasses", NNS, "glass"},
	{"spokesmen", NNS, "spokesman"}, {"spokespeople", NNS, "spokespeople"}, {"viruses", NNS, "virus"}, {"crises", NNS, "crisis"},
	{"better", JJR, "good"}, {"bigger", JJR, "big"}, {"earlier", RBR, "early"}, {"latest", JJS, "late"}, {"smaller", JJR, "small"},
	{"could", MD, "can"}, {"’s", VBZ, "be"}, {"n’t", RB, "not"}, {"Clinton", NNP, "Clinton"}, {"The", DT, "the"}, {"", VBD, ""}, {"ed", VBD, "ed"},
	{"panicked", VBD, "panic"}, {"breathing", VBG, "breathe"}, {"changed", VBD, "change"}, {"hanging", VBG, "hang"}, {"bringing", VBG, "bring"},
	{"needed", VBD, "need"}, {"conceded", VBD, "concede"}, {"looking", VBG, "look"}, {"making", VBG, "make"}, {"handled", VBD, "handle"},
}

func TestLemma(t *testing.T) {
	for _, tt := range lemmas {
		t.Run(tt.word+" "+tt.pos.String(), func(t *testing.T) {
			assert.Equal(t, tt.want, Lemma(lang.English(), tt.word, tt.pos))
			assert.Equal(t, text.NormOf(tt.want), LemmaNorm(lang.English(), tt.word, text.NormOf(tt.word), tt.pos))
		})
	}
}

func TestLemmaNormAllocatesNothing(t *testing.T) {
	words := make([]uint64, len(lemmas))
	for i, tt := range lemmas {
		words[i] = text.NormOf(tt.word)
	}
	assert.Zero(t, testing.AllocsPerRun(10, func() {
		for i, tt := range lemmas {
			LemmaNorm(lang.English(), tt.word, words[i], tt.pos)
		}
	}))
}

func FuzzLemma(f *testing.F) {
	for _, tt := range lemmas {
		f.Add(tt.word, uint8(tt.pos))
	}
	f.Fuzz(func(t *testing.T, word string, p uint8) {
		pos := POS(p % uint8(tagCount+1))
		l := Lemma(lang.English(), word, pos)
		if len(word) < 24 && text.Fold(word) == word {
			assert.Equal(t, text.NormOf(l), LemmaNorm(lang.English(), word, text.NormOf(word), pos))
		}
	})
}

func BenchmarkLemmaNorm(b *testing.B) {
	i := 0
	norm := text.NormOf("claimed")
	for b.Loop() {
		LemmaNorm(lang.English(), "claimed", norm, VBD)
		i++
	}
}
