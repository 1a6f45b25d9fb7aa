package link

import "github.com/whosaid/whosaid/attribution/internal/text"

// Norms of words that rules name.
var (
	normA         = text.NormOf("a")
	normAll       = text.NormOf("all")
	normAn        = text.NormOf("an")
	normAnother   = text.NormOf("another")
	normAnd       = text.NormOf("and")
	normBoth      = text.NormOf("both")
	normBy        = text.NormOf("by")
	normAt        = text.NormOf("at")
	normFor       = text.NormOf("for")
	normFormer    = text.NormOf("former")
	normFrom      = text.NormOf("from")
	normHer       = text.NormOf("her")
	normHis       = text.NormOf("his")
	normI         = text.NormOf("i")
	normIncluding = text.NormOf("including")
	normIts       = text.NormOf("its")
	normLatter    = text.NormOf("latter")
	normLike      = text.NormOf("like")
	normMy        = text.NormOf("my")
	normOf        = text.NormOf("of")
	normOne       = text.NormOf("one")
	normOur       = text.NormOf("our")
	normTeam      = text.NormOf("team")
	normThat      = text.NormOf("that")
	normThe       = text.NormOf("the")
	normTheir     = text.NormOf("their")
	normThis      = text.NormOf("this")
	normWho       = text.NormOf("who")
	normWhose     = text.NormOf("whose")
	normYour      = text.NormOf("your")
)

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
