package stand

import (
	"ashyq/checks"
	"ashyq/checks/standard"
)

// Lapsed tells whether a part does not apply at an address because the part on
// which it depends was looked for there and not found, or does not apply itself:
// without a stand nobody asks what stands on it. The judge decides that; where it
// lists the part at the address its word is taken.
func Lapsed(f checks.Finding, part *standard.Part, premises string) bool {
	if part.Unless == "" {
		return false
	}
	for _, p := range f.Parts {
		if p.Part != part.Unless {
			continue
		}
		for _, a := range p.Answers {
			if a.Premises == premises {
				return a.Verdict == checks.NotMet || a.Verdict == checks.NotApplicable
			}
		}
		for _, u := range p.Items {
			if u.Premises == premises {
				return u.State == checks.State(checks.Absent) || u.State == checks.State(checks.Inapplicable)
			}
		}
	}
	return false
}
