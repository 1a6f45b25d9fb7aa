package text

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

var regionNames = [...]string{NoRegion: "none", Place: "place", Byline: "byline", Stamp: "stamp", Section: "section", Caption: "caption",
	Speaker: "speaker", Question: "question", Answer: "answer", Headline: "headline"}

// regions writes the masked regions of a text, "byline[By Jane Roe=Jane Roe]":
// of a byline and a speaker's label the name too where it is another.
func regions(d *Doc) string {
	var out []string
	for i := range d.Layout.Regions {
		r := &d.Layout.Regions[i]
		if r.Kind == Headline {
			continue
		}
		s := d.Slice(r.Tokens)
		if name := d.Slice(r.Name); name != "" && strings.TrimSuffix(s, ":") != name {
			s += "=" + name
		}
		out = append(out, regionNames[r.Kind]+"["+s+"]")
	}
	return strings.Join(out, " ")
}

var layoutTests = []parseTest{
	{"byline", "Tram opens\n\nBy John Finch\n\nThe mayor opened the tram.", "byline[By John Finch=John Finch]"},
	{"byline in capitals", "Tram opens\n\nBY JOHN FINCH\n\nThe mayor opened the tram.", "byline[BY JOHN FINCH=JOHN FINCH]"},
	{"byline with the paper", "Tram opens\n\nBy John Finch, Tarn Gazette\n\nThe mayor opened it.", "byline[By John Finch, Tarn Gazette=John Finch]"},
	{"byline of two", "By Ana Ruiz and Leo Hart\n\nThe mayor opened it.", "byline[By Ana Ruiz and Leo Hart=Ana Ruiz and Leo Hart]"},
	{"byline with a staff word", "By Ana Ruiz Senior Correspondent\n\nThe mayor opened it.", "byline[By Ana Ruiz Senior Correspondent=Ana Ruiz Senior]"},
	{"byline before a dateline", "By Ana Ruiz LIPA (Reuters) - The mayor opened it.", "byline[By Ana Ruiz=Ana Ruiz] place[LIPA (Reuters) -]"},
	{"byline label", "BYLINE: Ana Ruiz.\n\nThe mayor opened it.", "byline[BYLINE: Ana Ruiz.=Ana Ruiz]"},
	{"line of a writer", "Tram opens\n\nAna Ruiz, staff writer\n\nThe mayor opened it.", "byline[Ana Ruiz, staff writer=Ana Ruiz]"},
	{"credits at the end", "The mayor opened it.\n\n(Reporting by Ana Ruiz; Editing by Leo Hart)", "byline[(Reporting by Ana Ruiz; Editing by Leo Hart)=Ana Ruiz]"},
	{"by a day", "By Monday the town was dry.", ""},
	{"by somebody's account", "By Finch's account, the town was dry.", ""},
	{"by a standard", "By Tarn standards the town was dry.", ""},

	{"time of publication", "Tram opens\n\nUpdated: July 2, 2013 15:01 IST\n\nThe mayor opened it.", "stamp[Updated: July 2, 2013 15:01 IST]"},
	{"date alone", "Tuesday, August 7, 2012\n\nThe mayor opened it.", "stamp[Tuesday, August 7, 2012]"},
	{"live blog", "10:32 a.m. — The mayor opened it.\n\n10:40 a.m.: The band played.", "stamp[10:32 a.m. —] stamp[10:40 a.m.:]"},
	{"live blog by lines", "10:32 a.m.\n\nThe mayor opened it.", "stamp[10:32 a.m.]"},
	{"number alone", "30,000.\n\nSo many came.", ""},
	{"a sentence with a time", "8:30 was too early for the mayor.", ""},

	{"sections in capitals", "WHAT: A concert.\n\nWHEN: Friday.\n\nWHERE: The old mill.", "section[WHAT:] section[WHEN:] section[WHERE:]"},
	{"update", "UPDATE: The road is open again.", "section[UPDATE:]"},
	{"recipe", "INGREDIENTS: two eggs, flour, salt.\n\nMETHOD: Mix and bake.", "section[INGREDIENTS:] section[METHOD:]"},
	{"sections of no list", "STARTERS: Soup of the day.\n\nPUDDINGS: Plum cake.", "section[STARTERS:] section[PUDDINGS:]"},
	{"note", "Editor's note: This story was changed.", "section[Editor's note:]"},
	{"introduced quotation", "He added: “It is open.”", ""},

	{"caption label", "FILE PHOTO: The mayor of Tarn speaks.", "caption[FILE PHOTO:]"},
	{"picture credit", "The mayor opened it.\n\n(AP Photo/Jane Roe)", "caption[(AP Photo/Jane Roe)]"},

	{"transcript in which nobody is spoken to", "HOST: Welcome back.\n\nFEMALE (voice-over): The ice broke.\n\nHOST: Terrible.",
		"speaker[HOST:] speaker[FEMALE (voice-over):=FEMALE] speaker[HOST:]"},
	{"transcript", "WHITLOCK: Good evening.\n\nMALE (voice-over): The bridge fell at noon.\n\nWHITLOCK: Thank you.",
		"speaker[WHITLOCK:] speaker[MALE (voice-over):=MALE] speaker[WHITLOCK:]"},
	{"full labels first", "DANA WHITLOCK, HOST: Good evening to you.\n\nJON HALE, MAYOR OF TARN: We are glad.\n\nWHITLOCK: Is it safe?\n\nHALE: It is.",
		"speaker[DANA WHITLOCK, HOST:=DANA WHITLOCK] speaker[JON HALE, MAYOR OF TARN:=JON HALE] speaker[WHITLOCK:] speaker[HALE:]"},
	{"initials", "Mia Stone: Why did you leave?\n\nTheo Lang: I was tired.\n\nMS: And now?\n\nTL: I paint.",
		"speaker[Mia Stone:] speaker[Theo Lang:] speaker[MS:] speaker[TL:]"},
	{"letters with stops", "Q. Where were you on Monday?\n\nA. At home, with my sister.", "question[Q.] answer[A.]"},
	{"letters with colons", "Q: Where were you?\n\nA: At home.", "question[Q:] answer[A:]"},
	{"headline with a speaker", "Vucic: We will not give up\n\nThe president spoke on Monday.", ""},
	{"headline above a transcript", "Gov Hale: We will not give up\n\nThe governor spoke on Monday.\n\nHere is what was said.\n\nROE: Is it safe, governor?\n\nHALE: It is.\n\nROE: Are you sure?",
		"speaker[ROE:] speaker[HALE:] speaker[ROE:]"},
	{"items of a list", "A. Open the lid.\n\nB. Pour the water.", ""},
	{"candidates", "Sanders: Win in a walk.\n\nRubio: Finish second.\n\nCruz: Just hang on.", ""},
	{"one label", "MORA: The bridge opened.", ""},
}

func TestLayout(t *testing.T) {
	for _, tc := range layoutTests {
		t.Run(tc.name, func(t *testing.T) {
			d := parse(t, tc.text)
			assert.Equal(t, tc.want, regions(d))
			for i := range d.Tokens {
				if r := d.Region(int32(i)); r != nil {
					assert.True(t, r.Tokens.Contains(int32(i)))
				}
			}
		})
	}
}

// A byline that is known beside the text is found where a line repeats it.
func TestKnownByline(t *testing.T) {
	known := []uint64{lang.NormOf("jane"), lang.NormOf("roe")}
	for _, tc := range []struct{ text, want string }{
		{"Bridge opens\n\nJane Roe\n\nThe bridge opened.", "byline[Jane Roe]"},
		{"Bridge opens\n\nJANE ROE in Lisbon\n\nThe bridge opened.", "byline[JANE ROE in Lisbon]"},
		{"Jane Roe\n\nThe bridge opened.", "byline[Jane Roe]"},
		{"Jane Roe opens bridge\n\nThe bridge opened.", ""},
		{"Bridge opens\n\nJane Roe opened the bridge.\n\nIt rained.", ""},
		{"Bridge opens\n\nJane Doe\n\nIt rained.", ""},
	} {
		var d Doc
		d.Byline = known
		d.Parse(lang.English(), tc.text, nil)
		assert.Equal(t, tc.want, regions(&d), tc.text)
	}
}

func TestDateline(t *testing.T) {
	for _, tc := range []struct {
		name, text               string
		place, date, iso, source string
	}{
		{"agency in brackets", "Bridge opens\n\nWashington (AFP) – The bridge opened.", "Washington", "", "", "AFP"},
		{"date and agency", "TEHRAN, Feb. 28 (MNA) – The bridge opened.", "TEHRAN", "Feb. 28", "", "MNA"},
		{"date and year", "BEIJING, March 4, 2024 (Xinhua) -- The bridge opened.", "BEIJING", "March 4, 2024", "2024-03-04", "Xinhua"},
		{"state", "DALLAS, Texas (AP) — The bridge opened.", "DALLAS, Texas", "", "", "AP"},
		{"abbreviated state", "RENO, Nev. (AP) — The bridge opened.", "RENO, Nev.", "", "", "AP"},
		{"abbreviation with a blank behind", "LA CROSSE, Wisc. — Gov. Lind opened the bridge.", "LA CROSSE, Wisc.", "", "", ""},
		{"only a place", "LOS ANGELES — The bridge opened.", "LOS ANGELES", "", "", ""},
		{"date before", "date 2025-02-28 TEHRAN –The bridge opened.", "TEHRAN", "2025-02-28", "2025-02-28", ""},
		{"colon", "ISLAMABAD: The bridge opened.", "ISLAMABAD", "", "", ""},
		{"colon behind a date", "Srinagar, May 7: The bridge opened.", "Srinagar", "May 7", "", ""},
		{"date in brackets", "Amman,  Nov. 12  (Petra) -- The bridge opened.", "Amman", "Nov. 12", "", "Petra"},
		{"agency and date in brackets", "MOSCOW (Sputnik, 3 May) – The bridge opened.", "MOSCOW", "3 May", "", "Sputnik"},
		{"agency behind a comma", "Tehran, IRNA – The bridge opened.", "Tehran", "", "", "IRNA"},
		{"date, then agency", "Tehran, April 13, IRNA -- The bridge opened.", "Tehran", "April 13", "", "IRNA"},
		{"agency without a comma", "TOKYO, Sept. 7 Kyodo -- The bridge opened.", "TOKYO", "Sept. 7", "", "Kyodo"},
		{"slashes", "MOSCOW, March 3. /TASS/. The bridge opened.", "MOSCOW", "March 3", "", "TASS"},
		{"agency in small letters", "Berlin (dpa) - The bridge opened.", "Berlin", "", "", "dpa"},
		{"caption", "Berlin (left) - The bridge opened.", "", "", "", ""},
		{"unlisted agency", "ZORA, May 2 (GLN) – The bridge opened.", "ZORA", "May 2", "", "GLN"},
		{"no place", "(Reuters) - The bridge opened.", "", "", "", "Reuters"},
		{"date and agency without a place", "Dec 29 (Reuters) - The bridge opened.", "", "Dec 29", "", "Reuters"},
		{"two places", "PARIS/LONDON (Reuters) - The bridge opened.", "PARIS/LONDON", "", "", "Reuters"},
		{"place in small letters", "Amman -- Jordan, bound by a free trade agreement with its neighbours, opened the bridge on Monday.", "Amman", "", "", ""},
		{"speaker's label", "MORA: The bridge opened.", "", "", "", ""},
		{"headline with a dash", "Bridge opens — and closes.", "", "", "", ""},
		{"sentence", "Washington opened the bridge.", "", "", "", ""},
		{"acronym", "NATO – the alliance – opened the bridge.", "", "", "", ""},
		{"party in brackets", "Sen. Ada Lind (R-Texas) — The Hawk — opened the bridge.", "", "", "", ""},
		{"day", "On Monday — The Day — Lind opened the bridge.", "", "", "", ""},
		{"empty", "", "", "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := parse(t, tc.text)
			l := &d.Layout.Dateline
			assert.Equal(t, tc.place, d.Slice(l.Place))
			assert.Equal(t, tc.date, d.Slice(l.Date))
			assert.Equal(t, tc.iso, l.ISO())
			assert.Equal(t, tc.source, d.Slice(l.Source))
			if !l.Empty() {
				last := d.Sentences[len(d.Sentences)-1]
				assert.Zero(t, d.Tokens[last.Start].Flags&Masked, "the sentence behind is none of it")
				assert.NotZero(t, d.Tokens[last.Start-1].Flags&Masked)
			}
		})
	}
}

func TestTurns(t *testing.T) {
	text := "THEO LANG: I paint.\n\nMIA STONE, HOST: What do you paint?\n\nLANG: Boats.\n\nI never paint people.\n\nSTONE: Thank you."
	d := Parse(lang.English(), text, quotes.Find(text))
	var got []string
	for i := range d.Layout.Regions {
		r := &d.Layout.Regions[i]
		got = append(got, d.Slice(d.Layout.Regions[r.First].Name)+"> "+strings.ReplaceAll(d.Slice(r.Body), "\n\n", " | "))
	}
	assert.Equal(t, []string{"THEO LANG> I paint.", "MIA STONE> What do you paint?", "THEO LANG> Boats. | I never paint people.", "MIA STONE> Thank you."}, got)
}
