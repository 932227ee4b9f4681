package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// rows reads a file of one sheet and gives its cells.
func rows(t *testing.T, body []byte) [][]string {
	t.Helper()
	b, err := table.Read("t", body)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, r := range b.Sheets[0].Rows {
		out = append(out, r.Cells)
	}
	return out
}

func same(t *testing.T, got, want [][]string) {
	t.Helper()
	if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Whatever program wrote the text, the cells are the same.
func TestTextIsReadInEveryEncodingAndWithEverySeparator(t *testing.T) {
	const text = "Дата;Наименование\r\n14.02.2025;Опрос\r\n"
	want := [][]string{{"Дата", "Наименование"}, {"14.02.2025", "Опрос"}}
	encode := func(s string, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return []byte(s)
	}
	for name, body := range map[string][]byte{
		"UTF-8":                []byte(text),
		"UTF-8 with a mark":    []byte("\ufeff" + text),
		"UTF-16, little":       encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)),
		"UTF-16, big":          encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)),
		"windows-1251":         encode(charmap.Windows1251.NewEncoder().String(text)),
		"tabs":                 []byte(strings.ReplaceAll(text, ";", "\t")),
		"commas":               []byte(strings.ReplaceAll(text, ";", ",")),
		"lines as on old Macs": []byte(strings.ReplaceAll(text, "\r\n", "\r")),
		"its separator said":   []byte("sep=|\n" + strings.ReplaceAll(text, ";", "|")),
		"quoted throughout":    []byte("\"Дата\";\"Наименование\"\n\"14.02.2025\";\"Опрос\""),
	} {
		t.Run(name, func(t *testing.T) { same(t, rows(t, body), want) })
	}
}

// A comma in every title, a title line above: the separator is the one by which
// the records agree.
func TestSeparatorIsNotTheMostFrequentMark(t *testing.T) {
	got := rows(t, []byte("Перечень, 2025 год, полный, для сверки\nДата;Тема\n01.02.2025;Школы, сады\n02.02.2025;Дороги, мосты, дома\n"))
	same(t, got[1:], [][]string{{"Дата", "Тема"}, {"01.02.2025", "Школы, сады"}, {"02.02.2025", "Дороги, мосты, дома"}})
}

// A cell may hold separators and line breaks where quotation marks stand around
// the whole of it. Marks that are part of a name swallow nothing.
func TestQuotationMarks(t *testing.T) {
	same(t, rows(t, []byte("a;\"b;\n\"\"c\"\"\"\n\"Самал\" ЖШС;2\nТОО \"Заря\";3\n\"без конца;4\n5;6\n")), [][]string{
		{"a", `b; "c"`}, {`"Самал" ЖШС`, "2"}, {`ТОО "Заря"`, "3"}, {`"без конца`, "4"}, {"5", "6"},
	})
}

// Rows are numbered as a program of tables shows them; blank ones are counted and
// left out, and so is what cannot be seen.
func TestBlankRowsAreCountedAndLeftOut(t *testing.T) {
	b, err := table.Read("t", []byte("a;b\n\n;;\n\u200b \n c\u202e ;d;;\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := b.Sheets[0].Rows
	if len(got) != 2 || got[1].Number != 5 || !slices.Equal(got[1].Cells, []string{"c", "d"}) {
		t.Errorf("%+v", got)
	}
}

// Headings stand under a title; a row that numbers the columns is none of the data.
func TestHeadingsAreFoundUnderATitle(t *testing.T) {
	b, err := table.Read("t", []byte("Перечень заседаний;за 2025 год\n\n№ п/п; ДАТА  проведения;Тема\n1;2;3\n1;14.02.2025;Школы\n"))
	if err != nil {
		t.Fatal(err)
	}
	head, under := b.Sheets[0].Under(func(h string) bool { return lang.Fold(h) == "дата проведения" })
	if head.Number != 3 || len(under) != 1 || under[0].Number != 5 {
		t.Fatalf("%+v, %+v", head, under)
	}
	if i := head.Column("күні", "дата проведения"); i != 1 || head.Column("жоқ") != -1 || under[0].Cell(i) != "14.02.2025" || under[0].Cell(9) != "" {
		t.Errorf("column %d", i)
	}
	plain, all := b.Sheets[0].Under(func(string) bool { return false })
	if plain.Number != 1 || len(all) != 3 {
		t.Errorf("without known headings: %+v, %d", plain, len(all))
	}
}

// What a sheet of a hundred thousand rows costs is bounded: a row of ten cells
// makes no more pieces than its cells.
func TestLargeWorkbook(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	const many = 20_000
	for i := 1; i <= many; i++ {
		if err := w.SetRow(fmt.Sprintf("A%d", i), []any{i, 45702.5, "сұрау салу", "x", "y", "z", 1, 2, 3, i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	body, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	var got table.Book
	pieces := testing.AllocsPerRun(1, func() { got, err = table.Read("t", body.Bytes()) })
	if err != nil || len(got.Sheets[0].Rows) != many || got.Sheets[0].Rows[many-1].Cell(9) != "20000" {
		t.Fatalf("%v", err)
	}
	if pieces > many*60 {
		t.Errorf("%.0f pieces for %d rows", pieces, many)
	}
}
