package paper

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Charge is a violation as a paper that binds states it: the fact, the norms, the
// days, the evidence and the measure. What the memo weighs beside it (circumstances,
// conflicts of norms, what the analyst answered) stays in the memo.
type Charge struct {
	Number   int            `json:"number"` // of the sub-point, and of its measure
	Check    string         `json:"check"`
	Part     string         `json:"part,omitempty"`
	Premises string         `json:"premises,omitempty"`
	Sentence string         `json:"sentence"`
	Clauses  []Norm         `json:"clauses"`
	Law      []Norm         `json:"law,omitempty"`
	Days     []calendar.Day `json:"days"`
	Evidence []int          `json:"evidence"`
	Measure  string         `json:"measure"`
}

// charges gives the violations of a paper.
func charges(list []Violation) []Charge {
	out := []Charge{}
	for _, v := range list {
		c := Charge{
			Number: v.Number, Check: v.Check, Part: v.Part, Premises: v.Premises, Sentence: v.Sentence,
			Law: v.Law, Days: v.Days, Evidence: v.Evidence, Measure: v.Remedy,
		}
		for _, n := range v.Clauses {
			n.Quote, n.Note = "", ""
			if n.Now != nil {
				now := *n.Now
				now.Quote = ""
				n.Now = &now
			}
			c.Clauses = append(c.Clauses, n)
		}
		out = append(out, c)
	}
	return out
}

// charged lays violations out as numbered sub-points.
func (m *pen) charged(list []Charge) Block {
	var out []Point
	for _, c := range list {
		days := "violation.day"
		if len(c.Days) > 1 {
			days = "violation.days"
		}
		said := []string{days, m.dayList(c.Days)}
		if len(c.Evidence) > 0 {
			said = append(said, "violation.evidence", "№ "+numbered(c.Evidence))
		}
		out = append(out, Item(stop(c.Sentence+" ("+m.normsOf(c)+")"), Paragraph{Runs: m.pairs(said...)}))
	}
	return SubPoints{Items: out}
}

// normsOf cites the norms of a violation: of the day of the breach, and beside it the
// one in force where that is another, for a demand rests only on acts in force.
func (m *pen) normsOf(c Charge) string {
	var then, now []string
	for _, n := range c.Clauses {
		s := n.Citation
		if len(c.Clauses) > 1 {
			s += " – " + m.dayList(n.Days)
		}
		then = append(then, s)
		if n.Now != nil {
			now = appendNew(now, n.Now.Citation)
		}
	}
	said := strings.Join(then, "; ")
	if len(now) > 0 {
		said = m.say("norms.then-now", lang.Args{"then": said, "now": strings.Join(now, "; ")})
	}
	if said == "" {
		said = m.say("violation.no-norm", nil)
	}
	for _, n := range c.Law {
		said += "; " + n.Citation
	}
	return said
}

// measures lists what is to be done, under the numbers of the violations.
func measures(list []Charge) Block {
	var out []string
	for _, c := range list {
		out = append(out, orBlank(c.Measure))
	}
	return subs(out)
}

// evidenceOf lists the numbers of everything that violations rest on.
func evidenceOf(list []Charge) []int {
	out := []int{}
	for _, c := range list {
		out = append(out, c.Evidence...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// exhibits gives the entries of the register with these numbers, which stay those of
// the inspection: the memo names them so.
func (m *pen) exhibits(numbers []int) []Exhibit {
	return slices.DeleteFunc(m.evidence(), func(e Exhibit) bool { return !slices.Contains(numbers, e.Number) })
}

// numbersOf gives the numbers in the register of evidence that is named by ids.
func (m *pen) numbersOf(ids []string) []int {
	out := []int{}
	for _, id := range ids {
		if n := m.exhibit.number[id]; n > 0 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// lateRows gives the rows of registers that violations rest on: the late ones alone.
func (m *pen) lateRows(list []Charge) []MemoRegister {
	out := []MemoRegister{}
	for _, r := range m.registers() {
		if !slices.ContainsFunc(list, func(c Charge) bool { return c.Check == r.Check && c.Part == r.Part }) {
			continue
		}
		r.Rows = slices.DeleteFunc(r.Rows, func(row MemoRequest) bool { return row.State != checks.Late })
		if len(r.Rows) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// proofs are the annexes of a paper: its part of the register of evidence, the late
// rows of registers, the photos.
func (m *pen) proofs(evidence []Exhibit, rows []MemoRegister) []Annex {
	var out []Annex
	add := func(key string, body []Block) {
		out = append(out, Annex{Mark: m.mark(len(out) + 1), Title: m.say(key, nil), Body: body})
	}
	if len(evidence) > 0 {
		add("annex.evidence", []Block{para(m.say("annex.numbers", nil)), m.registerTable(evidence)})
	}
	if len(rows) > 0 {
		var body []Block
		for _, r := range rows {
			body = append(body, Heading{Level: 1, Text: capital(r.Title)}, m.rowTable(r.Rows))
		}
		add("annex.requests", body)
	}
	if len(photos(evidence)) > 0 {
		add("annex.photos", m.figuresOf(evidence))
	}
	return out
}

// enclosed names the annexes at the end of the text; nothing where there is none.
func (m *pen) enclosed(annexes []Annex) []Block {
	if len(annexes) == 0 {
		return nil
	}
	var out []string
	for i, a := range annexes {
		out = append(out, m.say("annex.listed", lang.Args{"n": i + 1, "title": a.Title}))
	}
	p := m.label("annexes", stop(strings.Join(out, "; ")))
	p.KeepNext = true
	return []Block{p}
}
