package evidence

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Cover asks for which days a complete source was looked at. Part and span are
// what the cursor stood on; they may be empty.
func Cover(e *screen.Env, v desk.CheckView, check, part string, span calendar.Span) tea.Cmd {
	c := &cover{about: on(e, v, check)}
	return c.asking(c.prefilled(part, span)).Open()
}

// cover is a span of days for which a source is complete, being written down.
type cover struct {
	*about
	sheet     *sheet.Sheet
	elsewhere []desk.Elsewhere // events of the holder in its other inspections
}

func (c *cover) asking(begin form.Values) typed.Asking {
	return typed.Asking{Env: c.env, Known: begin, Sheet: c.newSheet, Opened: c.askElsewhere}
}

// wholeList is the choice of all questions that read one list of rows.
const wholeList = "list"

// covers tells whether a source can be complete for a question.
func (q question) covers(of checks.Of) bool {
	if of == checks.Notices || q.noticed() {
		return q.noticed()
	}
	return q.part.Method == standard.Cadence || q.part.Yearly ||
		q.part.Method == standard.Checklist && (q.part.Rows != "" || len(q.part.Lists) > 0)
}

// coverable lists the questions for which a source can be complete; alone tells
// that they read one list, so that they may be covered together.
func (c *cover) coverable(of checks.Of) (list []question, alone bool) {
	rows := map[string]bool{}
	for _, q := range c.own() {
		if q.covers(of) {
			list = append(list, q)
			rows[q.part.Rows] = true
		}
	}
	return list, len(list) > 1 && len(rows) == 1 && !rows[""]
}

// prefilled is what the sheet begins with: the days of the period that are over.
func (c *cover) prefilled(part string, span calendar.Span) form.Values {
	within := c.period()
	within.To = min(within.To, c.env.Desk.Today())
	if both, ok := within.Intersect(span); ok && span != (calendar.Span{}) {
		within = both
	}
	v := form.Values{"of": {string(checks.Events)}}
	if within.Closed() {
		v["from"], v["to"] = []string{within.From.Digits()}, []string{within.To.Digits()}
	}
	list, alone := c.coverable(checks.Events)
	switch {
	case part != "":
		v["part"] = []string{part}
	case alone:
		v["part"] = []string{wholeList}
	case len(list) > 0:
		v["part"] = []string{list[0].part.ID}
	}
	return v
}

func (c *cover) newSheet(v form.Values) *sheet.Sheet {
	act := func(v form.Values) doing {
		in := c.input(v)
		return func(ctx context.Context, d *desk.Desk) error {
			_, err := d.Cover(ctx, c.id, in)
			return err
		}
	}
	c.sheet = &sheet.Sheet{
		Env: c.env, Form: form.New(c.form(), v), Draft: c.draft("coverage", ""),
		Name:   func() string { return words.In(c.env, "name.cover", nil) },
		Frame:  c.frame(nil),
		Before: c.before,
		Known:  c.known,
		Left:   c.days().Period(func() *form.State { return c.sheet.Form }, "from", "to"),
		Write: func(v form.Values) tea.Cmd {
			return sheet.Carry(c.sheet, func(ctx context.Context, d *desk.Desk) (struct{}, error) { return struct{}{}, act(v)(ctx, d) },
				func(struct{}) tea.Cmd { return c.written() })
		},
		Effect: func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) { return c.effect(act(v)) },
	}
	return typed.Offer{
		Known: map[string]string{"source": desk.TypedSource},
		Own: func(field, text string) typed.Finder {
			if field != "source" {
				return nil
			}
			return offer(c.sources(), text)
		},
	}.On(c.sheet)
}

// form lists what is asked.
func (c *cover) form() form.Form {
	of, part, from, to, source := must("of", form.Choice), must("part", form.Choice), must("from", form.Day), must("to", form.Day), must("source", form.Text)
	of.When = func(form.Values) bool { return slices.ContainsFunc(c.own(), question.noticed) }
	of.Options = func(form.Values) []form.Option {
		return []form.Option{
			{ID: string(checks.Events), Name: words.Text("of.events", nil)},
			{ID: string(checks.Notices), Name: words.Text("of.notices", nil)},
		}
	}
	part.When = func(v form.Values) bool { list, _ := c.coverable(completeOf(v)); return len(list) > 1 }
	part.Options = c.partOptions
	part.Check = func(v form.Values) (echo, wrong lang.Text) {
		if list, _ := c.coverable(completeOf(v)); len(list) == 0 {
			wrong = words.Text("cover.none", nil)
		}
		return lang.Text{}, wrong
	}
	from.Check = c.days().CheckFrom("from", c.notFuture)
	to.Check = c.days().Check("to", c.notFuture, c.afterFrom)
	source.Check = func(form.Values) (echo, wrong lang.Text) { return words.Text("cover.source", nil), lang.Text{} }
	return form.Form{ID: "coverage", Submit: words.Text("submit", nil), Fields: []form.Field{of, part, from, to, source}}
}

// completeOf is of what the source is complete.
func completeOf(v form.Values) checks.Of {
	if v.One("of") == string(checks.Notices) {
		return checks.Notices
	}
	return checks.Events
}

func (c *cover) partOptions(v form.Values) []form.Option {
	list, alone := c.coverable(completeOf(v))
	var out []form.Option
	if alone {
		out = append(out, form.Option{ID: wholeList, Name: words.Text("cover.list", nil)})
	}
	for _, q := range list {
		out = append(out, form.Option{ID: q.part.ID, Name: q.part.Title})
	}
	return out
}

func (c *cover) afterFrom(v form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	from, err := c.days().Day(v.One("from"))
	switch {
	case err != nil || from == 0:
		return lang.Text{}, lang.Text{}
	case at.Day < from:
		return lang.Text{}, words.Text("cover.backwards", nil)
	}
	return words.Text("cover.days", lang.Args{"n": calendar.Span{From: from, To: at.Day}.Days()}), lang.Text{}
}

// input is the coverage as it was typed.
func (c *cover) input(v form.Values) desk.CoverageInput {
	from, _ := c.days().Day(v.One("from"))
	to, _ := c.days().Day(v.One("to"))
	in := desk.CoverageInput{
		Check: c.check.ID, Part: v.One("part"), Of: completeOf(v),
		Span: calendar.Span{From: from, To: to}, Source: v.One("source"),
	}
	if list, _ := c.coverable(in.Of); in.Part == wholeList || len(list) == 1 {
		in.Part = "" // the desk finds the only list there is
	}
	return in
}
