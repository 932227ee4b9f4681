package inspection

import (
	"cmp"
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/bundle"
	"ashyq/tui/screen/check"
	"ashyq/tui/screen/compared"
	"ashyq/tui/screen/conflict"
	"ashyq/tui/screen/erase"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/screen/field"
	"ashyq/tui/screen/leaning"
	"ashyq/tui/screen/memo"
	"ashyq/tui/screen/opening"
	"ashyq/tui/screen/other"
	"ashyq/tui/screen/page"
	"ashyq/tui/screen/papers"
	"ashyq/tui/screen/picture"
	"ashyq/tui/screen/proofs"
	"ashyq/tui/screen/record"
	"ashyq/tui/screen/stand"
	"ashyq/tui/screen/trend"
	"ashyq/tui/widget"
)

// inspection is the list of the checks of one inspection.
type inspection struct {
	env   *screen.Env
	id    string
	view  *desk.CheckView // nil until it is judged
	list  widget.List
	on    string // check under the cursor, whatever the order
	asked int    // number of the last reading: what an earlier one brings is stale

	leans  int    // on refuted evidence, and waits for an answer
	waits  int    // what was found on pages and nobody has confirmed
	order  string // "" by clause, "worst", "open"
	filter checks.Verdict
	hidden bool // the detail below the list is not wanted
}

// Open shows an inspection.
func Open(e *screen.Env, id string) tea.Cmd {
	return e.Push(&inspection{env: e, id: id})
}

// Viewed implements screen.Viewer.
func (s *inspection) Viewed() string { return s.id }

// Open implements screen.Opener: it is judged anew whenever it comes to the
// front, for what was opened from it has written.
func (s *inspection) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.CheckView, error) {
		return d.Check(ctx, s.id, "")
	}, func(v desk.CheckView) tea.Cmd {
		if number == s.asked {
			s.view = &v
			s.follow()
			return tea.Batch(s.countFound(number), s.countLeaning(number))
		}
		return nil
	})
}

// countFound counts what was found on pages and waits. It is read beside the rest: a
// case with many pages opens as quickly as one with none.
func (s *inspection) countFound(number int) tea.Cmd {
	if len(s.view.Case.Captures) == 0 {
		s.waits = 0
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (n int, err error) {
		list, err := d.Proposals(ctx, s.id)
		for _, p := range list {
			if p.State == desk.ProposalOpen {
				n++
			}
		}
		return n, err
	}, func(n int) tea.Cmd {
		if number == s.asked {
			s.waits = n
		}
		return nil
	})
}

// countLeaning counts what leaned on refuted evidence and waits for an answer.
func (s *inspection) countLeaning(number int) tea.Cmd {
	if len(s.view.Case.Refuted) == 0 {
		s.leans = 0
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (n int, err error) {
		views, err := d.Leaning(ctx, s.id)
		for _, v := range views {
			for _, r := range v.Refuted {
				n += r.Open
			}
		}
		return n, err
	}, func(n int) tea.Cmd {
		if number == s.asked {
			s.leans = n
		}
		return nil
	})
}

// rows lists the findings that are shown, in the order that was asked for.
func (s *inspection) rows() []checks.Finding {
	if s.view == nil {
		return nil
	}
	var out []checks.Finding
	for _, f := range s.view.Findings {
		if f.Check != checks.OtherCheck && (s.filter == "" || f.Verdict == s.filter) {
			out = append(out, f)
		}
	}
	all := checks.Verdicts()
	switch s.order {
	case "worst":
		slices.SortStableFunc(out, func(a, b checks.Finding) int {
			return cmp.Compare(slices.Index(all, a.Verdict), slices.Index(all, b.Verdict))
		})
	case "open":
		slices.SortStableFunc(out, func(a, b checks.Finding) int { return cmp.Compare(settled(a), settled(b)) })
	}
	return out
}

// settled orders what nobody has looked at first, then what cannot be told.
func settled(f checks.Finding) int {
	switch f.Verdict {
	case checks.NotChecked:
		return 0
	case checks.CannotTell:
		return 1
	}
	return 2
}

// follow puts the cursor on the check that it stood on.
func (s *inspection) follow() {
	rows := s.rows()
	for i, f := range rows {
		if f.Check == s.on {
			s.list.Cursor = i
		}
	}
	s.list.Clamp(len(rows))
	s.remember()
}

func (s *inspection) remember() {
	if f, ok := s.at(); ok {
		s.on = f.Check
	}
}

// at gives the finding under the cursor.
func (s *inspection) at() (checks.Finding, bool) {
	rows := s.rows()
	if len(rows) == 0 {
		return checks.Finding{}, false
	}
	s.list.Clamp(len(rows))
	return rows[s.list.Cursor], true
}

// Crumb implements screen.Screen.
func (s *inspection) Crumb() string {
	if s.view == nil {
		return words.In(s.env, "inspection", nil)
	}
	return s.view.Case.Inspection.Number
}

// Stamp implements screen.Screen.
func (s *inspection) Stamp() string {
	if s.view == nil {
		return ""
	}
	if s.env.Height < roomy { // the sentence above the list is not drawn
		return s.figures()
	}
	return screen.Period(s.view.Case.Inspection.Period.Span())
}

// roomy is the height from which the frame has a line for the context.
const roomy = 20

// figures says how much is kept, or what of the list is hidden.
func (s *inspection) figures() string {
	if s.filter != "" {
		return words.In(s.env, "filtered", lang.Args{"filter": s.filter.Words()})
	}
	m := s.view.Summary
	return words.In(s.env, "summary", lang.Args{"met": m.Met, "due": m.Applicable})
}

// Context implements screen.Screen.
func (s *inspection) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	i := s.view.Case.Inspection
	left = s.env.In(s.view.Holder.Holder.Name(i.AsOf).Text()) + " · " + s.env.In(i.Form.Words())
	if s.view.Sealed {
		left = words.In(s.env, "closed", nil) + " · " + left
	}
	if s.leans > 0 {
		left = "! " + words.In(s.env, "leans", lang.Args{"n": s.leans}) + " · " + left
	}
	return left, s.figures()
}

// Actions implements screen.Screen.
func (s *inspection) Actions() []screen.Action {
	e := s.env
	pages := screen.Can("pages-open", func() tea.Cmd { return page.Open(e, s.id, "") }).Unless(s.notRead)
	list := []screen.Action{
		screen.Can("check-open", s.openCheck).Unless(s.noRow),
		screen.Can("evidence-add", s.addEvidence).Unless(s.noWriting),
		screen.Can("verdict-give", s.answer).Unless(s.noWriting),
		screen.Can("memo", func() tea.Cmd { return memo.Preview(e, s.view.Case.Inspection, s.openNamed) }).Unless(s.notRead),
		screen.Can("stand-open", func() tea.Cmd { return stand.Open(e, s.id) }).Unless(s.noStand),
		screen.Can("filter", s.nextFilter),
		screen.Can("order", s.nextOrder),
		screen.Can("journal", func() tea.Cmd { return record.Open(e, s.id) }),
		record.Undo(e, s.id, s.Open), record.Redo(e, s.id, s.Open),
		screen.Can("coverage-add", s.cover).Unless(s.noWriting),
		screen.Can("holder-facts", s.facts).Unless(s.notRead),
		screen.Can("photos-open", func() tea.Cmd { return field.Photos(e, s.id) }).Unless(s.noStand),
		screen.Can("form-open", s.openForm).Unless(s.noWriting),
		screen.Can("other-open", func() tea.Cmd { return other.Open(e, s.id) }).Unless(s.notRead),
		screen.Can("papers-open", func() tea.Cmd { return papers.Open(e, s.view.Case.Inspection, s.openNamed) }).Unless(s.notRead),
		pages,
		screen.Can("proofs-open", func() tea.Cmd { return proofs.Open(e, s.id) }).Unless(s.notRead),
		screen.Can("premises-open", func() tea.Cmd { return proofs.Premises(e, s.id) }).Unless(s.notRead),
		screen.Can("detail-place", s.hide),
		screen.Can("refresh", s.Open),
		screen.Can("conflicts-open", func() tea.Cmd { return conflict.Open(e, s.id) }),
		screen.Can("leaning-open", func() tea.Cmd { return leaning.Open(e, s.id) }).Unless(s.noRefuted),
		screen.Can("erase-open", func() tea.Cmd { return erase.Inspection(e, s.id) }).Unless(s.notRead),
		screen.Can("compare-open", func() tea.Cmd { return compared.Open(e, s.id, s.openNamed) }).Unless(s.noEarlier),
		screen.Can("year-open", func() tea.Cmd { return picture.Year(e, s.id) }).Unless(s.notRead),
		screen.Can("progress-open", func() tea.Cmd { return picture.Progress(e, s.id) }).Unless(s.notRead),
		screen.Can("trend-open", func() tea.Cmd { return trend.Open(e, s.view.Holder.Holder.ID) }).Unless(s.notRead),
		screen.Can("inspect-again", func() tea.Cmd { return opening.Again(e, s.id) }).Unless(s.notRead),
		screen.Can("dossier-write", s.writeDossier).Unless(s.notRead),
		screen.Can("archive-write", func() tea.Cmd { return bundle.Archive(e, s.id, s.view.Case.Inspection.Number) }).Unless(s.notRead),
		screen.Can("inspection-close", s.close).Unless(s.noWriting),
		screen.Can("inspection-reopen", s.reopen).Unless(s.notClosed),
	}
	if !s.confirms() {
		return list
	}
	list = slices.DeleteFunc(list, func(a screen.Action) bool { return a.ID == pages.ID })
	return append([]screen.Action{pages}, list...)
}

// confirms tells that the next step is to confirm what was found on pages.
func (s *inspection) confirms() bool { return s.view != nil && !s.view.Sealed && s.waits > 0 }

func (s *inspection) openCheck() tea.Cmd {
	var all []string
	for _, f := range s.rows() {
		all = append(all, f.Check)
	}
	f, _ := s.at()
	return check.Open(s.env, s.id, f.Check, all, s.seen)
}

// openForm opens the form for the field, at the check under the cursor.
func (s *inspection) openForm() tea.Cmd {
	f, _ := s.at()
	return field.Form(s.env, s.id, f.Check)
}

// seen puts the cursor on the check that is in front now.
func (s *inspection) seen(check string) { s.on = check }

// openNamed opens a check that another screen names.
func (s *inspection) openNamed(name string) tea.Cmd {
	return check.Open(s.env, s.id, name, []string{name}, nil)
}

func (s *inspection) addEvidence() tea.Cmd {
	f, _ := s.at()
	return evidence.Add(s.env, *s.view, f.Check, evidence.Prefill{})
}

func (s *inspection) answer() tea.Cmd {
	f, _ := s.at()
	return evidence.Verdict(s.env, *s.view, checks.Question{Check: f.Check})
}

func (s *inspection) cover() tea.Cmd {
	f, _ := s.at()
	return evidence.Cover(s.env, *s.view, f.Check, "", calendar.Span{})
}

// facts answers questions about the holder and adds addresses.
func (s *inspection) facts() tea.Cmd { return opening.Facts(s.env, s.view.Holder.Holder.ID) }

func (s *inspection) hide() tea.Cmd {
	s.hidden = !s.hidden
	return nil
}

// nextFilter goes through the verdicts that this inspection has.
func (s *inspection) nextFilter() tea.Cmd {
	var have []checks.Verdict
	for _, v := range checks.Verdicts() {
		if s.view != nil && slices.ContainsFunc(s.view.Findings, func(f checks.Finding) bool { return f.Verdict == v }) {
			have = append(have, v)
		}
	}
	at := slices.Index(have, s.filter)
	s.filter = ""
	if at+1 < len(have) {
		s.filter = have[at+1]
	}
	s.follow()
	return nil
}

func (s *inspection) nextOrder() tea.Cmd {
	ring := []string{"", "worst", "open"}
	s.order = ring[(slices.Index(ring, s.order)+1)%len(ring)]
	s.follow()
	return nil
}

// Key implements screen.Screen.
func (s *inspection) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc && s.filter != "" {
		s.filter = ""
		s.follow()
		return nil, true
	}
	ok := s.list.Key(k, len(s.rows()))
	s.remember()
	return nil, ok
}
