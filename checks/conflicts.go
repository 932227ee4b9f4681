package checks

// Conflicts counts what two people see differently of one inspection: every matter
// with two live answers, every field of the record in which two live records
// differ, every proposal that one confirmed and another rejected. Nothing of it is
// decided by itself; a person decides.
func (c *Case) Conflicts() int {
	n := len(c.Disputed) + len(c.rivalMatters()) + len(c.doubtedFragments())
	if len(c.States) > 1 {
		n++
	}
	if len(c.Found) > 1 {
		n++
	}
	for _, p := range c.Papers {
		if len(p.States) > 1 {
			n++
		}
	}
	for _, r := range c.Reviews {
		if r.Rival() {
			n++
		}
	}
	return n + several(c.Answers) + several(c.Rulings) + several(c.Executions)
}

// several counts the keys under which two or more stand.
func several[K comparable, V any](m map[K][]V) int {
	n := 0
	for _, list := range m {
		if len(list) > 1 {
			n++
		}
	}
	return n
}

// rivalMatters names each piece of evidence, each coverage and each draw of which
// two live versions stand.
func (c *Case) rivalMatters() map[string]bool {
	out := map[string]bool{}
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Mark.Rival {
			out["evidence "+e.ID] = true
		}
	}
	for i := range c.Coverage {
		if v := &c.Coverage[i]; v.Mark.Rival {
			out["coverage "+v.ID] = true
		}
	}
	for i := range c.Samples {
		if s := &c.Samples[i]; s.Mark.Rival {
			out["sample "+s.Check+"/"+s.List] = true
		}
	}
	return out
}

// doubtedFragments are the pieces of captured pages that were confirmed by one and
// rejected by another, or confirmed as events of two days.
func (c *Case) doubtedFragments() map[fragment]bool {
	taken := map[fragment][]*Evidence{}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if f, proposed := e.fragment(); proposed {
			taken[f] = append(taken[f], e)
		}
	}
	covered := map[fragment]bool{}
	for i := range c.Coverage {
		if o := c.Coverage[i].Origin; o != nil {
			covered[fragment{o.Capture, o.Path, o.Fragment}] = true
		}
	}
	out := map[fragment]bool{}
	for f, list := range taken {
		if daysDiffer(list) {
			out[f] = true
		}
	}
	for _, list := range c.Rejected {
		for _, r := range list {
			if f := (fragment{r.Capture, r.Path, r.Fragment}); len(taken[f]) > 0 || covered[f] {
				out[f] = true
			}
		}
	}
	return out
}

// daysDiffer tells whether pieces of evidence from one fragment tell of events of
// different days. Two versions of one piece are counted as rivals.
func daysDiffer(list []*Evidence) bool {
	var first *Evidence
	for _, e := range list {
		switch {
		case e.Kind != Event:
		case first == nil:
			first = e
		case e.ID != first.ID && e.At.Day != first.At.Day:
			return true
		}
	}
	return false
}

// Conflicts counts what two people see differently of one holder: every field of the
// record, its region, and whether another record is the same holder.
func (h *HolderState) Conflicts() int {
	n := len(h.Disputed) + several(h.Same)
	if len(h.Regions) > 1 {
		n++
	}
	return n
}
