package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// thresholds are those of both stages of the finder, as one file.
type thresholds struct {
	propose.Thresholds
	decision
}

// decision gives the thresholds of the decision a name of their own.
type decision = decide.Thresholds

// readThresholds reads thresholds as JSON. All must be there: one that is
// forgotten would be zero, which is a threshold like any other.
func readThresholds(data string) (thresholds, error) {
	var t thresholds
	d := json.NewDecoder(bytes.NewReader([]byte(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return thresholds{}, err
	}
	if d.More() {
		return thresholds{}, errors.New("something follows the thresholds")
	}
	var given, all map[string]json.RawMessage
	whole, err := json.Marshal(thresholds{})
	if err == nil {
		err = errors.Join(json.Unmarshal(whole, &all), json.Unmarshal([]byte(data), &given))
	}
	if err != nil {
		return thresholds{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if v := string(given[name]); v == "" || v == "null" {
			return thresholds{}, fmt.Errorf("no %q", name)
		}
	}
	if len(t.Space) == 0 {
		return thresholds{}, errors.New("space: no steps")
	}
	if err := checkSteps(t.Confidence); err != nil {
		return thresholds{}, fmt.Errorf("confidence: %w", err)
	}
	if err := checkSteps(t.Stance); err != nil {
		return thresholds{}, fmt.Errorf("stance: %w", err)
	}
	return t, nil
}

// checkSteps requires that both log-odds and shares rise.
func checkSteps(steps []decide.Step) error {
	if len(steps) == 0 {
		return errors.New("no steps")
	}
	for i, s := range steps {
		switch {
		case s.Mille < 0 || s.Mille > 1000:
			return fmt.Errorf("step %d: %d in a thousand", i+1, s.Mille)
		case i > 0 && (s.Odds <= steps[i-1].Odds || s.Mille < steps[i-1].Mille):
			return fmt.Errorf("step %d: does not rise", i+1)
		}
	}
	return nil
}
