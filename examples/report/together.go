package main

import (
	"cmp"
	"slices"
)

// matrix counts the articles in which two speakers are both quoted.
type matrix struct {
	Names  []string
	Counts [][]int // symmetric, 0 on the diagonal
}

// arrange makes a matrix of the speakers who are quoted together with others
// most. One article with many speakers tells little of them, so the first one
// that two share does not count here. Each speaker stands beside the one before
// with whom they share most articles, so that those who are quoted together form
// blocks.
func arrange(pairs []pair) matrix {
	shared := map[string]int{}
	between := map[[2]string]int{}
	for _, p := range pairs {
		if p.Count > 1 {
			shared[p.One] += p.Count - 1
			shared[p.Other] += p.Count - 1
		}
		between[[2]string{p.One, p.Other}] = p.Count
		between[[2]string{p.Other, p.One}] = p.Count
	}
	var rest []string
	for name := range shared {
		rest = append(rest, name)
	}
	slices.SortFunc(rest, func(a, b string) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	rest = rest[:min(len(rest), topTogether)]

	var m matrix
	for len(rest) > 0 {
		next := 0
		if n := len(m.Names); n > 0 {
			for i, name := range rest {
				if between[[2]string{m.Names[n-1], name}] > between[[2]string{m.Names[n-1], rest[next]}] {
					next = i
				}
			}
		}
		m.Names = append(m.Names, rest[next])
		rest = slices.Delete(rest, next, next+1)
	}
	for _, one := range m.Names {
		var row []int
		for _, other := range m.Names {
			row = append(row, between[[2]string{one, other}])
		}
		m.Counts = append(m.Counts, row)
	}
	return m
}
