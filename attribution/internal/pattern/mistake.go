package pattern

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"

	"github.com/dlclark/regexp2/v2/syntax"
)

// explain says what the parser has against an expression, and where. The
// parser does not tell the place. What is left open is where its bracket
// stands; any other mistake ends where the expression, cut there, has it for
// the first time.
func explain(expr string, failed error) *Error {
	e := &Error{Offset: -1, Why: failed.Error()}
	var mistake *syntax.Error
	if !errors.As(failed, &mistake) {
		return e
	}
	e.Why = fmt.Sprintf(mistake.Code.String(), mistake.Args...)
	if len(mistake.Args) == 0 {
		e.Why = mistake.Code.String()
	}
	switch mistake.Code {
	case syntax.ErrMissingParen, syntax.ErrUnterminatedBracket, syntax.ErrUnterminatedComment:
		e.Offset = lastOpen(expr)
		return e
	case syntax.ErrUnrecognizedGrouping:
		if strings.Contains(expr, "(?P<") { // as package regexp and Python have it
			e.Why = fmt.Sprintf("%s; a group gets its name with (?<name>...)", e.Why)
		}
	}
	ends := make([]int, 0, len(expr))
	for i := range expr {
		ends = append(ends, i)
	}
	k := sort.Search(len(ends), func(k int) bool { return sameMistake(expr[:ends[k]], mistake) })
	if k < len(ends) {
		e.Offset = ends[k]
	} else {
		e.Offset = len(expr)
	}
	// Ends are exclusive: the last byte read is what is wrong.
	if e.Offset > 0 {
		e.Offset--
		for e.Offset > 0 && expr[e.Offset]&0xc0 == 0x80 {
			e.Offset--
		}
	}
	return e
}

func sameMistake(expr string, want *syntax.Error) bool {
	_, err := syntax.Parse(expr, syntax.ParseOptions{RegexOptions: syntax.RegexOptions(options)})
	var got *syntax.Error
	return errors.As(err, &got) && got.Code == want.Code && reflect.DeepEqual(got.Args, want.Args)
}

// lastOpen is the place of the bracket that is still open at the end of an
// expression, the innermost if there are several; -1 for none.
func lastOpen(expr string) int {
	var open []int
	class := -1 // where a class began
	for i := 0; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == '\\':
			i++
		case class >= 0:
			if c == ']' && i > class+1 && !(i == class+2 && expr[class+1] == '^') {
				class = -1
			}
		case c == '[':
			class = i
		case c == '(':
			open = append(open, i)
		case c == ')' && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	switch {
	case class >= 0:
		return class
	case len(open) > 0:
		return open[len(open)-1]
	}
	return -1
}
