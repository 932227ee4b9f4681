package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// TakenBack names what an undo took back, or a redo brought back.
type TakenBack struct {
	Kinds []string
	What  []lang.Text // each entry in words
}

// Step is the undo or redo that comes next, named before it is done.
type Step struct {
	OK   bool
	What []lang.Text // what would be taken back or brought back, each entry in words
	At   time.Time   // when that was done
	Why  lang.Text   // why nothing can be
	// Opening says that the act opened the inspection, or registered the holder:
	// after it there is none, and none from which the way back could be asked.
	Opening bool
}

// Undo takes back this author's latest act on the inspection or the holder, whole:
// on every subject that it touched.
func (d *Desk) Undo(ctx context.Context, ref string) (TakenBack, error) {
	return d.takeBack(ctx, ref, undo)
}

// Redo brings back what the last undo took back, while only undos and redos have
// followed it.
func (d *Desk) Redo(ctx context.Context, ref string) (TakenBack, error) {
	return d.takeBack(ctx, ref, redo)
}

// NextUndo says what Undo would take back, or why it would not.
func (d *Desk) NextUndo(ctx context.Context, ref string) (Step, error) {
	return d.next(ctx, ref, undo)
}

// NextRedo says what Redo would bring back, or why it would not.
func (d *Desk) NextRedo(ctx context.Context, ref string) (Step, error) {
	return d.next(ctx, ref, redo)
}

// direction is which way an act is taken: back, or back again.
type direction struct {
	nothing string // what is said where there is none
	find    func(l *journal.Ledger, stream journal.Hash, author string) (journal.Hash, bool)
	back    bool // brings back
}

var (
	undo = direction{nothing: "undo.nothing", find: (*journal.Ledger).Undoable}
	redo = direction{nothing: "redo.nothing", find: (*journal.Ledger).Redoable, back: true}
)

// taking is an act that can be taken back.
type taking struct {
	act      journal.Hash
	entries  []journal.Entry // of this stream, on every subject
	subjects []journal.Subject
}

// next looks without taking, with the code that takes.
func (d *Desk) next(ctx context.Context, ref string, dir direction) (out Step, err error) {
	err = d.read(ctx, func(v *view) error {
		subject, err := v.findSubject(ref)
		if err != nil {
			return err
		}
		own, err := v.Own()
		if err != nil {
			return err
		}
		t, refused, err := v.taking(subject, own.Next, dir)
		if err != nil {
			return err
		}
		if refused != nil {
			out.Why = refused.Text
			return nil
		}
		out.OK, out.At = true, t.entries[0].Header.Time
		out.Opening = !dir.back && slices.ContainsFunc(t.entries, func(e journal.Entry) bool {
			return e.Header.Subject == subject && len(e.Header.Replaces) == 0 &&
				(e.Header.Kind == journal.KindInspection || e.Header.Kind == journal.KindHolder)
		})
		out.What, err = v.takenWords(t, dir)
		return err
	})
	return out, err
}

func (d *Desk) takeBack(ctx context.Context, ref string, dir direction) (out TakenBack, err error) {
	err = d.write(ctx, func(a *act) error {
		subject, err := a.findSubject(ref)
		if err != nil {
			return err
		}
		t, refused, err := a.taking(subject, a.w.Stream(), dir)
		if err != nil {
			return err
		}
		if refused != nil {
			return refused
		}
		out = TakenBack{}
		for _, e := range t.entries {
			out.Kinds = add(out.Kinds, e.Header.Kind)
		}
		if out.What, err = a.takenWords(t, dir); err != nil {
			return err
		}
		_, err = a.w.Append(journal.TakeBack(t.act, t.subjects, journal.ByMistake, "")...)
		return err
	})
	return out, err
}

// findSubject resolves what was typed into the office, an inspection, or a holder.
func (v *view) findSubject(ref string) (journal.Subject, error) {
	if ref == OfOffice {
		return journal.Office, nil
	}
	row, err := v.findInspection(ref)
	if e, ours := lang.AsError(err); !ours || e.Code != "inspection.unknown" {
		return journal.Inspection(row.ID), err
	}
	holder, found, unread := v.findHolder(ref)
	if unread != nil || !found {
		return "", cmp.Or(unread, err)
	}
	return journal.Holder(holder.ID), nil
}

// taking finds the act that would be taken back, or says why none can be.
func (v *view) taking(s journal.Subject, stream journal.Hash, dir direction) (t taking, refused *lang.Error, err error) {
	if s.Family() == journal.Inspection("").Family() {
		c, err := v.inspection(s.ID())
		if err != nil {
			return t, nil, err
		}
		if closed, ok := lang.AsError((&caseView{Case: c}).open()); ok {
			return t, closed, nil
		}
	}
	l, err := v.ledger(s)
	if err != nil {
		return t, nil, err
	}
	act, ok := dir.find(l, stream, v.author.Name)
	if !ok {
		return t, fail(dir.nothing, nil), nil
	}
	t.act = act
	entries, err := v.Act(act)
	if err != nil {
		return t, nil, err
	}
	for _, e := range entries {
		if e.Header.Stream != stream {
			continue // another's entry can never join this act
		}
		if refused, err = v.stays(e, s); refused != nil || err != nil {
			return t, refused, err
		}
		t.entries = append(t.entries, e)
		if !slices.Contains(t.subjects, e.Header.Subject) {
			t.subjects = append(t.subjects, e.Header.Subject)
		}
	}
	return t, nil, nil
}

// lasting are the kinds that undo does not take back: what left the office or
// was sealed is answered by a new entry.
var lasting = []string{
	journal.KindPaper, journal.KindPaperState, journal.KindState, journal.KindErased, journal.KindStream, journal.KindKey,
}

// stays refuses to take back what must stay: entries of a lasting kind, and the
// record of a holder on which another inspection stands. Seen from a holder, its
// inspections stay, and its registration while there are any.
func (v *view) stays(e journal.Entry, s journal.Subject) (*lang.Error, error) {
	if slices.Contains(lasting, e.Header.Kind) {
		what, err := v.teller().what(e)
		if err != nil {
			return nil, err
		}
		return fail("undo.lasting", args{"kind": what}), nil
	}
	change := s.Family() == journal.Holder("").Family() && len(e.Header.Replaces) > 0
	if e.Header.Kind != journal.KindHolder || change {
		return nil, nil
	}
	rows, err := v.Inspections(journal.InspectionQuery{Holder: e.Header.Subject.ID(), Limit: 2})
	for _, r := range rows {
		if r.ID != s.ID() {
			return fail("undo.holder-in-use", args{"number": r.Number}), nil
		}
	}
	return nil, err
}

// takenWords puts what is taken or brought back into words. A redo takes back an
// undo: what comes back is what that undo took.
func (v *view) takenWords(t taking, dir direction) ([]lang.Text, error) {
	teller := v.teller()
	var out []lang.Text
	for _, e := range t.entries {
		list := []journal.Entry{e}
		if dir.back {
			var err error
			if list, err = teller.targets(e); err != nil {
				return nil, err
			}
		}
		for _, e := range list {
			what, err := teller.what(e)
			if err != nil {
				return nil, err
			}
			out = append(out, what)
		}
	}
	return out, nil
}
