package backups

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// What a plan says where nobody has said anything yet.
var usual = desk.BackupPlan{Every: 1, Daily: 7, Weekly: 4, Monthly: 12}

// plan asks where copies are kept, how often they are made, and how many stay.
func (r *room) plan() tea.Cmd {
	e := r.env
	p := usual
	if r.all.Plan != nil {
		p = *r.all.Plan
	}
	sh := &sheet.Sheet{
		Env: e, Form: form.New(planForm(), planValues(p)),
		Name:  func() string { return words.In(e, "plan.title", nil) },
		Frame: func() (string, string) { return words.In(e, "plan.frame", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		in := typedPlan(v)
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.BackupPlan, error) {
			return d.SetBackups(ctx, in)
		}, func(desk.BackupPlan) tea.Cmd { return tea.Batch(r.Open(), e.Tell(words.Text("plan.written", nil))) })
	}
	return sheet.Open(e, typed.Offer{Folder: "folder"}.On(sh))
}

func planValues(p desk.BackupPlan) form.Values {
	return form.Values{
		"folder": {p.Folder}, "every": {strconv.Itoa(p.Every)}, "daily": {strconv.Itoa(p.Daily)},
		"weekly": {strconv.Itoa(p.Weekly)}, "monthly": {strconv.Itoa(p.Monthly)}, "to": p.To,
	}
}

// typedPlan reads what was typed; what is no number is refused by the desk.
func typedPlan(v form.Values) desk.BackupPlan {
	number := func(id string) int {
		n, err := strconv.Atoi(v.One(id))
		if err != nil {
			return -1
		}
		return n
	}
	return desk.BackupPlan{
		Folder: v.One("folder"), Every: number("every"), Daily: number("daily"), Weekly: number("weekly"),
		Monthly: number("monthly"), To: v["to"],
	}
}

func planForm() form.Form {
	number := func(id string) form.Field {
		return form.Field{ID: id, Kind: form.Text, Label: words.Text("field."+id, nil), Must: true,
			Check: func(v form.Values) (echo, wrong lang.Text) {
				if n, err := strconv.Atoi(v.One(id)); v.One(id) != "" && (err != nil || n < 0) {
					wrong = words.Text("not-a-number", nil)
				}
				return echo, wrong
			}}
	}
	return form.Form{ID: "backup-plan", Submit: words.Text("plan.submit", nil), Fields: []form.Field{
		{ID: "folder", Kind: form.Text, Label: words.Text("field.folder", nil), Under: words.Text("field.folder.under", nil), Must: true},
		number("every"), number("daily"), number("weekly"), number("monthly"),
		{ID: "to", Kind: form.List, Label: words.Text("field.to", nil), Blank: words.Text("field.to.blank", nil)},
	}}
}
