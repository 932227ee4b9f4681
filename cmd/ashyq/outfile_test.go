package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/standard"
)

func TestFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "memo.docx")
	write := func(text string, end error) error {
		return writeWhole(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, end)
		})
	}
	read := func() string {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	if err := write("first", nil); err != nil || read() != "first" {
		t.Fatalf("a new file: %v", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := write("second", nil); err != nil || read() != "second" {
		t.Fatalf("a replaced file: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("whoever could not read it can now: %v", info.Mode())
	}
	broken := errors.New("broken")
	if err := write("third", broken); !errors.Is(err, broken) || read() != "second" {
		t.Errorf("a broken writing left %q, %v", read(), err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("something was left beside it: %v", files)
	}
}

// A paper in DOCX is not written to a screen, and work that was stopped says so.
func TestScreenAndStop(t *testing.T) {
	var out, errs bytes.Buffer
	w := world{
		args: []string{"memo", "2026-001", "--lang", "ru"}, stdout: &out, stderr: &errs,
		getenv: func(string) string { return "" }, user: func() string { return "" }, terminal: true,
	}
	if code := start(t.Context(), w); code != exitUsage || !strings.HasPrefix(errs.String(), "Документ DOCX не выводится на экран.") {
		t.Errorf("code %d: %s", code, errs.String())
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	w.args = []string{"holders", "add", "--name-ru", "Школа", "--category", "state-institution", "--lang", "kk"}
	w.getenv = func(name string) string {
		return map[string]string{"ASHYQ_DB": filepath.Join(t.TempDir(), "a.db")}[name]
	}
	errs.Reset()
	if code := start(ctx, w); code != exitRefused || !strings.HasPrefix(errs.String(), "Тоқтатылды.") {
		t.Errorf("code %d: %s", code, errs.String())
	}
}

func TestMarkedWordsShowWhatIsGoneAndWhatIsNew(t *testing.T) {
	got := marked([]standard.Mark{
		{Kind: standard.Kept, Words: "раз"}, {Kind: standard.Removed, Words: "в месяц"}, {Kind: standard.Added, Words: "в неделю"},
	})
	if want := "раз [-в месяц-] {+в неделю+}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
