// Package check shows one check of an inspection: its parts, what each of them
// found, slot by slot and item by item, the evidence, and why the verdict is
// what it is.
//
// The idea: what the cursor walks stands on the left or on top, what it means
// stands on the right or below. Three lists are walked: the parts of the check,
// the units of the part under the cursor (slots as a strip, items, events, rows),
// the evidence. Whatever the cursor stands on explains itself in the same lines,
// which are shown beside it, below it, or alone where the window is low: meaning
// is written once, in the files mean_*.go, and knows nothing of the window.
// Nothing is judged here: every state, day, clause and reason is the judge's.
package check

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
