// Package propose finds everything in a document that may be a statement. Of
// what it proposes package decide takes a part.
//
// There are several proposers, all of which yield the one type Proposal:
//
//   - The cue finder labels the words of a sentence that may report something,
//     "said", "according to", "his claim" (a linear-chain conditional random
//     field: Lafferty, McCallum and Pereira 2001). It is generous: what has one
//     chance in ten is read.
//   - The role labeller, another such chain, labels what stands around a cue as
//     content, speaker's mention or neither. Quotations and noun phrases are one
//     position each. Its best labelling is one reading of the cue, and those that
//     come near it with a border, a quotation or the mention elsewhere are others
//     (labelling.go, reading.go).
//   - Rules add what the labeller cannot say: the content without the listener
//     that it began with (listener.go), the sentences before a cue that closes a
//     paragraph and the paragraph below one that ends with a colon (sentences.go),
//     the whole of a sentence that "says Bell" is thrown into (subject.go), "quoted
//     as saying" (quoted_as.go), quotations without a cue before and behind it
//     (joining.go).
//   - Quotations without a cue are proposed by themselves: as what the speaker
//     before goes on to say, as the words of the subject of the sentence before,
//     with a signature or a label (quotation.go).
//   - The turns of interviews and transcripts, whose labels the layout knows
//     (turn.go).
//
// Few readings are ruled out: nobody says it, it is withheld or only supposed, the
// cue only gives a name, or the content is a pronoun (assert.go). Everything else is
// a feature (features.go) and a learned weight, also whether a reading's mention is
// whom the syntax tree gives as the speaker (subject.go).
//
// There were more rules: both sides of any reporting clause, a subject shared with
// another verb, credits such as ", Tanjug reported", titles and clauses that a
// content should begin or end without, things that cannot speak. Without them the
// results were as good or better, so they were removed.
//
// The templates of features see names, numbers and outlets as classes and not
// as words, so that the weights do not learn the people of the training years.
package propose
