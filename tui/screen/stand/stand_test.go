package stand_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/photo/phototest"
	"ashyq/tui/screen/stand"
	"ashyq/tui/tuitest"
)

// The rows are those of the catalogue: what is asked at each address, items below
// what they are part of, a duty of the Law with its place.
func TestTheGridIsMadeOfTheCatalogue(t *testing.T) {
	s := visit(t, in(lang.RU, 120, 40), akimat)
	check := s.Desk.Standard().Check("stand")
	rows := 0
	for _, part := range check.Parts {
		rows += max(1, len(part.Items))
	}
	s.Shows("1 о своей деятельности", "5 контактные данные", "телефон канцелярии", "Свободный доступ", "Закон 12(2)(2)")
	s.Shows("0 / " + itoa(rows*3))
	s.OnRow("Размещение стенда")
}

func TestOneKeyAnswersAndTheCursorGoesOn(t *testing.T) {
	s := visit(t, in(lang.KK, 80, 24), akimat)
	s.Press("a", "ф", "d")
	s.OnRow("3 азаматтарды қабылдау кестесі")
	list := s.evidence()
	if len(list) != 1 {
		t.Fatalf("%d pieces of evidence for one address on one day", len(list))
	}
	e := list[0]
	if got := items(e); !slices.Equal(got, []string{"placed present", "activity present", "hours absent"}) {
		t.Errorf("recorded %v", got)
	}
	if e.Kind != checks.Stand || e.At.String() != "2026-01-20T10:00" || e.Premises == "" {
		t.Errorf("recorded as %s at %s, address %q", e.Kind, e.At, e.Premises)
	}
}

// Keys that come before the disk has answered wait in a row: none is lost, they
// are written in their order, and until then the cells say so.
func TestQuickKeysAreQueuedInOrder(t *testing.T) {
	s := visit(t, in(lang.EN, 80, 24), akimat)
	_, cmd := s.Bench.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("adf")})
	s.Shows("✓ present…", "× absent…", "? could not see…")
	s.OnRow("3 schedule")
	s.perform(cmd)
	s.Lacks("present…", "absent…", "see…")
	e := s.evidence()
	if len(e) != 1 || !slices.Equal(items(e[0]), []string{"placed present", "activity absent", "hours unseen"}) {
		t.Fatalf("recorded %+v", e)
	}
}

func TestEachKeyIsTakenBackByItself(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("a", "a", "d", "home", "ctrl+z")
	s.OnRow("2 режим работы")
	if got := items(s.evidence()[0]); !slices.Equal(got, []string{"placed present", "activity present"}) {
		t.Errorf("after the undo: %v", got)
	}
	s.Press("ctrl+z")
	s.OnRow("1 о своей деятельности")
	s.Press("ctrl+y")
	s.OnRow("1 о своей деятельности")
	if got := items(s.evidence()[0]); len(got) != 2 {
		t.Errorf("after the redo: %v", got)
	}
	s.Press("ctrl+z", "ctrl+z")
	if list := s.evidence(); len(list) != 0 {
		t.Errorf("after all: %v", list)
	}
}

func TestIncompleteAsksForItsReason(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("a", "s")
	s.Shows("Примечание", "[неполно]", "Напишите причину")
	s.Press("ctrl+s")
	if got := items(s.evidence()[0]); len(got) != 1 {
		t.Errorf("recorded without a reason: %v", got)
	}
	s.Type("график за 2024 год")
	s.Press("ctrl+s")
	s.OnRow("2 режим работы")
	s.Shows("± неполно")
	seen := s.evidence()[0].Items
	if len(seen) != 2 || seen[1].State != checks.Incomplete || seen[1].Note != "график за 2024 год" {
		t.Errorf("recorded %+v", seen)
	}
	s.Press("up")
	s.Shows("«график за 2024 год»")
}

func TestANoteLeftUnwrittenChangesNothing(t *testing.T) {
	s := visit(t, in(lang.EN, 80, 24), akimat)
	s.Press("s")
	s.Type("torn off")
	s.Press("esc")
	s.OnRow("Stand in place")
	if len(s.evidence()) != 0 {
		t.Error("something was recorded")
	}
}

// A note that was typed and not written is kept, and taken up where it was.
func TestANoteIsTakenUpAgain(t *testing.T) {
	s := visit(t, in(lang.EN, 80, 24), akimat)
	s.Press("down", "right", "s")
	s.Type("torn off")
	s.Wait(3 * time.Second)
	s.Press("esc", "esc")
	drafts, err := s.Desk.Drafts(context.Background())
	s.Must(err)
	if len(drafts) != 1 || drafts[0].Form != "stand" {
		t.Fatalf("kept %+v", drafts)
	}
	s.perform(stand.Resume(s.Bench.Env(), drafts[0]))
	s.Shows("torn off", "own activity")
	s.Press("ctrl+s")
	e := s.evidence()
	if len(e) != 1 || e[0].Items[0].Item != "activity" || e[0].Items[0].Note != "torn off" {
		t.Errorf("recorded %+v", e)
	}
}

// Without a stand nothing more is asked at the address: the judge says so of every
// part that depends on it, and the cursor goes to the next address.
func TestWithoutAStandTheColumnIsDone(t *testing.T) {
	s := visit(t, in(lang.KK, 80, 24), akimat)
	s.Press("d")
	s.OnRow("Стендтің орналастырылуы")
	s.Shows("2 Қамбар бат")
	if n := strings.Count(s.Screen(), "– стенд жоқ"); n != 12 {
		t.Errorf("%d cells say that there is no stand:\n%s", n, s.Screen())
	}
	s.Press("a", "left")
	s.Press("d")
	if got := items(s.evidence()[0]); len(got) != 1 {
		t.Errorf("an answer was taken where there is no stand: %v", got)
	}
	s.Shows("Бұл мекенжайда стенд жоқ")
	f, _ := s.finding()
	if f.Parts[0].Items[0].State != checks.State(checks.Absent) {
		t.Errorf("the judge says %s", f.Parts[0].Items[0].State)
	}
}

func TestTheCursorGoesToTheNextAddress(t *testing.T) {
	s := visit(t, in(lang.RU, 120, 40), akimat)
	for range 12 {
		s.Press("a")
	}
	s.OnRow("Условия и порядок получения информации")
	s.Press("a")
	s.OnRow("Размещение стенда")
	s.Shows("13 / 39", "── 2 –")
	for range 26 {
		s.Press("a")
	}
	s.Shows("39 / 39")
	s.Wait(10 * time.Second)
	s.Shows("посмотреть вывод по стенду")
}

// A question that no item stands for is answered by a verdict of the analyst at
// that address; what stands in the way must be said.
func TestAQuestionIsAnsweredByAVerdict(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("a")
	s.Seek("Свободный доступ")
	s.Press("a")
	f, v := s.finding()
	q := checks.Question{Check: "stand", Part: f.Parts[2].Part, Premises: s.evidence()[0].Premises}
	if a := v.Case.Answers[q]; len(a) != 1 || a[0].Verdict != checks.Met || !strings.Contains(a[0].Reason, "2026") {
		t.Errorf("answered %+v", a)
	}
	s.Press("up", "d")
	s.Shows("Напишите причину")
	s.Type("пропуск на входе")
	s.Press("ctrl+s")
	_, v = s.finding()
	a := v.Case.Answers[q]
	if len(a) != 1 || a[0].Verdict != checks.NotMet || a[0].Places["items"] != "пропуск на входе" {
		t.Errorf("answered %+v", a)
	}
}

func TestSkippedRowsAreComeBackTo(t *testing.T) {
	s := visit(t, in(lang.EN, 80, 24), akimat)
	s.Press("a", "space", "a")
	s.OnRow("3 schedule")
	s.Press("home", "space")
	s.OnRow("1 own activity")
}

// Remote control makes no visit: the sheet says so, records what others have
// shown with its source, and does not ask what only a visit can tell.
func TestRemoteControlNamesTheSource(t *testing.T) {
	o := in(lang.RU, 80, 24)
	o.Office = true
	s := scene{Stage: tuitest.Open(t, o), id: "2026-001"}
	s.perform(stand.Open(s.Bench.Env(), s.id))
	s.Shows("Посещение – не дистанционный контроль", "– нужен выезд")
	before := len(s.evidence())
	s.Press("home", "a")
	s.Shows("Источник", "обязательно")
	s.Press("ctrl+s")
	if len(s.evidence()) != before {
		t.Fatal("recorded without a source")
	}
	s.Type("письмо № 03-11/77")
	s.Press("ctrl+s", "a")
	list := s.evidence()
	e := list[len(list)-1]
	if e.Kind != checks.Statement || e.Source != "письмо № 03-11/77" || len(e.Items) != 2 {
		t.Errorf("recorded %+v", e)
	}
	s.Seek("Свободный доступ")
	s.Press("a")
	s.Shows("без посещения")
}

func TestWithoutPremisesAnAddressIsAskedFor(t *testing.T) {
	s := inspect(t, in(lang.RU, 60, 16), desk.InspectionInput{
		Holder: "Школа без адреса", Categories: []string{"state-institution"}, Form: checks.OnSite,
	})
	s.Shows("Помещений не записано", "нажмите N/т", "добавить адрес")
	s.Press("a")
	s.Shows("сначала добавьте адрес")
	s.Press("n")
	s.Type("Орал көшесі, 5")
	s.Press("ctrl+s")
	s.OnRow("Размещение стенда")
	s.Press("a")
	if e := s.evidence(); len(e) != 1 || e[0].Premises == "" {
		t.Errorf("recorded %+v", e)
	}
}

func TestAPhotoBelongsToWhatWasRecorded(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("o")
	s.Shows("Сначала ответьте хотя бы на одну строку")
	s.Press("a", "o")
	path := filepath.Join(s.Dir, "стенд.jpg")
	s.Must(os.WriteFile(path, []byte("\xff\xd8\xff photo"), 0o600))
	s.Paste(path)
	s.Press("enter", "ctrl+s")
	e := s.evidence()
	if len(e) != 1 || len(e[0].Files) != 1 || e[0].Files[0].Name != "стенд.jpg" || len(e[0].Items) != 1 {
		t.Errorf("recorded %+v", e)
	}
	s.Shows("файлов: 1")
}

// For a photograph only photographs are shown; one key shows the other files too, and of a
// photograph it is said what it tells itself.
func TestOnlyPhotographsAreChosenForAStand(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	dir := t.TempDir()
	s.Must(os.WriteFile(filepath.Join(dir, "стенд.JPG"), phototest.JPEG(phototest.Says{Taken: "2026:01:20 09:05:00"}), 0o600))
	s.Must(os.WriteFile(filepath.Join(dir, "журнал.csv"), []byte("a;b"), 0o600))
	s.Press("a", "o")
	s.Paste(dir + "/")
	s.Press("f7")
	s.Shows("стенд.JPG", "Изображение, пикселей", "09:05")
	s.Lacks("журнал.csv")
	s.Press("f4")
	s.Shows("стенд.JPG", "журнал.csv")
}

// A row that nobody has looked at yet tells what was seen of it in the earlier inspection,
// and no hour of this one.
func TestTheStandTellsWhatWasSeenLastTime(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.OnRow("Размещение стенда")
	s.Press("s")
	s.Type("без графика")
	s.Press("ctrl+s")
	s.Lacks("20.01.2026 10:00") // when the row above was looked at
	span, err := calendar.ParseSpan("2025-07-01..2025-12-31")
	s.Must(err)
	first, _, err := s.Desk.ListEvidence(context.Background(), s.id)
	if s.Must(err); len(first) != 1 {
		t.Fatalf("%+v", first)
	}
	_, v := s.finding()
	next, err := s.Desk.OpenInspection(context.Background(), desk.InspectionInput{
		Holder: akimat, Form: checks.OnSite, Period: span, AsOf: s.Desk.Today(),
	})
	s.Must(err)
	s.perform(stand.Open(s.Bench.Env(), next.ID))
	s.OnRow("Размещение стенда")
	s.Shows("○ не осмотрено", "в прошлом деле "+v.Case.Inspection.Number+" (20.01.2026): ± неполно")
	s.Press("a")
	s.OnRow("о своей деятельности")
	s.Lacks("в прошлом деле")
}

// What is seen after the as-of date proves nothing: the sheet says so before
// anything is answered.
func TestALateLookIsToldOf(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("a")
	s.Wait(24 * time.Hour)
	s.Shows("увиденное позже в нем ничего не доказывает")
	s.Press("d")
	if e := s.evidence(); len(e) != 2 || len(e[1].Items) != 1 {
		t.Errorf("another day is another piece of evidence: %+v", e)
	}
}

func TestAClosedInspectionIsOnlyRead(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Must(s.Desk.Close(context.Background(), s.id, "все"))
	s.Press("esc")
	s.perform(stand.Open(s.Bench.Env(), s.id))
	s.Press("a")
	s.Shows("Дело закрыто")
	if len(s.evidence()) != 0 {
		t.Error("something was recorded")
	}
}
