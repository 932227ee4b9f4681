package check

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/record"
	"ashyq/tui/widget"
)

// history opens what was written about what is under the cursor: one piece of
// evidence or coverage by itself, else the answers to the question together with
// all that serves it.
func (s *check) history() tea.Cmd {
	if s.focus == proofPane {
		switch p, _ := s.proofAt(); {
		case p.evidence != nil:
			return record.History(s.env, s.id, "evidence "+p.evidence.ID)
		case p.coverage != nil:
			return record.History(s.env, s.id, "coverage "+p.coverage.ID)
		}
	}
	return s.env.Push(&history{env: s.env, id: s.id, matters: s.matters(), list: record.List{Env: s.env}})
}

// matters tells whether an entry of the journal belongs to the part under the
// cursor, or to the check as a whole: an answer to it, or what serves it today.
func (s *check) matters() func(matter string) bool {
	part := ""
	if p, _ := s.part(); p != nil {
		part = p.Part
	}
	serves := func(check string, parts []string) bool {
		return check == s.about && (part == "" || slices.Contains(parts, part))
	}
	about := map[string]bool{}
	for i := range s.read.view.Case.Evidence {
		e := &s.read.view.Case.Evidence[i]
		about["evidence "+e.ID] = slices.ContainsFunc(e.Serves, func(v checks.Service) bool { return serves(v.Check, v.Parts) })
	}
	for i := range s.read.view.Case.Coverage {
		c := &s.read.view.Case.Coverage[i]
		about["coverage "+c.ID] = serves(c.Check, c.Parts)
	}
	question := checks.Question{Check: s.about, Part: part}.Matter()
	return func(matter string) bool {
		deeper := strings.HasPrefix(matter, question+"@") || part == "" && strings.HasPrefix(matter, question+"/")
		return about[matter] || matter == question || deeper
	}
}

// history is the screen of those entries.
type history struct {
	env     *screen.Env
	id      string
	matters func(matter string) bool
	list    record.List
	count   int
}

// Open implements screen.Opener.
func (h *history) Open() tea.Cmd {
	return screen.Look(h.env, h, func(ctx context.Context, d *desk.Desk) ([]desk.JournalLine, error) {
		lines, err := d.Journal(ctx, h.id)
		return trail(lines, h.matters), err
	}, func(lines []desk.JournalLine) tea.Cmd {
		h.count = len(lines)
		h.list.Show(lines)
		return nil
	})
}

// trail picks the entries to some matters, and the withdrawals that name what was
// picked. A withdrawal stands later than what it names, so one walk is enough.
func trail(lines []desk.JournalLine, matters func(string) bool) []desk.JournalLine {
	var out []desk.JournalLine
	picked := map[string]bool{} // hashes of entries, and of acts as «hash act»
	for _, l := range lines {
		withdraws := false
		for _, t := range l.Header.Replaces {
			withdraws = withdraws || l.Matter == "" && picked[t.String()]
		}
		if !withdraws && !matters(l.Matter) {
			continue
		}
		act := l.Header.Act
		if act == "" {
			act = l.Hash
		}
		picked[string(l.Hash)], picked[string(act)+" act"] = true, true
		out = append(out, l)
	}
	return out
}

// Crumb implements screen.Screen.
func (h *history) Crumb() string { return words.In(h.env, "history", nil) }

// Stamp implements screen.Screen.
func (h *history) Stamp() string { return words.In(h.env, "history.count", lang.Args{"n": h.count}) }

// Context implements screen.Screen.
func (h *history) Context() (left, right string) { return "", "" }

// Actions implements screen.Screen.
func (h *history) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("back", h.env.Pop), record.Undo(h.env, h.id, h.Open), record.Redo(h.env, h.id, h.Open),
	}
}

// Next implements screen.Screen.
func (h *history) Next() string { return words.In(h.env, "history.next", nil) }

// Key implements screen.Screen.
func (h *history) Key(k keys.Key) (tea.Cmd, bool) { return nil, h.list.Key(k) }

// Draw implements screen.Screen.
func (h *history) Draw(c widget.Canvas) { h.list.Draw(c) }
