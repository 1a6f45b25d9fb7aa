package attribution_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution"
)

// heard is a piece of content without marks at its ends, and who said it: a name
// or else the mention, "*" for anybody.
type heard struct{ speaker, piece string }

// cases are small texts of kinds that went wrong once.
var cases = []struct {
	name, text string
	want       []heard
}{
	{`abbreviations near quotations 1`, `Dr. Ivo Lind, who landed at 6:00 a.m., said, "The reactor is steady; however, more ` +
		`checks (e.g., valves, pumps) are needed." Meanwhile, the shift engineer—who had been on duty since 2:00 a.m.—noted that ` +
		`the readings (P: 15.2, T: 290) were normal. "Let's restart it tonight," she added.`,
		[]heard{{`Ivo Lind`, `The reactor is steady; however, more checks (e.g., valves, pumps) are needed`}, {`the shift ` +
			`engineer`, `the readings (P: 15.2, T: 290) were normal`}, {`the shift engineer`, `Let's restart it tonight`}}},
	{`adjacent quotations 1`, `Nadia Pohl walked in. "Did you check the pump?" "I checked it twice," engineer Sol Meyer replied.`,
		[]heard{{`Nadia Pohl`, `Did you check the pump?`}, {`Sol Meyer`, `I checked it twice`}}},
	{`adjacent quotations 2`, `“If your shift never ends, your odds of quitting are high.” What troubles most drivers is “the ` +
		`lack of sleep,” says Nadia Rahal, a professor of transport at Delta College’s Ring School.`,
		[]heard{{`*`, `If your shift never ends, your odds of quitting are high`}, {`Nadia Rahal`, `What troubles most drivers is “the lack of sleep`}}},
	{`content begins with the speaker 1`, `According to the harbour master, Tomas Brill, the work will last a year.`,
		[]heard{{`Tomas Brill`, `the work will last a year`}}},
	{`ellipsis 1`, `“We lost the boat…” Aldo Pinna began. “But we kept the nets . . .”`,
		[]heard{{`Aldo Pinna`, `We lost the boat…`}, {`Aldo Pinna`, `But we kept the nets`}}},
	{`encoding damage 1`, "Mayor Eva Holub said: â€œThe dam holds.â€\u009d", []heard{{`Eva Holub`, `The dam holds`}}},
	{`encoding damage 2`, `Mayor Eva Holub said: u201cThe dam holds.u201d`, []heard{{`Eva Holub`, `u201cThe dam holds.u201d`}}},
	{`headline 1`, "Minister slammed for ‘shameful’ remark\n\nHealth Minister Bob Poe apologised.", nil},
	{`inch marks 1`, `He stands 6'1", coach Ray Toomey said, "and he jumps like a cat".`,
		[]heard{{`Ray Toomey`, `He stands 6'1`}, {`Ray Toomey`, `and he jumps like a cat`}}},
	{`letter case 1`, `MAYOR EVA HOLUB SAID: "THE DAM HOLDS." CREWS WENT HOME.`, []heard{{`EVA HOLUB`, `THE DAM HOLDS`}}},
	{`multi-paragraph quotation 1`, "“Neighbours,” Vera Okun began, “lend me your carts. The road is gone and the mill is " +
		"cold.\n\n“I am not finished!” She banged the table.",
		[]heard{{`Vera Okun`, `Neighbours`}, {`Vera Okun`, `lend me your carts. The road is gone and the mill is cold`}, {`Vera ` +
			`Okun`, `I am not finished!`}}},
	{`offsets 1`, `𝒚̂𝒊 “We saw the comet 📷,” astronomer Rui Sá said.`, []heard{{`Rui Sá`, `We saw the comet 📷`}}},
	{`outlet 1`, `Ana Torv was quoted as saying by Tanjug that the dam holds.`, []heard{{`Ana Torv`, `the dam holds`}}},
	{`quotation cut off by a dash 1`, `"Who ordered the---" Joan Pike began, before the line went dead.`, []heard{{`Joan Pike`, `Who ordered the---`}}},
	{`role word before the name left in the content 1`, `The dog bit her twice, skipper Karl Voss said.`,
		[]heard{{`Karl Voss`, `The dog bit her twice`}}},
	{`sentence end inside a quotation 1`, `Ava Lund turned to Ben Moss, "This is the last ferry." she said.`,
		[]heard{{`Ava Lund`, `This is the last ferry`}}},
	{`single marks 1`, `‘What’s the hold-up, Terry?’ called foreman Joe Larkin.`, []heard{{`Joe Larkin`, `What’s the hold-up, Terry?`}}},
	{`single marks 2`, `''Tis a pity they sold 'em,' said Bill Crane.`, []heard{{`Bill Crane`, `Tis a pity they sold 'em`}}},
	{`single marks 3`, `Clerk Mina Falk frowned. 'Is this legal?' is what she asked.`, []heard{{`Mina Falk`, `Is this legal?`}}},
	{`single marks 4`, `Warner Bros.’ film chief, Tina Wolf, said “the three cats’ toys” were props.`,
		[]heard{{`Tina Wolf`, `the three cats’ toys” were props`}}},
	{`titles and scare quotes 1`, `The band closed with “Say It Again,” which Rolf Anders wrote in 1987.`, nil},
	{`unclosed quotation 1`, "“The dam holds, Mayor Eva Holub said.\n\nThe crews went home. Jan Kral said the road was open. " +
		"“Nobody was hurt,” he added.",
		[]heard{{`Eva Holub`, `The dam holds`}, {`Jan Kral`, `the road was open`}, {`Jan Kral`, `Nobody was hurt`}}},
	{`unusual speech verbs 1`, "“I would do it again,” shrugged Mona Aziz.\n\n“You were lucky,” chimed in her sister Salma.",
		[]heard{{`Mona Aziz`, `I would do it again`}, {`Salma Aziz`, `You were lucky`}}},
	{`verbs 1`, `Another commented: "Shame on them." A third raged: "Never again."`, []heard{{`Another`, `Shame on them`}, {`A third`, `Never again`}}},
	{`adjacent 1`, `Tilda Ross came down the stairs. "Is the doctor here?" "He left an hour ago," nurse Kay Bloom answered.`,
		[]heard{{`Tilda Ross`, `Is the doctor here?`}, {`Kay Bloom`, `He left an hour ago`}}},
	{`adjacent 2`, `"Where is the key?" "Under the mat," said gardener Max Thorn.`, []heard{{`*`, `Where is the key?`}, {`Max Thorn`, `Under the mat`}}},
	{`accto 1`, `According to the head gardener, Wim Loos, the roses froze twice.`, []heard{{`Wim Loos`, `the roses froze twice`}}},
	{`accto 2`, `The tower leans a little more each year, according to the site manager, Bo Lind.`,
		[]heard{{`Bo Lind`, `The tower leans a little more each year`}}},
	{`deed 1`, `Officers showed the photograph to the jury.`, nil},
	{`deed 2`, `The nurse cried all the way home.`, nil},
	{`deed 3`, `Irma Voss was charged with theft and called her sister.`, nil},
	{`encoding 1`, `Judge Irene Falk said: â€œThe case is closed.â€`, []heard{{`Irene Falk`, `The case is closed`}}},
	{`encoding 2`, `Irene Falk told the court: u201cThe case is closed.u201d`, []heard{{`Irene Falk`, `The case is closed`}}},
	{`encoding 3`, `&ldquo;The road is open,&rdquo; said Ali Demir.`, []heard{{`Ali Demir`, `The road is open`}}},
	{`headline 2`, "Coach blasted for ‘cruel’ joke\n\nHead coach Ty Moran apologised on Friday.", nil},
	{`headline 3`, "Kral: harbour must close\n\nMinister Jan Kral toured the docks on Monday.", []heard{{`Jan Kral`, `harbour must close`}}},
	{`case 1`, `GOVERNOR INES PORTO SAID: "THE PASS IS OPEN." TRUCKS ROLLED NORTH.`, []heard{{`INES PORTO`, `THE PASS IS OPEN`}}},
	{`case 2`, `jan kral said: "the pass is open."`, []heard{{`jan kral`, `the pass is open`}}},
	{`listener 1`, `Greta Lind told the jury the lamp was broken.`, []heard{{`Greta Lind`, `the lamp was broken`}}},
	{`listener 2`, `Omar Sy told shareholders profits would fall.`, []heard{{`Omar Sy`, `profits would fall`}}},
	{`listener 3`, `Nina Pohl told a packed hall teachers were leaving.`, []heard{{`Nina Pohl`, `teachers were leaving`}}},
	{`nick 1`, `Walter "Duke" Ames said: "The mine is flooded."`, []heard{{`Walter "Duke" Ames`, `The mine is flooded`}}},
	{`nick 2`, `Former jockey Pat 'The Flea' Quinn said the track would close.`, []heard{{`Pat 'The Flea' Quinn`, `the track would close`}}},
	{`offsets 2`, `🎉 “We won 🏆,” captain Zoë Ström said.`, []heard{{`Zoë Ström`, `We won 🏆`}}},
	{`outlet 2`, `Lia Fenn told Science Weekly that the virus was weak.`, []heard{{`Lia Fenn`, `the virus was weak`}}},
	{`outlet 3`, `Boris Hain was quoted as saying by Reuters that the plant is safe.`, []heard{{`Boris Hain`, `the plant is safe`}}},
	{`outlet 4`, `Lucie Prat was quoted as telling Xinhua that the crop is lost.`, []heard{{`Lucie Prat`, `the crop is lost`}}},
	{`dash 1`, `"What did you---" Tara Lowe began, before the lamp went out.`, []heard{{`Tara Lowe`, `What did you---`}}},
	{`dash 2`, `“We cannot—we must not—sell,” Ugo Bassi said—and left.`, []heard{{`Ugo Bassi`, `We cannot—we must not—sell`}}},
	{`role 1`, `The roof fell at noon, carpenter Nils Aune said.`, []heard{{`Nils Aune`, `The roof fell at noon`}}},
	{`role 2`, `The horse kicked him, jockey Paul Dunn said.`, []heard{{`Paul Dunn`, `The horse kicked him`}}},
	{`role 3`, `The bus never came, passenger Lee Wong said.`, []heard{{`Lee Wong`, `The bus never came`}}},
	{`sentend 1`, `"Cut the rope!" Matti Laine yelled.`, []heard{{`Matti Laine`, `Cut the rope!`}}},
	{`sentend 2`, `Rita Kane looked at Tom Bell, "You forgot the map." she said.`, []heard{{`Rita Kane`, `You forgot the map`}}},
	{`single 1`, `‘Who’s there, Mabel?’ called sergeant Ted Brook.`, []heard{{`Ted Brook`, `Who’s there, Mabel?`}}},
	{`single 2`, `''Twas a shame they cut 'em down,' said Ned Pike.`, []heard{{`Ned Pike`, `Twas a shame they cut 'em down`}}},
	{`single 3`, `'The sailors' beds are wet,' said purser Ella Dean.`, []heard{{`Ella Dean`, `The sailors' beds are wet`}}},
	{`single 4`, `Clerk Amy Tan smiled. 'It fits' was all she said.`, []heard{{`Amy Tan`, `It fits`}}},
	{`scare 1`, `The choir opened with “Silver Bells,” which Ida Brahm wrote in 1961.`, nil},
	{`scare 2`, `Moira Hall said she loathes the “modern” kitchen.`, []heard{{`Moira Hall`, `she loathes the “modern” kitchen`}}},
	{`scare 3`, `Asked about her role in “Cold River”, Ana Sá smiled.`, nil},
	{`transcript 1`, "HOST: Welcome back.\n\nFEMALE (voice-over): The ice broke at dawn.\n\nHOST: Terrible.",
		[]heard{{`*`, `Welcome back`}, {`*`, `The ice broke at dawn`}, {`*`, `Terrible`}}},
	{`unclosed 1`, `"Good morning," Kaj Holm said, "the pass is open to cars`,
		[]heard{{`Kaj Holm`, `Good morning`}, {`Kaj Holm`, `the pass is open to cars`}}},
	{`unclosed 2`, "“The pass is open, Governor Kaj Holm said.\n\nThe ploughs went home. Ute Raab said the lake was frozen. " +
		"“Nobody skates yet,” she added.",
		[]heard{{`Kaj Holm`, `The pass is open`}, {`Ute Raab`, `the lake was frozen`}, {`Ute Raab`, `Nobody skates yet`}}},
	{`verbs 2`, "“I would sell it tomorrow,” shrugged Theo Lamb.\n\n“You never loved it,” piped up his brother Gil.",
		[]heard{{`Theo Lamb`, `I would sell it tomorrow`}, {`Gil Lamb`, `You never loved it`}}},
	{`verbs 3`, `One wrote: "What a mess." Another joked: "Try harder."`, []heard{{`One`, `What a mess`}, {`Another`, `Try harder`}}},
	{`verbs 4`, `“Leave the dog,” hissed Cora Vint. “It bites,” she giggled.`, []heard{{`Cora Vint`, `Leave the dog`}, {`Cora Vint`, `It bites`}}},
	{`verbs 5`, `“We did it,” beamed coach Rosa Lang. “All of us,” she gushed.`, []heard{{`Rosa Lang`, `We did it`}, {`Rosa Lang`, `All of us`}}},
	{`stance 1`, `Mayor Bo Lind rejected what he called “a disgrace”.`, []heard{{`Bo Lind`, `a disgrace`}}},
	{`nominal 1`, `The warning from Dr Alma Wood that the dam may break came on Friday.`, []heard{{`Alma Wood`, `the dam may break`}}},
	{`adjacent 3`, `“When the pay is late, people leave.” What hurts the clinic most is “the long nights,” says Ravi Menon, who heads the ward.`,
		[]heard{{`*`, `When the pay is late, people leave`}, {`Ravi Menon`, `What hurts the clinic most is “the long nights`}}},
	{`adjacent 4`, `“No bank will lend to us.” What keeps them going is “pure stubbornness,” said Gita Rao, a potter from the valley.`,
		[]heard{{`*`, `No bank will lend to us`}, {`Gita Rao`, `What keeps them going is “pure stubbornness`}}},
	{`accto 3`, `According to the chief engineer, Pavla Simek, the turbine will stop for a week.`,
		[]heard{{`Pavla Simek`, `the turbine will stop for a week`}}},
	{`accto 4`, `According to his lawyer, Dana Frey, the man was asleep at the time.`, []heard{{`Dana Frey`, `the man was asleep at the time`}}},
	{`deed 4`, `The court fined the company for the spill.`, nil},
	{`deed 5`, `He filed the complaint on Monday and wore a red scarf.`, nil},
	{`encoding 4`, `â€œThe road is open,â€ said Ali Demir.`, []heard{{`Ali Demir`, `The road is open`}}},
	{`encoding 5`, `Ali Demir said the road wasnâ€™t safe.`, []heard{{`Ali Demir`, `the road wasnâ€™t safe`}}},
	{`encoding 6`, `“We canât leave the farm,” Ruth Eder said.`, []heard{{`Ruth Eder`, `We canât leave the farm`}}},
	{`headline 4`, "Bank accused of ‘greed’ over fees\n\nThe bank lost two thousand customers in a year.", nil},
	{`headline 5`, "Harbour must close, says Kral\n\nMinister Jan Kral toured the docks on Monday.", []heard{{`Jan Kral`, `Harbour must close`}}},
	{`case 3`, `"THE PASS IS OPEN," GOVERNOR INES PORTO SAID ON FRIDAY.`, []heard{{`INES PORTO`, `THE PASS IS OPEN`}}},
	{`listener 4`, `Greta Lind told lawmakers wages had "collapsed".`, []heard{{`Greta Lind`, `wages had "collapsed`}}},
	{`listener 5`, `Omar Sy told the tribunal fees had trebled.`, []heard{{`Omar Sy`, `fees had trebled`}}},
	{`nick 3`, `The rodeo is off, Lorna “Sparky” Webb said.`, []heard{{`Lorna “Sparky” Webb`, `The rodeo is off`}}},
	{`nick 4`, `“The mine is flooded,” said Walter “Duke” Ames.`, []heard{{`Walter “Duke” Ames`, `The mine is flooded`}}},
	{`offsets 3`, `𝓐𝓑 “We heard the whale 🐋,” diver Ana Sá said.`, []heard{{`Ana Sá`, `We heard the whale 🐋`}}},
	{`offsets 4`, `“goodbye” Zoë Ström said`, []heard{{`Zoë Ström`, `goodbye`}}},
	{`outlet 5`, `The airline will drop six routes, according to a confidential letter seen by AFP.`,
		[]heard{{`a confidential letter`, `The airline will drop six routes`}}},
	{`outlet 6`, `The minister was quoted by TASS as saying that the talks failed.`, []heard{{`The minister`, `the talks failed`}}},
	{`outlet 7`, `“We are done,” posted union boss Clive Marr on Facebook.`, []heard{{`Clive Marr`, `We are done`}}},
	{`dash 3`, `“If you think for a moment that—” Lord Penn started, but the chair cut him off.`, []heard{{`Penn`, `If you think for a moment that—`}}},
	{`role 4`, `The bear ran off, ranger Ida Moss said.`, []heard{{`Ida Moss`, `The bear ran off`}}},
	{`role 5`, `The kettle exploded, cook Anna Weil said.`, []heard{{`Anna Weil`, `The kettle exploded`}}},
	{`sentend 3`, `Umpire Jo Peel says "Out! Walk! The over is done!" and lifts a finger.`, []heard{{`Jo Peel`, `Out! Walk! The over is done!`}}},
	{`sentend 4`, `Guard Bill Ott said "Get down!" just as the glass broke.`, []heard{{`Bill Ott`, `Get down!`}}},
	{`sentend 5`, `Noah Finch leaned over to Eva Dorn, "We are out of fuel." he whispered.`, []heard{{`Noah Finch`, `We are out of fuel`}}},
	{`single 5`, `‘It’s Anna’s turn, isn’t it?’ asked Mr Brook.`, []heard{{`Brook`, `It’s Anna’s turn, isn’t it?`}}},
	{`single 6`, `'Tell 'em about the '48 flood,' Ned Pike said.`, []heard{{`Ned Pike`, `Tell 'em about the '48 flood`}}},
	{`single 7`, `Porter Jim Sale scowled. 'Is this yours?' is what he asked.`, []heard{{`Jim Sale`, `Is this yours?`}}},
	{`single 8`, `Harris & Sons’ sales chief, Lou Adams, said “the two dogs’ bowls” were a gift.`,
		[]heard{{`Lou Adams`, `the two dogs’ bowls” were a gift`}}},
	{`scare 4`, `Readers will know Greta Stamm from novels such as “The Tin Sea” and “Nine Winters”.`, nil},
	{`scare 5`, `The show ended with “Last Train Home,” a song that Cole Hart recorded in 1974.`, nil},
	{`scare 6`, `Asked about the film “Cold River”, Jan Brod shrugged.`, nil},
	{`scare 7`, `Jan Brod, author of “Cold River,” said the sequel was done.`, []heard{{`Jan Brod`, `the sequel was done`}}},
	{`transcript 2`, "Q. Did you lock the door?\n\nA. Twice, I think.\n\nQ. Who saw you?\n\nA. My aunt.",
		[]heard{{`*`, `Did you lock the door?`}, {`*`, `Twice, I think`}, {`*`, `Who saw you?`}, {`*`, `My aunt`}}},
	{`unclosed 3`, "Kaj Holm said: \"The pass is open to cars.\n\nThe ploughs left at six. Buses ran late.",
		[]heard{{`Kaj Holm`, `The pass is open to cars`}}},
	{`unclosed 4`, `Mayor Ute Raab said: “The lake is frozen. Dina Petri said the ice was too thin. The pond was closed on Sunday.`,
		[]heard{{`Ute Raab`, `The lake is frozen`}, {`Dina Petri`, `the ice was too thin`}}},
	{`verbs 6`, "“Not the drums again,” groaned neighbour Iris Cole, shutting the door.\n\n“The committee is asleep,” snapped her husband Ralf Beck.",
		[]heard{{`Iris Cole`, `Not the drums again`}, {`Ralf Beck`, `The committee is asleep`}}},
	{`verbs 7`, `“Give me one reason. I will stay,” Duarte roared.`, []heard{{`Duarte`, `Give me one reason. I will stay`}}},
	{`verbs 8`, `One viewer fumed: "Cancel it." A second moaned: "Too loud."`, []heard{{`One viewer`, `Cancel it`}, {`A second`, `Too loud`}}},
	{`verbs 9`, `“Mind the step,” came the reply from usher Bob Gale.`, []heard{{`Bob Gale`, `Mind the step`}}},
	{`stance 2`, `Tina Frey criticised what she called “a culture of fear” at the school.`, []heard{{`Tina Frey`, `a culture of fear`}}},
	{`nominal 2`, `Paul Ernst repeated his claim that the vote was rigged.`, []heard{{`Paul Ernst`, `the vote was rigged`}}},
	{`unnamed 1`, `“Who opened the gate?” an accountant asked. “Nobody did,” shipowner Ahmet Demir answered.`,
		[]heard{{`an accountant`, `Who opened the gate?`}, {`Ahmet Demir`, `Nobody did`}}},
	{`unnamed 2`, `Ravi Menon met a beekeeper on Monday. The beekeeper said the hives were empty.`, []heard{{`The beekeeper`, `the hives were empty`}}},
	{`unnamed 3`, `Police said a man was held. Sgt. Lena Horvat said he was armed.`, []heard{{`Police`, `a man was held`}, {`Lena Horvat`, `he was armed`}}},
	{`dateline 1`, `LAGOS (Reuters) - The court freed two reporters, the ministry said on Monday.`, []heard{{`the ministry`, `The court freed two reporters`}}},
	{`title 1`, `DCI Tomas Wrona said the money was gone. “It is late,” DCI Wrona said.`,
		[]heard{{`Tomas Wrona`, `the money was gone`}, {`Tomas Wrona`, `It is late`}}},
	{`title 2`, `The pool is closed, headteacher Fiona Rae said.`, []heard{{`Fiona Rae`, `The pool is closed`}}},
	{`split 3`, `“If the pump fails,” chief engineer Rosa Achebe explained, “the mine floods within the hour.”`,
		[]heard{{`Rosa Achebe`, `If the pump fails`}, {`Rosa Achebe`, `the mine floods within the hour`}}},
	{`she and he 1`, `Trainer Vic Nolan praised jockey Orla Deasy. “She has ice in her veins,” he said. “He is too kind,” she said.`,
		[]heard{{`Vic Nolan`, `jockey Orla Deasy`}, {`Vic Nolan`, `She has ice in her veins`}, {`Orla Deasy`, `He is too kind`}}},
}

// TestCases looks for exactly the pieces of each case. What is known to be missed
// stands in testdata/cases.misses.
func TestCases(t *testing.T) {
	known := readMisses("cases.misses")
	var missed []string
	for _, c := range cases {
		doc := attribution.Extract(c.text)
		check(t, c.text, doc)
		got := pieces(doc)
		for i := range min(len(got), len(c.want)) {
			if c.want[i].speaker == "*" {
				got[i].speaker = "*"
			}
		}
		right := assert.ObjectsAreEqual(c.want, got)
		if !right {
			missed = append(missed, c.name)
		}
		ratchet(t, c.name, right, known, func() { assert.Equal(t, c.want, got, c.text) })
	}
	writeMisses(t, "cases.misses", missed)
}

// pieces are the pieces of the statements that were made.
func pieces(doc *attribution.Document) []heard {
	var list []heard
	for _, st := range doc.Statements {
		for _, f := range st.Content {
			list = append(list, heard{speakerOf(&st), bare(f.Text)})
		}
	}
	return list
}

// bare takes marks and punctuation off the ends, and a leading "that".
func bare(s string) string {
	for before := ""; before != s; {
		before = s
		s = strings.Trim(strings.TrimSpace(s), "\"'“”‘’«»„‚‹›「」『』`′″")
		s = strings.TrimLeft(strings.TrimRight(s, ".,;:"), ",")
	}
	return strings.TrimPrefix(s, "that ")
}
