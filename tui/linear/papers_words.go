package linear

import (
	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// paperState says to which state a paper has come.
func paperState(state string) lang.Text {
	switch state {
	case desk.PaperIssued:
		return words.Text("paper.issued", nil)
	case desk.PaperConflict:
		return words.Text("paper.conflict", nil)
	}
	return (&checks.PaperState{Value: state}).Words()
}
