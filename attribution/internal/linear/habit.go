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

// What is a habit: a context that was seen so many times at least, and led to
// another label than its usual one in no more than so many of a thousand cases.
const (
	habitual   = 30
	exceptions = 5
)

// Encode writes the contexts that are habits, each with its label.
func (h *Habits) Encode() ([]byte, error) {
	var weights []Weight
	for _, k := range h.keys {
		best, sum := 0, int32(0)
		for y, n := range h.counts[k] {
			sum += n
			if n > h.counts[k][best] {
				best = y
			}
		}
		if sum >= habitual && (sum-h.counts[k][best])*1000 <= sum*exceptions {
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
