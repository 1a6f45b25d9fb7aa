// Package eval measures how good documents are, against gold: articles that
// somebody marked by hand.
//
// Gold is read by [ReadGold] from lines of JSON, our own documents or those of
// the corpora, and by [ReadBrat] from brat's standoff files; [LoadGold] reads a
// file or a folder. A [Score] takes articles and documents one by one, and its
// [Report] has the figures and the worst articles first.
//
// Gold for a test of one's own is written with [Article.Mark], in the words of
// the text.
//
// A word is a maximal run of letters, digits and inner apostrophes; marks and a
// leading "that" never count. Statements and gold are paired one to one, best
// overlap first, with a Jaccard index of at least a half. The rows of a report:
//
//	detection      paired / predicted, paired / gold
//	exact          paired, and the same words
//	words          words of content, micro-averaged
//	statements     the headline: recall over the gold that somebody said or
//	               wrote, precision over every prediction; right is what pairs
//	               and has the right speaker mention
//	attribution    paired with the right speaker mention, over all of the gold,
//	               beliefs and attitudes included; also by kind
//	span_*         exact contiguous spans of each role, paired with nothing
//	*_on_paired    of the paired: right mention, right cue, the very same mention
//	speaker_wrong  of the paired: given a name that is not the speaker's
//	speaker        gold with a known name: found, and given that name; also by
//	               the form of the mention
//	outlet         the source that carried the statement
//	calibration    mean distance of confidence and share of right ones
//
// Rows have the names of the measures that came with the corpora, which call the
// speaker's mention source and our source outlet: span_source and source_* are
// of the speaker's mention, outlet is of what carried the statement. So do lines
// of gold ([ReadGold]). Everything else here, mistakes included, has the words
// of package attribution.
//
// Percentages are rounded to one decimal.
package eval
