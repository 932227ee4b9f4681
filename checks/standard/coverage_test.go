package standard

import (
	"strings"
	"testing"

	"ashyq/checks/lang"
)

func TestEachClauseIsServedByOneCheck(t *testing.T) {
	s := loaded(t)
	rows := table(t, "coverage.tsv")
	for _, row := range rows {
		category, check := row[0], s.Check(row[3])
		for act, clause := range map[string]string{"177-НҚ": row[1], "606-НҚ": row[2]} {
			if check == nil || s.CheckServing(act, clause) != check || s.ClauseOf(check, category, act) != clause {
				t.Errorf("%s %s of %s should be served by %s", act, clause, category, row[3])
			}
		}
	}
	for _, e := range s.Editions() {
		if n := len(e.clauseNames()); n != len(rows) {
			t.Errorf("%s has %d clauses, the table %d", e.ID, n, len(rows))
		}
	}
}

func TestEachCategoryHasItsNumberOfRequirements(t *testing.T) {
	s := loaded(t)
	want := map[string]int{
		"state-body": 18, "quasi-state": 14, "state-institution": 10, "budget-recipient": 4,
		"state-monopoly": 4, "risk-information": 3, "function-executor": 5,
	}
	if len(s.Categories()) != len(want) {
		t.Errorf("%d categories", len(s.Categories()))
	}
	for _, e := range s.Editions() {
		for _, p := range e.Points {
			if len(p.Clauses) != want[p.Category] {
				t.Errorf("%s: %s has %d requirements, want %d", e.ID, p.Category, len(p.Clauses), want[p.Category])
			}
			if s.Category(p.Category).Points[e.Act] != p.Number {
				t.Errorf("%s: %s is bound by point %s", e.ID, p.Category, p.Number)
			}
		}
	}
}

func TestQuotedWordsStandInEveryTextOfTheClause(t *testing.T) {
	for _, check := range loaded(t).Checks() {
		for _, part := range check.Parts {
			for _, serves := range part.Serves {
				for _, clause := range serves.Clauses {
					quote(t, check.ID+"/"+part.ID, serves.Act, clause, serves.Words)
				}
			}
		}
	}
}

// quote counts again, text by text, whether the words stand in the clause.
func quote(t *testing.T, part, act, clause, words string) {
	t.Helper()
	s := loaded(t)
	found := 0
	for _, e := range s.Editions() {
		_, c, held := s.Clause(e.ID, clause)
		if e.Act != act || !held {
			continue
		}
		for _, w := range c.Words {
			if w.Flag != UnofficialCopy {
				continue
			}
			if !strings.Contains(w.Text, words) {
				t.Errorf("%s: «%s» does not stand in %s %s (%s)", part, words, e.ID, clause, w.Lang)
			}
			found++
		}
	}
	if found == 0 {
		t.Errorf("%s: no text of %s %s is held", part, act, clause)
	}
}

func TestEveryPartCanBeWrittenIntoAPaper(t *testing.T) {
	for _, check := range loaded(t).Checks() {
		for _, part := range check.Parts {
			for _, sentence := range []Sentence{part.Violation, part.Remedy} {
				if missing := sentence.Text().Missing(); len(missing) > 0 {
					t.Errorf("%s/%s: no sentence in %v", check.ID, part.ID, missing)
				}
			}
			named := strings.Contains(part.Violation.KK, "{norm}") == part.NeedsNorm &&
				strings.Contains(part.Violation.KK, "{standard}") == part.NeedsStandard
			if !named {
				t.Errorf("%s/%s: what the analyst must name and what the sentence names differ", check.ID, part.ID)
			}
			if part.PerPremises && !strings.Contains(part.Violation.KK, "{address}") {
				t.Errorf("%s/%s: asked at each address, and the sentence names none", check.ID, part.ID)
			}
		}
	}
}

func TestEveryLimitSaysItselfInThreeLanguages(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct {
		id, unit, from, first string
		count                 int
		back, roll            bool
		readings              int
	}{
		{"daily", "calendar-day", "day", "same-day", 1, false, false, 2},
		{"lead-3wd", "working-day", "start", "next-day", 3, true, false, 2},
		{"lead-1wd", "working-day", "day", "next-day", 1, true, false, 2},
		{"within-1wd", "working-day", "launch", "next-day", 1, false, false, 0},
		{"answer", "calendar-day", "receipt", "next-day", 15, false, true, 0},
		{"extension", "calendar-day", "unmoved-end", "next-day", 15, false, true, 0},
		{"extension-notice", "working-day", "extension", "next-day", 3, false, false, 0},
		{"forward", "working-day", "receipt", "next-day", 3, false, false, 0},
		{"posted-notice", "working-day", "receipt", "next-day", 3, false, false, 2},
		{"refusal", "working-day", "registration", "next-day", 5, false, false, 0},
		{"sections-3wd", "working-day", "receipt-or-creation", "next-day", 3, false, false, 0},
		{"recommendation", "working-day", "found", "next-day", 3, false, false, 0},
		{"elimination", "calendar-day", "service", "next-day", 30, false, true, 0},
		{"objection", "working-day", "service", "next-day", 5, false, false, 0},
		{"reply", "working-day", "objection", "next-day", 5, false, false, 0},
		{"report", "working-day", "elimination", "next-day", 2, false, false, 0},
		{"unscheduled", "working-day", "ground", "next-day", 5, false, false, 0},
		{"inspection-length", "working-day", "appointment-served", "same-day", 10, false, false, 0},
		{"inspection-extension", "working-day", "inspection-end", "next-day", 5, false, false, 0},
	} {
		l := s.Limit(row.id)
		if l == nil {
			t.Errorf("no limit %s", row.id)
			continue
		}
		if l.Count != row.count || l.Unit != row.unit || l.From != row.from || l.First != row.first ||
			l.Back != row.back || l.Roll != row.roll || len(l.Readings) != row.readings {
			t.Errorf("%s: %+v", row.id, *l)
		}
		texts := []lang.Text{l.Title}
		for _, r := range l.Readings {
			texts = append(texts, r.Title)
		}
		for _, text := range texts {
			if missing := text.Missing(); len(missing) > 0 {
				t.Errorf("%s: nothing in %v", row.id, missing)
			}
		}
		if l.Roll && l.RollFrom.String() != "2026-01-01" {
			t.Errorf("%s rolls, but not from 2026", row.id)
		}
	}
}

// A list shows the short title alone: it must tell its check from every other.
func TestShortTitlesTellTheChecksApart(t *testing.T) {
	for _, in := range lang.Langs() {
		known := map[string]string{}
		for _, check := range loaded(t).Checks() {
			short := lang.Fold(check.Short.In(in))
			if other, twice := known[short]; twice || short == "" {
				t.Errorf("%s: %q of %s is also that of %q", in, short, check.ID, other)
			}
			known[short] = check.ID
		}
	}
}
