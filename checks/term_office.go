package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// OfficeTerms lists what runs for the office as a whole: the next sitting of the
// Commission, its recommendations that are not executed yet, the report of the year.
func OfficeTerms(o *Office, law *standard.Standard, embedded *calendar.Calendar, today calendar.Day) []Term {
	w := &bureau{office: o, law: law, days: o.Calendar(embedded), today: today}
	w.sittings()
	w.decisions()
	w.year()
	return w.list
}

// bureau gathers the terms of the office.
type bureau struct {
	office *Office
	law    *standard.Standard
	days   *calendar.Calendar
	today  calendar.Day
	list   []Term
}

func (w *bureau) add(t Term) { w.list = append(w.list, t.Counted(w.law, w.days)) }

// SittingSpan is when the Commission sits: the last ten days of the last month of
// the quarter (art. 19 of the Law), counted from the 21st, for the quarter of a day.
func SittingSpan(d calendar.Day) calendar.Span {
	quarter := calendar.SlotOf(calendar.Quarter, d).Span
	from, _ := calendar.NewDay(quarter.To.Year(), quarter.To.Month(), 21)
	return calendar.Span{From: from, To: quarter.To}
}

// sittings are those that are set, or else the next span in which the Commission
// has to sit.
func (w *bureau) sittings() {
	seen := map[string]int{}
	for _, s := range w.office.Sittings {
		seen[s.ID]++
	}
	ahead := false
	for _, s := range w.office.Sittings {
		if s.Day < w.today || seen[s.ID] == 0 {
			continue
		}
		t := Term{Kind: TermSitting, Of: OfCommission, From: s.Day, Last: s.Day, Step: s.ID}
		switch {
		case len(w.office.Unread) > 0:
			t.Gap = NotRead
		case seen[s.ID] > 1:
			t.Gap = TwoDecisions
		}
		seen[s.ID], ahead = 0, true // one row, whatever its records say
		w.add(t)
	}
	if !ahead {
		w.span()
	}
}

// span is the next span in which no sitting is recorded.
func (w *bureau) span() {
	span := SittingSpan(w.today)
	sat := slices.ContainsFunc(w.office.Sittings, func(s Sitting) bool { return span.Contains(s.Day) })
	days := workingDaysOf(span, w.days)
	if sat || len(days) == 0 || days[len(days)-1] < w.today {
		span = SittingSpan(span.To.Add(1))
		days = workingDaysOf(span, w.days)
	}
	if len(days) > 0 {
		w.add(Term{Kind: TermSitting, Of: OfCommission, From: span.From, Last: days[len(days)-1]})
	}
}

// decisions are the recommendations of the Commission that nobody has answered as
// executed.
func (w *bureau) decisions() {
	for _, i := range w.office.Items {
		list := w.office.Decisions[i.ID]
		if len(list) == 0 {
			continue
		}
		t := Term{Kind: TermFollow, Of: OfCommission, Item: i.ID, Holder: i.Holder, About: i.Title()}
		d := list[0]
		t.From, t.Last, t.Who = d.Day, d.Term, d.Follower
		followed := w.office.Executions[PointKey{i.ID, 0}]
		switch {
		case len(list) > 1:
			t.Gap, t.Who = TwoDecisions, ""
		case d.Term == 0 || d.Value != Adopted && d.Value != Changed:
			continue
		case len(followed) > 1:
			t.Gap = TwoExecutions
		case len(followed) == 1 && followed[0].Value == Executed:
			continue
		}
		if len(w.office.Unread) > 0 {
			t.Gap = NotRead
		}
		if t.From == 0 {
			t.From = t.Last
		}
		w.add(t)
	}
}

// The report to the President goes by this day (art. 6-2(1)(7) of the Law).
const (
	reportMonth = 6
	reportDay   = 1
)

// year is the next report to the President. Whether it has gone the journal does
// not hold: after its day the next one runs.
func (w *bureau) year() {
	due, ok := calendar.NewDay(w.today.Year(), reportMonth, reportDay)
	if ok && due < w.today {
		due, ok = calendar.NewDay(w.today.Year()+1, reportMonth, reportDay)
	}
	if ok {
		w.add(Term{Kind: TermYear, Of: OfOffice, From: due, Last: due})
	}
}
