package propose

import (
	"slices"

	"ashyq/checks/standard"
)

// proposer looks for what informs one check.
type proposer func(*room) []Proposal

// proposers is filled by the files propose_*.go, each with its own checks.
var proposers = map[string][]proposer{}

func proposes(check string, p proposer) bool {
	proposers[check] = append(proposers[check], p)
	return true
}

// All gives what the pages propose, check by check in the order of the
// catalogue. Nothing is proposed for a part that does not bind a category of the
// inspection.
func All(in Input) []Proposal {
	r := enter(in)
	var out []Proposal
	seen := map[[3]string]bool{}
	for _, check := range in.Law.Checks() {
		if !in.Applies(check) {
			continue
		}
		for _, propose := range proposers[check.ID] {
			for _, p := range propose(r) {
				p.Check = check.ID
				p.Parts = slices.DeleteFunc(slices.Clone(p.Parts), func(id string) bool { return !r.asks(check, id) })
				same := [3]string{p.Capture, p.Path, p.Fragment}
				if len(p.Parts) == 0 || seen[same] || r.outside(check, &p) {
					continue
				}
				seen[same] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// asks tells whether a part is asked of a category of the inspection.
func (r *room) asks(check *standard.Check, id string) bool {
	part := check.Part(id)
	return part != nil && slices.ContainsFunc(r.in.Categories, part.InCategory)
}
