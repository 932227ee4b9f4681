package desk

import (
	"cmp"
	"context"
	"math"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// DeadlineQuery asks for terms that run; empty fields ask nothing.
type DeadlineQuery struct {
	Mine       bool           // of inspections that are the author's, and what she follows up
	Of         []checks.Owner // whose they are
	Until      calendar.Day   // with a last day not later
	Inspection string         // of one inspection alone
	Limit      int            // 0: all
	Offset     int
}

// DeadlineLine is a term that runs, as it is listed.
type DeadlineLine struct {
	checks.Term
	Shown   string    // short number of the inspection; empty: of the office
	Name    lang.Text // of the holder
	Whose   string    // whose inspection it is, or who follows it up
	Working int       // working days left, below zero: over
	Days    int       // days left
	Over    bool      // the last day is over
	Stale   bool      // the row from which it is read has moved on
	Tells   []lang.Text
	byWork  bool // its days are counted as working days
}

// Left says how much is left, in a word or two.
func (l DeadlineLine) Left() lang.Text {
	switch n := l.Working; {
	case l.Gap == checks.NoTerm:
		return messages().Text("left.no-term", nil)
	case l.Gap == checks.NotRunning:
		return messages().Text("left.suspended", nil)
	case l.Gap.Conflict():
		return messages().Text("left.conflict", nil)
	case l.Gap != "":
		return messages().Text("left.no-day", nil)
	case l.Over:
		return messages().Text("left.over", nil)
	case l.Days == 0:
		return messages().Text("left.today", nil)
	case l.byWork:
		return messages().Text("left.working", args{"n": n})
	}
	return messages().Text("left.days", args{"n": l.Days})
}

// Urgent tells whether a term of ours has three working days or fewer left.
func (l DeadlineLine) Urgent() bool {
	const few = 3
	return l.Gap == "" && l.Of != checks.OfHolder && l.Working <= few
}

// DeadlinePage is a page of the terms that run, and how many there are without it.
type DeadlinePage struct {
	Lines []DeadlineLine
	All   int
	Over  int // of them, whose last day is over
}

// DeadlinePage lists the terms that run today: those that are over first, then by
// their days, then those without a day. Without a database there are none.
func (d *Desk) DeadlinePage(ctx context.Context, q DeadlineQuery) (out DeadlinePage, err error) {
	err = d.read(ctx, func(v *view) error {
		w, err := v.watching(q)
		if err != nil {
			return err
		}
		out.All = len(w.held)
		for _, t := range w.held {
			if t.Overdue(v.Today()) {
				out.Over++
			}
		}
		out.Lines, err = w.lines(q.Limit, q.Offset)
		return err
	})
	return out, noneWithoutStore(err)
}

// Deadlines lists the terms that run today, as DeadlinePage does.
func (d *Desk) Deadlines(ctx context.Context, q DeadlineQuery) ([]DeadlineLine, error) {
	page, err := d.DeadlinePage(ctx, q)
	return page.Lines, err
}

// watching is a look at the terms that run on a day.
type watching struct {
	*view
	office *checks.Office
	days   *calendar.Calendar
	rows   map[string]journal.InspectionRow // by id
	owners map[string]string                // of inspections
	held   []checks.Term
}

// watching gathers the terms that the query wants, in their order. What stands in
// the rows is not counted anew before a page of it is shown.
func (v *view) watching(q DeadlineQuery) (*watching, error) {
	w := &watching{view: v, rows: map[string]journal.InspectionRow{}, owners: map[string]string{}}
	var err error
	if w.office, err = v.office(); err != nil {
		return w, err
	}
	w.days = w.office.Calendar(v.days)
	if q.Inspection != "" {
		err = w.one(q.Inspection)
	} else {
		w.held = checks.OfficeTerms(w.office, v.law, v.days, v.Today())
		err = w.all()
	}
	w.held = slices.DeleteFunc(w.held, func(t checks.Term) bool { return !w.wants(q, t) })
	slices.SortStableFunc(w.held, func(a, b checks.Term) int {
		return cmp.Or(cmp.Compare(dayOrNever(a), dayOrNever(b)), cmp.Compare(w.rows[a.Inspection].Number, w.rows[b.Inspection].Number),
			cmp.Compare(a.Inspection, b.Inspection))
	})
	return w, err
}

// dayOrNever puts what has no last day after what has one.
func dayOrNever(t checks.Term) calendar.Day {
	if t.Last == 0 {
		return math.MaxInt32
	}
	return t.Last
}

func (w *watching) wants(q DeadlineQuery, t checks.Term) bool {
	mine := w.owners[t.Inspection]
	if t.Inspection == "" {
		mine = t.Who
	}
	return (len(q.Of) == 0 || slices.Contains(q.Of, t.Of)) && (!q.Mine || mine == w.author.Name) &&
		(q.Until == 0 || t.Last != 0 && t.Last <= q.Until)
}

// mostAnew is how many stale rows are made anew for a list; of the others what was
// true is shown, and said to be so.
const mostAnew = 200

// all gathers the terms of every inspection from which any follow.
func (w *watching) all() error {
	rows, err := w.Inspections(journal.InspectionQuery{Clock: true})
	if err != nil {
		return err
	}
	clocks := make([]clockRow, len(rows))
	appointed := map[string][]calendar.Day{}
	anew := 0
	for i, row := range rows {
		if row.Stale && anew < mostAnew {
			anew++
			if clocks[i], err = w.clockOf(row.ID); err != nil {
				return err
			}
			row.Stale = false
		} else {
			clocks[i] = readClock(row)
		}
		w.rows[row.ID], w.owners[row.ID] = row, clocks[i].Owner
		if e := clocks[i].Earlier; e != "" {
			appointed[e] = append(appointed[e], clocks[i].Act)
		}
	}
	for i, row := range rows {
		w.held = append(w.held, checks.Running(clocks[i].Terms, w.Today(), appointed[row.ID])...)
	}
	return nil
}

// one gathers the terms of one inspection, made anew.
func (w *watching) one(ref string) error {
	row, err := w.findInspection(ref)
	if err != nil {
		return err
	}
	clock, err := w.clockOf(row.ID)
	if err != nil {
		return err
	}
	followers, err := w.Inspections(journal.InspectionQuery{Holder: row.Holder, Form: string(checks.Unscheduled), Clock: true})
	if err != nil {
		return err
	}
	var appointed []calendar.Day
	for _, r := range followers {
		if next := readClock(r); next.Earlier == row.ID {
			appointed = append(appointed, next.Act)
		}
	}
	w.rows[row.ID], w.owners[row.ID] = row, clock.Owner
	w.held = checks.Running(clock.Terms, w.Today(), appointed)
	return nil
}

// clockOf folds and judges an inspection, and gathers what follows.
func (w *watching) clockOf(id string) (clockRow, error) {
	c, err := w.load(id)
	if err != nil {
		return clockRow{}, err
	}
	judged, err := w.judged(c)
	if err != nil {
		return clockRow{}, err
	}
	return w.finder().clock(c, judged.Findings)
}

// lines shows a page of the terms.
func (w *watching) lines(limit, offset int) ([]DeadlineLine, error) {
	held := w.held[min(offset, len(w.held)):]
	if limit > 0 {
		held = held[:min(limit, len(held))]
	}
	numbers, err := w.numbering()
	if err != nil {
		return nil, err
	}
	names, err := w.namesFor(held)
	if err != nil {
		return nil, err
	}
	var out []DeadlineLine
	for _, t := range held {
		l := DeadlineLine{Term: t.Counted(w.law, w.days), Name: names[t.Holder].Text(), Whose: cmp.Or(w.owners[t.Inspection], t.Who)}
		if row, ok := w.rows[t.Inspection]; ok {
			l.Shown, l.Stale = numbers.shown(row), row.Stale
		}
		l.Working, l.Days = l.Term.Left(w.Today(), w.days)
		l.Over, l.byWork, l.Tells = l.Overdue(w.Today()), l.InWorkingDays(w.law), l.Told(w.law)
		out = append(out, l)
	}
	return out, nil
}

// namesFor gives the names of the holders of some terms.
func (w *watching) namesFor(list []checks.Term) (map[string]checks.Name, error) {
	var rows []journal.InspectionRow
	for _, t := range list {
		if t.Holder != "" {
			rows = append(rows, journal.InspectionRow{Holder: t.Holder})
		}
	}
	return w.names(rows)
}

// Subject names what the term is about, in a word: the number of the paper, else
// that of the inspection; the Commission; the report.
func (l DeadlineLine) Subject() lang.Text {
	switch {
	case l.Kind == checks.TermYear:
		return messages().Text("deadline.report", nil)
	case l.Inspection == "":
		return messages().Text("deadline.commission", nil)
	case l.Number != "":
		return lang.Same("№ " + lang.Line(l.Number))
	}
	return lang.Same(l.Shown)
}

// What says what must be done; of a recommendation of the Commission, which.
func (l DeadlineLine) What() lang.Text {
	if l.About == (lang.Text{}) {
		return l.Kind.Words()
	}
	what := l.Kind.Words()
	return lang.Text{KK: what.KK + ". " + l.About.KK, RU: what.RU + ". " + l.About.RU, EN: what.EN + ". " + l.About.EN}
}
