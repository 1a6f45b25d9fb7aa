package pattern

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2/syntax"
)

// Most paragraphs hold no statement that a given pattern could match, and a
// string is found a hundred times faster than an expression fails. So each
// pattern gets a few strings, one of which must be in what it matches.

const (
	mostLiterals   = 12
	longestLiteral = 32
)

// required returns strings one of which is in every paragraph that expr
// matches, or nil where it cannot tell.
func required(expr string) []string {
	tree, err := syntax.Parse(expr, syntax.ParseOptions{RegexOptions: syntax.RegexOptions(options)})
	if err != nil || tree.Root == nil {
		return nil
	}
	return literals(tree.Root, 0)
}

// deepest is the nesting to which literals follows a tree.
const deepest = 200

func literals(n *syntax.RegexNode, depth int) []string {
	if depth > deepest {
		return nil
	}
	switch n.T {
	case syntax.NtOne:
		return one(n, 1)
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return one(n, n.M)
	case syntax.NtMulti:
		if n.Options&syntax.IgnoreCase != 0 || slices.Contains(n.Str, utf8.RuneError) {
			return nil
		}
		return []string{string(n.Str[:min(len(n.Str), longestLiteral)])}
	case syntax.NtSet:
		return set(n)
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		if n.M > 0 {
			return set(n)
		}
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic, syntax.NtPosLook:
		if len(n.Children) == 1 {
			return literals(n.Children[0], depth+1)
		}
	case syntax.NtLoop, syntax.NtLazyloop:
		if n.M > 0 && len(n.Children) == 1 {
			return literals(n.Children[0], depth+1)
		}
	case syntax.NtConcatenate:
		var best []string
		for _, c := range n.Children {
			if l := literals(c, depth+1); better(l, best) {
				best = l
			}
		}
		return best
	case syntax.NtAlternate:
		var all []string
		for _, c := range n.Children {
			l := literals(c, depth+1)
			if l == nil || len(all)+len(l) > mostLiterals {
				return nil
			}
			all = append(all, l...)
		}
		return all
	}
	return nil
}

// one returns the literal of a character that is repeated at least least times. For
// U+FFFD there is none: it also matches an invalid byte.
func one(n *syntax.RegexNode, least int) []string {
	if least <= 0 || n.Options&syntax.IgnoreCase != 0 || n.Ch == utf8.RuneError {
		return nil
	}
	return []string{strings.Repeat(string(n.Ch), min(least, 4))}
}

// set returns the literals of a class of characters, if those are few.
func set(n *syntax.RegexNode) []string {
	if n.Set == nil || n.Set.IsNegated() || n.Options&syntax.IgnoreCase != 0 {
		return nil
	}
	chars := n.Set.GetSetChars(mostLiterals)
	if len(chars) == 0 || slices.Contains(chars, utf8.RuneError) {
		return nil
	}
	out := make([]string, len(chars))
	for i, c := range chars {
		out[i] = string(c)
	}
	return out
}

// better reports whether a tells more than b: its shortest string is longer,
// or there are fewer.
func better(a, b []string) bool {
	if a == nil || b == nil {
		return a != nil
	}
	x, y := shortest(a), shortest(b)
	return x > y || x == y && len(a) < len(b)
}

func shortest(list []string) int {
	n := len(list[0])
	for _, s := range list[1:] {
		n = min(n, len(s))
	}
	return n
}

// mayMatch reports whether text holds one of the literals.
func (c *compiled) mayMatch(text string) bool {
	if c.literals == nil {
		return true
	}
	for _, l := range c.literals {
		if strings.Contains(text, l) {
			return true
		}
	}
	return false
}
