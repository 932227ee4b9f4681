package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
)

// A reading moves every inspection that counts by its limit, so it is shown before it
// is accepted what it would move, and which requirement each inspection is asked.

// ReadingEffect is what accepting a reading would change: nothing is written.
type ReadingEffect struct {
	Looked  int             `json:"looked"`  // open inspections that were judged both ways
	Left    int             `json:"left"`    // open inspections beyond those: so many were not looked at
	Changed []ReadingChange `json:"changed"` // the checks whose verdict would be another
}

// ReadingChange is a check of an inspection whose verdict would be another.
type ReadingChange struct {
	Inspection string         `json:"inspection"` // number
	ID         string         `json:"id"`
	Check      string         `json:"check"`
	Before     checks.Verdict `json:"before"`
	After      checks.Verdict `json:"after"`
}

// mostJudged is how many open inspections are judged both ways: each is folded whole.
const mostJudged = 200

// ReadingWould says what accepting a reading would change in the open inspections,
// the newest first. It carries the act out on a trial, so what AcceptReading would
// refuse is refused here in the same words.
func (d *Desk) ReadingWould(ctx context.Context, limit, reading, ground string, from calendar.Day) (out ReadingEffect, err error) {
	err = d.read(ctx, func(v *view) error {
		t, err := v.newTrial()
		if err != nil {
			return err
		}
		if err := v.on(t).AcceptReading(ctx, limit, reading, ground, from); err != nil {
			return err
		}
		open := journal.InspectionQuery{State: "open"}
		all, err := v.Reader.CountInspections(open)
		if err != nil {
			return err
		}
		open.Limit = mostJudged
		rows, err := v.Inspections(open)
		if err != nil {
			return err
		}
		out = ReadingEffect{Looked: len(rows), Left: all - len(rows), Changed: []ReadingChange{}}
		tried := &view{Desk: v.Desk, Reader: t, left: v.left}
		for _, r := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			before, err := v.judgedByID(r.ID)
			if err != nil {
				return err
			}
			after, err := tried.judgedByID(r.ID)
			if err != nil {
				return err
			}
			out.Changed = append(out.Changed, readingChanges(r, before.Findings, after.Findings)...)
		}
		return nil
	})
	return out, noneWithoutStore(err)
}

func readingChanges(r journal.InspectionRow, before, after []checks.Finding) []ReadingChange {
	var out []ReadingChange
	for _, was := range before {
		i := slices.IndexFunc(after, func(f checks.Finding) bool { return f.Check == was.Check })
		if i >= 0 && after[i].Verdict != was.Verdict {
			out = append(out, ReadingChange{Inspection: r.Number, ID: r.ID, Check: was.Check, Before: was.Verdict, After: after[i].Verdict})
		}
	}
	return out
}

// AskedIn is an inspection in which a check is asked, with what came of it there.
type AskedIn struct {
	InspectionLine
	Verdict checks.Verdict
	By      checks.By // whose verdict it is
}

// AskedIn lists the inspections in which a check is asked of holders of a category,
// the newest first, each with its verdict. So many are judged as the page holds.
func (d *Desk) AskedIn(ctx context.Context, check, category string, limit, offset int) (total int, out []AskedIn, err error) {
	q := journal.InspectionQuery{Category: category}
	err = d.read(ctx, func(v *view) error {
		if total, err = v.Reader.CountInspections(q); err != nil {
			return err
		}
		q.Limit, q.Offset = limit, offset
		rows, err := v.Inspections(q)
		if err != nil {
			return err
		}
		names, err := v.names(rows)
		if err != nil {
			return err
		}
		numbers, err := v.numbering()
		if err != nil {
			return err
		}
		for _, r := range rows {
			line := AskedIn{InspectionLine: InspectionLine{InspectionRow: r, Name: names[r.Holder].Text(), Shown: numbers.shown(r)}}
			judged, err := v.judgedByID(r.ID)
			if err != nil {
				return err
			}
			line.Verdict = checks.NotApplicable
			if f, asked := judged.Finding(check); asked {
				line.Verdict, line.By = f.Verdict, f.By
			}
			out = append(out, line)
		}
		return nil
	})
	return total, out, noneWithoutStore(err)
}
