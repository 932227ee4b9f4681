package desk

import (
	"context"
	"path/filepath"
	"strings"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// HolderImport is what a table of holders holds, seen from the register: rows
// that are new, that are known and the same, that change a known holder, and
// that are doubtful because a similar name is known. Doubtful rows are left for
// the analyst.
type HolderImport struct {
	New, Same, Changed []string
	Problems           []RowProblem
}

// ImportHolders reads a table of holders. With dry it only says what would be
// done; else all of it is one act.
func (d *Desk) ImportHolders(ctx context.Context, file string, dry bool) (out HolderImport, err error) {
	_, t, err := d.openTable(file)
	if err != nil {
		return out, err
	}
	cols := holderColumns(t)
	if cols.kk < 0 && cols.ru < 0 {
		return out, fail("table.no-name", args{"path": lang.Line(filepath.Base(file))})
	}
	err = d.write(ctx, func(a *act) error {
		for _, r := range t.rows {
			if err := a.importHolder(cols, r, dry, &out); err != nil {
				return err
			}
		}
		if dry || len(out.New)+len(out.Changed) == 0 {
			return errKnown
		}
		return nil
	})
	if err == errKnown {
		err = nil
	}
	return out, err
}

type holderCols struct{ kk, ru, bin, category, address, site int }

func holderColumns(t table) holderCols {
	return holderCols{
		kk:       t.column("name_kk", "атауы", "қазақша атауы"),
		ru:       t.column("name_ru", "наименование", "наименование на русском языке"),
		bin:      t.column("bin", "бин", "бсн"),
		category: t.column("category", "категория", "санат", "санаты"),
		address:  t.column("address", "адрес", "мекенжай", "мекенжайы"),
		site:     t.column("site", "сайт", "интернет-ресурс"),
	}
}

func (a *act) importHolder(cols holderCols, r tableRow, dry bool, out *HolderImport) error {
	refuse := func(code string, with args) {
		out.Problems = append(out.Problems, RowProblem{Row: r.number, Text: messages().Text(code, with)})
	}
	in := HolderInput{
		NameKK: r.cell(cols.kk), NameRU: r.cell(cols.ru), BIN: strings.TrimSpace(r.cell(cols.bin)),
		Source: "", Premises: nonEmpty(r.cell(cols.address)), Sites: nonEmpty(r.cell(cols.site)),
	}
	category := strings.TrimSpace(r.cell(cols.category))
	switch {
	case in.NameKK == "" && in.NameRU == "":
		refuse("row.name", nil)
		return nil
	case in.BIN != "" && !validBIN(in.BIN):
		refuse("holder.bin", args{"bin": in.BIN})
		return nil
	case a.law.Category(category) == nil:
		refuse("row.category", args{"value": category})
		return nil
	}
	in.Categories = []Since{{ID: category}}
	return a.takeHolder(in, dry, out, refuse)
}

func (a *act) takeHolder(in HolderInput, dry bool, out *HolderImport, refuse func(string, args)) error {
	name := in.NameKK
	if name == "" {
		name = in.NameRU
	}
	known, found, err := a.findHolderByName(name)
	if err != nil {
		return err
	}
	if found {
		if in.BIN == "" || known.BIN == in.BIN {
			out.Same = append(out.Same, name)
			return nil
		}
		out.Changed = append(out.Changed, name)
		if dry {
			return nil
		}
		return a.changeBIN(known.ID, in.BIN)
	}
	similar, err := a.Holders(journal.HolderQuery{Search: lang.Fold(name), Limit: 1})
	if err != nil {
		return err
	}
	if len(similar) > 0 {
		refuse("row.doubtful", args{"name": similar[0].NameKK})
		return nil
	}
	out.New = append(out.New, name)
	if dry {
		return nil
	}
	_, err = a.register(in)
	return err
}

func (a *act) changeBIN(id, bin string) error {
	state, err := a.holder(id)
	if err != nil {
		return err
	}
	h := state.Holder
	h.BIN = bin
	return a.answer(journal.KindHolder, journal.Holder(id), "holder", h)
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
