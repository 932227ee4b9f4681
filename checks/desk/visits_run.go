package desk

import (
	"context"
	"errors"

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
		} else if err = d.keepVisit(ctx, v, t); ofOnePage(err) {
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
	if err == nil {
		err = d.countAll(ctx, round)
	}
	return round, err
}

// counted is up to how many captures of an inspection what they propose is counted
// after each of them. Where there are more it is counted once, at the end.
const counted = 30

// keepVisit keeps the page of a visit, and counts what is found on it outside the
// writing.
func (d *Desk) keepVisit(ctx context.Context, v *Visit, t capture.Capture) error {
	captures := 0
	err := d.write(ctx, func(a *act) error {
		c, err := a.forCapture(v.id, v.Check)
		if err != nil {
			return err
		}
		record, err := a.capture(c, t, v.Check)
		if err != nil {
			return err
		}
		one := captured(record, t)
		v.State, v.Day, v.Capture, v.Outcome, v.Words = VisitUnread, one.Saved, one.ID, one.Outcome, one.Words
		if t.Outcome == page.Fetched {
			v.State = VisitRead
		}
		captures = len(c.Captures) + 1
		return nil
	})
	if err != nil || v.State != VisitRead || captures > counted {
		return err
	}
	return d.countVisits(ctx, v.id, []*Visit{v})
}

// countVisits counts what waits on the pages of visits of one inspection.
func (d *Desk) countVisits(ctx context.Context, inspection string, list []*Visit) error {
	pages, err := d.Pages(ctx, inspection)
	if err != nil {
		return err
	}
	for _, p := range pages {
		for _, v := range list {
			if v.Capture == p.ID {
				v.Found = p.Found.Open
			}
		}
	}
	return nil
}

// countAll counts once more at the end: a later page of the same list may show more.
func (d *Desk) countAll(ctx context.Context, round Visits) error {
	visits := map[string][]*Visit{}
	var order []string
	for i := range round.List {
		v := &round.List[i]
		if v.State != VisitRead {
			continue
		}
		if visits[v.id] == nil {
			order = append(order, v.id)
		}
		visits[v.id] = append(visits[v.id], v)
	}
	for _, id := range order {
		if len(visits[id]) < 2 {
			continue // it was counted when it came
		}
		if err := d.countVisits(ctx, id, visits[id]); err != nil {
			return err
		}
	}
	return nil
}

// ofOnePage tells an error that concerns one page and not the round: its inspection
// was closed meanwhile, or the page is greater than an attachment may be.
func ofOnePage(err error) bool {
	e, ours := lang.AsError(err)
	return ours && (e.Code == "inspection.closed" || e.Code == "file.too-large")
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
