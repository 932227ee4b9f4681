// Package picker is the screen on which files are chosen from folders.
//
// The idea: a path can always be typed, and a file can be dragged into the terminal;
// this screen is for those who would rather look. It lists a folder, the newest first,
// narrows it by what is typed, says of the file under the cursor what it is, and gives
// back paths, no more: nothing is taken in here. A hidden file is left out, a link is
// not looked behind. The folder that was chosen from last is the one to begin with.
package picker

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
