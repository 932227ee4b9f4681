package template

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// forms is the list of papers in both languages with the form in force.
type forms struct {
	env  *screen.Env
	read bool
	rows []desk.TemplateRow
	list widget.List
}

// Open opens the list of forms.
func Open(e *screen.Env) tea.Cmd { return e.Push(&forms{env: e}) }

// Open implements screen.Opener.
func (s *forms) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.TemplateRow, error) {
		return d.Templates(ctx)
	}, func(rows []desk.TemplateRow) tea.Cmd {
		s.rows, s.read = rows, true
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *forms) Crumb() string { return words.In(s.env, "forms", nil) }

// Stamp implements screen.Screen.
func (s *forms) Stamp() string { return s.env.Desk.Today().Digits() }

// Context implements screen.Screen.
func (s *forms) Context() (left, right string) {
	n := 0
	for _, r := range s.rows {
		if r.Name != "" {
			n++
		}
	}
	return words.In(s.env, "forms.count", lang.Args{"n": n}), ""
}

// Actions implements screen.Screen.
func (s *forms) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("template-add", s.add).Unless(s.notRead),
		screen.Can("withdraw", s.withdraw).Unless(s.notOwn),
		screen.Can("back", s.env.Pop),
	}
}

func (s *forms) notRead() lang.Text {
	if !s.read {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

func (s *forms) notOwn() lang.Text {
	if r, ok := s.at(); !ok || r.Name == "" && !r.Disputed {
		return words.Text("withdraw.ours", nil)
	}
	return lang.Text{}
}

func (s *forms) at() (desk.TemplateRow, bool) {
	if len(s.rows) == 0 {
		return desk.TemplateRow{}, false
	}
	return s.rows[min(s.list.Cursor, len(s.rows)-1)], true
}

// add asks for a file for the paper under the cursor.
func (s *forms) add() tea.Cmd {
	r, ok := s.at()
	if !ok {
		return nil
	}
	return Add(s.env, r.Paper, r.Lang, "")
}

// withdraw asks why the form is taken back, and takes it back.
func (s *forms) withdraw() tea.Cmd {
	e := s.env
	r, _ := s.at()
	name := lang.Args{"paper": r.Paper.Words(), "lang": tongue(r.Lang)}
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "template-withdraw", Submit: words.Text("withdraw", nil), Fields: []form.Field{
			{ID: "reason", Kind: form.Text, Label: words.Text("withdraw.reason", nil), Must: true},
		}}, nil),
		Name:  func() string { return words.In(e, "withdraw", nil) },
		Frame: func() (string, string) { return words.In(e, "withdraw.about", name), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		return sheet.Carry(sh, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
			return d.WithdrawTemplate(ctx, r.Paper, r.Lang, desk.Withdrawal{Reason: v.One("reason")})
		}), func(struct{}) tea.Cmd {
			return e.Tell(words.Text("withdrawn", name))
		})
	}
	return sheet.Open(e, typed.Offer{Known: map[string]string{"reason": desk.TypedWithdrawal}}.On(sh))
}

// tongue names the language of a paper.
func tongue(l lang.Lang) lang.Text { return words.Text("tongue."+string(l), nil) }

// Next implements screen.Screen.
func (s *forms) Next() string {
	r, ok := s.at()
	if !ok {
		return words.In(s.env, "reading", nil)
	}
	return words.In(s.env, "forms.next", lang.Args{"paper": r.Paper.Words(), "lang": tongue(r.Lang)})
}

// Key implements screen.Screen.
func (s *forms) Key(k keys.Key) (tea.Cmd, bool) {
	return nil, s.list.KeyOver(k, len(s.rows), every)
}

// every lets the cursor stand on each row.
func every(int) bool { return true }

// Draw implements screen.Screen.
func (s *forms) Draw(c widget.Canvas) {
	e := s.env
	table := widget.NewTable(c.Width(), widget.Column{}, widget.Column{Width: 10}, widget.Column{Width: 36, Drop: 1})
	from, to := s.list.Window(len(s.rows), c.Height())
	for i := from; i < to; i++ {
		r := s.rows[i]
		name, style := lang.Line(r.Name), theme.Plain
		switch {
		case r.Disputed:
			name = words.In(e, "forms.disputed", nil)
		case name == "":
			name, style = words.In(e, "forms.ours", nil), theme.Muted
		}
		table.Row(c, i-from, i == s.list.Cursor,
			widget.Cell{Text: e.In(r.Paper.Words()), Style: style}, widget.Cell{Text: e.In(tongue(r.Lang)), Style: style}, widget.Cell{Text: name, Style: style})
	}
}
