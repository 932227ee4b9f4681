package paper_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
)

var (
	update = flag.Bool("update", false, "write the expected papers anew")
	sheets = flag.String("sheets", "", "folder to write the papers to as DOCX, to be looked at")
)

func memo(t testing.TB, s *sample, l lang.Lang) *paper.Document {
	t.Helper()
	d, err := paper.Memo(s.input(t, l))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t testing.TB, w paper.Writer, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w.Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestMemosAsTheyAreRead compares the memos of the samples with those that were
// read and found good.
func TestMemosAsTheyAreRead(t *testing.T) {
	for _, s := range samples() {
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			name := s.name + "." + string(l)
			t.Run(name, func(t *testing.T) {
				d := memo(t, s, l)
				same(t, name+".md", written(t, md.Writer{}, d))
				if *sheets != "" {
					save(t, filepath.Join(*sheets, name+".docx"), written(t, docx.Writer{}, d))
				}
			})
		}
	}
}

// TestAMemoForPrograms compares the content of one memo as JSON.
func TestAMemoForPrograms(t *testing.T) {
	same(t, "visit.ru.json", written(t, json.Writer{}, memo(t, visit(), lang.RU)))
}

// same compares a paper with the one in testdata. The hashes of the texts of the
// acts are left out: they move with every comment in those files.
func same(t *testing.T, name string, got []byte) {
	t.Helper()
	for _, e := range append(law(t).Editions(), law(t).Law()) {
		got = bytes.ReplaceAll(got, []byte(e.Revision), []byte("SHA-256 "+e.ID))
	}
	file := filepath.Join("testdata", "memo", name)
	if *update {
		save(t, file, got)
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what was expected; read it and run go test ./checks/paper -update\n%s", file, got)
	}
}

func save(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
