package outlet

import (
	"strings"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// sense is what a word means next to the name of an outlet, as bits.
type sense uint64

const (
	tell        sense = 1 << iota // told X
	talk                          // spoke to X, in remarks to X
	interview                     // an interview with X
	carry                         // quoted by X, published by X
	host                          // hosted by X, interviewed by X
	report                        // X reported, X quoted her as saying
	strong                        // with report: hardly anybody but an outlet does it
	write                         // wrote in X, writing for X
	piece                         // an op-ed in X, an X editorial
	post                          // a Facebook message
	show                          // X's show, an X broadcast
	event                         // with show: several people speak there
	poll                          // an X poll
	generic                       // news agency, newspaper, daily
	after                         // with generic: makes an outlet of the name before it
	media                         // Times, Herald, Radio: capitalised, part of an outlet's name
	plainMedia                    // with media: nothing else is called so
	inner                         // with media: inside a name too
	staff                         // X host, X reporter
	remark                        // made the remarks in
	article                       // the, a, his
	modifier                      // state, official, conservative
	preposition                   //
	auxiliary                     // and adverbs that stand with it
	perfect                       // has, have, had
	day                           // Monday, also months
	tweet                         // tweeted, in a tweet
	deictic                       // the network, the paper: an outlet named before
	target                        // an attack on X
	scene                         // with an article: an occasion of its own, a rally, a statement
	listener                      // reporters, the crowd
	audience                      // readers, viewers
	distant                       // a time that is not that of the story: ago, earlier
	heading                       // what else may stand in capitals before a dash
	question                      // a question from X
	month                         //
	television
	paper
	web
)

// senseOf returns the senses of the word with that norm, none for most words.
func (l *Linker) senseOf(norm uint64) sense {
	if !l.senses.May(norm) {
		return 0
	}
	s, _ := l.senses.Find(norm)
	return s
}

const tweetWords = "tweeted tweet tweets tweeting retweeted retweet retweets retweeting tweetstorm"

// senses holds the words that matter around outlets, by their norm.
var senses = sync.OnceValue(func() *lexicon.Table[sense] {
	m := lexicon.NewTable[sense](1024)
	for _, row := range [...]struct {
		sense sense
		words string
	}{
		{tell, "tell told tells telling"},
		{talk, "speak spoke speaks speaking spoken talk talked talks talking said say says saying explain explained explains explaining confirm confirmed confirms admit admitted reveal revealed disclosed announced complained remark remarked remarks comment commented comments commenting statement statements respond responded responding reply replied wrote writing leaked testified confided boasted added repeated denied insisted email emailed conceded"},
		{interview, "interview interviews interviewed conversation chat sit-down q&a appearance exchange interviewing chatting sat interview's discussion"},
		{question, "question questions"},
		{carry, "quoted cited reported carried published broadcast aired released obtained seen posted printed circulated distributed reviewed shared monitored viewed relayed run conducted televised streamed unearthed uncovered"},
		{host, "interviewed asked hosted sponsored moderated contacted reached organised organized co-hosted co-sponsored questioned pressed"},
		{report, "reported reports report said says wrote writes quoted quotes quoting cited cites citing noted notes added adds announced revealed reveals claimed claims published carried aired showed shows found finds stated tweeted called calls described describes suggested estimated asked argued concluded warned predicted commented confirmed learned learnt understands dubbed named alleged reporting saying adding explained detailed uncovered discovered disclosed calculated projected"},
		{strong, "reported reports quoted quotes quoting wrote writes cited cites reporting"},
		{write, "wrote writes writing written write argued penned writer"},
		{piece, "op-ed op-eds essay column article articles piece editorial commentary blog story letter opinion dispatch report reports review"},
		{post, "post posts message messages video videos page account accounts status livestream thread feed channel story reel live posting broadcast statement"},
		{show, "interview interviews program programme show broadcast podcast appearance segment special newscast episode edition newscasts telecast programs broadcasts hour"},
		{show | event, "forum debate townhall hall"},
		{poll, "poll polls survey surveys analysis study tally investigation count tracker projection polling probe"},
		{generic, "news agency agencies newspaper newspapers daily dailies tv television radio network channel magazine weekly website site broadcaster broadcasters station outlet outlets wire service journal tabloid broadsheet portal newswire media"},
		{after, "newspaper daily tv television radio magazine weekly broadcaster agency"},
		{media, "times post herald tribune gazette journal chronicle observer star telegraph courier inquirer examiner dispatch news press bulletin mail today weekly magazine radio tv television fm am broadcasting mirror echo advertiser enquirer podcast show daily globe sun"},
		{media | plainMedia, "herald tribune gazette radio tv television fm times courier inquirer chronicle podcast news telegraph newspaper"},
		{inner, "today news radio tv podcast"},
		{television, "tv television radio fm am broadcasting podcast show network broadcaster broadcasters channel station"},
		{paper, "paper times post herald tribune gazette journal chronicle observer star telegraph courier inquirer examiner dispatch press bulletin mail mirror echo advertiser enquirer newspaper newspapers daily tabloid broadsheet globe sun"},
		{web, "website site portal"},
		{staff, "host hosts anchor anchors reporter reporters correspondent moderator journalist editor editors analyst contributor commentator columnist presenter executive president ceo chief founder co-founder owner spokesman spokeswoman spokesperson producer chairman co-host interviewer personality journalists photographer writer critic employee employees staff staffer political senior co-hosts meteorologist pundit strategist user users followers"},
		{remark, "remark remarks comment comments made speaking spoke statement interview statements interviewed talking"},
		{article, "the a an his her its their this that another my our your one"},
		{modifier, "state official semi-official local conservative liberal influential respected leading own private independent public national international business financial popular right-wing left-wing sister weekly social platform partner affiliate syndicated nationally recent new late-night morning cable satellite english-language"},
		{preposition, "of in on at by with from to for during via through over after before about against into following since"},
		{auxiliary | perfect, "has have had 've"},
		{auxiliary, "was is were be been also first later earlier then previously recently meanwhile itself did do does not n't never since already repeatedly long often always"},
		{day, "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb aug sept oct nov dec"},
		{month, "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"},
		{tweet, tweetWords},
		{deictic, "network newspaper paper agency channel magazine broadcaster daily website weekly tabloid station outlet site newscast"},
		{target, "attack attacks ban crackdown report reports focus reliance lawsuit based depends depend restrictions pressure sanctions war ads ad time slot career perch tenure seat"},
		{scene, "statement statements speech speeches news-conference conference briefing rally rallies hearing letter email e-mail memo release filing address remarks testimony ceremony meeting event summit convention visit breakfast dinner lunch fundraiser sermon campaign book memoir call phone opinion ruling decision documents document brief lawsuit session"},
		{listener, "reporters journalists crowd supporters lawmakers parliament audience court congress senators attendees voters residents"},
		{audience, "readers viewers audience listeners"},
		{heading, "breaking update live watch exclusive video analysis opinion photos explainer factbox correction editorial q&a urgent alert poll read note related interview review column"},
		{distant, "ago last earlier previous previously then once 1990s 1980s decades past before time"},
	} {
		for w := range strings.FieldsSeq(row.words) {
			*m.At(text.NormOf(w)) |= row.sense
		}
	}
	return &m
})

// The words that the grammar names one by one.
var (
	normTo         = text.NormOf("to")
	normBy         = text.NormOf("by")
	normWith       = text.NormOf("with")
	normOn         = text.NormOf("on")
	normIn         = text.NormOf("in")
	normAt         = text.NormOf("at")
	normOf         = text.NormOf("of")
	normFor        = text.NormOf("for")
	normFrom       = text.NormOf("from")
	normDuring     = text.NormOf("during")
	normVia        = text.NormOf("via")
	normThe        = text.NormOf("the")
	normAccording  = text.NormOf("according")
	normAfter      = text.NormOf("after")
	normBefore     = text.NormOf("before")
	normAbout      = text.NormOf("about")
	normOver       = text.NormOf("over")
	normSince      = text.NormOf("since")
	normFollowing  = text.NormOf("following")
	normWeek       = text.NormOf("week")
	normNight      = text.NormOf("night")
	normStatement  = text.NormOf("statement")
	normCiting     = text.NormOf("citing")
	normQuoting    = text.NormOf("quoting")
	normA          = text.NormOf("a")
	normRadio      = text.NormOf("radio")
	normAffiliate  = text.NormOf("affiliate")
	normAdded      = text.NormOf("added")
	normInterview  = text.NormOf("interview")
	normPossessive = text.NormOf("'s")
	normAgency     = text.NormOf("agency")
)
