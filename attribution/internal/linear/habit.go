package linear

// Habits counts which decision small contexts led to, to find those in which it
// is always the same. A decision that is a habit needs no weights: looking one
// word up takes the place of looking up dozens.
type Habits struct {
	labels int
	keys   []uint64 // in order of first sight
	counts map[uint64][]int32
}

// NewHabits counts decisions among labels 0 to labels-1.
func NewHabits(labels int) *Habits {
	return &Habits{labels: labels, counts: map[uint64][]int32{}}
}

// Count notes that a context led to a label.
func (h *Habits) Count(context uint64, label int) {
	c := h.counts[context]
	if c == nil {
		c = make([]int32, h.labels)
		h.counts[context] = c
		h.keys = append(h.keys, context)
	}
	c[label]++
}

// Encode writes the contexts that were seen at least least times and led to one
// label in all but exceptions of a thousand cases.
func (h *Habits) Encode(least, exceptions int32) ([]byte, error) {
	var weights []Weight
	for _, k := range h.keys {
		best, sum := 0, int32(0)
		for y, n := range h.counts[k] {
			sum += n
			if n > h.counts[k][best] {
				best = y
			}
		}
		if sum >= least && (sum-h.counts[k][best])*1000 <= sum*exceptions {
			weights = append(weights, Weight{k, uint8(best), 1})
		}
	}
	return EncodeDictionary(weights, h.labels)
}

// Habit is the label that a context of a dictionary of Habits always leads to,
// -1 where there is a choice.
func (d *Dictionary) Habit(context uint64) int {
	row := d.Row(context)
	if row == 0 {
		return -1
	}
	return int(d.pool[row+1])
}
