package paper_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
	"ashyq/checks/paper/xlsx"
)

// annual counts the samples as inspections of 2025 as of 2026: two in a region, one of
// them closed, with a recommendation that was served and objected to.
func annual(t *testing.T, l lang.Lang) paper.YearlyInput {
	t.Helper()
	this, last := checks.NewYear(2026), checks.NewYear(2025)
	for i, s := range samples() {
		if s.o == nil {
			continue
		}
		one := checks.YearInspection{Case: s.c, Findings: s.input(t, l).Findings, Latest: true, Sealed: i == 0}
		if i == 0 {
			s.c.Papers = []checks.IssuedPaper{{
				ID: id(77), Paper: "recommendation", Course: []checks.PaperState{{Value: checks.Registered}, {Value: checks.Served}},
				Content: &checks.PaperContent{Points: []checks.PaperPoint{{Point: 1}, {Point: 2}, {Point: 3}}},
			}}
			s.c.Executions = map[checks.PointKey][]checks.Execution{
				{ID: id(77), Point: 1}: {{Value: checks.Executed}}, {ID: id(77), Point: 2}: {{Value: checks.NotExecuted}},
			}
			s.c.Steps = []checks.Step{{ID: id(78), Step: checks.Objection, Paper: id(77), Points: []checks.StepPoint{{Point: 2}}}}
			s.c.Rulings = map[checks.PointKey][]checks.Ruling{{ID: id(78), Point: 2}: {{Value: checks.Rejected}}}
		}
		if i < 2 {
			one.Region = "Сарыдала облысы"
		}
		this.Take(one)
		if i == 1 {
			last.Take(one)
		}
	}
	this.Sat(&checks.Office{
		Sittings:  []checks.Sitting{{ID: "s", Day: day("2026-03-25")}, {ID: "t", Day: day("2025-12-24")}},
		Items:     []checks.AgendaItem{{ID: "a", Sitting: "s"}, {ID: "b", Sitting: "s"}, {ID: "c", Sitting: "t"}},
		Decisions: map[string][]checks.Decision{"a": {{Value: checks.Adopted}}},
	})
	return paper.YearlyInput{
		Lang: l, Office: samples()[0].o, Law: law(t), Today: day("2026-06-01"), This: this, Last: last,
		Heads: []checks.Head{{Stream: hash(9), Number: 126, Hash: hash(10)}},
	}
}

func TestTablesOfAYearAsTheyAreRead(t *testing.T) {
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		d, err := paper.Yearly(annual(t, l))
		if err != nil {
			t.Fatal(err)
		}
		text := written(t, md.Writer{}, d)
		same(t, "yearly."+string(l)+".md", text)
		if bytes.Contains(text, []byte("!yearly")) || bytes.Contains(text, []byte("{")) {
			t.Error("a message was not said")
		}
	}
	d, err := paper.Yearly(annual(t, lang.RU))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(written(t, json.Writer{}, d), []byte(`"not_executed": 1`)) {
		t.Error("the figures are not there for programs")
	}
	if err := (xlsx.Writer{}).Write(context.Background(), new(bytes.Buffer), d); err != nil {
		t.Error(err)
	}
}

// Nowhere does a percent stand without what it is a percent of.
func TestAShareStandsWithItsWhole(t *testing.T) {
	d, err := paper.Yearly(annual(t, lang.RU))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(written(t, md.Writer{}, d)), "|") {
		if strings.Contains(line, "%") && !strings.Contains(line, " из ") {
			t.Errorf("%q", line)
		}
	}
}
