package year

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// formDay is the name of the sheet, which is that of its draft.
const formDay = "calendar-day"

// correct asks what a day is by the office's word, why, and by which act.
func correct(e *screen.Env, day calendar.Day, held []checks.DayOff) typed.Asking {
	known := form.Values{}
	if len(held) == 1 {
		known = form.Values{"value": {held[0].Day}, "reason": {held[0].Reason}, "source": {held[0].Source}}
	}
	fields := []form.Field{
		{ID: "value", Kind: form.Choice, Label: words.Text("correct.value", nil), Must: true, Options: func(form.Values) []form.Option {
			return []form.Option{
				{ID: checks.DayIsOff, Name: words.Text("day.off", nil)}, {ID: checks.DayIsWorking, Name: words.Text("day.working", nil)},
			}
		}},
		{ID: "reason", Kind: form.Text, Label: words.Text("correct.reason", nil), Must: true},
		{ID: "source", Kind: form.Text, Label: words.Text("label.source", nil), Under: words.Text("correct.source-under", nil), Must: true},
	}
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		s := &sheet.Sheet{
			Env: e, Form: form.New(form.Form{ID: formDay, Submit: words.Text("correct.write", nil), Fields: fields}, v),
			Draft: desk.Draft{ID: formDay + " " + day.String(), Form: formDay, Target: day.String()},
			Name:  func() string { return words.In(e, "correct", nil) },
			Frame: func() (string, string) {
				return e.In(typed.Words(calendar.Moment{Day: day, Minute: -1})), words.In(e, "correct.journal", nil)
			},
		}
		s.Write = func(v form.Values) tea.Cmd {
			return sheet.Carry(s, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
				return d.CorrectDay(ctx, day, v.One("value"), v.One("reason"), v.One("source"))
			}), func(struct{}) tea.Cmd { return e.Tell(words.Text("corrected", lang.Args{"day": day.Digits()})) })
		}
		return s
	}}
}

// Resume goes on with a correction that was left; false where the draft is none.
func Resume(e *screen.Env, d desk.Draft) (cmd tea.Cmd, ok bool) {
	day, err := calendar.ParseDay(d.Target)
	if d.Form != formDay || err != nil {
		return nil, false
	}
	return correct(e, day, nil).Resume(d), true
}
