package desk

import (
	"context"
	"errors"

	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// RunVisits visits what is waiting in a round. Each page is kept in an act of its own
// as soon as it is there, and then told, from the caller's goroutine; what was kept
// stays when the work is stopped, and a later round goes on from there. One page that
// cannot be kept, for its inspection was closed meanwhile, leaves the others alone.
func (d *Desk) RunVisits(ctx context.Context, round Visits, tell func(done, all int, v Visit)) (Visits, error) {
	var waiting []int
	var list []visit
	for i, v := range round.List {
		if v.State == VisitWaiting {
			waiting, list = append(waiting, i), append(list, visit{address: v.Address, how: way(round.render)})
		}
	}
	done := 0
	err := d.visitAll(ctx, list, func(i int, t capture.Capture, err error) error {
		v := &round.List[waiting[i]]
		done++
		if err != nil {
			err = v.leave(err)
		} else if err = d.keepVisit(ctx, v, t); closed(err) {
			err = v.leave(err)
		}
		if err != nil {
			return err
		}
		if tell != nil {
			tell(done, len(list), *v)
		}
		return nil
	})
	return round, err
}

// keepVisit keeps the page of a visit.
func (d *Desk) keepVisit(ctx context.Context, v *Visit, t capture.Capture) error {
	return d.write(ctx, func(a *act) error {
		c, err := a.forCapture(v.id, v.Check)
		if err != nil {
			return err
		}
		record, err := a.capture(c, t, v.Check)
		if err != nil {
			return err
		}
		got := []Captured{captured(record, t)}
		if err := a.countProposals(c, got); err != nil {
			return err
		}
		v.State, v.Day, v.Capture, v.Outcome = VisitUnread, calendar.DayOf(t.At), record.ID, record.Outcome
		v.Words, v.Found = got[0].Words, got[0].Proposals
		if t.Outcome == page.Fetched {
			v.State = VisitRead
		}
		return nil
	})
}

// closed tells that an inspection takes no more pages.
func closed(err error) bool {
	e, ours := lang.AsError(err)
	return ours && e.Code == "inspection.closed"
}

// leave puts a visit aside with the reason, where it is one that concerns this visit
// alone; other errors stop the round.
func (v *Visit) leave(err error) error {
	v.State = VisitLeft
	if errors.Is(err, errSilent) {
		v.Words = messages().Text("visits.silent", args{"host": lang.Line(hostOf(v.Address))})
		return nil
	}
	e, ours := lang.AsError(err)
	if !ours {
		return err
	}
	v.Words = e.Text
	return nil
}
