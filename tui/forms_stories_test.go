package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// offered lets the pause pass after which something is offered under a field.
func offered(s *tuitest.Stage) { s.Wait(200 * time.Millisecond) }

// adding opens the sheet of a new piece of evidence under a check.
func adding(t *testing.T, inspection, check string, size [2]int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Width: size[0], Height: size[1], Lang: lang.RU, Office: true, First: inspection})
	s.SeekCheck(check)
	s.Press("n")
	return s
}

// A source that was typed in another inspection is offered, taken by Tab, and let go by
// Esc.
func TestWhatWasTypedElsewhereIsOffered(t *testing.T) {
	for _, size := range sizes {
		s := adding(t, "2026-001", "weekly-blog", size)
		s.Seek("Источник")
		s.Type("ашық")
		offered(s)
		s.Press("down", "tab")
		s.Press("up")
		if row := s.Row(); !strings.Contains(row, "порталы") {
			t.Errorf("%v: it was not taken: %q\n%s", size, row, s.Screen())
		}
		s.Press("ctrl+u")
		s.Type("ашық")
		offered(s)
		s.Press("esc")
		s.OnRow("Источник")
		s.Press("esc")
		s.Lacks("Источник")
	}
}

// With nothing typed, F5 shows what was typed into such fields before.
func TestWhatWasTypedBeforeIsShownUnasked(t *testing.T) {
	s := adding(t, "2026-001", "weekly-blog", [2]int{120, 40})
	s.Seek("Источник")
	before := s.Screen()
	s.Press("f5", "down")
	if s.Screen() == before {
		t.Errorf("nothing is offered:\n%s", before)
	}
}

// The verdict that the holder got when it was last looked at stands under the field, and
// one key takes it over.
func TestTheEarlierVerdictIsTakenOver(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s := tuitest.Open(t, tuitest.Options{Width: size[0], Height: size[1], Lang: lang.RU, Office: true, First: "2026-001"})
		s.SeekCheck("disclosure")
		s.Press("m")
		if !strings.Contains(s.Screen(), "В прошлом деле 2025-001") {
			t.Fatalf("%v: nothing is said of the earlier verdict:\n%s", size, s.Screen())
		}
		s.Press("f6")
		s.Lacks("В прошлом деле 2025-001 (") // it stands there now
	}
}

// What was typed into a field is taken back word by word, on the sheet itself.
func TestTypingIsTakenBackOnTheSheet(t *testing.T) {
	s := adding(t, "2026-001", "weekly-blog", [2]int{80, 24})
	s.Seek("Источник")
	s.Type("ақпарат блогы")
	s.Press("ctrl+z")
	s.Lacks("ақпарат блогы")
	s.Shows("ақпарат")
}

// A period typed into the field of the first day fills both days when the field is left.
func TestAPeriodFillsBothDays(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.RU, Office: true, First: "2026-001"})
	s.SeekCheck("weekly-blog")
	s.Press("v")
	s.Seek("С какого дня")
	s.Press("ctrl+u")
	s.Type("2 квартал")
	s.Shows("91 день")
	s.Press("down")
	s.Shows("01.04.2025_", "30.06.2025_")
}

// folders makes folders with files to choose from.
func folders(s *tuitest.Stage) string {
	dir := filepath.Join(s.Dir, "құжаттар")
	s.Must(os.MkdirAll(filepath.Join(dir, "снимки"), 0o755))
	for name, text := range map[string]string{"протокол.txt": "Отырыс хаттамасы\n", "акт.pdf": "%PDF\x00", ".жасырын": "x", "снимки/1.txt": "бірінші", "снимки/2.txt": "екінші"} {
		s.Must(os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
		s.Must(os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC))) // the list goes by the hour
	}
	s.Must(os.Symlink("/etc/hostname", filepath.Join(dir, "снимки", "сілтеме.txt")))
	return dir
}

// picking opens the folders from the field of files of a new piece of evidence.
func picking(t *testing.T, size [2]int) (*tuitest.Stage, string) {
	t.Helper()
	s := adding(t, "2026-001", "weekly-blog", size)
	dir := folders(s)
	s.Seek("Файлы")
	s.Paste(dir + "/")
	s.Press("f7")
	return s, dir
}

// Files are chosen from folders: hidden ones are not shown, what is typed narrows the
// list, and several are marked.
func TestFilesAreChosenFromFolders(t *testing.T) {
	for _, size := range sizes {
		s, _ := picking(t, size)
		s.Shows("протокол.txt", "акт.pdf", "снимки/")
		s.Lacks(".жасырын")
		s.Type("прот")
		s.Lacks("акт.pdf")
		s.Press("esc")
		s.Seek("снимки/")
		s.Press("enter")
		s.Seek("1.txt")
		s.Press("insert")
		s.Seek("2.txt")
		s.Press("insert", "ctrl+s")
		s.Shows("1.txt", "2.txt", "имя файла или путь")
	}
}

// A text is looked into before it is chosen; a link is not.
func TestALinkIsNotLookedInto(t *testing.T) {
	s, _ := picking(t, [2]int{120, 40})
	s.Seek("протокол.txt")
	s.Shows("Отырыс хаттамасы")
	s.Press("home")
	s.Seek("снимки/")
	s.Press("enter")
	s.Seek("сілтеме.txt")
	s.Shows("Ссылка: ведет на файл")
}

// A way up, and the folder that was chosen from last the next time.
func TestTheLastFolderIsRemembered(t *testing.T) {
	s, dir := picking(t, [2]int{80, 24})
	s.Press("left")
	s.Shows("құжаттар/")
	s.Press("enter")
	s.Seek("протокол.txt")
	s.Press("enter")
	s.Shows("протокол.txt")
	s.Press("esc", "n")
	s.Seek("имя файла")
	s.Press("f7")
	s.Shows(filepath.Base(dir), "акт.pdf")
}

// A path that is dragged into the terminal is understood as terminals write it.
func TestADraggedFileIsUnderstood(t *testing.T) {
	for _, written := range []func(string) string{
		func(p string) string { return "'" + p + "'" },
		func(p string) string { return strings.ReplaceAll(p, " ", `\ `) + " " },
		func(p string) string { return "file://" + strings.ReplaceAll(p, " ", "%20") },
	} {
		s := adding(t, "2026-001", "weekly-blog", [2]int{120, 40})
		path := filepath.Join(s.Dir, "акт осмотра.txt")
		s.Must(os.WriteFile(path, []byte("x"), 0o644))
		s.Seek("Файлы")
		s.Paste(written(path))
		s.Press("enter")
		s.Shows("1   акт осмотра.txt   /")
	}
}

// The sentence of a violation is copied in the language that is chosen; copied once more
// it is offered as a file.
func TestASentenceIsCopied(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.RU, Office: true, First: "2025-001"})
	var copied []string
	s.Bench.Env().Copy = func(text string) error {
		copied = append(copied, text)
		return nil
	}
	s.SeekCheck("weekly-blog")
	s.Press("enter", "c")
	s.Shows("На каком языке")
	s.Press("right", "enter")
	if len(copied) != 1 || strings.ContainsAny(copied[0], "\x1b\x07") || copied[0] == "" {
		t.Fatalf("%q", copied)
	}
	s.Shows("Скопировано")
	s.Press("c", "right", "enter")
	if len(copied) != 1 {
		t.Errorf("it was given to the terminal again")
	}
	s.Shows("Терминал текст не принял")
	s.Press("ctrl+u")
	file := filepath.Join(s.Dir, "a.txt")
	s.Paste(file)
	s.Press("ctrl+s")
	if body, err := os.ReadFile(file); err != nil || strings.TrimSpace(string(body)) != copied[0] {
		t.Errorf("%q, %v", body, err)
	}
}

// Where files are marked Enter takes those, and not the one on which marking left the
// cursor.
func TestEnterTakesWhatIsMarked(t *testing.T) {
	s, _ := picking(t, [2]int{80, 24})
	s.Seek("снимки/")
	s.Press("enter")
	s.Seek("сілтеме.txt")
	s.Press("home", "insert") // the cursor goes on to the next
	first := strings.Contains(s.Screen(), "[x] 1.txt")
	s.Press("enter")
	s.Shows("имя файла или путь")
	if got := strings.Contains(s.Screen(), "1.txt"); got != first {
		t.Errorf("another file was taken:\n%s", s.Screen())
	}
	if n := strings.Count(s.Screen(), ".txt"); n != 1 {
		t.Errorf("%d files:\n%s", n, s.Screen())
	}
}

// A path that is pasted among the folders is gone to: another disk is not climbed to.
func TestATypedPathIsGoneTo(t *testing.T) {
	for _, size := range sizes {
		s, dir := picking(t, size)
		s.Paste("'" + filepath.Join(dir, "снимки") + "'")
		s.Shows("Enter открывает эту папку")
		s.Press("enter")
		s.Shows("1.txt", "2.txt")
		s.Paste(filepath.Join(dir, "акт.pdf"))
		s.Press("enter")
		if row := s.Row(); !strings.Contains(row, "акт.pdf") {
			t.Errorf("%v: %q\n%s", size, row, s.Screen())
		}
	}
}

// What is typed in another layout finds the file, and that it was read so is said.
func TestAFileIsFoundInAnotherLayout(t *testing.T) {
	s, dir := picking(t, [2]int{80, 24})
	s.Must(os.WriteFile(filepath.Join(dir, "stend.pdf"), nil, 0o644))
	s.Paste(dir)
	s.Press("enter")
	s.Type("ыеутв")
	s.Shows("stend.pdf", "прочитано в другой раскладке: stend")
	s.Lacks("акт.pdf")
}

// Under what is offered stands how it is taken.
func TestHowAnOfferIsTakenIsSaid(t *testing.T) {
	s := adding(t, "2026-001", "weekly-blog", [2]int{80, 24})
	s.Seek("Источник")
	s.Type("ашық")
	offered(s)
	s.Shows("↓ – выбрать, Enter или Tab – взять", "↓ Enter")
	s.Press("down")
	s.Shows("Enter – взять это")
}

// What is told of a copied sentence fits into eighty columns with what to do next.
func TestWhatToDoAboutACopyIsNotCut(t *testing.T) {
	for l, want := range map[lang.Lang]string{lang.KK: "файл ұсынылады", lang.RU: "будет предложен файл", lang.EN: "a file is offered"} {
		s := tuitest.Open(t, tuitest.Options{Width: 80, Height: 24, Lang: l, Office: true, First: "2025-001"})
		s.Bench.Env().Copy = func(string) error { return nil }
		s.SeekCheck("weekly-blog")
		s.Press("enter", "c", "right", "enter")
		s.Shows(want)
	}
}
