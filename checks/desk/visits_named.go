package desk

import (
	"path/filepath"

	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// Headings of a table of addresses, in the languages in which it may be kept.
var (
	visitInspection = []string{"inspection", "іс", "іс №", "іс нөмірі", "дело", "дело №", "номер дела"}
	visitAddress    = []string{"address", "url", "мекенжай", "мекенжайы", "сілтеме", "адрес", "ссылка", "сайт", "интернет-ресурс"}
	visitCheck      = []string{"check", "өлшемшарт", "критерий", "проверка"}
)

// NamedAddresses reads addresses from a table (CSV or XLSX) with a column for the
// inspection, one for the address and, if wanted, one for the check. A row without an
// address is passed over; one that names no inspection is refused.
func (d *Desk) NamedAddresses(path string) ([]NamedAddress, error) {
	body, err := d.readTableFile(path)
	if err != nil {
		return nil, err
	}
	book, err := table.Read(filepath.Base(path), body)
	if err != nil {
		return nil, err
	}
	var out []NamedAddress
	for _, s := range book.Sheets {
		head, rows := s.Under(func(heading string) bool {
			one := table.Row{Cells: []string{heading}}
			return one.Column(visitAddress...) == 0 || one.Column(visitInspection...) == 0
		})
		inspection, address, check := head.Column(visitInspection...), head.Column(visitAddress...), head.Column(visitCheck...)
		if inspection < 0 || address < 0 {
			return nil, fail("visits.columns", args{"path": lang.Line(path)})
		}
		for _, r := range rows {
			n := NamedAddress{lang.Line(r.Cell(inspection)), lang.Line(r.Cell(address)), lang.Line(r.Cell(check))}
			switch {
			case n.Address == "":
				continue
			case n.Inspection == "":
				return nil, fail("visits.no-inspection", args{"row": r.Number})
			}
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return nil, fail("visits.none", nil)
	}
	return out, nil
}
