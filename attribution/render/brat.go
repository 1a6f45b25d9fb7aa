package render

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

var bratFormat = Format{
	Name: "brat", MediaType: "text/plain; charset=utf-8", Extension: ".ann",
	needsText: true, single: true, body: bratBody,
}

// Brat writes standoff annotation (an .ann file) for the article's .txt file.
// Offsets are code points. A stretch over several lines is split where they
// break, as brat wants it. Each statement is an event:
//
//	T1	Content 0 5	“Yes”
//	T2	Cue 10 14	said
//	T3	Speaker 6 9	she
//	T4	Statement 10 14	said
//	E1	Statement:T4 Content:T1 Cue:T2 Speaker:T3
//	A1	Kind E1 direct
//	#1	SpeakerName E1	Ana Torv
//
// with Addressee and Source where they are. The trigger of an event is its cue,
// or its content where it has none. [BratConfig] is the annotation.conf.
func Brat(w io.Writer, r attribution.Result, opts Options) error {
	return bratFormat.Render(w, r, opts)
}

// BratConfig returns the annotation.conf that lets brat show what [Brat] writes.
func BratConfig() string {
	return `[entities]
Content
Cue
Speaker
Addressee
Source

[relations]

[events]
Statement Content:Content, Cue?:Cue, Speaker?:Speaker, Addressee?:Addressee, Source?:Source

[attributes]
Kind Arg:Statement, Value:direct|mixed|indirect
Act Arg:Statement, Value:speech|writing|document|thought|attitude
Negated Arg:Statement
SpeakerType Arg:Statement, Value:person|organization|group|unnamed|document
SpeakerForm Arg:Statement, Value:name|pronoun|nominal|implicit
SourceKind Arg:Statement, Value:agency|broadcaster|newspaper|magazine|website|social|other
`
}

// bratRoles are the roles of an event's arguments beside its Content.
var bratRoles = map[string]string{cueRole: "Cue", speakerRole: "Speaker", addresseeRole: "Addressee", sourceRole: "Source"}

// bratWriter numbers the lines of each sort.
type bratWriter struct {
	*article
	b      *bytes.Buffer
	points *points

	bound, events, attributes, notes int
}

func bratBody(b *bytes.Buffer, _ *page, a *article) error {
	w := &bratWriter{article: a, b: b, points: newPoints(a.Text)}
	for i := range a.Statements {
		w.statement(&a.Statements[i])
	}
	return nil
}

func (w *bratWriter) statement(st *attribution.Statement) {
	var arguments []string
	argument := func(role string, spans []attribution.Fragment) bool {
		id := w.textBound(role, spans)
		if id != "" {
			arguments = append(arguments, role+":"+id)
		}
		return id != ""
	}
	if !argument("Content", st.Content) {
		return // brat has no place for a statement without words
	}
	trigger := st.Content
	for _, m := range mentionsOf(st) {
		if argument(bratRoles[m.role], m.spans) && m.role == cueRole {
			trigger = m.spans
		}
	}
	at := w.textBound("Statement", trigger)
	w.events++
	event := "E" + strconv.Itoa(w.events)
	w.line(event, "Statement:"+at+" "+strings.Join(arguments, " "))

	w.attribute("Kind", event, string(st.Kind))
	if st.Cue != nil {
		w.attribute("Act", event, string(st.Cue.Act))
		if st.Cue.Negated {
			w.attributes++
			w.line("A"+strconv.Itoa(w.attributes), "Negated "+event)
		}
	}
	if st.Speaker != nil {
		w.attribute("SpeakerType", event, string(st.Speaker.Type))
		w.attribute("SpeakerForm", event, string(st.Speaker.Form))
		w.note("SpeakerName", event, st.Speaker.Name)
		w.note("SpeakerConfidence", event, speakerConfidence(st.Speaker))
	}
	if st.Source != nil {
		w.attribute("SourceKind", event, string(st.Source.Kind))
		w.note("SourceName", event, st.Source.Name)
		w.note("SourceConfidence", event, sourceConfidence(st.Source))
	}
	w.note("Confidence", event, number(st.Confidence))
	w.note("Evidence", event, st.Evidence)
}

// textBound writes a T line and returns its id; none for fragments without
// words.
func (w *bratWriter) textBound(label string, fragments []attribution.Fragment) string {
	var places, texts []string
	for _, f := range fragments {
		for _, s := range lines(w.Text, f.Span()) {
			places = append(places, strconv.Itoa(w.points.count(s.Start))+" "+strconv.Itoa(w.points.count(s.End)))
			texts = append(texts, s.Of(w.Text))
		}
	}
	if len(places) == 0 {
		return ""
	}
	w.bound++
	id := "T" + strconv.Itoa(w.bound)
	w.line(id, label+" "+strings.Join(places, ";"), strings.Join(texts, " "))
	return id
}

// attribute writes an A line. Whoever made the document may have put anything
// into its values; brat's are single words.
func (w *bratWriter) attribute(name, event, value string) {
	if value = strings.Join(strings.Fields(value), "_"); value != "" {
		w.attributes++
		w.line("A"+strconv.Itoa(w.attributes), name+" "+event+" "+value)
	}
}

func (w *bratWriter) note(name, event, text string) {
	if text = strings.Join(strings.FieldsFunc(text, isLineBreak), " "); text != "" {
		w.notes++
		w.line("#"+strconv.Itoa(w.notes), name+" "+event, text)
	}
}

func (w *bratWriter) line(columns ...string) {
	w.b.WriteString(toValid(strings.Join(columns, "\t")))
	w.b.WriteByte('\n')
}

// lines splits a span at line breaks and drops white space around them.
func lines(text string, s quotes.Span) (out []quotes.Span) {
	start, end := -1, s.Start
	for i, c := range text[s.Start:s.End] {
		i += s.Start
		switch {
		case isLineBreak(c):
			if start >= 0 {
				out = append(out, quotes.Span{Start: start, End: end})
			}
			start = -1
		case c != ' ' && c != '\t' && c != '\u00a0':
			if start < 0 {
				start = i
			}
			end = i + runeLen(text, i)
		}
	}
	if start >= 0 {
		out = append(out, quotes.Span{Start: start, End: end})
	}
	return out
}

// isLineBreak knows every character at which brat's reader ends a line.
func isLineBreak(c rune) bool {
	return '\n' <= c && c <= '\r' || 0x1c <= c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029
}
