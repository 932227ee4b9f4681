// Package year is the calendar of working days: a year drawn as twelve months, a day
// explained, working days counted one by one from it, a day corrected.
//
// The idea: every term of the law hangs on which days are worked, and a holder will
// dispute a term by a day. So nothing here is a bare date: a day off says why it is
// one and how sure that is, what the office itself corrected is marked apart from what
// was declared, and a sum lists each of its days.
package year

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
