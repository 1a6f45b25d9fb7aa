package text

import (
	"strings"
	"testing"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// article is 1 KB of agency prose, curly marks and all.
const article = `BELGRADE, Nov. 3 (Tanjug) -- Serbia’s Minister of Culture, Milena Petrić, said on Tuesday that the old
railway station “will not be sold, leased or knocked down” before 2031.

“We can’t give a city back its clock,” Petrić told reporters. “But we've found 4,500 square metres, $1.2 million
and a man who knows how it works.”

According to the U.S.-born architect J. R. Whitlock, who was quoted by Politika as saying that it's “no museum,” the
hall will open at 19:00 on Sept. 5. Mr. Whitlock doesn't expect more than 40% of the rooms to be ready by then.

The minister's adviser, Dr. Goran Lukić, wrote on X that tickets “won’t cost anything”. “Why should they?” Lukić
asked. He added: “It’s the citizens’ own house.”
`

func BenchmarkParse(b *testing.B) {
	text := strings.Repeat(article+"\n", 40)
	qs := quotes.Find(text)
	d := new(Doc)
	d.Parse(lang.English(), text, qs)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Parse(lang.English(), text, qs)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds()/1e6, "Mtok/s")
}
