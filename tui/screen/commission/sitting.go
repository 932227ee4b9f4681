package commission

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/review"
	"ashyq/tui/widget"
)

// sitting is the agenda of one sitting, with whoever could be added below it.
type sitting struct {
	env   *screen.Env
	id    string
	view  *desk.AgendaView // nil until it is read
	more  []desk.Candidate
	moved []desk.MovedFigure
	list  widget.List
	asked int
	want  string // the item on which the cursor is to stand when it is read again
}

// offered is how many candidates are offered on the screen; the command lists all.
const offered = 12

// Open shows the agenda of a sitting.
func Open(e *screen.Env, id string) tea.Cmd { return e.Push(&sitting{env: e, id: id}) }

// Open implements screen.Opener.
func (s *sitting) Open() tea.Cmd {
	type answer struct {
		view  desk.AgendaView
		more  []desk.Candidate
		moved []desk.MovedFigure
	}
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.view, err = d.Agenda(ctx, s.id); err != nil {
			return a, err
		}
		if a.view.Content != nil {
			if a.moved, err = d.Moved(ctx, s.id); err != nil {
				return a, err
			}
		}
		a.more, err = d.Candidates(ctx, desk.CandidateQuery{Sitting: s.id, Limit: offered})
		return a, err
	}, func(a answer) tea.Cmd {
		if number == s.asked {
			s.view, s.more, s.moved = &a.view, a.more, a.moved
			s.stand()
		}
		return nil
	})
}

// stand puts the cursor on the item that was wanted.
func (s *sitting) stand() {
	for n, i := range s.view.Items {
		if i.ID == s.want {
			s.list.Cursor = n
		}
	}
	s.want = ""
	s.list.Settle(s.rows(), 1, s.stands)
}

// rows counts the lines of the list: items, a heading, candidates.
func (s *sitting) rows() int {
	if s.view == nil {
		return 0
	}
	return len(s.view.Items) + 1 + len(s.more)
}

func (s *sitting) stands(i int) bool { return s.view != nil && i != len(s.view.Items) }

// item gives the item under the cursor.
func (s *sitting) item() (*desk.ItemView, bool) {
	if s.view == nil || s.list.Cursor < 0 || s.list.Cursor >= len(s.view.Items) {
		return nil, false
	}
	return &s.view.Items[s.list.Cursor], true
}

// candidate gives the candidate under the cursor.
func (s *sitting) candidate() (*desk.Candidate, bool) {
	if s.view == nil {
		return nil, false
	}
	n := s.list.Cursor - len(s.view.Items) - 1
	if n < 0 || n >= len(s.more) {
		return nil, false
	}
	return &s.more[n], true
}

// Crumb implements screen.Screen.
func (s *sitting) Crumb() string {
	if s.view == nil {
		return words.In(s.env, "commission", nil)
	}
	return words.In(s.env, "sitting", lang.Args{"day": s.view.Sitting.Day.Digits()})
}

// Stamp implements screen.Screen.
func (s *sitting) Stamp() string {
	switch {
	case s.view == nil:
		return ""
	case s.view.Paper != nil && len(s.moved) > 0:
		return words.In(s.env, "stamp.moved", lang.Args{"n": len(s.moved)})
	case s.view.Paper != nil:
		return words.In(s.env, "stamp.frozen", lang.Args{"day": s.view.Sitting.AsOf.Digits()})
	}
	return words.In(s.env, "stamp.draft", nil)
}

// Context implements screen.Screen.
func (s *sitting) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	if len(s.view.Remarks) > 0 {
		return s.env.In(s.view.Remarks[0]), ""
	}
	return s.env.In(s.view.Span), ""
}

// Actions implements screen.Screen.
func (s *sitting) Actions() []screen.Action {
	var out []screen.Action
	if _, ok := s.candidate(); ok {
		out = append(out, screen.Can("agenda-take", s.take))
	} else {
		out = append(out, screen.Can("agenda-edit", s.edit).Unless(s.noItem))
	}
	return append(out,
		screen.Can("agenda-add", func() tea.Cmd { return s.adding("").Open() }).Unless(s.notRead),
		screen.Can("agenda-up", func() tea.Cmd { return s.move(-1) }).Unless(s.noItem),
		screen.Can("agenda-down", func() tea.Cmd { return s.move(1) }).Unless(s.noItem),
		screen.Can("agenda-remove", func() tea.Cmd { return s.removing(s.ref()).Open() }).Unless(s.noItem),
		screen.Can("agenda-write", func() tea.Cmd { return s.write(false) }).Unless(s.empty),
		screen.Can("agenda-issue", s.issue).Unless(s.noIssue),
		screen.Can("review-ask", func() tea.Cmd { return review.AskAgenda(s.env, s.id).Open() }).Unless(s.noIssue),
		screen.Can("agenda-review", func() tea.Cmd { return review.OpenAgenda(s.env, s.id) }).Unless(s.noIssue),
		screen.Can("agenda-decide", func() tea.Cmd { return s.deciding(s.ref()).Open() }).Unless(s.notYet),
		screen.Can("agenda-follow", func() tea.Cmd { return s.following(s.ref()).Open() }).Unless(s.notDecided),
		screen.Can("agenda-inspection", s.show).Unless(s.noInspection),
		screen.Can("why", s.why).Unless(s.notRead),
		screen.Can("sitting-change", func() tea.Cmd { return opening(s.env, &s.view.Sitting).Open() }).Unless(s.notRead),
		screen.Can("refresh", s.Open), screen.Can("back", s.env.Pop),
	)
}

// ref is the id of the item under the cursor.
func (s *sitting) ref() string {
	if i, ok := s.item(); ok {
		return i.ID
	}
	return ""
}

func (s *sitting) notRead() lang.Text {
	if s.view == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

func (s *sitting) noItem() lang.Text {
	if _, ok := s.item(); !ok {
		return words.Text("no-item", nil)
	}
	return s.notRead()
}

func (s *sitting) empty() lang.Text {
	if s.view != nil && len(s.view.Items) == 0 {
		return words.Text("no-item", nil)
	}
	return s.notRead()
}

func (s *sitting) noIssue() lang.Text {
	if !s.env.Desk.Author().Given {
		return words.Text("no-name", nil)
	}
	return s.empty()
}

func (s *sitting) notYet() lang.Text {
	if s.view != nil && s.view.Sitting.Day > s.env.Desk.Today() {
		return words.Text("not-yet", nil)
	}
	return s.noItem()
}

func (s *sitting) notDecided() lang.Text {
	if i, ok := s.item(); ok && (i.Decided == nil || i.Decided.Value == checks.Postponed || i.Decided.Value == checks.Removed) {
		return words.Text("not-decided", nil)
	}
	return s.noItem()
}

// inspection is the inspection of what the cursor is on.
func (s *sitting) inspection() string {
	if i, ok := s.item(); ok {
		return i.Inspection
	}
	if x, ok := s.candidate(); ok {
		return x.Inspection
	}
	return ""
}

func (s *sitting) noInspection() lang.Text {
	if s.inspection() == "" {
		return words.Text("no-inspection", nil)
	}
	return lang.Text{}
}

func (s *sitting) show() tea.Cmd { return s.env.Show(s.inspection()) }

// take puts the candidate under the cursor on the agenda.
func (s *sitting) take() tea.Cmd {
	x, ok := s.candidate()
	if !ok {
		return nil
	}
	in := desk.ItemInput{Kind: x.Kind, Inspection: x.Inspection, Earlier: x.Earlier}
	for _, w := range x.Why {
		in.Why = append(in.Why, w.Rule)
	}
	return s.act(func(ctx context.Context, d *desk.Desk) (string, error) { return d.AddItem(ctx, s.id, in) })
}

// move moves the item under the cursor up or down.
func (s *sitting) move(by int) tea.Cmd {
	i, ok := s.item()
	to := s.list.Cursor + 1 + by
	if !ok || to < 1 || to > len(s.view.Items) {
		return nil
	}
	id := i.ID
	return s.act(func(ctx context.Context, d *desk.Desk) (string, error) { return id, d.MoveItem(ctx, id, to) })
}

// act does something with an item, and reads the agenda anew with the cursor on it.
func (s *sitting) act(f func(context.Context, *desk.Desk) (string, error)) tea.Cmd {
	return screen.Do(s.env, words.In(s.env, "writing", nil), f, func(id string, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		s.want = id
		return tea.Batch(s.Open(), s.env.Tell(words.Text("written", nil)))
	})
}

// why reads whole what the pane beside has no room for: the rules, the formulas, what
// has moved since the agenda was put for signature.
func (s *sitting) why() tea.Cmd {
	e := s.env
	return aid.Read(&aid.Reader{
		Env: e, Name: func() string { return words.In(e, "why", nil) }, Left: s.Crumb,
		Lines: func() []aid.Line {
			var out []aid.Line
			if x, ok := s.candidate(); ok {
				for _, w := range x.Why {
					out = append(out, aid.Line{Text: e.In(w.Text)})
				}
			}
			out = append(out, aid.Line{Text: e.In(checks.IndicatorNote())})
			for _, id := range checks.IndicatorIDs() {
				i := checks.Indicator{ID: id}
				out = append(out, aid.Line{Text: e.In(i.Words()) + " – " + e.In(i.Formula())})
			}
			for _, m := range s.moved {
				line := e.In(m.Title) + ": " + e.In(m.Words)
				if m.ThenOf+m.NowOf > 0 {
					line += " " + ratio(m.Then, m.ThenOf) + " → " + ratio(m.Now, m.NowOf)
				}
				out = append(out, aid.Line{Text: line})
			}
			return out
		},
	})
}

func ratio(n, of int) string { return strconv.Itoa(n) + " / " + strconv.Itoa(of) }

// Key implements screen.Screen.
func (s *sitting) Key(k keys.Key) (tea.Cmd, bool) {
	return nil, s.view != nil && s.list.KeyOver(k, s.rows(), s.stands)
}

// Next implements screen.Screen.
func (s *sitting) Next() string {
	e := s.env
	if s.view == nil {
		return words.In(e, "reading", nil)
	}
	for n, i := range s.view.Items {
		switch {
		case len(i.Pending) > 0:
			return words.In(e, "next.pending", lang.Args{"n": n + 1, "what": i.Pending[0]})
		case len(i.Missing) > 0:
			return words.In(e, "next.lacks", lang.Args{"n": n + 1, "what": i.Missing[0]})
		}
	}
	switch {
	case len(s.view.Items) == 0:
		return words.In(e, "next.take", nil)
	case s.view.Sitting.Day <= e.Desk.Today():
		return words.In(e, "next.decide", nil)
	}
	return words.In(e, "next.write", nil)
}
