package paper

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// MemoRegister is a part that was judged by the terms of article 11, row by row:
// the figures, how many days requests took, and the rows that broke a term or
// cannot be told. Names and subjects of requests are not in it.
type MemoRegister struct {
	Check string              `json:"check"`
	Part  string              `json:"part"`
	Title string              `json:"title"`
	Sums  checks.RegisterSums `json:"sums"`
	Rows  []MemoRequest       `json:"rows"`
}

// MemoRequest is a row of a register.
type MemoRequest struct {
	Number   string       `json:"number,omitempty"`
	Line     int          `json:"line"`
	Received calendar.Day `json:"received,omitempty"`
	Rule     string       `json:"rule,omitempty"`
	Due      calendar.Day `json:"due,omitempty"`
	Done     calendar.Day `json:"done,omitempty"`
	DaysLate int          `json:"days_late,omitempty"`
	State    checks.State `json:"state"`
	Says     string       `json:"says"`
	Why      string       `json:"why,omitempty"`
}

// registers gathers the parts that were judged by rows of registers.
func (m *pen) registers() []MemoRegister {
	out := []MemoRegister{}
	for _, f := range m.in.Findings {
		check := m.law.Check(f.Check)
		for i := range f.Parts {
			p := &f.Parts[i]
			if check == nil || check.Part(p.Part) == nil || p.Method != standard.Deadline || len(p.Rows) == 0 {
				continue
			}
			r := MemoRegister{
				Check: f.Check, Part: p.Part, Title: m.words(check.Title) + ": " + m.words(check.Part(p.Part).Title),
				Sums: checks.SumRows(p.Rows), Rows: []MemoRequest{},
			}
			for k := range p.Rows {
				if u := &p.Rows[k]; u.State == checks.Late || u.State == checks.Unclear {
					r.Rows = append(r.Rows, m.memoRow(u))
				}
			}
			out = append(out, r)
		}
	}
	return out
}

func (m *pen) memoRow(u *checks.Unit) MemoRequest {
	row := MemoRequest{
		Number: m.free(u.Number), Line: u.Line, Received: u.Date, Rule: u.Rule, Due: u.Due, Done: u.Done,
		DaysLate: u.DaysLate, State: u.State, Says: m.words(u.State.Words()),
	}
	if u.State == checks.Unclear && len(u.Reasons) > 0 {
		row.Why = m.free(m.words(u.Reasons[len(u.Reasons)-1].Words()))
	}
	return row
}

// requestTables lays out the annex about requests.
func (m *pen) requestTables(list []MemoRegister) []Block {
	var out []Block
	for _, r := range list {
		out = append(out, Heading{Level: 1, Text: capital(r.Title)})
		out = append(out, sentences(m.say("requests.sums", lang.Args{"rows": r.Sums.Rows, "judged": r.Sums.Judged}))...)
		out = append(out, m.stateTable(r.Sums))
		if r.Sums.Most > 0 {
			out = append(out, sentences(m.say("requests.days", lang.Args{"median": r.Sums.Median, "most": r.Sums.Most}))...)
			out = append(out, m.dayTable(r.Sums))
		}
		if len(r.Rows) > 0 {
			out = append(out, sentences(m.say("requests.rows", nil))...)
			out = append(out, m.rowTable(r.Rows))
		}
	}
	return out
}

// stateTable says how many rows are in each state, and under which rule.
func (m *pen) stateTable(s checks.RegisterSums) Block {
	t := Table{Small: true, Columns: []Column{{Title: m.say("requests.state", nil), Width: 4}, {Title: m.say("requests.n", nil), Width: 1}}}
	for _, one := range s.States {
		t.Rows = append(t.Rows, Row(capital(m.words(one.State.Words())), strconv.Itoa(one.N)))
	}
	for _, one := range s.Rules {
		t.Rows = append(t.Rows, Row(capital(m.rule(one.Rule)), m.say("requests.of-them", lang.Args{"n": one.N, "late": one.Late})))
	}
	return t
}

func (m *pen) rule(id string) string {
	if limit := m.law.Limit(id); limit != nil {
		return m.words(limit.Title)
	}
	return id
}

// dayTable is the histogram in figures: how many requests took how many days.
func (m *pen) dayTable(s checks.RegisterSums) Block {
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("requests.took", nil), Width: 3}, {Title: m.say("requests.n", nil), Width: 2},
		{Title: m.say("requests.late", nil), Width: 3}, {Title: m.say("requests.share", nil), Width: 8},
	}}
	most := 0
	for _, b := range s.Bars {
		most = max(most, b.N)
	}
	for _, b := range s.Bars {
		span := strconv.Itoa(b.From) + "–" + strconv.Itoa(b.To)
		if b.To == 0 {
			span = m.say("requests.longer", lang.Args{"days": b.From - 1})
		}
		t.Rows = append(t.Rows, Row(span, strconv.Itoa(b.N), strconv.Itoa(b.Late), bar(b.N, most)))
	}
	return t
}

// barSigns is the length of the longest bar of the histogram.
const barSigns = 24

// bar draws a number beside the greatest one.
func bar(n, most int) string {
	if most == 0 {
		return ""
	}
	signs := ""
	for range (n*barSigns + most - 1) / most {
		signs += "█"
	}
	return signs
}

func (m *pen) rowTable(rows []MemoRequest) Block {
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("requests.number", nil), Width: 3}, {Title: m.say("requests.received", nil), Width: 3},
		{Title: m.say("requests.due", nil), Width: 3}, {Title: m.say("requests.done", nil), Width: 4},
		{Title: m.say("requests.days-late", nil), Width: 3}, {Title: m.say("requests.why", nil), Width: 6},
	}}
	for _, r := range rows {
		number := r.Number
		if number == "" {
			number = m.say("requests.line", lang.Args{"line": r.Line})
		}
		late, why := "", r.Why
		if r.DaysLate > 0 {
			late, why = strconv.Itoa(r.DaysLate), m.rule(r.Rule)
		}
		t.Rows = append(t.Rows, Row(number, r.Received.Digits(), r.Due.Digits(), r.Done.Digits(), late, lines(capital(r.Says), why)))
	}
	return t
}
