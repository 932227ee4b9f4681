package holder

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/opening"
	"ashyq/tui/screen/proofs"
	"ashyq/tui/screen/record"
	"ashyq/tui/screen/trend"
	"ashyq/tui/screen/typed"
	"ashyq/tui/widget"
)

// holder is the screen of one holder.
type holder struct {
	env  *screen.Env
	card desk.HolderCard
	list widget.List
}

// Open opens the screen of a holder.
func Open(e *screen.Env, id string) tea.Cmd {
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (desk.HolderCard, error) {
		return d.HolderCard(ctx, id)
	}, func(c desk.HolderCard) tea.Cmd {
		return e.Push(&holder{env: e, card: c})
	})
}

// Open implements screen.Opener: what was changed meanwhile is read anew.
func (s *holder) Open() tea.Cmd {
	id := s.card.Holder.ID
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.HolderCard, error) {
		return d.HolderCard(ctx, id)
	}, func(c desk.HolderCard) tea.Cmd {
		s.card = c
		return nil
	})
}

func (s *holder) name() lang.Text { return s.card.Holder.Name(s.env.Desk.Today()).Text() }

// Crumb implements screen.Screen.
func (s *holder) Crumb() string { return words.In(s.env, "holder", nil) }

// Stamp implements screen.Screen.
func (s *holder) Stamp() string { return s.card.Holder.BIN }

// Context implements screen.Screen.
func (s *holder) Context() (left, right string) {
	key := "subject.unknown"
	if s.card.Known {
		key = map[bool]string{true: "subject.yes", false: "subject.no"}[s.card.Subject]
	}
	return s.env.In(s.name()), words.In(s.env, key, nil)
}

// Actions implements screen.Screen.
func (s *holder) Actions() []screen.Action {
	return []screen.Action{
		screen.Can(s.enters(), s.enter),
		screen.Can("fact-add", func() tea.Cmd { return s.asking(line{}).Open() }),
		screen.Can("fact-end", s.askEnd).Unless(s.noEnd),
		screen.Can("inspect-holder", func() tea.Cmd { return opening.Start(s.env, s.card.Holder.ID) }),
		screen.Can("holder-facts", func() tea.Cmd { return opening.Facts(s.env, s.card.Holder.ID) }),
		screen.Can("trend-open", func() tea.Cmd { return trend.Open(s.env, s.card.Holder.ID) }),
		screen.Can("premises-open", func() tea.Cmd { return proofs.PremisesOf(s.env, s.card.Holder.ID) }),
		record.UndoOfHolder(s.env, s.card.Holder.ID, s.Open),
		record.Redo(s.env, s.card.Holder.ID, s.Open),
		screen.Can("back", s.env.Pop),
	}
}

// enters names what Enter does to the line under the cursor.
func (s *holder) enters() string {
	switch s.at().kind {
	case ofQuestion:
		return "fact-answer"
	case ofHolder, ofInspection:
		return "open"
	}
	return "fact-change"
}

func (s *holder) enter() tea.Cmd {
	switch l := s.at(); l.kind {
	case ofHolder:
		return Open(s.env, l.key)
	case ofInspection:
		return s.env.Show(l.key)
	case ofRecord:
		return s.recordAsking().Open()
	default:
		return s.asking(l).Open()
	}
}

// noEnd says why what stands under the cursor cannot end.
func (s *holder) noEnd() lang.Text {
	switch l := s.at(); {
	case !l.fact():
		return words.Text("end.nothing", nil)
	case l.days.To != 0:
		return words.Text("end.already", lang.Args{"day": l.days.To.Digits()})
	}
	return lang.Text{}
}

// at gives the line under the cursor, which is never a heading.
func (s *holder) at() line {
	lines := s.lines()
	s.list.Settle(len(lines), 1, facts(lines))
	return lines[s.list.Cursor]
}

// Key implements screen.Screen.
func (s *holder) Key(k keys.Key) (tea.Cmd, bool) {
	lines := s.lines()
	return nil, s.list.KeyOver(k, len(lines), facts(lines))
}

// facts tells on which lines the cursor stands: on all but headings.
func facts(lines []line) func(int) bool {
	return func(i int) bool { return lines[i].kind != ofHeading }
}

// Next implements screen.Screen.
func (s *holder) Next() string {
	switch l := s.at(); l.kind {
	case ofQuestion:
		return words.In(s.env, "next.answer", lang.Args{"trait": l.text})
	case ofHolder, ofInspection:
		return words.In(s.env, "next.open", lang.Args{"name": l.text})
	default:
		return words.In(s.env, "next.change", lang.Args{"name": l.text})
	}
}

// Resume goes on with what was typed on one of these sheets and not written; false
// where the draft is of none of them.
func Resume(e *screen.Env, d desk.Draft) (cmd tea.Cmd, ok bool) {
	resume := func(asking func(*holder) typed.Asking) tea.Cmd {
		id, _ := aim(d)
		return screen.Look(e, nil, func(ctx context.Context, at *desk.Desk) (desk.HolderCard, error) {
			return at.HolderCard(ctx, id)
		}, func(c desk.HolderCard) tea.Cmd {
			s := &holder{env: e, card: c}
			return tea.Batch(e.Push(s), asking(s).Resume(d))
		})
	}
	switch d.Form {
	case formFact:
		return resume(func(s *holder) typed.Asking {
			_, key := aim(d)
			return s.asking(s.find(key))
		}), true
	case formEnd:
		return resume(func(s *holder) typed.Asking {
			_, key := aim(d)
			return s.endAsking(s.find(key))
		}), true
	case formRecord:
		return resume((*holder).recordAsking), true
	case formImport:
		return importAsking(e).Resume(d), true
	case formRound:
		return roundAsking(e).Resume(d), true
	}
	return nil, false
}
