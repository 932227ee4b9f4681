package desk

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// TouchedInspection is an open inspection into whose days a new text reaches, with
// the checks that it would be asked otherwise.
type TouchedInspection struct {
	ID     string       `json:"id"`
	Number string       `json:"inspection"`
	Holder lang.Text    `json:"holder"`
	AsOf   calendar.Day `json:"as_of"`
	Checks []string     `json:"checks"`
}

// mostTouched is how many inspections are listed; the rest are counted.
const mostTouched = 50

// touch lists the open inspections whose period or as-of date reaches into the
// days of a text.
func (v *view) touch(t *TextPreview) error {
	rows, err := v.Inspections(journal.InspectionQuery{State: "open"})
	if err != nil {
		return err
	}
	first := t.From.String()
	for _, row := range rows {
		if row.To < first && row.AsOf < first {
			continue
		}
		if len(t.Inspections) == mostTouched {
			t.More++
			continue
		}
		c, err := v.load(row.ID)
		if err != nil {
			return err
		}
		t.Inspections = append(t.Inspections, TouchedInspection{
			ID: row.ID, Number: row.Number, Holder: c.holder.Holder.Name(c.Inspection.AsOf).Text(),
			AsOf: c.Inspection.AsOf, Checks: v.touched(t, c.Inspection.Categories),
		})
	}
	return nil
}

// touched lists the checks whose clauses change for one of the categories.
func (v *view) touched(t *TextPreview, categories []string) []string {
	out := []string{}
	for _, c := range t.Clauses {
		if c.Change != standard.Same && slices.Contains(categories, c.Category) {
			out = add(out, c.Check)
		}
	}
	if slices.ContainsFunc(t.Items, func(i standard.ItemChange) bool { return i.Change != standard.Same }) {
		out = add(out, v.itemChecks(t, categories)...)
	}
	return out
}

// itemChecks lists the checks that ask for items of the Law that changed.
func (v *view) itemChecks(t *TextPreview, categories []string) []string {
	var out []string
	for _, check := range v.law.Checks() {
		for i := range check.Parts {
			for _, of := range check.Parts[i].Leaves {
				changed := slices.ContainsFunc(t.Items, func(item standard.ItemChange) bool {
					article := v.law.Article(item.Item)
					return item.Change != standard.Same && article != nil && slices.Contains(of.Articles, article.Number)
				})
				if changed && slices.Contains(categories, of.Category) {
					out = add(out, check.ID)
				}
			}
		}
	}
	return out
}
