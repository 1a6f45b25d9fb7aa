package quotes

// Style names the convention of a pair of quotation marks.
//
// The opening mark decides it. Copy is often closed with another mark of the
// same family than the one its style asks for (“like this"); such a quotation
// keeps the style of its opening mark. Only „ has two regular closing marks,
// and there the closing mark chooses between LowHigh and LowRight.
type Style uint8

// The styles that Find knows.
const (
	_                  Style = iota
	DoubleCurly              // “ ”  English
	DoubleStraight           // " "  typewriter
	SingleCurly              // ‘ ’  English, British first level
	SingleStraight           // ' '  typewriter
	Guillemets               // « »  French, Italian, Russian, Persian
	ReversedGuillemets       // » «  German and Danish books; also » »
	SingleGuillemets         // ‹ ›
	ReversedSingle           // › ‹  also › ›
	LowHigh                  // „ “  German, Czech, Serbian; also „ "
	LowRight                 // „ ”  Polish, Romanian, Hungarian, Serbian
	SingleLowHigh            // ‚ ‘  also ‚ ’
	RightRight               // ” ”  Swedish, Finnish
	Backquotes               // `` ''  wire copy
	Apostrophes              // '' ''  wire copy
	Corner                   // 「 」
	WhiteCorner              // 『 』
	DoubleAngle              // 《 》
	numStyles
)

var styleMarks = [numStyles]struct{ name, open, close string }{
	DoubleCurly:        {"double curly", "“", "”"},
	DoubleStraight:     {"double straight", `"`, `"`},
	SingleCurly:        {"single curly", "‘", "’"},
	SingleStraight:     {"single straight", "'", "'"},
	Guillemets:         {"guillemets", "«", "»"},
	ReversedGuillemets: {"reversed guillemets", "»", "«"},
	SingleGuillemets:   {"single guillemets", "‹", "›"},
	ReversedSingle:     {"reversed single guillemets", "›", "‹"},
	LowHigh:            {"low-high", "„", "“"},
	LowRight:           {"low-right", "„", "”"},
	SingleLowHigh:      {"single low-high", "‚", "‘"},
	RightRight:         {"right-right", "”", "”"},
	Backquotes:         {"backquotes", "``", "''"},
	Apostrophes:        {"apostrophes", "''", "''"},
	Corner:             {"corner", "「", "」"},
	WhiteCorner:        {"white corner", "『", "』"},
	DoubleAngle:        {"double angle", "《", "》"},
}

// String names the style, "double curly" for one.
func (s Style) String() string {
	if s == 0 || s >= numStyles {
		return "none"
	}
	return styleMarks[s].name
}

// Marks returns the regular opening and closing mark of the style, and two
// empty strings for a value that is no style.
func (s Style) Marks() (open, close string) {
	if s >= numStyles {
		return "", ""
	}
	return styleMarks[s].open, styleMarks[s].close
}

// family groups the styles whose marks stand in for each other in damaged or
// carelessly typed copy: “like this", 'or this’.
type family uint8

const (
	noFamily family = iota
	doubles
	singles
	angles
	singleAngles
	corners
	whiteCorners
	doubleAngles
	numFamilies
)

var families = [numStyles]family{
	DoubleCurly: doubles, DoubleStraight: doubles, LowHigh: doubles, LowRight: doubles,
	RightRight: doubles, Backquotes: doubles, Apostrophes: doubles,
	SingleCurly: singles, SingleStraight: singles, SingleLowHigh: singles,
	Guillemets: angles, ReversedGuillemets: angles,
	SingleGuillemets: singleAngles, ReversedSingle: singleAngles,
	Corner: corners, WhiteCorner: whiteCorners, DoubleAngle: doubleAngles,
}
