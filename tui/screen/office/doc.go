// Package office asks for what the analyst and the office set: a name, a setting
// with its source, an accepted reading, the ground of an inspection. The room of
// settings leads here, and so does every gap of a paper that such an answer
// fills.
package office

import (
	_ "embed"

	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// Setting names a setting of the office in words.
func Setting(name string) lang.Text { return words.Text("setting."+name, nil) }
