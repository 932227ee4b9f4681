package desk

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/standard"
)

// What leaned on evidence is told here: on a piece that is taken back, on one that is to
// be erased, and on what was refuted and waits for an answer. A question is open until
// somebody answers it, by an act that was there before: a verdict is given anew or taken
// back, a paper is amended or answered by a later one, or it is said why it stands.

// How something leaned on evidence.
const (
	LeanSaw      = "saw"      // a verdict: it was given with the evidence before the eyes
	LeanMoves    = "moves"    // sealed or computed findings are others without it
	LeanCarried  = "carried"  // a paper: it names the evidence, or carries its file
	LeanRead     = "read"     // a paper that a second person reads: it was composed with it
	LeanCounted  = "counted"  // an item or a decision of the Commission rests on the inspection
	LeanSame     = "same"     // another inspection holds the same file
	LeanCompares = "compares" // a later inspection compares with this one
)

// What leans, beside a verdict and a paper of the journal.
const (
	LeaningFinding    = "finding"    // computed: it moves by itself
	LeaningInspection = "inspection" // another one
)

// Leaning is what leaned on something that was taken back and must be looked at again.
type Leaning struct {
	Kind       string    `json:"kind"` // verdict, paper, finding, review, item, decision, evidence, inspection
	Matter     string    `json:"matter"`
	How        string    `json:"how,omitempty"`
	Inspection string    `json:"inspection,omitempty"` // short number of another inspection
	Name       lang.Text `json:"name,omitzero"`        // in words
	Evidence   string    `json:"evidence,omitempty"`   // id of what was refuted
	Open       bool      `json:"open,omitempty"`       // it waits for an answer
}

// Words says what leaned and how.
func (l Leaning) Words() lang.Text {
	name := l.Name
	if name == (lang.Text{}) {
		name = KindWords(l.Kind)
	}
	return messages().Text("lean."+cmp.Or(l.How, LeanSaw), args{"what": name, "number": l.Inspection})
}

// leaner finds what leaned on evidence of one inspection.
type leaner struct {
	from     journal.Source
	embedded *standard.Standard
	days     *calendar.Calendar
	tables   *tables
	c        *caseView
}

func (v *view) leaner(c *caseView) leaner {
	return leaner{from: v, embedded: v.embedded, days: v.days, tables: v.tables, c: c}
}

// inside lists what leaned on evidence within its own inspection: verdicts and papers.
func (n leaner) inside(r *checks.Refuted) ([]Leaning, error) {
	out := n.verdicts(r)
	for i := range n.c.Papers {
		p := &n.c.Papers[i]
		how, err := n.paper(p, r)
		if err != nil {
			return nil, err
		}
		if how == "" {
			continue
		}
		out = append(out, Leaning{
			Kind: journal.KindPaper, Matter: "paper " + p.ID, How: how, Name: issuedName(p), Evidence: r.ID,
			Open: !n.c.Amended(p.ID) && !n.c.Replied(p, r) && !n.c.Upheld(p.ID, r.ID),
		})
	}
	return out, nil
}

// verdicts lists the answers that were given with the evidence before the eyes. One that
// was given anew is another answer, and did not see it.
func (n leaner) verdicts(r *checks.Refuted) []Leaning {
	var out []Leaning
	for q, answers := range n.c.Answers {
		if slices.ContainsFunc(answers, func(a checks.Answer) bool { return r.Saw(&a) }) {
			out = append(out, Leaning{
				Kind: journal.KindVerdict, Matter: q.Matter(), How: LeanSaw, Name: n.question(q), Evidence: r.ID, Open: true,
			})
		}
	}
	slices.SortFunc(out, func(x, y Leaning) int { return cmp.Compare(x.Matter, y.Matter) })
	return out
}

// question names what a verdict answers.
func (n leaner) question(q checks.Question) lang.Text {
	check := n.c.law.Check(q.Check)
	if check == nil {
		return lang.Same(lang.Line(q.Check))
	}
	if part := check.Part(q.Part); part != nil {
		return messages().Text("lean.question", args{"check": check.Short, "part": part.Title})
	}
	return check.Short
}

// issuedName names an issued paper by its kind, its number and its day.
func issuedName(p *checks.IssuedPaper) lang.Text {
	if p.Number() == "" {
		return messages().Text("lean.paper.unsigned", args{"paper": p.Kind().Words(), "day": calendar.DayOf(p.Mark.Time).Digits()})
	}
	return messages().Text("lean.paper", args{"paper": p.Kind().Words(), "number": quote(p.Number()), "day": p.Day().Digits()})
}

// paper tells how an issued paper leaned on evidence, "" where it did not: what it
// states would be other without it, or it names it.
func (n leaner) paper(p *checks.IssuedPaper, r *checks.Refuted) (how string, err error) {
	composer, ok := paper.ComposerOf(p.Kind())
	if !ok || !r.Under(p.Heads) {
		return "", nil
	}
	then, err := foldUnder(n.from, n.embedded, n.c.Inspection.ID, p.Heads)
	if err == nil {
		err = n.tables.fill(then.Case, n.from)
	}
	if err != nil {
		return "", err
	}
	stated := slices.ContainsFunc(p.Points(), func(point checks.PaperPoint) bool { return slices.Contains(r.Checks, point.Check) })
	switch {
	case composer.Violations && n.moves(then, r):
		return LeanMoves, nil
	case stated || p.Kind() == checks.MemoPaper:
		return LeanCarried, nil
	}
	return "", nil
}

// moves tells whether the findings of a case would be others had the evidence never been
// entered.
func (n leaner) moves(c *caseView, r *checks.Refuted) bool {
	return len(n.moved(c, c.Without(r))) > 0
}

// moved lists the checks of which the findings differ in two cases.
func (n leaner) moved(c *caseView, without *checks.Case) []Moved {
	with := sealed(checks.Judge(c.Case, c.holder, c.office, c.law, n.days))
	bare := sealed(checks.Judge(without, c.holder, c.office, c.law, n.days))
	return slices.DeleteFunc(movedSince(with, bare, func(string) bool { return false }), func(m Moved) bool { return m.Touched })
}

// questions lists every question of the inspection that is open in itself.
func (n leaner) questions() ([]Leaning, error) {
	var out []Leaning
	for i := range n.c.Refuted {
		list, err := n.inside(&n.c.Refuted[i])
		if err != nil {
			return nil, err
		}
		out = append(out, slices.DeleteFunc(list, func(l Leaning) bool { return !l.Open })...)
	}
	return eachOnce(out), nil
}

// eachOnce leaves each thing that leaned but once, though it leaned on several.
func eachOnce(list []Leaning) []Leaning {
	var out []Leaning
	for _, l := range list {
		if !slices.ContainsFunc(out, func(o Leaning) bool { return o.Matter == l.Matter && o.Evidence == l.Evidence && o.How == l.How }) {
			out = append(out, l)
		}
	}
	return out
}

// quoted tells what became of the evidence on which an issued paper rests: how much of it
// was erased since, and what of it was refuted.
func (v *view) quoted(c *caseView, p *checks.IssuedPaper) (erased int, leaned []Leaning, err error) {
	for i := range c.Emptied {
		if e := &c.Emptied[i]; e.Kind == journal.KindEvidence && e.Under(p.Heads) {
			erased++
		}
	}
	for i := range c.Refuted {
		list, err := v.leaner(c).inside(&c.Refuted[i])
		if err != nil {
			return erased, nil, err
		}
		for _, l := range list {
			if l.Matter == "paper "+p.ID {
				leaned = append(leaned, l)
			}
		}
	}
	return erased, leaned, nil
}
