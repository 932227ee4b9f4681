package desk

import (
	"cmp"
	"context"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Withdrawal says what to take back and why. Why is one of the reasons of the
// journal; empty means entered by mistake.
type Withdrawal struct {
	Why    string
	Reason string
}

// WithdrawEvidence takes evidence or coverage back with every older version of
// it: nothing comes back. It gives what leaned on it; where it was false, each of these
// is a question until it is answered.
func (d *Desk) WithdrawEvidence(ctx context.Context, id string, w Withdrawal) (out []Leaning, err error) {
	if lang.Line(w.Reason) == "" {
		return nil, fail("reason.empty", nil)
	}
	err = d.write(ctx, func(a *act) error {
		row, err := a.findEvidence(id)
		if err != nil {
			return err
		}
		c, err := a.load(row.Subject.ID())
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		was, err := a.refutation(c, row.ID)
		if err != nil {
			return err
		}
		if out, err = a.leftBy(c, was, w.Why); err != nil {
			return err
		}
		return a.withdraw(c, []string{"evidence " + row.ID, "coverage " + row.ID}, w)
	})
	return out, err
}

// asks tells whether what leaned on something that is taken back for a reason is a
// question: what was entered by mistake was never true either, but nobody says that it
// is false.
func asks(why string) bool { return why == journal.Refuted || why == journal.ByCourt }

// leftBy lists what leaned on something that is taken back for a reason: questions,
// wherever they stand, where it was false; else what stands beside it, to be looked at.
func (a *act) leftBy(c *caseView, r *checks.Refuted, why string) ([]Leaning, error) {
	if asks(why) {
		return a.leaningOn(c, r)
	}
	out, err := a.leaner(c).inside(r)
	for i := range out {
		out[i].Open = false
	}
	return out, err
}

// withdraw takes back the live answers to some matters, with what they replaced.
func (a *act) withdraw(c *caseView, matters []string, w Withdrawal) error {
	l, err := a.ledger(c.subject())
	if err != nil {
		return err
	}
	var targets []journal.Target
	for _, m := range matters {
		for _, e := range l.Answers(m) {
			for _, h := range l.Chain(e.Hash) {
				targets = append(targets, journal.Target{Hash: h})
			}
		}
	}
	if len(targets) == 0 {
		return fail("withdraw.nothing", nil)
	}
	_, err = a.w.Append(journal.Draft{
		Kind: journal.KindWithdrawn, Subject: c.subject(), Replaces: targets,
		Payload: journal.Withdrawn{Why: cmp.Or(w.Why, journal.ByMistake), Reason: lang.Line(w.Reason)},
	})
	return err
}

// ListEvidence lists the live evidence and coverage of an inspection.
func (d *Desk) ListEvidence(ctx context.Context, inspection string) (list []checks.Evidence, cover []checks.Coverage, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		list, cover = c.Evidence, c.Coverage
		return nil
	})
	return list, cover, err
}
