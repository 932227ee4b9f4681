package holder_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// scene is a stage on which the register of holders is open.
type scene struct{ *tuitest.Stage }

// register opens the register of the sample office.
func register(t *testing.T, o tuitest.Options) scene {
	t.Helper()
	o.Office = true
	s := scene{tuitest.Open(t, o)}
	s.Press("]")
	return s
}

// one opens the screen of a holder.
func (s scene) one(name string) scene {
	s.Helper()
	s.Press("f3")
	s.Type(name)
	s.Press("enter", "enter")
	return s
}

// holder is what the register says.
func (s scene) holder(name string) checks.Holder {
	s.Helper()
	v, err := s.Desk.Holder(context.Background(), name)
	s.Must(err)
	return v.Holder
}

func (s scene) held(q journal.HolderQuery) int {
	s.Helper()
	n, err := s.Desk.CountHolders(context.Background(), q)
	s.Must(err)
	return n
}

// file writes a file of the story, and gives its path.
func (s scene) file(name, body string) string {
	s.Helper()
	path := filepath.Join(s.Dir, name)
	s.Must(os.WriteFile(path, []byte(body), 0o600))
	return path
}

func in(l lang.Lang, w, h int) tuitest.Options { return tuitest.Options{Lang: l, Width: w, Height: h} }

// add registers a holder behind the screen.
func (s scene) add(in desk.HolderInput) string {
	s.Helper()
	id, err := s.Desk.AddHolder(context.Background(), in)
	s.Must(err)
	return id
}
