package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// How far a source reaches. A report reaches its own sentence. An interview, a
// broadcast or a post is an episode: it goes on with the statements of its
// speaker until somebody else speaks or another occasion is named. Statements
// that only recall what was said at other times neither belong to an episode
// nor end it.

// episode is an interview, a broadcast or a post that statements may go on
// with.
type episode struct {
	site    int32 // -1 for none
	speaker int32
	open    bool  // its speaker is not known yet
	several bool  // more than one speaks, as in a debate
	par     int32 // paragraph of the last statement
	start   int32 // index in order of its first statement
	talk    int32 // linking.talks has its speakers by this number, 0 for none
}

// widest is the number of paragraphs from one statement of an episode to the
// next.
const widest = 2

func (k *linking) goOn() {
	ep := episode{site: -1}
	next := 0
	for n, i := range k.order {
		x := &k.facts[i]
		for next < len(k.loose) && k.loose[next].at < max(x.first, x.anchor) {
			k.openLoose(k.loose[next].site, n, &ep)
			next++
		}
		k.follow(i, n, &ep)
	}
	for ; next < len(k.loose); next++ {
		k.openLoose(k.loose[next].site, len(k.order), &ep)
	}
}

// openLoose takes a site in a sentence without statements: it speaks of the
// statements before ("She made the remarks in an interview with X") or of
// those to come. n is the index in order of the next statement.
func (k *linking) openLoose(s int32, n int, ep *episode) {
	site := &k.sites[s]
	k.remember(s)
	at := k.doc.Tokens[site.words.Start]
	if k.remarks(at.Sentence) || k.alone(site) {
		speaker := int32(-1)
		for m := n - 1; m >= 0 && m > n-farBack; m-- {
			x := &k.facts[k.order[m]]
			par := k.doc.Tokens[x.end-1].Paragraph
			if x.level != 0 {
				continue
			}
			if par < at.Paragraph-1 || x.site >= 0 && !x.inherited || speaker >= 0 && (x.speaker != speaker || par != k.doc.Tokens[k.facts[k.order[n-1]].end-1].Paragraph) {
				break
			}
			if speaker < 0 {
				speaker = x.speaker
			}
			x.site, x.inherited = s, false
			if speaker < 0 {
				break
			}
		}
		if speaker >= 0 && site.role.goesOn() {
			*ep = episode{site: s, speaker: speaker, par: at.Paragraph, start: int32(n), several: site.role == gathered}
		}
		return
	}
	if k.levels[site.words.Start] != 0 || site.person && site.role == posted || site.role == beside || site.role == written {
		return
	}
	if site.role == told || (site.role == interviewed || site.role == gathered) && k.sense(site.anchor)&preposition == 0 {
		*ep = episode{site: s, speaker: -1, open: true, par: at.Paragraph, start: int32(n), several: site.role == gathered}
	}
}

// remarks reports whether a sentence tells where something was said.
func (k *linking) remarks(sentence int32) bool {
	sent := k.doc.Sentences[sentence]
	for i := sent.Start; i < min(sent.End, sent.Start+10); i++ {
		if k.sense(i)&remark != 0 {
			return true
		}
	}
	return false
}

// remember makes "the forum", "the interview" mean a site's.
func (k *linking) remember(s int32) {
	site := &k.sites[s]
	if site.noun != 0 {
		*k.nouns.At(site.noun) = s + 1
	}
	if site.role == told || site.role == interviewed {
		*k.nouns.At(normInterview) = s + 1
	}
}

// follow lets a statement open an episode, go on with it or end it.
func (k *linking) follow(i int32, n int, ep *episode) {
	x, st := &k.facts[i], &k.sts[i]
	begin := k.doc.Tokens[x.first].Paragraph
	end := k.doc.Tokens[max(x.end, x.first+1)-1].Paragraph
	if x.site < 0 {
		k.recall(i)
	}
	if x.site >= 0 {
		site := &k.sites[x.site]
		k.remember(x.site)
		if x.level != 0 {
			return
		}
		if !site.role.goesOn() {
			if ep.site >= 0 && ep.speaker != x.speaker {
				ep.site = -1
			}
			return
		}
		if k.recalled(i) {
			k.introduced(n)
			if ep.site >= 0 {
				ep.par = end
			}
			return
		}
		again := ep.site >= 0 && k.sites[ep.site].source == site.source
		if !again || !ep.several {
			several := site.role == gathered || again && ep.several
			*ep = episode{site: x.site, start: int32(n), several: several}
		}
		ep.speaker, ep.par = x.speaker, end
		if ep.talk == 0 {
			k.talk++
			ep.talk = k.talk
		}
		*k.talks.At(speakerKey(x.speaker)) = ep.talk
		if !again {
			k.lead(n, ep)
		}
		return
	}
	if ep.site < 0 || x.level != 0 || st.Act == propose.Attitude || st.Act == propose.Document && x.speaker != ep.speaker {
		return
	}
	if begin > ep.par+widest {
		ep.site = -1
		return
	}
	site := &k.sites[ep.site]
	switch {
	case k.label(i):
		ep.several = true
	case k.recalled(i):
		ep.par = end
		return
	case k.elsewhere(i, ep) || k.norm(x.anchor) == normAccording && (site.role == told || k.sense(site.anchor)&preposition != 0):
		ep.site = -1
		return
	case ep.open:
		if begin > ep.par+1 {
			ep.site = -1
			return
		}
		ep.open, ep.speaker, ep.start = false, x.speaker, int32(n)
		x.site, x.inherited, ep.par = ep.site, true, end
		k.lead(n, ep)
		return
	case x.speaker == ep.speaker && x.speaker >= 0:
		if (site.role == posted || site.role == written || site.role == beside) && !k.writes(i, ep) {
			return
		}
	case ep.several && (k.spokeIn(ep, x.speaker) || k.ofStaff(i)):
	case x.speaker < 0 && st.Mention.Empty() || k.described(i):
		return // perhaps the same speaker
	default:
		ep.site = -1
		return
	}
	x.site, x.inherited = ep.site, true
	ep.par = end
}

// spokeIn reports whether a speaker made a statement of the episode.
func (k *linking) spokeIn(ep *episode, speaker int32) bool {
	talk, _ := k.talks.Find(speakerKey(speaker))
	return talk != 0 && talk == ep.talk
}

// speakerKey is the key of a speaker in a table; nobody has one too.
func speakerKey(speaker int32) uint64 { return uint64(max(speaker, -1)+1) + 1 }

// writes reports whether a statement can go on with something written.
func (k *linking) writes(i int32, ep *episode) bool {
	st, x := &k.sts[i], &k.facts[i]
	if st.Act == propose.Writing || len(st.Cue) == 0 {
		return true
	}
	says := false
	for _, r := range st.Cue {
		for t := r.Start; t < r.End; t++ {
			if k.sense(t)&write != 0 || k.norm(t) == normAdded {
				return true
			}
			says = says || k.sense(t)&report != 0
		}
	}
	return says && k.doc.Tokens[x.first].Paragraph <= ep.par+1 && st.Kind == propose.Direct
}

// label reports whether a statement is a turn of an interview: its speaker
// stands at the head of a paragraph, a colon behind.
func (k *linking) label(i int32) bool {
	m := k.sts[i].Mention
	if m.Empty() || k.flags(m.End)&text.Punct == 0 || int(m.End) >= len(k.doc.Tokens) || k.doc.Word(m.End) != ":" {
		return false
	}
	par := k.doc.Paragraphs[k.doc.Tokens[m.Start].Paragraph]
	return m.Start == par.Start || m.Start == par.Start+1 && k.flags(par.Start)&text.Punct != 0
}

// elsewhere reports whether a statement was made on another occasion than the
// episode.
func (k *linking) elsewhere(i int32, ep *episode) bool {
	if e := k.occasions[i].Event; !e.Empty() {
		other := false
		for j := e.Start; j < e.End; j++ {
			sn := k.sense(j)
			if sn&(interview|show|audience) != 0 || k.norm(j) == k.sites[ep.site].noun && k.norm(j) != 0 {
				return false
			}
			other = other || sn&(scene|listener) != 0
		}
		if other {
			return true
		}
	}
	for _, r := range k.sts[i].Cue {
		for j := r.Start; j < r.End; j++ {
			if k.sense(j)&tell == 0 {
				continue
			}
			for n := j + 1; n < j+5 && k.same(j, n); n++ {
				if k.sense(n)&(audience|staff) != 0 {
					return false
				}
				if k.sense(n)&listener != 0 {
					return true
				}
			}
		}
	}
	return false
}

// described reports whether a statement's speaker is only described and has
// not spoken before: the description may be of whoever speaks.
func (k *linking) described(i int32) bool {
	m := k.sts[i].Mention
	if m.Empty() || k.norm(m.Start) != normThe {
		return false
	}
	for j := m.Start + 1; j < m.End; j++ {
		if k.flags(j)&text.Upper != 0 && k.marks(j)&(lexicon.Place|lexicon.Demonym) == 0 {
			return false
		}
	}
	return k.facts[i].fresh
}

// ofStaff reports whether a moderator or host speaks.
func (k *linking) ofStaff(i int32) bool {
	m := k.sts[i].Mention
	for j := m.Start; j < m.End; j++ {
		if k.sense(j)&staff != 0 {
			return true
		}
	}
	return false
}

// lede is the number of paragraphs at the head of a text that a source named
// behind them reaches.
const lede = 4

// farBack is the number of statements that a credit looks back over.
const farBack = 32

// lead lets an episode reach back: to the headline and first paragraphs if
// they are of the same speaker, and to a statement that introduces the
// quotation right behind it.
func (k *linking) lead(n int, ep *episode) {
	i := k.order[n]
	x := &k.facts[i]
	site := &k.sites[ep.site]
	if x.speaker < 0 {
		return
	}
	par := k.doc.Tokens[x.first].Paragraph
	if ep.several && par > 0 && par < lede {
		// The headline tells of all speakers at once.
		for _, j := range k.order[:min(n, farBack)] {
			if y := &k.facts[j]; y.site < 0 && y.level == 0 && k.doc.Tokens[max(y.end, 1)-1].Paragraph == 0 {
				y.site, y.inherited = ep.site, true
			}
		}
	}
	fronted := site.words.Start < x.anchor
	for m := n - 1; m >= 0 && m > n-farBack; m-- {
		j := k.order[m]
		y := &k.facts[j]
		if y.level != 0 || k.sts[j].Act == propose.Attitude {
			continue
		}
		at := k.doc.Tokens[max(y.end, 1)-1].Paragraph
		title := ep.several && at == 0 && y.site < 0
		if y.site >= 0 || y.speaker != x.speaker && !title || k.recalled(j) || k.elsewhere(j, ep) {
			return
		}
		headed := par < lede+1
		if !headed {
			if fronted || site.role == posted || site.role == written || site.role == beside || at < par-1 || at == par {
				return
			}
			// The first statement of a speaker introduces what follows.
			if m > 0 && k.facts[k.order[m-1]].speaker == x.speaker && k.doc.Tokens[k.facts[k.order[m-1]].end-1].Paragraph >= at-1 {
				return
			}
			y.site, y.inherited = ep.site, true
			return
		}
		y.site, y.inherited = ep.site, true
	}
}

// introduced lets the credit of something recalled reach the statement right
// before it that recalls the same: "In June she called on ... . “...,” she
// told X then."
func (k *linking) introduced(n int) {
	if n == 0 {
		return
	}
	x, y := &k.facts[k.order[n]], &k.facts[k.order[n-1]]
	if y.site < 0 && y.level == 0 && x.speaker == y.speaker && x.speaker >= 0 && k.recalled(k.order[n-1]) && !k.occasions[k.order[n-1]].Time.Empty() {
		y.site, y.inherited = x.site, true
	}
}
