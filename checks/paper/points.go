package paper

import (
	"slices"
	"strings"

	"ashyq/checks/standard"
)

// LeftOut names in the details of a paper the violations that the analyst keeps out
// of it, each as CHECK/PART@PREMISES, parted by one space. They stay in the memo.
const LeftOut = "left-out"

// stated lists the violations that a paper states: those under the clauses of the
// Standard, then those of the Law alone, under one numbering.
func (m *pen) stated() []Violation {
	return m.chosen(append(m.violations(m.breaches(false)), m.violations(m.breaches(true))...))
}

// chosen leaves out the violations that the analyst keeps out of this paper, and
// numbers the rest anew.
func (m *pen) chosen(list []Violation) []Violation {
	out := strings.Fields(m.in.Details.Fields[LeftOut])
	list = slices.DeleteFunc(list, func(v Violation) bool { return slices.Contains(out, v.key()) })
	for i := range list {
		list[i].Number = i + 1
	}
	return list
}

// key names a violation in the details of a paper.
func (v *Violation) key() string {
	s := v.Check
	if v.Part != "" {
		s += "/" + v.Part
	}
	if v.Premises != "" {
		s += "@" + v.Premises
	}
	return s
}

// refs gives the clauses that were broken.
func (v *Violation) refs() []standard.ClauseRef {
	var out []standard.ClauseRef
	for _, n := range v.Clauses {
		out = append(out, standard.ClauseRef{Edition: n.Edition, Clause: n.Clause})
	}
	return out
}

// pastSlots lists the slots of time that are over and stayed empty: a quarter that
// was missed cannot be made good, so its measure is for the future.
func (b *breach) pastSlots() []string {
	var out []string
	for _, u := range b.broken {
		if u.Slot != "" {
			out = appendNew(out, u.Slot)
		}
	}
	return out
}
