// Package render writes what was found in a text for people and for their
// tools:
//
//   - [HTML]: the article with its statements coloured by speaker, cards of the
//     speakers and a table; one file, no script, nothing from the network;
//     [Fragment] is the article alone, for a page of one's own
//   - [JSONLD]: schema.org Quotation
//   - [WebAnnotation]: W3C Web Annotation Data Model
//   - [Brat]: standoff annotation beside the article's .txt file
//   - [TEI]: the article as TEI P5 with said and quote
//   - [CSV]: a row a statement; [Spreadsheet] is the same without formulas
//
// Each function writes one result; a [Writer] writes many into one output,
// where the format has a way to hold many. All are safe for concurrent use with
// different outputs, write the same bytes for the same result, and treat the
// article as hostile: whatever it holds, the output is well formed, and no text of
// the article becomes markup, a script or a link.
//
// A result read from JSON may have been made by anybody, so its spans are
// checked first: one that does not lie on characters of the text, or has other
// words there than the document says, is an error and nothing is written. Most
// formats need the text: [attribution.Result] is written to JSON with it, unless
// AppendJSON was told to leave it out.
package render
