package desk_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// told says of each row what it is and why, "6 doubtful: …".
func told(h desk.HolderImport) []string {
	var out []string
	for _, r := range h.Rows {
		line := fmt.Sprintf("%d %s", r.Row, r.State)
		for _, why := range r.Why {
			line += ": " + why.RU
		}
		for _, c := range r.Changes {
			line += fmt.Sprintf(" [%s: %s → %s]", c.Field.RU, c.Old.RU, c.New.RU)
		}
		out = append(out, line)
	}
	return out
}

// takeIn imports a table, having looked at it first: what the preview says the
// import does.
func (b *bureau) takeIn(in desk.HolderImportInput) desk.HolderImport {
	b.t.Helper()
	seen, err := b.PreviewHolders(b.ctx, in)
	must(b.t, err)
	done, err := b.ImportHolders(b.ctx, in)
	must(b.t, err)
	if got, want := told(done), told(seen); !slices.Equal(got, want) {
		b.t.Errorf("done:\n%s\nseen before:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return done
}

func states(h desk.HolderImport) string {
	var out []string
	for _, r := range h.Rows {
		out = append(out, string(r.State))
	}
	return strings.Join(out, " ")
}

// A register of an office in Kazakh, with a title above its headings, a parent that
// stands below its child, and rows of every bad kind.
func TestARegisterInKazakhIsTakenIn(t *testing.T) {
	b := newBureau(t)
	in := desk.HolderImportInput{File: filepath.Join("testdata", "holders", "tizilim.csv")}
	done := b.takeIn(in)
	want := []string{
		"3 new", "4 new", "5 new",
		"6 doubtful: Контрольная цифра БИН не сходится: 030140001720. Сверьте с документом; если принять строку, он будет записан как есть",
		"7 refused: БИН неверен: 12345",
		"8 refused: Такой категории нет: мектеп",
		"9 refused: Значение признака не распознано: деятельность связана с охраной общественного порядка и обеспечением общественной безопасности, «бәлкім». Пишите: да, нет",
		"10 doubtful: Этот обладатель стоит в файле дважды, первый раз – в строке 4; если принять эту строку, она дополнит ту запись",
		"11 doubtful: Цепочка подчинения замыкается; если принять строку, она будет записана без вышестоящей организации",
		"12 doubtful: Цепочка подчинения замыкается; если принять строку, она будет записана без вышестоящей организации",
	}
	if got := told(done); !slices.Equal(got, want) {
		t.Errorf("rows:\n%s", strings.Join(got, "\n"))
	}
	if !slices.Equal(done.Columns, []string{"Ескерту"}) {
		t.Errorf("columns that are not read: %q", done.Columns)
	}
	card, err := b.HolderCard(b.ctx, "«№ 1 мектеп» КММ")
	must(t, err)
	if got := refNames(card.Above); !slices.Equal(got, []string{"Арқа облысының білім басқармасы", "Арқа облысының әкімдігі"}) {
		t.Errorf("above the school: %q", got)
	}
	if h := card.Holder; h.BIN != "030140001709" || len(h.Premises) != 2 || h.Says("public-order", b.Today()) != checks.Yes || h.Categories[0].Source != "tizilim.csv" {
		t.Errorf("%+v", h)
	}
	view, err := b.Holder(b.ctx, "Управление образования Аркинской области")
	must(t, err)
	if h := view.Holder; len(h.Sites) != 2 || h.Life.From != day(t, "2015-02-01") || h.Categories[0].From != day(t, "2015-02-01") {
		t.Errorf("%+v", h)
	}
	again := b.takeIn(in)
	if got := states(again); got != "same same same doubtful refused refused refused doubtful doubtful doubtful" {
		t.Errorf("again: %s", got)
	}
	if n := holdersHeld(t, b); n != 3 {
		t.Errorf("the register has %d records", n)
	}
	in.Take = []int{6, 10, 11}
	taken := b.takeIn(in)
	if n := taken.Taken(); n != 2 { // the row that stands twice adds nothing
		t.Errorf("%d rows were taken", n)
	}
	in.Take = []int{8}
	_, err = b.ImportHolders(b.ctx, in)
	if got := code(t, err); got != "import.row-refused" {
		t.Errorf("a refused row: %q", got)
	}
	in.Take = []int{99}
	_, err = b.ImportHolders(b.ctx, in)
	if got := code(t, err); got != "import.no-row" {
		t.Errorf("a row that is not there: %q", got)
	}
}

func holdersHeld(t *testing.T, b *bureau) int {
	t.Helper()
	n, err := b.CountHolders(b.ctx, journal.HolderQuery{})
	must(t, err)
	return n
}

// What a Russian office sends as windows-1251 is read as what it sends as UTF-8.
// What the file does not speak of stays, a field that differs is told old and new.
func TestAChangedRowChangesWhatItSaysAndNothingElse(t *testing.T) {
	b := newBureau(t)
	id := b.register("Арқа облысының білім басқармасы", "state-body", func(in *desk.HolderInput) {
		in.NameRU, in.Premises = "Управление образования Аркинской области", []string{"г. Арка, ул. Абая, 1"}
		in.Traits = []desk.TraitInput{{ID: "collegial-open", Value: checks.No}}
		in.Source = "положение"
	})
	text := "Наименование на русском языке;БИН;Категория;Адрес;признаки;Дата упразднения;Источник\r\n" +
		"управление образования аркинской области;50140000011;государственный орган;г. Арка, ул. Абая, 3;public-order: нет;31.12.2025;\r\n"
	encoded, err := charmap.Windows1251.NewEncoder().String(text)
	must(t, err)
	in := desk.HolderImportInput{File: write(t, "реестр.csv", []byte(encoded))}
	done := b.takeIn(in)
	want := []string{"2 changed [БИН:  → 050140000011]" +
		" [признаки: коллегиальный орган с открытыми заседаниями – нет → коллегиальный орган с открытыми заседаниями – нет; деятельность связана с охраной общественного порядка и обеспечением общественной безопасности – нет]" +
		" [помещения: г. Арка, ул. Абая, 1 → г. Арка, ул. Абая, 1; г. Арка, ул. Абая, 3]" +
		" [время существования:  → …–31.12.2025]"}
	if got := told(done); !slices.Equal(got, want) {
		t.Errorf("rows:\n%s", strings.Join(got, "\n"))
	}
	view, err := b.Holder(b.ctx, id)
	must(t, err)
	if h := view.Holder; h.Names[0].KK == "" || h.Categories[0].Source != "положение" || len(h.Premises) != 2 {
		t.Errorf("%+v", h)
	}
	if got := states(b.takeIn(in)); got != "same" {
		t.Errorf("again: %s", got)
	}
}

// A similar name, another БИН under the same name, another name under the same
// БИН are left for the analyst, who takes them by the number of the row.
func TestDoubtfulRowsAreLeftForTheAnalyst(t *testing.T) {
	b := newBureau(t)
	b.register("Арқа ауданы әкімінің аппараты", "state-body", func(in *desk.HolderInput) {
		in.NameRU, in.BIN = "Аппарат акима Аркинского района", "050140000011"
	})
	b.register("№ 1 мектеп", "state-institution", func(in *desk.HolderInput) { in.NameRU = "Школа № 1" })
	in := desk.HolderImportInput{File: write(t, "doubts.csv", []byte(strings.Join([]string{
		"name_kk,name_ru,bin,category,name_from",
		",Апарат акима Аркинского района,,state-body,",                // a letter amiss
		",ГУ Аппарат акима Аркинского района,,state-body,",            // the legal form alone
		",Аппарат акима Аркинского района,970440000173,state-body,",   // another БИН
		"Арқа ауданының әкімдігі,,050140000011,state-body,2025-06-01", // another name
		",Школа № 11,,state-institution,",                             // another number: another school
		",Школа № 1 имени Абая,,state-institution,",                   // two words more: another name
		",Школа № 1 гимназия,,state-institution,",                     // one word more
	}, "\n")+"\n"))}
	done := b.takeIn(in)
	if got := states(done); got != "doubtful doubtful doubtful doubtful new new doubtful" {
		t.Fatalf("%s\n%s", got, strings.Join(told(done), "\n"))
	}
	in.Take = []int{4, 5}
	b.takeIn(in)
	view, err := b.Holder(b.ctx, "Арқа ауданының әкімдігі")
	must(t, err)
	if h := view.Holder; h.Name(day(t, "2025-05-31")).KK != "Арқа ауданы әкімінің аппараты" || h.Name(day(t, "2025-06-01")).KK != "Арқа ауданының әкімдігі" {
		t.Errorf("%+v", h.Names)
	}
	_, err = b.Holder(b.ctx, "Аппарат акима Аркинского района")
	if got := code(t, err); got != "holder.several" {
		t.Errorf("two holders bear the name: %q", got)
	}
}

// A workbook: merged cells, a date of the spreadsheet's own, a formula whose value
// was never stored, a sheet that holds no holders.
func TestAWorkbookIsTakenIn(t *testing.T) {
	book := excelize.NewFile()
	set := func(sheet, cell string, v any) { must(t, book.SetCellValue(sheet, cell, v)) }
	set("Sheet1", "A1", "Пояснение")
	_, err := book.NewSheet("Реестр")
	must(t, err)
	for i, h := range []string{"Наименование организации", "Категория", "Адрес", "Дата создания", "БИН", "Вышестоящая организация"} {
		cell, _ := excelize.CoordinatesToCellName(i+1, 2)
		set("Реестр", cell, h)
	}
	set("Реестр", "A1", "Перечень обладателей информации")
	must(t, book.MergeCell("Реестр", "A1", "F1"))
	for row, name := range []string{"Управление культуры", "Отдел культуры", "Музей"} {
		set("Реестр", fmt.Sprintf("A%d", row+3), name)
		set("Реестр", fmt.Sprintf("D%d", row+3), time.Date(2015, 2, 1, 0, 0, 0, 0, time.UTC))
	}
	set("Реестр", "B3", "государственный орган")
	must(t, book.MergeCell("Реестр", "B3", "B5"))
	set("Реестр", "F4", "Управление культуры")
	must(t, book.SetCellFormula("Реестр", "E5", "A1"))
	var body bytes.Buffer
	must(t, book.Write(&body))

	b := newBureau(t)
	done := b.takeIn(desk.HolderImportInput{File: write(t, "реестр.xlsx", body.Bytes())})
	want := []string{"3 new", "4 new", "5 refused: В ячейке формула без записанного значения: столбец «БИН»"}
	if got := told(done); !slices.Equal(got, want) || done.Sheet != "Реестр" || !slices.Equal(done.Others, []string{"Sheet1"}) {
		t.Errorf("%s, others %q:\n%s", done.Sheet, done.Others, strings.Join(got, "\n"))
	}
	card, err := b.HolderCard(b.ctx, "Отдел культуры")
	must(t, err)
	if h := card.Holder; h.Life.From != day(t, "2015-02-01") || !h.In("state-body", b.Today()) || len(card.Above) != 1 {
		t.Errorf("%+v", card)
	}
}

// What is looked at is what is written: a file that changed meanwhile is refused,
// and looking writes nothing, not even where there is no database.
func TestWhatWasLookedAtIsWritten(t *testing.T) {
	b := newBureau(t)
	path := write(t, "holders.csv", []byte("name_kk,category\nМектеп,state-institution\n"))
	seen, err := b.PreviewHolders(b.ctx, desk.HolderImportInput{File: path})
	must(t, err)
	if holdersHeld(t, b) != 0 {
		t.Error("looking wrote")
	}
	must(t, os.WriteFile(path, []byte("name_kk,category\nБасқа,state-institution\n"), 0o600))
	_, err = b.ImportHolders(b.ctx, desk.HolderImportInput{File: path, Seen: seen.Hash})
	if got := code(t, err); got != "import.moved-on" || holdersHeld(t, b) != 0 {
		t.Errorf("%q, %d holders", got, holdersHeld(t, b))
	}
	none, err := desk.New(desk.Tools{Clock: b, Files: desk.Disk{}})
	must(t, err)
	if seen, err = none.PreviewHolders(b.ctx, desk.HolderImportInput{File: path}); err != nil || states(seen) != "new" {
		t.Errorf("without a database: %s, %v", states(seen), err)
	}
	for body, want := range map[string]string{
		"дата,сумма\n1,2\n": "table.no-name", "name_kk,category\n": "import.no-rows", "": "table.empty",
	} {
		_, err := b.PreviewHolders(b.ctx, desk.HolderImportInput{File: write(t, "bad.csv", []byte(body))})
		if got := code(t, err); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}

// manyHolders is a table of n state bodies, each below the first.
func manyHolders(n int) []byte {
	var b bytes.Buffer
	b.WriteString("name_kk,name_ru,bin,category,parent\n")
	for i := range n {
		parent := "Бірінші министрлік"
		kk := fmt.Sprintf("%d-өңірдің %s басқармасы", i, trades[i%len(trades)])
		if i == 0 {
			kk, parent = parent, ""
		}
		fmt.Fprintf(&b, "%s,%d-е управление,,state-body,%s\n", kk, i, parent)
	}
	return b.Bytes()
}

var trades = []string{"білім", "мәдениет", "спорт", "қаржы", "құрылыс", "сәулет", "тұрғын үй"}

// A register of many rows asks no row against all the others.
func TestAGreatRegisterIsTakenIn(t *testing.T) {
	n := 1000
	if os.Getenv("ASHYQ_GREAT") != "" {
		n = 100_000
	}
	b := newBureau(t)
	in := desk.HolderImportInput{File: write(t, "great.csv", manyHolders(n))}
	for _, want := range []desk.HolderRowState{desk.HolderNew, desk.HolderSame} {
		began := time.Now()
		done, err := b.ImportHolders(b.ctx, in)
		must(t, err)
		t.Logf("%s: %v", want, time.Since(began))
		if got := done.Count()[want]; got != n {
			t.Errorf("%d of %d rows are %s", got, n, want)
		}
	}
}

// Days stand behind what they date, as people write them; a former name is found,
// and a predecessor that stands further down is met.
func TestDaysStandBehindWhatTheyDate(t *testing.T) {
	b := newBureau(t)
	in := desk.HolderImportInput{File: write(t, "dates.csv", []byte("атауы;бұрынғы атаулары;санаты;признаки;мекенжайы;құқықтық ізашары;таратылған күні\n"+
		"Оқу-ағарту басқармасы;Білім басқармасы (01.01.2015–31.12.2020);мемлекеттік орган (с 01.02.2015);public-order: да (01.01.2024–30.06.2024);Абай к-сі, 1 (31.12.2020 дейін);Халыққа білім беру бөлімі;\n"+
		"Халыққа білім беру бөлімі;;state-body@2001-01-01..2014-12-31;;Абай к-сі, 1 (екінші қабат);;31.12.2014\n"))}
	if got := states(b.takeIn(in)); got != "new new" {
		t.Fatalf("%s: %s", got, told(b.takeIn(in)))
	}
	card, err := b.HolderCard(b.ctx, "Білім басқармасы")
	must(t, err)
	h := card.Holder
	for on, want := range map[string]string{"2020-06-01": "Білім басқармасы", "2021-01-01": "Оқу-ағарту басқармасы"} {
		if got := h.Name(day(t, on)).KK; got != want {
			t.Errorf("on %s it is %q, want %q", on, got, want)
		}
	}
	if h.Categories[0].From != day(t, "2015-02-01") || h.Traits[0].To != day(t, "2024-06-30") || h.Premises[0].To != day(t, "2020-12-31") ||
		!slices.Equal(refNames(card.Predecessors), []string{"Халыққа білім беру бөлімі"}) {
		t.Errorf("%+v, after %q", h, refNames(card.Predecessors))
	}
	view, err := b.Holder(b.ctx, "Халыққа білім беру бөлімі")
	must(t, err)
	if h := view.Holder; h.Life.To != day(t, "2014-12-31") || h.Premises[0].Address != "Абай к-сі, 1 (екінші қабат)" || h.In("state-body", day(t, "2015-01-01")) {
		t.Errorf("%+v", h)
	}
	if got := states(b.takeIn(in)); got != "same same" {
		t.Errorf("again: %s", got)
	}
}
