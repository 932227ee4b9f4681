package opening

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// Again opens the sheet of an inspection that follows another one: with its holder,
// categories and form, and the period that follows. All of it may be changed; the
// earlier one stays named.
func Again(e *screen.Env, earlier string) tea.Cmd {
	type answer struct {
		in   desk.InspectionInput
		view desk.HolderView
	}
	return screen.Look(e, nil, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.in, err = d.InspectAgain(ctx, earlier); err != nil {
			return a, err
		}
		a.view, err = d.Holder(ctx, a.in.Holder)
		return a, err
	}, func(a answer) tea.Cmd {
		categories := a.in.Categories
		if len(categories) == 0 {
			categories = ownCategories(&a.view.Holder)
		}
		p := newPlan(e, forInspection, categories)
		p.given, p.earlier = a.view.Holder.ID, a.in.Earlier
		name := p.nameOf(a.view)
		p.read.holders[lang.Name(name)] = a.view
		p.read.alike[lang.Name(name)] = likeness{alike: 1, same: 1}
		return p.asking(form.Values{
			"holder": {name}, "period": {ownPeriod}, "from": {a.in.Period.From.Digits()}, "to": {a.in.Period.To.Digits()},
			"as-of": {a.in.AsOf.Digits()}, "form": {string(a.in.Form)},
		}).Open()
	})
}
