package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// RoundInput opens inspections of many holders at once: whom, and for all of them
// one period, one day and one form. Holders are chosen by name or id, by category,
// by what stands above them, or all; what is named together narrows.
type RoundInput struct {
	Holders  []string // ids, endings or exact names
	Category string
	Parent   string // id, ending or exact name: those below it, at any depth
	All      bool
	Period   calendar.Span
	AsOf     calendar.Day
	Form     checks.Form
}

// RoundLine is one holder of a round: the inspection that is opened, or why none
// is.
type RoundLine struct {
	Holder string // id
	Name   lang.Text
	Why    *lang.Error // nil: it is opened
	Opened Opened      // of a round that was carried out
	record checks.Inspection
}

// Round is what a round opens, holder by holder in the order of their names.
type Round struct{ Lines []RoundLine }

// Count tells how many inspections are opened, and how many are refused.
func (r Round) Count() (opened, refused int) {
	for _, l := range r.Lines {
		if l.Why == nil {
			opened++
		} else {
			refused++
		}
	}
	return opened, refused
}

// PreviewRound says what a round would open, and writes nothing.
func (d *Desk) PreviewRound(ctx context.Context, in RoundInput) (out Round, err error) {
	if err := d.checkRound(in); err != nil {
		return out, err
	}
	err = d.read(ctx, func(v *view) error {
		out, err = v.round(in)
		return err
	})
	return out, err
}

// OpenRound opens the inspections of a round in one act. Those that are refused
// are left out, and named with the reason; where none can be opened nothing is
// written.
func (d *Desk) OpenRound(ctx context.Context, in RoundInput) (out Round, err error) {
	if err := d.checkRound(in); err != nil {
		return out, err
	}
	err = d.write(ctx, func(a *act) error {
		if out, err = a.round(in); err != nil {
			return err
		}
		var drafts []journal.Draft
		for i := range out.Lines {
			l := &out.Lines[i]
			if l.Why == nil {
				l.Opened = Opened{ID: a.newID(), Number: l.record.Number}
				drafts = append(drafts, first(journal.KindInspection, journal.Inspection(l.Opened.ID), "inspection", l.record))
			}
		}
		if len(drafts) == 0 {
			return errKnown
		}
		_, err := a.w.Append(drafts...)
		return err
	})
	if err == errKnown {
		err = nil
	}
	return out, err
}

// checkRound refuses what no holder can be inspected in, before any is read.
func (d *Desk) checkRound(in RoundInput) error {
	if in.Form == checks.Unscheduled {
		return fail("round.unscheduled", nil)
	}
	if len(in.Holders) == 0 && in.Category == "" && in.Parent == "" && !in.All {
		return fail("round.nobody", nil)
	}
	one := InspectionInput{Holder: "*", Period: in.Period, AsOf: in.AsOf, Form: in.Form}
	if in.Category != "" {
		one.Categories = []string{in.Category}
	}
	return d.checkInspection(one)
}

// round plans a round: what OpenInspection would refuse is refused in its words.
func (v *view) round(in RoundInput) (out Round, err error) {
	rows, err := v.chosenHolders(in)
	if err != nil {
		return out, err
	}
	if len(rows) == 0 {
		return out, fail("round.none-chosen", nil)
	}
	year := v.Today().Year()
	last, err := v.LastNumber(year)
	if err != nil {
		return out, err
	}
	p := roundPlan{view: v, in: in, taken: map[string]lang.Text{}}
	if p.numbers, err = v.numbering(); err != nil {
		return out, err
	}
	for _, row := range rows {
		line := RoundLine{Holder: row.ID, Name: rowName(row)}
		record, err := p.one(row)
		if refused, ours := lang.AsError(err); ours {
			line.Why = refused
		} else if err != nil {
			return out, err
		} else {
			last++
			record.Number = fmt.Sprintf("%04d-%03d", year, last)
			line.record = record
		}
		out.Lines = append(out.Lines, line)
	}
	return out, nil
}

// roundPlan is a round in the making.
type roundPlan struct {
	*view
	in      RoundInput
	numbers numbering
	taken   map[string]lang.Text // records of subjects that the round looks at already, with the name it does so under
}

// one makes the record of the inspection of one holder, or says why there is
// none.
func (p *roundPlan) one(row journal.HolderRow) (checks.Inspection, error) {
	state, err := p.holder(row.ID)
	if err != nil {
		return checks.Inspection{}, err
	}
	h := &state.Holder
	subject, err := p.oneSubject(row.ID)
	if err != nil {
		return checks.Inspection{}, err
	}
	if err := p.already(subject); err != nil {
		return checks.Inspection{}, err
	}
	in := InspectionInput{Period: p.in.Period, AsOf: p.in.AsOf, Form: p.in.Form}
	if p.in.Category != "" {
		in.Categories = []string{p.in.Category}
	}
	record, err := p.recordOf(in, h, nil)
	if err != nil {
		return record, err
	}
	for _, id := range subject {
		p.taken[id] = rowName(row)
	}
	return record, nil
}

// already refuses a second inspection of one subject over the same period in the
// same form: it was opened before, or stands in the round under another record.
func (p *roundPlan) already(subject []string) error {
	if name, twice := p.taken[subject[0]]; twice {
		return fail("round.twin", args{"name": name})
	}
	for _, id := range subject {
		rows, err := p.Inspections(journal.InspectionQuery{Holder: id, Form: string(p.in.Form)})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.From == p.in.Period.From.String() && r.To == p.in.Period.To.String() {
				return fail("round.already", args{"number": p.numbers.shown(r)})
			}
		}
	}
	return nil
}

// chosenHolders lists the holders of a round, each once, in the order of their
// names.
func (v *view) chosenHolders(in RoundInput) ([]journal.HolderRow, error) {
	rows, err := v.Holders(journal.HolderQuery{Category: in.Category})
	if err != nil {
		return nil, err
	}
	if len(in.Holders) > 0 {
		if rows, err = v.namedOnly(rows, in.Holders); err != nil {
			return nil, err
		}
	}
	if in.Parent == "" {
		return rows, nil
	}
	top, err := v.mustHolder(in.Parent)
	if err != nil {
		return nil, err
	}
	below, err := v.below(top.ID)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rows, func(r journal.HolderRow) bool { return !below[r.ID] }), nil
}

// namedOnly keeps the rows that are named, and refuses a name that no holder bears.
func (v *view) namedOnly(rows []journal.HolderRow, names []string) ([]journal.HolderRow, error) {
	wanted := map[string]bool{}
	for _, ref := range names {
		if strings.TrimSpace(ref) == "" {
			continue
		}
		row, err := v.mustHolder(ref)
		if err != nil {
			return nil, err
		}
		wanted[row.ID] = true
	}
	return slices.DeleteFunc(rows, func(r journal.HolderRow) bool { return !wanted[r.ID] }), nil
}

// below names the holders under one, at any depth.
func (v *view) below(top string) (map[string]bool, error) {
	out, next := map[string]bool{}, []string{top}
	for len(next) > 0 {
		rows, err := v.Holders(journal.HolderQuery{Parent: next[0]})
		if err != nil {
			return nil, err
		}
		next = next[1:]
		for _, r := range rows {
			if !out[r.ID] && r.ID != top {
				out[r.ID] = true
				next = append(next, r.ID)
			}
		}
	}
	return out, nil
}
