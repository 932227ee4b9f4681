package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// controlled opens a remote control of a subject, of the year 2025.
func (b *bureau) controlled(name string) (id, number string) {
	b.t.Helper()
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: name, Categories: []string{"state-body"}, Period: span(b.t, "2025-01-01..2025-12-31"),
		AsOf: b.Today(), Form: checks.Remote,
		Register: desk.HolderInput{Traits: []desk.TraitInput{{ID: "state-control-exempt", Value: checks.No},
			{ID: "local-self-government", Value: checks.No}, {ID: "law-enforcement-special", Value: checks.No}}},
	})
	must(b.t, err)
	return opened.ID, opened.Number
}

// breaks shows that no event was held in the year: four quarters are broken.
func (b *bureau) breaks(number string) {
	b.t.Helper()
	_, err := b.Cover(b.ctx, number, desk.CoverageInput{
		Check: "open-data-events", Span: span(b.t, "2025-01-01..2025-12-31"), Source: "Іс-шаралар журналы",
	})
	must(b.t, err)
}

// paper puts a paper for signature and takes it through its states.
func (b *bureau) paper(inspection, id string, kind checks.PaperKind, details checks.PaperDetails, states ...checks.PaperState) {
	b.t.Helper()
	subject := journal.Inspection(inspection)
	content := checks.PaperContent{ID: id, Details: details, Points: []checks.PaperPoint{{Point: 1, Check: "open-data-events", From: day(b.t, "2025-01-01"), To: day(b.t, "2025-03-31")}}}
	must(b.t, b.store.Write(b.ctx, journal.Signer{Author: "Асан Т.", Label: "АТ"}, func(w journal.Writer) error {
		if _, err := w.Append(
			journal.Draft{Kind: journal.KindPaper, Subject: subject, Matter: "paper " + id, Payload: checks.IssuedPaper{ID: id, Paper: string(kind)}},
			journal.Draft{Kind: journal.KindContent, Subject: subject, Matter: "paper-content " + id, Payload: content}); err != nil {
			return err
		}
		var last []journal.Target
		for _, s := range states {
			entries, err := w.Append(journal.Draft{Kind: journal.KindPaperState, Subject: subject, Matter: "paper-state " + id, Payload: s, Replaces: last})
			if err != nil {
				return err
			}
			last = []journal.Target{{Hash: entries[0].Hash}}
		}
		return nil
	}))
}

// lists gives the terms that run, one a line.
func (b *bureau) lists(q desk.DeadlineQuery) []string {
	b.t.Helper()
	lines, err := b.Deadlines(b.ctx, q)
	must(b.t, err)
	var out []string
	for _, l := range lines {
		if l.Kind != checks.TermSitting && l.Kind != checks.TermYear {
			out = append(out, strings.Join([]string{l.Subject().RU, string(l.Kind), l.Last.String(), l.Left().RU}, " | "))
		}
	}
	return out
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

// From the first breach to the appointment of an unscheduled inspection, on one
// calendar.
func TestTheClockOfARemoteControl(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-02-02T10:00:00+05:00")
	id, number := b.controlled("Сынақ министрлігі")
	same(t, "nothing is broken", b.lists(desk.DeadlineQuery{}))

	b.breaks(number)
	same(t, "a breach", b.lists(desk.DeadlineQuery{}), "2026-001 | send | 2026-02-05 | 3 рабочих дня")
	b.now = moment(t, "2026-02-05T23:59:00+05:00")
	same(t, "the last day", b.lists(desk.DeadlineQuery{}), "2026-001 | send | 2026-02-05 | сегодня")
	b.now = moment(t, "2026-02-06T00:01:00+05:00")
	same(t, "over", b.lists(desk.DeadlineQuery{}), "2026-001 | send | 2026-02-05 | истек")

	must(t, b.SetFound(b.ctx, number, day(t, "2026-02-04"), "құжаттар 4 ақпанда келді"))
	same(t, "found later", b.lists(desk.DeadlineQuery{}), "2026-001 | send | 2026-02-09 | 1 рабочий день")

	registered := checks.PaperState{Value: checks.Registered, Day: day(t, "2026-02-06"), Number: "203"}
	served := checks.PaperState{Value: checks.Served, Day: day(t, "2026-02-09")}
	b.paper(id, "r1", checks.RecommendationPaper, checks.PaperDetails{Term: 10}, registered, served)
	same(t, "served", b.lists(desk.DeadlineQuery{}),
		"№ 203 | object | 2026-02-16 | 6 рабочих дней", "№ 203 | eliminate | 2026-02-19 | 13 дней", "№ 203 | report | 2026-02-23 | 11 рабочих дней")
	same(t, "of one inspection", b.lists(desk.DeadlineQuery{Inspection: number, Until: day(t, "2026-02-16")}), "№ 203 | object | 2026-02-16 | 6 рабочих дней")
	same(t, "ours", b.lists(desk.DeadlineQuery{Of: []checks.Owner{checks.Ours}}))

	b.now = moment(t, "2026-02-24T10:00:00+05:00")
	same(t, "no report", b.lists(desk.DeadlineQuery{Of: []checks.Owner{checks.Ours}}),
		"№ 203 | appoint | 2026-03-03 | 5 рабочих дней", "№ 203 | decide |  | без срока")

	_, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ министрлігі", Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-02-25"), Form: checks.Unscheduled,
		Ground: "19-1(13)(2)", Act: &checks.Appointment{Number: "7", Date: day(t, "2026-02-25"), Days: 5}, Earlier: number,
	})
	must(t, err)
	same(t, "appointed", b.lists(desk.DeadlineQuery{Of: []checks.Owner{checks.Ours}}), "№ 203 | decide |  | без срока", "2026-002 | finish |  | нет дня")
	same(t, "appointed, of one", b.lists(desk.DeadlineQuery{Of: []checks.Owner{checks.Ours}, Inspection: number}), "№ 203 | decide |  | без срока")
}

// A breach that comes to light by another entry is found on the day of that entry.
func TestTheDayOfFindingIsThatOfTheEntry(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-02-02T10:00:00+05:00")
	_, number := b.controlled("Сынақ министрлігі")
	f, err := b.FoundDay(b.ctx, number)
	must(t, err)
	if f.Day != 0 || f.Broken != 0 {
		t.Errorf("nothing is broken: %+v", f)
	}
	b.now = moment(t, "2026-02-03T23:30:00+05:00")
	_, err = b.AddEvidence(b.ctx, number, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-15"), Title: "Сауалнама"})
	must(t, err)
	b.now = moment(t, "2026-02-04T18:00:00+05:00")
	b.breaks(number)
	b.now = moment(t, "2026-02-10T18:00:00+05:00")
	must(t, b.Answer(b.ctx, number, desk.AnswerInput{Question: "openness-plan/plan", Verdict: checks.NotMet, Reason: "жоспар жоқ"}))
	f, err = b.FoundDay(b.ctx, number)
	must(t, err)
	if f.Day != day(t, "2026-02-04") || f.Recorded || f.Broken != 2 {
		t.Errorf("got %+v", f)
	}
	for _, c := range []struct{ day, reason, code string }{
		{"2026-02-11", "ертең", "found.to-come"}, {"2026-02-05", " ", "reason.empty"},
	} {
		if got := code(t, b.SetFound(b.ctx, number, day(t, c.day), c.reason)); got != c.code {
			t.Errorf("refused as %s, want %s", got, c.code)
		}
	}
	must(t, b.SetFound(b.ctx, number, day(t, "2026-01-30"), "хаттама бойынша"))
	f, err = b.FoundDay(b.ctx, number)
	must(t, err)
	if f.Day != day(t, "2026-01-30") || !f.Recorded || f.Computed != day(t, "2026-02-04") || f.Reason != "хаттама бойынша" {
		t.Errorf("got %+v", f)
	}
	_, err = b.Undo(b.ctx, number)
	must(t, err)
	if f, _ = b.FoundDay(b.ctx, number); f.Day != day(t, "2026-02-04") || f.Recorded {
		t.Errorf("after undo: %+v", f)
	}
}

// What the rows keep and what is counted anew are the same.
func TestRowsKeepTheTermsThatAFreshLookFinds(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-02-02T10:00:00+05:00")
	_, number := b.controlled("Сынақ министрлігі")
	b.breaks(number)
	kept := b.lists(desk.DeadlineQuery{})
	same(t, "of one", b.lists(desk.DeadlineQuery{Inspection: number}), kept...)

	must(t, b.CorrectDay(b.ctx, day(t, "2026-02-04"), "off", "ауыстырылды", "қаулы"))
	want := "2026-001 | send | 2026-02-06 | 3 рабочих дня"
	same(t, "the calendar was corrected", b.lists(desk.DeadlineQuery{}), want)
	must(t, b.store.Rebuild(b.ctx, nil))
	same(t, "rebuilt", b.lists(desk.DeadlineQuery{}), want)
}

func TestMineAreThoseOfMyInspections(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-02-02T10:00:00+05:00")
	_, number := b.controlled("Сынақ министрлігі")
	b.breaks(number)
	other := b.as("Біреу Б.")
	if lines, err := other.Deadlines(b.ctx, desk.DeadlineQuery{Mine: true}); err != nil || len(lines) != 0 {
		t.Errorf("%v, %v", lines, err)
	}
	if p, err := b.DeadlinePage(b.ctx, desk.DeadlineQuery{Mine: true}); err != nil || p.All != 1 || p.Over != 0 {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err := b.DeadlinePage(b.ctx, desk.DeadlineQuery{Limit: 1}); err != nil || p.All != 3 || len(p.Lines) != 1 {
		t.Errorf("%+v, %v: with the sitting and the report of the year", p, err)
	}
	b.now = moment(t, "2026-02-12T10:00:00+05:00")
	if p, err := b.DeadlinePage(b.ctx, desk.DeadlineQuery{}); err != nil || p.Over != 1 || !p.Lines[0].Over {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTermsAreWrittenIntoACalendarFile(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-02-02T10:00:00+05:00")
	id, number := b.controlled("Сынақ министрлігі")
	b.breaks(number)
	b.paper(id, "r1", checks.RecommendationPaper, checks.PaperDetails{Term: 10}, checks.PaperState{Value: checks.Registered, Day: day(t, "2026-02-02"), Number: "203"})
	path := filepath.Join(t.TempDir(), "terms.ics")
	n, err := b.WriteDeadlines(b.ctx, path, "ru", desk.DeadlineQuery{})
	must(t, err)
	text, err := os.ReadFile(path)
	must(t, err)
	// the recommendation is not served: its term has no day, and is no day of a calendar
	if got := strings.Count(string(text), "BEGIN:VEVENT"); n != 2 || got != 2 {
		t.Errorf("%d, %d events:\n%s", n, got, text)
	}
	for _, part := range []string{"UID:sitting-2026-03-31@ashyq", "UID:year-2026-06-01@ashyq", "DTSTART;VALUE=DATE:20260601", "DTSTAMP:20260202T050000Z"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%s is not in\n%s", part, text)
		}
	}
}

func TestWithoutADatabaseNothingRuns(t *testing.T) {
	d, err := desk.New(desk.Tools{Clock: &bureau{now: moment(t, "2026-02-02T10:00:00+05:00")}, Files: desk.Disk{}})
	must(t, err)
	if lines, err := d.Deadlines(t.Context(), desk.DeadlineQuery{}); err != nil || lines != nil {
		t.Errorf("%v, %v", lines, err)
	}
}
