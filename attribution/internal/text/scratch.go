package text

// Grow returns n values of undefined content, in the memory of s where they fit. Stages
// keep what they need for a text in such slices, and reuse them for the next one.
func Grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
