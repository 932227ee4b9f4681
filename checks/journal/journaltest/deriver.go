package journaltest

import (
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Deriver makes rows without judging anything: the worst verdict of an
// inspection is that of its first answer, and its terms are the day on which
// something was found. An inspection leans on the office and on its holder. The
// value is the fingerprint.
type Deriver string

// Fingerprint implements journal.Deriver.
func (d Deriver) Fingerprint() journal.Hash { return journal.Sum([]byte(d)) }

// Derive implements journal.Deriver.
func (d Deriver) Derive(s journal.Subject, from journal.Source) (journal.Rows, error) {
	entries, err := from.Entries(s)
	if err != nil {
		return journal.Rows{}, err
	}
	rows := journal.Rows{Subject: s}
	switch s.Family() {
	case "office":
		rows.Digest = journal.Hash(journal.FoldOffice(entries).Digest)
	case "holder":
		h := journal.FoldHolder(s.ID(), entries)
		rows.Digest = journal.Hash(h.Digest)
		if len(h.Holder.Names) > 0 {
			rows.Holder = holderRow(h)
		}
	case "inspection":
		c := journal.FoldInspection(s.ID(), entries)
		return inspection(rows, c, len(journal.Clashes(journal.NewLedger(entries), c)), from)
	default:
		rows.Digest = journal.NewLedger(entries).Digest()
	}
	return rows, nil
}

func holderRow(h *checks.HolderState) *journal.HolderRow {
	row := &journal.HolderRow{ID: h.Holder.ID, BIN: h.Holder.BIN, Premises: len(h.Holder.Premises), Names: len(h.Holder.Names),
		Parent: h.Holder.Parent, Before: strings.Join(h.Holder.Predecessors, " "), Same: strings.Join(h.Twins(), " ")}
	var folded, exact, categories []string
	for _, n := range h.Holder.Names {
		row.NameKK, row.NameRU = n.KK, n.RU
		for _, name := range []string{n.KK, n.RU} {
			if name != "" {
				folded, exact = append(folded, lang.Fold(name)), append(exact, lang.Name(name))
			}
		}
	}
	for _, c := range h.Holder.Categories {
		categories = append(categories, c.ID)
	}
	row.Folded, row.Exact = strings.Join(folded, "\n"), strings.Join(exact, "\n")
	row.Categories = strings.Join(categories, " ")
	return row
}

func inspection(rows journal.Rows, c *checks.Case, conflicts int, from journal.Source) (journal.Rows, error) {
	rows.Digest = journal.Hash(c.Digest)
	office, err := from.Entries(journal.Office)
	if err != nil {
		return rows, err
	}
	holder, err := from.Entries(journal.Holder(c.Inspection.Holder))
	if err != nil {
		return rows, err
	}
	rows.Deps = []journal.Dependency{
		{Subject: journal.Office, Digest: journal.Hash(journal.FoldOffice(office).Digest)},
		{Subject: journal.Holder(c.Inspection.Holder), Digest: journal.NewLedger(holder).Digest()},
	}
	for _, e := range c.Evidence {
		row := journal.EvidenceRow{ID: e.ID, Subject: rows.Subject, Kind: string(e.Kind),
			Date: e.At.String(), Title: e.Title, Folded: lang.Fold(e.Title + " " + e.Text)}
		if len(e.Serves) > 0 {
			row.Check = e.Serves[0].Check
		}
		rows.Evidence = append(rows.Evidence, row)
	}
	if c.Inspection.Number == "" {
		return rows, nil
	}
	i := c.Inspection
	rows.Case = &journal.InspectionRow{
		ID: i.ID, Number: i.Number, Stream: journal.Hash(c.Mark.Stream), Holder: i.Holder,
		From: i.Period.From.String(), To: i.Period.To.String(), AsOf: i.AsOf.String(),
		Form: string(i.Form), State: "open", Evidence: len(c.Evidence), Worst: string(checks.NotChecked),
		Owner: i.Owner, Categories: strings.Join(i.Categories, " "), Captures: len(c.Captures), Conflicts: conflicts,
		Unsigned: len(c.Papers), Changed: c.Mark.Time.UTC().Format(time.RFC3339),
	}
	if c.Closed() != nil {
		rows.Case.State = "closed"
	}
	if len(c.Found) > 0 {
		rows.Case.Clock = c.Found[0].Day.String()
	}
	if a := c.Answers[checks.Question{Check: "stand"}]; len(a) > 0 {
		rows.Case.Worst = string(a[0].Verdict)
	}
	return rows, nil
}
