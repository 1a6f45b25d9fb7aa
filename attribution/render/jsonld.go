package render

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"github.com/whosaid/whosaid/attribution"
)

var jsonldFormat = Format{
	Name: "jsonld", MediaType: "application/ld+json", Extension: ".jsonld",
	body: jsonldBody,
}

// JSONLD writes schema.org data: the article, the people and organisations who
// speak, and a Quotation for each statement with spokenByCharacter, creator
// (persons and organisations that the text names), isPartOf, and as citation
// what carried it. A report or a poll that speaks is no character: the Quotation
// isBasedOn it. Quotation is all that schema.org has for reported speech; genre
// says whether the words are the speaker's.
func JSONLD(w io.Writer, r attribution.Result, opts Options) error {
	return jsonldFormat.Render(w, r, opts)
}

// ldNode is a node of the graph: the properties of all its types in the order
// in which they are written.
type ldNode struct {
	ID                string    `json:"@id,omitempty"`
	Type              string    `json:"@type,omitempty"`
	Name              string    `json:"name,omitempty"`
	AlternateName     []string  `json:"alternateName,omitempty"`
	Description       string    `json:"description,omitempty"`
	Headline          string    `json:"headline,omitempty"`
	Identifier        string    `json:"identifier,omitempty"`
	URL               string    `json:"url,omitempty"`
	DatePublished     string    `json:"datePublished,omitempty"`
	InLanguage        string    `json:"inLanguage,omitempty"`
	Text              string    `json:"text,omitempty"`
	Genre             string    `json:"genre,omitempty"`
	SpokenByCharacter []*ldNode `json:"spokenByCharacter,omitempty"`
	Creator           []*ldNode `json:"creator,omitempty"`
	IsBasedOn         []*ldNode `json:"isBasedOn,omitempty"`
	Audience          *ldNode   `json:"audience,omitempty"`
	Citation          *ldNode   `json:"citation,omitempty"`
	Publisher         *ldNode   `json:"publisher,omitempty"`
	RecordedAt        *ldNode   `json:"recordedAt,omitempty"`
	LocationCreated   *ldNode   `json:"locationCreated,omitempty"`
	Temporal          string    `json:"temporal,omitempty"`
	Gender            string    `json:"gender,omitempty"`
	JobTitle          []string  `json:"jobTitle,omitempty"`
	IsPartOf          *ldNode   `json:"isPartOf,omitempty"`
}

type ldGraph struct {
	Context string    `json:"@context"`
	Graph   []*ldNode `json:"@graph"`
}

func jsonldBody(b *bytes.Buffer, p *page, a *article) error {
	whole := &ldNode{
		ID: a.iri, Type: "NewsArticle", Headline: a.title, Identifier: a.id, URL: a.address,
		DatePublished: a.date, InLanguage: p.opts.language(),
	}
	graph := ldGraph{Context: "https://schema.org", Graph: []*ldNode{whole}}
	speaks := make([]bool, len(a.agents))
	for _, agents := range a.speakers {
		for _, n := range agents {
			speaks[n] = true
		}
	}
	for n := range a.agents {
		if speaks[n] {
			graph.Graph = append(graph.Graph, ldAgent(a, n))
		}
	}
	for i := range a.Statements {
		graph.Graph = append(graph.Graph, ldQuotation(a, i))
	}
	return encodeJSON(b, graph, p.many)
}

// encodeJSON writes a value for people, or on one line where many follow.
func encodeJSON(b *bytes.Buffer, value any, many bool) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(true) // it may stand in a page's script element
	if !many {
		encoder.SetIndent("", "  ")
	}
	return encoder.Encode(value)
}

func ldAgentID(a *article, n int) string { return a.iri + "#speaker-" + strconv.Itoa(n+1) }

func ldAgent(a *article, n int) *ldNode {
	e := a.agents[n]
	node := &ldNode{ID: ldAgentID(a, n), Name: e.Name, AlternateName: e.Aliases}
	switch e.Type {
	case attribution.TypeOrganization, attribution.TypeGroup:
		node.Type = "Organization"
	case attribution.TypeDocument:
		node.Type = "CreativeWork"
	default:
		node.Type = "Person"
	}
	if e.Name == "" {
		node.Description = a.agents[n].label
	}
	if node.Type != "Person" {
		return node
	}
	switch e.Gender {
	case attribution.GenderFemale:
		node.Gender = "https://schema.org/Female"
	case attribution.GenderMale:
		node.Gender = "https://schema.org/Male"
	}
	for _, role := range e.Roles {
		title := role.Text
		if role.Of != "" {
			title += ", " + role.Of
		}
		node.JobTitle = append(node.JobTitle, title)
	}
	return node
}

func ldQuotation(a *article, i int) *ldNode {
	st := &a.Statements[i]
	node := &ldNode{
		ID: a.iri + "#statement-" + strconv.Itoa(i+1), Type: "Quotation", Text: st.Text(),
		IsPartOf: &ldNode{ID: a.iri},
	}
	if st.Kind != "" {
		node.Genre = string(st.Kind) + " speech"
	}
	for _, n := range a.speakers[i] {
		ref := &ldNode{ID: ldAgentID(a, n)}
		if a.agents[n].Type == attribution.TypeDocument {
			node.IsBasedOn = append(node.IsBasedOn, ref)
			continue
		}
		node.SpokenByCharacter = append(node.SpokenByCharacter, ref)
		if t := a.agents[n].Type; a.agents[n].Name != "" && (t == attribution.TypePerson || t == attribution.TypeOrganization) {
			node.Creator = append(node.Creator, ref)
		}
	}
	if st.Addressee != nil {
		node.Audience = ldNamed("Audience", st.Addressee.String())
	}
	if name := st.Source.String(); name != "" {
		node.Citation = &ldNode{Type: "CreativeWork", Publisher: ldNamed(ldOutlet(st.Source.Kind), name)}
	}
	if o := st.Occasion; o != nil {
		node.RecordedAt = ldNamed("Event", o.Event.String())
		node.LocationCreated = ldNamed("Place", o.Place.String())
		node.Temporal = o.Time.String()
	}
	return node
}

func ldNamed(typ, name string) *ldNode {
	if name == "" {
		return nil
	}
	return &ldNode{Type: typ, Name: name}
}

func ldOutlet(kind attribution.SourceKind) string {
	switch kind {
	case attribution.SourceAgency, attribution.SourceBroadcaster, attribution.SourceNewspaper, attribution.SourceMagazine:
		return "NewsMediaOrganization"
	}
	return "Organization"
}
