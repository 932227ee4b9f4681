package checks_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// The comparison walks maps of glimpses. Here every question is asked again of the
// plain lists of units, one question at a time.

// states are those that a unit may be in, and what each proves.
var proves = map[checks.State]string{
	checks.Filled: "kept", checks.InTime: "kept", checks.State(checks.Present): "kept",
	checks.NoEvent: "broken", checks.Late: "broken", checks.State(checks.Absent): "broken", checks.State(checks.Incomplete): "broken",
	checks.Unknown: "unknown", checks.Unclear: "unknown",
	checks.Cut: "", checks.Future: "", checks.State(checks.Inapplicable): "",
}

// findings makes what a judge might have found for some checks, units in no order.
func (m *maker) findings(from calendar.Day) []checks.Finding {
	var out []checks.Finding
	for _, check := range m.law.Checks() {
		if m.chance(2) {
			continue
		}
		f := checks.Finding{Check: check.ID, Conflict: m.chance(25), Verdict: pick(m.dice, checks.Verdicts())}
		if m.chance(12) {
			f.Answer = &checks.Answer{Verdict: f.Verdict}
		}
		for i := range check.Parts {
			if part := &check.Parts[i]; !m.chance(4) {
				f.Parts = append(f.Parts, m.partFinding(part, from))
			}
		}
		out = append(out, f)
	}
	return out
}

func (m *maker) partFinding(part *standard.Part, from calendar.Day) checks.PartFinding {
	states := []checks.State{
		checks.Filled, checks.InTime, checks.State(checks.Present), checks.NoEvent, checks.Late, checks.State(checks.Absent),
		checks.State(checks.Incomplete), checks.Unknown, checks.Unclear, checks.Cut, checks.Future, checks.State(checks.Inapplicable),
	}
	p := checks.PartFinding{Part: part.ID, Method: part.Method, Conflict: m.chance(30)}
	for range m.IntN(5) {
		u := checks.Unit{
			State: pick(m.dice, states), Premises: pick(m.dice, []string{"", "a", "b"}), Item: pick(m.dice, []string{"x", "y"}),
			Number: fmt.Sprint(m.IntN(90)), Breach: from.Add(m.IntN(200)),
		}
		if !m.chance(10) {
			u.ClauseRef = standard.ClauseRef{Edition: "177-НҚ", Clause: "4(1)"}
		}
		list := pick(m.dice, []*[]checks.Unit{&p.Slots, &p.Events, &p.Items, &p.Rows})
		*list = append(*list, u)
	}
	if m.chance(6) {
		a := checks.PlaceAnswer{Premises: pick(m.dice, []string{"", "a"})}
		a.Verdict = pick(m.dice, checks.Verdicts())
		p.Answers = append(p.Answers, a)
	}
	return p
}

// asking is one question put to one inspection.
type asking struct {
	check, part, premises, item string
	whole, timed, byItem        bool
}

// said is what an inspection says to a question: "broken", "kept", or "" where
// neither is proven, with the names of what is broken.
func (q asking) said(law *standard.Standard, l checks.Looked, after calendar.Day) (string, []string) {
	f := findingIn(l, q.check)
	if f == nil || f.Conflict {
		return "", nil
	}
	if q.whole {
		return q.saidWhole(law, l, f, after)
	}
	var broken []string
	kept, unknown := 0, 0
	for _, p := range f.Parts {
		if p.Part != q.part || p.Conflict {
			continue
		}
		for _, a := range p.Answers {
			if a.Premises == q.premises && q.item == "" {
				return byVerdict(a.Verdict), named(p, q, after)
			}
		}
		broken = append(broken, named(p, q, after)...)
		for _, u := range askedUnits(p, q, after) {
			switch proves[u.State] {
			case "kept":
				kept++
			case "unknown":
				unknown++
			}
		}
	}
	switch {
	case len(broken) > 0:
		return "broken", broken
	case kept > 0 && unknown == 0:
		return "kept", nil
	}
	return "", nil
}

func (q asking) saidWhole(law *standard.Standard, l checks.Looked, f *checks.Finding, after calendar.Day) (string, []string) {
	if f.Answer != nil {
		return byVerdict(f.Verdict), nil
	}
	var broken []string
	kept, unknown := 0, 0
	check := law.Check(q.check)
	for i := range check.Parts {
		part := &check.Parts[i]
		if part.Weight != standard.Required {
			continue
		}
		for _, one := range places(part, q.check, l) {
			switch s, names := one.said(law, l, after); {
			case s == "broken" && len(names) == 0:
				broken = append(broken, part.ID)
			case s == "broken":
				broken = append(broken, names...)
			case s == "kept":
				kept++
			default:
				if one.asked(l, after) {
					unknown++
				}
			}
		}
	}
	switch slices.Sort(broken); {
	case len(broken) > 0:
		return "broken", broken
	case kept > 0 && unknown == 0:
		return "kept", nil
	}
	return "", nil
}

// asked tells whether the inspection has anything at all under the question.
func (q asking) asked(l checks.Looked, after calendar.Day) bool {
	for _, p := range findingIn(l, q.check).Parts {
		if p.Part != q.part || p.Conflict {
			continue
		}
		answered := slices.ContainsFunc(p.Answers, func(a checks.PlaceAnswer) bool { return a.Premises == q.premises && q.item == "" })
		if answered || len(askedUnits(p, q, after)) > 0 {
			return true
		}
	}
	return false
}

func byVerdict(v checks.Verdict) string {
	switch v {
	case checks.NotMet, checks.PartlyMet:
		return "broken"
	case checks.Met:
		return "kept"
	}
	return ""
}

// askedUnits lists the units of a part that the question is about and that are asked.
func askedUnits(p checks.PartFinding, q asking, after calendar.Day) []checks.Unit {
	var out []checks.Unit
	for _, u := range slices.Concat(p.Slots, p.Events, p.Items, p.Rows) {
		if u.Premises == q.premises && (q.item == "" || u.Item == q.item) && proves[u.State] != "" && u.Clause != "" &&
			!(q.timed && after != 0 && u.Breach <= after) {
			out = append(out, u)
		}
	}
	return out
}

func named(p checks.PartFinding, q asking, after calendar.Day) []string {
	var out []string
	for _, u := range askedUnits(p, q, after) {
		if proves[u.State] == "broken" {
			out = append(out, u.Number)
		}
	}
	return out
}

func findingIn(l checks.Looked, check string) *checks.Finding {
	for i := range l.Findings {
		if l.Findings[i].Check == check {
			return &l.Findings[i]
		}
	}
	return nil
}

func passes(part *standard.Part) bool {
	return slices.Contains([]standard.Method{standard.Cadence, standard.Lead, standard.Within, standard.Deadline}, part.Method) ||
		part.Method == standard.Document && part.Yearly
}

// places lists the questions of a part for one inspection or for two: by item, unless
// one of them was answered at that address.
func places(part *standard.Part, check string, sides ...checks.Looked) []asking {
	answered := map[string]bool{}
	for _, l := range sides {
		if f := findingIn(l, check); f != nil && !f.Conflict {
			for _, p := range f.Parts {
				for _, a := range p.Answers {
					answered[a.Premises] = answered[a.Premises] || p.Part == part.ID && !p.Conflict
				}
			}
		}
	}
	items := !passes(part) && part.Method != standard.Judgement || part.Method == standard.Judgement && part.Rows == ""
	var out []asking
	for _, premises := range []string{"", "a", "b"} {
		one := asking{check: check, part: part.ID, premises: premises, timed: passes(part)}
		if !items || answered[premises] {
			out = append(out, one)
			continue
		}
		for _, item := range []string{"x", "y"} {
			one.item = item
			out = append(out, one)
		}
	}
	return out
}

// recounted compares question by question.
func recounted(law *standard.Standard, was, now checks.Looked) []string {
	var out []string
	for _, check := range law.Checks() {
		var all []asking
		whole := false
		for _, l := range []checks.Looked{was, now} {
			f := findingIn(l, check.ID)
			whole = whole || f != nil && f.Answer != nil && !f.Conflict
		}
		if whole {
			timed := true
			for i := range check.Parts {
				timed = timed && (check.Parts[i].Weight != standard.Required || passes(&check.Parts[i]))
			}
			all = append(all, asking{check: check.ID, whole: true, timed: timed})
		} else {
			for i := range check.Parts {
				all = append(all, places(&check.Parts[i], check.ID, was, now)...)
			}
		}
		for _, q := range all {
			a, brokenThen := q.said(law, was, 0)
			b, brokenNow := q.said(law, now, was.Case.Inspection.AsOf)
			if b != "broken" {
				brokenNow = nil
			}
			if change := became(a, b, q.timed); change != "" {
				out = append(out, fmt.Sprint(q.check, " ", q.part, " ", q.premises, " ", q.item, ": ", change, " ", inOrder(brokenThen), inOrder(brokenNow)))
			}
		}
	}
	slices.Sort(out)
	return out
}

// became is the table of changes.
func became(was, now string, timed bool) checks.Change {
	kind := 0
	if timed {
		kind = 1
	}
	return map[string][2]checks.Change{
		"broken broken": {checks.Persists, checks.Repeated}, "broken kept": {checks.Eliminated, checks.NotRepeated},
		"broken ": {checks.Untold, checks.Untold}, "kept broken": {checks.NewBreach, checks.NewBreach}, " broken": {checks.FirstSeen, checks.FirstSeen},
	}[was+" "+now][kind]
}

func TestAComparisonIsWhatASlowCountGives(t *testing.T) {
	m := &maker{dice: random(t), law: loadLaw(t), days: loadCalendar(t), first: day(t, "2025-01-01")}
	told := map[checks.Change]int{}
	for range 150 {
		was := side("2025-001", "2025-07-01", t, m.findings(m.first)...)
		now := side("2026-001", "2026-01-20", t, m.findings(day(t, "2025-04-01"))...)
		c := checks.Compare(was, now, m.law, m.days)
		var got []string
		sum := 0
		for _, l := range c.Lines {
			told[l.Change]++
			got = append(got, fmt.Sprint(l.Check, " ", l.Part, " ", l.Premises, " ", l.Item, ": ", l.Change, " ", inOrder(l.Was), inOrder(l.Now)))
		}
		for _, n := range c.Counts {
			sum += n
		}
		slices.Sort(got)
		if want := recounted(m.law, was, now); !slices.Equal(got, want) {
			t.Fatalf("compared alone: %q\ncounted alone: %q", beyond(got, want), beyond(want, got))
		}
		if sum != len(c.Lines) {
			t.Fatalf("%d counted of %d lines", sum, len(c.Lines))
		}
	}
	for _, change := range checks.Changes() {
		if told[change] == 0 && change != checks.EliminatedLate {
			t.Errorf("no random pair came to %s", cmp.Or(change, "nothing"))
		}
	}
}

// beyond lists what the first list has and the second has not.
func beyond(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

func inOrder(names []string) []string { return slices.Sorted(slices.Values(names)) }
