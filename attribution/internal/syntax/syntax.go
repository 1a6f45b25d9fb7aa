// Package syntax attaches every token to its head.
package syntax

// Rel is the relation of a token to its head.
type Rel uint8

// Arc is the head of a token and its relation to it.
type Arc struct {
	Head int32 // token index in the document, -1 for the root of a sentence
	Rel  Rel
}
