package desk

import (
	"cmp"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// deriveVersion is raised whenever Derive makes other rows of the same entries.
const deriveVersion = "8"

// Deriver makes the rows for lists and search. It is what a store calls in the
// transaction of every append, and again when it rebuilds.
type Deriver struct {
	law    *standard.Standard
	days   *calendar.Calendar
	tables *tables
}

// NewDeriver makes a deriver over the embedded data.
func NewDeriver() (*Deriver, error) {
	law, err := standard.Load()
	if err != nil {
		return nil, err
	}
	days, err := embeddedCalendar()
	return &Deriver{law: law, days: days, tables: &tables{}}, err
}

// Fingerprint changes with the embedded data and with the making of the rows.
func (d *Deriver) Fingerprint() journal.Hash {
	return journal.Sum([]byte("rows " + deriveVersion + "\n" + d.law.Fingerprint()))
}

// Derive makes the rows of one subject.
func (d *Deriver) Derive(s journal.Subject, from journal.Source) (journal.Rows, error) {
	entries, err := from.Entries(s)
	if err != nil {
		return journal.Rows{}, err
	}
	switch s.Family() {
	case "holder":
		return holderRows(s, entries), nil
	case "inspection":
		return d.inspectionRows(s, entries, from)
	case "office":
		office := journal.FoldOffice(entries)
		return journal.Rows{Subject: s, Digest: journal.Hash(office.Digest), Typed: typedInOffice(office, entries), Papers: officePaperRows(office)}, nil
	}
	return journal.Rows{Subject: s, Digest: journal.NewLedger(entries).Digest()}, nil
}

func holderRows(s journal.Subject, entries []journal.Entry) journal.Rows {
	state := journal.FoldHolder(s.ID(), entries)
	rows := journal.Rows{Subject: s, Digest: journal.Hash(state.Digest)}
	h := state.Holder
	if len(h.Names) == 0 {
		return rows
	}
	last := h.Names[len(h.Names)-1]
	row := journal.HolderRow{ID: h.ID, NameKK: last.KK, NameRU: last.RU, BIN: h.BIN, Premises: len(h.Premises), Names: len(h.Names),
		Parent: h.Parent, Before: strings.Join(h.Predecessors, " "), Same: strings.Join(state.Twins(), " ")}
	var folded, exact, categories []string
	for _, n := range h.Names {
		for _, name := range []string{n.KK, n.RU} {
			if name != "" {
				folded, exact = add(folded, lang.Fold(name)), add(exact, lang.Name(name))
			}
		}
	}
	for _, c := range h.Categories {
		categories = add(categories, c.ID)
	}
	row.Folded, row.Exact = strings.Join(folded, "\n"), strings.Join(exact, "\n")
	row.Categories = strings.Join(categories, " ")
	row.Conflicts = len(journal.Clashes(journal.NewLedger(entries), nil))
	rows.Holder, rows.Typed = &row, typedOfHolder(state)
	return rows
}

func (d *Deriver) inspectionRows(s journal.Subject, entries []journal.Entry, from journal.Source) (journal.Rows, error) {
	c := journal.FoldInspection(s.ID(), entries)
	rows := journal.Rows{Subject: s, Digest: journal.Hash(c.Digest)}
	if c.Mark.Entry == "" {
		return rows, nil
	}
	if err := d.tables.fill(c, from); err != nil {
		return rows, err
	}
	about, err := d.surroundings(c, from)
	if err != nil {
		return rows, err
	}
	rows.Deps = []journal.Dependency{
		{Subject: journal.Holder(c.Inspection.Holder), Digest: journal.Hash(about.holder.Digest)},
		{Subject: journal.Office, Digest: journal.Hash(about.office.Digest)},
	}
	findings := d.findings(c, about)
	rows.Case = d.row(c, findings)
	ledger := journal.NewLedger(entries)
	rows.Case.Conflicts = len(journal.Clashes(ledger, c))
	rows.Case.Stream, rows.Case.Changed = opener(ledger), lastWritten(entries)
	clock, err := finder{from: from, tables: d.tables, embedded: d.law, days: d.days}.clock(about, findings)
	if err != nil {
		return rows, err
	}
	rows.Case.Clock = clock.row()
	open, err := leaner{from: from, embedded: d.law, days: d.days, tables: d.tables, c: about}.questions()
	if err != nil {
		return rows, err
	}
	rows.Case.Leaning = len(open)
	rows.Evidence, rows.Typed = evidenceRows(s, c), typedInCase(c, entries)
	rows.Papers = d.paperRows(s, about, clock.Terms)
	return rows, nil
}

// opener is the stream in which the inspection was opened: under its label the
// number stands, whoever changed the record later.
func opener(l *journal.Ledger) journal.Hash {
	for _, e := range l.Entries() {
		if e.Header.Kind == journal.KindInspection {
			return e.Header.Stream
		}
	}
	return ""
}

func (d *Deriver) surroundings(c *checks.Case, from journal.Source) (*caseView, error) {
	holder, err := from.Entries(journal.Holder(c.Inspection.Holder))
	if err != nil {
		return nil, err
	}
	entries, err := from.Entries(journal.Office)
	if err != nil {
		return nil, err
	}
	office := journal.FoldOffice(entries)
	law, left := lawOf(d.law, office)
	leftOut(office, left)
	return &caseView{
		Case: c, holder: journal.FoldHolder(c.Inspection.Holder, holder), office: office, law: law,
	}, nil
}

// findings are those of a closed inspection as they were sealed, else as they stand.
func (d *Deriver) findings(c *checks.Case, about *caseView) []checks.Finding {
	if closed := c.Closed(); closed != nil {
		return unsealed(about, about.law, closed.Findings)
	}
	return checks.Judge(c, about.holder, about.office, about.law, d.days)
}

func (d *Deriver) row(c *checks.Case, findings []checks.Finding) *journal.InspectionRow {
	i := c.Inspection
	sum := checks.Summarize(findings)
	return &journal.InspectionRow{
		ID: i.ID, Number: i.Number, Holder: i.Holder,
		From: i.Period.From.String(), To: i.Period.To.String(), AsOf: i.AsOf.String(),
		Form: string(i.Form), State: state(c), Evidence: len(c.Evidence), Worst: string(worst(findings)),
		Met: sum.Met, Partly: sum.PartlyMet, NotMet: sum.NotMet, NotApply: sum.NotApplicable,
		Cannot: sum.CannotTell, Unchecked: sum.NotChecked, Looked: looked(c, findings),
		Owner: i.Owner, Categories: strings.Join(i.Categories, " "), Captures: len(c.Captures),
		Unsigned: unsigned(c), Review: c.ReviewState(), Split: splitFigures(i.Categories, findings),
	}
}

// unsigned counts the papers that were put for signature and have no number yet.
func unsigned(c *checks.Case) int {
	n := 0
	for i := range c.Papers {
		if c.Papers[i].Reached(checks.Registered) == nil {
			n++
		}
	}
	return n
}

// lastWritten is the latest time at which anything was written about a subject, by
// the clocks of those who wrote.
func lastWritten(entries []journal.Entry) string {
	last := ""
	for _, e := range entries {
		last = max(last, e.Header.Time.UTC().Format(time.RFC3339))
	}
	return last
}

func state(c *checks.Case) string {
	switch {
	case len(c.States) > 1 || len(c.Disputed) > 0:
		return "conflict"
	case c.Closed() != nil:
		return "closed"
	}
	return "open"
}

func worst(findings []checks.Finding) checks.Verdict {
	var list []checks.Verdict
	for _, f := range findings {
		if f.Check != checks.OtherCheck { // counted apart
			list = append(list, f.Verdict)
		}
	}
	return checks.Worst(list)
}

func evidenceRows(s journal.Subject, c *checks.Case) []journal.EvidenceRow {
	var out []journal.EvidenceRow
	for _, e := range c.Evidence {
		check := ""
		if len(e.Serves) > 0 {
			check = e.Serves[0].Check
		}
		out = append(out, journal.EvidenceRow{
			ID: e.ID, Subject: s, Check: check, Kind: string(e.Kind), Date: e.At.Day.String(),
			Title:  cmp.Or(e.Title, lang.Line(e.Text)),
			Folded: lang.Fold(strings.Join([]string{e.Title, e.Text, e.Source, e.Note}, " ")),
		})
	}
	for _, v := range c.Coverage {
		out = append(out, journal.EvidenceRow{
			ID: v.ID, Subject: s, Check: v.Check, Kind: "coverage", Date: v.From.String(),
			Title: v.Source, Folded: lang.Fold(v.Source),
		})
	}
	return out
}
