package lang

// OccasionClass is what a word means where a text tells on what occasion
// something was said, as bits.
type OccasionClass uint32

const (
	Event       OccasionClass = 1 << iota // rally, interview, statement
	Doing                                 // speaking, addressing
	BeforeEvent                           // what may stand before an event
	BeforePlace                           // and before a place
	OccasionDet                           // a determiner
	Period                                // week, month
	Past                                  // last, this, earlier
	Now                                   // yesterday
	Hour                                  // morning, night
	Remark                                // made the remarks
	Stop                                  // a verb or conjunction that no noun phrase crosses
	Then
	Be    // with remarks: were made, or was speaking
	Joins // a noun phrase goes on with it: with, of
	Held
	On
	In
	At
	Of
	The
	Time        // at the time
	OccasionDay // see calendar.tsv
	OccasionMonth
)

var occasionClasses = map[string]OccasionClass{
	"event": Event, "doing": Doing, "before-event": BeforeEvent, "before-place": BeforePlace, "determiner": OccasionDet,
	"period": Period, "past": Past, "now": Now, "hour": Hour, "remark": Remark, "stop": Stop, "then": Then, "be": Be,
	"joins": Joins, "held": Held, "on": On, "in": In, "at": At, "of": Of, "the": The, "time": Time,
}
