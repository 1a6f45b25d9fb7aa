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
