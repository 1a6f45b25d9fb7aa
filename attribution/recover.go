package attribution

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
)

// lastResort has Extract recover from a panic in a stage: the document then has
// what the earlier stages found, with a warning of the code WarnInternal. Tests
// turn it off, as no panic is ever expected.
var lastResort = true

// remains returns a document with what the stages found before a panic.
func (r *run) remains(s string, failed any) (doc *Document) {
	doc = &Document{Text: s, Statements: []Statement{}}
	warning := Warning{Code: WarnInternal, Detail: fmt.Sprintf("%v%s", failed, origin())}
	defer func() {
		_ = recover() // what the stages found is broken as well
		doc.Warnings = append(doc.Warnings, warning)
	}()
	b := &r.builder
	if b.doc == nil {
		return doc
	}
	if len(b.people.Speakers) != len(b.found) {
		b.people = link.Result{Speakers: make([]link.Speaker, len(b.found))}
	}
	if len(b.outlets.Credits) != len(b.found) {
		b.outlets = outlet.Result{Credits: slices.Repeat([]outlet.Credit{{Source: -1}}, len(b.found))}
	}
	return b.document()
}

// origin says where in this module a panic began. The function that recovered from
// it, in extract.go, is on the stack above that place and does not count.
func origin() string {
	var calls [32]uintptr
	frames := runtime.CallersFrames(calls[:runtime.Callers(3, calls[:])])
	for {
		f, more := frames.Next()
		if strings.Contains(f.Function, "/whosaid/") && !strings.HasSuffix(f.File, "attribution/extract.go") {
			return fmt.Sprintf(" in %s, %s:%d", path.Base(f.Function), path.Base(f.File), f.Line)
		}
		if !more {
			return ""
		}
	}
}
