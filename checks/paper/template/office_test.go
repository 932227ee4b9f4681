package template

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// russian is the memo as its Russian sheet has it.
func russian() *paper.Document {
	d := memo()
	d.Lang, d.Title, d.Draft = lang.RU, "Справка", "ПРОЕКТ"
	return d
}

// real are templates that LibreOffice wrote, with the runs as it cuts them.
var real = []struct {
	name  string
	paper func() *paper.Document
	want  []string
}{
	{"libreoffice-kk.docx", memo, []string{"№ ____", "А.Б. Серікбаеваға", "Апталық блог жүргізілмеген", "Тізім толық, саны 2.", "Бас сарапшы", "1-қосымша", "ЖОБА"}},
	{"libreoffice-ru.docx", russian, []string{"Справка", "20.01.2026 № ____ Астана қаласы", "2) екінші;", "ПРОЕКТ", "Идентификатор 0192"}},
}

func filledReal(t *testing.T, name string, d *paper.Document) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	x, err := Read(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range x.Problems(d) {
		if p.Blocks {
			t.Errorf("%s: %s (%s)", p.Where.EN, p.Text.EN, p.Near)
		}
	}
	var b bytes.Buffer
	if err := x.Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTemplatesOfLibreOfficeAreFilled(t *testing.T) {
	for _, row := range real {
		t.Run(row.name, func(t *testing.T) {
			var all []string
			for name, text := range unpacked(t, filledReal(t, row.name, row.paper())) {
				if strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") {
					all = append(all, lines(t, text)...)
				}
			}
			for _, want := range row.want {
				if !slices.ContainsFunc(all, func(line string) bool { return strings.Contains(line, want) }) {
					t.Errorf("no %q among %q", want, all)
				}
			}
		})
	}
}

// A filled template must also open in an office program. Where LibreOffice is not at
// hand, the test says so and holds only what the others hold.
func TestLibreOfficeOpensWhatWasFilled(t *testing.T) {
	office, err := exec.LookPath("soffice")
	reader, err2 := exec.LookPath("pdftotext")
	if err != nil || err2 != nil {
		t.Log("soffice or pdftotext is not here: the filled templates were not opened")
		return
	}
	for _, row := range real {
		t.Run(row.name, func(t *testing.T) {
			dir := t.TempDir()
			if keep := os.Getenv("ASHYQ_KEEP"); keep != "" {
				dir = keep
			}
			file := filepath.Join(dir, row.name)
			if err := os.WriteFile(file, filledReal(t, row.name, row.paper()), 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
			defer cancel()
			made := exec.CommandContext(ctx, office, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir, file)
			if out, err := made.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			text, err := exec.CommandContext(ctx, reader, "-layout", strings.TrimSuffix(file, ".docx")+".pdf", "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range row.want {
				if !strings.Contains(string(text), want) {
					t.Errorf("no %q in %s", want, text)
				}
			}
		})
	}
}
