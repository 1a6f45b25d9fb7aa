package linear

import "math"

// emissions fills f.e with the exponential of the score of every label at every
// position, the best one at 1, and f.shift with what that took off.
func (f *fitter) emissions(s *Sequence, margin bool) {
	L := f.L
	var row [mostChainLabels]float64
	for i := range len(s.Gold) {
		clear(row[:L])
		for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
			for y, v := range f.w.Emit[int(id)*L : int(id)*L+L] {
				row[y] += float64(v)
			}
		}
		if margin && f.o.Cost != nil {
			for y := range L {
				if y != int(s.Gold[i]) {
					row[y] += f.o.Cost(int(s.Gold[i]), y)
				}
			}
		}
		top := math.Inf(-1)
		for y := range L {
			if allowed(s, i, y) && row[y] > top {
				top = row[y]
			}
		}
		f.shift[i] = top
		for y := range L {
			f.e[i*L+y] = 0
			if allowed(s, i, y) {
				f.e[i*L+y] = math.Exp(row[y] - top)
			}
		}
	}
}

// marginals fills f.p with the probability of every label at every position
// and f.dt with the expected number of every transition, and returns the log
// of the sum over all label sequences.
func (f *fitter) marginals(s *Sequence, margin bool) float64 {
	L, n, w := f.L, len(s.Gold), f.w
	f.e, f.a, f.b, f.p = grow(f.e, n*L), grow(f.a, n*L), grow(f.b, n*L), grow(f.p, n*L)
	f.scale, f.shift = grow(f.scale, n), grow(f.shift, n)
	f.t, f.dt = grow(f.t, (L+1)*L), grow(f.dt, (L+1)*L)
	for i, v := range w.Transitions {
		f.t[i] = 0
		if !w.Forbidden[i] {
			f.t[i] = math.Exp(float64(v))
		}
		f.dt[i] = 0
	}
	f.emissions(s, margin)
	logZ := f.forward(n)
	if math.IsInf(logZ, -1) {
		return logZ
	}
	f.backward(n)
	f.expect(n)
	return logZ
}

// forward fills f.a with the sums over the beginnings of sequences that end with a
// label at a position, each position scaled to 1, and f.scale with the scales. It
// returns the log of the sum over all sequences, -Inf if none is possible.
func (f *fitter) forward(n int) float64 {
	L := f.L
	logZ := 0.0
	for i := range n {
		cur := f.a[i*L : i*L+L]
		if i == 0 {
			for y := range L {
				cur[y] = f.t[L*L+y] * f.e[y]
			}
		} else {
			prev := f.a[(i-1)*L : i*L]
			for y := range L {
				v := 0.0
				for x := range L {
					v += prev[x] * f.t[x*L+y]
				}
				cur[y] = v * f.e[i*L+y]
			}
		}
		sum := 0.0
		for _, v := range cur {
			sum += v
		}
		if sum == 0 {
			return math.Inf(-1)
		}
		for y := range cur {
			cur[y] /= sum
		}
		f.scale[i] = sum
		logZ += math.Log(sum) + f.shift[i]
	}
	return logZ
}

// backward fills f.b with the sums over what may follow a label at a position, with
// the scales of forward.
func (f *fitter) backward(n int) {
	L := f.L
	for y := range L {
		f.b[(n-1)*L+y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for x := range L {
			v := 0.0
			for y := range L {
				v += f.t[x*L+y] * f.e[(i+1)*L+y] * f.b[(i+1)*L+y]
			}
			f.b[i*L+x] = v / f.scale[i+1]
		}
	}
}

// expect fills f.p and adds up f.dt from what forward and backward found.
func (f *fitter) expect(n int) {
	L := f.L
	for i := range n {
		for y := range L {
			f.p[i*L+y] = f.a[i*L+y] * f.b[i*L+y]
		}
		if i == 0 {
			for y := range L {
				f.dt[L*L+y] += f.p[y]
			}
			continue
		}
		for x := range L {
			ax := f.a[(i-1)*L+x]
			if ax == 0 {
				continue
			}
			for y := range L {
				f.dt[x*L+y] += ax * f.t[x*L+y] * f.e[i*L+y] * f.b[i*L+y] / f.scale[i]
			}
		}
	}
}

func allowed(s *Sequence, i, y int) bool {
	return s.Allowed == nil || s.Allowed[i] == 0 || s.Allowed[i]&(1<<y) != 0
}
