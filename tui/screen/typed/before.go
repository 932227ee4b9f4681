package typed

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
)

// Earlier gathers what stood in fields in the holder's earlier inspection.
type Earlier struct {
	Before *desk.Before
	fields map[string]form.Recall
}

// EarlierOf asks for the earlier inspection, and for what of it helps beside the values
// that stand in a form. Nothing is said where there was none.
func EarlierOf(inspection string, tell func(e *Earlier, v form.Values)) func(context.Context, *desk.Desk) (sheet.Recalls, error) {
	return func(ctx context.Context, d *desk.Desk) (sheet.Recalls, error) {
		before, err := d.Before(ctx, inspection)
		if err != nil || before == nil {
			return nil, err
		}
		return func(v form.Values) map[string]form.Recall {
			e := &Earlier{Before: before, fields: map[string]form.Recall{}}
			tell(e, v)
			return e.fields
		}, nil
	}
}

// Text says that a text stood in a field; an empty one says nothing.
func (e *Earlier) Text(field, value string, m checks.Mark) {
	e.Option(field, value, lang.Same(lang.Line(value)), m)
}

// Option says that a value stood in a field, in the words for it.
func (e *Earlier) Option(field, value string, said lang.Text, m checks.Mark) {
	if value == "" {
		return
	}
	args := lang.Args{
		"number": e.Before.Number, "day": calendar.DayOf(m.Time).Digits(), "author": lang.Line(m.Author), "value": short(said),
	}
	e.fields[field] = form.Recall{Said: words.Text("before", args), Values: []string{value}}
}

// Along says what else comes with the value of a field when it is taken over.
func (e *Earlier) Along(field string, also form.Values) {
	if r, ok := e.fields[field]; ok {
		r.Also = also
		e.fields[field] = r
	}
}

// mostSaid bounds how much of an earlier text is said, in letters: it is taken whole.
const mostSaid = 160

func short(t lang.Text) lang.Text {
	cut := func(s string) string {
		if letters := []rune(s); len(letters) > mostSaid {
			return string(letters[:mostSaid-1]) + "…"
		}
		return s
	}
	return lang.Text{KK: cut(t.KK), RU: cut(t.RU), EN: cut(t.EN)}
}
