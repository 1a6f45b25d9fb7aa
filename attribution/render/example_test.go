package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

func exampleResult() attribution.Result {
	return attribution.Result{
		ID: attribution.StringID("wire-7"),
		Document: &attribution.Document{
			Text: "“Yes,” she said.",
			Statements: []attribution.Statement{{
				ID: 1, Kind: attribution.KindDirect,
				Content: []attribution.Fragment{{Start: 0, End: 10, Text: "“Yes,”"}},
				Cue: &attribution.Cue{
					Text: "said", Lemma: "say", Act: attribution.ActSpeech,
					Spans: []attribution.Fragment{{Start: 15, End: 19, Text: "said"}},
				},
				Speaker: &attribution.Speaker{
					Name: "Ana Torv", Type: attribution.TypePerson, Form: attribution.FormPronoun,
					Mention: &attribution.Phrase{Text: "she", Spans: []attribution.Fragment{{Start: 11, End: 14, Text: "she"}}},
				},
				Confidence: 0.97, Evidence: "model: said",
			}},
		},
	}
}

func ExampleBrat() {
	if err := render.Brat(os.Stdout, exampleResult(), render.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// T1	Content 0 6	“Yes,”
	// T2	Cue 11 15	said
	// T3	Speaker 7 10	she
	// T4	Statement 11 15	said
	// E1	Statement:T4 Content:T1 Cue:T2 Speaker:T3
	// A1	Kind E1 direct
	// A2	Act E1 speech
	// A3	SpeakerType E1 person
	// A4	SpeakerForm E1 pronoun
	// #1	SpeakerName E1	Ana Torv
	// #2	Confidence E1	0.97
	// #3	Evidence E1	model: said
}

// A page of one's own article, to write to a file or to a browser.
func ExampleHTML() {
	text := "Pier closes\n\n“It is closed,” Ana Torv told Reuters."
	result := attribution.Result{Document: attribution.Extract(text)}
	var page bytes.Buffer
	if err := render.HTML(&page, result, render.Options{}); err != nil {
		fmt.Println(err)
	}
	head, _, _ := bytes.Cut(page.Bytes(), []byte("\n"))
	fmt.Println(string(head), bytes.Contains(page.Bytes(), []byte("<title>Pier closes</title>")))
	// Output: <!DOCTYPE html> true
}

// An article inside a page of one's own: the page brings the style.
func ExampleFragment() {
	http.HandleFunc("GET /article", func(w http.ResponseWriter, r *http.Request) {
		var article bytes.Buffer
		if err := render.Fragment(&article, exampleResult(), render.Options{Title: "The mayor agrees"}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, "<!doctype html><title>News</title><style>%s</style><main>%s</main>", render.Stylesheet(), &article)
	})
}

func ExampleJSONLD() {
	if err := render.JSONLD(os.Stdout, exampleResult(), render.Options{Base: "https://example.org/"}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@graph": [
	//     {
	//       "@id": "https://example.org/wire-7",
	//       "@type": "NewsArticle",
	//       "headline": "wire-7",
	//       "identifier": "wire-7",
	//       "inLanguage": "en"
	//     },
	//     {
	//       "@id": "https://example.org/wire-7#speaker-1",
	//       "@type": "Person",
	//       "name": "Ana Torv"
	//     },
	//     {
	//       "@id": "https://example.org/wire-7#statement-1",
	//       "@type": "Quotation",
	//       "text": "“Yes,”",
	//       "genre": "direct speech",
	//       "spokenByCharacter": [
	//         {
	//           "@id": "https://example.org/wire-7#speaker-1"
	//         }
	//       ],
	//       "creator": [
	//         {
	//           "@id": "https://example.org/wire-7#speaker-1"
	//         }
	//       ],
	//       "isPartOf": {
	//         "@id": "https://example.org/wire-7"
	//       }
	//     }
	//   ]
	// }
}

func ExampleWebAnnotation() {
	var b bytes.Buffer
	if err := render.WebAnnotation(&b, exampleResult(), render.Options{Base: "https://example.org/"}); err != nil {
		fmt.Println(err)
	}
	var page struct {
		Items []struct {
			Motivation string
			Target     []struct{ Selector []json.RawMessage }
		}
	}
	if err := json.Unmarshal(b.Bytes(), &page); err != nil {
		fmt.Println(err)
	}
	for _, annotation := range page.Items {
		var compact bytes.Buffer
		if err := json.Compact(&compact, annotation.Target[0].Selector[1]); err != nil {
			fmt.Println(err)
		}
		fmt.Println(annotation.Motivation, compact.String())
	}
	// Output:
	// describing {"type":"TextQuoteSelector","exact":"“Yes,”","suffix":" she said."}
	// linking {"type":"TextQuoteSelector","exact":"said","prefix":"“Yes,” she ","suffix":"."}
	// linking {"type":"TextQuoteSelector","exact":"she","prefix":"“Yes,” ","suffix":" said."}
}

func ExampleTEI() {
	if err := render.TEI(os.Stdout, exampleResult(), render.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
	// <teiHeader>
	// <fileDesc>
	// <titleStmt><title>wire-7</title></titleStmt>
	// <publicationStmt><p>Statements marked by whosaid.</p></publicationStmt>
	// <sourceDesc>
	// <bibl><title>wire-7</title><idno>wire-7</idno></bibl>
	// </sourceDesc>
	// </fileDesc>
	// <profileDesc>
	// <langUsage><language ident="en"/></langUsage>
	// <particDesc>
	// <listPerson>
	// <person xml:id="d1-e1"><persName>Ana Torv</persName></person>
	// </listPerson>
	// </particDesc>
	// </profileDesc>
	// </teiHeader>
	// <text>
	// <body>
	// <p><said xml:id="d1-s1" rend="direct" cert="0.97" who="#d1-e1" direct="true">“Yes,”</said> <rs type="speaker" ref="#d1-e1" corresp="#d1-s1">she</rs> <seg type="cue" corresp="#d1-s1">said</seg>.</p>
	// </body>
	// </text>
	// </TEI>
}

func ExampleFormat_NewWriter() {
	csv, _ := render.FormatNamed("csv")
	w := csv.NewWriter(os.Stdout, render.Options{})
	for range 2 {
		if err := w.Write(exampleResult()); err != nil {
			fmt.Println(err)
		}
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// document,statement,kind,content,spans,cue,lemma,act,negated,speaker,speaker_type,speaker_form,speaker_mention,speaker_gender,addressee,source,source_kind,source_mention,event,place,time,confidence,speaker_confidence,source_confidence,evidence
	// wire-7,1,direct,"“Yes,”",0-10,said,say,speech,,Ana Torv,person,pronoun,she,,,,,,,,,0.97,,,model: said
	// wire-7,1,direct,"“Yes,”",0-10,said,say,speech,,Ana Torv,person,pronoun,she,,,,,,,,,0.97,,,model: said
}
