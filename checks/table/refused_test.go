package table_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// refused wants the file to be refused with a code, in the three languages.
func refused(t *testing.T, body []byte, code string) {
	t.Helper()
	_, err := table.Read("кесте.xlsx", body)
	ours, ok := lang.AsError(err)
	if !ok || ours.Code != code {
		t.Fatalf("%v, want %s", err, code)
	}
	if ours.Text.KK == "" || ours.Hint.RU == "" {
		t.Errorf("%s says too little: %+v", code, ours)
	}
}

// What cannot be read whole is refused in words.
func TestRefused(t *testing.T) {
	good := book(t, func(f *excelize.File) error { return f.SetCellValue("Sheet1", "A1", "x") })
	for _, row := range []struct {
		code string
		body []byte
	}{
		{"table.empty", nil},
		{"table.empty", []byte("\n;;\n")},
		{"table.empty", book(t, func(*excelize.File) error { return nil })},
		{"table.damaged", good[:len(good)-40]},
		{"table.damaged", within(t, good, "xl/worksheets/sheet1.xml", "</sheetData>", "<row r='1'/></sheetData>")},
		{"table.damaged", within(t, good, "xl/worksheets/sheet1.xml", "</worksheet>", "</worksheet")},
		{"table.kind.binary", []byte("%PDF-1.7")},
		{"table.kind.binary", []byte("a;b\x00")},
		{"table.kind.binary", renamed(t, good, "xl/", "word/")},
		{"table.kind.old", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"table.too-large", []byte(strings.Repeat("a;", table.Columns) + "b")},
		{"table.too-large", []byte(strings.Repeat("a\n", table.Rows+1))},
		{"table.long-cell", []byte(strings.Repeat("a", 40_000))},
		{"table.too-heavy", make([]byte, table.Bytes+1)},
	} {
		refused(t, row.body, row.code)
	}
}

// renamed gives the bytes of a file of another program of the same family.
func renamed(t *testing.T, body []byte, old, now string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name != "_rels/.rels" {
			add(t, w, strings.Replace(f.Name, old, now, 1), "<x/>")
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A workbook under a password says so.
func TestPasswordIsNamed(t *testing.T) {
	f := excelize.NewFile()
	var out bytes.Buffer
	if err := f.Write(&out, excelize.Options{Password: "сыр"}); err != nil {
		t.Fatal(err)
	}
	refused(t, out.Bytes(), "table.kind.locked")
}

// A small file may unfold to anything: as much is read as may be, and no more.
func TestBombsAreRefused(t *testing.T) {
	good := book(t, func(f *excelize.File) error { return f.SetCellValue("Sheet1", "A1", "x") })
	for name, filling := range map[string]string{
		"one long text":     "<row r='2'><c r='A2' t='str'><v>" + strings.Repeat("a", 1<<20) + "</v></c></row>",
		"one long tag":      "<row r='2' x='" + strings.Repeat(">", 1<<20) + "'/>",
		"one long comment":  "<!--" + strings.Repeat("->", 1<<19) + "-->",
		"too many rows":     strings.Repeat("<row><c><v>1</v></c></row>", table.Rows+1),
		"too many formulas": "<row r='2'>" + strings.Repeat("<c r='A2'><f/></c>", table.Columns+1) + "</row>",
		"a far column":      "<row r='2'><c r='XFD2'><v>1</v></c></row>",
	} {
		t.Run(name, func(t *testing.T) {
			code := "table.too-large"
			if strings.HasPrefix(name, "one long") {
				code = "table.long-cell"
			}
			refused(t, within(t, good, "xl/worksheets/sheet1.xml", "</sheetData>", filling+"</sheetData>"), code)
		})
	}
	t.Run("merges over merges", func(t *testing.T) {
		merge := "<mergeCell ref='A1:GR1048576'/>"
		many := strings.Repeat("<row><c><v>1</v></c></row>", 20_000) + "</sheetData>" + strings.Repeat(merge, 100)
		refused(t, within(t, good, "xl/worksheets/sheet1.xml", "</sheetData>", many), "table.too-large")
	})
	t.Run("a part that unfolds", func(t *testing.T) { refused(t, bomb(t), "table.too-large") })
}

// bomb is a workbook of a few kilobytes whose sheet unfolds to a gigabyte of
// comments, none of which is long.
func bomb(t *testing.T) []byte {
	t.Helper()
	comment := "<!--" + strings.Repeat(" ", 400_000) + "-->"
	var folded bytes.Buffer
	f, err := flate.NewWriter(&folded, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(comment)); err != nil {
		t.Fatal(err)
	}
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	const times = 2_500
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts("") {
		if name != "xl/s.xml" {
			add(t, w, name, text)
		}
	}
	head := &zip.FileHeader{
		Name: "xl/s.xml", Method: zip.Deflate, UncompressedSize64: uint64(times * len(comment)),
		CompressedSize64: uint64(times * folded.Len()),
	}
	to, err := w.CreateRaw(head)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Write(bytes.Repeat(folded.Bytes(), times)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts are the least parts of a workbook with one sheet.
func parts(sheet string) map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationship Id="a" Type="x/worksheet" Target="s.xml"/>`,
		"xl/s.xml":                   sheet,
	}
}

func add(t *testing.T, w *zip.Writer, name, text string) {
	t.Helper()
	to, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
}
