package render

import (
	"bytes"
	"io"
	"strconv"

	"github.com/whosaid/whosaid/attribution"
)

var webAnnotationFormat = Format{
	Name: "webannotation", MediaType: `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`, Extension: ".anno.jsonld",
	needsText: true, body: webAnnotationBody,
}

// WebAnnotation writes a page of W3C Web Annotations: one for each statement,
// described by its bodies, and one for each mention of its cue, speaker,
// addressee and source, linked to the statement's. Each piece is found by its
// position in code points and, should the text have changed, by its words with
// what stands before and after.
func WebAnnotation(w io.Writer, r attribution.Result, opts Options) error {
	return webAnnotationFormat.Render(w, r, opts)
}

type annotationPage struct {
	Context string       `json:"@context"`
	ID      string       `json:"id"`
	Type    string       `json:"type"`
	Items   []annotation `json:"items"`
}

type annotation struct {
	ID         string             `json:"id"`
	Type       string             `json:"type"`
	Motivation string             `json:"motivation"`
	Body       []annotationBody   `json:"body"`
	Target     []annotationTarget `json:"target"`
}

// annotationBody is a text with its purpose, or the address of another
// annotation.
type annotationBody struct {
	ID      string `json:"id,omitempty"`
	Type    string `json:"type,omitempty"`
	Purpose string `json:"purpose,omitempty"`
	Value   string `json:"value,omitempty"`
}

type annotationTarget struct {
	Source   string `json:"source"`
	Selector [2]any `json:"selector"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// quoteContext is how many characters before and after a quotation help to find
// it again in a changed text.
const quoteContext = 32

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

func webAnnotationBody(b *bytes.Buffer, p *page, a *article) error {
	s := selectors{article: a, points: newPoints(a.Text)}
	out := annotationPage{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: a.iri + "#statements", Type: "AnnotationPage",
		Items: []annotation{},
	}
	for i := range a.Statements {
		out.Items = append(out.Items, annotateStatement(s, i)...)
	}
	return encodeJSON(b, out, p.many)
}

// annotateStatement returns the annotation of a statement and those of its
// parts.
func annotateStatement(s selectors, i int) []annotation {
	st := &s.Statements[i]
	id := s.iri + "#statement-" + strconv.Itoa(i+1)
	text := func(purpose, value string) annotationBody {
		return annotationBody{Type: "TextualBody", Purpose: purpose, Value: value}
	}
	whole := annotation{ID: id, Type: "Annotation", Motivation: "describing", Target: s.targets(st.Content)}
	describe := func(purpose, what, value string) {
		if value != "" {
			whole.Body = append(whole.Body, text(purpose, what+value))
		}
	}
	describe("classifying", "", string(st.Kind))
	describe("tagging", "speaker: ", s.label(i))
	describe("tagging", "speaker type: ", speakerType(st.Speaker))
	describe("tagging", "source: ", st.Source.String())
	if st.Cue != nil {
		describe("classifying", "act: ", string(st.Cue.Act))
		if st.Cue.Negated {
			describe("classifying", "", "negated")
		}
	}
	if o := st.Occasion; o != nil {
		describe("describing", "event: ", o.Event.String())
		describe("describing", "place: ", o.Place.String())
		describe("describing", "time: ", o.Time.String())
	}
	describe("assessing", "confidence: ", number(st.Confidence))
	describe("assessing", "confidence of the name: ", speakerConfidence(st.Speaker))
	describe("assessing", "confidence of the source: ", sourceConfidence(st.Source))
	describe("describing", "evidence: ", st.Evidence)
	out := []annotation{whole}
	for _, m := range mentionsOf(st) {
		if targets := s.targets(m.spans); len(targets) > 0 {
			out = append(out, annotation{
				ID: id + "-" + m.role, Type: "Annotation", Motivation: "linking", Target: targets,
				Body: []annotationBody{text("tagging", m.role), {ID: id}},
			})
		}
	}
	return out
}

// selectors makes the targets of annotations of one article.
type selectors struct {
	*article
	points *points
}

func (s selectors) targets(fragments []attribution.Fragment) []annotationTarget {
	out := []annotationTarget{}
	for _, f := range fragments {
		out = append(out, annotationTarget{Source: s.iri, Selector: [2]any{
			positionSelector{"TextPositionSelector", s.points.count(f.Start), s.points.count(f.End)},
			quoteSelector{
				Type: "TextQuoteSelector", Exact: f.Span().Of(s.Text),
				Prefix: before(s.Text, f.Start, quoteContext), Suffix: after(s.Text, f.End, quoteContext),
			},
		}})
	}
	return out
}
