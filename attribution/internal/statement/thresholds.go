package statement

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// ReadThresholds reads thresholds as JSON. All must be there: one that is
// forgotten would be zero, which is a threshold like any other.
func ReadThresholds(data string) (Thresholds, error) {
	var t Thresholds
	d := json.NewDecoder(bytes.NewReader([]byte(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return Thresholds{}, err
	}
	if d.More() {
		return Thresholds{}, errors.New("something follows the thresholds")
	}
	var given, all map[string]json.RawMessage
	whole, err := json.Marshal(Thresholds{})
	if err == nil {
		err = errors.Join(json.Unmarshal(whole, &all), json.Unmarshal([]byte(data), &given))
	}
	if err != nil {
		return Thresholds{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if v := string(given[name]); v == "" || v == "null" {
			return Thresholds{}, fmt.Errorf("no %q", name)
		}
	}
	if err := checkSteps(t.Confidence); err != nil {
		return Thresholds{}, fmt.Errorf("confidence: %w", err)
	}
	if err := checkSteps(t.Stance); err != nil {
		return Thresholds{}, fmt.Errorf("stance: %w", err)
	}
	return t, nil
}

// checkSteps requires that both scores and shares rise.
func checkSteps(steps []Step) error {
	if len(steps) == 0 {
		return errors.New("no steps")
	}
	for i, s := range steps {
		switch {
		case s.Mille < 0 || s.Mille > 1000:
			return fmt.Errorf("step %d: %d in a thousand", i+1, s.Mille)
		case i > 0 && (s.Score <= steps[i-1].Score || s.Mille < steps[i-1].Mille):
			return fmt.Errorf("step %d: does not rise", i+1)
		}
	}
	return nil
}
