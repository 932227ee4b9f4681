package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// A paper in DOCX is not written to a screen, and work that was stopped says so.
func TestScreenAndStop(t *testing.T) {
	var out, errs bytes.Buffer
	w := world{
		args: []string{"memo", "2026-001", "--lang", "ru"}, stdout: &out, stderr: &errs,
		getenv: func(string) string { return "" }, user: func() string { return "" }, terminal: true,
	}
	if code := start(t.Context(), w); code != exitUsage || !strings.HasPrefix(errs.String(), "Документы DOCX, PDF и XLSX не выводятся на экран.") {
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
