package papers_test

import (
	"context"
	"io"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// stage is the workbench at a remote control with two violations, of which a
// recommendation was put for signature; its list of papers is in front.
type stage struct {
	*tuitest.Stage
	number, paper string
}

func day(t *testing.T, iso string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(iso)
	must(t, err)
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newStage opens the papers of the inspection.
func newStage(t *testing.T, l lang.Lang, w, h int) *stage {
	t.Helper()
	clock := office.NewClock()
	deriver, err := desk.NewDeriver()
	must(t, err)
	store := journaltest.New(deriver, clock.Now)
	d, err := desk.New(desk.Tools{Store: store, Clock: clock, Files: desk.Disk{}, Author: office.Analyst()})
	must(t, err)
	s := &stage{}
	s.number, s.paper = recommended(t, d)
	s.Stage = tuitest.Open(t, tuitest.Options{Store: store, First: s.number, Lang: l, Width: w, Height: h})
	s.Press("d")
	return s
}

// recommended opens the inspection and issues its recommendation.
func recommended(t *testing.T, d *desk.Desk) (number, paperID string) {
	t.Helper()
	ctx := context.Background()
	opened, err := d.OpenInspection(ctx, desk.InspectionInput{
		Holder: "Сынақ басқармасы", Categories: []string{"state-body"}, Form: checks.Remote, Ground: "Жоспар",
		Period: calendar.Span{From: day(t, "2025-04-01"), To: day(t, "2025-12-31")}, AsOf: day(t, "2026-01-20"),
		Register: desk.HolderInput{
			NameKK: "Сынақ басқармасы", NameRU: "Управление испытаний", Source: "Ереже",
			Traits: []desk.TraitInput{{ID: "state-control-exempt", Value: checks.No}},
		},
	})
	must(t, err)
	for _, check := range []string{"open-data-events", "weekly-blog"} {
		_, err := d.Cover(ctx, opened.Number, desk.CoverageInput{
			Check: check, Span: calendar.Span{From: day(t, "2025-04-01"), To: day(t, "2025-12-31")}, Source: "Мұрағат",
		})
		must(t, err)
	}
	result, err := d.Paper(ctx, opened.Number, desk.PaperRequest{
		Kind: checks.RecommendationPaper, Lang: lang.KK, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Out: io.Discard, Issue: true,
		Details: checks.PaperDetails{
			To:   &checks.Official{PostKK: "Басшы", PostRU: "Руководителю", NameKK: "Б. Сынақова", NameRU: "Б. Сынаковой"},
			Term: 20, Until: day(t, "2026-01-30"), Found: day(t, "2026-01-20"),
		},
	})
	if err != nil {
		t.Fatal(err, result.Missing)
	}
	return opened.Number, result.ID
}

// course gives what followed the recommendation.
func (s *stage) course() desk.CourseView {
	s.Helper()
	c, err := s.Desk.PaperCourse(context.Background(), s.number, s.paper)
	s.Must(err)
	return c
}

// register registers and serves the recommendation, by the keyboard.
func (s *stage) register() {
	s.Helper()
	s.Press("r", "down", "down")
	s.Type("1-7/15")
	s.Press("ctrl+s", "r", "ctrl+s")
	if c := s.course(); c.Paper.Number != "1-7/15" || c.Paper.State != checks.Served {
		s.Fatalf("%+v\n%s", c.Paper, s.Screen())
	}
}
