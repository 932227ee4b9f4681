package main

import (
	"bytes"
	"strings"
	"testing"
)

// told runs a command line and gives what it printed.
func (l laptop) told(args ...string) string {
	l.t.Helper()
	var out, errs bytes.Buffer
	env := map[string]string{"ASHYQ_DB": l.path, "ASHYQ_NOW": "2026-01-20T10:00:00+05:00", "LANG": "en_US.UTF-8"}
	code := start(l.t.Context(), world{
		args: append([]string{"--lang", "en", "--as", "Асан Т."}, args...), stdout: &out, stderr: &errs,
		getenv: func(name string) string { return env[name] }, user: func() string { return "sysuser" },
	})
	if code != exitDone {
		l.t.Fatalf("%v: %d %s", args, code, errs.String())
	}
	return out.String()
}

// What a page shows is listed, narrowed to one check and confirmed for that check
// alone; the rest stays open, and what was not opened is named.
func TestProposalsOfOneCheck(t *testing.T) {
	l := newLaptop(t)
	l.told("inspect", "open", "--holder", "Кеңсай әкімдігі", "--category", "state-body",
		"--period", "2026-01-01..2026-01-19", "--on", "2026-01-20", "--form", "monitoring")
	l.told("capture", "2026-001", "../../fixtures/pages/akimat.html", "--date", "2026-01-19")
	all := l.told("proposals", "2026-001", "list")
	content := l.told("proposals", "2026-001", "list", "--check", "site-content")
	if !strings.Contains(all, "openness-plan") || strings.Contains(content, "openness-plan") || !strings.Contains(content, "site-content 16.3.1.g") {
		t.Errorf("%s\n%s", all, content)
	}
	if leads := l.told("pages", "leads", "2026-001"); !strings.Contains(leads, "/kk/contacts") || !strings.Contains(leads, "16.3.1.b") {
		t.Errorf("%s", leads)
	}
	l.told("proposals", "2026-001", "confirm", "all", "--check", "site-content")
	if left := l.told("proposals", "2026-001", "list", "--check", "site-content"); strings.Contains(left, "open ") {
		t.Errorf("%s", left)
	}
	if left := l.told("proposals", "2026-001", "list", "--check", "openness-plan"); !strings.Contains(left, "open ") {
		t.Errorf("another check was confirmed: %s", left)
	}
}

// Confirming everything at once may break a duty: a list that is whole shows the weeks
// that are missing in it. The answer names what moved, and what a check would show is
// said there and then.
func TestConfirmingAllNamesWhatMoved(t *testing.T) {
	l := newLaptop(t)
	l.told("inspect", "open", "--holder", "Кеңсай әкімдігі", "--category", "state-body",
		"--period", "2025-01-01..2025-12-31", "--on", "2026-01-20", "--form", "monitoring")
	l.told("capture", "2026-001", "../../fixtures/pages/blog-kk.html", "--date", "2026-01-19")
	if list := l.told("proposals", "2026-001", "list"); !strings.Contains(list, "blog-kk.html") && !strings.Contains(list, "https://") {
		t.Errorf("no row names its page: %s", list)
	}
	told := l.told("proposals", "2026-001", "confirm", "all")
	for _, words := range []string{"177-НҚ 4(10): ○ → ×", "ashyq check 2026-001"} {
		if !strings.Contains(told, words) {
			t.Errorf("%q is not said: %s", words, told)
		}
	}
	if strings.Contains(told, "site-content") {
		t.Errorf("what did not move is named: %s", told)
	}
}
