package lang

// Carrier is what a word means next to the name of an outlet, as bits.
type Carrier uint64

const (
	CarrierTell       Carrier = 1 << iota // told X
	CarrierTalk                           // spoke to X, in remarks to X
	CarrierInterview                      // an interview with X
	CarrierQuestion                       // a question from X
	CarrierCarry                          // quoted by X, published by X
	CarrierHost                           // hosted by X, interviewed by X
	CarrierReport                         // X reported, X quoted her as saying
	CarrierStrong                         // with report: hardly anybody but an outlet does it
	CarrierWrite                          // wrote in X, writing for X
	CarrierPiece                          // an op-ed in X, an X editorial
	CarrierPost                           // a Facebook message
	CarrierShow                           // X's show, an X broadcast
	CarrierEvent                          // with show: several people speak there
	CarrierPoll                           // an X poll
	CarrierGeneric                        // news agency, newspaper, daily
	CarrierAfter                          // with generic: makes an outlet of the name before it
	CarrierMedia                          // Times, Herald, Radio: capitalised, part of an outlet's name
	CarrierPlainMedia                     // with media: nothing else is called so
	CarrierInner                          // with media: inside a name too
	CarrierDesk                           // capitalised behind an outlet's name, a part of the outlet: Radio, Sport, Five Live
	CarrierStaff                          // X host, X reporter
	CarrierRemark                         // made the remarks in
	CarrierArticle                        // the, a, his
	CarrierModifier                       // state, official, conservative
	CarrierPreposition
	CarrierAuxiliary // and adverbs that stand with it
	CarrierPerfect   // has, have, had
	CarrierDay       // Monday, also months, see calendar.tsv
	CarrierTweet     // tweeted, in a tweet
	CarrierDeictic   // the network, the paper: an outlet named before
	CarrierTarget    // an attack on X
	CarrierScene     // with an article: an occasion of its own, a rally, a statement
	CarrierListener  // reporters, the crowd
	CarrierAudience  // readers, viewers
	CarrierDistant   // a time that is not that of the story: ago, earlier
	CarrierTelevision
	CarrierPaper
	CarrierWeb
	CarrierNewsagency // agency
	CarrierStation    // radio
	CarrierAccording
	CarrierAffiliate
	CarrierFormer     // X, formerly Twitter
	CarrierCiting     // citing, quoting
	CarrierPossessive // 's
	CarrierIndefinite // a, an
	CarrierThe
	CarrierTo
	CarrierBy
	CarrierWith
	CarrierOn
	CarrierIn
	CarrierAt
	CarrierOf
	CarrierFor
	CarrierFrom
	CarrierVia
)

// carrierClasses are the names of the classes in carriers.tsv.
var carrierClasses = map[string]Carrier{
	"tell": CarrierTell, "talk": CarrierTalk, "interview": CarrierInterview, "question": CarrierQuestion, "carry": CarrierCarry,
	"host": CarrierHost, "report": CarrierReport, "strong": CarrierStrong, "write": CarrierWrite, "piece": CarrierPiece, "post": CarrierPost,
	"show": CarrierShow, "event": CarrierEvent, "poll": CarrierPoll, "generic": CarrierGeneric, "after": CarrierAfter, "media": CarrierMedia,
	"plain-media": CarrierPlainMedia, "inner": CarrierInner, "desk": CarrierDesk, "staff": CarrierStaff, "remark": CarrierRemark,
	"article": CarrierArticle, "modifier": CarrierModifier, "preposition": CarrierPreposition, "auxiliary": CarrierAuxiliary,
	"perfect": CarrierPerfect, "tweet": CarrierTweet, "deictic": CarrierDeictic, "target": CarrierTarget,
	"scene": CarrierScene, "listener": CarrierListener, "audience": CarrierAudience, "distant": CarrierDistant,
	"television": CarrierTelevision, "paper": CarrierPaper, "web": CarrierWeb, "newsagency": CarrierNewsagency, "station": CarrierStation,
	"according": CarrierAccording, "affiliate": CarrierAffiliate, "former": CarrierFormer, "citing": CarrierCiting, "possessive": CarrierPossessive,
	"indefinite": CarrierIndefinite, "the": CarrierThe, "to": CarrierTo, "by": CarrierBy, "with": CarrierWith, "on": CarrierOn,
	"in": CarrierIn, "at": CarrierAt, "of": CarrierOf, "for": CarrierFor, "from": CarrierFrom, "via": CarrierVia,
}
