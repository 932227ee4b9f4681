package inspection

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// peek is how many lines the check under the cursor has below the list.
const peek = 4

// Draw implements screen.Screen.
func (s *inspection) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	left, right := screen.Panes(c)
	h := left.Height()
	f, ok := s.at()
	switch {
	case right.Width() > 0:
		if ok {
			s.drawDetail(right, f)
		}
		foot := s.foot()
		if h > 24+len(foot) {
			h -= len(foot) + 1
			widget.Heading(left, h, words.In(s.env, "case", nil), "")
			for i, line := range foot {
				left.Put(1, h+1+i, theme.Plain, line[0])
				left.Put(20, h+1+i, theme.Plain, widget.Fit(line[1], left.Width()-21))
			}
		}
	case ok && h >= 16 && !s.hidden:
		h -= peek
		s.drawPeek(left.Rows(h, peek), f)
	}
	s.drawList(left.Rows(0, h))
}

func (s *inspection) drawList(c widget.Canvas) {
	e := s.env
	rows := s.rows()
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.clause", nil), Width: max(clauseWidth(rows), widget.Width(words.In(e, "column.clause", nil)))},
		widget.Column{Title: words.In(e, "column.check", nil)},
		widget.Column{Title: words.In(e, "column.verdict", nil), Width: screen.VerdictWidth(e)},
		widget.Column{Title: words.In(e, "column.proven", nil), Width: 6, Right: true, Drop: 1},
	)
	y := 0
	if c.Height() > len(rows) || c.Height() > 12 {
		table.Head(c, 0)
		y = 1
	}
	if len(rows) == 0 {
		c.Put(3, y, theme.Plain, words.In(e, "no-row", nil))
		return
	}
	from, to := s.list.Window(len(rows), c.Height()-y)
	for i := from; i < to; i++ {
		f := rows[i]
		check := screen.CheckOf(e, f.Check)
		table.Row(c, y+i-from, i == s.list.Cursor,
			widget.Cell{Text: Clause(f)}, widget.Cell{Text: e.In(check.Short)},
			s.verdict(f), widget.Cell{Text: proven(f)})
	}
}

func clauseWidth(rows []checks.Finding) int {
	n := 4
	for _, f := range rows {
		n = max(n, widget.Width(Clause(f)))
	}
	return n
}

// verdict shows the verdict in force; one of the analyst has a mark.
func (s *inspection) verdict(f checks.Finding) widget.Cell {
	cell := screen.VerdictCell(s.env, f.Verdict)
	if f.Conflict {
		return widget.Cell{Text: "! " + words.In(s.env, "conflict", nil), Style: theme.Fault}
	}
	return cell
}

// Clause is the number under which a check is known: that of the clause of the
// latest edition.
func Clause(f checks.Finding) string {
	if len(f.Clauses) == 0 {
		return "–"
	}
	return f.Clauses[len(f.Clauses)-1].Clause
}

// proven says how much is proven of what is due, in units of the parts that
// count: of more than 99 in per cent.
func proven(f checks.Finding) string {
	known, due := 0, 0
	for _, p := range f.Parts {
		for _, u := range slices.Concat(p.Slots, p.Events, p.Items, p.Rows) {
			if u.State.Proven() {
				known++
			}
			if u.State.Due() {
				due++
			}
		}
	}
	switch {
	case due == 0:
		return "–"
	case due > 99:
		return strconv.Itoa(known*100/due) + "%"
	}
	return fmt.Sprintf("%d/%d", known, due)
}

func (s *inspection) drawPeek(c widget.Canvas, f checks.Finding) {
	e := s.env
	check := screen.CheckOf(e, f.Check)
	widget.Heading(c, 0, e.In(check.Title), fmt.Sprintf("%d / %d", s.list.Cursor+1, len(s.rows())))
	lines := s.why(f)
	if len(lines) == 0 {
		lines = []string{words.In(e, "collect", lang.Args{"what": check.Collect})}
	}
	y := 1
	for _, line := range lines {
		for _, part := range widget.Wrap(line, c.Width()-2) {
			if y >= peek-1 {
				break
			}
			c.Put(1, y, theme.Plain, part)
			y++
		}
	}
	c.Put(1, peek-1, theme.Plain, widget.Fit(s.counts(f), c.Width()-2))
}

// why is the verdict in words: the reasons of the parts that do not count as
// kept.
func (s *inspection) why(f checks.Finding) []string {
	var out []string
	for _, r := range f.Reasons {
		out = append(out, s.env.In(r.Words()))
	}
	for _, p := range f.Parts {
		if p.Verdict == checks.Met || p.Verdict == checks.NotChecked {
			continue
		}
		sign, _ := theme.Verdict(p.Verdict)
		for i, r := range p.Reasons {
			if i > 0 { // the sign is that of the part, not of every reason
				sign = " "
			}
			out = append(out, sign+" "+s.env.In(r.Words()))
		}
		out = append(out, s.broken(f, p)...)
	}
	return out
}

// counts names the clauses, and how much evidence there is.
func (s *inspection) counts(f checks.Finding) string {
	var clauses []string
	law := s.env.Desk.Standard()
	for _, c := range f.Clauses {
		if name := law.CiteShort(c.ClauseRef); !slices.Contains(clauses, name) {
			clauses = append(clauses, name)
		}
	}
	return strings.Join(append(clauses, words.In(s.env, "evidence", lang.Args{"n": len(f.Evidence)})), " · ")
}

// foot is the inspection itself in a few lines.
func (s *inspection) foot() [][2]string {
	e, i := s.env, s.view.Case.Inspection
	out := [][2]string{
		{words.In(e, "period", nil), i.Period.From.Digits() + "–" + i.Period.To.Digits()},
		{words.In(e, "as-of", nil), i.AsOf.Digits()},
		{words.In(e, "order", nil), words.In(e, "order."+cmp.Or(s.order, "clause"), nil)},
		{words.In(e, "filter", nil), words.In(e, "filter.none", nil)},
	}
	if s.filter != "" {
		out[3][1] = e.In(s.filter.Words())
	}
	if s.waits > 0 {
		out = append(out, [2]string{words.In(e, "found", nil), words.In(e, "found.waits", lang.Args{"n": s.waits})})
	}
	if note := e.In(s.view.Note); note != "" {
		out = append(out, [2]string{words.In(e, "acts", nil), note})
	}
	return out
}

// drawDetail says what stands behind the verdict of the check under the cursor.
func (s *inspection) drawDetail(c widget.Canvas, f checks.Finding) {
	e := s.env
	law := e.Desk.Standard()
	check := screen.CheckOf(e, f.Check)
	p := pen{c: c, w: c.Width() - 2}
	p.text(theme.Title, e.In(check.Title))
	p.text(theme.Plain, s.counts(f))
	p.skip()
	cell := screen.VerdictCell(e, f.Verdict)
	by := words.In(e, "by-machine", nil)
	if f.By == checks.Analyst {
		by = words.In(e, "by-analyst", nil)
	}
	p.pair(cell.Style, cell.Text, by)
	if f.Answer != nil {
		p.text(theme.Plain, lang.Line(f.Answer.Reason))
		was := screen.VerdictCell(e, f.Computed)
		p.text(theme.Plain, words.In(e, "computed", lang.Args{"verdict": lang.Same(was.Text)}))
	}
	p.head(words.In(e, "parts", nil), "")
	for _, part := range f.Parts {
		p.pair(partStyle(part), sign(part.Verdict)+" "+partTitle(e, check, part.Part), e.In(part.Weight.Words()))
	}
	if lines := s.why(f); len(lines) > 0 {
		p.head(words.In(e, "why", nil), "")
		for _, line := range lines {
			p.text(theme.Plain, line)
		}
	}
	s.drawEvidence(&p, f)
	s.drawNorm(&p, f, law)
	p.head(words.In(e, "to-collect", nil), "")
	p.text(theme.Plain, e.In(check.Collect))
}

func partStyle(p checks.PartFinding) theme.Style {
	_, style := theme.Verdict(p.Verdict)
	return style
}

func sign(v checks.Verdict) string {
	s, _ := theme.Verdict(v)
	return s
}

// mostShown is how many pieces of evidence stand beside the list; the check has
// all of them.
const mostShown = 5

func (s *inspection) drawEvidence(p *pen, f checks.Finding) {
	if len(f.Evidence) == 0 {
		return
	}
	p.head(words.In(s.env, "evidence-head", nil), strconv.Itoa(len(f.Evidence)))
	shown := 0
	for i := range s.view.Case.Evidence {
		ev := &s.view.Case.Evidence[i]
		if !slices.Contains(f.Evidence, ev.ID) || shown == mostShown {
			continue
		}
		shown++
		p.text(theme.Plain, ev.At.Day.Digits()+"  "+s.env.In(ev.Kind.Words())+"  "+lang.Line(ev.Title))
	}
}

// drawNorm quotes the clause in force in the language in which we hold it.
func (s *inspection) drawNorm(p *pen, f checks.Finding, law *standard.Standard) {
	if len(f.Clauses) == 0 {
		return
	}
	ref := f.Clauses[len(f.Clauses)-1].ClauseRef
	_, clause, ok := law.Clause(ref.Edition, ref.Clause)
	if !ok {
		return
	}
	for _, l := range []lang.Lang{s.env.Lang, lang.KK, lang.RU} {
		if w := clause.In(l); w.Flag == standard.UnofficialCopy {
			p.head(words.In(s.env, "norm", lang.Args{"lang": strings.ToUpper(string(l)), "flag": w.Flag.Words()}), "")
			p.text(theme.Plain, "«"+lang.Line(w.Text)+"»")
			return
		}
	}
}

// Next implements screen.Screen.
func (s *inspection) Next() string {
	e := s.env
	if s.view == nil {
		return words.In(e, "not-read", nil)
	}
	if s.view.Sealed {
		return words.In(e, "next.memo", nil)
	}
	if len(s.rows()) == 0 {
		return words.In(e, "next.filter", nil)
	}
	if s.confirms() {
		return words.In(e, "next.found", lang.Args{"n": s.waits})
	}
	for _, want := range []struct {
		v   checks.Verdict
		key string
	}{{checks.CannotTell, "next.unknown"}, {checks.NotChecked, "next.look"}} {
		if f, ok := s.at(); ok && f.Verdict == want.v {
			return words.In(e, want.key, lang.Args{"check": named(e, f)})
		}
	}
	for _, f := range s.rows() {
		if f.Verdict == checks.CannotTell || f.Verdict == checks.NotChecked {
			return words.In(e, "next.go", lang.Args{"check": named(e, f)})
		}
	}
	return words.In(e, "next.memo", nil)
}

// named is a check by its clause and short title.
func named(e *screen.Env, f checks.Finding) string {
	return Clause(f) + " " + e.In(screen.CheckOf(e, f.Check).Short)
}

func partTitle(e *screen.Env, check *standard.Check, id string) string {
	if part := check.Part(id); part != nil {
		return e.In(part.Title)
	}
	return id
}

// pen writes lines one below the other.
type pen struct {
	c    widget.Canvas
	w, y int
}

func (p *pen) text(s theme.Style, text string) {
	for _, line := range widget.Wrap(text, p.w) {
		p.c.Put(1, p.y, s, line)
		p.y++
	}
}

func (p *pen) pair(s theme.Style, left, right string) {
	p.c.Right(p.w+1, p.y, theme.Plain, right)
	p.c.Put(1, p.y, s, widget.Fit(left, p.w-widget.Width(right)-1))
	p.y++
}

func (p *pen) skip() { p.y++ }

func (p *pen) head(label, count string) {
	p.y++
	widget.Heading(p.c, p.y, label, count)
	p.y++
}
