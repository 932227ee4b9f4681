// Package search is the search everywhere: words are typed, and whatever holds them
// all is listed by its kind, from holders to the reasons in the journal.
//
// The idea: one question is on its way at a time; what was typed meanwhile is asked
// when it comes back, so that typing never waits and an old answer never stands under
// new words. The index is caught up behind the screen, and the screen says how much
// of the journal has been looked through. What is opened stands above, so that the
// way back leads to the same row.
package search

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
