package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// registerCmd shows the rows of a register that terms were judged by: the figures,
// how long requests took, and each row with its term.
type registerCmd struct {
	Inspection string   `arg:"" name:"inspection"`
	Check      string   `placeholder:"check" default:"requests"`
	State      []string `placeholder:"state" sep:"none"`
}

// rowStates are the states in which a row of a register can be.
var rowStates = []checks.State{checks.Late, checks.Unclear, checks.InTerm, checks.Pending, checks.Outside, checks.Cut}

// registerPart is a part as the command prints it.
type registerPart struct {
	Part string              `json:"part"`
	Sums checks.RegisterSums `json:"sums"`
	Rows []checks.Unit       `json:"rows"`
}

// Run prints them.
func (c registerCmd) Run(s *session) error {
	for _, state := range c.State {
		if !slices.Contains(rowStates, checks.State(state)) {
			return usage("usage.register-state", lang.Args{
				"typed": quoted(state), "states": bare(rowStates, func(s checks.State) string { return string(s) }),
			})
		}
	}
	return s.read(func(d *desk.Desk) error {
		view, err := d.Check(s.ctx, c.Inspection, c.Check)
		if err != nil {
			return err
		}
		f, _ := view.Finding(c.Check)
		var parts []registerPart
		for _, p := range f.Parts {
			if p.Method == standard.Deadline {
				parts = append(parts, registerPart{Part: p.Part, Sums: checks.SumRows(p.Rows), Rows: list(c.wanted(p.Rows))})
			}
		}
		return s.answer(struct {
			Check string         `json:"check"`
			Parts []registerPart `json:"parts"`
		}{c.Check, list(parts)}, func() {
			for _, p := range parts {
				s.registerPart(d.Standard().Check(c.Check).Part(p.Part), p)
			}
			if len(parts) == 0 {
				s.saying("register.none", nil)
			}
		})
	})
}

// wanted gives the rows in one of the states that were named, all where none was.
func (c registerCmd) wanted(rows []checks.Unit) []checks.Unit {
	if len(c.State) == 0 {
		return rows
	}
	var out []checks.Unit
	for _, u := range rows {
		if slices.Contains(c.State, string(u.State)) {
			out = append(out, u)
		}
	}
	return out
}

func (s *session) registerPart(part *standard.Part, p registerPart) {
	fmt.Fprintln(s.out, s.words(part.Title))
	if p.Sums.Rows == 0 {
		fmt.Fprintln(s.out, "  "+s.say("register.none", nil))
		return
	}
	sums := []string{s.say("register.sums", lang.Args{"rows": p.Sums.Rows, "judged": p.Sums.Judged})}
	for _, one := range p.Sums.States {
		sums = append(sums, s.stateMark(one.State)+" "+s.words(one.State.Words())+" "+strconv.Itoa(one.N))
	}
	fmt.Fprintln(s.out, "  "+s.facts(sums...))
	s.bars(p.Sums)
	var grid [][]string
	for _, u := range p.Rows {
		grid = append(grid, s.registerRow(u))
	}
	s.grid(grid)
}

// barWidth is the greatest length of a bar, in signs.
const barWidth = 30

// bars draws how many days requests took.
func (s *session) bars(sums checks.RegisterSums) {
	most := 0
	for _, b := range sums.Bars {
		most = max(most, b.N)
	}
	if most == 0 {
		return
	}
	fmt.Fprintln(s.out, "  "+s.say("register.days", lang.Args{"median": sums.Median, "most": sums.Most}))
	for _, b := range sums.Bars {
		name := fmt.Sprintf("%d–%d", b.From, b.To)
		if b.To == 0 {
			name = fmt.Sprintf("%d+", b.From)
		}
		if s.linear {
			fmt.Fprintln(s.out, "  "+s.facts(name, strconv.Itoa(b.N)))
			continue
		}
		late := b.Late * barWidth / most
		line := strings.Repeat(s.sign("■#"), b.N*barWidth/most-late) + strings.Repeat(s.sign("×x"), late)
		fmt.Fprintln(s.out, strings.TrimRight("  "+padded(name, 6)+" "+padded(strconv.Itoa(b.N), 7)+line, " "))
	}
}

func (s *session) registerRow(u checks.Unit) []string {
	number := lang.Line(u.Number)
	if number == "" {
		number = "#" + strconv.Itoa(u.Line)
	}
	due, done, late, why := "", "", "", ""
	if u.Due != 0 {
		due = s.say("explain.due", lang.Args{"day": u.Due.Digits()})
	}
	if u.Done != 0 {
		done = u.Done.Digits()
	}
	if u.DaysLate > 0 {
		late = s.say("register.late", lang.Args{"n": u.DaysLate})
	}
	if u.Rule == "" && len(u.Reasons) > 0 {
		why = s.words(u.Reasons[0].Words())
	}
	return []string{s.stateMark(u.State) + " " + s.words(u.State.Words()), number, u.Date.Digits(), due, done, late, why}
}
