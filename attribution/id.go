package attribution

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// ID names a text: a string or any other JSON value. It can be compared and be
// the key of a map. Two IDs are equal if they are written alike but for white
// space: 1 and 1.0 are two. The zero ID is none.
type ID struct{ value string } // compact JSON in UTF-8

// StringID returns the ID of a name.
func StringID(name string) ID {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(name) // a string never fails
	return ID{string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))}
}

// IntID returns the ID of a number.
func IntID(n int) ID { return ID{strconv.Itoa(n)} }

// JSONID returns the ID of a JSON value, which comes back as it is written but
// for white space. It fails where value is no JSON.
func JSONID(value []byte) (ID, error) {
	var id ID
	err := id.UnmarshalJSON(value)
	return id, err
}

// IsZero reports whether there is no ID.
func (id ID) IsZero() bool { return id.value == "" }

// String returns the name of a StringID, any other value as JSON, and nothing
// for null and the zero ID.
func (id ID) String() string {
	var name string
	if id.value != "" && json.Unmarshal([]byte(id.value), &name) == nil {
		return name // null leaves it empty
	}
	return id.value
}

// MarshalJSON writes the value, and null for the zero ID.
func (id ID) MarshalJSON() ([]byte, error) {
	if id.value == "" {
		return []byte("null"), nil
	}
	return []byte(id.value), nil
}

// UnmarshalJSON reads any value.
func (id *ID) UnmarshalJSON(data []byte) error {
	var compact bytes.Buffer
	if err := json.Compact(&compact, data); err != nil {
		return fmt.Errorf("attribution: an ID must be JSON, as StringID makes it: %w", err)
	}
	id.value = string(bytes.ToValidUTF8(compact.Bytes(), []byte("\uFFFD")))
	return nil
}
