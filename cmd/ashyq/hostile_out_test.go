package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"ashyq/checks/lang"
	"ashyq/fixtures/hostile"
)

// Whatever was typed or brought in, what leaves is inert: papers, tables and archives
// hold the text and not the trick, and open in any program as what they are.
func TestWhatLeavesIsInert(t *testing.T) {
	t.Parallel()
	dir := seat(t)
	todo := hostileOffice(t, dir)
	begun := len(todo)
	for _, line := range []string{
		"memo 2026-001 --lang ru --format docx -o out/memo.docx", "memo 2026-001 --lang kk --format pdf -o out/memo.pdf",
		"memo 2026-001 --lang en --format html -o out/memo.html", "memo 2026-001 --lang ru --format md -o out/memo.md",
		"memo 2026-001 --lang ru --format json -o out/memo.json", "memo 2026-001 --lang ru --format xlsx -o out/memo.xlsx",
		"ranking --category state-body -o out/ranking.csv --lang ru", "yearly 2026 -o out/yearly.xlsx --lang ru",
		"dossier 2026-001 -o out/dossier.zip --lang ru", "pages warc 2026-001 -o out/pages.warc.gz",
		"holders list", "evidence list 2026-001 --json", "journal show 2026-001 --json", "journal verify", "inspect list --accessible", "search хат --json",
	} {
		todo = append(todo, strings.Fields(line))
	}
	f := hostile.File{Tries: "words typed by hand"}
	for i, o := range todo.command(t, dir) {
		inert(t, f, o)
		if i >= begun && o.Code != exitDone {
			t.Errorf("%v: %s", o.Args, o.Stderr)
		}
	}
	written, err := os.ReadDir(filepath.Join(dir, "out"))
	if err != nil || len(written) < 9 {
		t.Fatalf("%d files were written: %v", len(written), err)
	}
	for _, f := range written {
		body, err := os.ReadFile(filepath.Join(dir, "out", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		harmless(t, f.Name(), body)
	}
}

// hostileOffice is an office whose every word tries something.
func hostileOffice(t *testing.T, dir string) order {
	t.Helper()
	todo := order{strings.Fields("inspect open --as Асан --holder Басқарма --category state-body --period 2025-01-01..2025-12-31 --on 2026-01-20 --form on-site")}
	for i, w := range hostile.Words() {
		said := w.Text
		file := filepath.Join(dir, "in", fileName(said))
		if err := os.WriteFile(file, []byte(said), 0o600); err != nil {
			t.Fatal(err)
		}
		todo = append(todo,
			[]string{"holders", "add", "--name-kk=Қазақша " + said, "--name-ru=" + said, "--category=state-body", "--premises=" + said, "--source=" + said, "--as=" + said},
			[]string{"evidence", "add", "2026-001", "--check=stand", "--kind=stand", "--item=hours", "--date=2026-01-12", "--title=" + said, "--text=" + said,
				"--note=" + said, "--source=" + said, "--present=" + said, "--as=" + said, "--file=" + file},
			[]string{"verdict", "2026-001", "accessibility", "not-met", "--reason=" + said, "--norm=" + said, "--as=Асан"})
		if i%8 == 0 {
			todo = append(todo, []string{"inspect", "open", "--as=" + said, "--holder=Тағы " + said, "--category=state-body", "--period=2025-01-01..2025-12-31", "--on=2026-01-20", "--form=on-site"})
		}
	}
	return append(todo, []string{"capture", "2026-001", filepath.Join(dir, "in"), "--check", "weekly-blog", "--date", "2026-01-19"})
}

// fileName is a text as a name of a file, as far as file systems go.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '/' || r == 0 || os.PathSeparator == '\\' && (r < ' ' || strings.ContainsRune(`<>:"\|?*`, r)) {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(s, "")) + ".html"
}

// harmless looks at a file that leaves, by what it is.
func harmless(t *testing.T, name string, body []byte) {
	t.Helper()
	switch filepath.Ext(name) {
	case ".zip", ".docx", ".xlsx":
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen := map[string]bool{}
		for _, m := range z.File {
			if !filepath.IsLocal(m.Name) || strings.Contains(m.Name, `\`) || hostile.Trick(m.Name) != "" || seen[lang.Fold(m.Name)] || m.Mode()&os.ModeSymlink != 0 || unnameable(m.Name) {
				t.Errorf("%s holds a member named %q", name, m.Name)
			}
			seen[lang.Fold(m.Name)] = true
			in, err := m.Open()
			if err != nil {
				t.Fatal(err)
			}
			inside, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			if !kept(m.Name) {
				harmless(t, name+"/"+m.Name, inside)
			}
		}
	case ".csv":
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
		if err != nil && !strings.Contains(err.Error(), "wrong number of fields") {
			t.Fatalf("%s: %v", name, err)
		}
		for _, cell := range slices.Concat(rows...) {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%s: a cell begins as a formula: %q", name, cell)
			}
		}
		fallthrough
	case ".html", ".md", ".json", ".txt", ".xml", ".rels":
		text := strings.ReplaceAll(strings.TrimPrefix(string(body), "\ufeff"), "\r\n", "\n")
		if at := hostile.Trick(text); at != "" {
			t.Errorf("%s holds %s", name, at)
		}
		if filepath.Ext(name) == ".json" {
			return // whoever reads it makes text of it
		}
		text = strings.ReplaceAll(text, `\<`, "") // Markdown
		for _, word := range []string{"<script", "<img src=x", "<f>", "javascript:", "TargetMode=\"External\"", "hyperlink\" Target=\"http://evil"} {
			if strings.Contains(text, word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}

// kept tells what a dossier holds byte for byte: evidence, captured pages and what came
// after a paper are given as they were found.
func kept(member string) bool {
	first, _, _ := strings.Cut(member, "/")
	return slices.Contains([]string{"evidence", "pages", "course"}, first)
}

// unnameable tells names that Windows keeps for itself.
func unnameable(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
		if slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}, stem) || strings.ContainsAny(part, `<>:"|?*`) ||
			strings.TrimRightFunc(part, func(r rune) bool { return r == '.' || unicode.IsSpace(r) }) != part {
			return true
		}
	}
	return false
}
