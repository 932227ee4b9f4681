package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Leaning is what leaned on something that was withdrawn and must be looked at
// again: an answer of the analyst, or an issued paper.
type Leaning struct {
	Kind   string `json:"kind"` // "verdict" or "paper"
	Matter string `json:"matter"`
}

// Withdrawal says what to take back and why. Why is one of the reasons of the
// journal; empty means entered by mistake.
type Withdrawal struct {
	Why    string
	Reason string
}

// WithdrawEvidence takes evidence or coverage back with every older version of
// it: nothing comes back. It gives what leaned on it.
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
		out, err = a.withdraw(c, []string{"evidence " + row.ID, "coverage " + row.ID}, w)
		return err
	})
	return out, err
}

// withdraw takes back the live answers to some matters, with what they replaced.
func (a *act) withdraw(c *caseView, matters []string, w Withdrawal) ([]Leaning, error) {
	l, err := a.ledger(c.subject())
	if err != nil {
		return nil, err
	}
	var targets []journal.Target
	var hashes []string
	for _, m := range matters {
		for _, e := range l.Answers(m) {
			for _, h := range l.Chain(e.Hash) {
				targets = append(targets, journal.Target{Hash: h})
				hashes = append(hashes, string(h))
			}
		}
	}
	if len(targets) == 0 {
		return nil, fail("withdraw.nothing", nil)
	}
	_, err = a.w.Append(journal.Draft{
		Kind: journal.KindWithdrawn, Subject: c.subject(), Replaces: targets,
		Payload: journal.Withdrawn{Why: cmp.Or(w.Why, journal.ByMistake), Reason: lang.Line(w.Reason)},
	})
	return leaning(c, hashes), err
}

// leaning finds the answers and papers that leaned on some entries.
func leaning(c *caseView, hashes []string) []Leaning {
	var out []Leaning
	for q, answers := range c.Answers {
		for _, ans := range answers {
			if slices.ContainsFunc(ans.Saw, func(h string) bool { return slices.Contains(hashes, h) }) {
				out = append(out, Leaning{Kind: journal.KindVerdict, Matter: q.Matter()})
			}
		}
	}
	slices.SortFunc(out, func(x, y Leaning) int { return cmp.Compare(x.Matter, y.Matter) })
	for _, p := range c.Papers {
		out = append(out, Leaning{Kind: journal.KindPaper, Matter: "paper " + p.ID})
	}
	return slices.Compact(out)
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
