package signing

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// retire asks why and since when a key is out of use. What follows is said above the
// fields, before anything is written.
func (r *room) retire() tea.Cmd {
	e := r.env
	k, _ := r.at()
	about := "retire.elsewhere"
	if k.Here {
		about = "retire.here"
	}
	today := e.Desk.Today()
	days := typed.Days{Env: e, Near: calendar.Span{From: today.Add(-365), To: today}}
	named := lang.Args{"label": name(k)}
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "key-retire", Submit: words.Text("retire.submit", nil), Fields: []form.Field{
			{ID: "reason", Kind: form.Text, Label: words.Text("retire.reason", nil), Must: true},
			{ID: "day", Kind: form.Day, Label: words.Text("retire.day", nil), Under: words.Text("retire.day.under", nil), Check: days.Check("day")},
		}}, form.Values{"day": {today.Digits()}}),
		Name:  func() string { return words.In(e, "retire", named) },
		Frame: func() (string, string) { return words.In(e, about, nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		since, _ := days.Day(v.One("day")) // the field has seen to it
		in := desk.KeyRetireInput{Key: string(k.Stream), Reason: v.One("reason"), Day: since}
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.KeyLine, error) {
			return d.RetireKey(ctx, in)
		}, func(desk.KeyLine) tea.Cmd {
			return tea.Batch(r.Open(), e.Tell(words.Text("retired", named)))
		})
	}
	return sheet.Open(e, typed.Offer{}.On(sh))
}
