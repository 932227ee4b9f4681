package page

import (
	"cmp"
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/record"
)

// Crumb implements screen.Screen.
func (s *found) Crumb() string { return words.In(s.env, "found", nil) }

// Stamp implements screen.Screen: where the cursor stands among what waits.
func (s *found) Stamp() string {
	n := len(s.rows())
	if n == 0 {
		return ""
	}
	return words.In(s.env, "found.place", lang.Args{"at": s.list.Cursor + 1, "n": n})
}

// Context implements screen.Screen.
func (s *found) Context() (left, right string) {
	if s.unread() {
		return words.In(s.env, "unread.about", nil), ""
	}
	return words.In(s.env, "found.about", nil), ""
}

// Actions implements screen.Screen: the one that performs the next step first.
func (s *found) Actions() []screen.Action {
	e := s.env
	var list []screen.Action
	switch {
	case s.unread():
		list = append(list, screen.Can("choose", s.way).Unless(s.noWriting))
	case len(s.rows()) == 0:
		list = append(list, screen.Can("found-done", e.Pop), screen.Can("page-text", s.openText).Unless(s.noText))
		if s.unused() {
			list = append(list, screen.Can("page-capture", s.again).Unless(s.noWriting))
		}
	default:
		list = append(list,
			s.enter(),
			screen.Can("found-reject", s.reject).Unless(s.noWriting),
			screen.Can("found-mark", s.mark),
			screen.Can("found-mark-all", s.markAll).Unless(s.noMarkAll),
			screen.Can("page-text", s.openText).Unless(s.noText),
			screen.Can("page-why", s.why),
			screen.Can("page-walk", nil),
		)
	}
	return append(list,
		record.Undo(e, s.id, s.Open).Unless(s.closed), record.Redo(e, s.id, s.Open).Unless(s.closed),
		screen.Can("refresh", s.Open),
		screen.Can("back", e.Pop),
	)
}

// enter is what Enter does: it confirms what is marked, or what is under the cursor;
// where entries of its list come first, it marks them.
func (s *found) enter() screen.Action {
	if len(s.first()) > 0 {
		return screen.Can("found-posts", s.markPosts).Unless(s.noWriting)
	}
	confirm := screen.Can("found-confirm", s.confirm).Unless(s.noWriting)
	if n := len(s.marked()); n > 0 {
		return confirm.Saying(words.Text("confirm-marked.hint", lang.Args{"n": n}))
	}
	return confirm
}

func (s *found) closed() lang.Text {
	if s.read != nil && s.read.view.Sealed {
		return words.Text("is-closed", nil)
	}
	return lang.Text{}
}

func (s *found) noWriting() lang.Text {
	if s.read == nil {
		return words.Text("not-read", nil)
	}
	return s.closed()
}

func (s *found) noText() lang.Text {
	if _, ok := s.page(); !ok || s.unread() {
		return words.Text("text.none", nil)
	}
	return lang.Text{}
}

// confirm makes evidence of what is marked, or of what is under the cursor: one act,
// and one undo.
func (s *found) confirm() tea.Cmd {
	ids := s.marked()
	if len(ids) == 0 {
		ids = []string{s.on}
	}
	e := s.env
	for _, id := range ids {
		s.busy[id] = true // what is on its way is not confirmed twice
	}
	moved := s.moved()
	return tea.Batch(moved, screen.Do(e, words.In(e, "confirming", nil), func(ctx context.Context, d *desk.Desk) ([]string, error) {
		return d.Confirm(ctx, s.id, ids)
	}, func(made []string, err error) tea.Cmd {
		if err != nil {
			return s.Open()
		}
		clear(s.marks)
		return tea.Batch(s.Open(), e.Tell(words.Text("confirmed", lang.Args{"n": len(made)})))
	}))
}

func (s *found) openText() tea.Cmd {
	p, _ := s.page()
	return openText(s.env, s.id, p.ID)
}

func (s *found) reject() tea.Cmd {
	p, _ := s.at()
	return rejecting(s.env, s.id, p).Open()
}

// why says by which rule it was read, where, and by which reader.
func (s *found) why() tea.Cmd {
	p, _ := s.at()
	e := s.env
	return aid.Read(&aid.Reader{
		Env: e, Name: func() string { return words.In(e, "why", nil) },
		Left:  func() string { return lang.Line(p.Title) },
		Lines: func() []aid.Line { return s.whyLines(p) },
	})
}

// Ways on from a page that could not be read.
const (
	wayBrowser = "way.browser"
	waySave    = "way.save"
	wayAddress = "way.address"
)

// stood is the address at which a page stood; nothing of a file that does not tell.
func stood(p desk.PageView) string {
	for _, a := range []string{p.Final, p.Asked} {
		if desk.Address(a) {
			return a
		}
	}
	return ""
}

// waysOn lists the ways on: a browser draws only what has an address.
func (s *found) waysOn() []string {
	if p, _ := s.page(); stood(p) != "" {
		return []string{wayBrowser, waySave, wayAddress}
	}
	return []string{waySave, wayAddress}
}

// wayOn is the way under the cursor.
func (s *found) wayOn() string {
	list := s.waysOn()
	return list[min(s.ways.Cursor, len(list)-1)]
}

// way opens the sheet of capturing with what is known of the page.
func (s *found) way() tea.Cmd {
	p, _ := s.page()
	known := form.Values{}
	switch s.wayOn() {
	case wayBrowser:
		known["pages"], known["render"] = []string{cmp.Or(asked(p), stood(p))}, []string{yes}
	case waySave:
		known["address"] = []string{stood(p)}
	}
	return capturing(s.env, s.id, p.Check, known).Open()
}

// asked is what was asked for, where it can be asked for again: an address.
func asked(p desk.PageView) string {
	if desk.Address(p.Asked) {
		return p.Asked
	}
	return ""
}

// again opens the sheet of capturing for the same page, for another check.
func (s *found) again() tea.Cmd {
	p, _ := s.page()
	known := form.Values{}
	if asked(p) != "" || filepath.IsAbs(p.Asked) {
		known["pages"] = []string{p.Asked}
	}
	return capturing(s.env, s.id, "", known).Open()
}

// unused tells a page on which something was read that was looked at for no check.
func (s *found) unused() bool {
	of, ok := s.page()
	return ok && of.Check == "" && s.pane.text.ID == of.ID && s.pane.text.Posts+s.pane.text.Documents > 0
}

// Key implements screen.Screen.
func (s *found) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.unread():
		return nil, s.ways.Key(k, len(s.waysOn()))
	case s.pane.key(k):
		return nil, true
	case s.list.Key(k, len(s.rows())):
		return s.moved(), true
	}
	return nil, false
}

// Next implements screen.Screen.
func (s *found) Next() string {
	e := s.env
	rows := s.rows()
	switch n := len(s.marked()); {
	case s.read == nil:
		return words.In(e, "not-read", nil)
	case s.closed() != (lang.Text{}):
		return words.In(e, "is-closed", nil)
	case s.unread():
		return words.In(e, s.wayOn(), nil)
	case len(rows) == 0:
		return words.In(e, "next.done", nil)
	case n > 0:
		return words.In(e, "next.confirm-marked", lang.Args{"n": n})
	case len(s.first()) > 0:
		return words.In(e, "next.confirm-posts", lang.Args{"n": len(s.first())})
	case len(rows) > 1:
		return words.In(e, "next.confirm-one", lang.Args{"n": len(rows) - 1})
	}
	return words.In(e, "next.confirm-last", nil)
}
