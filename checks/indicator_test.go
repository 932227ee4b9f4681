package checks_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// items are units of a checklist in some states.
func items(states ...checks.State) (out []checks.Unit) {
	for _, s := range states {
		out = append(out, checks.Unit{State: s, ClauseRef: standard.ClauseRef{Edition: "177-НҚ", Clause: "4(3)"}})
	}
	return out
}

const (
	there   = checks.State(checks.Present)
	gone    = checks.State(checks.Absent)
	halfway = checks.State(checks.Incomplete)
	unseen  = checks.State(checks.Unseen)
)

// indicators counts both, completeness first.
func indicators(parts ...checks.PartFinding) []checks.Indicator {
	for i := range parts {
		if parts[i].Weight == "" {
			parts[i].Weight = standard.Required
		}
	}
	return checks.Indicators([]checks.Finding{{Check: "site-content", Parts: parts}})
}

// What is incomplete is broken and nothing cleverer; what is not known stands beside;
// what does not apply, or falls to no clause, is not there.
func TestAnIndicatorIsWhatIsKeptOfWhatIsProven(t *testing.T) {
	list := items(there, there, halfway, gone, unseen, checks.State(checks.Inapplicable))
	list = append(list, checks.Unit{State: there}) // of a day under no text
	got := indicators(checks.PartFinding{Method: standard.Checklist, Items: list})
	if want := (checks.Indicator{ID: checks.Completeness, Kept: 2, Of: 4, Unknown: 1}); got[0] != want {
		t.Errorf("%+v, want %+v", got[0], want)
	}
	if percent, ok := got[0].Percent(); percent != 50 || !ok || !got[0].Below(100) || got[0].Below(50) {
		t.Errorf("%d %v", percent, ok)
	}
	if _, ok := got[1].Percent(); ok || got[1].Below(100) {
		t.Errorf("a figure of nothing: %+v", got[1])
	}
}

// Only what is wholly kept is a hundred.
func TestAHundredIsNotRoundedUpTo(t *testing.T) {
	i := checks.Indicator{Kept: 299, Of: 300}
	if percent, _ := i.Percent(); percent != 99 || !i.Below(100) {
		t.Errorf("%d", percent)
	}
	if i = (checks.Indicator{Kept: 3, Of: 3, Unknown: 40}); i.Below(100) {
		t.Error("what is unknown is counted as broken")
	}
}

// Each method counts in one indicator, or in none.
func TestMethodsArePartedBetweenTheIndicators(t *testing.T) {
	for method, want := range map[standard.Method][2]int{
		standard.Checklist: {1, 0}, standard.Document: {1, 0}, standard.Parity: {1, 0},
		standard.Currency: {0, 1}, standard.Cadence: {0, 1},
		standard.Lead: {}, standard.Within: {}, standard.Deadline: {}, standard.Judgement: {},
	} {
		got := indicators(checks.PartFinding{Method: method, Items: items(there)})
		if got[0].Of != want[0] || got[1].Of != want[1] {
			t.Errorf("%s: %+v", method, got)
		}
	}
	if got := indicators(checks.PartFinding{Method: standard.Checklist, Weight: standard.LawOnly, Items: items(gone)}); got[0].Of != 0 {
		t.Errorf("of the Law alone: %+v", got[0])
	}
}

// The word of the analyst is one unit in the place of those computed; a conflict is
// not known.
func TestTheAnswerOfTheAnalystStandsForItsPart(t *testing.T) {
	said := func(v checks.Verdict) []checks.PlaceAnswer {
		return []checks.PlaceAnswer{{Answer: checks.Answer{Verdict: v}}}
	}
	part := checks.PartFinding{Method: standard.Checklist, Items: items(gone, gone, unseen), Answers: said(checks.Met)}
	if got := indicators(part)[0]; got.Kept != 1 || got.Of != 1 || got.Unknown != 0 {
		t.Errorf("%+v", got)
	}
	part.Conflict = true
	if got := indicators(part)[0]; got.Of != 0 || got.Unknown != 1 {
		t.Errorf("in conflict: %+v", got)
	}
	whole := checks.Finding{Check: "site-content", Verdict: checks.NotMet, Answer: &checks.Answer{Verdict: checks.NotMet},
		Parts: []checks.PartFinding{{Method: standard.Checklist, Weight: standard.Required, Items: items(there, there)}}}
	if got := checks.Indicators([]checks.Finding{whole})[0]; got.Kept != 0 || got.Of != 1 {
		t.Errorf("a check answered as a whole: %+v", got)
	}
}

// A day outside the last ten days, or off, is named with the article.
func TestTheDayOfASittingIsSpokenOf(t *testing.T) {
	days, err := calendar.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]int{"2025-12-26": 0, "2025-12-27": 1, "2025-12-15": 1, "2025-10-05": 2} {
		d, _ := calendar.ParseDay(day)
		if got := (&checks.Sitting{Day: d}).DayRemarks(days); len(got) != want {
			t.Errorf("%s: %v", day, got)
		}
	}
	d, _ := calendar.ParseDay("2025-11-11")
	if got := checks.SittingSpanTold(d, days).KK; got != "Заңның 19-бабы: тоқсанның соңғы айының соңғы онкүндігі; жұмыс күндері: 22–26.12, 29–31.12" {
		t.Error(got)
	}
}

// The Commission advises: words that order are found, and parts of other words are not.
func TestOrdersAreFoundInADraft(t *testing.T) {
	for text, want := range map[string][]string{
		"Мынадай ақпарат иеленушіге ұсынылсын: жариялау":  nil,
		"Басқарма Міндеттелсін.":                          {"міндеттелсін"},
		"Рекомендовать разместить; обязать до 31.03.2026": {"обязать"},
		"рекомендовать исполнить обязательства":           nil,
	} {
		if got := checks.OrderWords(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v", text, got)
		}
	}
}
