package importing

import (
	"context"
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen/typed"
)

// A register says what was so on its own day, and is kept as it is. So its day is
// asked for, and what belongs to persons is left out of it before it is looked at.

// Fields that only registers have: the day of the register, and the columns that
// are left out.
const (
	dayField  = "day"
	dropField = "drop"
)

// usualDay is today, but never after the as-of date of the inspection.
func (a *ask) usualDay() calendar.Day { return min(a.env.Desk.Today(), a.asOf) }

// dayField asks as of which day a register is.
func (a *ask) dayField() form.Field {
	return form.Field{
		ID: dayField, Kind: form.Day, Label: words.Text("field.day", nil), When: a.register,
		Check: typed.Days{Env: a.env}.Check(dayField, a.notToCome),
	}
}

// notToCome refuses a day that has not come, and warns of one after the as-of date.
func (a *ask) notToCome(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	switch {
	case at.Day > a.env.Desk.Today():
		return lang.Text{}, words.Text("day.future", nil)
	case at.Day > a.asOf:
		return words.Text("day.after", lang.Args{"as_of": a.asOf.Digits()}), lang.Text{}
	}
	return lang.Text{}, lang.Text{}
}

// register tells whether what is asked for is a register.
func (a *ask) register(v form.Values) bool {
	lists := a.lists()
	if i := slices.IndexFunc(lists, func(p *standard.Part) bool { return p.ID == v.One("part") }); i >= 0 {
		lists = lists[i : i+1]
	}
	if len(lists) != 1 {
		return false
	}
	list := a.env.Desk.Standard().List(lists[0].Rows)
	return list != nil && list.Kind == standard.RegisterList
}

// day is the day of the register that was typed, or the usual one.
func (a *ask) day(v form.Values) calendar.Day {
	day, err := typed.Days{Env: a.env}.Day(v.One(dayField))
	if err != nil || day == 0 {
		return a.usualDay()
	}
	return day
}

// careful looks at a table. Columns of a register that nobody reads and that
// promise what belongs to persons are left out of it, until the analyst says
// otherwise.
func (a *ask) careful(ctx context.Context, d *desk.Desk, in desk.TableInput) (desk.TableInput, desk.TablePreview, error) {
	p, err := d.PreviewTable(ctx, a.id, in)
	if err != nil || in.Drop != nil || p.List.Kind != standard.RegisterList {
		return in, p, err
	}
	in.Drop = []string{}
	for _, h := range p.Unread {
		if desk.Personal(h) {
			in.Drop = append(in.Drop, h)
		}
	}
	if len(in.Drop) > 0 {
		p, err = d.PreviewTable(ctx, a.id, in)
	}
	return in, p, err
}

// leaveOut asks which columns that nobody reads are left out of what is kept.
func leaveOut(l looked) form.Field {
	var options []form.Option
	for _, h := range slices.Concat(l.in.Drop, l.preview.Unread) {
		if l.in.Drop != nil && !strings.HasPrefix(h, "[") {
			options = append(options, form.Option{ID: h, Name: lang.Same(h)})
		}
	}
	return form.Field{
		ID: dropField, Kind: form.Many, Label: words.Text("field.drop", nil),
		Options: func(form.Values) []form.Option { return options },
	}
}

// digits writes days in figures, as people type them; what is no day stays.
func digits(cell string) string {
	parts := strings.Split(cell, " / ")
	for i, p := range parts {
		at, err := calendar.ParseMoment(p)
		if err != nil {
			return lang.Line(cell)
		}
		parts[i] = at.Day.Digits()
		if _, hour, timed := strings.Cut(p, "T"); timed {
			parts[i] += " " + hour
		}
	}
	return strings.Join(parts, " / ")
}
