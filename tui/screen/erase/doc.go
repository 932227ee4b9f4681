// Package erase lets personal data go, after a look at what that does.
//
// The idea: erasing is the one act that nobody takes back. So it is two screens: the
// first only tells what goes, what stays, what leans on it and which copies no erasing
// reaches; from there one goes on to say why, and by what right where something leans
// on it. Nothing is asked twice, and nothing goes from the first screen.
package erase

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
