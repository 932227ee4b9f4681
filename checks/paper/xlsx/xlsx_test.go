package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

const (
	kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
	nasty  = `</t></is></c><c><f>1+1</f> & "]]>' {HYPERLINK "a"} _x000D_`
)

// hostile are texts that a program could take for something else.
var hostile = []string{
	`=cmd|' /C calc'!A0`, "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "'=1", nasty, `=HYPERLINK("http://example.kz")`,
	"0012", "1e5", "1,5", "TRUE", "01.02.2025", "210440000019", "12345678901234567890",
}

func memo() *paper.Document {
	t := paper.Table{Columns: []paper.Column{{Title: "№", Width: 1}, {Title: nasty, Width: 6}, {Title: kazakh}}}
	for i, text := range hostile {
		t.Rows = append(t.Rows, paper.Row(strconv.Itoa(i+1), text, kazakh, "лишняя"))
	}
	t.Rows = append(t.Rows, paper.Row("0"))
	small := paper.Table{Columns: []paper.Column{{Title: "Б"}}, Small: true}
	return &paper.Document{
		ID: "0192", Lang: lang.KK, Title: "Анықтама", Draft: "ЖОБА & 1", Subject: "=1+1", Author: "Ә. Құлбаев", Created: "2026-01-20T09:00:00+05:00",
		Requisites: paper.Requisites{Organization: "Министрлік", Date: "20.01.2026", Number: "№ ____", Place: "Астана", Addressees: []string{"А", "Б"}},
		Body: []paper.Block{
			small, paper.Heading{Level: 1, Text: "Тізілім: [а/б]? 'с'"}, t,
			paper.Points{Items: []paper.Point{paper.Item("а", paper.Facts{Items: []paper.Fact{{Label: "=1", Value: paper.Plain("+1")}}}, small)}},
			paper.Table{},
		},
		Signatures: []paper.Signature{{Post: "Басшы", Name: "Ә. Құлбаев"}}, Executor: "Орынд.",
		Annexes: []paper.Annex{
			{Mark: "1-қосымша", Title: strings.Repeat("ұзын атау ", 9), Body: []paper.Block{small, small}}, {Mark: "history", Body: []paper.Block{small}},
		},
	}
}

func written(t testing.TB, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// opened is the workbook as another program reads it.
func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// parts opens the zip.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

func value(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestEveryTableHasASheetNamedAfterWhatStandsAboveIt(t *testing.T) {
	want := []string{"Құжат", "Анықтама", "Тізілім (а б) ’с’", "Тізілім (а б) ’с’ (2)", "ұзын атау ұзын атау ұзын атау…", "ұзын атау ұзын атау ұзын… (2)", "history (2)"}
	if got := opened(t, written(t, memo())).GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTextComesOutAsItWentIn(t *testing.T) {
	f := opened(t, written(t, memo()))
	const sheet = "Тізілім (а б) ’с’"
	if got := value(t, f, sheet, "B1"); got != nasty {
		t.Errorf("the head is %q", got)
	}
	for i, text := range hostile {
		if got, want := value(t, f, sheet, fmt.Sprintf("B%d", i+2)), strings.TrimSpace(paper.Clean(text)); got != want {
			t.Errorf("%q became %q", text, got)
		}
		if got := value(t, f, sheet, fmt.Sprintf("C%d", i+2)); got != kazakh {
			t.Errorf("%q", got)
		}
	}
	rows, err := f.GetRows("Құжат")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{
		{"Құжаттың түрі", "Анықтама"}, {"Белгі", "ЖОБА & 1"}, {"Тақырыбы", "=1+1"}, {"Адресат", "А\nБ"}, {"=1", "+1"}, {"Басшы", "Ә. Құлбаев"}, {"Орындаушы", "Орынд."},
	} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("%q is not in %q", want, rows)
		}
	}
}

var cells = regexp.MustCompile(`<c ([^>]*)>(.*?)</c>`)

// The file itself says that a cell is a text: no program computes it.
func TestNoCellIsAFormulaAndOnlyWholeNumbersAreNumbers(t *testing.T) {
	for name, text := range parts(t, written(t, memo())) {
		if strings.Contains(text, "<f>") || strings.Contains(text, "<f ") || strings.Contains(text, "hyperlink") || strings.Contains(name, "externalLink") {
			t.Errorf("%s has a formula or a link", name)
		}
		if !strings.HasPrefix(name, "xl/worksheets/") {
			continue
		}
		for _, m := range cells.FindAllStringSubmatch(text, -1) {
			if m[2] == "" || strings.Contains(m[1], `t="inlineStr"`) {
				continue
			}
			number := strings.TrimSuffix(strings.TrimPrefix(m[2], "<v>"), "</v>")
			if _, ok := whole(number); !ok {
				t.Errorf("%s: %s is no text", name, m[0])
			}
		}
	}
	for text, want := range map[string]bool{
		"0": true, "7": true, "12345678901": true, "123456789012": false, "": false, "007": false, "-5": false, "+5": false, "5.0": false, "1e5": false, "٣": false, " 5": false,
	} {
		if _, got := whole(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

var columns = regexp.MustCompile(`<col min="(\d+)"`)

// Excel calls a workbook broken whose columns are not in order.
func TestColumnsAreInOrder(t *testing.T) {
	wide := &paper.Document{Title: "А", Body: []paper.Block{paper.Table{Columns: make([]paper.Column, 300)}}}
	for _, d := range []*paper.Document{memo(), wide} {
		for name, text := range parts(t, written(t, d)) {
			last := 0
			for _, m := range columns.FindAllStringSubmatch(text, -1) {
				n, err := strconv.Atoi(m[1])
				if err != nil || n != last+1 {
					t.Errorf("%s: column %d after %d", name, n, last)
				}
				last = n
			}
		}
	}
}

func TestTheHeadStaysInSightAndFilters(t *testing.T) {
	files := parts(t, written(t, memo()))
	sheet := files["xl/worksheets/sheet3.xml"]
	for _, want := range []string{`state="frozen"`, `ySplit="1"`, `<autoFilter ref="$A$1:$C$18"`, `orientation="landscape"`, `paperSize="9"`, "&amp;RЖОБА &amp;&amp; 1"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet has no %s: %.600s", want, sheet)
		}
	}
	if !strings.Contains(files["xl/workbook.xml"], "_xlnm.Print_Titles") {
		t.Error("the head is not printed on every page")
	}
}

func TestNothingOfTheLibrarysMakerIsInTheFile(t *testing.T) {
	d := memo()
	d.Author, d.Created = "", ""
	core := parts(t, written(t, d))["docProps/core.xml"]
	if strings.Contains(core, "xuri") || strings.Contains(core, "2006-09-16") {
		t.Error(core)
	}
}

func TestSameDocumentGivesTheSameBytes(t *testing.T) {
	first := written(t, memo())
	if !bytes.HasPrefix(first[30:], []byte(contentTypes)) {
		t.Error("another file stands first in the zip")
	}
	for range 5 {
		if !bytes.Equal(first, written(t, memo())) {
			t.Fatal("two writings differ")
		}
	}
}

func TestATextLongerThanACellSaysSo(t *testing.T) {
	long := strings.Repeat("\U0001f600ж", 20_000)
	d := &paper.Document{Lang: lang.RU, Title: "Справка", Body: []paper.Block{paper.Table{
		Columns: []paper.Column{{Title: long}}, Rows: [][]paper.Cell{paper.Row(long), paper.Row(strings.Repeat("ж", excel.letters))},
	}}}
	f := opened(t, written(t, d))
	for _, cell := range []string{"A1", "A2"} {
		got := value(t, f, "Справка", cell)
		if n := letters(got); n > excel.letters || n < excel.letters-1 || !strings.HasSuffix(got, "в других форматах документа)") || !strings.HasPrefix(long, got[:30_000]) {
			t.Errorf("%s: %d letters, ends with %q", cell, n, got[len(got)-60:])
		}
	}
	if got := value(t, f, "Справка", "A3"); letters(got) != excel.letters || strings.Contains(got, "…") {
		t.Error("a text that fits was cut")
	}
}

func TestATableLargerThanASheetSaysWhatIsMissing(t *testing.T) {
	table := paper.Table{Columns: make([]paper.Column, 5), Rows: [][]paper.Cell{paper.Row("1"), paper.Row("2"), paper.Row("3"), paper.Row("4")}}
	for _, row := range []struct {
		limits limits
		want   string
	}{
		{limits{5, 5, 99}, "[[] [1] [2] [3] [4]]"},
		{limits{4, 5, 999}, "[[] [1] [2] [Не поместилось на лист Excel: строк – 2, столбцов – 0. Они есть в других форматах документа.]]"},
		{limits{9, 3, 999}, "[[] [1] [2] [3] [4] [Не поместилось на лист Excel: строк – 0, столбцов – 2. Они есть в других форматах документа.]]"},
	} {
		b := &book{file: excelize.NewFile(), ctx: context.Background(), doc: &paper.Document{Lang: lang.RU}, limits: row.limits}
		if err := b.register("Sheet1", table); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := b.file.Write(&out); err != nil {
			t.Fatal(err)
		}
		rows, err := opened(t, out.Bytes()).GetRows("Sheet1")
		if got := fmt.Sprint(rows); err != nil || got != row.want {
			t.Errorf("%+v: %s, %v", row.limits, got, err)
		}
	}
}

func TestALargeTableIsWrittenWhole(t *testing.T) {
	table := paper.Table{Columns: []paper.Column{{Title: "№"}, {Title: "Запись"}}}
	for i := range 10_000 {
		table.Rows = append(table.Rows, paper.Row(strconv.Itoa(i), "запись "+strconv.Itoa(i)))
	}
	f := opened(t, written(t, &paper.Document{Title: "А", Body: []paper.Block{table}}))
	if got := value(t, f, "А", "B10001"); got != "запись 9999" {
		t.Errorf("%q", got)
	}
}

// full is a medium without room.
type full struct{}

var errFull = errors.New("no room left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFullMediumIsAnError(t *testing.T) {
	if err := (Writer{}).Write(context.Background(), full{}, memo()); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

func TestWritingStopsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var b bytes.Buffer
	if err := (Writer{}).Write(ctx, &b, memo()); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Error(err)
	}
}

// Whatever a title is, the sheet has a name that Excel takes.
func FuzzNamesAreTaken(f *testing.F) {
	for _, seed := range []string{"", "'", strings.Repeat("ә", 99), "a:\\/?*[]'", "\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600", "History", " \n ", "ſ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, title string) {
		var n names
		first, second := n.take(title), n.take(strings.ToUpper(title))
		for _, name := range []string{first, second} {
			if name == "" || letters(name) > mostInName || strings.ContainsAny(name, `:\/?*[]'`) {
				t.Errorf("%q: %q", title, name)
			}
		}
		if strings.EqualFold(first, second) {
			t.Errorf("%q twice", first)
		}
	})
}
