package standard

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

func day(t testing.TB, iso string) calendar.Day {
	t.Helper()
	if iso == "" {
		return 0
	}
	d, err := calendar.ParseDay(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhichEditionWasInForce(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct{ says, published, on, editions string }{
		{"before the Standard there was none", "", "2024-04-03", ""},
		{"606-НҚ began on 4 April 2024", "", "2024-04-04", "606-НҚ"},
		{"its item 9 stood unamended until 21 June", "", "2024-06-21", "606-НҚ"},
		{"221-НҚ began on 22 June 2024", "", "2024-06-22", "606-НҚ/221"},
		{"the first quarter of 2025 is its own", "", "2025-03-31", "606-НҚ/221"},
		{"2 May 2025 is its last certain day", "", "2025-05-02", "606-НҚ/221"},
		{"3 May 2025 belongs to both", "", "2025-05-03", "606-НҚ/221 177-НҚ"},
		{"12 May 2025 belongs to both", "", "2025-05-12", "606-НҚ/221 177-НҚ"},
		{"13 May 2025 belongs to 177-НҚ alone", "", "2025-05-13", "177-НҚ"},
		{"177-НҚ has no last day", "", "2040-01-01", "177-НҚ"},
		{"published on the day of registration, it begins on 3 May", "2025-04-22", "2025-05-03", "177-НҚ"},
		{"and the day before is the old act's", "2025-04-22", "2025-05-02", "606-НҚ/221"},
		{"published on 25 April, it begins on 6 May", "2025-04-25", "2025-05-06", "177-НҚ"},
		{"and 5 May is the old act's alone", "2025-04-25", "2025-05-05", "606-НҚ/221"},
		{"published late, it begins late", "2025-05-20", "2025-05-31", "177-НҚ"},
		{"and the days before are settled too", "2025-05-20", "2025-05-30", "606-НҚ/221"},
		{"a day before the registration settles nothing", "2025-04-21", "2025-05-04", "606-НҚ/221 177-НҚ"},
	} {
		line := s.Timeline(day(t, row.published))
		if got := strings.Join(line.On(day(t, row.on)), " "); got != row.editions {
			t.Errorf("%s: on %s %q, want %q", row.says, row.on, got, row.editions)
		}
		if line.Start() != day(t, "2024-04-04") {
			t.Errorf("%s: the Standard starts on %s", row.says, line.Start())
		}
	}
}

func TestUnsettledDaysAreSaidAloud(t *testing.T) {
	s := loaded(t)
	open := s.Timeline(0)
	if !open.Assumed() || len(open.Note().Missing()) > 0 || !strings.Contains(open.Note().RU, "12 мая 2025 года") {
		t.Errorf("the assumption is not said: %v", open.Note())
	}
	settled := s.Timeline(day(t, "2025-04-24"))
	if settled.Assumed() || settled.Note() != (lang.Text{}) {
		t.Errorf("nothing is assumed, yet it is said: %v", settled.Note())
	}
}

func TestSpansOfAnEdition(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct{ published, edition, certain, possible string }{
		{"", "606-НҚ", "2024-04-04..2024-06-21", "2024-04-04..2024-06-21"},
		{"", "606-НҚ/221", "2024-06-22..2025-05-02", "2024-06-22..2025-05-12"},
		{"", "177-НҚ", "2025-05-13..", "2025-05-03.."},
		{"2025-04-24", "606-НҚ/221", "2024-06-22..2025-05-04", "2024-06-22..2025-05-04"},
		{"2025-04-24", "177-НҚ", "2025-05-05..", "2025-05-05.."},
	} {
		certain, possible := s.Timeline(day(t, row.published)).Spans(row.edition)
		if got := certain.From.String() + ".." + certain.To.String(); got != row.certain {
			t.Errorf("%s is certain in %s, want %s", row.edition, got, row.certain)
		}
		if got := possible.From.String() + ".." + possible.To.String(); got != row.possible {
			t.Errorf("%s is possible in %s, want %s", row.edition, got, row.possible)
		}
	}
	if certain, possible := s.Timeline(0).Spans("178-НҚ"); !certain.Empty() || !possible.Empty() {
		t.Error("an act that is not held was in force")
	}
}

func TestADayOfPublicationThatCannotBeIsRefused(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct{ published, code string }{
		{"", ""},
		{"2025-04-22", ""},
		{"2025-04-30", ""},
		{"2025-04-21", "standard.published-early"},
		{"2015-04-22", "standard.published-early"},
		{"2052-04-22", "standard.published-late"},
	} {
		err := s.AcceptsPublication(day(t, row.published))
		told, ok := lang.AsError(err)
		if code := ""; ok {
			code = told.Code
			if code != row.code || len(told.Text.Missing())+len(told.Hint.Missing()) > 0 {
				t.Errorf("%q: %v", row.published, err)
			}
		} else if row.code != "" || err != nil {
			t.Errorf("%q: %v, want %q", row.published, err, row.code)
		}
	}
}

// Counted slowly, day by day: the certain days of all editions and the
// unsettled ones make up the whole time since the Standard began, each day once
// or, if unsettled, twice.
func TestNoDayIsLostBetweenEditions(t *testing.T) {
	s := loaded(t)
	for p := day(t, "2025-04-22"); p <= day(t, "2025-06-01"); p++ {
		for _, published := range []calendar.Day{0, p} {
			line := s.Timeline(published)
			for d := day(t, "2024-04-01"); d < day(t, "2025-07-01"); d++ {
				var certain, possible []string
				for _, e := range s.Editions() {
					sure, may := line.Spans(e.ID)
					if sure.Contains(d) {
						certain = append(certain, e.ID)
					}
					if may.Contains(d) {
						possible = append(possible, e.ID)
					}
				}
				if !slices.Equal(possible, line.On(d)) || len(certain) == 1 != (len(possible) == 1) || len(certain) > 1 ||
					len(possible) > 0 != (d >= line.Start()) {
					t.Fatalf("published %s, on %s: certain %v, possible %v", published, d, certain, possible)
				}
			}
		}
	}
}
