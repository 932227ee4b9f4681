package desk

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What a paper waits for, as its row tells it: of whatever day, so that the row need
// not be made anew when a day has passed.
const (
	WaitsNumber    = "register"  // to be registered
	WaitsService   = "serve"     // to be served on the holder
	WaitsAnswer    = "answer"    // an objection, to be answered with reasons
	WaitsExecution = "execution" // to be told what became of each violation
	WaitsDecision  = "decision"  // all is told; whether the paper was executed is to be decided
	WaitsReply     = "reply"     // what the holder says
)

// Waits lists what papers wait for, in the order in which it comes.
func Waits() []string {
	return []string{WaitsNumber, WaitsService, WaitsAnswer, WaitsExecution, WaitsDecision, WaitsReply}
}

// WaitsWords says what a paper waits for; nothing where it waits for nothing.
func WaitsWords(waits string) lang.Text {
	if waits == "" {
		return lang.Text{}
	}
	return messages().Text("waits."+waits, nil)
}

// paperRows makes the rows of the papers of an inspection.
func (d *Deriver) paperRows(s journal.Subject, c *caseView, terms []checks.Term) []journal.PaperRow {
	var out []journal.PaperRow
	days := c.office.Calendar(d.days)
	for i := range c.Papers {
		p := &c.Papers[i]
		row := paperRow(s, p)
		row.Inspection, row.Holder = c.Inspection.Number, c.Inspection.Holder
		row.Folded = lang.Fold(row.Number + "\n" + row.Inspection)
		if !c.Amended(p.ID) {
			end, _ := c.Elimination(p, c.law, days)
			row.Left = len(c.pointsOpen(p, end.Last))
			row.Waits, row.Objected = c.waits(p, row.Left)
			row.Due = dueOf(row.Waits, p, terms, end.Last)
		}
		out = append(out, row)
	}
	return out
}

// officePaperRows makes the rows of the papers of the office: agendas, protocols. They
// wait for a number alone.
func officePaperRows(o *checks.Office) []journal.PaperRow {
	var out []journal.PaperRow
	for i := range o.Papers {
		row := paperRow(journal.Office, &o.Papers[i])
		row.Folded = lang.Fold(row.Number)
		if !o.Papers[i].Frozen() {
			row.Waits = WaitsNumber
		}
		out = append(out, row)
	}
	return out
}

// paperRow says of a paper what stands in it alone.
func paperRow(s journal.Subject, p *checks.IssuedPaper) journal.PaperRow {
	row := journal.PaperRow{
		ID: p.ID, Subject: s, Kind: p.Paper, State: PaperIssued, Number: p.Number(), Points: len(p.Points()),
		Issued: calendar.DayOf(p.Mark.Time).String(),
	}
	row.Day = row.Issued
	if n := len(p.Course); n > 0 {
		row.State, row.Day = p.Course[n-1].Value, p.Course[n-1].Day.String()
	}
	if len(p.States) > 1 {
		row.State = PaperConflict
	}
	return row
}

// pointsOpen lists the violations of a paper of which nobody has said what became.
func (c *caseView) pointsOpen(p *checks.IssuedPaper, last calendar.Day) []string {
	if p.Kind() != checks.RecommendationPaper && p.Kind() != checks.ResultsPaper {
		return nil
	}
	var list []PointCourse
	for _, point := range p.Points() {
		list = append(list, c.pointCourse(p, point, last, nil))
	}
	return inState(list, PointOpen)
}

// waits says what is to be done about a paper next, as next does it in words, and how
// many of its points are under an objection that waits for its answer.
func (c *caseView) waits(p *checks.IssuedPaper, left int) (waits string, objected int) {
	switch {
	case !p.Frozen():
		return WaitsNumber, 0
	case p.Reached(checks.Served) == nil && slices.Contains(toHolder, p.Kind()):
		return WaitsService, 0
	}
	switch p.Kind() {
	case checks.RecommendationPaper:
		objected = c.objectedPoints(p)
		switch {
		case objected > 0:
			return WaitsAnswer, objected
		case left > 0:
			return WaitsExecution, 0
		case !c.decided(p):
			return WaitsDecision, 0
		}
	case checks.ResultsPaper:
		if left > 0 {
			return WaitsExecution, 0
		}
	case checks.DemandPaper, checks.LetterPaper:
		if len(c.StepsAbout(checks.Reply, p.ID)) == 0 && p.Reached(checks.Answered) == nil {
			return WaitsReply, 0
		}
	}
	return "", 0
}

// objectedPoints counts the points under objections that were not answered.
func (c *caseView) objectedPoints(p *checks.IssuedPaper) int {
	n := 0
	for _, s := range c.StepsAbout(checks.Objection, p.ID) {
		if c.replied(s.ID) {
			continue
		}
		for _, point := range c.Paper(s.Paper).Points() {
			if c.objected(&s, point.Point) {
				n++
			}
		}
	}
	return n
}

// decided tells whether the decision on the execution of a paper is registered.
func (c *caseView) decided(p *checks.IssuedPaper) bool {
	chain := c.Chain(p.ID)
	return slices.ContainsFunc(c.Papers, func(other checks.IssuedPaper) bool {
		return other.Kind() == checks.DecisionPaper && slices.Contains(chain, other.Details().Follows)
	})
}

// dueOf gives the last day of what a paper waits for: of the terms that follow from
// it the one of that kind, else the end of the term that the paper itself sets.
func dueOf(waits string, p *checks.IssuedPaper, terms []checks.Term, eliminate calendar.Day) string {
	kinds := map[string][]checks.TermKind{
		WaitsNumber: {checks.TermSend}, WaitsService: {checks.TermServe, checks.TermSend}, WaitsAnswer: {checks.TermAnswer},
		WaitsExecution: {checks.TermEliminate, checks.TermActEliminate}, WaitsDecision: {checks.TermDecide},
	}[waits]
	var last calendar.Day
	for _, t := range terms {
		own := t.Paper == p.ID || t.Paper == "" && waits == WaitsNumber && p.Kind() == checks.RecommendationPaper
		if own && slices.Contains(kinds, t.Kind) && t.Last != 0 && (last == 0 || t.Last < last) {
			last = t.Last
		}
	}
	if waits == WaitsExecution {
		last = cmp.Or(last, eliminate)
	}
	if last == 0 {
		return ""
	}
	return last.String()
}
