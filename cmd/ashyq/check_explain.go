package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// explanation is one finding told in full: the clauses with the text that is
// held, the parts with their units and reasons, the evidence.
type explanation struct {
	*session
	desk *desk.Desk
	view desk.CheckView
	f    checks.Finding
}

func (x explanation) print() {
	check := x.desk.Standard().Check(x.f.Check)
	fmt.Fprintln(x.out, x.facts(x.verdict(x.f.Verdict), x.words(check.Title), x.f.Check))
	if x.f.Answer != nil {
		fmt.Fprintln(x.out, x.answerLine(*x.f.Answer, x.f.Computed))
	}
	fmt.Fprintf(x.out, "\n%s\n", x.say("explain.clauses", nil))
	for _, c := range x.f.Clauses {
		x.clause(c)
	}
	fmt.Fprintf(x.out, "\n%s\n", x.say("explain.parts", nil))
	for _, p := range x.f.Parts {
		x.part(check, p)
	}
	x.evidence()
}

// clause prints a clause with its text: in the user's language where that copy
// is held, else in the first that is.
func (x explanation) clause(c checks.ClauseFinding) {
	fmt.Fprintln(x.out, "  "+x.facts(x.verdict(c.Verdict), c.Edition+" "+c.Clause))
	_, clause, ok := x.desk.Standard().Clause(c.Edition, c.Clause)
	if !ok {
		return
	}
	words := clause.In(x.lang)
	for _, w := range clause.Words {
		if words.Text == "" {
			words = w
		}
	}
	if words.Text != "" {
		fmt.Fprintf(x.out, "    %s (%s, %s)\n", lang.Line(words.Text), words.Lang, x.words(words.Flag.Words()))
	}
}

func (x explanation) part(check *standard.Check, p checks.PartFinding) {
	part := check.Part(p.Part)
	if part == nil {
		return
	}
	head := []string{p.Part, x.words(part.Title), x.words(part.Method.Words())}
	if part.Weight != standard.Required {
		head = append(head, x.words(part.Weight.Words()))
	}
	if p.Verdict != "" {
		head = append([]string{x.verdict(p.Verdict)}, head...)
	}
	fmt.Fprintln(x.out, "  "+x.facts(head...))
	x.slots(p.Slots)
	for _, u := range slices.Concat(p.Events, p.Items) {
		x.unit(part, u)
	}
	x.rows(p.Rows)
	for _, r := range p.Reasons {
		fmt.Fprintln(x.out, "    "+x.words(r.Words()))
	}
	for _, c := range p.Conflicts {
		fmt.Fprintln(x.out, "    ! "+x.facts(x.say("explain.conflict", nil), x.words(c.Text), c.Source))
	}
	for _, id := range p.Ask {
		if t := x.desk.Standard().Trait(id); t != nil {
			fmt.Fprintln(x.out, "    ? "+x.facts(x.words(t.Question), id))
		}
	}
}

// mostRows is how many rows of a register are printed beside the rest of a check;
// the command that shows registers prints all.
const mostRows = 40

// rows prints the rows of a register: all of few, else the first of those that are
// not in order.
func (x explanation) rows(list []checks.Unit) {
	if len(list) > mostRows {
		list = slices.DeleteFunc(slices.Clone(list), func(u checks.Unit) bool { return !u.State.Broken() && u.State != checks.Unclear })
	}
	var grid [][]string
	for _, u := range list[:min(len(list), mostRows)] {
		row := x.registerRow(u)
		row[0] = "    " + row[0]
		grid = append(grid, row)
	}
	x.grid(grid)
	if len(grid) > 0 {
		fmt.Fprintln(x.out, "    "+x.say("register.see", nil))
	}
}

// slotsOnLine is how many slots stand on one line: a quarter of weeks.
const slotsOnLine = 13

// slots draws one sign for each slot, with the name of the first on each line.
func (x explanation) slots(units []checks.Unit) {
	for line := range slices.Chunk(units, slotsOnLine) {
		var signs []string
		for _, u := range line {
			if x.linear {
				signs = append(signs, u.Slot+" "+x.words(u.State.Words()))
				continue
			}
			signs = append(signs, x.stateMark(u.State))
		}
		if x.linear {
			fmt.Fprintln(x.out, "    "+x.facts(signs...))
			continue
		}
		fmt.Fprintln(x.out, "    "+padded(line[0].Slot, len("2025-03-14"))+"  "+strings.Join(signs, " "))
	}
}

// unit prints an event, an item or a row with its state.
func (x explanation) unit(part *standard.Part, u checks.Unit) {
	name := cmp.Or(lang.Line(u.Row), lang.Line(u.Number), x.itemTitle(part, u.Item))
	due := ""
	if u.Due != 0 {
		due = x.say("explain.due", lang.Args{"day": u.Due.Digits()})
	}
	fmt.Fprintln(x.out, "    "+x.stateMark(u.State)+" "+x.facts(
		x.words(u.State.Words()), name, u.Item, u.Date.Digits(), due, x.address(u.Premises)))
}

func (x explanation) itemTitle(part *standard.Part, id string) string {
	check := x.desk.Standard().Check(x.f.Check)
	for _, category := range x.view.Case.Inspection.Categories {
		for _, item := range x.desk.Standard().ItemsOf(check, part, category) {
			if item.ID == id {
				return x.words(item.Title)
			}
		}
	}
	return x.words(part.Title)
}

func (x explanation) address(premises string) string {
	for _, p := range x.view.Holder.Holder.Premises {
		if p.ID == premises {
			return lang.Line(p.Address)
		}
	}
	return ""
}

// evidence lists what the finding rests on.
func (x explanation) evidence() {
	var rows [][]string
	for _, e := range x.view.Case.Evidence {
		if slices.Contains(x.f.Evidence, e.ID) {
			row := x.evidenceRow(evidenceLineOf(e))
			row[0] = "  " + row[0]
			rows = append(rows, row)
		}
	}
	fmt.Fprintf(x.out, "\n%s\n", x.say("explain.evidence", nil))
	if len(rows) == 0 {
		fmt.Fprintln(x.out, "  "+x.say("evidence.none", nil))
		return
	}
	x.grid(rows)
}
