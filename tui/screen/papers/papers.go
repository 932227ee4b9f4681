package papers

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/memo"
	"ashyq/tui/screen/review"
	"ashyq/tui/widget"
)

// shelf is the list of the papers of an inspection: the issued ones, then those that
// may be issued, then those that its form may not.
type shelf struct {
	env     *screen.Env
	about   checks.Inspection
	open    func(check string) tea.Cmd // to a check, for a gap that is filled there
	view    *desk.PapersView           // nil until it is read
	courses map[string]desk.CourseView // of the papers that the cursor has stood on
	list    widget.List
	asked   int // number of the last reading: what an earlier one brings is stale
}

// Open shows the papers of an inspection. Show leads to a check of it.
func Open(e *screen.Env, i checks.Inspection, show func(check string) tea.Cmd) tea.Cmd {
	return e.Push(&shelf{env: e, about: i, open: show})
}

// Open implements screen.Opener.
func (s *shelf) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.PapersView, error) {
		return d.Papers(ctx, s.about.ID)
	}, func(v desk.PapersView) tea.Cmd {
		if number != s.asked {
			return nil
		}
		s.view, s.courses = &v, map[string]desk.CourseView{}
		s.list.Clamp(s.rows())
		return s.read()
	})
}

// rows is how many papers are listed.
func (s *shelf) rows() int {
	if s.view == nil {
		return 0
	}
	return len(s.view.Issued) + len(s.view.May)
}

// issued gives the issued paper under the cursor, nil where it stands on none.
func (s *shelf) issued() *desk.PaperLine {
	if s.view == nil || s.list.Cursor >= len(s.view.Issued) {
		return nil
	}
	return &s.view.Issued[s.list.Cursor]
}

// offer gives the paper that may be issued under the cursor, nil where it stands on
// none.
func (s *shelf) offer() *desk.PaperOffer {
	if s.view == nil || s.list.Cursor < len(s.view.Issued) || s.list.Cursor >= s.rows() {
		return nil
	}
	return &s.view.May[s.list.Cursor-len(s.view.Issued)]
}

// read reads what followed the paper under the cursor.
func (s *shelf) read() tea.Cmd {
	p := s.issued()
	if p == nil {
		return nil
	}
	if _, known := s.courses[p.ID]; known {
		return nil
	}
	id, number := p.ID, s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.CourseView, error) {
		return d.PaperCourse(ctx, s.about.ID, id)
	}, func(v desk.CourseView) tea.Cmd {
		if number == s.asked {
			s.courses[id] = v
		}
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *shelf) Crumb() string { return words.In(s.env, "papers", nil) }

// Stamp implements screen.Screen.
func (s *shelf) Stamp() string { return s.about.Number }

// Context implements screen.Screen.
func (s *shelf) Context() (left, right string) {
	n := 0
	if s.view != nil {
		n = len(s.view.Issued)
	}
	return s.env.In(s.about.Form.Words()), words.In(s.env, "issued", lang.Args{"n": n})
}

// Actions implements screen.Screen.
func (s *shelf) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("paper-open", s.enter).Unless(s.noEntering),
		screen.Can("paper-state", s.state).Unless(s.noState),
		screen.Can("step-add", s.step).Unless(s.noStep),
		screen.Can("paper-amend", s.amend).Unless(s.noAmending),
		screen.Can("review-open", s.review).Unless(s.noReview),
		screen.Can("look-again", func() tea.Cmd { return look(s.env, s.about.ID).Open() }),
		screen.Can("refresh", s.Open),
	}
}

func (s *shelf) noEntering() lang.Text {
	switch o := s.offer(); {
	case s.view == nil:
		return words.Text("not-read", nil)
	case o != nil && !o.Allowed:
		return o.Why
	}
	return lang.Text{}
}

// enter opens the draft of a paper that may be issued, and what followed one that
// was.
func (s *shelf) enter() tea.Cmd {
	if o := s.offer(); o != nil {
		return memo.PreviewPaper(s.env, s.about, o.Kind, s.open)
	}
	p := s.issued()
	return s.env.Push(&course{env: s.env, about: s.about, id: p.ID})
}

// kind is the paper under the cursor.
func (s *shelf) kind() checks.PaperKind {
	if p := s.issued(); p != nil {
		return p.Kind
	}
	if o := s.offer(); o != nil {
		return o.Kind
	}
	return ""
}

// review goes to where the paper is read by a second person.
func (s *shelf) review() tea.Cmd { return review.OpenPaper(s.env, s.about.ID, s.kind(), s.open) }

func (s *shelf) noReview() lang.Text {
	if why := s.noEntering(); why != (lang.Text{}) || s.kind() == "" {
		return why
	}
	return lang.Text{}
}

func (s *shelf) noState() lang.Text {
	if s.issued() == nil {
		return words.Text("not-issued", nil)
	}
	return lang.Text{}
}

func (s *shelf) noStep() lang.Text { return noStep(s.issued()) }

// noStep says why nothing can follow a paper yet.
func noStep(p *desk.PaperLine) lang.Text {
	switch {
	case p == nil:
		return words.Text("not-issued", nil)
	case p.Number == "":
		return words.Text("not-registered", nil)
	}
	return lang.Text{}
}

func (s *shelf) noAmending() lang.Text { return noAmending(s.issued()) }

// noAmending says why a paper is not amended: one that is not registered is issued
// anew instead.
func noAmending(p *desk.PaperLine) lang.Text {
	switch {
	case p == nil:
		return words.Text("not-issued", nil)
	case p.Number == "":
		return words.Text("still-open", nil)
	case p.Amended != "":
		return words.Text("amended", nil)
	}
	return lang.Text{}
}

func (s *shelf) state() tea.Cmd {
	p := s.issued()
	return state(s.env, s.about.ID, *p).Open()
}

func (s *shelf) step() tea.Cmd {
	p := s.issued()
	return step(s.env, s.about.ID, *p).Open()
}

func (s *shelf) amend() tea.Cmd { return amend(s.env, s.about, s.issued(), s.open) }

// amend opens the draft of a new paper that names the one it amends.
func amend(e *screen.Env, about checks.Inspection, p *desk.PaperLine, open func(check string) tea.Cmd) tea.Cmd {
	kind, id := p.Kind, p.ID
	return screen.Do(e, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		details, err := d.KeptDetails(ctx, about.ID, kind)
		if err != nil {
			return struct{}{}, err
		}
		details.Amends = id
		return struct{}{}, d.KeepDetails(ctx, about.ID, kind, details)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return memo.PreviewPaper(e, about, kind, open)
	})
}

// Key implements screen.Screen.
func (s *shelf) Key(k keys.Key) (tea.Cmd, bool) {
	if !s.list.Key(k, s.rows()) {
		return nil, false
	}
	return s.read(), true
}

// Next implements screen.Screen.
func (s *shelf) Next() string {
	e := s.env
	switch p, o := s.issued(), s.offer(); {
	case s.view == nil:
		return words.In(e, "not-read", nil)
	case p != nil:
		return nextOf(e, s.courses[p.ID], p)
	case o != nil && !o.Allowed:
		return words.In(e, "next.instead", lang.Args{"paper": o.Instead.Words()})
	case o != nil:
		return words.In(e, "next.preview", lang.Args{"paper": o.Kind.Words()})
	}
	return words.In(e, "next.none", nil)
}

// nextOf says the next step about an issued paper in a word or two: the whole of it
// stands beside the list, with the command.
func nextOf(e *screen.Env, c desk.CourseView, p *desk.PaperLine) string {
	open := 0
	for _, point := range c.Points {
		if point.State == desk.PointOpen {
			open++
		}
	}
	switch {
	case p.State == desk.PaperConflict:
		return words.In(e, "next.conflict", nil)
	case p.State == desk.PaperIssued:
		return words.In(e, "next.register", nil)
	case p.State == checks.Registered && p.Kind != checks.MemoPaper:
		return words.In(e, "next.serve", nil)
	case open > 0 && p.Kind != checks.MemoPaper:
		return words.In(e, "next.points", lang.Args{"n": open})
	}
	return words.In(e, "next.read", nil)
}
