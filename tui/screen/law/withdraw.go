package law

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// notAdded says why the row under the cursor cannot be taken back: only a text
// that came from a file can.
func (s *acts) notAdded() lang.Text {
	if row, _ := s.at(); row.added == "" {
		return words.Text("withdraw.not-added", nil)
	}
	return lang.Text{}
}

// withdraw asks why an added text is taken back, and takes it back.
func (s *acts) withdraw() tea.Cmd {
	e := s.env
	row, _ := s.at()
	id := row.added
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "law-withdraw", Submit: words.Text("withdraw", nil), Fields: []form.Field{
			{ID: "reason", Kind: form.Text, Label: words.Text("withdraw.reason", nil), Must: true},
		}}, nil),
		Name:  func() string { return words.In(e, "withdraw", nil) },
		Frame: func() (string, string) { return words.In(e, "withdraw.about", lang.Args{"edition": id}), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		return sheet.Carry(sh, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
			return d.WithdrawText(ctx, id, desk.Withdrawal{Reason: v.One("reason")})
		}), func(struct{}) tea.Cmd {
			return e.Tell(words.Text("withdrawn", lang.Args{"edition": id}))
		})
	}
	return sheet.Open(e, typed.Offer{Known: map[string]string{"reason": desk.TypedWithdrawal}}.On(sh))
}
