package attribution

// Options set up an Extractor. The zero value is the best default.
type Options struct {
	// Acts are the acts that count; empty means Speech, Writing and Documents:
	// what was said or written, however reported, and what documents say.
	Acts []Act
	// MinConfidence drops statements below it. 0 is the shipped operating
	// point; a negative value gives everything.
	MinConfidence float64
	// Language is a tag such as "en"; empty means English.
	Language string
}
