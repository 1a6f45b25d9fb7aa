package render_test

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

func exampleResult() attribution.Result {
	return attribution.Result{
		ID: json.RawMessage(`"wire-7"`),
		Document: &attribution.Document{
			Text: "“Yes,” she said.",
			Statements: []attribution.Statement{{
				ID: 1, Kind: attribution.Direct,
				Content: []attribution.Fragment{{Start: 0, End: 10, Text: "“Yes,”"}},
				Cue: &attribution.Cue{
					Text: "said", Lemma: "say", Act: attribution.Speech,
					Spans: []attribution.Fragment{{Start: 15, End: 19, Text: "said"}},
				},
				Speaker: &attribution.Speaker{
					Name: "Ana Torv", Type: attribution.Person, Form: attribution.Pronoun,
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
	// document,statement,kind,content,spans,cue,lemma,act,negated,speaker,speaker_type,speaker_form,speaker_mention,speaker_gender,addressee,source,source_kind,source_mention,event,place,time,confidence,evidence
	// wire-7,1,direct,"“Yes,”",0-10,said,say,speech,,Ana Torv,person,pronoun,she,,,,,,,,,0.97,model: said
	// wire-7,1,direct,"“Yes,”",0-10,said,say,speech,,Ana Torv,person,pronoun,she,,,,,,,,,0.97,model: said
}
