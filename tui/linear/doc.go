// Package linear is the workbench in plain lines: for a screen reader, a braille
// line, a very poor terminal, or a pipe.
//
// The idea: nothing is drawn and nothing is redrawn. Something is said, a question
// is asked, a line is read; so it goes on until the input ends. What is asked are
// the same forms as on the screens, field by field, and what is done are the same
// acts of the desk: a sheet of the workbench is opened as ever, and here a line is
// typed where there a key would be pressed. Words stand in the place of signs; a
// colon stands before every value and a full stop at the end of every line, so that
// speech pauses there. Whatever would be written is said before it is, and whatever
// was typed is kept as a draft after each answer, so that a line that breaks off
// loses nothing.
package linear

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
