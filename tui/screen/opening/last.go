package opening

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// lastForm is the form in which a holder was inspected last, where it may be used again
// on the day; "" where none was, or where it may not. An unscheduled inspection is
// appointed each time by an act of its own.
func lastForm(ctx context.Context, d *desk.Desk, holder string, on calendar.Day) (checks.Form, error) {
	rows, err := d.ListInspections(ctx, journal.InspectionQuery{Holder: holder, Limit: 1})
	if err != nil || len(rows) == 0 {
		return "", err
	}
	last := checks.Form(rows[0].Form)
	choices, err := d.Forms(ctx, desk.InspectionInput{Holder: holder, AsOf: on})
	for _, c := range choices {
		if c.Form == last && c.OK && last != checks.Unscheduled {
			return last, err
		}
	}
	return "", err
}

// fill puts into the field the form that was used last of the holder with a name, and
// for another one what the sheet began with: as long as nobody chose one herself.
func (p *plan) fill(name string) {
	want := p.begun
	if last := p.read.last[lang.Name(name)]; last != "" {
		want = string(last)
	}
	chosen := p.sheet.Form.Values().One("form") != p.put || !p.sheet.Draft.Saved.IsZero()
	if want == p.put || chosen || p.kind != forInspection {
		return
	}
	p.sheet.Form.Set("form", want)
	p.put = want
}

// formLast is the code of that refusal.
const formLast = "form.last"

// unseen refuses a form that nobody chose, where the name was typed faster than it was
// looked up, and the holder had another one: what is written was seen.
func unseen(ctx context.Context, d *desk.Desk, in desk.InspectionInput) error {
	last, err := lastForm(ctx, d, in.Holder, in.AsOf)
	if err != nil || last == "" || last == in.Form {
		return err
	}
	return &lang.Error{Code: formLast, Text: words.Text("form.last", lang.Args{"form": last.Words()})}
}
