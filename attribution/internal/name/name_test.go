package name_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// find returns the entities of a text, each as the fullest name and all that
// the text calls it.
func find(s string) []string {
	m := model.English()
	doc := text.Parse(m.Language, s, quotes.Find(s))
	r := name.Find(doc, tag.Tag(doc, m.Tagger, nil), m.Joiner, nil)
	out := make([]string, 0, len(r.Entities))
	for e := range r.Entities {
		var names []string
		for i := range r.Spans {
			if s := &r.Spans[i]; int(s.Entity) == e {
				names = append(names, r.Text(s))
			}
		}
		out = append(out, r.Text(&r.Spans[r.Entities[e].Full])+": "+strings.Join(names, ", "))
	}
	return out
}

// findTests hold invented sentences. want has some of the entities: the fullest
// name, and all that the text calls it.
var findTests = []struct {
	name, text string
	want       []string
}{
	{"surname", "Milan Kovac came late. Kovac left.", []string{"Milan Kovac: Milan Kovac, Kovac"}},
	{"titles are no names", "Serbian President Milan Kovac came.", []string{"Milan Kovac: Milan Kovac"}},
	{"words before the name", "Head of Research Kofi Mensah left. Ex-mayor Ilan Roth stayed.", []string{"Kofi Mensah: Kofi Mensah", "Ilan Roth: Ilan Roth"}},
	{"what somebody is, and of what", "Chair of the board Ann Lee left. Trade and Industry Secretary Eva Holub stayed. Six-year-old Nora Lindh came.",
		[]string{"Ann Lee: Ann Lee", "Eva Holub: Eva Holub", "Nora Lindh: Nora Lindh"}},
	{"nobility", "Countess Marie-Odile of Brabant left. President Ann Bell of Lipa stayed.",
		[]string{"Marie-Odile of Brabant: Marie-Odile of Brabant", "Ann Bell: Ann Bell"}},
	{"titles and trades before the name", "DCI Milan Kovac left. DCI Kovac said so. Monsignor Karl Voss stayed. Headteacher Eva Holub came.",
		[]string{"Milan Kovac: Milan Kovac, Kovac", "Karl Voss: Karl Voss", "Eva Holub: Eva Holub"}},
	{"letters behind the name", "Ann Bell KC left. Jelena Markovic PhD stayed. Tomas Beck, MP, came.",
		[]string{"Ann Bell: Ann Bell", "Jelena Markovic: Jelena Markovic", "Tomas Beck: Tomas Beck"}},
	{"a title that is a given name too", "Sheriff's Sgt. Don Marek spoke.", []string{"Don Marek: Don Marek"}},
	{"a surname that is a function word", "Rory Read runs the firm. Read said it grew.", []string{"Rory Read: Rory Read, Read"}},
	{"nickname in marks", `Oscar "Red" Lindqvist spoke. Lindqvist left.`, []string{`Oscar "Red" Lindqvist: Oscar "Red" Lindqvist, Lindqvist`}},
	{"nickname in marks with a blank too many", `Jimmy "the Stoat " Marek - a joiner - spoke.`, []string{`Jimmy "the Stoat " Marek: Jimmy "the Stoat " Marek`}},
	{"nickname in brackets", "Robert (Bob) Marek spoke on Monday.", []string{"Robert (Bob) Marek: Robert (Bob) Marek"}},
	{"acronym in brackets", "The Rural Health Forum (RHF) met. RHF left.", []string{"Rural Health Forum: Rural Health Forum, RHF, RHF"}},
	{"two of one surname", "Ana Kovac met Peter Kovac in the morning.", []string{"Ana Kovac: Ana Kovac", "Peter Kovac: Peter Kovac"}},
	{"Will is not Bill", "Will Marek said so. Bill Marek said no.", []string{"Will Marek: Will Marek", "Bill Marek: Bill Marek"}},
	{"Rob is not Roberta", "Rob Hill said so. Roberta Hill said no.", []string{"Rob Hill: Rob Hill", "Roberta Hill: Roberta Hill"}},
	{"Rob is Robert", "Robert Hill came. Rob Hill said no.", []string{"Robert Hill: Robert Hill, Rob Hill"}},
	{"Sr. is not Jr.", "Carl Weber Sr. owns it. Carl Weber Jr. runs it.", []string{"Carl Weber Sr.: Carl Weber Sr.", "Carl Weber Jr.: Carl Weber Jr."}},
	{"middle initials", "George H. Marek met with the envoy George W. Marek on Monday.",
		[]string{"George H. Marek: George H. Marek", "George W. Marek: George W. Marek"}},
	{"anybody's surname", "Anna Weber and Karl Weber run the farm. Weber said it grew.", []string{"Weber: Weber"}},
	{"the title tells", "Anna Weber and Karl Weber run the farm. Mrs. Weber said it grew.", []string{"Anna Weber: Anna Weber, Weber"}},
	{"bodies in small letters", "The Greek coast guard searched. Salem police helped. The Munich prosecutor's office waited.",
		[]string{"Greek coast guard: Greek coast guard", "Salem police: Salem police", "Munich prosecutor's office: Munich prosecutor's office"}},
	{"a common body begins the sentence", "Police came late.", nil},
	{"a body of several", "A French ministry said so, and a police station burned.", nil},
	{"bodies of several, at the head of a sentence", "Authorities said so. It rained.", nil},
	{"an office of a place", "The Indonesian Economics Minister said so.", nil},
	{"an owner inside", "Japan's Meteorological Agency warned. The Lipa County Sheriff's Department waited.",
		[]string{"Japan's Meteorological Agency: Japan's Meteorological Agency", "Lipa County Sheriff's Department: Lipa County Sheriff's Department"}},
	{"a name in 's", "Moody's said so. It fell, Moody's Investors Service said.", []string{"Moody's Investors Service: Moody's, Moody's Investors Service"}},
	{"prepositions inside", "He told the Council on Foreign Relations and the British Chambers of Commerce.",
		[]string{"Council on Foreign Relations: Council on Foreign Relations", "British Chambers of Commerce: British Chambers of Commerce"}},
	{"places of several words inside", "She left the State University of New York. The Bank of New Zealand said no. Ann B. King of New York spoke.",
		[]string{"State University of New York: State University of New York", "Bank of New Zealand: Bank of New Zealand", "Ann B. King: Ann B. King"}},
	{"prepositions behind", "She left the White House after the vote. The Roosevelt Institute during May was shut.",
		[]string{"White House: White House", "Roosevelt Institute: Roosevelt Institute"}},
	{"offices behind a body", "Weber Chief of Staff Ann Bell left. Tarnwell General Manager A.J. Holub stayed. Christian Rev. Karl Voss came.",
		[]string{"Ann Bell: Ann Bell", "A.J. Holub: A.J. Holub", "Karl Voss: Karl Voss"}},
	{"somebody unknown behind a body", "The chairman of China's Central Salt Commission Qo Zhanbei came. Qo left.",
		[]string{"China's Central Salt Commission: China's Central Salt Commission", "Qo Zhanbei: Qo Zhanbei, Qo"}},
	{"function words inside", "The watchdog Judicial Watch told USA Today and Doctors Without Borders.",
		[]string{"Judicial Watch: Judicial Watch", "USA Today: USA Today"}},
	{"parties", "On Monday the Conservatives met. Later the Liberal Democrats met.",
		[]string{"Conservatives: Conservatives", "Liberal Democrats: Liberal Democrats"}},
	{"an acronym in brackets tells where the name ends", "The World Summit on the Information Society (WSIS) began. The WSIS failed.",
		[]string{"World Summit on the Information Society: World Summit on the Information Society, WSIS, WSIS"}},
	{"an acronym that is written as a word", "The Southern Salt Trade Board met. Sstb said no, and Sstb left.",
		[]string{"Southern Salt Trade Board: Southern Salt Trade Board, Sstb, Sstb"}},
	{"an acronym inside a name", "The UK Salt Party met. UKSP left.", []string{"UK Salt Party: UK Salt Party, UKSP"}},
	{"a verb in a title", "It ran under the headline “Tarnwell Denies Talks With Weber”. Blue Cross and Black Lives Matter said no.",
		[]string{"Tarnwell: Tarnwell", "Blue Cross: Blue Cross", "Black Lives Matter: Black Lives Matter"}},
	{"places of several words in a headline", "Baker Wins Prize In New Hampshire\n\nA baker from New Hampshire won.",
		[]string{"New Hampshire: New Hampshire, New Hampshire"}},
	{"a surname that is a function word, inside a sentence", "“It grew,” said Rory Read, who runs it. “It will grow,” Read added.", []string{"Rory Read: Rory Read, Read"}},
	{"hyphenated names have acronyms", "Hollis-Parker sells tills. HP said so.", []string{"Hollis-Parker: Hollis-Parker, HP"}},
	{"a list of what an office is of", "The Ministry of Agriculture, Fisheries and Food said no.",
		[]string{"Ministry of Agriculture, Fisheries and Food: Ministry of Agriculture, Fisheries and Food"}},
	{"adjectives made from names", "The Karl Weber-led Harbour Party won. Karl Weber left.", []string{"Harbour Party: Harbour Party", "Karl Weber: Karl Weber"}},
	{"campaigns", "The Anna Weber presidential campaign said so. Weber's campaign said no.",
		[]string{"Anna Weber presidential campaign: Anna Weber presidential campaign, Weber campaign"}},
	{"a surname that is a role", "Janice Leader runs a shop. “It is fine,” Leader said.", []string{"Janice Leader: Janice Leader, Leader"}},
	{"a given name that is a title", "Philosopher Emir Sader spoke. Rep. Earl Hobbs left.", []string{"Emir Sader: Emir Sader", "Earl Hobbs: Earl Hobbs"}},
	{"a hyphenated title, the family's name first", "Vice-Premier Zeng Peiyan spoke. Zeng said so.", []string{"Zeng Peiyan: Zeng Peiyan, Zeng"}},
	{"a last word that looks like an article", "The chairman, Nguyen Van An, said no.", []string{"Nguyen Van An: Nguyen Van An"}},
	{"given names alike in one sentence", "Dan Holt met Dana Holt. Dana Holt said so. Bill Weber and William Weber left. William Cole left. Bill Cole left.",
		[]string{"Dan Holt: Dan Holt", "Dana Holt: Dana Holt, Dana Holt", "Bill Weber: Bill Weber", "William Weber: William Weber",
			"William Cole: William Cole, Bill Cole"}},
	{"damaged letters", "TomÃ¡s Novak spoke. Enrique PeÃ±a Marek left.", []string{"TomÃ¡s Novak: TomÃ¡s Novak", "Enrique PeÃ±a Marek: Enrique PeÃ±a Marek"}},
	{"initials as a label", "Theo Lang was our guest.\n\nTL: I came home.\n\nQ: Why?", []string{"Theo Lang: Theo Lang, TL"}},
	{"a company called after somebody", "Carl Weber Corp. was sold. Carl Weber said so.", []string{"Carl Weber Corp.: Carl Weber Corp., Carl Weber"}},
	{"a word before the text", "UPDATE Tarnwell Financial Services Inc. was sold.", []string{"Tarnwell Financial Services Inc.: Tarnwell Financial Services Inc."}},
	{"an article apart", "Minister Nuri al- Haddad came. Haddad left.", []string{"Nuri al- Haddad: Nuri al- Haddad, Haddad"}},
	{"a company's short name", "Tarnwell Financial Services Inc. was sold. Tarnwell said so.",
		[]string{"Tarnwell Financial Services Inc.: Tarnwell Financial Services Inc., Tarnwell"}},
}

func TestFind(t *testing.T) {
	for _, tt := range findTests {
		t.Run(tt.name, func(t *testing.T) {
			got := find(tt.text)
			if tt.want == nil {
				assert.Empty(t, got)
			}
			assert.Subset(t, got, tt.want)
		})
	}
}

// typeTests are names that do not tell whether they are a person's or a body's.
var typeTests = []struct {
	text, name string
	want       name.Type
}{
	{"Octavel posted a loss. Its shares fell, and it will close two plants.", "Octavel", name.Organization},
	{"On Monday Octavel was late. He had missed his train, and his wife was angry.", "Octavel", name.Person},
	{"The chip maker Trenwick said it had grown. Trenwick makes chips in Lipa.", "Trenwick", name.Organization},
	{"The referee Trenwick said he had seen it. Trenwick, 43, sent him off.", "Trenwick", name.Person},
	{"Harbour Watch sued the port on Monday. Harbour Watch, a charity, wants its quay back.", "Harbour Watch", name.Organization},
	{"BRT said it would not sell. BRT has four channels.", "BRT", name.Organization},
}

func TestTypes(t *testing.T) {
	m := model.English()
	for _, tt := range typeTests {
		t.Run(tt.text, func(t *testing.T) {
			doc := text.Parse(m.Language, tt.text, quotes.Find(tt.text))
			r := name.Find(doc, tag.Tag(doc, m.Tagger, nil), m.Joiner, nil)
			k := slices.IndexFunc(r.Entities, func(e name.Entity) bool { return r.Text(&r.Spans[e.Full]) == tt.name })
			require.GreaterOrEqual(t, k, 0, "not found")
			assert.Equal(t, tt.want, r.Entities[k].Type)
		})
	}
}
