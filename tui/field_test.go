package tui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/photo/phototest"
	"ashyq/tui/tuitest"
)

// camera fills a folder with the photos of a visit, and gives its path. The files
// bear the time of the copy, but for one.
func camera(s *tuitest.Stage) string {
	s.Helper()
	dir := filepath.Join(s.Dir, "card")
	s.Must(os.MkdirAll(dir, 0o755))
	for i, hour := range []string{"10:40:00", "10:44:30", "10:52:00", "12:05:00", ""} {
		says := phototest.Says{Shade: byte(i), Make: "Sample", Model: "One"}
		if hour != "" {
			says.Taken = "2025:12:16 " + hour
		}
		if i < 3 {
			says.Lat, says.Long = 51.1283, 71.4305
		}
		path := filepath.Join(dir, "IMG_041"+string(rune('0'+i))+".jpg")
		s.Must(os.WriteFile(path, phototest.JPEG(says), 0o644))
		own := time.Date(2025, 12, 16, 5, 45, 0, 0, time.UTC) // 10:45 in Kazakhstan
		s.Must(os.Chtimes(path, own, own))
	}
	s.Must(os.WriteFile(filepath.Join(dir, "IMG_0419.jpg"), []byte("\xff\xd8\xff cut"), 0o644))
	return dir
}

// visited lists what is recorded of stands.
func visited(s *tuitest.Stage, inspection string, kind checks.EvidenceKind) (out []checks.Evidence) {
	s.Helper()
	list, _, err := s.Desk.ListEvidence(context.Background(), inspection)
	s.Must(err)
	for _, e := range list {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

// From the card of the camera to evidence, by the keyboard alone.
func TestPhotosBecomeEvidence(t *testing.T) {
	for _, size := range sizes {
		s := tuitest.Open(t, tuitest.Options{Width: size[0], Height: size[1], Lang: lang.RU, Office: true, First: "2025-010"})
		before := len(visited(s, "2025-010", checks.Stand))
		s.Press("i")
		s.Paste(camera(s))
		s.Press("down")
		s.Type("+00:05")
		s.Press("ctrl+s")
		s.Shows("+00:05", "10:45–10:57")
		s.Press("enter")
		s.Press("ctrl+s") // nothing was chosen yet
		s.Shows("хотя бы одно сведение")
		s.Press("right", "ctrl+s")
		s.Wait(time.Second)
		list := visited(s, "2025-010", checks.Stand)
		if len(list) != before+1 || len(list[len(list)-1].Files) != 3 || list[len(list)-1].At.String() != "2025-12-16T10:45" {
			t.Fatalf("%d×%d: recorded %+v\n%s", size[0], size[1], list, s.Screen())
		}
		s.Shows("уже в деле")
		s.Press("ctrl+z")
		if got := len(visited(s, "2025-010", checks.Stand)); got != before {
			t.Errorf("taken back, %d stand", got)
		}
	}
}

// The form is typed in by one key a line, and kept until it is written.
func TestAFormIsTypedInAndWrittenAtOnce(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Width: 80, Height: 24, Lang: lang.RU, Office: true, First: "2025-010"})
	before := len(visited(s, "2025-010", checks.Stand))
	s.SeekCheck("stand")
	s.Press("b")
	s.OnRow("14.1")
	s.Press("a", "d", "s")
	s.Shows("Укажите причину")
	s.Type("старый руководитель")
	s.Press("ctrl+s")
	s.Shows("старый руководитель", "3 / ")

	s.Press("esc", "b") // what was typed is kept
	s.Shows("Открыт незаконченный бланк", "3 / ")
	s.Press("ctrl+s")
	s.Shows("Когда и где осмотрено")
	s.Type("10.12.2025 10:40")
	s.Press("down")
	s.Type("первый этаж")
	s.Wait(time.Second)
	s.Shows("Что изменится", "день внесения", "режим работы")
	s.Press("ctrl+s")
	list := visited(s, "2025-010", checks.Stand)
	if len(list) != before+1 {
		t.Fatalf("recorded %+v\n%s", list, s.Screen())
	}
	if e := list[len(list)-1]; e.At.String() != "2025-12-10T10:40" || len(e.Items) != 3 || !strings.Contains(e.Text, "первый этаж") {
		t.Errorf("%+v", e)
	}
	s.Shows("Бланк записан")
	s.Press("b")
	s.Lacks("незаконченный")
	s.Press("esc", "ctrl+z")
	if got := len(visited(s, "2025-010", checks.Stand)); got != before {
		t.Errorf("one act is taken back, %d stand", got)
	}
}

// What was typed on a form is offered again when the program starts.
func TestAnUnfinishedFormIsOfferedAgain(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.RU, Office: true, First: "2025-010"})
	s.SeekCheck("stand")
	s.Press("b")
	s.OnRow("14.1")
	s.Press("a")
	again := tuitest.Open(t, tuitest.Options{Lang: lang.RU, Office: true, Shelf: s.Shelf})
	again.Shows("Бланк осмотра")
	again.Wait(time.Second)
	again.Press("enter")
	again.Shows("1 / ", "Бланк осмотра")
}

func TestTheBlankFormIsPrinted(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.KK, Office: true, First: "2025-003"})
	t.Chdir(s.Dir)
	s.Press("b", "f9", "ctrl+s")
	s.Shows("blank-2025-003.kk.docx")
	if _, err := os.Stat("blank-2025-003.kk.docx"); err != nil {
		t.Error(err)
	}
}
