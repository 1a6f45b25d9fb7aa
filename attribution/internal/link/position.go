package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// standing is the grammatical position of an entity's last mention.
type standing uint8

const (
	elsewhere standing = iota
	subject            // of a verb
	passive            // of a verb in the passive: was jailed
	object             // of a verb
	inverted           // said Bell
	governed           // by a preposition
	agent              // by Bell
	owning             // Bell's
	topic              // it begins a sentence, and an apposition follows
	standings
)

// Sets of standings, a bit for each.
const (
	subjects = 1<<subject | 1<<passive | 1<<inverted | 1<<topic
	acting   = subjects | 1<<agent | 1<<owning
)

// stands returns the grammatical position of the phrase [from, end).
func (l *linker) stands(from, end int32) standing {
	k := end
	switch {
	case l.Possessive(k) && int(k) < len(l.Words):
		return owning
	case l.Is(k, lang.Adverb):
		k++
	}
	if l.Verb(k) {
		if l.Tags != nil && l.Is(k, lang.Auxiliary) {
			for j := k + 1; j < min(k+4, int32(len(l.Tags))); j++ {
				if l.Tags[j] == tag.VBN {
					return passive
				}
				if !l.Is(j, lang.Auxiliary|lang.Adverb) {
					break
				}
			}
		}
		return subject
	}
	before := from - 1
	switch {
	case l.Comma(end) && l.Doc.Sentences[l.Doc.Tokens[from].Sentence].Start == from:
		return topic
	case l.Small(before) == lang.WordBy:
		return agent
	case l.Is(before, lang.Preposition):
		return governed
	case l.Verb(before) && before > 0 && l.Flags(before-1)&text.Punct != 0:
		return inverted
	case l.Verb(before):
		return object
	}
	return elsewhere
}

// subject reports whether a mention that ends before token i looks like the
// subject of a clause.
func (l *linker) subject(i int32) bool {
	if l.Is(i, lang.Adverb) {
		i++
	}
	if l.Verb(i) {
		return true
	}
	return l.Tags == nil && i < int32(len(l.Words)) && l.Flags(i)&text.Word != 0 && l.Words[i].Marks == 0 && !l.Capital(i)
}
