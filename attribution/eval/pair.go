package eval

import (
	"cmp"
	"slices"
)

// pairs joins gold and predicted sets of words one to one: best Jaccard index
// first, at least a half. It returns, for each of the one, its partner among the
// other, or -1; and the pairs in the order in which they were made.
func pairs(gold, predicted [][]int) (ofGold, ofPredicted []int, made [][2]int) {
	type candidate struct {
		jaccard         float64
		gold, predicted int
	}
	var candidates []candidate
	for i, row := range overlaps(gold, predicted) {
		for _, o := range row {
			union := len(gold[i]) + len(predicted[o.with]) - o.words
			if j := float64(o.words) / float64(union); j >= 0.5 {
				candidates = append(candidates, candidate{j, i, o.with})
			}
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.jaccard, a.jaccard), cmp.Compare(a.gold, b.gold), cmp.Compare(a.predicted, b.predicted))
	})
	ofGold, ofPredicted = none(len(gold)), none(len(predicted))
	for _, c := range candidates {
		if ofGold[c.gold] < 0 && ofPredicted[c.predicted] < 0 {
			ofGold[c.gold], ofPredicted[c.predicted] = c.predicted, c.gold
			made = append(made, [2]int{c.gold, c.predicted})
		}
	}
	return ofGold, ofPredicted, made
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// overlap is how many words a set shares with another.
type overlap struct{ with, words int }

// overlaps returns for each set of the first its overlaps with sets of the
// second. Only sets that share a word are looked at.
func overlaps(first, second [][]int) [][]overlap {
	holders := make(map[int][]int) // by word
	for j, set := range second {
		for _, w := range set {
			holders[w] = append(holders[w], j)
		}
	}
	out := make([][]overlap, len(first))
	shared := make([]int, len(second))
	for i, set := range first {
		var with []int
		for _, w := range set {
			for _, j := range holders[w] {
				if shared[j] == 0 {
					with = append(with, j)
				}
				shared[j]++
			}
		}
		slices.Sort(with)
		for _, j := range with {
			out[i] = append(out[i], overlap{j, shared[j]})
			shared[j] = 0
		}
	}
	return out
}

// intersects reports whether two ascending lists share a number.
func intersects(a, b []int) bool { return common(a, b) > 0 }

// common counts what two ascending lists share.
func common(a, b []int) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}
