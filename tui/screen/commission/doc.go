// Package commission is the room of the Commission on Access to Information: its
// sittings, and the agenda of one, put together from findings.
//
// The idea: the agenda stands above, whoever could be heard stands below in the same
// list, and what the cursor is on is told beside: the figures, what an item lacks, the
// draft decision. The Commission advises, so a draft that orders is named before it is
// written. Nothing is asked for that the inspection already says.
package commission

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
