package papers

import (
	"context"
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/typed"
)

// What is answered about a violation: an objection to it, or its execution.
const (
	aboutRuling    = "ruling"
	aboutExecution = "execution"
)

// answer asks what an objection to a point comes to, or what became of the point.
func answer(e *screen.Env, inspection string, c desk.CourseView, at int) typed.Asking {
	p := c.Points[at]
	days := typed.Days{Env: e}
	is := func(want string) func(form.Values) bool {
		return func(v form.Values) bool { return v.One("about") == want }
	}
	known := answered(p, e.Desk.Today())
	key := checks.PointKey{ID: c.Paper.ID, Point: p.Point}
	return asking(e, draft(formPoint, inspection, key.String()), known, func(v form.Values) func(context.Context, *desk.Desk) ([]lang.Text, error) {
		day, _ := days.Day(v.One("day"))
		looked, _ := days.Day(v.One("looked"))
		if v.One("execution") == checks.NotExecuted {
			day = 0
		}
		return func(ctx context.Context, d *desk.Desk) ([]lang.Text, error) {
			if v.One("about") == aboutRuling {
				return nil, d.Rule(ctx, inspection, p.Objected[len(p.Objected)-1].Step, p.Point, desk.RulingInput{
					Value: v.One("ruling"), Reason: v.One("reason"), Evidence: v["evidence"],
				})
			}
			return nil, d.Execute(ctx, inspection, c.Paper.ID, p.Point, desk.ExecutionInput{
				Value: v.One("execution"), Day: day, Looked: looked, Reason: v.One("reason"), Evidence: v["evidence"],
			})
		}
	},
		form.Field{ID: "about", Kind: form.Choice, Label: words.Text("field.about", nil), Must: true, Options: func(form.Values) []form.Option {
			return aboutOptions(p)
		}},
		form.Field{ID: "ruling", Kind: form.Choice, Label: words.Text("field.ruling", nil), Must: true, When: is(aboutRuling), Options: func(form.Values) (out []form.Option) {
			for _, value := range []string{checks.Accepted, checks.Partly, checks.Rejected} {
				out = append(out, form.Option{ID: value, Name: (&checks.Ruling{Value: value}).Words()})
			}
			return out
		}},
		form.Field{ID: "execution", Kind: form.Choice, Label: words.Text("field.execution", nil), Must: true, When: is(aboutExecution), Options: func(form.Values) (out []form.Option) {
			for _, value := range []string{checks.Executed, checks.Partly, checks.NotExecuted} {
				out = append(out, form.Option{ID: value, Name: (&checks.Execution{Value: value}).Words()})
			}
			return out
		}},
		form.Field{ID: "day", Kind: form.Day, Label: words.Text("field.executed-on", nil), Check: days.Check("day"),
			When: func(v form.Values) bool {
				return v.One("about") == aboutExecution && v.One("execution") != checks.NotExecuted
			}},
		form.Field{ID: "looked", Kind: form.Day, Label: words.Text("field.looked", nil), Must: true, When: is(aboutExecution), Check: days.Check("looked")},
		form.Field{ID: "reason", Kind: form.Area, Label: words.Text("field.reason", nil), Must: true},
		form.Field{ID: "evidence", Kind: form.Many, Label: words.Text("field.evidence", nil), Options: func(form.Values) []form.Option { return proofOptions(p) },
			When: func(form.Values) bool { return len(proofOptions(p)) > 0 }},
	)
}

// aboutOptions are the two; a violation to which nobody objected has one.
func aboutOptions(p desk.PointCourse) []form.Option {
	ruling := form.Option{ID: aboutRuling, Name: words.Text("about.ruling", nil)}
	if len(p.Objected) == 0 {
		ruling.Why = words.Text("not-objected", nil)
	}
	return []form.Option{{ID: aboutExecution, Name: words.Text("about.execution", nil)}, ruling}
}

// proofOptions are the evidence of after the as-of date, and what was named before.
func proofOptions(p desk.PointCourse) []form.Option {
	var out []form.Option
	if p.Execution != nil {
		for _, id := range p.Execution.Evidence {
			out = append(out, form.Option{ID: id, Name: lang.Same(id[max(0, len(id)-8):])})
		}
	}
	for _, l := range p.Later {
		if !slices.ContainsFunc(out, func(o form.Option) bool { return o.ID == l.ID }) {
			out = append(out, form.Option{ID: l.ID, Name: lang.Same(l.Day.Digits() + " " + lang.Line(l.Title))})
		}
	}
	return out
}

// numbered is a violation in one line: its number and its check.
func numbered(e *screen.Env, p desk.PointCourse) string {
	return strconv.Itoa(p.Point) + ") " + e.In(screen.CheckOf(e, p.Check).Short)
}

// answered are the values with which the sheet begins: what is recorded already.
func answered(p desk.PointCourse, today calendar.Day) form.Values {
	about := aboutExecution
	if len(p.Objected) > 0 && p.Ruling == nil {
		about = aboutRuling
	}
	known := form.Values{"about": {about}, "looked": {digits(today)}}
	if r := p.Ruling; r != nil {
		known["ruling"] = []string{r.Value}
	}
	if x := p.Execution; x != nil {
		known["execution"], known["reason"], known["evidence"] = []string{x.Value}, []string{x.Reason}, x.Evidence
		known["looked"] = []string{digits(x.Looked)}
		if x.Day != 0 {
			known["day"] = []string{digits(x.Day)}
		}
	}
	return known
}
