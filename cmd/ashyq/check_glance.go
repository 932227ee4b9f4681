package main

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// yearView is a year of an inspection at a glance, week by week.
type yearView struct {
	Year   int         `json:"year"`
	Strips []stripView `json:"strips"`
}

// stripView is one part in that year: a sign for each week, as on the screen.
type stripView struct {
	Check string `json:"check"`
	Part  string `json:"part"`
	Weeks string `json:"weeks"` // a space where there is nothing
}

// labelWide is how many columns the names before the strips have.
const labelWide = 22

// years lays the strips out, year by year.
func (s *session) years(strips []checks.Strip) []yearView {
	out := []yearView{}
	from, to := checks.YearsOf(strips)
	for year := from; year <= to && year != 0; year++ {
		v, ruler := yearView{Year: year, Strips: []stripView{}}, checks.WeeksOf(year)
		for i := range strips {
			row := stripView{Check: strips[i].Check, Part: strips[i].Part, Weeks: s.weeks(&strips[i], ruler)}
			if strings.TrimSpace(row.Weeks) != "" {
				v.Strips = append(v.Strips, row)
			}
		}
		out = append(out, v)
	}
	return out
}

// weeks draws a strip as signs. A slot longer than a week fills its weeks but for the
// last, so that slots stand apart.
func (s *session) weeks(strip *checks.Strip, ruler []calendar.Span) string {
	var b strings.Builder
	for _, p := range strip.Patches(ruler) {
		if p.State == "" || p.Last {
			b.WriteString(" ")
			continue
		}
		b.WriteString(s.stateMark(p.State))
	}
	return b.String()
}

// printYear prints the strips under one ruler of months, with what the signs mean. For
// a screen reader a row of signs says nothing: each strip is counted in words.
func (s *session) printYear(d *desk.Desk, v desk.GlanceView) {
	s.printHead(v.CheckView)
	if len(v.Strips) == 0 {
		s.saying("year.none", nil)
		return
	}
	if s.linear {
		for i := range v.Strips {
			fmt.Fprintf(s.out, "%s: %s.\n", s.stripName(d.Standard(), &v.Strips[i]), strings.Join(s.statesOf(&v.Strips[i]), "; "))
		}
		return
	}
	for _, year := range s.years(v.Strips) {
		fmt.Fprintf(s.out, "%s%s\n", padded(fmt.Sprint(year.Year), labelWide), monthHeads(year.Year))
		for _, row := range year.Strips {
			strip := &checks.Strip{Check: row.Check, Part: row.Part}
			fmt.Fprintln(s.out, strings.TrimRight(padded(s.cut(s.stripName(d.Standard(), strip), labelWide-1), labelWide)+row.Weeks, " "))
		}
		fmt.Fprintln(s.out)
	}
	fmt.Fprintln(s.out, strings.Join(s.signsOf(v.Strips), "   "))
	s.saying("year.note", nil)
}

// monthHeads numbers each month over the week that holds its first day.
func monthHeads(year int) string {
	ruler := checks.WeeksOf(year)
	line := []rune(strings.Repeat(" ", len(ruler)+1))
	for i, week := range ruler {
		y, m, _ := week.To.Date()
		if first, _ := calendar.NewDay(y, m, 1); y == year && week.Contains(first) {
			copy(line[i:], []rune(fmt.Sprintf("%02d", m)))
		}
	}
	return strings.TrimRight(string(line), " ")
}

// cut shortens a name to a width.
func (s *session) cut(name string, width int) string {
	if r := []rune(name); len(r) > width {
		return strings.TrimRight(string(r[:width-1]), " ") + s.sign("…~")
	}
	return name
}

// stripName names a strip by its check and part.
func (s *session) stripName(law *standard.Standard, strip *checks.Strip) string {
	check := law.Check(strip.Check)
	if check == nil {
		return strip.Check
	}
	if part := check.Part(strip.Part); part != nil && len(check.Parts) > 1 {
		return s.words(part.Title)
	}
	return s.words(check.Short)
}

// statesOf counts the units of a strip by state, in words.
func (s *session) statesOf(strip *checks.Strip) []string {
	return s.counted([]checks.Strip{*strip}, func(state checks.State) string { return s.words(state.Words()) + ": " })
}

// signsOf explains the signs of some strips, with how many there are.
func (s *session) signsOf(strips []checks.Strip) []string {
	return s.counted(strips, func(state checks.State) string { return s.stateMark(state) + " " + s.words(state.Words()) + " " })
}

func (s *session) counted(strips []checks.Strip, name func(checks.State) string) []string {
	var order []checks.State
	count := map[checks.State]int{}
	for _, strip := range strips {
		for _, u := range strip.Units {
			if count[u.State]++; count[u.State] == 1 {
				order = append(order, u.State)
			}
		}
	}
	var out []string
	for _, state := range order {
		out = append(out, name(state)+fmt.Sprint(count[state]))
	}
	return out
}

// printProgress prints how far the work on each clause is.
func (s *session) printProgress(d *desk.Desk, v desk.GlanceView) {
	const cells = 20
	s.printHead(v.CheckView)
	rows := [][]string{{s.say("progress.clause", nil), s.say("progress.bar", nil), s.say("progress.proven", nil), s.mark(checks.Met),
		s.mark(checks.NotMet), s.mark(checks.CannotTell), s.mark(checks.NotChecked)}}
	for _, p := range v.Progress {
		name := p.Check
		if check := d.Standard().Check(p.Check); check != nil {
			name = s.words(check.Short)
		}
		if n := len(p.Clauses); n > 0 {
			name = p.Clauses[n-1].Clause + " " + name
		}
		proven := "–"
		if p.Due() > 0 {
			proven = fmt.Sprintf("%d/%d", p.Proven(), p.Due())
		}
		rows = append(rows, []string{name, s.bar(p.UnitCount, cells), proven,
			fmt.Sprint(p.Kept), fmt.Sprint(p.Broken), fmt.Sprint(p.Unknown), fmt.Sprint(p.Unlooked)})
	}
	s.grid(rows)
	fmt.Fprintln(s.out)
	s.saying("progress.note", lang.Args{"met": lang.Same(s.mark(checks.Met)), "broken": lang.Same(s.mark(checks.NotMet)),
		"unknown": lang.Same(s.mark(checks.CannotTell)), "unlooked": lang.Same(s.mark(checks.NotChecked))})
}

// bar draws a count as cells; for a screen reader there is none.
func (s *session) bar(u checks.UnitCount, cells int) string {
	if s.linear {
		return ""
	}
	var b strings.Builder
	for i, n := range checks.Shares(cells, u.Kept, u.Broken, u.Unknown, u.Unlooked) {
		b.WriteString(strings.Repeat(s.mark([]checks.Verdict{checks.Met, checks.NotMet, checks.CannotTell, checks.NotChecked}[i]), n))
	}
	return b.String()
}
