package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// An answer to a check as a whole says nothing of its parts: where either inspection
// has one, the check is compared as one question.

// whole compares a check as one question; false where neither side was answered so.
func (m *matcher) whole(check *standard.Check) ([]Compared, bool) {
	was, now := findingOf(m.was, check.ID), findingOf(m.now, check.ID)
	if was.wholly() == "" && now.wholly() == "" {
		return nil, false
	}
	line := Compared{Check: check.ID}
	then, since := m.sum(m.was, was, check, 0), m.sum(m.now, now, check, m.was.Case.Inspection.AsOf)
	if !m.change(&line, allInTime(check), then, since) {
		return nil, true
	}
	line.Was = then.broken
	if since.bad() {
		line.Now = since.broken
	}
	m.executed(&line)
	return []Compared{line}, true
}

// sum is what one inspection gave for a check as a whole: the answer, or all that its
// required parts gave.
func (m *matcher) sum(l Looked, f *Finding, check *standard.Check, after calendar.Day) *glimpse {
	if v := f.wholly(); v != "" {
		return &glimpse{asked: true, answered: v}
	}
	out := &glimpse{}
	for i := range check.Parts {
		part := &check.Parts[i]
		if part.Weight != standard.Required {
			continue
		}
		sights := m.sights(l, check.ID, part, after)
		together(sights)
		for _, s := range sights {
			out.asked = true
			out.kept = out.kept || s.good()
			out.unknown = out.unknown || !s.good() && !s.bad()
			switch {
			case s.bad() && len(s.broken) == 0:
				out.broken = append(out.broken, part.ID)
			case s.bad():
				out.broken = append(out.broken, s.broken...)
			}
		}
	}
	slices.Sort(out.broken) // places come in no order
	return out
}

// wholly gives the answer to the check as a whole; "" where there is none.
func (f *Finding) wholly() Verdict {
	if f == nil || f.Answer == nil || f.Conflict {
		return ""
	}
	return f.Verdict
}

func findingOf(l Looked, check string) *Finding {
	i := slices.IndexFunc(l.Findings, func(f Finding) bool { return f.Check == check })
	if i < 0 {
		return nil
	}
	return &l.Findings[i]
}

// allInTime tells whether everything that the check requires passes with time.
func allInTime(check *standard.Check) bool {
	for i := range check.Parts {
		if p := &check.Parts[i]; p.Weight == standard.Required && !inTime(p) {
			return false
		}
	}
	return true
}

// together makes one question of the items at an address where either inspection has
// an answer to the part there: it decides over the items.
func together(sides ...map[place]*glimpse) {
	var answered []string
	for _, side := range sides {
		for key, s := range side {
			if s.answered != "" {
				answered = append(answered, key.premises)
			}
		}
	}
	for _, side := range sides {
		for _, key := range keysOf(side) {
			if key.item == "" || !slices.Contains(answered, key.premises) {
				continue
			}
			one, s := place{premises: key.premises}, side[key]
			if side[one] == nil {
				side[one] = &glimpse{asked: true}
			}
			all := side[one]
			all.broken = append(all.broken, s.broken...)
			all.kept, all.unknown = all.kept || s.kept, all.unknown || s.unknown
			delete(side, key)
		}
	}
}
