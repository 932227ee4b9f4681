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
