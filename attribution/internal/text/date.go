package text

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// date reads a date in one of the orders that newspapers use: Feb. 28, 2025;
// 28 February; Friday, Feb. 28; 2025-02-28.
func (d *datelineReader) date() bool {
	start := d.i
	if d.kind()&lang.DayWord != 0 && d.at(Upper) {
		d.i++
		d.take(",", ".")
	}
	y, m, n := 0, 0, 0
	switch {
	case d.at(Number) && d.isoDate(&y, &m, &n):
	case d.month() > 0:
		m = d.month()
		d.i++
		d.take(".")
		if n = d.number(1, 31); n > 0 {
			y = d.yearBehind()
		}
	case d.at(Number):
		from := d.i
		n = d.number(1, 31)
		if m = d.month(); n == 0 || m == 0 {
			d.i, n = from, 0
			break
		}
		d.i++
		d.take(".")
		y = d.yearBehind()
	}
	if m == 0 && d.i == start {
		return false
	}
	end := d.i
	for end > start && d.Word(end-1) == "," {
		end--
	}
	d.line.Date = Range{start, end}
	d.line.Year, d.line.Month, d.line.Day = y, m, n
	return true
}

// isoDate reads 2025-02-28, in one token or in five.
func (d *datelineReader) isoDate(y, m, n *int) bool {
	from := d.i
	digits := d.word()
	d.i++
	for d.i < d.end && d.i < from+5 && (d.Word(d.i) == "-" || d.at(Number)) && !d.at(Spaced) {
		digits += d.word()
		d.i++
	}
	if len(digits) == 10 && digits[4] == '-' && digits[7] == '-' {
		*y, *m, *n = digitsValue(digits[:4]), digitsValue(digits[5:7]), digitsValue(digits[8:])
		if *y > 1000 && 1 <= *m && *m <= 12 && 1 <= *n && *n <= 31 {
			return true
		}
	}
	d.i = from
	*y, *m, *n = 0, 0, 0
	return false
}

// number reads a number between least and most, 0 for none.
func (d *datelineReader) number(least, most int) int {
	if !d.at(Number) {
		return 0
	}
	n := digitsValue(strings.TrimRight(d.word(), "stndrh"))
	if n < least || n > most {
		return 0
	}
	d.i++
	return n
}

// yearBehind reads ", 2025", 0 for none.
func (d *datelineReader) yearBehind() int {
	from := d.i
	d.take(",")
	if y := d.number(1900, 2199); y > 0 {
		return y
	}
	d.i = from
	return 0
}

// month is the number of the month that the token names, 0 for none.
func (d *datelineReader) month() int {
	if !d.at(Upper) {
		return 0
	}
	return d.kind().Month()
}

// digitsValue is the value of up to four digits, 0 for anything else.
func digitsValue(s string) int {
	if s == "" || len(s) > 4 {
		return 0
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}
