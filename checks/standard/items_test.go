package standard

import (
	"slices"
	"strings"
	"testing"
)

func TestHowManyThingsTheLawWantsOnASite(t *testing.T) {
	s := loaded(t)
	check := s.Check("site-content")
	part := check.Part("content")
	for category, want := range map[string]map[string]int{
		"state-body":        {"16.3": 59, "16.6": 4},
		"quasi-state":       {"16.8": 27},
		"state-institution": {"16.7": 22},
		"budget-recipient":  {"16.9": 1},
		"state-monopoly":    {"16.10": 2},
		"function-executor": {"16.11": 1},
		"risk-information":  {},
	} {
		got := map[string]int{}
		for _, item := range s.ItemsOf(check, part, category) {
			names := strings.SplitN(item.ID, ".", 3)
			got[names[0]+"."+names[1]]++
			if item.Law != item.ID || len(item.Title.Missing()) > 0 {
				t.Errorf("%s: %+v", category, item)
			}
		}
		for place, n := range want {
			if got[place] != n {
				t.Errorf("%s: %d things of %s, want %d", category, got[place], place, n)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %v", category, got)
		}
	}
}

func TestWhatIsNeverAbsentWithoutANorm(t *testing.T) {
	s := loaded(t)
	var got []string
	for _, category := range []string{"state-body", "state-institution", "quasi-state"} {
		for _, item := range s.ItemsOf(s.Check("site-content"), s.Check("site-content").Part("content"), category) {
			if item.NeedsNorm {
				got = append(got, item.ID)
			}
		}
	}
	want := []string{"16.3.16", "16.7.1.e", "16.7.15", "16.8.1.f", "16.8.18"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestLocalSelfGovernmentOwesMore(t *testing.T) {
	s := loaded(t)
	check := s.Check("site-content")
	for _, item := range s.ItemsOf(check, check.Part("content"), "state-body") {
		hangs := len(item.When) == 1 && slices.Equal(item.When[0].All, []string{"local-self-government"})
		if hangs != strings.HasPrefix(item.ID, "16.6.") {
			t.Errorf("%s hangs on %v", item.ID, item.When)
		}
	}
}

func TestLeavesStandUnderTheirSubItems(t *testing.T) {
	s := loaded(t)
	check := s.Check("site-content")
	for _, item := range s.ItemsOf(check, check.Part("content"), "state-body") {
		grouped := strings.Count(item.ID, ".") == 3
		if grouped && item.Group != item.ID[:strings.LastIndex(item.ID, ".")] || !grouped && item.Group != "" {
			t.Errorf("%s stands under %q", item.ID, item.Group)
		}
	}
}

func TestTheStandShowsSevenThings(t *testing.T) {
	s := loaded(t)
	check := s.Check("stand")
	var items, sub []string
	for _, item := range s.ItemsOf(check, check.Part("items"), "state-body") {
		if item.Parent == "" {
			items = append(items, item.ID)
		} else {
			sub = append(sub, item.Parent+"/"+item.ID)
		}
	}
	want := "activity hours reception appeals contacts accounts site-link"
	if strings.Join(items, " ") != want || strings.Join(sub, " ") != "contacts/chancellery-phone contacts/personnel-phone" {
		t.Errorf("%v and %v", items, sub)
	}
}

func TestAThingIsFoundByTheIDThatEvidenceGives(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct{ check, id, part string }{
		{"stand", "hours", "items"},
		{"stand", "personnel-phone", "items"},
		{"stand", "placed", "placed"},
		{"stand", "information-order", "information-order"},
		{"site-content", "16.3.1.b", "content"},
		{"site-content", "16.8.14", "content"},
		{"site-content", "dates", "dates"},
		{"site-content", "dates.16.3.1.b", "dates"},
		{"site-content", "languages.16.7.3", "languages"},
		{"prices", "prices", "prices"},
		{"stand", "16.3.1.b", ""},
		{"site-content", "16.3.99", ""},
		{"site-content", "dates.nothing", ""},
		{"site-content", "languages.dates", ""},
	} {
		part, item, found := s.FindItem(s.Check(row.check), row.id)
		if found != (row.part != "") || found && (part.ID != row.part || item.ID != row.id) {
			t.Errorf("%s %s: %v %+v", row.check, row.id, found, item)
		}
	}
}

// A part with one question has one item, named as the part.
func TestChecklistsOfOneQuestionHaveOneItem(t *testing.T) {
	for _, check := range loaded(t).Checks() {
		for _, part := range check.Parts {
			asks := slices.Contains([]Method{Checklist, Currency, Parity}, part.Method)
			if asks == (len(part.Items)+len(part.Leaves) == 0) {
				t.Errorf("%s/%s has %d items", check.ID, part.ID, len(part.Items))
			}
			if len(part.Items) == 1 && part.Items[0].ID != part.ID {
				t.Errorf("%s/%s has the item %s", check.ID, part.ID, part.Items[0].ID)
			}
		}
	}
}

func TestWhichPartsHangOnTraits(t *testing.T) {
	got := map[string]string{}
	for _, check := range loaded(t).Checks() {
		for _, part := range check.Parts {
			for _, w := range part.When {
				got[check.ID+"/"+part.ID] = strings.Join(slices.Concat(w.Categories, []string{"any"}, w.Any, []string{"all"}, w.All, []string{"none"}, w.None), " ")
			}
		}
	}
	sitting := "state-body any all collegial-open none law-enforcement-special"
	drafts, budgets := "any drafts-legal-acts all none", "any administers-budget-programmes all none"
	either := "any drafts-legal-acts administers-budget-programmes all none"
	want := map[string]string{
		"open-sittings/broadcast": sitting, "open-sittings/notice": sitting, "open-sittings/agenda": sitting,
		"open-sittings/closed":         "any all collegial-open none",
		"public-discussion/legal-acts": drafts, "public-discussion/budget": budgets, "public-discussion/replies": either,
		"discussion-notices/notices":   either,
		"stand/round-the-clock":        "any all public-order none",
		"site-content/governance-code": "any all state-controlled-jsc none",
		"head-blog-answers/blog":       "any all none state-owned-100", "head-blog-answers/answers": "any all none state-owned-100",
	}
	for part, w := range want {
		if got[part] != w {
			t.Errorf("%s hangs on %q, want %q", part, got[part], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v", got)
	}
}

func TestPartsThatAskAboutTheSameRowsShareAList(t *testing.T) {
	got := map[string][]string{}
	for _, check := range loaded(t).Checks() {
		for _, part := range check.Parts {
			for _, list := range append([]string{part.Rows}, part.Lists...) {
				if list != "" {
					got[list] = append(got[list], check.ID+"/"+part.ID)
				}
			}
		}
	}
	want := map[string]string{
		"sittings":          "open-sittings/broadcast open-sittings/notice open-sittings/agenda",
		"closed-sittings":   "open-sittings/closed",
		"requests":          "requests/register requests/in-time requests/extension requests/complete requests/form",
		"blog-requests":     "head-blog-answers/answers",
		"draft-acts":        "public-discussion/legal-acts discussion-notices/notices",
		"budget-documents":  "public-discussion/budget discussion-notices/notices",
		"remarks":           "public-discussion/replies",
		"conferences":       "dialogue-events/conferences dialogue-events/topics dialogue-notices/conference",
		"polls":             "dialogue-events/polls dialogue-events/topics dialogue-notices/poll",
		"unified-data-sets": "open-data-unified-list/placed open-data-unified-list/terms",
		"own-data-sets":     "open-data-own-list/list-content open-data-own-list/placed open-data-own-list/updated",
		"sections":          "site-currency/sections-3wd",
		"pages":             "site-currency/parity",
		"repeated-subjects": "repeated-requests/placed budget-spending/repeated",
	}
	for list, parts := range want {
		if strings.Join(got[list], " ") != parts {
			t.Errorf("%s is read by %v", list, got[list])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v", got)
	}
}

func TestDatesAreAskedOfItem3Only(t *testing.T) {
	s := loaded(t)
	check := s.Check("site-content")
	for _, item := range s.ItemsOf(check, check.Part("dates"), "state-body") {
		if item.ID != "dates" && !strings.HasPrefix(item.ID, "16.3.") {
			t.Errorf("the dates of %s are asked", item.ID)
		}
	}
}

func TestADutyOfTheLawAloneHasItsFirstDay(t *testing.T) {
	s := loaded(t)
	got := map[string]string{}
	for _, check := range s.Checks() {
		for i := range check.Parts {
			if since := s.DutySince(&check.Parts[i]); since != 0 {
				got[check.ID+"/"+check.Parts[i].ID] = since.String()
			}
		}
	}
	want := map[string]string{
		"open-sittings/closed":       "2025-03-17",
		"requests/form":              "2024-04-04",
		"site-content/dates":         "2025-03-17",
		"stand/round-the-clock":      "2024-04-04",
		"stand/information-order":    "2024-04-04",
		"repeated-requests/analysis": "2024-04-04",
		"proactive/data-beyond-list": "2025-03-17",
		"proactive/authorised-unit":  "2025-03-17",
	}
	for part, day := range want {
		if got[part] != day {
			t.Errorf("%s since %s, want %s", part, got[part], day)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v", got)
	}
}
