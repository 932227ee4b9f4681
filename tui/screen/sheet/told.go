package sheet

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// mostAlike is how many units that change alike are named one by one.
const mostAlike = 2

// EffectLines says what an act would change: slots, events and items, then the
// verdict, then the figures of the inspection. Units of one part that change
// alike are told together. Whatever becomes a violation stands before all else,
// of each check its verdict first, so that it is seen where there is one line.
func EffectLines(e *screen.Env, law *standard.Standard, f desk.Effect) []Line {
	var out, rest []Line
	for _, c := range f.Checks {
		check := law.Check(c.Check)
		verdict := verdictLine(e, check, c, len(f.Checks) > 1)
		if verdict.Broken {
			out = append(out, verdict)
		}
		for _, l := range append(unitLines(e, law, check, c.Units), partLines(e, check, c)...) {
			if l.Broken {
				out = append(out, l)
			} else {
				rest = append(rest, l)
			}
		}
		if !verdict.Broken {
			rest = append(rest, verdict)
		}
	}
	out = append(append(out, rest...), figures(e, f)...)
	if len(out) == 0 {
		return []Line{sentence(words.In(e, "effect.none", nil), theme.Plain)}
	}
	return out
}

// unitLines tells of units; those that stand together and change alike are one
// line where there are many.
func unitLines(e *screen.Env, law *standard.Standard, check *standard.Check, units []desk.UnitEffect) []Line {
	var out []Line
	name := func(u desk.UnitEffect) string { return ownName(e, law, check, units, u) }
	for from := 0; from < len(units); {
		to := from + 1
		for to < len(units) && alike(units[from], units[to]) {
			to++
		}
		if to-from > mostAlike {
			first := name(units[from])
			what := words.In(e, "effect.alike", lang.Args{"unit": first, "n": to - from - 1})
			out = append(out, Line{what, stateChange(e, units[from]), breaks(units[from])})
		} else {
			for _, u := range units[from:to] {
				out = append(out, Line{name(u), stateChange(e, u), breaks(u)})
			}
		}
		from = to
	}
	return out
}

// breaks tells whether a unit becomes a violation.
func breaks(u desk.UnitEffect) bool {
	_, before := theme.State(u.Before)
	_, after := theme.State(u.After)
	return after == theme.Broken && before != theme.Broken
}

func alike(a, b desk.UnitEffect) bool {
	return a.Part == b.Part && a.Before == b.Before && a.After == b.After
}

// ownName is the name of a unit; where units of other parts bear the same, with the
// question of its own before it.
func ownName(e *screen.Env, law *standard.Standard, check *standard.Check, units []desk.UnitEffect, u desk.UnitEffect) string {
	name := unitName(e, law, check, u)
	for _, o := range units {
		if check != nil && o.Part != u.Part && unitName(e, law, check, o) == name {
			if part := check.Part(u.Part); part != nil {
				return e.In(part.Title) + ": " + name
			}
		}
	}
	return name
}

// unitName says a slot or an item in words; an event and a row have names of
// their own. A week is told without its days, which the strip shows.
func unitName(e *screen.Env, law *standard.Standard, check *standard.Check, u desk.UnitEffect) string {
	if slot, err := calendar.ParseSlot(u.Key); err == nil {
		name, _, _ := strings.Cut(e.In(slot.Words()), " (")
		return name
	}
	if check != nil {
		if _, item, ok := law.FindItem(check, u.Key); ok {
			return e.In(item.Title)
		}
	}
	return lang.Line(u.Key)
}

func stateChange(e *screen.Env, u desk.UnitEffect) []widget.Cell {
	before, after := widget.Cell{Text: words.In(e, "effect.new", nil)}, widget.Cell{Text: words.In(e, "effect.gone", nil)}
	if u.Before != "" {
		before = screen.StateCell(e, u.Before)
	}
	if u.After != "" {
		after = screen.StateCell(e, u.After)
	}
	return []widget.Cell{before, arrow, after}
}

// partLines tells of questions whose answer changes and that have no units.
func partLines(e *screen.Env, check *standard.Check, c desk.CheckEffect) []Line {
	var out []Line
	if check == nil || len(check.Parts) < 2 {
		return nil // the verdict of the check says it
	}
	for _, p := range c.Parts {
		if part := check.Part(p.Part); part != nil && !hasUnits(c, p.Part) {
			out = append(out, Line{e.In(part.Title), verdictChange(e, p.Before, p.After), p.After == checks.NotMet && p.Before != checks.NotMet})
		}
	}
	return out
}

func hasUnits(c desk.CheckEffect, part string) bool {
	for _, u := range c.Units {
		if u.Part == part {
			return true
		}
	}
	return false
}

// verdictLine tells what becomes of the verdict, and that it stays where only
// something below it moves.
func verdictLine(e *screen.Env, check *standard.Check, c desk.CheckEffect, many bool) Line {
	what := words.In(e, "effect.verdict", nil)
	if many && check != nil {
		what = e.In(check.Short)
	}
	if c.Before != c.After {
		return Line{what, verdictChange(e, c.Before, c.After), c.After == checks.NotMet}
	}
	same := []widget.Cell{screen.VerdictCell(e, c.After), {Text: ", " + words.In(e, "effect.same", nil)}}
	return Line{What: what, How: same}
}

func verdictChange(e *screen.Env, before, after checks.Verdict) []widget.Cell {
	cell := func(v checks.Verdict) widget.Cell {
		if v == "" {
			v = checks.NotApplicable
		}
		return screen.VerdictCell(e, v)
	}
	return []widget.Cell{cell(before), arrow, cell(after)}
}

// figures tells how the figures of the inspection change.
func figures(e *screen.Env, f desk.Effect) []Line {
	var out []Line
	for _, v := range checks.Verdicts() {
		before, after := count(f.Before, v), count(f.After, v)
		if before == after {
			continue
		}
		l := Line{How: []widget.Cell{screen.VerdictCell(e, v), {Text: " " + words.In(e, "effect.figures", lang.Args{"before": before, "after": after})}}}
		if len(out) == 0 {
			l.What = words.In(e, "effect.inspection", nil)
		}
		out = append(out, l)
	}
	return out
}

func count(s checks.Summary, v checks.Verdict) int {
	return map[checks.Verdict]int{
		checks.Met: s.Met, checks.PartlyMet: s.PartlyMet, checks.NotMet: s.NotMet,
		checks.NotApplicable: s.NotApplicable, checks.CannotTell: s.CannotTell, checks.NotChecked: s.NotChecked,
	}[v]
}
