package table_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"ashyq/checks/lang"
	"ashyq/checks/table"
)

func FuzzRead(f *testing.F) {
	f.Add([]byte("a;b\n\"c\";d"))
	f.Add([]byte("sep=,\n1,2\r3"))
	f.Add([]byte("\xff\xfea\x00;\x00"))
	book := excelize.NewFile()
	if b, err := book.WriteToBuffer(); err == nil {
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		b, err := table.Read("t", body)
		if err != nil {
			if _, ours := lang.AsError(err); !ours {
				t.Errorf("refused without words: %v", err)
			}
			return
		}
		for _, s := range b.Sheets {
			last := 0
			for _, r := range s.Rows {
				if r.Number <= last || len(r.Cells) == 0 && len(r.Bare) == 0 || len(r.Cells) > table.Columns {
					t.Errorf("row %d after %d: %q", r.Number, last, r.Cells)
				}
				last = r.Number
				for _, c := range r.Cells {
					if c != lang.Line(c) {
						t.Errorf("not clean: %q", c)
					}
				}
			}
		}
	})
}

// FuzzSheet gives whatever it likes as a sheet of a workbook that is whole.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(`<row r="1"><c r="B1" t="s"><v>0</v></c><c><f>1</f></c></row><mergeCell ref="A1:C2"/>`))
	f.Add([]byte(`<!-- --><![CDATA[x]]><c t="inlineStr"><is><t>&lt;</t></is></c>`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for name, body := range parts(string(text)) {
			add(t, w, name, body)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := table.Read("t", out.Bytes()); err != nil {
			if _, ours := lang.AsError(err); !ours {
				t.Errorf("refused without words: %v", err)
			}
		}
	})
}
