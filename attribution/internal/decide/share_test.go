package decide_test

import "testing"

// shares are statements whose speaker or content stands elsewhere than around
// the cue.
var shares = []construct{
	{name: "participle", text: "Ana Torv praised the crew, adding that the ferry would sail again in June.",
		want: []said{{"Ana Torv", "praised", "the crew"}, {"Ana Torv", "adding", "that the ferry would sail again in June"}}},
	{name: "coordinated", text: "Ana Torv thanked the crew and said that the ferry would sail again in June.",
		want: []said{{"Ana Torv", "thanked", "the crew"}, {"Ana Torv", "said", "that the ferry would sail again in June"}}},
	{name: "said before a line break", text: "He said:\n\n“The bridge is closed, and it will stay closed for a long time.”\n\nThe ferry did not sail.",
		want: []said{{"He", "said", "“The bridge is closed, and it will stay closed for a long time.”"}}},
	{name: "comment before a line break", text: "On Monday, Ana Torv made the following comment:\n\n“The bridge is closed, and it will stay closed for a long time.”\n\nThe ferry did not sail.",
		want: []said{{"Ana Torv", "made the following comment:", "“The bridge is closed, and it will stay closed for a long time.”"}},
		miss: "a light verb with its noun is no sure cue"},
	{name: "two cues, two quotations", text: "“The bridge is closed,” Ana Torv said, adding later, “It will not be opened before June.”",
		want: []said{{"Ana Torv", "said", "“The bridge is closed,”"}, {"Ana Torv", "adding later", "“It will not be opened before June.”"}},
		miss: "the second cue is not sure enough to keep its quotation"},
}

func TestShares(t *testing.T) { run(t, shares) }
