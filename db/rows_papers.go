package db

import (
	"cmp"
	"context"
	"database/sql"
	"strings"

	"ashyq/checks/journal"
)

// Due is "9" where a paper has no last day, so that it comes after those that have
// one without an expression in the order.
const paperTables = `CREATE TABLE {in}.row_papers (
  subject TEXT NOT NULL, id TEXT NOT NULL, inspection TEXT NOT NULL, holder TEXT NOT NULL,
  kind TEXT NOT NULL, state TEXT NOT NULL, number TEXT NOT NULL, issued TEXT NOT NULL, day TEXT NOT NULL,
  waits TEXT NOT NULL, due TEXT NOT NULL, points INTEGER NOT NULL, rest INTEGER NOT NULL, objected INTEGER NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX {in}.row_papers_subject ON row_papers (subject);
CREATE INDEX {in}.row_papers_issued ON row_papers (issued DESC, id DESC, kind, state, objected);
CREATE INDEX {in}.row_papers_kind ON row_papers (kind, issued DESC, id DESC, state, objected);
CREATE INDEX {in}.row_papers_state ON row_papers (state, issued DESC, id DESC, kind, objected);
CREATE INDEX {in}.row_papers_due ON row_papers (due, issued DESC, id DESC, kind, state, objected) WHERE waits <> '';
CREATE INDEX {in}.row_papers_objected ON row_papers (issued DESC, id DESC, kind, state) WHERE objected > 0;
CREATE INDEX {in}.row_papers_holder ON row_papers (holder)`

// never is the last day of what has none.
const never = "9"

// The orders of the list of papers.
const (
	latestPapers = "r.issued DESC, r.id DESC"
	duePapers    = "r.due, " + latestPapers
)

// PaperRows implements journal.Reader.
func (v view) PaperRows(q journal.PaperQuery) ([]journal.PaperRow, error) {
	order := latestPapers
	if q.Waiting {
		order = duePapers
	}
	return listPapers(v.ctx, v.q, wantedPapers(q), order, q.Limit, q.Offset)
}

// CountPaperRows implements journal.Reader.
func (v view) CountPaperRows(q journal.PaperQuery) (int, error) {
	f := wantedPapers(q)
	return single[int](v.ctx, v.q, `SELECT count(*) FROM row_papers r`+f.conditions(), f.args...)
}

// wantedPapers writes the conditions of a query. What waits is read off its own index
// in the order of the days; a "+" hides the other columns from the choice.
func wantedPapers(q journal.PaperQuery) filter {
	var f filter
	kind, state := "r.kind", "r.state"
	if q.Waiting || q.Objected || len(strings.Fields(q.Kinds))+len(strings.Fields(q.States)) > 1 {
		kind, state = "+r.kind", "+r.state"
	}
	if q.Waiting {
		f.add("r.waits <> ''")
	}
	if q.Objected {
		f.add("r.objected > 0")
	}
	among(&f, kind, strings.Fields(q.Kinds))
	among(&f, state, strings.Fields(q.States))
	if q.Search != "" {
		f.add(`r.rowid IN (
  SELECT rowid FROM row_papers WHERE instr(folded, ?) > 0
  UNION SELECT rowid FROM row_papers WHERE holder IN (
    SELECT id FROM row_holders WHERE instr(folded, ?) > 0))`, q.Search, q.Search)
	}
	return f
}

func listPapers(ctx context.Context, q queryer, f filter, order string, limit, offset int) ([]journal.PaperRow, error) {
	var out []journal.PaperRow
	rest, args := f.query(order, limit, offset)
	err := each(ctx, q, func(r *sql.Rows) error {
		var p journal.PaperRow
		err := r.Scan(&p.Subject, &p.ID, &p.Inspection, &p.Holder, &p.Kind, &p.State, &p.Number, &p.Issued, &p.Day,
			&p.Waits, &p.Due, &p.Points, &p.Left, &p.Objected, &p.Folded, &p.Stale)
		if p.Due == never {
			p.Due = ""
		}
		out = append(out, p)
		return err
	}, `SELECT subject, id, inspection, holder, kind, state, number, issued, day, waits, due, points, rest, objected, folded, `+
		staleRow+` FROM row_papers r`+rest, append([]any{emptyDigest}, args...)...)
	return out, err
}

func writePapers(ctx context.Context, q queryer, s journal.Subject, list []journal.PaperRow) error {
	for _, p := range list {
		if _, err := q.ExecContext(ctx, `INSERT INTO row_papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			s, p.ID, p.Inspection, p.Holder, p.Kind, p.State, p.Number, p.Issued, p.Day,
			p.Waits, cmp.Or(p.Due, never), p.Points, p.Left, p.Objected, p.Folded); err != nil {
			return err
		}
	}
	return nil
}

// comparePapers puts the rows of a subject in an order of their own.
func comparePapers(a, b journal.PaperRow) int { return cmp.Compare(a.ID, b.ID) }
