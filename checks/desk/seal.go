package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// sealed puts findings as they stand into an entry: verdicts, clauses, reasons
// in the words of this day, and basis.
func sealed(findings []checks.Finding) []checks.Sealed {
	var out []checks.Sealed
	for _, f := range findings {
		s := checks.Sealed{
			Check: f.Check, Verdict: f.Verdict, By: f.By, Computed: f.Computed, Basis: f.Basis,
			Clauses: []checks.SealedClause{}, Reasons: []checks.SealedReason{},
		}
		for _, c := range f.Clauses {
			s.Clauses = append(s.Clauses, checks.SealedClause{ClauseRef: c.ClauseRef, Verdict: c.Verdict})
		}
		seal := func(part string, reasons []checks.Reason) {
			for _, r := range reasons {
				w := r.Words()
				s.Reasons = append(s.Reasons, checks.SealedReason{Part: part, Code: r.Code, KK: w.KK, RU: w.RU, EN: w.EN})
			}
		}
		seal("", f.Reasons)
		for _, p := range f.Parts {
			seal(p.Part, p.Reasons)
		}
		out = append(out, s)
	}
	return out
}

// unsealed gives findings back from a seal, with the reasons in the words that
// were sealed.
func unsealed(c *caseView, law *standard.Standard, list []checks.Sealed) []checks.Finding {
	var out []checks.Finding
	for _, s := range list {
		f := checks.Finding{
			Check: s.Check, Verdict: s.Verdict, By: s.By, Computed: s.Computed, Basis: s.Basis,
			Evidence: []string{},
		}
		byCategory := map[string][]checks.Verdict{}
		for _, sc := range s.Clauses {
			category := ""
			if point, _, ok := law.Clause(sc.Edition, sc.Clause); ok {
				category = point.Category
			}
			f.Clauses = append(f.Clauses, checks.ClauseFinding{ClauseRef: sc.ClauseRef, Category: category, Verdict: sc.Verdict})
			byCategory[category] = append(byCategory[category], sc.Verdict)
		}
		for _, category := range c.Inspection.Categories {
			if v := byCategory[category]; len(v) > 0 {
				f.Lines = append(f.Lines, checks.Line{Category: category, Verdict: checks.Worst(v)})
			}
		}
		for _, r := range s.Reasons {
			f.SealReason(r)
		}
		out = append(out, f)
	}
	return out
}

// open shows a closed inspection as it was sealed: what was held then is judged
// again, with all its slots and evidence. Where today's program comes to other
// verdicts the seal itself is shown, bare as it is.
func (v *view) open(c *caseView, closed *checks.Standing, out *CheckView) error {
	then, err := v.loadUnder(c.Inspection.ID, closed.Heads)
	if err != nil {
		return err
	}
	findings := checks.Judge(then.Case, then.holder, then.office, then.law, v.days)
	if sameVerdicts(findings, closed.Findings) {
		out.Case, out.Holder, out.Office, out.Law, out.Findings = then.Case, then.holder, then.office, then.law, findings
		return nil
	}
	out.Bare = true
	out.Findings = unsealed(c, v.law, closed.Findings)
	return nil
}

// loadUnder folds an inspection as it was under some heads: entries written or
// merged in later are left out.
func (v *view) loadUnder(id string, heads []checks.Head) (*caseView, error) {
	return foldUnder(v, v.embedded, id, heads)
}

// foldUnder is loadUnder over whatever entries are held. What was erased later stays
// erased: its words can be read by nobody, and that they were erased must not read as
// if they were lost.
func foldUnder(from journal.Source, embedded *standard.Standard, id string, heads []checks.Head) (*caseView, error) {
	under := func(s journal.Subject) ([]journal.Entry, error) {
		entries, err := from.Entries(s)
		return slices.DeleteFunc(entries, func(e journal.Entry) bool {
			return e.Header.Kind != journal.KindErased && !slices.ContainsFunc(heads, func(h checks.Head) bool {
				return h.Stream == string(e.Header.Stream) && e.Header.Number <= h.Number
			})
		}), err
	}
	own, err := under(journal.Inspection(id))
	if err != nil {
		return nil, err
	}
	c := journal.FoldInspection(id, own)
	holder, err := under(journal.Holder(c.Inspection.Holder))
	if err != nil {
		return nil, err
	}
	entries, err := under(journal.Office)
	office := journal.FoldOffice(entries)
	law, left := lawOf(embedded, office)
	leftOut(office, left)
	return &caseView{
		Case: c, holder: journal.FoldHolder(c.Inspection.Holder, holder), office: office, law: law,
	}, err
}

// sameVerdicts tells whether findings say what was sealed, clause by clause.
func sameVerdicts(findings []checks.Finding, seal []checks.Sealed) bool {
	return slices.EqualFunc(sealed(findings), seal, func(a, b checks.Sealed) bool {
		return a.Check == b.Check && a.Verdict == b.Verdict && slices.Equal(a.Clauses, b.Clauses)
	})
}

// Close closes an inspection: its findings are sealed, with the heads.
func (d *Desk) Close(ctx context.Context, ref, reason string) error {
	return d.write(ctx, func(a *act) error {
		c, err := a.caseOf(ref)
		if err != nil {
			return err
		}
		return a.seal(c, reason)
	})
}

// seal closes an inspection that is open and was wholly read.
func (a *act) seal(c *caseView, reason string) error {
	if err := c.open(); err != nil {
		return err
	}
	if err := c.wholly(); err != nil {
		return err
	}
	view, err := a.judged(c)
	if err != nil {
		return err
	}
	return a.answer(journal.KindState, c.subject(), "state", checks.Standing{
		Value: checks.StateClosed, Reason: lang.Line(reason),
		Heads: headsOf(view.Heads), Findings: sealed(view.Findings),
	})
}

// Reopen opens a closed inspection again.
func (d *Desk) Reopen(ctx context.Context, ref, reason string) error {
	if lang.Line(reason) == "" {
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		c, err := a.caseOf(ref)
		if err != nil {
			return err
		}
		if c.Closed() == nil {
			return fail("inspection.not-closed", args{"number": c.Inspection.Number})
		}
		return a.answer(journal.KindState, c.subject(), "state", checks.Standing{
			Value: checks.StateReopened, Reason: lang.Line(reason),
		})
	})
}

func headsOf(heads []journal.Head) []checks.Head {
	var out []checks.Head
	for _, h := range heads {
		out = append(out, checks.Head{Stream: string(h.Stream), Number: h.Number, Hash: string(h.Hash)})
	}
	return slices.Clip(out)
}
