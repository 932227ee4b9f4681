package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

func write(t *testing.T, name string, body []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, body, 0o600))
	return path
}

// A table of events becomes events, whatever its separator, encoding or the
// language of its headings; a row whose date cannot be read is named.
func TestTableOfEvents(t *testing.T) {
	russian := "Дата;Наименование\n14.02.2025;Опрос\n31.02.2025;Круглый стол\n2025-08-01;Анкета\n"
	encoded, err := charmap.Windows1251.NewEncoder().String(russian)
	must(t, err)
	book := excelize.NewFile()
	must(t, book.SetSheetRow("Sheet1", "A1", &[]any{"Күні", "Атауы"}))
	must(t, book.SetSheetRow("Sheet1", "A2", &[]any{"14.02.2025", "Сауалнама"}))
	must(t, book.SetSheetRow("Sheet1", "A3", &[]any{"кеше", "Кездесу"}))
	must(t, book.SetSheetRow("Sheet1", "A4", &[]any{"2025-08-01", "Сауалнама"}))
	sheet, err := book.WriteToBuffer()
	must(t, err)

	for name, body := range map[string][]byte{
		"events.csv": []byte(russian), "old.csv": []byte(encoded), "events.xlsx": sheet.Bytes(),
	} {
		t.Run(name, func(t *testing.T) {
			b := newBureau(t)
			id := b.open("state-body")
			path := write(t, name, body)
			got, err := b.ImportEvidence(b.ctx, id, desk.ImportInput{Check: "open-data-events", File: path})
			must(t, err)
			if len(got.IDs) != 2 || got.Rows != 3 || len(got.Problems) != 1 || got.Problems[0].Row != 3 {
				t.Fatalf("%+v", got)
			}
			list, _, err := b.ListEvidence(b.ctx, id)
			must(t, err)
			if len(list) != 2 || list[0].At.Day != day(t, "2025-02-14") || list[0].Files[0].Role != "table" {
				t.Fatalf("%+v", list)
			}
			again, err := b.ImportEvidence(b.ctx, id, desk.ImportInput{Check: "open-data-events", File: path})
			must(t, err)
			if list, _, _ := b.ListEvidence(b.ctx, id); !again.Known || len(list) != 2 {
				t.Errorf("the same file again: %+v, %d", again, len(list))
			}
		})
	}
}

// A register of requests is one piece of evidence: the file, and its rows under
// our names.
func TestRegisterIsKept(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	path := write(t, "register.csv", []byte("№,Дата поступления,Дата ответа\n1,03.02.2025,10.02.2025\n2,04.02.2025,\n"))
	got, err := b.ImportEvidence(b.ctx, id, desk.ImportInput{Check: "requests", File: path})
	must(t, err)
	list, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	if len(got.IDs) != 1 || len(list) != 1 || list[0].Kind != checks.Register || len(list[0].Files) != 2 {
		t.Fatalf("%+v %+v", got, list)
	}
	var rows string
	must(t, b.store.Read(b.ctx, func(r journal.Reader) error {
		f, n, err := r.Open(journal.Hash(list[0].Files[1].Hash))
		if err != nil {
			return err
		}
		defer f.Close()
		body := make([]byte, n)
		_, err = f.Read(body)
		rows = string(body)
		return err
	}))
	want := `{"columns":{"answered":"Дата ответа","number":"№","received":"Дата поступления"},"list":"requests","reader":"table","version":1}
{"answered":"2025-02-10","number":"1","raw":["1","03.02.2025","10.02.2025"],"received":"2025-02-03","row":2}
{"number":"2","raw":["2","04.02.2025",""],"received":"2025-02-04","row":3}
`
	if rows != want {
		t.Errorf("rows:\n%s", rows)
	}
}

// Holders come from a table; a wrong BIN or category is named by its row, a
// similar name is left for the analyst.
func TestTableOfHolders(t *testing.T) {
	b := newBureau(t)
	b.open("state-body")
	path := write(t, "holders.csv", []byte("name_kk,name_ru,category,address\n"+
		"«Сәуле» мектебі,Школа «Сауле»,state-institution,\"Бірінші көше, 1\"\n"+
		"Жарық компаниясы,,planet,\n"+
		"Сынақ мекемесі,,state-body,\n"+
		"Сынақ,,state-body,\n"))
	for _, dry := range []bool{true, false} {
		got, err := b.ImportHolders(b.ctx, path, dry)
		must(t, err)
		if len(got.New) != 1 || len(got.Same) != 1 || len(got.Problems) != 2 {
			t.Fatalf("dry %v: %+v", dry, got)
		}
	}
	list, err := b.ListHolders(b.ctx, journal.HolderQuery{})
	must(t, err)
	if len(list) != 2 {
		t.Errorf("%+v", list)
	}
}

// What is no table is refused.
func TestNoTable(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	for name, body := range map[string]string{"empty.csv": "", "head.csv": "дата\n", "broken.xlsx": "PK\x03\x04nonsense"} {
		_, err := b.ImportEvidence(b.ctx, id, desk.ImportInput{Check: "open-data-events", File: write(t, name, []byte(body))})
		if c := code(t, err); c != "table.empty" && c != "table.unreadable" {
			t.Errorf("%s: %q", name, c)
		}
	}
}
