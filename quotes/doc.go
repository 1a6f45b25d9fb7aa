// Package quotes finds the quotations in a text: the stretches between
// quotation marks, whoever uttered them.
//
//	for q := range quotes.All(text) {
//		fmt.Println(q.Inner.Of(text))
//	}
//
// It knows marks and nothing else. A scare quote, a title and a nickname are
// quotations like any other; who said something, and whether anybody did, is
// the business of package attribution.
//
// # What counts as a quotation
//
// The pairs of marks are those of [Style]: “ ”, " ", ‘ ’, ' ', « », » «, ‹ ›,
// › ‹, „ “, „ ”, ‚ ‘, ” ”, 「 」, 『 』, 《 》, and of wire copy two backquotes or
// two apostrophes before and two apostrophes behind. They need not be declared
// and may be mixed in one text. Quotations nest to any depth and never cross.
//
// A mark that looks the same at both ends is read by what stands beside it: it
// opens before a word and closes behind one. Where both sides allow both, it
// closes what is open, or else opens.
//
// An apostrophe is no mark: not in “don’t”, “workers’”, “the ’90s” or “rock ’n’
// roll”, whichever of ' ’ ‘ stands for it. Feet and inches (6'2") are none
// either. When a quotation in single marks is open, a possessive plural looks
// just like its end; Find then takes the mark for the end, and takes it back
// if a better closing mark follows that would have nothing to close:
//
//	‘The actors’ union should bring the rifles.’
//
// # Paragraphs
//
// A quotation ends with its paragraph at the latest. If its closing mark is
// missing, Closed is false, and Inner and the quotation end together where the
// text of the paragraph does, or where an outer quotation closes. When a
// speaker goes on over several paragraphs, each begins with an opening mark and
// only the last has a closing one: each is a Quotation, the later ones with
// Continues. So it is where the later paragraphs have no opening mark and the
// next mark of the text closes; such a part begins without a mark, at Inner.
// Where paragraphs were joined, a quotation that opens once more behind the end
// of a sentence, though it was not closed, is Continues too.
//
// A paragraph ends at a blank line or at U+2029. A single line break (\n, \r\n,
// \r, U+0085, U+2028) inside a quotation is taken for a wrapped line as long as
// a closing mark follows. It ends the paragraph, as in copy from the web, if it
// follows the end of a sentence and the next mark of the same kind opens, or if
// no other comes and the text has no blank lines.
//
// # Damaged text
//
// Nothing is an error. Find pairs the marks “like these", takes an opening mark
// typed for a closing one and the other way round where nothing else makes
// sense, and passes over a closing mark that has nothing to close. Invalid
// UTF-8 is text like any other. No-break spaces are spaces; zero-width spaces,
// direction marks and byte order marks are looked through. Marks in UTF-8 that
// was read as Windows-1252 or Latin-1 ("â€œ"), escapes of marks (u201c, with or
// without their backslash) and character references (&ldquo;) are the marks that
// they were.
//
// # What is not promised
//
// Marks are sometimes undecidable without reading the text: a possessive plural
// at the end of an unclosed quotation in single marks, a straight mark lost or
// doubled. Find then does something plausible, and what it does may change from
// version to version. What holds for every text is this: spans lie inside the
// text and on rune boundaries; they begin with an opening mark of their style,
// damaged or whole, unless they continue without one; they come in the order of
// their opening marks, and are nested as Depth says.
//
// Escapes (\") and the marks of programming languages are not understood. Block
// quotations, interviews and dialogue that is introduced by a dash have no
// quotation marks and are not found.
//
// # Cost
//
// The text is read once, in words of eight bytes between marks, at more than a
// gigabyte a second on news text. Time grows linearly with the text whatever it
// holds. The slice of results is the only thing allocated: the stack of open
// quotations lives in it.
package quotes
