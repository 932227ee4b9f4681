package checks_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// powers says which verdicts a clause of an edition can have. It is worked out
// from what its parts can prove in the time of that edition, so that an edition
// which is too short for a whole quarter needs no exception.
type powers struct {
	law   *standard.Standard
	start calendar.Day
}

// power is what a part can prove in an edition.
type power struct{ meet, fail, lapse, items bool }

// of gives the power of a part for a category in the days of an edition.
func (p powers) of(part *standard.Part, category string, days calendar.Span) power {
	out := power{meet: true, fail: true}
	switch part.Method {
	case standard.Cadence:
		out.meet, out.fail = p.slots(calendar.Unit(part.Unit), days)
	case standard.Document:
		if part.Yearly {
			out.meet, out.fail = p.slots(calendar.Year, days)
		}
		out.items = !part.Yearly
	case standard.Checklist:
		out = p.list(part, category, days)
	case standard.Judgement, standard.Currency, standard.Parity:
		out.items = true // the analyst may find it kept in part
	}
	for _, w := range part.When {
		out.lapse = out.lapse || len(w.Categories) == 0 || slices.Contains(w.Categories, category)
	}
	machine := part.Method == standard.Lead || part.Method == standard.Within || part.Method == standard.Checklist
	out.lapse = out.lapse || machine && part.Rows != ""
	return out
}

// slots tells whether a slot can be filled, and whether one can be missing: it
// ends in the days of the edition, and begins no earlier than the duty.
func (p powers) slots(unit calendar.Unit, days calendar.Span) (filled, missing bool) {
	for d := days.From; d <= days.To; d++ {
		from, to := slowSlot(unit, d)
		if to == d {
			filled = true
			missing = missing || from >= p.start
		}
	}
	return filled, missing
}

// list tells what a checklist can prove: an item whose text is not yet held
// nothing, one that needs a norm only that it is there.
func (p powers) list(part *standard.Part, category string, days calendar.Span) power {
	items := p.law.ItemsOf(nil, part, category)
	if part.Of != "" || len(items) == 0 {
		return power{meet: true, fail: true, items: true}
	}
	var out power
	for _, i := range items {
		article := p.law.Article(i.Law)
		if i.Law != "" && article != nil && article.KnownFrom > days.To {
			continue
		}
		out.meet = true
		out.fail = out.fail || !i.NeedsNorm
	}
	out.items = out.meet && out.fail
	return out
}

// verdicts lists what a clause can come to.
func (p powers) verdicts(check *standard.Check, act, clause, category string, days calendar.Span) []checks.Verdict {
	out := []checks.Verdict{checks.NotChecked, checks.CannotTell}
	all, lapses := true, true
	meets, fails, items, guided := 0, 0, false, false
	same := false // one part alone can do both
	for i := range check.Parts {
		part := &check.Parts[i]
		if !part.InCategory(category) || !part.ServesClause(act, clause) {
			continue
		}
		if part.Weight == standard.Guiding {
			guided = true
			continue
		}
		q := p.of(part, category, days)
		all = all && (q.meet || q.lapse)
		lapses = lapses && q.lapse
		items = items || q.items
		if q.meet {
			meets++
		}
		if q.fail {
			fails++
		}
		same = same || q.meet && q.fail
	}
	if all && meets > 0 {
		out = append(out, checks.Met)
	}
	if fails > 0 {
		out = append(out, checks.NotMet)
	}
	two := meets > 0 && fails > 0 && (meets > 1 || fails > 1 || !same)
	if two || items || guided && meets > 0 {
		out = append(out, checks.PartlyMet)
	}
	if lapses {
		out = append(out, checks.NotApplicable)
	}
	return out
}

// slowSlot finds the slot of a day by walking from day to day.
func slowSlot(unit calendar.Unit, d calendar.Day) (from, to calendar.Day) {
	same := func(a, b calendar.Day) bool {
		switch unit {
		case calendar.Daily:
			return a == b
		case calendar.Week: // Monday begins a week
			later := max(a, b)
			return a == b || later.Weekday() != 1
		case calendar.Quarter:
			return a.Year() == b.Year() && (a.Month()-1)/3 == (b.Month()-1)/3
		case calendar.HalfYear:
			return a.Year() == b.Year() && (a.Month()-1)/6 == (b.Month()-1)/6
		}
		return a.Year() == b.Year()
	}
	from, to = d, d
	for same(from-1, from) {
		from--
	}
	for same(to, to+1) {
		to++
	}
	return from, to
}

func TestEveryClauseOfEveryEditionHasACaseForEachVerdictItCanHave(t *testing.T) {
	law := loadLaw(t)
	line := law.Timeline(0)
	p := powers{law: law, start: line.Start()}
	seen := map[standard.ClauseRef]map[checks.Verdict]bool{}
	for _, o := range outcomes(t) {
		for _, c := range o.finding.Clauses {
			if seen[c.ClauseRef] == nil {
				seen[c.ClauseRef] = map[checks.Verdict]bool{}
			}
			seen[c.ClauseRef][c.Verdict] = true
		}
	}
	clauses, wanted := 0, 0
	for _, e := range law.Editions() {
		_, days := line.Spans(e.ID)
		if days.To == 0 {
			days.To = days.From + 1000
		}
		for _, point := range e.Points {
			for _, c := range point.Clauses {
				clauses++
				name := point.Number + "(" + c.Number + ")"
				ref := standard.ClauseRef{Edition: e.ID, Clause: name}
				for _, v := range p.verdicts(law.CheckServing(e.Act, name), e.Act, name, point.Category, days) {
					wanted++
					if !seen[ref][v] {
						t.Errorf("no case gives %s %s (%s) the verdict %s", e.ID, name, law.CheckServing(e.Act, name).ID, v)
					}
				}
			}
		}
	}
	t.Logf("%d clauses of editions, %d verdicts", clauses, wanted)
}

func TestEveryPartThatOnlyTheAnalystAnswersHasBothAnswers(t *testing.T) {
	law := loadLaw(t)
	got := map[string]map[checks.Verdict]bool{}
	for _, o := range outcomes(t) {
		for _, p := range o.finding.Parts {
			if p.By == checks.Analyst {
				id := o.finding.Check + "/" + p.Part
				if got[id] == nil {
					got[id] = map[checks.Verdict]bool{}
				}
				got[id][p.Verdict] = true
			}
		}
	}
	byHand := []standard.Method{standard.Judgement, standard.Deadline, standard.Currency, standard.Parity}
	for _, check := range law.Checks() {
		for _, part := range check.Parts {
			id := check.ID + "/" + part.ID
			lawOnly := part.Weight == standard.LawOnly
			if slices.Contains(byHand, part.Method) && (!got[id][checks.NotMet] || !lawOnly && !got[id][checks.Met]) {
				t.Errorf("%s is not answered both ways: %v", id, got[id])
			}
		}
	}
}

func TestEveryDutyOfTheLawAloneHasACaseInWhichItIsBrokenAndTheClauseIsNot(t *testing.T) {
	law := loadLaw(t)
	broken := map[string]bool{}
	for _, o := range outcomes(t) {
		for _, p := range o.finding.Parts {
			if p.Weight == standard.LawOnly && p.Verdict.Broken() && !o.finding.Verdict.Broken() {
				broken[o.finding.Check+"/"+p.Part] = true
			}
		}
	}
	for _, check := range law.Checks() {
		for _, part := range check.Parts {
			if id := check.ID + "/" + part.ID; part.Weight == standard.LawOnly && !broken[id] {
				t.Errorf("no case breaks %s alone", id)
			}
		}
	}
}

func TestTheTableOfClausesIsThatOfTheCatalogue(t *testing.T) {
	law, table := loadLaw(t), readClauses(t)
	n := 0
	for _, check := range law.Checks() {
		for _, of := range check.Clauses {
			n++
			if got := table[check.ID][of.Category][of.Act]; got != of.Clause {
				t.Errorf("%s, %s, %s: the table has %q, the catalogue %q", check.ID, of.Category, of.Act, got, of.Clause)
			}
		}
	}
	for _, categories := range table {
		for _, acts := range categories {
			n -= len(acts)
		}
	}
	if n != 0 {
		t.Errorf("the catalogue has %d clauses more than the table", n)
	}
}

func TestFramesLieInTheirEditions(t *testing.T) {
	law := loadLaw(t)
	line := law.Timeline(0)
	for _, f := range readFrames(t) {
		name := f.Kind + " " + f.Edition
		certain, _ := line.Spans(f.Edition)
		period, asOf := span(t, f.Period), day(t, f.AsOf)
		if !certain.Contains(asOf) || asOf <= period.To {
			t.Errorf("%s: as of %s", name, f.AsOf)
		}
		for i, s := range f.Slots {
			from, to := slowSlot(calendar.Unit(f.Kind), day(t, s.Day))
			last := day(t, s.Last)
			if to != last || from < max(period.From, line.Start()) || to > period.To || !certain.Contains(last) {
				t.Errorf("%s: slot %d, %s, is %s..%s", name, i+1, s.Name, from, to)
			}
		}
		for id, d := range f.Days {
			late := id == "after"
			if when := day(t, d); (when > asOf) != late {
				t.Errorf("%s: %s is %s", name, id, d)
			}
		}
	}
}
