package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// What the catalogue says of categories of holders, before any holder is known.

// ChecksOf lists the checks that bind one of the categories, in the order of the
// catalogue. Those of a text that has not begun yet are not among them.
func (d *Desk) ChecksOf(categories []string) []*standard.Check {
	var out []*standard.Check
	law := d.Standard()
	line, until := law.Timeline(0), calendar.Span{To: d.Today()}
	for _, c := range law.Checks() {
		if slices.ContainsFunc(c.Categories(), func(id string) bool {
			return slices.Contains(categories, id) && law.Reaches(c, id, line, until)
		}) {
			out = append(out, c)
		}
	}
	return out
}

// TraitsOf lists the traits that decide something for one of the categories, in
// the order of the catalogue: those on which a part or an item hangs, and for
// those whom state control can reach the one that exempts from it.
func (d *Desk) TraitsOf(categories []string) []*standard.Trait {
	decides := map[string]bool{}
	for _, category := range categories {
		decides[exemptTrait] = decides[exemptTrait] || reached(category)
		for _, check := range d.ChecksOf([]string{category}) {
			for i := range check.Parts {
				d.hangsOn(check, &check.Parts[i], category, decides)
			}
		}
	}
	var out []*standard.Trait
	for _, t := range d.law.Traits() {
		if decides[t.ID] {
			out = append(out, t)
		}
	}
	return out
}

// hangsOn notes the traits on which a part and its items hang for a category.
func (d *Desk) hangsOn(check *standard.Check, part *standard.Part, category string, decides map[string]bool) {
	if !part.InCategory(category) {
		return
	}
	conditions := slices.Clone(part.When)
	for _, item := range d.law.ItemsOf(check, part, category) {
		conditions = append(conditions, item.When...)
	}
	for _, w := range conditions {
		if len(w.Categories) > 0 && !slices.Contains(w.Categories, category) {
			continue
		}
		for _, id := range slices.Concat(w.Any, w.All, w.None) {
			decides[id] = true
		}
	}
}

// exemptTrait takes a holder out of state control (art. 19-1(2) of the Law).
const exemptTrait = "state-control-exempt"

// reached tells whether state control can reach holders of the category: whether
// it does then hangs on that trait.
func reached(category string) bool {
	h := checks.Holder{Categories: []checks.Belonging{{ID: category}}}
	_, known := h.SubjectOfControl(1)
	return !known
}
