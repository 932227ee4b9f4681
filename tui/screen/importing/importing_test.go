package importing_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

const inspection = "2025-003"

// under opens the sheet for a table under a check.
func under(t *testing.T, check string, w, h int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: w, Height: h, First: inspection})
	s.SeekCheck(check)
	s.Press("enter")
	s.Press("i")
	return s
}

// file writes a table, and gives its path.
func file(s *tuitest.Stage, name, body string) string {
	s.Helper()
	path := filepath.Join(s.Dir, name)
	s.Must(os.WriteFile(path, []byte(body), 0o600))
	return path
}

func events(s *tuitest.Stage) (out []checks.Evidence) {
	s.Helper()
	list, _, err := s.Desk.ListEvidence(context.Background(), inspection)
	s.Must(err)
	for _, e := range list {
		if e.ServesPart("weekly-blog", "posts") && len(e.Files) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// Each row is shown with what becomes of it before anything is written; what is
// refused says why.
func TestATableIsLookedAtBeforeItIsTaken(t *testing.T) {
	s := under(t, "weekly-blog", 100, 30)
	s.Shows("Файл (CSV, XLSX)")
	s.Paste(file(s, "blog.csv", "Дата;Тема\n10.09.2025;Су\nскоро;Жер\n10.09.2025;Су\n"))
	s.Press("ctrl+s")
	s.Shows("✓ принимается", "× не принимается", "10.09.2025 · Су", "принимается: 1 · есть: 0 · не принимается: 2")
	s.Press("down")
	s.Shows("дата не читается: «скоро»")
	if len(events(s)) != 0 {
		t.Fatal("looking writes")
	}
	s.Press("f4")
	s.Shows("1 / 2")
	s.Press("esc")
	s.Press("ctrl+s")
	s.Shows("Принято: 1; уже внесено: 0; не принято: 2")
	if list := events(s); len(list) != 1 || list[0].Title != "Су" {
		t.Errorf("%+v", list)
	}
	s.Press("i")
	s.Paste(filepath.Join(s.Dir, "blog.csv"))
	s.Press("ctrl+s")
	s.Shows("– уже внесено", "Измените столбцы или исправьте файл")
	s.Press("ctrl+s")
	s.Shows("Принимать нечего")
}

// Columns that are not recognised are asked for, and may be told otherwise.
func TestColumnsAreTold(t *testing.T) {
	s := under(t, "weekly-blog", 110, 30)
	s.Paste(file(s, "blog.csv", "Когда;О чем;Дата\n10.09.2025;Су;11.09.2025\n"))
	s.Press("ctrl+s")
	s.Shows("11.09.2025", "«Дата»")
	s.Press("c")
	s.Shows("Дата и время", "Когда")
	s.Press("left", "left")
	s.Press("ctrl+s")
	s.Shows("10.09.2025", "«Когда»")
}

// Where nothing is recognised the columns are asked for first.
func TestColumnsAreAskedForWhereNoneIsRecognised(t *testing.T) {
	s := under(t, "weekly-blog", 110, 30)
	s.Paste(file(s, "odd.csv", "Когда;О чем\n12.09.2025;Жер\n"))
	s.Press("ctrl+s")
	s.Shows("Столбцы не распознаны")
	s.Press("right")
	s.Press("ctrl+s")
	s.Shows("12.09.2025")
}

// A register has a day of its own; what belongs to persons is left out of it, and
// what nobody reads is named.
func TestARegisterIsLookedAtWithItsDay(t *testing.T) {
	s := under(t, "requests", 120, 30)
	s.Shows("Дата реестра", "08.10.2025", "среда, 8 октября 2025 года")
	s.Paste(file(s, "reg.csv", "№;ФИО;Дата поступления;Дата ответа;Дата исполнения\n1;Иванов;02.06.2025;10.06.2025;11.06.2025\n2;Петров;02.06.2025;скоро;\n;Итого: 2;;;\n"))
	s.Press("ctrl+s")
	s.Shows("Не прочитаны столбцы: Дата исполнения", "Не берутся столбцы: ФИО", "? принимается", "× не принимается", "02.06.2025 · 10.06.2025")
	s.Press("down")
	s.Shows("не читается дата: Дата ответа")
	s.Press("c")
	s.Shows("Столбцы, которые не берутся", "[ФИО]")
	s.Press("esc")
	s.Press("ctrl+s")
	s.Shows("Принято: 2; уже внесено: 0; не принято: 1")
	list, _, err := s.Desk.ListEvidence(context.Background(), inspection)
	s.Must(err)
	for _, e := range list {
		if e.Table != nil && (len(e.Files) != 1 || len(e.Table.Dropped) != 1) {
			t.Errorf("names are kept: %+v", e.Files)
		}
	}
}

// Two headings for one column are told apart on the form of the columns.
func TestTwoHeadingsForOneColumnAreToldApart(t *testing.T) {
	s := under(t, "requests", 120, 30)
	s.Paste(file(s, "reg.csv", "№;Дата поступления;Дата ответа;Ответ дан\n1;02.06.2025;;10.06.2025\n"))
	s.Press("ctrl+s")
	s.Shows("подходят несколько заголовков", "[Дата поступления]")
	s.Press("ctrl+s")
	s.Shows("Не прочитаны столбцы: Ответ дан")
}
