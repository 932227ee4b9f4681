package checks

import (
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var _ = register(standard.Deadline, judgeDeadline)

// judgeDeadline judges each row of the registers that were brought by the terms of
// article 11 of the Law. Without a register the analyst answers.
func judgeDeadline(a *asked) []Unit {
	tables, missing := a.registers()
	var out []Unit
	if missing {
		out = append(out, a.rest(Unknown, reason("register.not-held", nil)))
	}
	if len(tables) == 0 {
		if missing {
			return out
		}
		return judgeByHand(a)
	}
	judge := a.answerUnit
	if a.part.Limit == limitExtension {
		judge = a.extensionUnit
	}
	asked := 0
	for _, l := range requests(tables) {
		if u, ok := judge(readRequest(l)); ok {
			out = append(out, u)
			asked++
		}
	}
	if asked == 0 && a.part.Limit == limitExtension {
		out = append(out, a.noneExtended(tables))
	}
	return out
}

// Ids of the limits of article 11.
const (
	limitAnswer    = "answer"
	limitExtension = "extension"
	limitTold      = "extension-notice"
	limitForward   = "forward"
	limitPosted    = "posted-notice"
	limitRefusal   = "refusal"
)

// noneExtended says what registers that name no extension tell: that there was
// none, if they have a column for it.
func (a *asked) noneExtended(tables []*tableView) Unit {
	for _, t := range tables {
		if !t.everywhere("extended") {
			return a.rest(Unknown, reason("row.no-column", args{"column": a.columnTitle("extended")}))
		}
	}
	return a.rest(State(Inapplicable), reason("row.none-extended", nil))
}

// everywhere tells whether every sheet of the register has a column.
func (t *tableView) everywhere(name string) bool {
	for i := range t.Rows {
		if !t.HasIn(i, name) {
			return false
		}
	}
	return t.Has(name)
}

// request is a row of a register of requests, read.
type request struct {
	line
	received, registered calendar.Day
	answered, refused    calendar.Day
	forwarded, posted    calendar.Day
	extended, extendedTo calendar.Day
	told                 calendar.Day
	unread               []string // columns whose cells are no days
}

func readRequest(l line) request {
	r := request{line: l}
	for _, c := range []struct {
		name string
		into *calendar.Day
	}{
		{"received", &r.received}, {"registered", &r.registered}, {"answered", &r.answered}, {"refused", &r.refused},
		{"forwarded", &r.forwarded}, {"posted", &r.posted}, {"extended", &r.extended}, {"extended_to", &r.extendedTo},
		{"told", &r.told},
	} {
		day, ok := l.day(c.name)
		if !ok {
			r.unread = append(r.unread, c.name)
		}
		*c.into = day
	}
	return r
}

// regime finds the regime that a cell tells of. A register has few words for it, and
// each is looked up once.
func (b *bench) regime(cell string) *standard.Regime {
	if cell == "" {
		return nil
	}
	found, known := b.regimes[cell]
	if !known {
		found = b.law.RegimeOf(cell)
		b.regimes[cell] = found
	}
	return found
}

// rowUnit begins the unit of a row.
func (a *asked) rowUnit(l line) Unit {
	return Unit{
		Sheet: l.table.Rows[l.row].Sheet, Line: l.number(), Number: l.cell("number"), Evidence: []string{l.table.by.ID},
	}
}

// request begins the unit of a request. It is finished where the row is not to be
// judged, or cannot be: that is said, with the reason.
func (a *asked) request(r request) (u Unit, finished bool) {
	u = a.rowUnit(r.line)
	u.Date = r.received
	// finish says what became of a row that no term is counted for.
	finish := func(s State, why Reason) (Unit, bool) {
		u.State, u.Reasons = s, []Reason{why}
		day := r.received
		if day == 0 {
			day = a.asOf
		}
		return a.unit(u, day), true
	}
	switch regime := a.regime(r.cell("regime")); {
	case r.cell("regime") != "" && regime == nil:
		return finish(Unclear, reason("row.regime-unknown", args{"regime": r.cell("regime")}))
	case regime != nil && !regime.Judged:
		return finish(Outside, reason("row.regime", args{"regime": regime.Title}))
	case r.aside:
		return finish(Outside, reason("row.spoken-of-later", nil))
	}
	if r.received == 0 {
		return finish(Unclear, reason("row.no-day", args{"columns": a.columnTitles([]string{"received"})}))
	}
	if !a.period.Contains(r.received) {
		return finish(Outside, reason("row.outside-period", args{"day": r.received}))
	}
	if !a.reach.Contains(r.received) {
		return finish(Cut, a.whyCut(calendar.Span{From: r.received, To: r.received}))
	}
	if !a.span.Contains(r.received) {
		u.asks = a.ask
		return finish(Unclear, mustAsk(a.ask))
	}
	if r.twice {
		return finish(Unclear, reason("row.twice", args{"number": r.cell("number")}))
	}
	if names := r.contradictions(); len(names) > 0 {
		return finish(Unclear, reason("row.contradiction", args{"columns": a.columnTitles(names)}))
	}
	return u, false
}

// contradictions names the columns whose days cannot be: before the request was
// received, after the register was drawn up, or no days at all.
func (r request) contradictions() []string {
	out := r.unread
	for _, c := range []struct {
		name string
		day  calendar.Day
	}{
		{"registered", r.registered}, {"answered", r.answered}, {"refused", r.refused}, {"forwarded", r.forwarded},
		{"posted", r.posted}, {"extended", r.extended}, {"told", r.told}, {"received", r.received},
	} {
		if c.day != 0 && (c.day < r.received || c.day > r.table.told()) {
			out = append(out, c.name)
		}
	}
	if r.extended != 0 && r.extendedTo != 0 && r.extendedTo < r.extended {
		out = append(out, "extended_to")
	}
	return out
}

// columnTitles names columns of the list as it is shown.
func (a *asked) columnTitles(names []string) textList {
	var out textList
	for _, n := range names {
		out = append(out, a.columnTitle(n).title())
	}
	return out
}

func (a *asked) columnTitle(name string) columnName { return columnName{a.part.Rows, name} }
