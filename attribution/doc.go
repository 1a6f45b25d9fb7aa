// Package attribution finds who said what in English news text, and through
// whom we know it.
//
//	doc := attribution.Extract(text)
//	for st := range doc.StatementsBy("Dejan Ristic") {
//		fmt.Println(st.Content[0].Text)
//	}
//
// A statement is something that somebody said, wrote or is reported to think.
// It has a content of one or more pieces, the cue that reports it, its speaker
// and, where the text says so, the source that carried it, whom it was said to
// and on what occasion. Its speaker is a mention in the text ("he"), resolved
// to an entity with the fullest name that the text gives ("Dejan Ristic"); no
// name rather than a wrong one. Its source is a named outlet or platform.
//
// [Extract] needs no set-up. [New] takes [Options]: which acts count, from
// which confidence on, and a newsroom's own [Rules]. [Extractor.ExtractAll]
// reads many texts on all cores, in order. [Document] and [Result] have a JSON
// form whose schema is [JSONSchema]; [ReadStrict] reads it back.
//
// # Offsets
//
// All spans are half-open and count bytes of the text, on rune boundaries; an
// invalid byte is a position of its own, a byte order mark counts. Every span
// comes with its words.
//
// # What is promised
//
// The same text gives the same document, to the byte, on every architecture
// and whatever runs beside it: models are of integers, confidences come from a
// table. Extract never fails and never panics; its time is linear in the
// length of the text, and its memory is that of one window and of the document
// (see [Options.Window]). Only the patterns of a house can run into a clock, and
// only where they would not end.
//
// Not promised: that a statement is true, that quotations within quotations are
// all found, and that two releases agree.
//
// # How it works
//
// The quotation marks are paired first (package quotes). The text is cut into
// tokens, tagged and parsed. A sequence model proposes cues; a second one labels
// content and speaker around each, with every quotation as one position; a
// classifier that sees both decides. Quotations without a cue join the
// statement that they continue. Names are gathered over the whole text, then
// pronouns and descriptions are resolved in reading order; last, outlets are
// linked. Two thirds of the time go into looking up weights: a third of all for
// syntax, a third for the roles.
package attribution
