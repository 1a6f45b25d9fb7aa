package text

import "testing"

var paragraphTests = []parseTest{
	{"empty lines", "One.\n\nTwo\n \n\t\nThree", "One . ¶ Two ¶ Three"},
	{"line ends", "One.\r\n\r\nTwo.\r\rThree.\u2029Four.\fFive.\u2028Six.\u0085Seven.", "One . ¶ Two . ¶ Three . ¶ Four . ¶ Five . ¶ Six . ¶ Seven ."},
	{"lines are paragraphs", "Fire in Izmir\nBy A. Doe\nA fire broke out in the port on Monday.\nNobody was hurt, officials said.",
		"Fire in Izmir ¶ By A. Doe ¶ A fire broke out in the port on Monday . ¶ Nobody was hurt , officials said ."},
	{"lower case byline", "Fire in the old port of Izmir leaves two dead\nby Ann Doe", "Fire in the old port of Izmir leaves two dead ¶ by Ann Doe"},
	{"stray break", "The minister\nwent home.\nShe was late.", "The minister went home . ¶ She was late ."},
	{"cut lines", "AMMAN, Nov. 3 (Wire) -- The minister of energy opened on Monday a new\r\n" +
		"plant near the town. She said that it would feed 18,000 households.\r\n" +
		"\"It is theirs,\" she said, \"and it will be theirs when we are gone\r\n" +
		"and forgotten.\"\r\n\r\nThe mayor thanked\r\nher.",
		"AMMAN , Nov. 3 ( Wire ) -- | The minister of energy opened on Monday a new " +
			"plant near the town . | She said that it would feed 18,000 households . | " +
			"\" It is theirs , \" she said , \" and it will be theirs when we are gone " +
			"and forgotten . \" ¶ The mayor thanked her ."},
	{"cut lines and a short one", "The governor of the province told the council that the road would be\n" +
		"closed for a month and that nobody should hope for less than that, or\nfor more.\nThe council agreed.",
		"The governor of the province told the council that the road would be " +
			"closed for a month and that nobody should hope for less than that , or for more . ¶ The council agreed ."},
	{"cut lines with a headline and indents", "Council closes the road again\nThe governor of the province told the council that the road would be\n" +
		"closed for a month and that nobody should hope for less than that.\n  The council, which had hoped for no more than a week without the\nroad, agreed at 9 p.m.\nand left.",
		"Council closes the road again ¶ The governor of the province told the council that the road would be " +
			"closed for a month and that nobody should hope for less than that . ¶ The council , which had hoped for no more than a week without the road , agreed at 9 p.m. and left ."},
	{"bullets", "The plan:\n- apples\n- pears\n• figs\n* nuts", "The plan : ¶ - apples ¶ - pears ¶ • figs ¶ * nuts"},
	{"dash that is no bullet", "The plan:\n-apples", "The plan : ¶ - apples"},
	{"quotation over a cut line", "The governor said on Monday that the road would stay closed, \"for a month\n" +
		"or two.\" He did not say why the road, which is new, should be closed at\nall.",
		"The governor said on Monday that the road would stay closed , \" for a month " +
			"or two . \" | He did not say why the road , which is new , should be closed at all ."},
}

func TestParagraphs(t *testing.T) { runParse(t, paragraphTests) }
