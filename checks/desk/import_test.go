package desk_test

import (
	"os"
	"path/filepath"
	"strings"
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
			got, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "open-data-events", File: path})
			must(t, err)
			if len(got.IDs) != 2 || len(got.Rows) != 3 || len(got.Problems()) != 1 || got.Problems()[0].Row != 3 {
				t.Fatalf("%+v", got)
			}
			list, _, err := b.ListEvidence(b.ctx, id)
			must(t, err)
			if len(list) != 2 || list[0].At.Day != day(t, "2025-02-14") || list[0].Files[0].Role != "table" {
				t.Fatalf("%+v", list)
			}
			again, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "open-data-events", File: path})
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
	got, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "requests", File: path})
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
	kept, err := checks.ReadTable(strings.NewReader(rows))
	must(t, err)
	if kept.List != "requests" || len(kept.Rows) != 2 || kept.Cell(0, "answered") != "2025-02-10" || kept.Cell(1, "answered") != "" ||
		kept.Rows[1].Line != 3 || kept.Heads["received"] != "Дата поступления" {
		t.Errorf("rows:\n%s", rows)
	}
}

// What is no table is refused.
func TestNoTable(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	for name, body := range map[string]string{"empty.csv": "", "head.csv": "дата\n", "broken.xlsx": "PK\x03\x04nonsense"} {
		_, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "open-data-events", File: write(t, name, []byte(body))})
		if c := code(t, err); c != "table.empty" && c != "table.damaged" {
			t.Errorf("%s: %q", name, c)
		}
	}
}
