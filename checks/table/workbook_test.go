package table_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"ashyq/checks/table"
)

// book makes a workbook.
func book(t *testing.T, fill func(*excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// firstError gives the first error of several acts.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Cells of a workbook are what they mean: days in ISO with their hour, numbers
// with the zeros before them, stored results of formulas.
func TestCellsOfAWorkbook(t *testing.T) {
	body := book(t, func(f *excelize.File) error {
		style := func(code string) int {
			s, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		put := func(cell string, value any, code string) error {
			return firstError(f.SetCellValue("Sheet1", cell, value), f.SetCellStyle("Sheet1", cell, cell, style(code)))
		}
		return firstError(
			put("A1", 45702, "dd.mm.yyyy"), put("B1", 45702.4375, `d mmmm yyyy "ж." h:mm`), put("C1", 45702, "[$-43F]d mmmm yyyy;@"),
			put("D1", 40140000123, "000000000000"), put("E1", 1234.5, "#,##0.00"), put("F1", 0.4375, "h:mm"),
			put("G1", 0.1+0.2, "0.0"), put("H1", true, "General"), put("I1", " қатар\nүзілді ", "@"), put("J1", 45702, "0"),
		)
	})
	same(t, rows(t, body), [][]string{{
		"2025-02-14", "2025-02-14T10:30", "2025-02-14", "040140000123", "1234.5", "10:30", "0.3", "TRUE", "қатар үзілді", "45702",
	}})
}

// A formula is never computed. Its stored value is read; without one the cell is
// named, for it is not empty.
func TestFormulas(t *testing.T) {
	body := book(t, func(f *excelize.File) error {
		return firstError(f.SetCellValue("Sheet1", "A1", "күні"), f.SetCellFormula("Sheet1", "B2", "TODAY()"), f.SetCellValue("Sheet1", "A2", "x"))
	})
	body = within(t, body, "xl/worksheets/sheet1.xml", `</row></sheetData>`,
		`</row><row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="str"><f>""</f><v></v></c><c r="C3"><f>A1</f></c></row></sheetData>`)
	b, err := table.Read("t", body)
	if err != nil {
		t.Fatal(err)
	}
	got := b.Sheets[0].Rows
	if len(got) != 3 || !slices.Equal(got[1].Bare, []int{1}) || got[2].Cell(0) != "2" || !slices.Equal(got[2].Bare, []int{2}) {
		t.Errorf("%+v", got)
	}
}

// The value of merged cells stands in each of them; a record that is two rows high
// stays one record.
func TestMergedCells(t *testing.T) {
	body := book(t, func(f *excelize.File) error {
		return firstError(
			f.SetSheetRow("Sheet1", "A1", &[]any{"I тоқсан", "", "14.02.2025"}), f.SetCellValue("Sheet1", "C2", "15.02.2025"),
			f.MergeCell("Sheet1", "A1", "B2"), f.SetCellValue("Sheet1", "A3", "биік"), f.MergeCell("Sheet1", "A3", "C4"),
		)
	})
	same(t, rows(t, body), [][]string{{"I тоқсан", "I тоқсан", "14.02.2025"}, {"I тоқсан", "I тоқсан", "15.02.2025"}, {"биік", "биік", "биік"}})
}

// A workbook with a sheet for each quarter has them in their order; one that is
// hidden says so.
func TestSheets(t *testing.T) {
	b, err := table.Read("t", book(t, func(f *excelize.File) error {
		_, err := f.NewSheet("II тоқсан")
		_, other := f.NewSheet("анықтамалық")
		return firstError(err, other, f.SetSheetName("Sheet1", "I тоқсан"), f.SetCellValue("I тоқсан", "A1", 1),
			f.SetCellValue("II тоқсан", "A5", 2), f.SetSheetVisible("анықтамалық", false))
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 3 || b.Sheets[0].Name != "I тоқсан" || b.Sheets[1].Rows[0].Number != 5 || !b.Sheets[2].Hidden || b.Sheets[1].Hidden {
		t.Errorf("%+v", b.Sheets)
	}
}

// within changes a part of a workbook.
func within(t *testing.T, body []byte, part, old, now string) []byte {
	t.Helper()
	return remade(t, body, func(name string, text []byte) []byte {
		if name != part {
			return text
		}
		if !bytes.Contains(text, []byte(old)) {
			t.Fatalf("%s does not hold %q: %s", part, old, text)
		}
		return bytes.Replace(text, []byte(old), []byte(now), 1)
	})
}

// remade writes a workbook anew with other parts.
func remade(t *testing.T, body []byte, change func(name string, text []byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(change(f.Name, text.Bytes())); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Other programs write the same sheet with prefixes, inline texts, plain data,
// comments, and a byte mark.
func TestSheetsOfOtherPrograms(t *testing.T) {
	body := remade(t, book(t, func(*excelize.File) error { return nil }), func(name string, text []byte) []byte {
		if name != "xl/worksheets/sheet1.xml" {
			return text
		}
		return []byte("\ufeff<?xml version='1.0'?>\n<!-- > a comment --><x:worksheet xmlns:x='u'><x:sheetData>" +
			"<x:row><x:c t='inlineStr'><x:is><x:r><x:t>А &amp; </x:t></x:r><x:r><x:t><![CDATA[<Б> &amp;]]></x:t></x:r>" +
			"<x:rPh><x:t>ә</x:t></x:rPh></x:is></x:c><x:c t='d'><x:v>2025-02-14T00:00:00</x:v></x:c><x:c t='str'><x:v>x&#1179;_x000D_&nope;</x:v></x:c>" +
			"<x:c note='a>b' t='n'><x:v>7</x:v></x:c><x:c t='d'><x:v>2025-02-14T20:00:00Z</x:v></x:c></x:row></x:sheetData></x:worksheet>")
	})
	same(t, rows(t, body), [][]string{{"А & <Б> &amp;", "2025-02-14", "xқ &nope;", "7", "2025-02-14T20:00:00Z"}})
}
