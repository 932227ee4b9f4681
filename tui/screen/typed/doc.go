// Package typed reads what is typed into sheets, and says back how it was
// understood.
//
// The idea: nobody should have to guess what the program made of her words. A day
// typed as «14.05» is said back in full with its weekday, and if the year was
// guessed that is said too; what was typed at an earlier sitting and not written
// is offered again when the same sheet is opened, with the hour at which it was
// left and the way to begin afresh.
package typed

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
