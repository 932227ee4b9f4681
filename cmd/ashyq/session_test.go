package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/db"
)

// laptop is a machine on which command lines are run.
type laptop struct {
	t    *testing.T
	path string
}

// newLaptop gives one without a database, whose folders are thrown away.
func newLaptop(t *testing.T) laptop {
	t.Helper()
	t.Cleanup(xdg.Reload) // when the environment is as it was
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	xdg.Reload()
	return laptop{t, filepath.Join(t.TempDir(), "a.db")}
}

// run runs a command line in English as the system's user, and gives what it
// answered.
func (l laptop) run(args ...string) (code int, errs string) {
	l.t.Helper()
	var out, told bytes.Buffer
	env := map[string]string{"ASHYQ_DB": l.path, "ASHYQ_NOW": "2026-01-20T10:00:00+05:00", "LANG": "en_US.UTF-8"}
	code = start(l.t.Context(), world{
		args: args, stdout: &out, stderr: &told,
		getenv: func(name string) string { return env[name] }, user: func() string { return "sysuser" },
	})
	return code, told.String()
}

// over opens the database beside the program.
func (l laptop) over(do func(d *desk.Desk)) {
	l.t.Helper()
	store, err := db.Open(l.t.Context(), l.path, db.Options{MemoryKey: true, Now: time.Now})
	if err != nil {
		l.t.Fatal(err)
	}
	defer store.Close()
	d, err := desk.New(desk.Tools{Store: store, Shelf: store, Clock: wallClock{}})
	if err != nil {
		l.t.Fatal(err)
	}
	do(d)
}

// Who works here is the one named on the command line, else the one who gave her
// name at this laptop, else the system's user. A name that was given may stand
// under a paper; the name of the system's user may not.
func TestWhoGaveHerNameIsTheAuthor(t *testing.T) {
	l := newLaptop(t)
	open := []string{"inspect", "open", "--holder", "Мектеп", "--category", "state-institution",
		"--period", "2025-01-01..2025-12-31", "--on", "2026-01-20", "--form", "monitoring"}
	issue := []string{"memo", "2026-001", "--lang", "kk", "--issue", "-o", filepath.Join(t.TempDir(), "memo.docx")}
	if code, errs := l.run(open...); code != exitDone {
		t.Fatal(errs)
	}
	if code, errs := l.run(issue...); code != exitRefused || !strings.HasPrefix(errs, "Құжатты шығару үшін") {
		t.Errorf("the system's user issued a paper: %d, %s", code, errs)
	}
	l.over(func(d *desk.Desk) {
		if err := d.SetTaste(t.Context(), desk.Taste{Name: "Айгүл С.", Lang: string(lang.RU)}); err != nil {
			t.Fatal(err)
		}
	})
	for _, more := range [][]string{nil, {"--as", "Бота Қ."}} {
		if code, errs := l.run(append(open, more...)...); code != exitDone {
			t.Fatal(errs)
		}
	}
	if code, errs := l.run(issue...); code != exitDone {
		t.Errorf("the given name may not issue: %d, %s", code, errs)
	}
	l.over(func(d *desk.Desk) {
		for number, want := range map[string]string{"2026-001": "sysuser", "2026-002": "Айгүл С.", "2026-003": "Бота Қ."} {
			lines, err := d.Journal(t.Context(), number)
			if err != nil || len(lines) == 0 || lines[0].Author != want {
				t.Errorf("%s was opened by %+v, %v; want %s", number, lines, err, want)
			}
		}
	})
}

// Looking for a name makes no database.
func TestARefusedFirstActLooksForANameAndMakesNothing(t *testing.T) {
	l := newLaptop(t)
	before := []string{"inspect", "open", "--holder", "Мектеп", "--category", "state-institution",
		"--period", "2023-01-01..2023-12-31", "--on", "2026-01-20", "--form", "monitoring"}
	if code, errs := l.run(before...); code != exitRefused || !strings.Contains(errs, "before the Standard") {
		t.Errorf("%d, %s", code, errs)
	}
	if code, errs := l.run("holders", "list"); code != exitDone {
		t.Errorf("%d, %s", code, errs)
	}
	if _, err := os.Stat(l.path); !os.IsNotExist(err) {
		t.Errorf("a file was made: %v", err)
	}
}
