package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// AnyPaper is a paper in the list of all papers: of inspections and of the office.
type AnyPaper struct {
	journal.PaperRow
	Name lang.Text    // of the holder; empty of the office
	Last calendar.Day // for what it waits for; none where there is none
	Over bool         // that day is over
}

// Where is the reference under which acts on the paper name its subject.
func (p AnyPaper) Where() string {
	if p.Subject == journal.Office {
		return OfOffice
	}
	return p.Subject.ID()
}

// CountPapers tells how many papers the query would list without its page; without a
// database there are none.
func (d *Desk) CountPapers(ctx context.Context, q journal.PaperQuery) (n int, err error) {
	err = d.read(ctx, func(v *view) error {
		n, err = v.CountPaperRows(q)
		return err
	})
	return n, noneWithoutStore(err)
}

// ListPapers lists papers of all inspections and of the office, the latest first, or
// where those that wait are asked for by the last day of what they wait for.
func (d *Desk) ListPapers(ctx context.Context, q journal.PaperQuery) (out []AnyPaper, err error) {
	err = d.read(ctx, func(v *view) error {
		rows, err := v.PaperRows(q)
		if err != nil || len(rows) == 0 {
			return err
		}
		var held []journal.InspectionRow
		for _, r := range rows {
			if r.Holder != "" {
				held = append(held, journal.InspectionRow{Holder: r.Holder})
			}
		}
		names, err := v.names(held)
		if err != nil {
			return err
		}
		for _, r := range rows {
			line := AnyPaper{PaperRow: r}
			if r.Holder != "" {
				line.Name = names[r.Holder].Text()
			}
			line.Last, _ = calendar.ParseDay(r.Due)
			line.Over = line.Last != 0 && line.Last < v.Today()
			out = append(out, line)
		}
		return nil
	})
	return out, noneWithoutStore(err)
}

// Asked is one question of a demand for documents: what was asked of the holder, and
// what came of it.
type Asked struct {
	Check string         `json:"check"`
	KK    string         `json:"kk"`
	RU    string         `json:"ru"`
	Now   checks.Verdict `json:"now"`  // of the check today
	Came  []Came         `json:"came"` // evidence that was entered after the demand
}

// Text is what was asked, in both authentic languages.
func (a Asked) Text() lang.Text { return lang.Text{KK: a.KK, RU: a.RU, EN: a.RU} }

// Came is a piece of evidence that came after a demand.
type Came struct {
	ID    string       `json:"id"`
	Day   calendar.Day `json:"day"`
	Title string       `json:"title"`
}

// asked tells what a demand asks, as it stood when it was issued, with what came since.
// The questions are computed from what the demand was sealed over, so they are those
// that stand in its files.
func (v *view) asked(c *caseView, p *checks.IssuedPaper, now []checks.Finding) ([]Asked, error) {
	if p.Kind() != checks.DemandPaper {
		return nil, nil
	}
	then, err := v.loadUnder(c.Inspection.ID, p.Heads)
	if err != nil {
		return nil, err
	}
	input, err := v.paperInput(then)
	if _, ours := lang.AsError(err); ours {
		return nil, nil // today's program would ask otherwise: the files alone tell
	}
	if err != nil {
		return nil, err
	}
	input.Details = p.Details()
	asks, err := paper.Asked(input)
	if err != nil {
		return nil, err
	}
	var out []Asked
	for _, a := range asks {
		line := Asked{Check: a.Check, KK: a.KK, RU: a.RU, Now: checks.NotApplicable, Came: []Came{}}
		if i := slices.IndexFunc(now, func(f checks.Finding) bool { return f.Check == a.Check }); i >= 0 {
			line.Now = now[i].Verdict
		}
		for i := range c.Evidence {
			e := &c.Evidence[i]
			serves := slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == a.Check })
			if serves && e.Mark.Time.After(p.Mark.Time) {
				line.Came = append(line.Came, Came{ID: e.ID, Day: e.At.Day, Title: lang.Line(e.Title)})
			}
		}
		out = append(out, line)
	}
	return out, nil
}
