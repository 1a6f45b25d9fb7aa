package lang

// plainLetters are the small letters of the Latin script with diacritics, behind
// what they are without. That is what Unicode's compatibility decomposition
// gives, with the letters that have none spelled as usual.
var plainLetters = [...]struct{ plain, letters string }{
	{"a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"},
	{"ae", "æǣǽ"},
	{"b", "ḃḅḇ"},
	{"c", "çćĉċčḉ"},
	{"d", "ðďḋḍḏḑḓ"},
	{"dj", "đ"},
	{"dz", "ǆǳ"},
	{"e", "èéêëēĕėęěǝȅȇȩḕḗḙḛḝẹẻẽếềểễệ"},
	{"f", "ḟ"},
	{"g", "ĝğġģǧǵḡ"},
	{"h", "ĥħȟḣḥḧḩḫẖ"},
	{"i", "ìíîïĩīĭįıǐȉȋḭḯỉị"},
	{"ij", "ĳ"},
	{"j", "ĵǰ"},
	{"k", "ķĸƙǩḱḳḵ"},
	{"l", "ĺļľłḷḹḻḽ"},
	{"lj", "ǉ"},
	{"m", "ḿṁṃ"},
	{"n", "ñńņňŉŋǹṅṇṉṋ"},
	{"nj", "ǌ"},
	{"o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"},
	{"oe", "œ"},
	{"p", "ṕṗ"},
	{"r", "ŕŗřȑȓṙṛṝṟ"},
	{"s", "śŝşšſșṡṣṥṧṩẛ"},
	{"ss", "ß"},
	{"t", "ţťŧțṫṭṯṱẗ"},
	{"th", "þ"},
	{"u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"},
	{"v", "ṽṿ"},
	{"w", "ŵẁẃẅẇẉẘ"},
	{"x", "ẋẍ"},
	{"y", "ýÿŷƴȳẏẙỳỵỷỹ"},
	{"z", "źżžẑẓẕ"},
}

// plainOf holds plainLetters by letter.
var plainOf = func() map[rune]string {
	m := make(map[rune]string, 512)
	for _, row := range plainLetters {
		for _, letter := range row.letters {
			m[letter] = row.plain
		}
	}
	return m
}()

// plainLatin returns a small letter of the Latin script without its
// diacritics, and others as they are.
func plainLatin(r rune) string {
	if plain, ok := plainOf[r]; ok {
		return plain
	}
	return string(r)
}
