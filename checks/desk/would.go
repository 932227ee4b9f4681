package desk

import (
	"cmp"
	"context"
	"crypto/rand"
	"io"
	"slices"
	"sync/atomic"

	"ashyq/checks"
	"ashyq/checks/standard"
)

// Whatever writes shows first what it would change: the slot, the verdict, the
// figures. The act itself is carried out, on a desk whose store is a trial, and
// the findings before and after are compared. So nothing is told that the act
// would not do, and it works on a database that is only read.

// Effect is what an act would change: nothing is written.
type Effect struct {
	Before, After checks.Summary
	Checks        []CheckEffect // only those that change, in the order of the catalogue
}

// CheckEffect is what would change in one check. A verdict is empty where the
// check does not bind.
type CheckEffect struct {
	Check         string
	Before, After checks.Verdict
	Parts         []PartEffect
	Units         []UnitEffect
}

// PartEffect is a part whose verdict would change: an answer to a question that
// lists no units shows only here.
type PartEffect struct {
	Part          string
	Before, After checks.Verdict // empty: was not asked, or is no more
}

// UnitEffect is a slot, event, item or row that would change.
type UnitEffect struct {
	Part, Key, Premises string       // Key: name of the slot, id of the item, title of the event or row
	Before, After       checks.State // empty: was not there, or is gone
}

// Would carries out acts on the inspection in memory alone and says what would
// change. The act gets a desk that writes nothing: whatever it would refuse is
// refused here in the same words.
func (d *Desk) Would(ctx context.Context, inspection string, do func(*Desk) error) (out Effect, err error) {
	err = d.read(ctx, func(v *view) error {
		row, err := v.findInspection(inspection)
		if err != nil {
			return err
		}
		t, err := v.newTrial()
		if err != nil {
			return err
		}
		tried := &view{Desk: v.Desk, Reader: t, left: v.left} // what is read for one is there for all
		before, err := tried.judgedByID(row.ID)
		if err != nil {
			return err
		}
		if err := do(d.on(t)); err != nil {
			return err
		}
		after, err := tried.judgedByID(row.ID)
		out = v.effect(before, after)
		return err
	})
	return out, err
}

func (v *view) judgedByID(id string) (CheckView, error) {
	c, err := v.load(id)
	if err != nil {
		return CheckView{}, err
	}
	return v.judged(c)
}

// on gives this desk over a trial: neither its shelf nor its files are written,
// and its ids are not drawn from the source of the sample office, whose next act
// must be the same whether or not this one was tried.
func (d *Desk) on(t *trial) *Desk {
	tried := *d
	tried.seen = &atomic.Pointer[standard.Standard]{}
	tried.store, tried.shelf, tried.files, tried.random = t, heldShelf{d.shelf}, heldFiles{d.files}, rand.Reader
	return &tried
}

// heldShelf is a shelf that is only read.
type heldShelf struct{ Shelf }

// Put implements Shelf and keeps nothing.
func (heldShelf) Put(context.Context, string, []byte) error { return nil }

// heldFiles are files that are only read.
type heldFiles struct{ Files }

// Write implements Files: what would be written is made and let go.
func (heldFiles) Write(_ string, write func(io.Writer) error) error { return write(io.Discard) }

// effect compares the findings before and after.
func (d *Desk) effect(before, after CheckView) Effect {
	out := Effect{Before: before.Summary, After: after.Summary}
	for _, check := range d.law.Checks() {
		old, _ := before.Finding(check.ID)
		now, _ := after.Finding(check.ID)
		e := CheckEffect{
			Check: check.ID, Before: old.Verdict, After: now.Verdict,
			Parts: partEffects(check, old, now), Units: unitEffects(check, old, now),
		}
		if len(e.Parts)+len(e.Units) > 0 || !slices.EqualFunc(old.Clauses, now.Clauses, sameClause) || e.Before != e.After {
			out.Checks = append(out.Checks, e)
		}
	}
	return out
}

func sameClause(a, b checks.ClauseFinding) bool {
	return a.ClauseRef == b.ClauseRef && a.Category == b.Category && a.Verdict == b.Verdict
}

// partOf finds the finding of a part; one that is not there is empty.
func partOf(f checks.Finding, part string) checks.PartFinding {
	for _, p := range f.Parts {
		if p.Part == part {
			return p
		}
	}
	return checks.PartFinding{}
}

func partEffects(check *standard.Check, old, now checks.Finding) []PartEffect {
	var out []PartEffect
	for _, p := range check.Parts {
		e := PartEffect{Part: p.ID, Before: partOf(old, p.ID).Verdict, After: partOf(now, p.ID).Verdict}
		if e.Before != e.After {
			out = append(out, e)
		}
	}
	return out
}

// unitName tells units of a part apart: a slot by its name, an item and a row by
// theirs, an event by the evidence of it, whose title may be corrected; and of
// several that are alike the first from the second.
type unitName struct {
	what, item, premises string
	nth                  int
}

func nameOf(u *checks.Unit) unitName {
	n := unitName{what: u.Slot, item: u.Item, premises: u.Premises}
	switch {
	case u.Slot != "" || u.Row == "" && u.Number == "":
	case u.Item == "" && len(u.Evidence) > 0:
		n.what = u.Evidence[0] + " " + u.Number
	default:
		n.what = u.Row + " " + u.Number
	}
	return n
}

// keyOf is how a unit is called where it is shown.
func keyOf(u *checks.Unit) string {
	return cmp.Or(u.Slot, u.Row, u.Number, u.Item, u.Date.String())
}

// unitEffects compares the units of a check, part by part.
func unitEffects(check *standard.Check, old, now checks.Finding) []UnitEffect {
	var out []UnitEffect
	for _, p := range check.Parts {
		at := map[unitName]int{}
		var list []UnitEffect
		eachUnit(partOf(old, p.ID), func(n unitName, u *checks.Unit) {
			at[n] = len(list)
			list = append(list, UnitEffect{Part: p.ID, Key: keyOf(u), Premises: u.Premises, Before: u.State})
		})
		eachUnit(partOf(now, p.ID), func(n unitName, u *checks.Unit) {
			i, was := at[n]
			if !was {
				list = append(list, UnitEffect{Part: p.ID, Premises: u.Premises})
				i = len(list) - 1
			}
			list[i].Key, list[i].After = keyOf(u), u.State
		})
		out = append(out, slices.DeleteFunc(list, func(e UnitEffect) bool { return e.Before == e.After })...)
	}
	return out
}

// eachUnit calls f for every unit of a part, with its name.
func eachUnit(p checks.PartFinding, f func(unitName, *checks.Unit)) {
	times := map[unitName]int{}
	for _, list := range [][]checks.Unit{p.Slots, p.Events, p.Items, p.Rows} {
		for i := range list {
			n := nameOf(&list[i])
			times[n]++
			n.nth = times[n]
			f(n, &list[i])
		}
	}
}
