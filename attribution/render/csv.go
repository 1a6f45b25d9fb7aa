package render

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

var csvFormat = Format{
	Name: "csv", MediaType: "text/csv; charset=utf-8; header=present", Extension: ".csv",
	head: csvHead, body: csvBody,
}

var spreadsheetFormat = Format{
	Name: "spreadsheet", MediaType: csvFormat.MediaType, Extension: csvFormat.Extension,
	head: csvHead, body: spreadsheetBody,
}

// csvColumns are the header of CSV.
var csvColumns = []string{
	"document", "statement", "kind", "content", "spans",
	"cue", "lemma", "act", "negated",
	"speaker", "speaker_type", "speaker_form", "speaker_mention", "speaker_gender",
	"addressee", "source", "source_kind", "source_mention",
	"event", "place", "time", "confidence", "speaker_confidence", "source_confidence", "evidence",
}

// CSV writes a header and a row a statement, comma-separated in UTF-8. Spans
// are byte offsets, as in "0-12 20-31".
func CSV(w io.Writer, r attribution.Result, opts Options) error {
	return csvFormat.Render(w, r, opts)
}

// Spreadsheet writes [CSV] with an apostrophe before each cell that a
// spreadsheet could take for a formula: the words of an article are anybody's.
func Spreadsheet(w io.Writer, r attribution.Result, opts Options) error {
	return spreadsheetFormat.Render(w, r, opts)
}

func csvHead(b *bytes.Buffer, _ *page) {
	w := csv.NewWriter(b)
	w.Write(csvColumns) // a Buffer takes everything
	w.Flush()
}

func csvBody(b *bytes.Buffer, _ *page, a *article) error { return csvRows(b, a, toValid) }

func spreadsheetBody(b *bytes.Buffer, _ *page, a *article) error {
	return csvRows(b, a, func(cell string) string {
		if strings.ContainsAny(firstByte(cell), "=+-@\t\r\n") {
			cell = "'" + cell
		}
		return toValid(cell)
	})
}

// csvRows writes a row a statement, each cell through a function.
func csvRows(b *bytes.Buffer, a *article, clean func(string) string) error {
	w := csv.NewWriter(b)
	for i := range a.Statements {
		row := csvRow(a, i)
		for c, cell := range row {
			row[c] = clean(cell)
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func firstByte(s string) string { return s[:min(1, len(s))] }

func csvRow(a *article, i int) []string {
	st := &a.Statements[i]
	cue, speaker, source, occasion := st.Cue, st.Speaker, st.Source, st.Occasion
	if cue == nil {
		cue = &attribution.Cue{}
	}
	if speaker == nil {
		speaker = &attribution.Speaker{}
	}
	if source == nil {
		source = &attribution.Credit{}
	}
	if occasion == nil {
		occasion = &attribution.Occasion{}
	}
	negated := ""
	if cue.Negated {
		negated = "true"
	}
	gender := ""
	if len(a.speakers[i]) == 1 {
		gender = string(a.agents[a.speakers[i][0]].Gender)
	}
	return []string{
		a.id, strconv.Itoa(st.ID), string(st.Kind), st.Text(), spanList(st.Content),
		cue.Text, cue.Lemma, string(cue.Act), negated,
		speaker.Name, string(speaker.Type), string(speaker.Form), speaker.Mention.String(), gender,
		st.Addressee.String(), source.Name, string(source.Kind), source.Mention.String(),
		occasion.Event.String(), occasion.Place.String(), occasion.Time.String(),
		number(st.Confidence), speakerConfidence(st.Speaker), sourceConfidence(st.Source), st.Evidence,
	}
}

func spanList(fragments []attribution.Fragment) string {
	var b strings.Builder
	for i, f := range fragments {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(f.Start) + "-" + strconv.Itoa(f.End))
	}
	return b.String()
}
