package desk

import (
	"context"
	"slices"

	"ashyq/checks/journal"
)

// TakenBack names what an undo or a redo took back or brought back.
type TakenBack struct {
	Kinds []string
}

// Undo takes back this author's latest act on the inspection, whole: on every
// subject that it touched.
func (d *Desk) Undo(ctx context.Context, inspection string) (TakenBack, error) {
	return d.takeBack(ctx, inspection, "undo.nothing", (*journal.Ledger).Undoable)
}

// Redo brings back what the last undo took back, while only undos and redos have
// followed it.
func (d *Desk) Redo(ctx context.Context, inspection string) (TakenBack, error) {
	return d.takeBack(ctx, inspection, "redo.nothing", (*journal.Ledger).Redoable)
}

type finder func(l *journal.Ledger, stream journal.Hash, author string) (journal.Hash, bool)

func (d *Desk) takeBack(ctx context.Context, inspection, nothing string, find finder) (out TakenBack, err error) {
	err = d.write(ctx, func(a *act) error {
		row, err := a.findInspection(inspection)
		if err != nil {
			return err
		}
		c, err := a.load(row.ID)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		l, err := a.ledger(c.subject())
		if err != nil {
			return err
		}
		actID, ok := find(l, a.w.Stream(), a.author.Name)
		if !ok {
			return fail(nothing, nil)
		}
		entries, err := a.Act(actID)
		if err != nil {
			return err
		}
		var subjects []journal.Subject
		for _, e := range entries {
			if e.Header.Stream != a.w.Stream() {
				continue // another's entry can never join this act
			}
			if slices.Contains(lasting, e.Header.Kind) {
				return fail("undo.lasting", args{"kind": messages().Text("kind."+e.Header.Kind, nil)})
			}
			if err := a.leans(e, row.ID); err != nil {
				return err
			}
			if !slices.Contains(subjects, e.Header.Subject) {
				subjects = append(subjects, e.Header.Subject)
			}
			out.Kinds = add(out.Kinds, e.Header.Kind)
		}
		_, err = a.w.Append(journal.TakeBack(actID, subjects, journal.ByMistake, "")...)
		return err
	})
	return out, err
}

// leans refuses to take back the record of a holder on which another inspection
// stands.
func (a *act) leans(e journal.Entry, inspection string) error {
	if e.Header.Kind != journal.KindHolder {
		return nil
	}
	rows, err := a.Inspections(journal.InspectionQuery{Holder: e.Header.Subject.ID(), Limit: 2})
	for _, r := range rows {
		if r.ID != inspection {
			return fail("undo.holder-in-use", args{"number": r.Number})
		}
	}
	return err
}

// lasting are the kinds that undo does not take back: what left the office or
// was sealed is answered by a new entry.
var lasting = []string{
	journal.KindPaper, journal.KindPaperState, journal.KindState, journal.KindErased, journal.KindStream,
}
