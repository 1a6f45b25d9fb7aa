package name

import (
	"strings"
)

// compatible reports whether two names with one surname may be of one person:
// the first words are the same, or one is the initial or the beginning of the
// other.
func (r *Result) compatible(a, b *Span) bool {
	al, bl := r.surname(a), r.surname(b)
	if al == a.Start || bl == b.Start {
		return true
	}
	if r.Norms[a.Start] == r.Norms[b.Start] {
		return true
	}
	// Peña Nieto and Enrique Peña Nieto: one ends with the whole other.
	if r.Norms[al-1] == r.Norms[bl-1] && (al-1 == a.Start || bl-1 == b.Start) && !r.initialAt(al-1) {
		return true
	}
	x, y := r.Doc.Word(a.Start), r.Doc.Word(b.Start)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 2 && x[1] == '.' || len(x) == 1 {
		return x[0] == y[0]
	}
	if len(x) >= 3 && len(y) >= len(x) && strings.EqualFold(x, y[:len(x)]) {
		return true
	}
	return nicknames[[2]string{strings.ToLower(x), strings.ToLower(y)}] || nicknames[[2]string{strings.ToLower(y), strings.ToLower(x)}]
}

// nicknames that are not the beginning of the name.
var nicknames = map[[2]string]bool{
	{"bill", "william"}: true, {"will", "bill"}: true, {"bob", "robert"}: true, {"bobby", "robert"}: true, {"rob", "bob"}: true,
	{"dick", "richard"}: true, {"rick", "richard"}: true, {"mike", "michael"}: true, {"mick", "michael"}: true,
	{"jim", "james"}: true, {"jimmy", "james"}: true, {"jack", "john"}: true, {"ted", "edward"}: true, {"ted", "theodore"}: true,
	{"ed", "ted"}: true, {"bernie", "bernard"}: true, {"chuck", "charles"}: true, {"charlie", "charles"}: true,
	{"tony", "anthony"}: true, {"tom", "thomas"}: true, {"dave", "david"}: true, {"joe", "joseph"}: true, {"beth", "elizabeth"}: true,
	{"liz", "elizabeth"}: true, {"betsy", "elizabeth"}: true, {"peggy", "margaret"}: true, {"meg", "margaret"}: true,
	{"kate", "katherine"}: true, {"kate", "catherine"}: true, {"kathy", "katherine"}: true, {"cathy", "catherine"}: true, {"hank", "henry"}: true, {"harry", "henry"}: true,
	{"larry", "lawrence"}: true, {"bibi", "benjamin"}: true, {"sasha", "alexander"}: true, {"sasa", "aleksandar"}: true,
	{"gene", "eugene"}: true, {"steve", "stephen"}: true, {"steve", "steven"}: true, {"nancy", "anne"}: true, {"nick", "nicholas"}: true,
	{"mitch", "addison"}: true, {"newt", "newton"}: true, {"jeb", "john"}: true, {"beto", "robert"}: true, {"jerry", "gerald"}: true,
	{"jerry", "jerome"}: true, {"terry", "terence"}: true, {"tim", "timothy"}: true, {"vlad", "vladimir"}: true, {"volodya", "vladimir"}: true, {"pepe", "jose"}: true, {"paco", "francisco"}: true,
}
