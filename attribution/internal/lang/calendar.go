package lang

import (
	"strconv"
	"strings"
)

// loadCalendar enters the names of months and days wherever they are asked for.
func (l *lexiconLoader) loadCalendar() {
	l.in.rows("calendar.tsv", 2, 2, func(f []string) {
		kind, doubt, _ := strings.Cut(f[1], " ")
		month, isMonth := strings.CutPrefix(kind, "month")
		n, err := strconv.Atoi(month)
		if isMonth && (err != nil || n < 1 || n > 12) || !isMonth && kind != "day" || doubt != "" && doubt != "doubtful" {
			l.in.fail("want month1 to month12 or day, and perhaps doubtful")
			return
		}
		l.add(f[0], func(name *Entry) {
			if isMonth {
				name.Layout = name.Layout&^monthNumber | LayoutClass(n)
			} else {
				name.Layout |= DayWord
			}
			switch {
			case doubt != "":
			case isMonth:
				name.Marks |= Month
				name.Occasion |= OccasionMonth
				name.Carrier |= CarrierDay
			default:
				name.Marks |= Weekday
				name.Occasion |= OccasionDay
				name.Carrier |= CarrierDay
			}
		})
	})
}

// loadBits reads a list of words with their classes, of which meaning has the
// bits.
func loadBits[B ~uint32 | ~uint64](l *lexiconLoader, file string, meaning map[string]B, of func(*Entry) *B) {
	l.in.rows(file, 2, 2, func(f []string) {
		for name := range strings.FieldsSeq(f[1]) {
			bit, known := meaning[name]
			if !known {
				l.in.fail("unknown class %q", name)
			}
			l.add(f[0], func(n *Entry) { *of(n) |= bit })
		}
	})
}
