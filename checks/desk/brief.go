package desk

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Brief is what stands beside a line of what needs a person: how its term was counted
// day by day, where its inspection stands, and what the paper that it asks for lacks.
type Brief struct {
	Line  *InspectionLine // nil where it is about none
	Days  []CountedDay    // of a term in working days that is short
	Paper checks.PaperKind
	Lacks []paper.Gap
}

// CountedDay is a day of a term.
type CountedDay struct {
	Day    calendar.Day
	Number int       // which working day; 0: it is passed over
	Note   lang.Text // why it is off or works, where that is not the day of the week alone
	Last   bool
}

// BriefOf reads what stands beside a line. It judges an inspection, so it is asked for
// one line at a time.
func (d *Desk) BriefOf(ctx context.Context, l NeedLine) (out Brief, err error) {
	err = d.read(ctx, func(v *view) error {
		if l.Term != nil && l.Term.byWork {
			office, err := v.office()
			if err != nil {
				return err
			}
			out.Days = countedDays(&l.Term.Term, office.Calendar(v.days))
		}
		if l.Inspection == "" {
			return nil
		}
		if out.Line, err = v.lineOf(l.Inspection); err != nil || out.Line == nil {
			return err
		}
		c, err := v.load(l.Inspection)
		if err != nil {
			return err
		}
		out.Paper = l.paper(c.Inspection.Form)
		p, err := v.paperOn(c, out.Paper, checks.PaperDetails{})
		if _, told := lang.AsError(err); told {
			out.Paper = "" // it cannot be prepared: nobody is told what it lacks
			return nil
		}
		if err == nil {
			out.Lacks = p.missing()
		}
		return err
	})
	return out, err
}

// lineOf gives the line of an inspection, nil where there is none.
func (v *view) lineOf(id string) (*InspectionLine, error) {
	rows, err := v.Reader.Inspections(journal.InspectionQuery{ID: id})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	numbers, err := v.numbering()
	if err != nil {
		return nil, err
	}
	names, err := v.names(rows)
	return &InspectionLine{InspectionRow: rows[0], Name: names[rows[0].Holder].Text(), Shown: numbers.shown(rows[0])}, err
}

// paper is the paper that the line asks for, as far as the form may issue it.
func (l NeedLine) paper(f checks.Form) checks.PaperKind {
	kind := l.Paper
	if l.Term != nil {
		kind = map[checks.TermKind]checks.PaperKind{
			checks.TermSend: checks.RecommendationPaper, checks.TermServe: checks.RecommendationPaper,
			checks.TermFinish: checks.ResultsPaper,
		}[l.Term.Kind]
	}
	if kind == "" || !f.MayIssue(kind) {
		return checks.MemoPaper
	}
	return kind
}

// longestCounted is how many days of a term are listed one by one.
const longestCounted = 20

// countedDays lists the days of a term, from the day after its beginning to its last.
func countedDays(t *checks.Term, days *calendar.Calendar) []CountedDay {
	if t.Gap != "" || t.From == 0 || t.Last <= t.From || t.Last > t.From.Add(longestCounted) {
		return nil
	}
	var out []CountedDay
	n := 0
	for d := t.From.Add(1); d <= t.Last; d = d.Add(1) {
		day := CountedDay{Day: d, Last: d == t.Last}
		if working, _ := days.Working(d); working {
			n++
			day.Number = n
		}
		if note, ok := days.Note(d); ok {
			day.Note = note.Words()
		}
		out = append(out, day)
	}
	return out
}
