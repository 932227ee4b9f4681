package page

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/page"
	"ashyq/checks/propose"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// scope is of what it is shown what was found: of one page, or for one check.
type scope struct{ page, check string }

// found is what was found on captured pages and waits for a person.
type found struct {
	env   *screen.Env
	id    string // of the inspection
	of    scope
	read  *sight // nil until it is read
	list  widget.List
	on    string          // proposal under the cursor, whatever the order
	marks map[string]bool // proposals that are marked
	busy  map[string]bool // that are being confirmed or rejected
	asked int             // number of the last reading: what an earlier one brings is stale
	pane  pane
	texts map[string]*pane // by page: its text with what was recorded before
	one   would            // of the proposal under the cursor
	many  would            // of all that are marked
	ways  widget.List      // on from a page that could not be read
}

// sight is what was read.
type sight struct {
	view  desk.CheckView
	all   []desk.Proposal // of the whole inspection
	pages []desk.PageView
}

// would is what confirming would change, as far as it is known.
type would struct {
	ids   string // for which proposals
	known bool
	it    desk.Effect
	no    error // why it would be refused
}

// Found shows what was found on pages for one check of an inspection.
func Found(e *screen.Env, inspection, check string) tea.Cmd {
	return openFound(e, inspection, scope{check: check})
}

func openFound(e *screen.Env, inspection string, of scope) tea.Cmd {
	return e.Push(&found{env: e, id: inspection, of: of, marks: map[string]bool{}, busy: map[string]bool{}})
}

// Open implements screen.Opener.
func (s *found) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (out sight, err error) {
		if out.view, err = d.Check(ctx, s.id, ""); err != nil {
			return out, err
		}
		if out.pages, err = d.Pages(ctx, s.id); err != nil {
			return out, err
		}
		out.all, err = d.Proposals(ctx, s.id)
		slices.SortStableFunc(out.all, inOrder)
		return out, err
	}, func(r sight) tea.Cmd {
		if number != s.asked {
			return nil
		}
		return s.show(r)
	})
}

// inOrder puts what happened last first, and stretches of time behind single days.
func inOrder(a, b desk.Proposal) int {
	rank := func(p desk.Proposal) int {
		if p.Kind == propose.Coverage {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.From, a.From))
}

// show takes in what was read; the cursor stays on what it stood on, or comes to
// what follows it.
func (s *found) show(r sight) tea.Cmd {
	s.read, s.texts = &r, map[string]*pane{}
	s.one, s.many, s.busy = would{}, would{}, map[string]bool{}
	rows := s.rows()
	for i, p := range rows {
		if p.ID == s.on {
			s.list.Cursor = i
		}
	}
	s.list.Clamp(len(rows))
	for id := range s.marks {
		if !slices.ContainsFunc(rows, func(p desk.Proposal) bool { return p.ID == id }) {
			delete(s.marks, id)
		}
	}
	return tea.Batch(s.settle(), s.askWould())
}

// rows lists what waits.
func (s *found) rows() []desk.Proposal { return s.inState(desk.ProposalOpen) }

// inState lists the proposals in scope that are in a state.
func (s *found) inState(state string) []desk.Proposal {
	if s.read == nil {
		return nil
	}
	var out []desk.Proposal
	for _, p := range s.read.all {
		if p.State == state && !s.busy[p.ID] && (s.of.page == "" || p.Capture == s.of.page) && (s.of.check == "" || p.Check == s.of.check) {
			out = append(out, p)
		}
	}
	return out
}

// at gives the proposal under the cursor.
func (s *found) at() (desk.Proposal, bool) {
	rows := s.rows()
	s.list.Clamp(len(rows))
	if len(rows) == 0 {
		return desk.Proposal{}, false
	}
	return rows[s.list.Cursor], true
}

// page gives the page that is shown: the one in scope, or that of the cursor.
func (s *found) page() (desk.PageView, bool) {
	id := s.of.page
	if p, ok := s.at(); ok {
		id = p.Capture
	}
	if s.read == nil {
		return desk.PageView{}, false
	}
	i := slices.IndexFunc(s.read.pages, func(p desk.PageView) bool { return p.ID == id })
	if i < 0 {
		return desk.PageView{}, false
	}
	return s.read.pages[i], true
}

// unread tells whether the page in scope could not be read: there is nothing to
// confirm, and ways on are shown instead.
func (s *found) unread() bool {
	p, ok := s.page()
	return ok && s.of.page != "" && page.Outcome(p.Outcome) != page.Fetched
}

// settle shows the page of what the cursor stands on, with the fragment in it.
func (s *found) settle() tea.Cmd {
	p, ok := s.at()
	s.on = p.ID
	of, there := s.page()
	if !there || page.Outcome(of.Outcome) != page.Fetched {
		return nil
	}
	if known := s.texts[of.ID]; known != nil {
		if s.pane.text.ID != of.ID {
			s.pane = *known
		}
		s.pane.labels = known.labels
		s.pane.show(nil)
		if ok {
			s.pane.show(marksOf(s.pane.text, p))
		}
		return nil
	}
	all, id := s.read.all, of.ID
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (*pane, error) {
		text, err := d.PageText(ctx, s.id, id)
		return &pane{text: text, labels: labelsOf(text, all), at: -1}, err
	}, func(known *pane) tea.Cmd {
		s.texts[id] = known
		return s.settle()
	})
}

// pause is how long the cursor stands before it is worked out what confirming would
// change.
const pause = 120 * time.Millisecond

// moved shows what the cursor stands on now, and after a moment what it would change.
func (s *found) moved() tea.Cmd {
	settled := s.settle()
	on := s.on
	return tea.Batch(settled, s.env.Later(pause, func() tea.Cmd {
		if on != s.on {
			return nil
		}
		return s.askWould()
	}))
}

// askWould works out behind the screen what confirming would change: what is under the
// cursor, and all that is marked.
func (s *found) askWould() tea.Cmd {
	var one []string
	if s.on != "" {
		one = append(s.counted(), s.on)
	}
	return tea.Batch(s.ask(&s.one, one), s.ask(&s.many, s.marked()))
}

func (s *found) ask(of *would, ids []string) tea.Cmd {
	key := strings.Join(ids, " ")
	if key == of.ids {
		return nil
	}
	*of = would{ids: key}
	if key == "" || s.read.view.Sealed {
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (would, error) {
		it, err := d.Would(ctx, s.id, func(tried *desk.Desk) error {
			_, err := tried.Confirm(ctx, s.id, ids)
			return err
		})
		return would{ids: key, known: true, it: it, no: err}, nil // a refusal is an answer too
	}, func(w would) tea.Cmd {
		if of.ids == w.ids {
			*of = w
		}
		return nil
	})
}

// marked lists what is marked, in the order of the list.
func (s *found) marked() []string {
	var out []string
	for _, p := range s.rows() {
		if s.marks[p.ID] {
			out = append(out, p.ID)
		}
	}
	return out
}
