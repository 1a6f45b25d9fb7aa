// Package tag gives every token its part of speech and its lemma.
package tag
