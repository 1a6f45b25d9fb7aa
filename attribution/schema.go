package attribution

import _ "embed"

//go:embed schema.json
var schema string

// JSONSchema returns the JSON Schema (draft 2020-12) of one document as
// [Result.AppendJSON] writes it.
func JSONSchema() []byte { return []byte(schema) }
