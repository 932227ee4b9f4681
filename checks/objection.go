package checks

import "slices"

// Objected lists the violations that an objection is to, with what is said of each. One
// that was not split by violations is to every violation of its paper: it is split by
// what is ruled on it.
func (c *Case) Objected(s *Step) []StepPoint {
	if len(s.Points) > 0 {
		return slices.Clone(s.Points)
	}
	var out []StepPoint
	if p := c.Paper(s.Paper); p != nil {
		for _, point := range p.Points() {
			out = append(out, StepPoint{Point: point.Point})
		}
	}
	return out
}
