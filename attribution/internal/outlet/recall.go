package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// recalled reports whether a statement only recalls what was said before: "has
// long said", "said in June".
func (k *linking) recalled(i int32) bool {
	st := &k.sts[i]
	if t := k.occasions[i].Time; !t.Empty() {
		months, dated := false, false
		for j := t.Start; j < t.End; j++ {
			if k.sense(j)&distant != 0 && k.norm(j+1) != normWeek && k.norm(j+1) != normNight {
				return true
			}
			months = months || k.sense(j)&month != 0
			dated = dated || k.flags(j)&text.Number != 0 && len(k.doc.Word(j)) < 4
		}
		if months && !dated {
			return true
		}
	}
	for _, r := range st.Cue {
		for j := r.Start; j < r.End; j++ {
			if k.sense(j)&perfect != 0 {
				return true
			}
		}
		for j := r.Start - 1; k.same(r.Start, j) && (k.sense(j)&auxiliary != 0 || k.adverb(j)); j-- {
			if k.sense(j)&perfect != 0 {
				return true
			}
		}
	}
	return false
}

// recallWindow is how far from its cue, in tokens, a statement may name its
// occasion again.
const recallWindow = 60

// recall credits a statement with what an earlier sentence named: "At the
// forum, she said", "in the interview", "the survey found", "the network said".
func (k *linking) recall(i int32) {
	st, x := &k.sts[i], &k.facts[i]
	sent := k.doc.Sentences[k.doc.Tokens[x.anchor].Sentence]
	for j := max(sent.Start, x.anchor-recallWindow) + 1; j+1 < min(sent.End, x.anchor+recallWindow); j++ {
		if k.norm(j) != normThe || k.sense(j-1)&(preposition|tell) == 0 || k.levels[j] != x.level && k.levels[j] != i+1 || k.flags(j)&text.Mark != 0 {
			continue
		}
		if s, _ := k.nouns.Find(k.norm(j + 1)); s > 0 && k.sites[s-1].words.Start < j {
			x.site = s - 1
			return
		}
	}
	// "she told the paper"
	for _, r := range st.Cue {
		if t := r.End; k.sense(t-1)&tell != 0 && k.norm(t) == normThe && k.sense(t+1)&deictic != 0 && k.same(t-1, t+1) {
			if s := k.named(t, k.sense(t+1)); s >= 0 {
				x.site = s
			}
			return
		}
	}
	// "the poll found", "the agency quoted"
	if m := st.Mention; m.Len() == 2 && k.norm(m.Start) == normThe && k.sense(m.Start+1)&(poll|deictic) != 0 {
		if s := k.named(m.Start, k.sense(m.Start+1)); s >= 0 {
			x.site, x.isOutlet = s, true
		}
	}
}

// named returns the site that "the paper" or "the poll" at token t means, -1
// for none.
func (k *linking) named(t int32, head sense) int32 {
	n, _ := slices.BinarySearchFunc(k.sites, t, func(s site, at int32) int { return cmp.Compare(s.words.Start, at) })
	for back := 0; back < 8 && n > 0; back++ {
		n--
		site := &k.sites[n]
		if k.doc.Tokens[t].Paragraph > k.doc.Tokens[site.words.Start].Paragraph+2 {
			break
		}
		if site.role == none {
			continue
		}
		if head&poll != 0 && site.poll || head&deictic != 0 && !site.poll && isA(site.kind, head) {
			return int32(n)
		}
	}
	return -1
}

// isA reports whether an outlet of that kind is meant by "the network", "the
// paper".
func isA(kind lexicon.OutletKind, head sense) bool {
	switch kind {
	case lexicon.Broadcaster:
		return head&television != 0
	case lexicon.Newspaper:
		return head&paper != 0
	case lexicon.Magazine:
		return head&(television|paper|web) == 0
	case lexicon.Website:
		return head&web != 0
	case lexicon.Agency:
		return head&(television|paper|web) == 0
	}
	return false
}
