package compared_test

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/tuitest"
)

const holder = "Сынақ облысының әкімдігі"

type stage struct{ *tuitest.Stage }

// shows opens an inspection.
func (s stage) shows(o desk.Opened) { s.goes(inspection.Open(s.Bench.Env(), o.ID)) }

func (s stage) goes(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			s.goes(c)
		}
	default:
		_, more := s.Bench.Update(m)
		s.goes(more)
	}
}

// two opens an inspection of 2024 in which four quarters were missed, and one of 2025
// that names it, in which one was.
func two(t *testing.T, o tuitest.Options) (stage, desk.Opened, desk.Opened) {
	t.Helper()
	s := stage{tuitest.Open(t, o)}
	ctx := context.Background()
	open := func(period, asOf, earlier string) desk.Opened {
		span, err := calendar.ParseSpan(period)
		s.Must(err)
		on, err := calendar.ParseDay(asOf)
		s.Must(err)
		out, err := s.Desk.OpenInspection(ctx, desk.InspectionInput{
			Holder: holder, Categories: []string{"state-body"}, Period: span, AsOf: on, Form: checks.Monitoring, Earlier: earlier,
		})
		s.Must(err)
		_, err = s.Desk.Cover(ctx, out.ID, desk.CoverageInput{Check: "open-data-events", Span: span, Source: "Жаңалықтар мұрағаты"})
		s.Must(err)
		return out
	}
	was := open("2024-07-01..2024-12-31", "2025-01-20", "")
	now := open("2025-07-01..2025-09-30", "2025-10-20", was.ID)
	return s, was, now
}

func TestAnInspectionIsReadBesideTheEarlierOne(t *testing.T) {
	s, _, now := two(t, tuitest.Options{Width: 120, Height: 30, Lang: lang.RU})
	s.shows(now)
	s.Press("c")
	s.Shows("× повторилось")
	s.Shows("3-й квартал 2024 года; 4-й квартал")
	s.Shows("3-й квартал 2025 года")
	s.Shows("Врученных документов по этому вопросу нет.")
	s.Press("enter")
	if crumb := s.Front().Crumb(); strings.Contains(crumb, "Сравнение") {
		t.Errorf("the check was not opened: %s", crumb)
	}
	s.Press("esc", "esc")
}

func TestWithoutAnEarlierInspectionTheReasonIsTold(t *testing.T) {
	s, was, _ := two(t, tuitest.Options{Width: 120, Height: 30, Lang: lang.EN})
	s.shows(was)
	s.Press("c")
	s.Shows("names no earlier one")
}

// The sheet of the inspection that follows begins with what the earlier one was; the
// period is the one after it, and the new inspection names the earlier one.
func TestTheInspectionThatFollowsBeginsWithTheEarlierOne(t *testing.T) {
	s, _, now := two(t, tuitest.Options{Width: 100, Height: 34, Lang: lang.KK})
	s.shows(now)
	s.Press("f2")
	s.Type("кейінгі жаңа")
	s.Press("enter")
	s.Shows(holder, "01.10.2025", "31.12.2025")
	s.Press("ctrl+s")
	list, err := s.Desk.ListInspections(context.Background(), journal.InspectionQuery{})
	s.Must(err)
	view, err := s.Desk.Check(context.Background(), list[0].ID, "")
	s.Must(err)
	i := view.Case.Inspection
	if len(list) != 3 || i.Earlier != now.ID || i.Period.From.String() != "2025-10-01" || i.Form != checks.Monitoring || i.Holder == "" {
		t.Errorf("%d inspections, the last %+v\n%s", len(list), i, s.Screen())
	}
}
