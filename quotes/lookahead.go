package quotes

// lookahead remembers what next found: its answer for every place in [from, to).
type lookahead struct {
	from, to int
	closing  firmness
}

// next looks for the next single mark behind i in the paragraph that is no
// apostrophe, and returns how firmly it closes: absent if there is none, or if
// it opens. The answer holds for every i up to that mark and is kept, so that no
// byte is looked at twice.
func (s *scanner) next(m mark, i int) firmness {
	memo := &s.ahead[0]
	if m == rightOne {
		memo = &s.ahead[1]
	}
	if memo.from <= i && i < memo.to {
		return memo.closing
	}
	*memo = lookahead{from: i, to: len(s.text)}
	depth := 0 // of double quotations
	for k := i; k < len(s.text); {
		k = search(s.text, k)
		if k == len(s.text) {
			break
		}
		g, n := markAt(s.text, k)
		switch g {
		case lineBreak:
			next, blank := skipBreak(s.text, k+n)
			if blank {
				memo.to = k
				return absent
			}
			k = next
			continue
		case paragraphBreak:
			memo.to = k
			return absent
		case leftTwo:
			depth++
		case straightTwo, rightTwo:
			switch before, after := s.beside(k, k+n); sides[before][after] {
			case opens:
				depth++
			case closes:
				if depth--; depth < 0 && s.inside[doubles] > 0 {
					memo.to = k + n // the quotation around ends here
					return absent
				}
			}
		case straightOne, rightOne, leftOne:
			before, after := s.beside(k, k+n)
			if before == word && after == word || (g == straightOne && n == 2) {
				break
			}
			if verdict := sides[before][after]; verdict == opens {
				if g == rightOne || elision(s.text, k+n) > 0 {
					break
				}
				memo.to = k + n
				return absent
			} else if f := s.trust(k, before); g == m || g != leftOne && f > doubtful {
				memo.to = k + n
				memo.closing = f
				return f
			}
		}
		k += n
	}
	return absent
}
