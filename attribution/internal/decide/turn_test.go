package decide_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// turns are interviews and transcripts, and what only looks like one.
var turns = []construct{
	{name: "question and answer", text: "Q: Is the bridge safe?\n\nA: It is closed.\n\nQ: For how long?\n\nA: Until the spring.",
		want: []said{{"Q", "", "Is the bridge safe?"}, {"A", "", "It is closed."}, {"Q", "", "For how long?"}, {"A", "", "Until the spring."}}},
	{name: "surnames in capitals", text: "TORV: The bridge is closed.\n\nILOV: Since when?",
		want: []said{{"TORV", "", "The bridge is closed."}, {"ILOV", "", "Since when?"}}},
	{name: "title in capitals", text: "MAYOR TORV: The bridge is closed.\n\nILOV: Since when?",
		want: []said{{"MAYOR TORV", "", "The bridge is closed."}, {"ILOV", "", "Since when?"}}},
	{name: "full names", text: "Ana Torv: The bridge is closed.\n\nPetar Ilov: Since when?\n\nAna Torv: Since Monday.",
		want: []said{{"Ana Torv", "", "The bridge is closed."}, {"Petar Ilov", "", "Since when?"}, {"Ana Torv", "", "Since Monday."}}},
	{name: "behind an introduction", text: "We met the mayor on the bank.\n\nQ: Is the bridge safe?\n\nTORV: It is closed. That is safe enough.",
		want: []said{{"Q", "", "Is the bridge safe?"}, {"TORV", "", "It is closed. That is safe enough."}}},
	{name: "a line each", text: "Q: Is the bridge safe?\nA: It is closed.",
		want: []said{{"Q", "", "Is the bridge safe?"}, {"A", "", "It is closed."}}},
	{name: "an unlabelled paragraph between", text: "Q: Is the bridge safe?\n\nA: It is closed.\n\nIt is also very old.\n\nQ: For how long?",
		want: []said{{"Q", "", "Is the bridge safe?"}, {"A", "", "It is closed. … It is also very old."}, {"Q", "", "For how long?"}}},
	{name: "three unlabelled paragraphs between", text: "ILOV: Is it?\n\nTORV: It is closed.\n\nIt is old.\n\nIt is ours.\n\nIt is long.\n\nILOV: Since when?",
		want: []said{{"ILOV", "", "Is it?"}, {"TORV", "", "It is closed. … It is old. … It is ours. … It is long."}, {"ILOV", "", "Since when?"}}},
	{name: "too many unlabelled paragraphs between", text: "ILOV: Is it?\n\nTORV: The bridge is closed.\n\nPeople left.\n\nOthers came.\n\nSnow fell on the bank.\n\nThe river rose again.\n\nILOV: Since when?",
		want: []said{{"ILOV", "", "Is it?"}, {"TORV", "", "The bridge is closed."}, {"ILOV", "", "Since when?"}}},
	{name: "a statement within a turn", text: "TORV: Petar Ilov said that the bridge was safe.\n\nILOV: I did not.",
		want: []said{{"TORV", "", "Petar Ilov said that the bridge was safe."}, {"Petar Ilov", "said", "that the bridge was safe"}, {"ILOV", "", "I did not."}}},
	{name: "two headings", text: "Weather: Rain in Belava.\n\nSports: A race on the river.", want: nil},
	{name: "labels without a colon", text: "Q. Is the bridge safe?\n\nA. It is closed.",
		want: []said{{"Q.", "", "Is the bridge safe?"}, {"A.", "", "It is closed."}}},
}

func TestTurns(t *testing.T) { run(t, turns) }

func TestTurnsAreDirectSpeech(t *testing.T) {
	_, found := find(t, turns[0].text)
	require.NotEmpty(t, found)
	for _, s := range found {
		assert.Equal(t, propose.Direct, s.Kind)
		assert.Equal(t, propose.Speech, s.Act)
		assert.Equal(t, "turn", s.Evidence)
		assert.Empty(t, s.Cue)
	}
}
