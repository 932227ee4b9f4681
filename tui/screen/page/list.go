package page

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/record"
	"ashyq/tui/widget"
)

// pages is the list of the captured pages of an inspection, or of those that were
// captured for one check.
type pages struct {
	env   *screen.Env
	id    string // of the inspection
	check string // empty: pages of all checks
	read  *held  // nil until it is read
	list  widget.List
	fresh bool // pages were captured: the last of them is shown
	asked int  // number of the last reading: what an earlier one brings is stale
}

// held is what was read of them.
type held struct {
	all    []desk.PageView
	gone   []checks.Emptied // of which only the header is left
	id     string           // of the inspection, whatever it was opened by
	number string
	sealed bool
}

// Open shows the captured pages of an inspection; with a check, those that were
// captured for it, or for none in particular.
func Open(e *screen.Env, inspection, check string) tea.Cmd {
	return e.Push(&pages{env: e, id: inspection, check: check})
}

// Open implements screen.Opener.
func (s *pages) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (held, error) {
		v, err := d.Check(ctx, s.id, checks.OtherCheck) // for its head alone: the least to judge
		if err != nil {
			return held{}, err
		}
		all, err := d.Pages(ctx, s.id)
		i := v.Case.Inspection
		return held{all, emptied(v.Case), i.ID, i.Number, v.Sealed}, err
	}, func(h held) tea.Cmd {
		if number == s.asked {
			s.show(h)
		}
		return nil
	})
}

// show takes in what was read. The cursor stays on its page; what was captured last
// comes under it when nothing more is being captured.
func (s *pages) show(h held) {
	on, _ := s.at()
	s.read, s.id = &h, h.id
	for i, p := range s.rows() {
		if p.ID == on.ID {
			s.list.Cursor = i
		}
	}
	if s.fresh {
		s.fresh, s.list.Cursor = false, 0
	}
	s.list.Clamp(s.count())
}

// rows lists the pages that are shown, the last captured first.
func (s *pages) rows() []desk.PageView {
	if s.read == nil {
		return nil
	}
	var out []desk.PageView
	for i := len(s.read.all) - 1; i >= 0; i-- {
		if p := s.read.all[i]; s.check == "" || p.Check == s.check || p.Check == "" {
			out = append(out, p)
		}
	}
	return out
}

// at gives the page under the cursor.
func (s *pages) at() (desk.PageView, bool) {
	rows := s.rows()
	s.list.Clamp(s.count())
	if s.list.Cursor >= len(rows) {
		return desk.PageView{}, false
	}
	return rows[s.list.Cursor], true
}

// open counts what waits on the pages that are shown.
func (s *pages) open() int {
	n := 0
	for _, p := range s.rows() {
		n += p.Found.Open
	}
	return n
}

// Crumb implements screen.Screen.
func (s *pages) Crumb() string { return words.In(s.env, "pages", nil) }

// Stamp implements screen.Screen.
func (s *pages) Stamp() string {
	if s.read == nil {
		return ""
	}
	return lang.Line(s.read.number)
}

// Context implements screen.Screen: for which check, and how much waits.
func (s *pages) Context() (left, right string) {
	left = words.In(s.env, "pages.all", nil)
	if s.check != "" {
		left = s.env.In(screen.CheckOf(s.env, s.check).Title)
	}
	if s.read != nil {
		right = words.In(s.env, "pages.waiting", lang.Args{"n": s.open()})
	}
	return left, right
}

// Actions implements screen.Screen: the one that performs the next step first.
func (s *pages) Actions() []screen.Action {
	e := s.env
	open := screen.Can("page-open", s.openFound).Unless(s.none)
	capture := screen.Can("page-capture", s.capture).Unless(s.noWriting)
	list := []screen.Action{open, capture}
	if len(s.rows()) == 0 {
		list = []screen.Action{capture, open}
	}
	if takingOf(e, s.id) != nil {
		list = append(list, screen.Can("job-stop", s.stop))
	}
	return append(list,
		screen.Can("page-text", s.openText).Unless(s.noText),
		screen.Can("pages-leads", func() tea.Cmd { return openLeads(e, s.id, s.check) }).Unless(s.noWriting),
		screen.Can("pages-write", s.write).Unless(s.none),
		screen.Can("erase-open", s.erase).Unless(s.none),
		record.Undo(e, s.id, s.Open).Unless(s.closed), record.Redo(e, s.id, s.Open).Unless(s.closed),
		screen.Can("refresh", s.Open),
		screen.Can("back", e.Pop),
	)
}

func (s *pages) none() lang.Text {
	_, ok := s.at()
	switch _, gone := s.erasedAt(); {
	case gone:
		return words.Text("gone.none", nil)
	case !ok:
		return words.Text("pages.none", nil)
	}
	return lang.Text{}
}

func (s *pages) closed() lang.Text {
	if s.read != nil && s.read.sealed {
		return words.Text("is-closed", nil)
	}
	return lang.Text{}
}

func (s *pages) noWriting() lang.Text {
	switch {
	case s.read == nil:
		return words.Text("not-read", nil)
	case takingOf(s.env, s.id) != nil:
		return words.Text("taking.busy", nil)
	}
	return s.closed()
}

func (s *pages) noText() lang.Text {
	p, ok := s.at()
	switch {
	case !ok:
		return s.none()
	case page.Outcome(p.Outcome) != page.Fetched:
		return p.Words
	}
	return lang.Text{}
}

func (s *pages) openFound() tea.Cmd {
	p, _ := s.at()
	return openFound(s.env, s.id, scope{page: p.ID})
}

func (s *pages) openText() tea.Cmd {
	p, _ := s.at()
	return openText(s.env, s.id, p.ID)
}

func (s *pages) capture() tea.Cmd { return capturing(s.env, s.id, s.check, nil).Open() }

// stop stops the capturing; what was captured stays.
func (s *pages) stop() tea.Cmd {
	if !s.env.Halt() {
		return aid.Quit(s.env) // asked twice
	}
	return s.env.Tell(words.Text("stopping", nil))
}

// Key implements screen.Screen.
func (s *pages) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, s.count()) }

// Next implements screen.Screen.
func (s *pages) Next() string {
	e := s.env
	p, ok := s.at()
	t := takingOf(e, s.id)
	_, gone := s.erasedAt()
	switch {
	case s.read == nil:
		return words.In(e, "not-read", nil)
	case t != nil:
		return words.In(e, "next.taking", nil)
	case gone && !s.read.sealed:
		return words.In(e, "gone.next", nil)
	case !ok && s.read.sealed:
		return words.In(e, "is-closed", nil)
	case !ok:
		return words.In(e, "next.capture", nil)
	case p.Found.Open > 0:
		return words.In(e, "next.confirm", lang.Args{"n": p.Found.Open})
	case s.open() > 0:
		return words.In(e, "next.elsewhere", lang.Args{"n": s.open()})
	case page.Outcome(p.Outcome) != page.Fetched:
		return words.In(e, "next.ways", nil)
	}
	return words.In(e, "next.look", nil)
}
