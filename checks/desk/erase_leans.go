package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
)

// LeanSealed says that the findings of a closed inspection were sealed with it.
const LeanSealed = "sealed"

// leans lists what leans on what is to be erased: answers, papers, the seal of a closed
// inspection. Computed findings that would move are listed too; they ask no ground.
func (g *erasing) leans() error {
	list, err := g.leanedOn()
	if err != nil {
		return err
	}
	for i := range list {
		list[i].Open, list[i].Evidence = false, ""
	}
	for _, l := range list {
		if !slices.Contains(g.out.Leans, l) {
			g.out.Leans = append(g.out.Leans, l)
		}
	}
	return nil
}

func (g *erasing) leanedOn() ([]Leaning, error) {
	var out []Leaning
	sealed := false
	for _, r := range g.refuted() {
		var list []Leaning
		var err error
		if g.out.Of == EraseWhole {
			list, err = g.leaner(g.c).inside(r)
		} else {
			list, err = g.leaningOn(g.c, r)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
		closed := g.c.Closed()
		sealed = sealed || closed != nil && r.Under(closed.Heads)
	}
	if sealed {
		out = append(out, Leaning{Kind: journal.KindState, Matter: "state", How: LeanSealed})
	}
	return out, nil
}

// refuted gives the evidence among what goes as if it were refuted: what would be asked
// then leans on it now. Evidence that was read off a page leans on the page with its own
// copy of the fragment, and stands without it.
func (g *erasing) refuted() []*checks.Refuted {
	var out []*checks.Refuted
	for _, e := range g.chosen {
		if e.Header.Kind != journal.KindEvidence || !g.book.Live(e.Hash) {
			continue
		}
		r, err := g.refutation(g.c, about(e))
		if err == nil && len(r.Versions) > 0 {
			out = append(out, r)
		}
	}
	return out
}
