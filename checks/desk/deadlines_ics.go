package desk

import (
	"context"
	"io"
	"strings"

	"ashyq/checks"
	"ashyq/checks/ics"
	"ashyq/checks/lang"
)

// WriteDeadlines writes the terms that run into a calendar file, and tells how many
// days it holds. What has no last day is no day of a calendar, and is left out.
func (d *Desk) WriteDeadlines(ctx context.Context, path string, l lang.Lang, q DeadlineQuery) (n int, err error) {
	q.Limit, q.Offset = 0, 0
	lines, err := d.Deadlines(ctx, q)
	if err != nil {
		return 0, err
	}
	file := ics.File{Lang: l, Stamp: d.clock.Now()}
	for _, line := range lines {
		if line.Gap == "" && line.Last != 0 {
			file.Events = append(file.Events, line.event(l))
		}
	}
	return len(file.Events), d.files.Write(path, func(w io.Writer) error { return file.Write(w) })
}

// event makes the day of a calendar. Its id names what it is about and no day, so
// that a term that has moved replaces itself; only what comes again is told apart by
// its day.
func (l DeadlineLine) event(in lang.Lang) ics.Event {
	id := []string{string(l.Kind)}
	for _, part := range []string{l.Inspection, l.Paper, l.Step, l.Item, l.Ground} {
		if part != "" {
			id = append(id, part)
		}
	}
	if l.Kind == checks.TermYear || l.Kind == checks.TermSitting && l.Step == "" {
		id = append(id, l.Last.String())
	}
	about := []string{lang.Line(l.Name.Best(in))}
	for _, t := range l.Tells {
		about = append(about, lang.Line(t.Best(in)))
	}
	return ics.Event{
		UID: strings.Join(id, "-") + "@ashyq", Day: l.Last,
		Summary: lang.Line(strings.TrimSpace(l.Subject().Best(in) + " " + l.What().Best(in))),
		About:   strings.TrimSpace(strings.Join(about, "\n")),
	}
}
