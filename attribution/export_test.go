package attribution

import "github.com/whosaid/whosaid/attribution/internal/link"

// A mistake of a stage fails the tests; nothing is recovered from.
func init() {
	lastResort = false
	onFault = func(what string) { panic("gate: " + what) }
}

// LastResort turns on what users have, until the function that it returns is
// called.
func LastResort() (off func()) {
	fatal := onFault
	lastResort, onFault = true, nil
	return func() { lastResort, onFault = false, fatal }
}

// Broken returns an Extractor in which a stage panics.
func Broken(stage string) *Extractor {
	e, err := New(Options{})
	if err != nil {
		panic(err)
	}
	l := *e.lang
	e.lang = &l
	switch stage {
	case "propose":
		l.Finder = nil
	case "link":
		l.Speakers = new(link.Model)
	case "outlet":
		e.linker = nil
	}
	return e
}
