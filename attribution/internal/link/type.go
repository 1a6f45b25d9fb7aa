package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// headIsDocument decides for nouns that are both: a report is, a newspaper
// not.
func (l *linker) headIsDocument(n *name.Noun) bool {
	return n.Name.Has(lang.DocumentNoun) && !n.Name.Has(lang.BodyCommon)
}

// isBody reports whether a description is of an organisation.
func (l *linker) isBody(n *name.Noun) bool {
	soleRole := n.Name.Has(lang.Role) && n.Name.Fields != 0 && n.Name.Bodies&l.Fields.Place == 0
	return n.Name.Has(lang.BodyCommon|lang.BodyName) && !(n.Name.Has(lang.Role) && !n.Name.Has(lang.BodyCommon)) ||
		n.Name.Has(lang.BodyCommon) && !n.Name.Has(lang.Office) && !soleRole
}

// typeOf is the type of somebody described so and never named.
func (l *linker) typeOf(n *name.Noun, isBody bool) Type {
	switch {
	case n.Head < 0 && n.Quantity && n.Definite:
		return Group
	case n.Head < 0:
		return Unnamed
	case n.Name.Has(lang.Quantity | lang.Pronoun):
		if l.Small(n.Head) == lang.WordOne {
			return Unnamed
		}
		return Group
	case n.Plural && !isBody && !n.Name.Has(lang.Role) && l.onlyText(n.Head):
		return Document
	case n.Plural:
		if n.Name.Fields&l.Fields.Source != 0 && n.Name.Has(lang.Vague) {
			return Unnamed
		}
		return Group
	case n.Name.Has(lang.People):
		return Group
	case isBody:
		return Organization
	case n.Name.Has(lang.Role):
		if n.Definite && n.Owner < 0 && n.Name.Has(lang.Office) && (n.Place != 0 || n.Start < n.Head) {
			return Person
		}
		return Unnamed
	}
	if l.Small(n.Head) == lang.WordPercent {
		return Group
	}
	switch class, senses := l.Noun(n.Head); {
	case class == lang.NounPerson:
		return Unnamed
	case class == lang.NounGroup:
		return Group
	case class == lang.NounCommunication:
		return Document
	case senses.Has(lang.NounPerson):
		return Unnamed
	case senses.Has(lang.NounGroup):
		return Group
	case class != lang.NoClass:
		return Document
	}
	return Unnamed
}

// onlyText reports whether the noun at i means texts and nobody.
func (l *linker) onlyText(i int32) bool {
	class, senses := l.Noun(i)
	return class == lang.NounCommunication && !senses.Has(lang.NounPerson) && !senses.Has(lang.NounGroup)
}
