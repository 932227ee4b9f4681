package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The Law counts the time of the recommendation from the day on which the violations
// were found, and says no more of that day. Here it is the day of the entry by which
// a part that is broken now first became so, computed or answered; the analyst may
// record another one, with the reason.

// FoundView is the day on which the violations of an inspection were found.
type FoundView struct {
	Number   string
	Day      calendar.Day // none: nothing is broken, or it cannot be told
	Recorded bool         // by the analyst
	Conflict bool         // two recorded days stand against each other
	Computed calendar.Day // the day that the entries show
	Reason   string       // of the recorded day
	Broken   int          // parts that are broken now
}

// FoundDay tells on which day the violations of an inspection were found.
func (d *Desk) FoundDay(ctx context.Context, inspection string) (out FoundView, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		out, err = v.foundView(c)
		return err
	})
	return out, err
}

func (v *view) foundView(c *caseView) (FoundView, error) {
	judged, err := v.judged(c)
	if err != nil {
		return FoundView{}, err
	}
	broken := checks.Broken(judged.Findings)
	out := FoundView{Number: c.Inspection.Number, Broken: len(broken), Conflict: len(c.Found) > 1}
	if out.Computed, err = v.finder().first(c, broken); err != nil {
		return out, err
	}
	out.Day = out.Computed
	if len(c.Found) == 1 {
		out.Day, out.Reason, out.Recorded = c.Found[0].Day, c.Found[0].Reason, true
	}
	if out.Conflict {
		out.Day = 0
	}
	return out, nil
}

// found gives the day on which the violations of an inspection were found, and
// whether it was recorded; none where nothing is broken or two records differ.
func (v *view) found(c *caseView) (day calendar.Day, recorded bool, err error) {
	f, err := v.foundView(c)
	return f.Day, f.Recorded, err
}

// SetFound records the day on which the violations were found. A day to come is
// refused, one before the period of the inspection, and one without a reason.
func (d *Desk) SetFound(ctx context.Context, inspection string, day calendar.Day, reason string) error {
	switch {
	case lang.Line(reason) == "":
		return fail("reason.empty", nil)
	case day == 0:
		return fail("found.no-day", nil)
	case day > d.Today():
		return fail("found.to-come", args{"day": day, "today": d.Today()})
	}
	return d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		if first := c.Inspection.Period.From; day < first {
			return fail("found.too-early", args{"day": day, "first": first})
		}
		return a.answer(journal.KindFound, c.subject(), "found", checks.FoundDay{Day: day, Reason: lang.Line(reason)})
	})
}

// finder looks for the day on which something was found: it folds and judges the
// inspection as it was held at the end of each day.
type finder struct {
	from     journal.Source
	tables   *tables
	embedded *standard.Standard
	days     *calendar.Calendar
}

func (v *view) finder() finder {
	return finder{from: v.Reader, tables: v.tables, embedded: v.embedded, days: v.days}
}

// past is what was written about an inspection, its holder and the office.
type past struct{ own, holder, office []journal.Entry }

// first gives the first day on which a question that is broken now was broken; none
// where nothing is.
func (f finder) first(c *caseView, broken []checks.Question) (calendar.Day, error) {
	if len(broken) == 0 {
		return 0, nil
	}
	var p past
	var err error
	for _, s := range []struct {
		subject journal.Subject
		into    *[]journal.Entry
	}{{c.subject(), &p.own}, {journal.Holder(c.Inspection.Holder), &p.holder}, {journal.Office, &p.office}} {
		if *s.into, err = f.from.Entries(s.subject); err != nil {
			return 0, err
		}
	}
	days := p.days()
	seen := ""
	for i, day := range days {
		if i == len(days)-1 {
			return day, nil // what stands at its end stands now
		}
		then, digest, err := f.at(c.Inspection.ID, c.Inspection.Holder, p.until(day))
		if err != nil || digest == seen || then == nil {
			if err != nil {
				return 0, err
			}
			continue
		}
		seen = digest
		if f.any(then, broken) {
			return day, nil
		}
	}
	return 0, nil
}

// any tells whether one of some questions was broken. Only their checks are judged.
func (f finder) any(then *caseView, broken []checks.Question) bool {
	judged := map[string]bool{}
	for _, q := range broken {
		if judged[q.Check] {
			continue
		}
		judged[q.Check] = true
		finding, ok := checks.JudgeOne(then.law.Check(q.Check), then.Case, then.holder, then.office, then.law, f.days)
		if ok && slices.ContainsFunc(checks.Broken([]checks.Finding{finding}), func(was checks.Question) bool { return slices.Contains(broken, was) }) {
			return true
		}
	}
	return false
}

// dayOf is the day on which an entry was written, in Kazakhstan.
func dayOf(e journal.Entry) calendar.Day { return calendar.DayOf(e.Header.Time) }

// days lists the days on which something was written, from the first one of the
// inspection itself.
func (p past) days() []calendar.Day {
	var out []calendar.Day
	for _, e := range p.own {
		out = append(out, dayOf(e))
	}
	if len(out) == 0 {
		return nil
	}
	first := slices.Min(out)
	for _, e := range slices.Concat(p.holder, p.office) {
		if day := dayOf(e); day > first {
			out = append(out, day)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// until leaves out what was written after a day.
func (p past) until(day calendar.Day) past {
	held := func(list []journal.Entry) (out []journal.Entry) {
		for _, e := range list {
			if dayOf(e) <= day {
				out = append(out, e)
			}
		}
		return out
	}
	return past{held(p.own), held(p.holder), held(p.office)}
}

// at folds what was held, and names it by its digests; nothing where the inspection
// was not open yet.
func (f finder) at(id, holder string, p past) (*caseView, string, error) {
	c := journal.FoldInspection(id, p.own)
	if c.Mark.Entry == "" {
		return nil, "", nil
	}
	h, office := journal.FoldHolder(holder, p.holder), journal.FoldOffice(p.office)
	law, left := lawOf(f.embedded, office)
	leftOut(office, left)
	return &caseView{Case: c, holder: h, office: office, law: law}, c.Digest + h.Digest + office.Digest, f.tables.fill(c, f.from)
}
