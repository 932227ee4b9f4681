package desk

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// holderPlan is an import in the making: what each row says, whom it means, and
// what the record would be. What the register holds is read once, so that a table
// of a hundred thousand rows asks no row against all others.
type holderPlan struct {
	*Desk
	table   holderTable
	view    *view // nil: there is no database
	rows    []*planned
	known   knownHolders
	byRow   map[int]*planned
	byID    map[string]*planned
	settled bool
}

// planned is a row in the making.
type planned struct {
	*said
	id     string              // of the holder
	first  *planned            // an earlier row that means the same holder
	old    *checks.HolderState // nil: it is new
	now    checks.Holder
	state  HolderRowState
	taken  bool   // the analyst named it; when all is known: it is written
	parent string // id of the holder above that the row names, "" where it names none that can be had
}

func newHolderPlan(d *Desk, t holderTable) *holderPlan {
	p := &holderPlan{Desk: d, table: t, byRow: map[int]*planned{}, byID: map[string]*planned{}}
	s := &sayer{Desk: d, holderTable: &t, order: t.order(), words: d.categoryWords()}
	for _, r := range t.rows {
		row := &planned{said: s.read(r)}
		p.rows = append(p.rows, row)
		p.byRow[row.row] = row
	}
	return p
}

// settle decides on each row.
func (p *holderPlan) settle(v *view, take []int) error {
	p.view, p.settled = v, true
	if err := p.readKnown(); err != nil {
		return err
	}
	if err := p.accept(take); err != nil {
		return err
	}
	twice := p.twice()
	var like *likeness
	for _, r := range p.rows {
		if len(r.refused) == 0 {
			p.meet(r)
		}
		if r.first = twice[r]; r.first != nil && r.first.id != "" {
			r.id = r.first.id
			r.doubt("holder-row.twice", args{"row": r.first.row})
		}
		if _, known := p.known.byID[r.id]; !known && len(r.refused)+len(r.doubts) == 0 {
			if like == nil {
				like = newLikeness(p.known.rows)
			}
			if row, ok := like.find(r.kk, r.ru); ok {
				r.doubt("holder-row.doubtful", args{"name": rowName(row)})
			}
		}
	}
	for _, r := range p.rows {
		if err := p.merge(r); err != nil {
			return err
		}
	}
	p.relate()
	for _, r := range p.rows {
		if r.taken && len(r.refused) > 0 {
			return fail("import.row-refused", args{"row": r.row, "why": r.refused[0]})
		}
		p.conclude(r)
	}
	return nil
}

func (r *planned) doubt(code string, with args) {
	r.doubts = append(r.doubts, messages().Text(code, with))
}

// knownHolders is what the register holds, by what rows are met with.
type knownHolders struct {
	rows   []journal.HolderRow
	byID   map[string]int
	byBIN  map[string][]int
	byName map[string][]int // by each of its names, as Name makes keys
}

func (p *holderPlan) readKnown() error {
	k := knownHolders{byID: map[string]int{}, byBIN: map[string][]int{}, byName: map[string][]int{}}
	if p.view != nil {
		var err error
		if k.rows, err = p.view.Holders(journal.HolderQuery{}); err != nil {
			return err
		}
	}
	for i, r := range k.rows {
		k.byID[r.ID] = i
		if r.BIN != "" {
			k.byBIN[r.BIN] = append(k.byBIN[r.BIN], i)
		}
		for name := range strings.SplitSeq(r.Exact, "\n") {
			k.byName[name] = append(k.byName[name], i)
		}
	}
	p.known = k
	return nil
}

// named lists the holders that bear one of the names.
func (k *knownHolders) named(names ...string) []int {
	var out []int
	for _, name := range names {
		for _, i := range k.byName[lang.Name(name)] {
			if name != "" && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// meet finds the holder that a row means: by its БИН, else by its name. A new one
// gets an id at once, for rows below it may name it.
func (p *holderPlan) meet(r *planned) {
	k := &p.known
	met, named := k.byBIN[r.bin], k.named(r.kk, r.ru)
	switch {
	case r.bin != "" && len(met) == 1:
		r.id = k.rows[met[0]].ID
	case r.bin != "" && len(met) > 1:
		r.refused = append(r.refused, messages().Text("holder-row.bin-several", args{"bin": r.bin, "list": p.list(met)}))
	case len(named) == 0:
	case r.bin != "" && !slices.ContainsFunc(named, func(i int) bool { return k.rows[i].BIN == "" }):
		r.doubt("holder-row.other-bin", args{"name": rowName(k.rows[named[0]]), "bin": k.rows[named[0]].BIN})
	case len(named) > 1:
		r.refused = append(r.refused, messages().Text("holder-row.name-several", args{"list": p.list(named)}))
	default:
		r.id = k.rows[named[0]].ID
	}
	if r.id == "" {
		r.id = p.newID()
	}
	if p.byID[r.id] == nil {
		p.byID[r.id] = r
	}
}

func (p *holderPlan) list(of []int) []lang.Text {
	var out []lang.Text
	for _, i := range of {
		out = append(out, rowName(p.known.rows[i]))
	}
	return out
}

// twice finds the rows that mean what an earlier row means: the same БИН, or the
// same name where not both have one.
func (p *holderPlan) twice() map[*planned]*planned {
	out := map[*planned]*planned{}
	byBIN, byName := map[string]*planned{}, map[string][]*planned{}
	for _, r := range p.rows {
		if first := byBIN[r.bin]; first != nil && r.bin != "" {
			out[r] = first
		} else if r.bin != "" {
			byBIN[r.bin] = r
		}
		for _, name := range []string{r.kk, r.ru} {
			if name == "" {
				continue
			}
			for _, first := range byName[lang.Name(name)] {
				if out[r] == nil && first != r && (first.bin == "" || r.bin == "") {
					out[r] = first
				}
			}
			if same := byName[lang.Name(name)]; len(same) < mostCompared {
				byName[lang.Name(name)] = append(same, r)
			}
		}
	}
	return out
}

// accept takes the rows that the analyst named.
func (p *holderPlan) accept(take []int) error {
	for _, n := range take {
		r := p.byRow[n]
		if r == nil {
			return fail("import.no-row", args{"row": n})
		}
		r.taken = true
	}
	return nil
}

// conclude says what the row is, once all is known of it.
func (p *holderPlan) conclude(r *planned) {
	asked := r.taken
	r.taken = false
	switch {
	case len(r.refused) > 0:
		r.state = HolderRefused
	case len(r.doubts) > 0:
		r.state, r.taken = HolderDoubtful, asked
	case r.old == nil:
		r.state, r.taken = HolderNew, true
	case r.saysNothing():
		r.state = HolderSame
	default:
		r.state, r.taken = HolderChanged, true
	}
	if r.taken && r.old != nil && r.saysNothing() {
		r.taken = false // nothing would be written
	}
}

// out tells what was planned.
func (p *holderPlan) out() HolderImport {
	out := HolderImport{File: p.table.name, Hash: p.table.hash, Sheet: p.table.sheet, Others: p.table.others, Columns: p.table.strangers()}
	for _, r := range p.rows {
		row := HolderImportRow{Row: r.row, State: r.state, Name: checks.Name{KK: r.kk, RU: r.ru}.Text(), BIN: r.bin, Taken: r.taken,
			Why: slices.Concat(r.refused, r.doubts)}
		if r.old != nil {
			row.Holder = r.id
			if r.state == HolderChanged || r.state == HolderDoubtful {
				row.Changes = append(p.changes(&r.old.Holder, &r.now), r.regionChange()...)
			}
		}
		out.Rows = append(out.Rows, row)
	}
	slices.SortStableFunc(out.Rows, func(a, b HolderImportRow) int { return cmp.Compare(a.Row, b.Row) })
	return out
}
