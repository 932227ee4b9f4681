package desk

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// refutation says of evidence that stands what would be refuted with it.
func (v *view) refutation(c *caseView, id string) (*checks.Refuted, error) {
	l, err := v.ledger(c.subject())
	if err != nil {
		return nil, err
	}
	out := &checks.Refuted{ID: id}
	for _, matter := range []string{"evidence " + id, "coverage " + id} {
		for _, e := range l.Answers(matter) {
			out.Kind = e.Header.Kind
			for _, h := range l.Chain(e.Hash) {
				old, _ := l.Entry(h)
				out.Versions = append(out.Versions, checks.Head{Stream: string(old.Header.Stream), Number: old.Header.Number, Hash: string(h)})
			}
		}
	}
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.ID == id {
			out.Title, out.Files = e.Title, e.Files
			for _, s := range e.Serves {
				out.Checks = add(out.Checks, s.Check)
			}
		}
	}
	for i := range c.Coverage {
		if c.Coverage[i].ID == id {
			out.Title, out.Checks = c.Coverage[i].Source, []string{c.Coverage[i].Check}
		}
	}
	return out, nil
}

// leaningOn lists everything that leaned on evidence, wherever it stands.
func (v *view) leaningOn(c *caseView, r *checks.Refuted) ([]Leaning, error) {
	out, err := v.leaner(c).inside(r)
	if err != nil {
		return nil, err
	}
	out = append(out, v.leaner(c).computed(r)...)
	out = append(out, underReading(c, r)...)
	for _, more := range []func(*caseView, *checks.Refuted) ([]Leaning, error){v.atCommission, v.elsewhere, v.comparing} {
		list, err := more(c, r)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return eachOnce(out), nil
}

// computed lists the computed findings that are others without the evidence. While it
// stands they would move; once it is taken back they have moved, and ask nothing.
func (n leaner) computed(r *checks.Refuted) []Leaning {
	var out []Leaning
	for _, m := range n.moved(n.c, n.c.Without(r)) {
		l := Leaning{Kind: LeaningFinding, Matter: "check " + m.Check, How: LeanMoves, Evidence: r.ID, Name: lang.Same(m.Check)}
		if check := n.c.law.Check(m.Check); check != nil {
			l.Name = check.Short
		}
		out = append(out, l)
	}
	return out
}

// underReading lists the papers that a second person was given to read while the
// evidence stood: who accepted them accepted what they said then.
func underReading(c *caseView, r *checks.Refuted) []Leaning {
	var out []Leaning
	for of, reviewed := range c.Reviews {
		last := reviewed.Last()
		if last == nil || !r.Under(last.Heads) {
			continue
		}
		out = append(out, Leaning{
			Kind: journal.KindReview, Matter: "review " + of, How: LeanRead, Name: last.Kind().Words(), Evidence: r.ID,
			Open: !c.Upheld(of, r.ID),
		})
	}
	slices.SortFunc(out, func(a, b Leaning) int { return cmp.Compare(a.Matter, b.Matter) })
	return out
}

// atCommission lists the items of agendas that rest on the inspection, with what was
// decided on them. One that was written anew since is another.
func (v *view) atCommission(c *caseView, r *checks.Refuted) ([]Leaning, error) {
	l, err := v.ledger(journal.Office)
	if err != nil {
		return nil, err
	}
	before := func(entry string) bool {
		e, held := l.Entry(journal.Hash(entry))
		return held && (r.Clock == 0 || e.Header.Clock < r.Clock)
	}
	var out []Leaning
	for _, item := range c.office.Items {
		if item.Inspection != c.Inspection.ID {
			continue
		}
		lean := Leaning{
			Kind: journal.KindItem, Matter: "item " + item.ID, How: LeanCounted, Name: item.Title(), Evidence: r.ID,
			Open: !c.Upheld(item.ID, r.ID),
		}
		if before(item.Mark.Entry) {
			out = append(out, lean)
		}
		for _, d := range c.office.Decisions[item.ID] {
			if before(d.Mark.Entry) {
				lean.Kind, lean.Matter = journal.KindDecision, "decision "+item.ID
				out = append(out, lean)
			}
		}
	}
	return out, nil
}

// elsewhere lists the evidence and pages of other inspections that hold a file of the
// evidence: they are the same photo, the same document.
func (v *view) elsewhere(c *caseView, r *checks.Refuted) ([]Leaning, error) {
	var hashes []journal.Hash
	for _, f := range r.Files {
		hashes = append(hashes, journal.Hash(f.Hash))
	}
	if len(hashes) == 0 {
		return nil, nil
	}
	entries, err := v.Attaching(hashes...)
	if err != nil {
		return nil, err
	}
	var out []Leaning
	for _, e := range entries {
		s := e.Header.Subject
		if s.Family() != "inspection" || s == c.subject() || e.Header.Kind != journal.KindEvidence && e.Header.Kind != journal.KindCapture {
			continue
		}
		l, err := v.ledger(s)
		if err != nil {
			return nil, err
		}
		if !l.Live(e.Hash) {
			continue
		}
		shown, err := v.shownNumber(s.ID())
		if err != nil {
			return nil, err
		}
		matter := e.Header.Matter
		if matter == "" {
			matter = e.Header.Kind + " " + string(e.Hash)
		}
		out = append(out, Leaning{
			Kind: e.Header.Kind, Matter: matter, How: LeanSame, Inspection: shown, Evidence: r.ID, Open: !c.Upheld(thing(matter), r.ID),
		})
	}
	return out, nil
}

// comparing lists the later inspections that compare with this one.
func (v *view) comparing(c *caseView, r *checks.Refuted) ([]Leaning, error) {
	others, err := v.ofHolder(c)
	if err != nil {
		return nil, err
	}
	var out []Leaning
	for _, later := range others {
		if later.Inspection.Earlier != c.Inspection.ID || r.Clock > 0 && later.Mark.Time.After(r.Mark.Time) {
			continue
		}
		id := later.Inspection.ID
		shown, err := v.shownNumber(id)
		if err != nil {
			return nil, err
		}
		out = append(out, Leaning{
			Kind: LeaningInspection, Matter: "inspection " + id, How: LeanCompares, Inspection: shown, Evidence: r.ID,
			Open: !c.Upheld(id, r.ID),
		})
	}
	return out, nil
}

// shownNumber is the short number of an inspection as it is shown here.
func (v *view) shownNumber(id string) (string, error) {
	rows, err := v.Inspections(journal.InspectionQuery{ID: id})
	if err != nil || len(rows) == 0 {
		return "", err
	}
	numbers, err := v.numbering()
	return numbers.shown(rows[0]), err
}
