package desk_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// sittings are a table as a secretary keeps it: a title above, a sheet for each
// quarter, headings in two languages, an hour beside the day.
func sittings(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	put := func(sheet string, rows ...[]any) {
		for i, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			must(t, err)
			must(t, f.SetSheetRow(sheet, cell, &row))
		}
	}
	must(t, f.SetSheetName("Sheet1", "III тоқсан"))
	put("III тоқсан",
		[]any{"Перечень заседаний за 2025 год"},
		[]any{"№", "Дата и время заседания", "Заседание", "Дата анонса", "Повестка", "Трансляция"},
		[]any{1, "18.09.2025 10:00", "№ 4 заседание", "10.09.2025 18:30", "10.09.2025", "да"},
		[]any{2, "25.09.2025 15:00", "№ 5 заседание", "24.09.2025", "24.09.2025", "https://youtube.com/5"},
	)
	_, err := f.NewSheet("IV тоқсан")
	must(t, err)
	put("IV тоқсан",
		[]any{"№", "Отырыс күні", "Отырыс", "Анонс күні", "Күн тәртібі", "Трансляция"},
		[]any{1, "2025-11-20", "№ 6 отырыс", "", "", "жоқ"},
		[]any{2, "", "№ 7 отырыс"},
		[]any{3, "қараша", "№ 8 отырыс"},
		[]any{4, "2025-11-20", "№ 6 отырыс"},
		[]any{5, "2026-01-21", "№ 9 отырыс"},
		[]any{6, "2025-12-01", "№ 10 отырыс", "", "", "кейін"},
	)
	must(t, f.SetCellFormula("IV тоқсан", "B8", "TODAY()"))
	must(t, f.SetCellStr("IV тоқсан", "C8", "№ 11 отырыс"))
	_, err = f.NewSheet("Анықтамалық")
	must(t, err)
	must(t, f.SetCellStr("Анықтамалық", "A1", "Мекенжай"))
	body, err := f.WriteToBuffer()
	must(t, err)
	return write(t, "отырыстар.xlsx", body.Bytes())
}

func fates(p desk.TablePreview) (out []string) {
	for _, r := range p.Rows {
		line := r.Sheet + " " + string(r.State)
		if r.Why != nil {
			line += ": " + r.Why.EN
		}
		out = append(out, line)
	}
	return out
}

// Every row of a table becomes an event with its hour, its notices and its items,
// or is refused with the reason; the verdict moves at once.
func TestTableOfSittings(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2026-01-25T10:00:00+05:00")
	id := b.open("state-body", "collegial-open", "law-enforcement-special=no")
	in := desk.TableInput{Check: "open-sittings", Part: "broadcast", File: sittings(t)}
	before := b.held()
	preview, err := b.PreviewTable(b.ctx, id, in)
	must(t, err)
	if b.held() != before {
		t.Error("a preview writes")
	}
	want := []string{
		"III тоқсан taken", "III тоқсан taken", "IV тоқсан taken",
		"IV тоқсан refused: no date", "IV тоқсан refused: not a date: “қараша”",
		"IV тоқсан refused: stands in this table already: row 2",
		"IV тоқсан refused: after the as-of date: 21 January 2026, as of 20 January 2026",
		"IV тоқсан refused: neither yes nor no: “Broadcast” – кейін",
		"IV тоқсан refused: the file holds no result of the formula: “Day and hour of the sitting”",
	}
	if got := fates(preview); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if preview.Taken != 3 || preview.Refused != 6 || len(preview.Sheets) != 3 || preview.Sheets[2].Read || preview.Sheets[2].Why.KK == "" {
		t.Errorf("%+v", preview.Sheets)
	}
	if c := preview.Rows[0].Cells; c["date"] != "2025-09-18T10:00" || c["notice"] != "2025-09-10T18:30" || c["broadcast"] != "yes" {
		t.Errorf("read as %v", c)
	}
	got, err := b.ImportTable(b.ctx, id, in)
	must(t, err)
	if !slices.Equal(fates(got.TablePreview), want) || len(got.IDs) != 3 || got.Known {
		t.Errorf("the import does otherwise than the preview said: %+v", got)
	}
	list, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	first := list[0]
	if first.At != at(t, "2025-09-18T10:00") || first.Title != "№ 4 заседание" || first.Source != "отырыстар.xlsx, III тоқсан, 3" {
		t.Errorf("%+v", first)
	}
	if !slices.Equal(first.Noticed, []checks.Notice{{Part: "notice", At: at(t, "2025-09-10T18:30")}, {Part: "agenda", At: at(t, "2025-09-10")}}) {
		t.Errorf("notices %+v", first.Noticed)
	}
	if second := list[1].Items; len(second) != 1 || second[0].Note != "https://youtube.com/5" {
		t.Errorf("the address of the record is lost: %+v", second)
	}
	f := b.finding(id, "open-sittings")
	if f.Verdict != checks.PartlyMet || partIn(t, f, "notice").Verdict != checks.NotMet || partIn(t, f, "broadcast").Verdict != checks.PartlyMet {
		t.Errorf("%s: %+v", f.Verdict, f.Parts)
	}
}

func partIn(t *testing.T, f checks.Finding, id string) checks.PartFinding {
	t.Helper()
	for _, p := range f.Parts {
		if p.Part == id {
			return p
		}
	}
	t.Fatalf("no part %s", id)
	return checks.PartFinding{}
}

// The same row is taken in once, from whatever file it comes, and what was
// corrected or taken back does not come back with its file. An import that was
// undone may be repeated.
func TestARowIsTakenInOnce(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	const head = "Дата;Тема;Дата оповещения\n"
	const first, second, third = "10.09.2025;Су;09.09.2025\n", "11.09.2025;Жер;\n", "12.09.2025;Жол;\n"
	in := func(name, text string) desk.TableInput {
		return desk.TableInput{Check: "dialogue-notices", Part: "conference", File: write(t, name, []byte(text))}
	}
	whole := in("a.csv", head+first+second)
	got, err := b.ImportTable(b.ctx, id, whole)
	must(t, err)
	if got.Taken != 2 {
		t.Fatalf("%+v", got)
	}
	must(t, b.ChangeEvidence(b.ctx, got.IDs[0], desk.EvidenceInput{At: at(t, "2025-09-13")}))
	_, err = b.WithdrawEvidence(b.ctx, got.IDs[1], desk.Withdrawal{Reason: "басқа орган өткізген"})
	must(t, err)
	again, err := b.ImportTable(b.ctx, id, whole)
	must(t, err)
	if !again.Known || again.Taken != 0 || again.TablePreview.Known != 2 {
		t.Errorf("the same file again: %+v", again.TablePreview)
	}
	more, err := b.ImportTable(b.ctx, id, in("b.csv", head+"13.09.2025;СУ;\n"+third))
	must(t, err)
	if more.Taken != 1 || more.TablePreview.Known != 1 {
		t.Errorf("the same event in another file: %v", fates(more.TablePreview))
	}
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	repeated, err := b.ImportTable(b.ctx, id, in("b.csv", head+third))
	must(t, err)
	if repeated.Taken != 1 {
		t.Errorf("an import that was undone: %+v", repeated.TablePreview)
	}
}

// A column that is not recognised is told once: it is remembered for the holder
// and the list.
func TestAMappingIsRememberedForTheHolder(t *testing.T) {
	b := newBureau(t)
	var err error
	b.Desk, err = desk.New(desk.Tools{
		Store: b.store, Shelf: b.store, Clock: b, Files: desk.Disk{}, Author: desk.Author{Name: "Асан Т.", Given: true},
	})
	must(t, err)
	id := b.open("state-body")
	const body = "Когда;О чем;Тема\n10.09.2025;Су;x\n"
	in := desk.TableInput{Check: "dialogue-notices", Part: "poll", File: write(t, "a.csv", []byte(body))}
	_, err = b.PreviewTable(b.ctx, id, in)
	if code(t, err) != "table.no-column" {
		t.Fatal(err)
	}
	in.Columns = map[string]string{"date": "КОГДА", "title": "О чем", "text": ""}
	got, err := b.ImportTable(b.ctx, id, in)
	must(t, err)
	if got.Taken != 1 || got.Rows[0].Cells["title"] != "Су" || !got.Columns[0].Told {
		t.Fatalf("%+v", got.Columns)
	}
	next := desk.TableInput{Check: "dialogue-notices", Part: "poll", File: write(t, "b.csv", []byte(strings.Replace(body, "10.", "12.", 1)))}
	preview, err := b.PreviewTable(b.ctx, id, next)
	must(t, err)
	if preview.Taken != 1 || preview.Rows[0].Cells["title"] != "Су" {
		t.Errorf("not remembered: %+v", preview.Columns)
	}
	for bad, columns := range map[string]map[string]string{
		"column.unknown": {"day": "Когда"}, "column.no-heading": {"title": "Жоқ"},
	} {
		next.Columns = columns
		if _, err := b.PreviewTable(b.ctx, id, next); code(t, err) != bad {
			t.Errorf("%v", err)
		}
	}
	other, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Басқа мекеме", Categories: []string{"state-body"}, Period: span(t, "2025-01-01..2025-12-31"),
		AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
	})
	must(t, err)
	next.Columns = nil
	if _, err := b.PreviewTable(b.ctx, other.Number, next); code(t, err) != "table.no-column" {
		t.Errorf("the mapping of one holder serves another: %v", err)
	}
}

// A row of drafts answers the items of every check that reads the list.
func TestARowIsReadByEveryCheckOfItsList(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "drafts-legal-acts", "administers-budget-programmes=no")
	body := "Дата;Проект;Публичное обсуждение;Сообщение\n10.09.2025;Су туралы;да;не размещено\n"
	_, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "public-discussion", Part: "legal-acts", File: write(t, "a.csv", []byte(body))})
	must(t, err)
	if v := partIn(t, b.finding(id, "public-discussion"), "legal-acts").Verdict; v != checks.Met {
		t.Errorf("discussed: %s", v)
	}
	if v := partIn(t, b.finding(id, "discussion-notices"), "notices").Verdict; v != checks.NotMet {
		t.Errorf("not announced: %s", v)
	}
}

// A conference that was entered for its notice is a fact of the check that asks
// whether conferences are held.
func TestAConferenceIsAFactOfItsOwnCheck(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	_, err := b.ImportTable(b.ctx, id, desk.TableInput{
		Check: "dialogue-notices", Part: "conference", File: write(t, "a.csv", []byte("Дата;Тема\n10.09.2025;Су\n")),
	})
	must(t, err)
	list, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	if !list[0].ServesPart("dialogue-events", "conferences") || list[0].ServesPart("dialogue-events", "polls") {
		t.Errorf("%+v", list[0].Serves)
	}
}

// «Нет» under the day of a notice is no violation: it may mean that none was due.
func TestAWordInThePlaceOfANoticeProvesNothing(t *testing.T) {
	b := newBureau(t)
	id := b.open("quasi-state")
	body := "Дата;Заседание;Повестка;Анонс\n10.09.2025;№ 1;нет;05.09.2025\n"
	_, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "open-sittings", File: write(t, "a.csv", []byte(body))})
	must(t, err)
	f := b.finding(id, "open-sittings")
	if partIn(t, f, "agenda").Verdict != checks.CannotTell || partIn(t, f, "notice").Verdict == checks.NotMet {
		t.Errorf("%+v", f.Parts)
	}
	list, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	if list[0].Text != "Повестка: нет" {
		t.Errorf("the word is lost: %q", list[0].Text)
	}
}

// One sheet may be named; one that is hidden is read only so. A part or a check
// that reads no table says so.
func TestWhatATableIsFor(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "collegial-open", "law-enforcement-special=no")
	in := desk.TableInput{Check: "open-sittings", File: sittings(t), Sheet: "iii тоқсан"}
	one, err := b.PreviewTable(b.ctx, id, in)
	must(t, err)
	if len(one.Rows) != 2 || one.List.ID != "sittings" {
		t.Errorf("%v", fates(one))
	}
	for want, in := range map[string]desk.TableInput{
		"sheet.unknown":     {Check: "open-sittings", File: in.File, Sheet: "Sheet9"},
		"part.choose":       {Check: "public-discussion", File: in.File},
		"part.unknown":      {Check: "open-sittings", Part: "nothing", File: in.File},
		"table.none-reads":  {Check: "disclosure", File: in.File},
		"file.missing":      {Check: "open-sittings", File: in.File + "x"},
		"table.no-good-row": {Check: "weekly-blog", File: write(t, "a.csv", []byte("дата;тема\nкеше;x\n"))},
	} {
		if _, err := b.ImportTable(b.ctx, id, in); code(t, err) != want {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// What trying an import says is what it does, and a closed inspection takes none.
func TestAnImportMayBeTried(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	in := desk.TableInput{Check: "weekly-blog", File: write(t, "a.csv", []byte("дата;тема\n10.09.2025;x\n"))}
	effect := b.would(id, func(d *desk.Desk) error { _, err := d.ImportTable(b.ctx, id, in); return err })
	if len(effect.Checks) != 1 || effect.Checks[0].Check != "weekly-blog" {
		t.Errorf("%+v", effect)
	}
	must(t, b.Close(b.ctx, id, "аяқталды"))
	if _, err := b.PreviewTable(b.ctx, id, in); code(t, err) != "inspection.closed" {
		t.Errorf("%v", err)
	}
}

// Every list of events in the catalogue has a way in: its own headings are
// recognised in each language, and each column that answers an item or a part
// names one that is read.
func TestEveryListOfEventsIsRecognised(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "collegial-open", "law-enforcement-special=no", "drafts-legal-acts", "administers-budget-programmes")
	reader := map[string]desk.TableInput{}
	for _, check := range b.Standard().Checks() {
		for _, p := range check.Parts {
			if list := b.Standard().List(p.Rows); list != nil && list.Kind == "events" && p.InCategory("state-body") && reader[list.ID].Check == "" {
				reader[list.ID] = desk.TableInput{Check: check.ID, Part: p.ID}
			}
		}
	}
	for name, in := range reader {
		list := b.Standard().List(name)
		for _, l := range lang.Langs() {
			var heads, cells []string
			for _, c := range list.Columns {
				heads = append(heads, c.Title.In(l))
				cells = append(cells, map[bool]string{true: "+", false: "2025-09-10"}[c.Holds == "yes-no"])
			}
			in.File = write(t, "a.csv", []byte(strings.Join(heads, ";")+"\n"+strings.Join(cells, ";")+"\n"))
			got, err := b.PreviewTable(b.ctx, id, in)
			must(t, err)
			for _, c := range got.Columns {
				if c.Heading != c.Title.In(l) {
					t.Errorf("%s: %q is not recognised", name, c.Title.In(l))
				}
			}
			if got.Taken != 1 {
				t.Errorf("%s: %v", name, fates(got))
			}
		}
	}
	if len(reader) < 5 {
		t.Errorf("only %d lists", len(reader))
	}
}

// A file that changed between looking and taking in is read anew: what is taken is
// what stands in it then.
func TestTheFileIsReadWhenItIsTaken(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	in := desk.TableInput{Check: "weekly-blog", File: write(t, "a.csv", []byte("дата;тема\n10.09.2025;x\n"))}
	_, err := b.PreviewTable(b.ctx, id, in)
	must(t, err)
	must(t, os.WriteFile(in.File, []byte("дата;тема\n11.09.2025;x\n12.09.2025;y\n"), 0o600))
	got, err := b.ImportTable(b.ctx, id, in)
	must(t, err)
	if got.Taken != 2 {
		t.Errorf("%v", fates(got.TablePreview))
	}
}
