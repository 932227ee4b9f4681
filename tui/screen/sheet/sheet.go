// Package sheet is a screen that is one form.
//
// The idea: whoever asks for something opens a Sheet and says what is asked (a
// form), what it would change (Effect) and how it is written (Write). The rest
// is alike everywhere and stands here: what was typed is kept as a draft at each
// pause, before anything else can go wrong with it; what the act would change is
// shown before it is done; what is missing is named and moved to; and the sheet
// goes only when what was asked for is on the disk. Time is told by counting
// changes: whatever comes back for an earlier one comes too late and is dropped.
package sheet

import (
	"context"
	_ "embed"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// Sheet is a screen that is one form. The functions are given by whoever opens
// it; they are called between two frames and wait for nothing.
type Sheet struct {
	Env   *screen.Env
	Form  *form.State
	Draft desk.Draft                  // identity of its draft; without an ID none is kept
	Name  func() string               // place in the path above
	Frame func() (left, right string) // the sentence that frames it; nil: none
	Looks bool                        // nothing is written yet: what would be is shown next
	Write func(v form.Values) tea.Cmd // writes what was asked for, and then calls Written or Refused
	Extra func() []screen.Action      // what else can be done here; nil: nothing
	Noted func(v form.Values) tea.Cmd // called after each change, and when a line is added to a list; nil: nobody asks
	// Effect says what writing would change. Nil, or a nil result: nothing is
	// shown.
	Effect func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error)
	// Known says what is known elsewhere and speaks against what would be written; it
	// stands before what would change. Nil: nothing.
	Known func(v form.Values) []lang.Text
	// Suggest finds what to offer under a field. Nil, or a nil result: nothing.
	Suggest func(field, typed string) func(context.Context, *desk.Desk) ([]form.Suggestion, error)
	// Before finds what stood in the fields when the same was asked before. It is asked
	// once, when the sheet opens; what it gives is asked anew at each change, for one
	// answer may decide what the others mean. Nil, or a nil result: nobody knows.
	Before func(context.Context, *desk.Desk) (Recalls, error)
	// Left is called when a field is left, before anything is written; it may change
	// what stands in the form. Nil: nobody asks.
	Left func(field string)

	begun   bool
	changes int  // counts changes
	writing bool // until Written or Refused
	recalls Recalls
	kept    kept
	effect  effect
}

// Recalls tells what stood in the fields before, beside what stands in them now.
type Recalls = func(form.Values) map[string]form.Recall

// Open opens a sheet above the other screens.
func Open(e *screen.Env, s *Sheet) tea.Cmd {
	s.Env = e
	return e.Push(s)
}

// Open implements screen.Opener: what would change is asked for whenever the
// sheet comes to the front, for it may be another thing by now.
func (s *Sheet) Open() tea.Cmd {
	if !s.begun {
		s.begun = true
		s.takeUp()
		return tea.Batch(s.askEffect(), s.askBefore())
	}
	return s.askEffect()
}

// Crumb implements screen.Screen.
func (s *Sheet) Crumb() string { return s.Name() }

// Context implements screen.Screen.
func (s *Sheet) Context() (left, right string) {
	if s.Frame == nil {
		return "", ""
	}
	return s.Frame()
}

// Actions implements screen.Screen.
func (s *Sheet) Actions() []screen.Action {
	act := "form-write"
	if s.Looks {
		act = "form-look"
	}
	out := []screen.Action{screen.Can(act, s.write)}
	if s.losing() {
		out = append(out, screen.Can("save-elsewhere", s.elsewhere))
	}
	if s.Form.Suggesting() {
		out = append(out, screen.Can("form-take", nil))
	}
	if _, ok := s.Form.Recalled(); ok {
		out = append(out, screen.Can("form-earlier", s.takeOver))
	}
	if s.Extra != nil {
		out = append(out, s.Extra()...)
	}
	if s.Form.Removable() {
		out = append(out, screen.Can("form-remove", func() tea.Cmd { return s.press(keys.Delete) }))
	}
	if s.Form.Choosing() {
		out = append(out, screen.Can("form-choose", nil))
	}
	if s.Form.Marking() {
		out = append(out, screen.Can("form-mark", nil))
	}
	return append(append(out, s.helpers()...), screen.Can("form-field", nil), screen.Can("back", s.back))
}

// Typing implements screen.Typist.
func (s *Sheet) Typing() bool { return s.Form.Typing() }

// Type implements screen.Typist. While what was typed is being written nothing
// is typed after it.
func (s *Sheet) Type(text string) tea.Cmd {
	if s.writing {
		return nil
	}
	cmd, _ := s.edit(func() bool { s.Form.Type(text); return true })
	return cmd
}

// Key implements screen.Screen.
func (s *Sheet) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case k == keys.Esc:
		return s.back(), true
	case s.writing:
		return nil, false
	case k == keys.Enter && s.Form.OnSubmit():
		return s.write(), true
	}
	return s.edit(func() bool { return s.Form.Key(k) })
}

func (s *Sheet) press(k keys.Key) tea.Cmd {
	cmd, _ := s.Key(k)
	return cmd
}

// back closes what is offered, else the sheet. What was typed is kept first; where
// that cannot be, the sheet stays, and is left when she says so once more.
func (s *Sheet) back() tea.Cmd {
	if s.Form.Suggesting() {
		s.Form.Key(keys.Esc)
		return nil
	}
	leave := func() tea.Cmd {
		s.changes++
		return s.Env.Leave(s)
	}
	if s.kept.stuck { // she has been told, and leaves all the same
		return leave()
	}
	keep, asked := s.keep(func(err error) tea.Cmd {
		if s.kept.stuck = err != nil; s.kept.stuck {
			return nil // what was typed is nowhere else: it stays
		}
		return leave()
	})
	if asked {
		return keep
	}
	return tea.Batch(keep, leave())
}

// write writes what was typed, or moves to what is missing and names it.
func (s *Sheet) write() tea.Cmd {
	if s.writing {
		return nil
	}
	s.left(s.Form.Focus())
	if missing := s.Form.Missing(); len(missing) > 0 {
		s.Form.SetFocus(missing[0].ID)
		return s.Env.Tell(s.lack(missing[0]))
	}
	keep := s.Keep() // first, so that it is there if the writing fails
	s.writing = true
	return tea.Batch(keep, s.Write(s.Form.Values()))
}

// Written says that what was asked for is on the disk: the draft is dropped and
// the sheet is left.
func (s *Sheet) Written() tea.Cmd {
	s.writing = false
	s.changes++
	return tea.Batch(s.drop(), s.Env.Leave(s))
}

// Refused says that nothing was written: the sheet stays with all that was typed.
func (s *Sheet) Refused() { s.writing = false }
