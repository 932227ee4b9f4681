package checks

import (
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// row is one thing that a checklist asks about: an event, or what was looked at
// under one title.
type row struct {
	title string
	looks []*Evidence // of one event only itself
}

// judgeRows asks each item of each row of the list.
func (a *asked) judgeRows() []Unit {
	var out []Unit
	for _, r := range a.rows() {
		for i := range a.items() {
			out = append(out, a.judgeRow(r, &a.list[i]))
		}
	}
	return out
}

// rows gathers the evidence into rows: each event is its own; other looks are
// joined by their title. What names neither a row nor an item is none.
func (a *asked) rows() []row {
	var out []row
	byTitle := map[string]int{}
	for _, e := range a.evidence {
		if e.Kind == Register {
			continue
		}
		title := ""
		if e.Kind != Event {
			title = lang.Name(e.Title)
			if title == "" && len(e.Items) == 0 {
				continue
			}
		}
		i, known := byTitle[title]
		if known && title != "" {
			out[i].looks = append(out[i].looks, e)
			continue
		}
		byTitle[title] = len(out)
		out = append(out, row{title: e.Title, looks: []*Evidence{e}})
	}
	return out
}

func (a *asked) judgeRow(r row, item *standard.Item) Unit {
	first := r.looks[0]
	u := Unit{Row: r.title, Item: item.ID, State: Unknown, Date: first.At.Day, Evidence: []string{first.ID}}
	if first.Kind == Event && !a.span.Contains(first.At.Day) {
		u.State = Cut
		if a.reach.Contains(first.At.Day) {
			u.State, u.asks = Unknown, a.ask
			u.Reasons = []Reason{mustAsk(a.ask)}
		}
		return a.unit(u, first.At.Day)
	}
	only := *a
	only.evidence, only.seen = r.looks, nil
	s := only.look(item, first.Premises)
	u.Reasons = s.reasons
	if s.day == 0 {
		u.Reasons = append(u.Reasons, reason("row.not-looked", nil))
		if first.Kind != Event {
			return a.unit(u, a.asOf)
		}
		return a.unit(u, first.At.Day)
	}
	u.Date, u.Evidence = s.day, s.evidence
	a.prove(&u, item, s)
	return a.unit(u, s.day)
}
