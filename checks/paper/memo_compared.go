package paper

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// MemoComparison sets the inspection beside the earlier one that it names.
type MemoComparison struct {
	Inspection string                `json:"inspection"` // number of the earlier one
	AsOf       calendar.Day          `json:"as_of"`
	Bare       bool                  `json:"bare,omitempty"` // only its seal could be read
	Counts     map[checks.Change]int `json:"counts"`
	Lines      []MemoCompared        `json:"lines"`
}

// MemoCompared is what became of one question.
type MemoCompared struct {
	Check    string        `json:"check"`
	Part     string        `json:"part"`
	Premises string        `json:"premises,omitempty"`
	What     string        `json:"what"`
	Was      string        `json:"was,omitempty"` // slots, events and rows broken then
	Now      string        `json:"now,omitempty"`
	Change   checks.Change `json:"change"`
	Words    string        `json:"words"`
}

// compared puts the comparison into words; nil where no earlier inspection is named.
func (m *pen) compared() *MemoComparison {
	c := m.in.Earlier
	if c == nil {
		return nil
	}
	out := &MemoComparison{Inspection: lang.Line(c.Number), AsOf: c.AsOf, Bare: c.Bare, Counts: c.Counts, Lines: []MemoCompared{}}
	for _, l := range c.Lines {
		check := m.law.Check(l.Check)
		part := check.Part(l.Part)
		what := m.words(title(check, part))
		if l.Item != "" {
			what += ": " + m.words(m.item(check, part, l.Item).Title)
		}
		if part != nil && part.PerPremises {
			what += " (" + m.address(l.Premises) + ")"
		}
		words := m.words(l.Change.Words())
		if l.Change == checks.EliminatedLate {
			words = m.say("compared.late", lang.Args{"change": words, "day": l.Day.Digits(), "due": l.Due.Digits()})
		}
		line := MemoCompared{Check: l.Check, Part: l.Part, Premises: l.Premises, What: what, Change: l.Change, Words: words}
		if l.Item == "" {
			line.Was, line.Now = m.slotList(l.Was), m.slotList(l.Now)
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// slotList names slots as the paper does, and leaves other names as they are. Of
// very many the first are named.
func (m *pen) slotList(names []string) string {
	var out []string
	var slots []calendar.Slot
	for _, name := range names {
		if slot, err := calendar.ParseSlot(name); err == nil {
			slots = append(slots, slot)
		} else {
			out = append(out, m.free(name))
		}
	}
	out = append(m.slotNames(slots), out...)
	if len(out) > mostNamed {
		return strings.Join(out[:mostNamed], "; ") + m.say("rows.more", lang.Args{"n": len(out) - mostNamed})
	}
	return strings.Join(out, "; ")
}

// aboutCompared is the point of the memo: the counts, then a table.
func (m *pen) aboutCompared(c *MemoComparison) Point {
	switch {
	case c == nil:
		return m.absent("compared", "compared.none")
	case c.Bare:
		return m.labelled("compared", stop(m.say("compared.bare", lang.Args{"number": c.Inspection})))
	case len(c.Lines) == 0:
		return m.labelled("compared", stop(m.say("compared.nothing", lang.Args{"number": c.Inspection, "day": c.AsOf.Digits()})))
	}
	var counts []string
	for _, change := range checks.Changes() {
		if n := c.Counts[change]; n > 0 {
			counts = append(counts, m.say("compared.count", lang.Args{"change": change.Words(), "n": n}))
		}
	}
	table := Table{Columns: []Column{
		{Title: m.say("compared.what", nil), Width: 5}, {Title: m.say("compared.was", nil), Width: 3},
		{Title: m.say("compared.now", nil), Width: 3}, {Title: m.say("compared.change", nil), Width: 3},
	}}
	lines := slices.Clone(c.Lines)
	slices.SortStableFunc(lines, func(a, b MemoCompared) int {
		return slices.Index(checks.Changes(), a.Change) - slices.Index(checks.Changes(), b.Change)
	})
	for _, l := range lines {
		table.Rows = append(table.Rows, Row(l.What, l.Was, l.Now, l.Words))
	}
	text := m.say("compared.with", lang.Args{"number": c.Inspection, "day": c.AsOf.Digits(), "counts": strings.Join(counts, "; ")})
	return m.labelled("compared", stop(text), table)
}
