package lang

// NamedFields are the fields of roles and kinds of bodies that rules name.
type NamedFields struct {
	// Of roles.
	Official, Politician, Leader, Lawmaker, Source, Family Fields
	Broad                                                  Fields // say little: official, expert

	// Of bodies.
	Campaign, Government, Place, Outlet, Company, Agency, Party, Committee Fields
	Civic                                                                  Fields // govern and guard: ministry, police, army
}

// Fields returns the fields that rules name.
func (l *Lexicon) Fields() NamedFields {
	role, body := l.RoleField, l.BodyKind
	return NamedFields{
		Official: role("official"), Politician: role("politician"), Leader: role("leader"), Lawmaker: role("lawmaker"),
		Source: role("source"), Family: role("family"),
		Broad: role("official") | role("politician") | role("leader") | role("expert") | role("executive"),

		Campaign: body("campaign"), Government: body("government"), Place: body("place"), Outlet: body("outlet"),
		Company: body("company"), Agency: body("agency"), Party: body("party"), Committee: body("committee"),
		Civic: body("government") | body("police") | body("military") | body("legislature"),
	}
}
