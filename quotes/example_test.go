package quotes_test

import (
	"fmt"
	"strings"

	"github.com/whosaid/whosaid/quotes"
)

func ExampleFind() {
	text := `“I don’t sell boats,” Ana Brodnik said. “My uncle used to say, ‘Boats sell you.’”`
	for _, q := range quotes.Find(text) {
		fmt.Printf("%v depth %d: %s\n", q.Span, q.Depth, q.Inner.Of(text))
	}
	// Output:
	// [0,27) depth 0: I don’t sell boats,
	// [46,95) depth 0: My uncle used to say, ‘Boats sell you.’
	// [71,92) depth 1: Boats sell you.
}

// A quotation of several paragraphs has an opening mark at each and a closing
// mark at the last.
func ExampleFind_paragraphs() {
	text := "“The first boat sank.\n\n“The second one did not,” she said."
	for _, q := range quotes.Find(text) {
		fmt.Printf("closed %-5v continues %-5v %s\n", q.Closed, q.Continues, q.Inner.Of(text))
	}
	// Output:
	// closed false continues false The first boat sank.
	// closed true  continues true  The second one did not,
}

// Apostrophes, years, feet and inches are no quotation marks.
func ExampleFind_apostrophes() {
	text := `'The rowers' boathouse burned in the '90s,' said Brodnik, who is 6'2" and likes rock 'n' roll.`
	for _, q := range quotes.Find(text) {
		fmt.Println(q.Of(text))
	}
	// Output:
	// 'The rowers' boathouse burned in the '90s,'
}

func ExampleFind_conventions() {
	text := "„Dobro“, «bon», »gut«, ``fine'' and 「良い」 – and “good\", too."
	for _, q := range quotes.Find(text) {
		fmt.Printf("%s (%v)\n", q.Inner.Of(text), q.Style)
	}
	// Output:
	// Dobro (low-high)
	// bon (guillemets)
	// gut (reversed guillemets)
	// fine (backquotes)
	// 良い (corner)
	// good (double curly)
}

func ExampleAll() {
	text := strings.Repeat("“Again,” she said.\n\n", 1000)
	for q := range quotes.All(text) {
		fmt.Println(q.Of(text))
		break
	}
	// Output: “Again,”
}

func ExampleSpan_Of() {
	fmt.Println(quotes.Span{Start: 4, End: 9}.Of("The ferry was late."))
	// Output: ferry
}

// A span that somebody else has written may be of another text.
func ExampleSpan_Fits() {
	text := "Grüezi"
	fmt.Println(quotes.Span{Start: 0, End: 4}.Fits(text), quotes.Span{Start: 3, End: 6}.Fits(text), quotes.Span{Start: 4, End: 9}.Fits(text))
	// Output: true false false
}
