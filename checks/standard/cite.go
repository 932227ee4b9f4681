package standard

import (
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// Cite names a clause as papers name it, at its first mention or later. A past
// act is named as the norm of the day of the breach. A reference that is not
// held gives its own letters, so that the slip is seen.
func (s *Standard) Cite(ref ClauseRef, first bool) lang.Text {
	edition, point, clause := s.held(ref)
	if clause == nil {
		return lang.Same("!" + ref.Edition + " " + ref.Clause + "!")
	}
	form := edition.Cite.Later
	if first {
		form = edition.Cite.First
	}
	var amendment lang.Text
	if slices.Contains(edition.Cite.Amended, point.Number) {
		amendment = edition.Cite.Amendment
	}
	return eachText(form, amendment, func(form, amendment string) string {
		return strings.NewReplacer("{point}", point.Number, "{sub}", clause.Number, "{amendment}", amendment).Replace(form)
	})
}

// CiteShort names a clause on the screen: "177-НҚ 4(15)".
func (s *Standard) CiteShort(ref ClauseRef) string {
	edition, _, clause := s.held(ref)
	if clause == nil {
		return "!" + ref.Edition + " " + ref.Clause + "!"
	}
	return edition.ID + " " + ref.Clause
}

// held finds what a reference names; the clause is nil if it is not held.
func (s *Standard) held(ref ClauseRef) (*Edition, *Point, *Clause) {
	edition := s.Edition(ref.Edition)
	if edition == nil {
		return nil, nil, nil
	}
	point, clause, _ := edition.Clause(ref.Clause)
	return edition, point, clause
}

// CiteLaw names a place of the Law as papers name it: "16(3)" an item, "12(1)[2]"
// the second unnumbered paragraph of an item («часть»), "16.3.2.a" a leaf, whose
// letter becomes an «абзац» counted from the opening line of the sub-item.
func (s *Standard) CiteLaw(number string, first bool) lang.Text {
	place, err := parsePlace(number)
	if err != nil {
		return lang.Same("!" + number + "!")
	}
	form := s.law.Cite.Later
	if first {
		form = s.law.Cite.First
	}
	return eachText(form, placeWords(place.units(s.loose(place))), func(form, words string) string {
		return strings.ReplaceAll(form, "{place}", words)
	})
}

// CiteLawShort names a place of the Law on the screen: «Закон 16(3)(2)».
func (s *Standard) CiteLawShort(number string) lang.Text {
	place, err := parsePlace(number)
	if err != nil {
		return lang.Same("!" + number + "!")
	}
	return messages().Text("place.short", lang.Args{"place": place.wider()[0]})
}

// loose tells whether the brackets after the article hold a sub-item, because
// the article has no items.
func (s *Standard) loose(p place) bool {
	for i := range s.law.Articles {
		if number, _, _ := strings.Cut(s.law.Articles[i].Number, "("); number == p.article {
			return s.law.Articles[i].Loose
		}
	}
	return false
}

// eachText builds a text from two others, language by language.
func eachText(a, b lang.Text, say func(a, b string) string) lang.Text {
	return lang.Text{KK: say(a.KK, b.KK), RU: say(a.RU, b.RU), EN: say(a.EN, b.EN)}
}
