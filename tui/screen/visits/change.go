package visits

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

// What can be asked for beside the addresses that are known.
const (
	broken = "broken"
	again  = "again"
	render = "render"
)

// change asks what is to be visited. Nothing is written: the plan is made anew.
func (r *Room) change() tea.Cmd {
	e := r.Env
	sh := &sheet.Sheet{
		Env: e, Looks: true, Form: form.New(r.form(), r.known()),
		Name:  func() string { return words.In(e, "change", nil) },
		Frame: func() (string, string) { return words.In(e, "change.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		in, err := r.typed(v)
		if err != nil {
			sh.Refused()
			return e.Fail(err)
		}
		return sheet.Carry(sh, func(_ context.Context, d *desk.Desk) (struct{}, error) {
			if in.file == "" {
				return struct{}{}, nil
			}
			_, err := d.NamedAddresses(in.file) // what is wrong with the table is said here
			return struct{}{}, err
		}, func(struct{}) tea.Cmd {
			r.in, r.state = in, unread
			return r.look(true)
		})
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": typed.Tables}}.On(sh))
}

// known is what is asked for now, as the sheet shows it.
func (r *Room) known() form.Values {
	since := r.in.Since
	if since == 0 {
		since = r.Env.Desk.Today()
	}
	out := form.Values{"since": {since.Digits()}, "file": {r.in.file}}
	for _, one := range []struct {
		id string
		on bool
	}{{broken, r.in.Broken}, {again, r.in.Retry}, {render, r.in.Render}} {
		if one.on {
			out["only"] = append(out["only"], one.id)
		}
	}
	return out
}

// typed reads what the sheet asks for.
func (r *Room) typed(v form.Values) (asked, error) {
	in := asked{VisitsInput: desk.VisitsInput{All: true}, file: v.One("file")}
	for _, id := range v["only"] {
		in.Broken, in.Retry, in.Render = in.Broken || id == broken, in.Retry || id == again, in.Render || id == render
	}
	day, err := typed.Days{Env: r.Env}.Day(v.One("since"))
	if day != r.Env.Desk.Today() {
		in.Since = day
	}
	return in, err
}

func (r *Room) form() form.Form {
	e := r.Env
	return form.Form{ID: "visits", Submit: words.Text("change.submit", nil), Fields: []form.Field{
		{ID: "only", Kind: form.Many, Label: words.Text("field.only", nil), Options: func(form.Values) []form.Option {
			return []form.Option{
				{ID: broken, Name: words.Text("only.broken", nil)},
				{ID: again, Name: words.Text("only.again", nil)},
				{ID: render, Name: words.Text("only.render", nil)},
			}
		}},
		{ID: "since", Kind: form.Day, Label: words.Text("field.since", nil), Must: true,
			Check: typed.Days{Env: e}.Check("since", func(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
				if at.Day > e.Desk.Today() {
					wrong = words.Text("since.future", nil)
				}
				return words.Text("since.means", nil), wrong
			})},
		{ID: "file", Kind: form.Text, Label: words.Text("field.file", nil), Check: sayFile(typed.Here())},
	}}
}

// sayFile says which table is meant, and what stands in it.
func sayFile(folder string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if v.One("file") == "" {
			return words.Text("file.means", nil), lang.Text{}
		}
		return typed.Whereto(folder, v.One("file")), lang.Text{}
	}
}
