package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What is asked before an inspection is opened: which holder is meant, and in
// which forms it may be looked at.

// FindHolders finds holders by a part of a name, folded; those of exactly that
// name come first. Nothing typed finds nothing; a limit of 0 is no limit.
func (d *Desk) FindHolders(ctx context.Context, typed string, limit int) (out []journal.HolderRow, err error) {
	if lang.Line(typed) == "" {
		return nil, nil
	}
	err = d.read(ctx, func(v *view) error {
		if out, err = v.Holders(journal.HolderQuery{Exact: lang.Name(typed), Limit: limit}); err != nil {
			return err
		}
		more, err := v.Holders(journal.HolderQuery{Search: lang.Fold(lang.Line(typed)), Limit: limit})
		for _, row := range more {
			if !slices.ContainsFunc(out, func(o journal.HolderRow) bool { return o.ID == row.ID }) {
				out = append(out, row)
			}
		}
		return err
	})
	if limit > 0 {
		out = out[:min(len(out), limit)]
	}
	return out, noneWithoutStore(err)
}

// FormChoice is a form in which an inspection may be offered. Where it is not OK,
// Why says what stands against it; else Why says what the form means.
type FormChoice struct {
	Form checks.Form
	OK   bool
	Why  lang.Text
}

// Forms offers the forms for an inspection that is being opened, each with its
// reason. What is refused here OpenInspection refuses in the same words.
func (d *Desk) Forms(ctx context.Context, in InspectionInput) (out []FormChoice, err error) {
	err = d.read(ctx, func(v *view) (err error) {
		out, err = v.forms(in)
		return err
	})
	if errors.Is(err, ErrNoStore) {
		return (&view{Desk: d}).forms(in)
	}
	return out, err
}

func (v *view) forms(in InspectionInput) ([]FormChoice, error) {
	holder, err := v.prospect(in)
	if err != nil {
		return nil, err
	}
	var out []FormChoice
	for _, form := range checks.Forms() {
		choice := FormChoice{Form: form, OK: true, Why: messages().Text("form.means."+string(form), nil)}
		refused := v.formRefused(holder, form, cmp.Or(in.AsOf, v.Today()), nil)
		if e, ours := lang.AsError(refused); ours {
			choice.OK, choice.Why = false, e.Text
		} else if refused != nil {
			return nil, refused
		}
		out = append(out, choice)
	}
	return out, nil
}

// prospect gives the holder that would be inspected: the one that is known, else
// the one that would be registered.
func (v *view) prospect(in InspectionInput) (*checks.Holder, error) {
	if v.Reader != nil {
		row, found, err := v.findHolder(in.Holder)
		if err != nil {
			return nil, err
		}
		if found {
			state, err := v.holder(row.ID)
			if err != nil {
				return nil, err
			}
			return &state.Holder, nil
		}
	}
	h := &checks.Holder{}
	for _, id := range in.Categories {
		setCategory(h, checks.Belonging{ID: id})
	}
	for _, c := range in.Register.Categories {
		setCategory(h, checks.Belonging{ID: c.ID, Dated: dated(c.Span)})
	}
	for _, t := range in.Register.Traits {
		setTrait(h, checks.Trait{ID: t.ID, Value: t.Value, Dated: dated(t.Span)})
	}
	return h, nil
}

// formRefused says why an inspection of the holder as of the day cannot take the
// form; nil where it can. Was is the record of the inspection that is changed,
// nil for a new one: what a record says already is not refused anew, for two
// laptops may both have begun and the conflict is to be mended.
func (v *view) formRefused(h *checks.Holder, form checks.Form, asOf calendar.Day, was *checks.Inspection) error {
	if !form.Control() {
		return nil
	}
	if reached, _ := h.SubjectOfControl(asOf); !reached {
		return fail("form.not-subject", args{"form": form.Words()})
	}
	own := ""
	if was != nil {
		own = was.ID
		if was.Form == form && quarterOf(was.AsOf).Contains(asOf) {
			return nil
		}
	}
	if form != checks.Remote || h.ID == "" {
		return nil
	}
	subject, err := v.oneSubject(h.ID)
	if err != nil {
		return err
	}
	first, err := v.remoteIn(subject, quarterOf(asOf), own)
	if err != nil || first.ID == "" {
		return err
	}
	numbers, err := v.numbering()
	if err != nil {
		return err
	}
	day, err := calendar.ParseDay(first.AsOf)
	if err != nil {
		return err
	}
	return fail("form.second-remote", args{"number": numbers.shown(first), "day": day})
}

// quarterOf is the calendar quarter of a day: remote control of a subject is
// carried out at most once in it (art. 19-1(6) of the Law).
func quarterOf(d calendar.Day) calendar.Span { return calendar.SlotOf(calendar.Quarter, d).Span }

// remoteIn finds the first remote control of one subject, whichever of its records
// it was opened for, as of a day of the quarter, leaving one inspection aside.
func (v *view) remoteIn(subject []string, quarter calendar.Span, aside string) (first journal.InspectionRow, err error) {
	for _, holder := range subject {
		rows, err := v.Inspections(journal.InspectionQuery{Holder: holder, Form: string(checks.Remote)})
		if err != nil {
			return first, err
		}
		for _, row := range rows {
			day, unread := calendar.ParseDay(row.AsOf)
			if unread != nil || !quarter.Contains(day) || row.ID == aside {
				continue
			}
			if first.ID == "" || cmp.Or(cmp.Compare(row.AsOf, first.AsOf), cmp.Compare(row.ID, first.ID)) < 0 {
				first = row
			}
		}
	}
	return first, nil
}
