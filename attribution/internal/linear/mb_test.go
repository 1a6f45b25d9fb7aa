package linear
import ("testing";"os";"math/bits";"math/rand/v2";"runtime";"syscall";"unsafe")
func threadCPU() float64 {
	var ts syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, 3, uintptr(unsafe.Pointer(&ts)), 0)
	return float64(ts.Sec)*1e9 + float64(ts.Nsec)
}
func (t *Table) find1(features []uint64, salt uint64, at *places) int {
	const (
		ones  = 0x0001000100010001
		highs = 0x8000800080008000
	)
	n := uint(0)
	prints, homes := t.prints, t.homes
	for _, f := range features {
		f ^= salt
		home := (f >> 32) * homes >> 32
		x := word(prints[2*home:2*home+2*window]) ^ fingerprint(f)*ones
		hit := (x - ones) &^ x & highs // the lowest bit stands for the first that is equal
		at[n%batch] = uint32(home) + uint32(bits.TrailingZeros64(hit))>>4
		n += uint((hit | -hit) >> 63)
	}
	return int(n)
}
func (t *Table) find2(features []uint64, salt uint64, at *places) int {
	const (
		ones  = 0x0001000100010001
		highs = 0x8000800080008000
		place = 1<<46 | 2<<30 | 3<<14
	)
	n := uint(0)
	prints, homes := t.prints, t.homes
	for _, f := range features {
		f ^= salt
		home := (f >> 32) * homes >> 32
		x := word(prints[2*home:2*home+2*window]) ^ fingerprint(f)*ones
		hit := (x - ones) &^ x & highs >> 15// the lowest bit stands for the first that is equal
		at[n%batch] = uint32(home + (hit & -hit)*place>>62)
		n += uint((hit | -hit) >> 63)
	}
	return int(n)
}
func (t *Table) find3(features []uint64, salt uint64, at *places) int {
	const (
		ones  = 0x0001000100010001
		highs = 0x8000800080008000
		place = 1<<46 | 2<<30 | 3<<14
	)
	n := uint(0)
	prints, homes := t.prints, t.homes
	for _, f := range features {
		f ^= salt
		home := (f >> 32) * homes >> 32
		x := word(prints[2*home:2*home+2*window]) ^ fingerprint(f)*ones
		hit := (x - ones) &^ x & highs >> 15// the lowest bit stands for the first that is equal
		at[n%batch] = uint32(home + (hit & -hit)*place>>62)
		if hit != 0 { n++ }
	}
	return int(n)
}

var vones uint64 = 0x0001000100010001
func (t *Table) find4(features []uint64, salt uint64, at *places) int {
	n := uint(0)
	prints, homes, ones := t.prints, t.homes, vones
	for _, f := range features {
		f ^= salt
		home := (f >> 32) * homes >> 32
		x := word(prints[2*home:2*home+2*window]) ^ fingerprint(f)*ones
		hit := (x - ones) &^ x >> 15 & ones
		at[n%batch] = uint32(home) + uint32(bits.TrailingZeros64(hit))>>4
		n += uint((hit | -hit) >> 63)
	}
	return int(n)
}
func (t *Table) find5(features []uint64, salt uint64, at *places) int {
	n := uint(0)
	prints, homes, ones := t.prints, t.homes, vones
	for _, f := range features {
		f ^= salt
		home := (f >> 32) * homes >> 32
		x := word(prints[2*home:2*home+2*window]) ^ fingerprint(f)*ones
		hit := (x - ones) &^ x >> 15 & ones
		at[n%batch] = uint32(home) + uint32(bits.TrailingZeros64(hit))>>4
		if hit != 0 { n++ }
	}
	return int(n)
}
func BenchmarkMB(b *testing.B){
	data,_ := os.ReadFile("../lang/english/weights/role.bin")
	t,_,_ := DecodeNext(string(data))
	for _, n := range []int{1000, 20000, 200000} {
		b.Run("", func(b *testing.B){
			runtime.LockOSThread()
			f := make([]uint64, n)
			r := rand.New(rand.NewPCG(1,2))
			for i := range f { f[i]=r.Uint64() }
			var at places
			best := [4]float64{1e18,1e18,1e18,1e18}
			for b.Loop() {
				for rep:=0; rep<max(1,20000/n); rep++{
				for k, fn := range []func([]uint64,uint64,*places)int{t.find,t.find1,t.find4,t.find5} {
				c := threadCPU()
				for i:=0; i+32<=n; i+=32 { fn(f[i:i+32],0,&at) }
				d := threadCPU()
				best[k] = min(best[k],(d-c)/float64(n))
				}
				}
			}
			b.ReportMetric(best[0],"f0")
			b.ReportMetric(best[1],"f1")
			b.ReportMetric(best[2],"f2")
			b.ReportMetric(best[3],"f3")
		})
	}
}
