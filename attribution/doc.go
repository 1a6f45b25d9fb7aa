// Package attribution finds who said what in English news text, and through
// whom we know it.
//
//	doc := attribution.Extract(text)
//	for _, speaker := range doc.Speakers() {
//		fmt.Println(speaker.Name)
//		for _, st := range speaker.Statements {
//			fmt.Println(" ", st.Plain())
//		}
//	}
//
// # What is found
//
// A [Statement] is something that somebody said, wrote or is reported to think:
//
//	“We have agreed on the gauge,” he said, Tanjug reported.
//	└───────── content ──────────┘ │  cue   source
//	                               speaker
//
// Its content is one or more pieces of the text, quotation marks and a leading
// "that" included; [Statement.Text] joins them and [Statement.Plain] strips
// them. Its kind says how much of the content stands between marks: all of it
// (direct), a part (mixed) or nothing (indirect). Its cue is the words that
// report it, with an act: speech and writing, a document that says something,
// and, only where [Options] ask for them, thoughts and attitudes.
//
// Its [Speaker] is a mention in the text ("he"), resolved to an [Entity]: all
// mentions of one person or organisation, under the fullest name that the text
// gives. A speaker whom the text does not name has a mention but no name; a
// statement whose speaker the text does not give has no speaker. Where a name is
// too likely to be wrong, none is given.
//
// Its source is the outlet or platform that carried it to us: an agency that
// reported it, a broadcaster to whom it was told, a network on which it was
// posted. Where the text says so, it also has an addressee (whom it was said to)
// and an occasion.
//
// Each statement has a confidence: of the statements at 0.9, nine in ten are
// right. [Options.MinConfidence] is the least confidence of those that are given.
// The name of a speaker and the source have confidences of their own. Evidence
// names the rule or model, and the cue, that a statement was found by.
//
// # Calls
//
// [Extract] needs no set-up. [New] takes [Options], whose zero value is the best
// default, and the [Rules] of a newsroom: patterns, cues, outlets, names, a byline. An
// [Extractor] may be shared by any number of goroutines. [Extractor.ExtractAll]
// reads many texts on all cores, in their order and in bounded memory;
// [Extractor.ExtractInput] reads one with an id, a byline and a context.
// A [Document] belongs to its caller.
//
// A [Document] and a [Result] have a JSON form, whose schema is [JSONSchema];
// [ReadStrict] reads it back and is strict about it. Package render writes other
// formats, package eval measures against gold, package testdata of this module
// has articles with gold for tests.
//
// # Offsets
//
// All spans are half-open and count bytes of the text, on rune boundaries; an
// invalid byte is a position of its own, a byte order mark counts. Every span
// comes with its words, as a checksum for readers whose languages count
// otherwise.
//
// # What is promised
//
// The same text gives the same document, to the byte, on every architecture
// and whatever runs beside it: models are of integers, confidences come from a
// table. Extract never fails and never panics; its time is linear in the
// length of the text, and its memory is that of one window (see
// [Options.Window]). Only a newsroom's patterns have a time limit.
//
// Not promised: that a statement is true, that quotations within quotations are
// all found, and that two releases agree.
//
// # How it works
//
// The quotation marks are paired first (package quotes). The text is cut into
// tokens; datelines, bylines, the labels of an interview and other layout are set
// apart. The rest is tagged and parsed. Then everything that may be a statement is
// proposed: a sequence model finds cues, a second one labels the content and the
// speaker around each cue, and rules propose the turns of interviews and
// quotations without a cue. One decision assigns every quotation and every clause
// to at most one proposal, with the best total score. Names are found and joined
// over the whole text; a ranker chooses whom each speaker's mention means, which
// may be nobody who is named. Last, another ranker links outlets. All scores are
// learned from marked articles.
//
// The packages in attribution/internal. Those from text to outlet are the stages, in
// the order in which a text passes through them; each is a function of what those
// before it returned:
//
//	lang      English as data: word lists, suffix rules, weights; nothing else holds words
//	model     the weights of a language, decoded for the stages
//	text      layout, paragraphs, sentences, tokens, and what lang knows of each distinct word
//	tag       parts of speech and lemmas
//	syntax    the head of each token
//	propose   everything that may be a statement: cues, contents, mentions
//	pattern   a newsroom's own constructions: regular expressions
//	decide    one compatible choice among all proposals, with probabilities
//	occasion  event, place and time of each statement
//	name      names, what they name, and which are one
//	link      who is meant by the mention of each speaker
//	outlet    which outlet carried each statement
//	linear    the statistics that tag, syntax, propose, decide, name, link and outlet learn with
//	train     a program that trains all models
package attribution
