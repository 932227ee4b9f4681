package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// holdersImportCmd takes in a table of holders.
type holdersImportCmd struct {
	File  string  `arg:"" name:"file"`
	Sheet string  `placeholder:"name"`
	Take  []count `placeholder:"n" sep:"none"`
	Dry   bool    `name:"dry-run"`
}

type holderImport struct {
	File    string         `json:"file"`
	Sheet   string         `json:"sheet,omitempty"`
	Others  []string       `json:"other_sheets"`
	Columns []string       `json:"unknown_columns"`
	Counts  map[string]int `json:"counts"`
	Taken   int            `json:"taken"`
	Rows    []importedRow  `json:"rows"`
}

type importedRow struct {
	Row     int                 `json:"row"`
	State   desk.HolderRowState `json:"state"`
	Name    lang.Text           `json:"name"`
	BIN     string              `json:"bin,omitempty"`
	Holder  string              `json:"holder,omitempty"`
	Changes []changedField      `json:"changes,omitempty"`
	Why     []lang.Text         `json:"why,omitempty"`
	Taken   bool                `json:"taken"`
}

type changedField struct {
	Field lang.Text `json:"field"`
	Old   lang.Text `json:"old"`
	New   lang.Text `json:"new"`
}

// Run takes it in, or with --dry-run says what would be taken. A table of which no
// row can be taken ends with the exit code 1, after its rows.
func (c holdersImportCmd) Run(s *session) error {
	in := desk.HolderImportInput{File: c.File, Sheet: c.Sheet, Take: bare(c.Take, func(n count) int { return n.n })}
	run, act := s.begin, (*desk.Desk).ImportHolders
	if c.Dry {
		run, act = s.read, (*desk.Desk).PreviewHolders
	}
	return run(func(d *desk.Desk) error {
		table, err := act(d, s.ctx, in)
		if err != nil {
			return err
		}
		if err := s.answer(importOf(table), func() { s.printImport(table, c.Dry) }); err != nil {
			return err
		}
		if n := table.Count()[desk.HolderRefused]; n > 0 && n == len(table.Rows) {
			return refuse("holders.import.none", lang.Args{"n": n})
		}
		return nil
	})
}

func importOf(t desk.HolderImport) holderImport {
	out := holderImport{
		File: t.File, Sheet: t.Sheet, Others: list(t.Others), Columns: list(t.Columns),
		Counts: map[string]int{}, Taken: t.Taken(), Rows: []importedRow{},
	}
	count := t.Count()
	for _, state := range desk.HolderRowStates() {
		out.Counts[string(state)] = count[state]
	}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, importedRow{
			Row: r.Row, State: r.State, Name: r.Name, BIN: r.BIN, Holder: r.Holder, Why: r.Why, Taken: r.Taken,
			Changes: bare(r.Changes, func(f desk.FieldChange) changedField { return changedField(f) }),
		})
	}
	return out
}

// printImport says how many rows are what, and then each row that needs a look.
func (s *session) printImport(t desk.HolderImport, dry bool) {
	n := t.Count()
	key := "holders.imported"
	if dry {
		key = "holders.would-import"
	}
	s.saying(key, lang.Args{
		"fresh": n[desk.HolderNew], "same": n[desk.HolderSame], "changed": n[desk.HolderChanged],
		"doubtful": n[desk.HolderDoubtful], "refused": n[desk.HolderRefused],
	})
	if len(t.Columns) > 0 {
		s.saying("holders.import.columns", lang.Args{"columns": t.Columns})
	}
	if len(t.Others) > 0 {
		s.saying("holders.import.sheets", lang.Args{"sheet": t.Sheet, "others": t.Others})
	}
	for _, r := range t.Rows {
		s.printImported(r)
	}
	if n[desk.HolderDoubtful] > 0 {
		s.saying("holders.import.take", nil)
	}
}

// printImported prints a row that changes something, or needs a look.
func (s *session) printImported(r desk.HolderImportRow) {
	if r.State == desk.HolderSame || r.State == desk.HolderNew {
		return
	}
	state := s.say("holders.row."+string(r.State), nil)
	if r.Taken && r.State == desk.HolderDoubtful {
		state = s.say("holders.row.taken", nil)
	}
	fmt.Fprintln(s.out, s.say("row", lang.Args{"n": r.Row})+" "+s.facts(state, s.words(r.Name)))
	for _, why := range r.Why {
		fmt.Fprintln(s.out, "  "+s.words(why))
	}
	for _, c := range r.Changes {
		old := s.words(c.Old)
		if old == "" {
			old = "–"
		}
		fmt.Fprintf(s.out, "  %s: %s → %s\n", s.words(c.Field), old, s.words(c.New))
	}
}

// printProblems says which rows of a table were not taken, and why.
func (s *session) printProblems(problems []desk.RowProblem) {
	for _, p := range problems {
		fmt.Fprintln(s.out, s.say("row", lang.Args{"n": p.Row})+" "+s.words(p.Text))
	}
}
