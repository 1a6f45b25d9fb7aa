package decide_test

import "testing"

// credits are outlets that carry what somebody else said, and some that speak
// for themselves.
var credits = []construct{
	{name: "reported behind", text: "The bridge will stay closed, Ana Torv said, Tanjug reported.",
		want: []said{{"Ana Torv", "said", "The bridge will stay closed"}}},
	{name: "behind a quotation", text: "“The bridge stays closed,” Ana Torv told reporters, according to CNN.",
		want: []said{{"Ana Torv", "told", "“The bridge stays closed,”"}}},
	{name: "behind an indirect statement", text: "Ana Torv said that the bridge would stay closed, CNN reports.",
		want: []said{{"Ana Torv", "said", "that the bridge would stay closed"}}},
	{name: "an agency in no list", text: "Ana Torv said that the bridge would stay closed, the Belava news agency reported.",
		want: []said{{"Ana Torv", "said", "that the bridge would stay closed"}}},
	{name: "the outlet itself", text: "Tanjug reported that the bridge would stay closed.",
		want: []said{{"Tanjug", "reported", "that the bridge would stay closed"}}},
	{name: "the outlet itself, behind", text: "The bridge will stay closed, Tanjug reported.",
		want: []said{{"Tanjug", "reported", "The bridge will stay closed"}}},

	{name: "quoted as saying, content before", text: "The bridge is too old, Mehr news agency quoted Ana Torv as saying.",
		want: []said{{"Ana Torv", "quoted … as saying", "The bridge is too old"}}},
	{name: "quoted as saying, content behind", text: "Tanjug quoted Ana Torv as saying that the bridge was too old.",
		want: []said{{"Ana Torv", "quoted … as saying", "that the bridge was too old"}}},
	{name: "quoted as saying, colon", text: "IRNA quoted Ana Torv as saying: “The bridge is too old.”",
		want: []said{{"Ana Torv", "quoted … as saying", "“The bridge is too old.”"}}},
	{name: "quoted as saying, title and name", text: "“The bridge is too old. It is ours,” Tanjug quoted the mayor, Ana Torv, as saying.",
		want: []said{{"the mayor, Ana Torv", "quoted … as saying", "“The bridge is too old. It is ours,”"}}},
	{name: "quoted as saying, sentences before", text: "The bridge is too old. Its piers are cracked, Tanjug quoted Ana Torv as saying.",
		want: []said{{"Ana Torv", "quoted … as saying", "The bridge is too old. Its piers are cracked"}}},
	{name: "quoted as saying, behind another statement", text: "The bridge stays closed, Ana Torv said. It is ours, Tanjug quoted Petar Ilov as saying.",
		want: []said{{"Ana Torv", "said", "The bridge stays closed"}, {"Petar Ilov", "quoted … as saying", "It is ours"}}},
	{name: "quoted as saying by", text: "Ana Torv was quoted as saying by Tanjug that the bridge was too old.",
		want: []said{{"Ana Torv", "quoted as saying", "that the bridge was too old"}}},
	{name: "quoted as telling", text: "Ana Torv was quoted as telling Xinhua that the bridge was too old.",
		want: []said{{"Ana Torv", "quoted as telling", "that the bridge was too old"}}},
	{name: "according to a paper in no list", text: "The bridge is closed, Ana Torv said, according to the Valley Herald.",
		want: []said{{"Ana Torv", "said", "The bridge is closed"}}},

	{name: "was quoted by, behind an apposition", text: "Ana Torv, the mayor, was quoted by IRNA as saying that the bridge would stay closed.",
		want: []said{{"Ana Torv", "quoted … as saying", "that the bridge would stay closed"}}},
	{name: "was quoted by, content behind", text: "Ana Torv was quoted by IRNA as saying that the bridge would stay closed.",
		want: []said{{"Ana Torv", "quoted … as saying", "that the bridge would stay closed"}}},
	{name: "was quoted by, content before", text: "“The bridge is too old,” Ana Torv was quoted by Tanjug as saying.",
		want: []said{{"Ana Torv", "quoted … as saying", "“The bridge is too old,”"}}},
	{name: "was quoted, nobody by", text: "The mayor was quoted as saying, “The bridge is too old.”",
		want: []said{{"The mayor", "quoted as saying", "“The bridge is too old.”"}}},
	{name: "as without saying", text: "Tanjug quoted a poem as proof."},
}

func TestCredits(t *testing.T) { run(t, credits) }
