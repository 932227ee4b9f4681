package check

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
)

// OpenAt shows one check of an inspection with the cursor on a piece of its evidence,
// or on a span for which a source was complete; where it is not there any more the
// check is shown as it is.
func OpenAt(e *screen.Env, inspection, about, id string) tea.Cmd {
	return e.Push(&check{env: e, id: inspection, about: about, begins: id})
}

// beginAt puts the cursor on what the check was opened for.
func (s *check) beginAt() {
	at := slices.IndexFunc(s.proofs(), func(p proof) bool {
		return p.evidence != nil && p.evidence.ID == s.begins || p.coverage != nil && p.coverage.ID == s.begins
	})
	if s.begins != "" && at >= 0 {
		s.focus, s.proof.Cursor = proofPane, at
	}
	s.begins = ""
}
