package evidence_test

import (
	"context"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/tuitest"
)

// Another inspection of the holder holds an event of the spring, and looked through a
// journal for the spring alone. Whoever calls the journal complete in the next one is told
// of the event, and one key brings the journal with its own days and not with the year.
func TestACompleteSourceKnowsOfTheOtherInspection(t *testing.T) {
	s, ctx := begin(t, tuitest.Options{Width: 80, Height: 24}), context.Background()
	const events = "open-data-events"
	_, err := s.Desk.AddEvidence(ctx, ministry, desk.EvidenceInput{
		Check: events, Kind: checks.Event, At: calendar.Moment{Day: day(t, "2025-05-14"), Minute: -1}, Title: "Круглый стол", Source: "журнал",
	})
	s.Must(err)
	spring := calendar.Span{From: day(t, "2025-04-01"), To: day(t, "2025-06-30")}
	_, err = s.Desk.Cover(ctx, ministry, desk.CoverageInput{Check: events, Span: spring, Source: "журнал мероприятий"})
	s.Must(err)
	was := s.view(ministry).Case.Inspection
	next, err := s.Desk.OpenInspection(ctx, desk.InspectionInput{
		Holder: was.Holder, Form: checks.OnSite, Period: was.Period.Span(), AsOf: s.Desk.Today(),
	})
	s.Must(err)
	s.goes(evidence.Cover(s.Bench.Env(), s.view(next.ID), events, "", calendar.Span{}))
	s.says("Есть в другом деле (" + was.Number + "): 14.05.2025, Круглый стол")
	s.Shows("01.01.2025", "31.12.2025")
	s.walks("source")
	s.says("журнал мероприятий · 01.04.2025–30.06.2025")
	s.Press("f6")
	s.Shows("01.04.2025_", "30.06.2025_", "журнал мероприятий", "дней: 91")
	s.says("Есть в другом деле")
	s.fills("to", "30.04.2025")
	s.Lacks("Есть в другом деле")
}
