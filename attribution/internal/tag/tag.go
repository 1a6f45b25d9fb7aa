// Package tag gives every token its part of speech and its lemma.
package tag

// POS is a part of speech of the Penn Treebank's set.
type POS uint8
