package link

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is the trained linker. It is read-only and safe for concurrent use.
type Model struct {
	choice *linear.Ranker // who is meant
	facts  dense          // of it
	named  *linear.Ranker // is the name of who was chosen right
	naming dense          // of it
	least  int32          // thousandths under which no name is given
}

// Decode reads a model: the two rankers, one after the other, and how likely a
// name must be to be given.
func Decode(data string) (*Model, error) {
	m := &Model{}
	var err error
	if m.choice, data, err = linear.DecodeRanker(data); err != nil {
		return nil, fmt.Errorf("link: choice: %w", err)
	}
	m.facts = unpack(m.choice)
	if m.named, data, err = linear.DecodeRanker(data); err != nil {
		return nil, fmt.Errorf("link: name: %w", err)
	}
	m.naming = unpackNames(m.named)
	if m.least, err = linear.ReadLeast(data); err != nil {
		return nil, fmt.Errorf("link: %w", err)
	}
	return m, nil
}

// WithNames returns the model with another ranker of names.
func (m *Model) WithNames(named []byte) (*Model, error) {
	out := *m
	var err error
	if out.named, _, err = linear.DecodeRanker(string(named)); err != nil {
		return nil, err
	}
	out.naming = unpackNames(out.named)
	return &out, nil
}

// WithLeast returns the model with another threshold of names, in thousandths.
func (m *Model) WithLeast(mille int32) *Model {
	out := *m
	out.least = mille
	return &out
}
