package db

import (
	"cmp"
	"context"
	"database/sql"

	"ashyq/checks/journal"
)

const evidenceTables = `CREATE TABLE {in}.row_evidence (
  subject TEXT NOT NULL, id TEXT NOT NULL, check_id TEXT NOT NULL, kind TEXT NOT NULL,
  date TEXT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, backward TEXT NOT NULL
) STRICT;
CREATE INDEX {in}.row_evidence_subject ON row_evidence (subject, date, id);
CREATE INDEX {in}.row_evidence_backward ON row_evidence (backward)`

// EvidenceRows implements journal.Reader. They stand by subject and day.
func (v view) EvidenceRows(q journal.EvidenceQuery) ([]journal.EvidenceRow, error) {
	var f filter
	f.equal("r.subject", string(q.Subject))
	f.ending(q.Ending)
	if q.Search != "" {
		f.add("instr(r.folded, ?) > 0", q.Search)
	}
	return listEvidence(v.ctx, v.q, f, q.Limit, q.Offset)
}

func listEvidence(ctx context.Context, q queryer, f filter, limit, offset int) ([]journal.EvidenceRow, error) {
	var out []journal.EvidenceRow
	rest, args := f.query("r.subject, r.date, r.id, r.rowid", limit, offset)
	err := each(ctx, q, func(r *sql.Rows) error {
		var e journal.EvidenceRow
		err := r.Scan(&e.Subject, &e.ID, &e.Check, &e.Kind, &e.Date, &e.Title, &e.Folded)
		out = append(out, e)
		return err
	}, `SELECT subject, id, check_id, kind, date, title, folded FROM row_evidence r`+rest, args...)
	return out, err
}

func writeEvidence(ctx context.Context, q queryer, s journal.Subject, list []journal.EvidenceRow) error {
	for _, e := range list {
		if _, err := q.ExecContext(ctx, `INSERT INTO row_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			s, e.ID, e.Check, e.Kind, e.Date, e.Title, e.Folded, backward(e.ID)); err != nil {
			return err
		}
	}
	return nil
}

// compareEvidence is the order of the list, and of whatever it leaves open.
func compareEvidence(a, b journal.EvidenceRow) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Check, b.Check),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Folded, b.Folded))
}
