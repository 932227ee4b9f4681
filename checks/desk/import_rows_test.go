package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// looked looks at a table of text under a check.
func (b *bureau) looked(id, check, text string, more ...func(*desk.TableInput)) desk.TablePreview {
	b.t.Helper()
	in := desk.TableInput{Check: check, File: write(b.t, "a.csv", []byte(text)), Day: day(b.t, "2026-01-12")}
	for _, f := range more {
		f(&in)
	}
	p, err := b.PreviewTable(b.ctx, id, in)
	must(b.t, err)
	return p
}

// Totals, sections, headings again and signatures are no rows of a register; what
// only looks like one is kept.
func TestLinesThatAreNoRows(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	for line, want := range map[string]string{
		"Итого: 8;;;":  "refused: a total, not a record",
		";Всего;8;95%": "refused: a total, not a record",
		"Барлығы;2;;":  "refused: a total, not a record",
		"№;Дата поступления;Дата ответа;": "refused: the headings again",
		"1;2;3;4":      "refused: the headings again",
		"II тоқсан;;;": "refused: the name of a section, not a record",
		"Раздел 2;Раздел 2;Раздел 2":         "refused: the name of a section, not a record",
		"Исполнитель: Иванов;;т. 12-34":      "refused: a line of signatures, not a record",
		"Басшы;;;А. Серік":                   "refused: a line of signatures, not a record",
		"7;;;":                               "refused: one cell alone is filled: not a record",
		";;10.06.2025;":                      "refused: one cell alone is filled: not a record",
		";03.06.2025;;":                      "taken",
		"Итого;03.06.2025;10.06.2025;":       "taken",
		"9;күзде;;Итоговый отчет":            "taken: the day cannot be read: Received on",
		"10;03.06.2025;жоқ;—":                "taken",
		"Басшы 1;03.06.2025;10.06.2025;тема": "taken",
	} {
		p := b.looked(id, "requests", "№;Дата поступления;Дата ответа;Тема\n0;02.06.2025;;\n"+line+"\n")
		if got := strings.TrimSpace(fates(p)[1]); got != want {
			t.Errorf("%q: %s, not %q", line, got, want)
		}
	}
	p := b.looked(id, "weekly-blog", "дата;тема\n10.09.2025;x\nИтого;1\nОрындаушы;А. Серік\n")
	if got := fates(p); p.Taken != 1 || !strings.HasSuffix(got[1], "a total, not a record") || !strings.HasSuffix(got[2], "a line of signatures, not a record") {
		t.Errorf("%v", got)
	}
}

// Rows are the same only where everything in them is, also what is not read.
func TestRowsThatDifferInWhatIsNotRead(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	const text = "Заявитель;Дата поступления;Дата ответа\nИванов;02.06.2025;10.06.2025\nПетров;02.06.2025;10.06.2025\nИванов;02.06.2025;10.06.2025\n"
	p := b.looked(id, "requests", text, func(in *desk.TableInput) { in.Drop = []string{"Заявитель"} })
	if p.Taken != 2 || p.Refused != 1 || len(p.Unread) != 0 {
		t.Errorf("%v, %v", fates(p), p.Unread)
	}
	if p = b.looked(id, "requests", text); !slices.Equal(p.Unread, []string{"Заявитель"}) {
		t.Errorf("not named: %v", p.Unread)
	}
}

// A column that stands under two headings, one to be left out that is not there and
// a day to come are refused in words.
func TestWhatIsAskedOfATableMustBeClear(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	const plain = "№;Дата поступления;Дата ответа\n1;02.06.2025;10.06.2025\n"
	for _, row := range []struct {
		code, text string
		in         desk.TableInput
	}{
		{"column.two-headings", "№;Дата поступления;Дата ответа;Ответ дан\n1;02.06.2025;;10.06.2025\n", desk.TableInput{}},
		{"column.same-heading", "№;Дата поступления;Дата ответа;дата ответа\n1;02.06.2025;;10.06.2025\n", desk.TableInput{}},
		{"column.no-heading", plain, desk.TableInput{Drop: []string{"Фамили"}}},
		{"register.future", plain, desk.TableInput{Day: day(t, "2027-01-01")}},
	} {
		row.in.Check, row.in.File = "requests", write(t, "a.csv", []byte(row.text))
		if _, err := b.PreviewTable(b.ctx, id, row.in); code(t, err) != row.code {
			t.Errorf("%s: %v", row.code, err)
		}
	}
	told := func(in *desk.TableInput) { in.Columns = map[string]string{"answered": "ответ дан"} }
	p := b.looked(id, "requests", "№;Дата поступления;Дата ответа;Ответ дан\n1;02.06.2025;x;10.06.2025\n", told)
	if p.Rows[0].Cells["answered"] != "2025-06-10" || !slices.Equal(p.Unread, []string{"Дата ответа"}) {
		t.Errorf("%+v, not read: %v", p.Rows, p.Unread)
	}
	if p = b.looked(id, "requests", "№ п/п;Рег. номер;Дата поступления\n1;К-7;02.06.2025\n"); p.Rows[0].Cells["number"] != "К-7" || len(p.Unread) != 0 {
		t.Errorf("a column that counts: %+v, %v", p.Rows, p.Unread)
	}
	both := func(in *desk.TableInput) { in.Drop = []string{"имя"} }
	if p = b.looked(id, "requests", "Имя;Дата поступления;имя\nА;02.06.2025;Б\n", both); len(p.Unread) != 0 {
		t.Errorf("one of two is left: %v", p.Unread)
	}
}

// A register of a day after the as-of date is taken with a warning.
func TestARegisterAfterTheAsOfDateIsWarnedOf(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-03-25T10:00:00+05:00")
	id := b.open("state-body")
	late := func(in *desk.TableInput) { in.Day = day(t, "2026-03-01") }
	const text = "№;Дата поступления\n1;02.06.2025\n"
	if p := b.looked(id, "requests", text, late); p.Taken != 1 || len(p.Notes) != 1 || !strings.Contains(p.Notes[0].RU, "ничего не доказывает") {
		t.Errorf("%+v", p.Notes)
	}
	if p := b.looked(id, "requests", text); len(p.Notes) != 0 {
		t.Errorf("%+v", p.Notes)
	}
}

// A sheet that lacks a column says so of its rows alone, and days that a program may
// have swapped are no days.
func TestSheetsOfARegisterAreKeptApart(t *testing.T) {
	f := excelize.NewFile()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"№", "Дата поступления", "Дата ответа"}))
	must(t, f.SetSheetRow("Sheet1", "A2", &[]any{1, "25/03/2025", "28/03/2025"}))
	must(t, f.SetSheetRow("Sheet1", "A3", &[]any{2, 45750, "15/04/2025"}))
	code := "yyyy-mm-dd"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "B3", "B3", style))
	_, err = f.NewSheet("II")
	must(t, err)
	must(t, f.SetSheetRow("II", "A1", &[]any{"№", "Дата поступления", "Дата отказа"}))
	must(t, f.SetSheetRow("II", "A2", &[]any{3, "02.06.2025", "10.06.2025"}))
	body, err := f.WriteToBuffer()
	must(t, err)
	b := newBureau(t)
	id := b.open("state-body")
	in := desk.TableInput{Check: "requests", File: write(t, "a.xlsx", body.Bytes()), Day: day(t, "2026-01-12")}
	got, err := b.ImportTable(b.ctx, id, in)
	must(t, err)
	if got.Rows[1].Cells["received"] != "2025-04-03 / 2025-03-04" || len(got.Doubts()) != 1 || !strings.Contains(got.Doubts()[0].Text.EN, "changed places") {
		t.Errorf("%+v", got.Rows)
	}
	var kept *checks.Table
	for _, e := range b.caseOf(id).Evidence {
		kept = e.Table
	}
	if kept == nil || kept.HasIn(0, "refused") || !kept.HasIn(2, "refused") || kept.HasIn(2, "answered") {
		t.Errorf("%+v", kept)
	}
}
