package commission_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/tuitest"
)

// office has two holders in whose inspections something is broken.
func office(t *testing.T, l lang.Lang, w, h int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Width: w, Height: h, Lang: l})
	day := func(iso string) calendar.Day {
		d, err := calendar.ParseDay(iso)
		s.Must(err)
		return d
	}
	period := calendar.Span{From: day("2025-01-01"), To: day("2025-09-30")}
	for _, name := range []string{"Көкжиде басқармасы", "Ақбоз басқармасы"} {
		opened, err := s.Desk.OpenInspection(t.Context(), desk.InspectionInput{
			Holder: name, Categories: []string{"state-body"}, Period: period, AsOf: day("2025-10-01"), Form: checks.Hearing,
			Register: desk.HolderInput{NameKK: name, NameRU: name + " (ru)"},
		})
		s.Must(err)
		_, err = s.Desk.Cover(t.Context(), opened.Number, desk.CoverageInput{Check: "open-data-events", Span: period, Source: "Журнал"})
		s.Must(err)
	}
	s.Press("f5", "]", "]", "]")
	s.Wait(time.Second)
	return s
}

// opened has a sitting open that was typed in the workbench.
func opened(t *testing.T, l lang.Lang, day string) *tuitest.Stage {
	t.Helper()
	s := office(t, l, 120, 40)
	s.Press("n")
	s.Type(day)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	return s
}

// An empty room says when the Commission sits, and leads on; a day outside the span is
// spoken of and written.
func TestAnEmptyRoomSaysWhenTheCommissionSits(t *testing.T) {
	s := office(t, lang.RU, 80, 24)
	s.Shows("Заседаний еще нет", "статья 19", "21.03.2026–31.03.2026", "открыть заседание")
	s.Press("n")
	s.Type("05.05.2026")
	s.Shows("вне декады статьи 19 Закона")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Заседание 05.05.2026", "вне последней декады")
	s.Press("esc")
	s.Wait(time.Second)
	s.Shows("05.05.2026", "открыть повестку заседания 05.05.2026")
}

// A holder is taken from those that could be heard; the agenda says what the item
// lacks, is put in order, and its papers are written as one folder.
func TestAnAgendaIsPutTogetherFromFindings(t *testing.T) {
	s := opened(t, lang.KK, "26.12.2025")
	s.Shows("Қосуға болады", "22–26.12, 29–31.12", "тыңдалатын иеленушіні таңдау", "× 1 / 18")
	s.Press("enter")
	s.Wait(time.Second)
	s.Wait(7 * time.Second) // what was told is over
	s.Shows("○ дайын емес", "ұсынылсын", "1-тармаққа жетпейді: баяндаушы", "Комиссия консультативтік-кеңесші орган")
	first := s.Front().Next()
	s.Press("down", "enter")
	s.Wait(time.Second)
	s.Shows("дайыны 0 / 2")
	s.OnRow(" 2 ")
	s.Press("shift+up")
	s.Wait(time.Second)
	s.OnRow(" 1 ")
	if next := s.Front().Next(); next != first {
		t.Errorf("the next step is %q", next)
	}
	s.Press("e", "down")
	s.Press("ctrl+u")
	dir := filepath.Join(s.Dir, "papers")
	s.Type(dir)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Құжаттар жазылды: 12")
	if list, err := os.ReadDir(dir); err != nil || len(list) != 12 {
		t.Errorf("%v %v", list, err)
	}
	s.Press("f8")
	s.Wait(time.Second)
	s.Type("кейінге")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("дайыны 0 / 1")
}

// The decision is recorded after the sitting, with the draft that was adopted, and
// what became of it after that.
func TestAnItemIsDecidedAndFollowed(t *testing.T) {
	s := opened(t, lang.EN, "26.09.2025")
	s.Press("enter")
	s.Wait(time.Second)
	s.Press("v")
	s.Shows("No decision to be followed is recorded")
	s.Press("m")
	s.Wait(time.Second)
	s.Shows("decision of the Commission", "Рекомендовать")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("✓ decided", "adopted, 26.09.2025")
	s.Press("v")
	s.Wait(time.Second)
	s.Press("down", "down")
	s.Type("looked at the site")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("executed, looked at on 20.01.2026")
	open, err := s.Desk.OpenDecisions(t.Context(), "")
	if err != nil || len(open) != 0 {
		t.Errorf("%+v %v", open, err)
	}
}

// An item of another kind is typed; what was typed and not written is offered again.
func TestAnItemOfAnotherKindIsTyped(t *testing.T) {
	s := opened(t, lang.EN, "26.12.2025")
	s.Press("n")
	s.Wait(time.Second)
	s.Press("right", "right", "down")
	s.Type("Есеп")
	s.Press("esc")
	s.Wait(time.Second)
	s.Press("n")
	s.Wait(time.Second)
	s.Shows("Есеп")
	s.Press("down", "down")
	s.Type("Отчет")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Отчет", "○ not ready")
	view, err := s.Desk.Agenda(t.Context(), "2025-12-26")
	if err != nil || len(view.Items) != 1 || view.Items[0].TitleKK != "Есеп" || view.Items[0].TitleRU != "Отчет" || view.Items[0].Kind != checks.ReportItem {
		t.Errorf("%+v %v", view.Items, err)
	}
}

// On neither screen a key means two things, and both can be worked in a small window.
func TestKeysMeanOneThingAndTheSmallWindowIsEnough(t *testing.T) {
	s := office(t, lang.KK, 60, 16)
	alone := func() {
		t.Helper()
		owner := map[keys.Key]string{}
		for _, a := range s.Front().Actions() {
			for _, k := range a.Keys {
				if other, taken := owner[k]; taken {
					t.Errorf("%s is %s and %s", k, other, a.ID)
				}
				owner[k] = a.ID
			}
		}
	}
	alone()
	s.Press("n")
	s.Type("26.12.2025")
	s.Press("ctrl+s")
	s.Wait(7 * time.Second)
	alone()
	s.OnRow("тыңдау")
	s.Press("enter")
	s.Wait(7 * time.Second)
	alone()
	s.Shows("○ дайын емес", "баяндаушы")
	s.Press("w")
	s.Wait(time.Second)
	s.Shows("департаменттің өз көрсеткіші")
}

// The agenda is read by a second person before it is put for signature: it is asked
// here, and whoever is asked finds it among what waits, reads it and accepts it.
func TestAnAgendaIsReadByASecondPerson(t *testing.T) {
	s := opened(t, lang.RU, "26.12.2025")
	s.Press("enter")
	s.Wait(time.Second)
	s.Press("t")
	s.Wait(time.Second)
	s.Shows("Дать второму лицу")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	list, err := s.Desk.ReviewState(t.Context(), desk.OfOffice)
	s.Must(err)
	if len(list) != 1 || list[0].State != checks.ReviewAsked || list[0].Kind != checks.AgendaPaper {
		t.Fatalf("%+v\n%s", list, s.Screen())
	}
	other := s.Desk.As(desk.Author{Name: "Тоғызбай Е.", Given: true})
	n, err := other.Needs(t.Context(), desk.NeedsQuery{Mine: true})
	s.Must(err)
	if n.Count[desk.NeedReading] != 1 {
		t.Errorf("%+v", n.Lines)
	}
	for _, l := range n.Lines {
		if l.Kind == desk.NeedReading && (l.How() != "ashyq review office show" || l.Name.RU != "26.12.2025") {
			t.Errorf("%+v", l)
		}
	}
	_, err = other.Review(t.Context(), desk.OfOffice, list[0].Of, desk.ReviewInput{Remarks: []checks.Remark{{Text: "Нет докладчика"}}})
	s.Must(err)
	s.Press("t")
	s.Wait(time.Second)
	s.Shows("Нет докладчика", "ответить на замечания")
}
