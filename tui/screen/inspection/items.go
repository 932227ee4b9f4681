package inspection

import (
	"ashyq/checks"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
)

// broken names the items of a part that are absent, and then those that are not whole:
// they are why it is not met.
func (s *inspection) broken(f checks.Finding, p checks.PartFinding) []string {
	var out []string
	check, law := screen.CheckOf(s.env, f.Check), s.env.Desk.Standard()
	part := check.Part(p.Part)
	if part == nil {
		return nil
	}
	names := map[string]string{}
	for _, category := range s.view.Case.Inspection.Categories {
		for _, item := range law.ItemsOf(check, part, category) {
			names[item.ID] = s.env.In(item.Title)
		}
	}
	for _, of := range []struct {
		state   checks.ItemState
		verdict checks.Verdict
	}{{checks.Absent, checks.NotMet}, {checks.Incomplete, checks.PartlyMet}} {
		sign, _ := theme.Verdict(of.verdict)
		said := map[string]bool{} // at several addresses it is named once
		for _, u := range p.Items {
			if u.State == checks.State(of.state) && names[u.Item] != "" && !said[u.Item] {
				said[u.Item] = true
				out = append(out, sign+" "+names[u.Item])
			}
		}
	}
	return out
}
