package evidence

import (
	"context"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
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

// before is the source that was complete then.
func (c *cover) before(ctx context.Context, d *desk.Desk) (sheet.Recalls, error) {
	return typed.EarlierOf(c.id, func(e *typed.Earlier, _ form.Values) {
		if was, ok := e.Before.Coverage(c.check.ID); ok {
			e.Text("source", was.Source, was.Mark)
		}
	})(ctx, d)
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
