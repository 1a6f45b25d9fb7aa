package lang

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func phrase(n *Lexicon, words ...string) *Entry {
	norms := make([]uint64, len(words))
	for i, w := range words {
		norms[i] = NameNorm(w)
	}
	if len(norms) == 1 {
		return n.Word(norms[0])
	}
	found, length := n.Longest(norms)
	if length != len(words) {
		return &n.entries[0]
	}
	return found
}

func TestNames(t *testing.T) {
	n := English().Lexicon
	tests := []struct {
		name   string
		words  []string
		marks  Marks
		gender Gender
	}{
		{"given name of a man", []string{"Zoran"}, Given, Male},
		{"given name of a woman", []string{"Colette"}, Given, Female},
		{"both bear it", []string{"Jean"}, Given, NoGender},
		{"diacritics do not matter", []string{"Zoë"}, Given, Female},
		{"title", []string{"Mrs."}, Title, Female},
		{"title of a role", []string{"Senator"}, Title | Role, NoGender},
		{"two words", []string{"Prime", "Minister"}, Title | Office, NoGender},
		{"plural", []string{"spokeswomen"}, Role | Plural, Female},
		{"three words", []string{"secretary", "of", "state"}, Role, NoGender},
		{"first of two", []string{"coast"}, Begins | BeginsBody, NoGender},
		{"organisation", []string{"Ministry"}, BodyName | BodyHead | BodyCommon, NoGender},
		{"plural organisation", []string{"agencies"}, BodyCommon | Plural, NoGender},
		{"document", []string{"surveys"}, DocumentNoun | Plural, NoGender},
		{"country", []string{"New", "Zealand"}, Place, NoGender},
		{"demonym", []string{"Serbian"}, Demonym, NoGender},
		{"capital", []string{"Kyiv"}, Capital, NoGender},
		{"particle", []string{"von"}, Particle, NoGender},
		{"function word", []string{"although"}, Conjunction, NoGender},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := phrase(n, tt.words...)
			assert.Equal(t, tt.marks, got.Marks&tt.marks)
			assert.Equal(t, tt.gender, got.Gender)
		})
	}
}

func TestNamesSynonyms(t *testing.T) {
	n := English().Lexicon
	same := func(a, b *Entry) { t.Helper(); require.NotZero(t, a.Role); assert.Equal(t, a.Role, b.Role) }
	same(phrase(n, "prime", "minister"), phrase(n, "premier"))
	same(phrase(n, "Sen."), phrase(n, "senators"))
	assert.NotEqual(t, phrase(n, "president").Role, phrase(n, "vice", "president").Role)
	assert.Equal(t, phrase(n, "Moscow").Place, phrase(n, "Russian").Place)
	assert.NotEqual(t, phrase(n, "Niger").Place, phrase(n, "Nigeria").Place)
	official := n.RoleField("official")
	require.NotZero(t, official)
	assert.NotZero(t, phrase(n, "minister").Fields&official)
	assert.Zero(t, phrase(n, "goalkeeper").Fields&official)
}

func TestNameNorm(t *testing.T) {
	for _, pair := range [][2]string{
		{"Đoković", "Djokovic"}, {"Ličen", "licen"}, {"O’Neill", "O'Neill"}, {"al-\u200bZu’bi", "Al-Zu'bi"},
		{"Hồ", "ho"}, {"Brasília", "BRASILIA"}, {"Straße", "strasse"}, {"Łukasz", "lukasz"}, {"e\u0301", "e"},
	} {
		assert.Equal(t, NameNorm(pair[1]), NameNorm(pair[0]), pair[0])
	}
	assert.NotEqual(t, NameNorm("Путин"), NameNorm("Путина"))
}

func TestSortsOfTexts(t *testing.T) {
	n := English().Lexicon
	sort := func(word string) uint16 { return n.Word(NameNorm(word)).Text }
	assert.NotZero(t, sort("letter"))
	assert.Equal(t, sort("poll"), sort("survey"))
	assert.Equal(t, sort("poll"), sort("surveys"))
	assert.NotEqual(t, sort("poll"), sort("letter"))
	assert.Zero(t, sort("minister"))
}
