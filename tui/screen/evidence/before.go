package evidence

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
)

// What was written down of the same holder when it was last looked at stands beside
// the fields. Days are not among it: what was seen then was not seen now.

// before is what the latest evidence of the kind said under this check.
func (n *entry) before(ctx context.Context, d *desk.Desk) (sheet.Recalls, error) {
	if n.old != nil {
		return nil, nil // a correction begins with what stands
	}
	return typed.EarlierOf(n.id, func(e *typed.Earlier, v form.Values) {
		was, ok := e.Before.Evidence(n.check.ID, kind(v), n.parts(v))
		if !ok {
			return
		}
		for field, value := range map[string]string{
			"title": was.Title, "source": was.Source, "page": was.Source, "who": was.Source,
			"text": was.Text, "note": was.Note, "present": was.Present,
		} {
			e.Text(field, value, was.Mark)
		}
		for _, i := range was.Items {
			e.Option(itemField(i.Item), string(i.State), i.State.Words(), was.Mark)
			e.Text(whyField(i.Item), i.Note, was.Mark)
		}
	})(ctx, d)
}

// before is the source that was complete then, with the days for which it was: it is taken
// over for those alone. Where they lie outside the period only the source helps.
func (c *cover) before(ctx context.Context, d *desk.Desk) (sheet.Recalls, error) {
	return typed.EarlierOf(c.id, func(e *typed.Earlier, _ form.Values) {
		was, ok := e.Before.Coverage(c.check.ID)
		if !ok {
			return
		}
		e.Option("source", was.Source, words.Text("cover.before", lang.Args{
			"source": lang.Line(was.Source), "from": was.From.Digits(), "to": was.To.Digits(),
		}), was.Mark)
		if both, ok := c.period().Intersect(was.Span()); ok {
			e.Along("source", form.Values{"from": {both.From.Digits()}, "to": {both.To.Digits()}})
		}
	})(ctx, d)
}

// askElsewhere finds the events that other inspections of the holder hold under this
// check. Where that cannot be found out nothing is said of them.
func (c *cover) askElsewhere(form.Values) tea.Cmd {
	return screen.Look(c.env, c.sheet, func(ctx context.Context, d *desk.Desk) ([]desk.Elsewhere, error) {
		list, err := d.Elsewhere(ctx, c.id, c.check.ID)
		if err != nil {
			return nil, nil
		}
		return slices.DeleteFunc(list, func(e desk.Elsewhere) bool { return e.Evidence.Kind != checks.Event }), nil
	}, func(list []desk.Elsewhere) tea.Cmd {
		c.elsewhere = list
		return nil
	})
}

// known names what another inspection saw within the days for which nothing else is said
// to have been: whoever calls a source complete should know of it.
func (c *cover) known(v form.Values) (out []lang.Text) {
	span := c.input(v).Span
	if completeOf(v) != checks.Events || span.From == 0 || span.To == 0 {
		return nil
	}
	for _, e := range c.elsewhere {
		if day := e.Evidence.At.Day; day >= span.From && day <= span.To {
			out = append(out, words.Text("cover.elsewhere", lang.Args{
				"number": e.Number, "day": day.Digits(), "title": lang.Line(e.Evidence.Title),
			}))
		}
	}
	return out
}

// before is the verdict that the question got then.
func (a *answer) before(ctx context.Context, d *desk.Desk) (sheet.Recalls, error) {
	return typed.EarlierOf(a.id, func(e *typed.Earlier, _ form.Values) {
		was, ok := e.Before.Answer(a.question)
		if !ok {
			return
		}
		sign, _ := theme.Verdict(was.Verdict)
		e.Option("verdict", string(was.Verdict), words.Text("seen", lang.Args{"sign": sign, "word": was.Verdict}), was.Mark)
		e.Text("reason", was.Reason, was.Mark)
		e.Text("norm", was.Places["norm"], was.Mark)
		e.Text("standard", was.Places["standard"], was.Mark)
		for _, place := range asked {
			e.Text(place, was.Places[place], was.Mark)
		}
	})(ctx, d)
}
