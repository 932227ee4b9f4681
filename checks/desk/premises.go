package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// PremisesLine is an address of a holder, with the looks at its stand.
type PremisesLine struct {
	checks.Premises
	Looks []StandLook `json:"looks"` // the latest first
}

// StandLook is one look at the stand of an address: by whom, in which inspection, and
// what was seen.
type StandLook struct {
	Evidence   string         `json:"evidence"`   // id
	Inspection string         `json:"inspection"` // id
	Number     string         `json:"number"`     // of the inspection
	Day        calendar.Day   `json:"day"`
	Author     string         `json:"author"`
	Present    int            `json:"present"`
	Incomplete int            `json:"incomplete"`
	Absent     int            `json:"absent"`
	Unseen     int            `json:"unseen"`
	Verdict    checks.Verdict `json:"verdict"` // of the stand in that inspection
	Photos     int            `json:"photos"`
}

// HolderPremises lists the addresses of a holder, or of the holder of an inspection,
// with every look at their stands in any inspection. Looks without an address stand in
// a last line of their own.
func (d *Desk) HolderPremises(ctx context.Context, ref string) (name lang.Text, out []PremisesLine, err error) {
	err = d.read(ctx, func(v *view) error {
		subject, err := v.findSubject(ref)
		if err != nil {
			return err
		}
		holder := subject.ID()
		if subject == journal.Inspection(subject.ID()) {
			c, err := v.inspection(subject.ID())
			if err != nil {
				return err
			}
			holder = c.Inspection.Holder
		}
		state, err := v.holder(holder)
		if err != nil {
			return err
		}
		name = state.Holder.Name(v.Today()).Text()
		rows, err := v.Inspections(journal.InspectionQuery{Holder: holder})
		if err != nil {
			return err
		}
		looks := map[string][]StandLook{}
		for _, r := range rows {
			if err := v.looksIn(r, looks); err != nil {
				return err
			}
		}
		out = premisesLines(state.Holder.Premises, looks)
		return nil
	})
	return name, out, err
}

// looksIn gathers the looks of one inspection, by the address.
func (v *view) looksIn(r journal.InspectionRow, looks map[string][]StandLook) error {
	judged, err := v.judgedByID(r.ID)
	if err != nil {
		return err
	}
	f, _ := judged.Finding(standCheckID)
	for i := range judged.Case.Evidence {
		e := &judged.Case.Evidence[i]
		if e.Kind != checks.Stand {
			continue
		}
		look := StandLook{Evidence: e.ID, Inspection: r.ID, Number: r.Number, Day: e.At.Day, Author: e.Mark.Author, Verdict: f.Verdict, Photos: len(e.Files)}
		for _, item := range e.Items {
			switch item.State {
			case checks.Present:
				look.Present++
			case checks.Incomplete:
				look.Incomplete++
			case checks.Absent:
				look.Absent++
			case checks.Unseen:
				look.Unseen++
			}
		}
		looks[e.Premises] = append(looks[e.Premises], look)
	}
	return nil
}

// standCheckID is the check that is looked at before a wall.
const standCheckID = "stand"

func premisesLines(list []checks.Premises, looks map[string][]StandLook) []PremisesLine {
	var out []PremisesLine
	for _, p := range list {
		out = append(out, PremisesLine{Premises: p, Looks: looks[p.ID]})
		delete(looks, p.ID)
	}
	var rest []StandLook
	for _, l := range looks {
		rest = append(rest, l...)
	}
	if len(rest) > 0 {
		out = append(out, PremisesLine{Looks: rest})
	}
	for i := range out {
		slices.SortFunc(out[i].Looks, func(a, b StandLook) int {
			return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Evidence, a.Evidence))
		})
	}
	return out
}
