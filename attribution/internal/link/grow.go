package link

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

func oneIf(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
