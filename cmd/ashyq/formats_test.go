package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/xuri/excelize/v2"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/fixtures/office"
)

// A paper says the same in every format: each text of its JSON stands on the sheet.
// Each format is opened by a reader that knows nothing of our writers.

// readers give the text of a paper out of the bytes of a format.
var readers = map[paper.Format]func(*testing.T, []byte) string{
	"docx": textOfDOCX, "html": textOfHTML, "pdf": textOfPDF, "md": textOfMD,
}

// everywhere are the papers of the sample office that are compared.
var everywhere = []struct {
	inspection string
	kind       checks.PaperKind
}{
	{"2026-001", checks.MemoPaper}, {"2026-001", checks.DemandPaper}, {"2025-012", checks.RecommendationPaper},
	{"2025-012", checks.MemoPaper}, {"2025-003", checks.AppointmentPaper}, {"2025-003", checks.ResultsPaper},
	{"2025-004", checks.LetterPaper}, {"2025-010", checks.ReferencePaper},
}

func TestAPaperSaysTheSameInEveryFormat(t *testing.T) {
	d := sampleDesk(t)
	for _, c := range everywhere {
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			name := c.inspection + " " + string(c.kind) + " " + string(l)
			written := func(f paper.Format) []byte {
				var b bytes.Buffer
				_, err := d.Paper(t.Context(), c.inspection, desk.PaperRequest{Kind: c.kind, Lang: l, Format: f, Writers: writers(), Out: &b})
				if err != nil {
					t.Fatalf("%s as %s: %v", name, f, err)
				}
				return b.Bytes()
			}
			said := sentencesOf(t, written("json"))
			if len(said) < 2 {
				t.Errorf("%s: only %d sentences in the JSON", name, len(said))
			}
			for f, read := range readers {
				text := bareText(read(t, written(f)))
				for _, s := range said {
					if text != "" && !strings.Contains(text, bareText(s)) {
						t.Errorf("%s as %s does not say: %s", name, f, s)
					}
				}
			}
			tablesAreTexts(t, name, written("xlsx"))
		}
	}
}

// sampleDesk is the sample office in memory, with a desk at it.
func sampleDesk(t *testing.T) *desk.Desk {
	t.Helper()
	clock := office.NewClock()
	deriver, err := desk.NewDeriver()
	if err != nil {
		t.Fatal(err)
	}
	store := journaltest.New(deriver, clock.Now)
	if err := office.Build(context.Background(), store, clock); err != nil {
		t.Fatal(err)
	}
	d, err := desk.New(desk.Tools{Store: store, Clock: clock, Author: office.Analyst()})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told are the members of the JSON that hold what is printed: facts, measures, norms.
var told = []string{"sentence", "measure", "remedy", "citation", "subject", "what", "settles", "text", "name"}

// sentencesOf gives the texts of a paper's JSON that the sheet must hold.
func sentencesOf(t *testing.T, body []byte) []string {
	t.Helper()
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(name string, v any)
	walk = func(name string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for n, e := range v {
				if !slices.Contains([]string{"norm_now", "clauses", "categories", "traits"}, n) {
					walk(n, e)
				}
			}
		case []any:
			for _, e := range v {
				walk(name, e)
			}
		case string:
			if slices.Contains(told, name) && v != "" && !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	walk("", v)
	return out
}

var notLetters = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// bareText leaves letters and digits alone: how a line breaks, and which dash or
// quotation mark a format knows, is not what the paper says.
func bareText(s string) string { return strings.ToLower(notLetters.ReplaceAllString(s, "")) }

// textOfDOCX reads the text of a Word document off its XML.
func textOfDOCX(t *testing.T, body []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var text strings.Builder
	dec := xml.NewDecoder(f)
	inText := false
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			if token.Name.Local == "instrText" {
				t.Error("a field stands in the body")
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				text.Write(token)
			}
		}
	}
}

func textOfHTML(t *testing.T, body []byte) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if n := doc.Find("script, iframe, object, embed, link").Length(); n > 0 {
		t.Errorf("%d elements that could fetch or run", n)
	}
	return doc.Find("body").Text()
}

var escapes = regexp.MustCompile(`<br>|\\`)

func textOfMD(_ *testing.T, body []byte) string { return escapes.ReplaceAllString(string(body), "") }

// textOfPDF asks poppler; without it the package of the writer reads its own.
func textOfPDF(t *testing.T, body []byte) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("pdftotext is not here: only the package of the writer reads its PDF")
		return ""
	}
	cmd := exec.CommandContext(t.Context(), program, "-raw", "-nopgbrk", "-", "-")
	cmd.Stdin = bytes.NewReader(body)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	// The head of a page stands between two lines of a sentence.
	return regexp.MustCompile(`(?m)^(\d+|\d+ )?(ЖОБА|ПРОЕКТ|DRAFT)$|^\d+$`).ReplaceAllString(string(out), "")
}

// tablesAreTexts opens a workbook: no cell of it is a formula.
func tablesAreTexts(t *testing.T, name string, body []byte) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(book.GetSheetList()) == 0 {
		t.Errorf("%s: no sheet", name)
	}
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		if path.Dir(f.Name) != "xl/worksheets" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := io.ReadAll(r)
		if r.Close(); err != nil || bytes.Contains(sheet, []byte("<f>")) {
			t.Errorf("%s: %s holds a formula, or cannot be read: %v", name, f.Name, err)
		}
	}
}
