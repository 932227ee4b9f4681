package desk

import (
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// BundleWhat says in words what a bundle carries.
func BundleWhat(what string) lang.Text { return messages().Text("bundle.what."+what, nil) }

// BundleSubjectWords says of what a bundle carries entries: an inspection by its number
// and holder, a holder by its name, the office.
func BundleSubjectWords(s journal.BundleSubject) lang.Text {
	name := lang.Text{KK: s.NameKK, RU: s.NameRU}
	switch {
	case s.Subject == journal.Office:
		return messages().Text("bundle.office", nil)
	case s.Number != "" && s.Sealed != "":
		return messages().Text("bundle.inspection-closed", args{"number": lang.Line(s.Number), "name": name})
	case s.Number != "":
		return messages().Text("bundle.inspection", args{"number": lang.Line(s.Number), "name": name})
	case s.NameKK != "" || s.NameRU != "":
		return messages().Text("bundle.holder", args{"name": name})
	}
	return lang.Same(lang.Line(string(s.Subject)))
}

// BundleAgainstWords says what of that which is held here an entry of a bundle would
// erase, withdraw or take out of use, and who stands in that entry.
func BundleAgainstWords(a journal.BundleAgainst) lang.Text {
	by := lang.Line(a.Author)
	if a.Kind == journal.KindKey {
		return messages().Text("bundle.against.key", args{"label": lang.Line(a.Label), "stream": string(a.Stream[:12]), "by": by})
	}
	return messages().Text("bundle.against."+a.Kind, args{
		"what": KindWords(a.What), "day": a.Day, "author": lang.Line(a.By), "entry": string(a.Entry[:12]), "by": by,
	})
}
