package inspection_test

import (
	"archive/zip"
	"path/filepath"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// All that stands about an inspection is written from its own screen; the tables of a
// year from the room of the settings.
func TestADossierIsWrittenFromTheInspection(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-001", Width: 100, Height: 30, Lang: lang.RU})
	t.Chdir(s.Dir)
	s.Press("f2")
	s.Type("материалы дела")
	s.Press("enter")
	s.Shows("Материалы дела", "дело-2025-001.zip")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Архив записан")
	z, err := zip.OpenReader(filepath.Join(s.Dir, "дело-2025-001.zip"))
	s.Must(err)
	defer z.Close()
	if len(z.File) < 7 {
		t.Errorf("%d files", len(z.File))
	}
}

func TestTheTablesOfAYearAreWrittenFromTheSettings(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Width: 100, Height: 30, Lang: lang.KK})
	t.Chdir(s.Dir)
	s.Press("[", "f9")
	s.Shows("Жылдық кестелер")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Кестелер жазылды")
	if files, err := filepath.Glob("*.docx"); err != nil || len(files) != 1 {
		t.Errorf("%v %v", files, err)
	}
}
