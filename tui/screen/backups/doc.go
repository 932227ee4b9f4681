// Package backups is the room of the copies of the database: where they lie, how old
// the last one is, whether they are whole, and the way back from one.
//
// The idea: a copy is made behind the screen when it is due, and nobody has to think of
// it; what went wrong with that is said calmly on the first screen, and here in full.
// Going back says first what would be lost, and does nothing that was not said.
package backups

import (
	"context"
	_ "embed"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// jobKey is that of the making of a copy: one is made at a time.
const jobKey = "backup"

// Due makes a copy behind the screen where one is due. Where its folder is not there,
// which may be a stick that lies in a drawer, that is told and nothing more.
func Due(e *screen.Env) tea.Cmd {
	if e.Desk == nil || !e.Desk.HasVault() {
		return nil
	}
	return makeCopy(e, true, func() tea.Cmd {
		if home, ok := e.Front().(screen.Opener); ok && len(e.Stack()) == 1 {
			return home.Open() // what it says of copies is old now
		}
		return nil
	})
}

// made is what a job tells when it has ended well.
type made struct {
	run  desk.BackupRun
	gone lang.Text // why none was made, where its folder is not there
}

// makeCopy makes a copy behind the screen; then is called when it is over.
func makeCopy(e *screen.Env, due bool, then func() tea.Cmd) tea.Cmd {
	j := &screen.Job{Key: jobKey}
	return screen.Begin(e, j, func(ctx context.Context, d *desk.Desk, tell func(made)) error {
		run, err := d.RunBackup(ctx, due)
		told, ours := lang.AsError(err)
		switch {
		case ours && due && (told.Code == "backups.off" || told.Code == "backups.folder-gone"):
			if told.Code == "backups.folder-gone" {
				tell(made{gone: told.Text})
			}
			return nil
		case err == nil:
			tell(made{run: run})
		}
		return err
	}, func(m made) tea.Cmd {
		switch {
		case m.gone != lang.Text{}:
			return e.Tell(m.gone)
		case m.run.Kept != lang.Text{}:
			return e.Tell(m.run.Kept)
		case due:
			return nil // nobody asked: it is seen in the room
		}
		return e.Tell(words.Text("made", lang.Args{"n": m.run.Backed.Entries, "removed": len(m.run.Removed)}))
	}, func(error) tea.Cmd { return then() })
}
