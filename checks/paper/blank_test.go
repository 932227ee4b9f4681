package paper_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/md"
)

// blankOf is what a form is made from.
func blankOf(t testing.TB, s *sample, l lang.Lang, only ...string) paper.BlankInput {
	t.Helper()
	return paper.BlankInput{
		Lang: l, Case: s.c, Holder: s.h, Office: s.o, Checks: only, Executor: "К. Тоқтаров",
		Findings: checks.Judge(s.c, s.h, s.o, law(t), embedded),
	}
}

// school is an inspection in which nothing was looked at, of two addresses.
func school(form checks.Form, category string) *sample {
	s := newSample("school", form, category)
	s.h.Holder.Names = []checks.Name{{KK: "№ 12 мектеп-гимназия", RU: "Школа-гимназия № 12"}}
	for _, trait := range []string{"public-order", "local-self-government"} {
		s.trait(trait, checks.Yes)
	}
	s.premises(50, "Астана қаласы, Орынбор көшесі, 8")
	s.premises(51, "Астана қаласы, Мәңгілік Ел даңғылы, 1")
	return s
}

func lineOf(lines []paper.BlankLine, code string) paper.BlankLine {
	for _, l := range lines {
		if l.Code == code {
			return l
		}
	}
	return paper.BlankLine{}
}

func TestALineIsKnownByACodeOfTheCatalogue(t *testing.T) {
	lines := paper.BlankLines(blankOf(t, school(checks.OnSite, "state-body"), lang.KK), law(t))
	for code, want := range map[string][3]string{
		"14.1@1":       {"stand", "placed", "placed"},
		"14.2.2@2":     {"stand", "items", "hours"},
		"14.3@2":       {"stand", "access", ""},
		"15.1@1":       {"accessibility", "stand-access", ""},
		"15.2":         {"accessibility", "site-access", ""},
		"15.3/2025-H2": {"accessibility", "meetings", ""},
		"16.1/2025-Q1": {"open-data-events", "events", ""},
		"18.1/2025":    {"openness-plan", "plan", ""},
	} {
		l := lineOf(lines, code)
		if got := [3]string{l.Check, l.Part, l.Item}; got != want {
			t.Errorf("%s is %v, want %v", code, got, want)
		}
	}
	if l := lineOf(lines, "14.2.6@1"); !l.Under || l.Item != "chancellery-phone" || l.Premises != id(50) {
		t.Errorf("%+v", l)
	}
}

func TestNoCodeStandsForTwoLines(t *testing.T) {
	for _, category := range []string{"state-body", "quasi-state", "state-institution", "budget-recipient", "risk-information"} {
		seen := map[string]bool{}
		for _, l := range paper.BlankLines(blankOf(t, school(checks.Monitoring, category), lang.KK), law(t)) {
			if seen[l.Code] {
				t.Errorf("%s: %s is there twice", category, l.Code)
			}
			seen[l.Code] = true
		}
		if len(seen) == 0 {
			t.Errorf("%s: nothing is asked", category)
		}
	}
}

// A line has the same code on a form of one check and on a form of all, in every
// language, for one address or for two.
func TestACodeDoesNotHangOnTheForm(t *testing.T) {
	two := school(checks.OnSite, "state-institution")
	all := paper.BlankLines(blankOf(t, two, lang.KK), law(t))
	for _, l := range paper.BlankLines(blankOf(t, two, lang.RU, "stand"), law(t)) {
		if lineOf(all, l.Code).Item != l.Item || l.Check != "stand" {
			t.Errorf("%+v", l)
		}
	}
	one := newSample("one", checks.OnSite, "state-institution")
	one.premises(50, "Астана қаласы")
	lines := paper.BlankLines(blankOf(t, one, lang.KK, "stand"), law(t))
	if l := lineOf(lines, "14.2.2"); l.Item != "hours" || l.Premises != id(50) {
		t.Errorf("one address needs no number: %+v", l)
	}
	if mark := paper.BlankMark(law(t)); len(mark) != 6 || mark != paper.BlankMark(law(t)) {
		t.Errorf("the mark is %q", mark)
	}
}

// A slot of which an event is known is not asked again.
func TestOnlyUnknownSlotsAreAsked(t *testing.T) {
	s := school(checks.OnSite, "state-body")
	s.add(checks.Event, "2025-05-14", "Дөңгелек үстел", "open-data-events", "events")
	lines := paper.BlankLines(blankOf(t, s, lang.KK, "open-data-events"), law(t))
	var slots []string
	for _, l := range lines {
		slots = append(slots, l.Slot)
	}
	if !slices.Equal(slots, []string{"2025-Q1", "2025-Q3", "2025-Q4"}) {
		t.Errorf("%v", slots)
	}
}

func TestRemoteControlIsNotAskedToVisit(t *testing.T) {
	s := school(checks.Remote, "state-body")
	lines := paper.BlankLines(blankOf(t, s, lang.RU, "stand"), law(t))
	if l := lineOf(lines, "14.3@1"); !l.Barred {
		t.Errorf("%+v", l)
	}
	text := string(written(t, md.Writer{}, blank(t, s, lang.RU, "stand")))
	for _, want := range []string{"без посещения не осматривается", "Источник"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
}

func blank(t testing.TB, s *sample, l lang.Lang, only ...string) *paper.Document {
	t.Helper()
	d, err := paper.Blank(blankOf(t, s, l, only...))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Forms as they are printed: they have the same codes in both languages.
func TestFormsAsTheyAreRead(t *testing.T) {
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		name := "form." + string(l)
		d := blank(t, school(checks.OnSite, "state-body"), l, "stand", "accessibility", "open-data-events", "openness-plan", "weekly-blog", "requests")
		same(t, name+".md", written(t, md.Writer{}, d))
		if *sheets != "" {
			save(t, filepath.Join(*sheets, name+".docx"), written(t, docx.Writer{}, d))
			whole := blank(t, school(checks.OnSite, "state-body"), l)
			save(t, filepath.Join(*sheets, "whole."+name+".docx"), written(t, docx.Writer{}, whole))
		}
	}
	kk, ru := blank(t, school(checks.OnSite, "state-body"), lang.KK), blank(t, school(checks.OnSite, "state-body"), lang.RU)
	if len(kk.Body) != len(ru.Body) {
		t.Errorf("%d blocks in Kazakh, %d in Russian", len(kk.Body), len(ru.Body))
	}
	if _, err := paper.Blank(paper.BlankInput{}); err == nil {
		t.Error("a form of nothing")
	}
}
