package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/papers"
)

// officePapers is the room of all papers that were put for signature: of every
// inspection and of the sittings, with what each waits for.
type officePapers struct {
	long[desk.AnyPaper]
	rooms  *rooms
	only   int // of paperFilters
	total  int // papers that there are, whatever is asked for; -1: not known yet
	waits  int // of them, that wait for something
	course *desk.CourseView
}

// commissionPapers are the kinds of papers of the Commission.
const commissionPapers = string(checks.AgendaPaper + " " + checks.ReferencePaper + " " + checks.InvitationPaper + " " + checks.ProtocolPaper + " " + checks.YearlyPaper)

// paperFilters are the sets of papers that can be asked for, in a ring.
var paperFilters = []struct {
	key string
	q   journal.PaperQuery
}{
	{"papers.waiting", journal.PaperQuery{Waiting: true}},
	{"papers.all", journal.PaperQuery{}},
	{"papers.unsigned", journal.PaperQuery{States: desk.PaperIssued}},
	{"papers.objections", journal.PaperQuery{Objected: true}},
	{"papers.demands", journal.PaperQuery{Kinds: string(checks.DemandPaper)}},
	{"papers.recommendations", journal.PaperQuery{Kinds: string(checks.RecommendationPaper) + " " + string(checks.ResultsPaper)}},
	{"papers.memos", journal.PaperQuery{Kinds: string(checks.MemoPaper) + " " + string(checks.LetterPaper)}},
	{"papers.commission", journal.PaperQuery{Kinds: commissionPapers}},
}

func newPapers(e *screen.Env, r *rooms) *officePapers {
	s := &officePapers{rooms: r, total: -1}
	s.long = long[desk.AnyPaper]{env: e, owner: s, came: s.show}
	s.held.total = -1
	s.asking()
	return s
}

// asking says what the list is asked for, as the filter stands now.
func (s *officePapers) asking() {
	q := paperFilters[s.only].q
	s.read = func(ctx context.Context, d *desk.Desk, search string, limit, offset int) (int, []desk.AnyPaper, error) {
		q.Search = search
		total, err := d.CountPapers(ctx, q)
		if err != nil {
			return 0, nil, err
		}
		q.Limit, q.Offset = limit, min(offset, max(0, total-1))
		rows, err := d.ListPapers(ctx, q)
		return total, rows, err
	}
}

// Open implements screen.Opener.
func (s *officePapers) Open() tea.Cmd { return tea.Batch(s.refresh(), s.count()) }

// count tells how many there are and how many wait, for the line of tabs.
func (s *officePapers) count() tea.Cmd {
	type counts struct{ all, waits int }
	return screen.Look(s.env, nil, func(ctx context.Context, d *desk.Desk) (c counts, err error) {
		if c.all, err = d.CountPapers(ctx, journal.PaperQuery{}); err == nil {
			c.waits, err = d.CountPapers(ctx, journal.PaperQuery{Waiting: true})
		}
		return c, err
	}, func(c counts) tea.Cmd {
		s.total, s.waits = c.all, c.waits
		return nil
	})
}

// show reads what followed the paper under the cursor.
func (s *officePapers) show() tea.Cmd {
	row, ok := s.at()
	if !ok {
		s.course = nil
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.CourseView, error) {
		return d.PaperCourse(ctx, row.Where(), row.ID)
	}, func(v desk.CourseView) tea.Cmd {
		if now, ok := s.at(); ok && now.ID == v.Paper.ID {
			s.course = &v
		}
		return nil
	})
}

func (s *officePapers) tab() string {
	if s.total < 1 {
		return words.In(s.env, "papers", nil)
	}
	return words.In(s.env, "papers", nil) + " " + number(s.env, s.total)
}

// Crumb implements screen.Screen.
func (s *officePapers) Crumb() string { return words.In(s.env, "papers", nil) }

// Stamp implements screen.Screen.
func (s *officePapers) Stamp() string { return today(s.env) }

// Context implements screen.Screen.
func (s *officePapers) Context() (left, right string) { return s.rooms.tabs(s), "" }

// Actions implements screen.Screen.
func (s *officePapers) Actions() []screen.Action {
	return append([]screen.Action{
		screen.Can("paper-follow", s.open).Unless(s.noRow),
		screen.Can("filter", s.filter),
		screen.Can("search", s.begin),
		screen.Can("paper-inspection", s.inspection).Unless(s.noInspection),
	}, append(s.rooms.walking(s), screen.Can("refresh", s.Open))...)
}

func (s *officePapers) noRow() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("papers.none", nil)
	}
	return lang.Text{}
}

func (s *officePapers) noInspection() lang.Text {
	if row, ok := s.at(); !ok || row.Inspection == "" {
		return words.Text("papers.no-inspection", nil)
	}
	return lang.Text{}
}

func (s *officePapers) open() tea.Cmd {
	row, _ := s.at()
	return papers.OpenPaper(s.env, row)
}

func (s *officePapers) inspection() tea.Cmd {
	row, _ := s.at()
	return s.env.Show(row.Subject.ID())
}

// filter goes to the next set of papers.
func (s *officePapers) filter() tea.Cmd {
	s.only = (s.only + 1) % len(paperFilters)
	s.asking()
	return s.anew()
}

// Key implements screen.Screen.
func (s *officePapers) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc && !s.searching && (s.only > 0 || s.search != "") {
		s.only = 0
		s.asking()
		return s.all(), true
	}
	return s.key(k)
}

// Next implements screen.Screen.
func (s *officePapers) Next() string {
	e := s.env
	row, ok := s.at()
	switch {
	case s.searching:
		return words.In(e, "search.next", nil)
	case s.total == 0:
		return words.In(e, "papers.next-none", nil)
	case s.held.total == 0 && s.only == 0 && s.search == "":
		return words.In(e, "papers.next-done", nil)
	case s.held.total == 0:
		return words.In(e, "none-found.next", nil)
	case !ok:
		return words.In(e, "reading", nil)
	case row.Waits == "":
		return words.In(e, "papers.next-read", lang.Args{"paper": checks.PaperKind(row.Kind).Words()})
	}
	return words.In(e, "papers.next", lang.Args{"what": desk.WaitsWords(row.Waits), "paper": checks.PaperKind(row.Kind).Words()})
}
