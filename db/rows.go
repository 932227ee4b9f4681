package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"ashyq/checks/journal"
)

// derived are the tables of the rows, in the order of their making; "{in}"
// stands for main, or for temp where the file cannot be written. All their
// names begin with "row_", so that every program can drop those of another.
//
// A subject has one line with its digest and the sum of its rows, which tells
// damage from age. Every column that is not part of that sum stands in an
// index, whose double SQLite's own check compares.
var derived = strings.Join([]string{
	`CREATE TABLE {in}.row_subjects (
  subject TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, sum TEXT NOT NULL
) STRICT`,
	`CREATE TABLE {in}.row_deps (
  subject TEXT NOT NULL, needs TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (subject, needs)
) STRICT, WITHOUT ROWID`,
	holderTables, inspectionTables, evidenceTables, typedTables, paperTables,
}, ";\n")

// rowTables are the names of the tables, that of the subjects first.
var rowTables = []string{
	"row_subjects", "row_deps", "row_holders", "row_names", "row_inspections", "row_evidence", "row_typed", "row_papers",
}

// emptyDigest is the digest of a subject of which nothing is held.
var emptyDigest = journal.NewLedger(nil).Digest()

// staleRow is true of a row r whose makings have moved on since.
const staleRow = `EXISTS (SELECT 1 FROM row_deps d LEFT JOIN row_subjects s ON s.subject = d.needs
  WHERE d.subject = r.subject AND coalesce(s.digest, ?) <> d.digest)`

// backward turns an id round, so that its ending can be found by an index.
func backward(id string) string {
	runes := []rune(id)
	slices.Reverse(runes)
	return string(runes)
}

// filter gathers the conditions of a list.
type filter struct {
	where []string
	args  []any
}

// equal adds a condition unless the value is empty.
func (f *filter) equal(column, value string) {
	if value != "" {
		f.add(column+" = ?", value)
	}
}

// ending adds a condition on the end of an id, unless it is empty.
func (f *filter) ending(end string) {
	if end != "" {
		f.add("r.backward >= ? AND r.backward < ?", backward(end), backward(end)+"\U0010FFFF")
	}
}

// among adds the condition that a column has one of some values; none ask
// nothing.
func among[T any](f *filter, column string, values []T) {
	var list []any
	for _, v := range values {
		list = append(list, v)
	}
	if len(list) > 0 {
		f.add(column+" IN (?"+strings.Repeat(", ?", len(list)-1)+")", list...)
	}
}

func (f *filter) add(condition string, args ...any) {
	f.where = append(f.where, condition)
	f.args = append(f.args, args...)
}

// conditions writes the WHERE of a SELECT, if there is any.
func (f *filter) conditions() string {
	if len(f.where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(f.where, " AND ")
}

// query writes the rest of a SELECT: conditions, order and page.
func (f *filter) query(order string, limit, offset int) (string, []any) {
	if limit <= 0 {
		limit = -1
	}
	return f.conditions() + " ORDER BY " + order + " LIMIT ? OFFSET ?", append(slices.Clip(f.args), limit, offset)
}

// writeRows puts the rows of a subject in the place of the older ones.
func writeRows(ctx context.Context, q queryer, rows journal.Rows) error {
	if err := dropRows(ctx, q, rows.Subject); err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, `INSERT INTO row_subjects VALUES (?, ?, ?)`,
		rows.Subject, rows.Digest, sumRows(rows)); err != nil {
		return err
	}
	for _, d := range rows.Deps {
		if _, err := q.ExecContext(ctx, `INSERT OR REPLACE INTO row_deps VALUES (?, ?, ?)`,
			rows.Subject, d.Subject, d.Digest); err != nil {
			return err
		}
	}
	if err := writeHolder(ctx, q, rows.Subject, rows.Holder); err != nil {
		return err
	}
	if err := writeInspection(ctx, q, rows.Subject, rows.Case); err != nil {
		return err
	}
	if err := writeEvidence(ctx, q, rows.Subject, rows.Evidence); err != nil {
		return err
	}
	if err := writeTyped(ctx, q, rows.Subject, rows.Typed); err != nil {
		return err
	}
	return writePapers(ctx, q, rows.Subject, rows.Papers)
}

// dropRows takes away every row of a subject.
func dropRows(ctx context.Context, q queryer, s journal.Subject) error {
	for _, table := range rowTables {
		if _, err := q.ExecContext(ctx, `DELETE FROM `+table+` WHERE subject = ?`, s); err != nil {
			return err
		}
	}
	return nil
}

// readRows gathers the rows of a subject as they are kept, with their sum.
func readRows(ctx context.Context, q queryer, s journal.Subject) (journal.Rows, journal.Hash, error) {
	rows, sum := journal.Rows{Subject: s}, journal.Hash("")
	err := q.QueryRowContext(ctx, `SELECT digest, sum FROM row_subjects WHERE subject = ?`, s).
		Scan(&rows.Digest, &sum)
	if err != nil {
		return rows, sum, err
	}
	err = each(ctx, q, func(r *sql.Rows) error {
		var d journal.Dependency
		err := r.Scan(&d.Subject, &d.Digest)
		rows.Deps = append(rows.Deps, d)
		return err
	}, `SELECT needs, digest FROM row_deps WHERE subject = ?`, s)
	if err != nil {
		return rows, sum, err
	}
	var own filter
	own.equal("r.subject", string(s))
	if rows.Holder, err = first(listHolders(ctx, q, own, 0, 0)); err != nil {
		return rows, sum, err
	}
	if rows.Case, err = first(listInspections(ctx, q, own, newest, 0, 0)); err != nil {
		return rows, sum, err
	}
	if rows.Evidence, err = listEvidence(ctx, q, own, 0, 0); err != nil {
		return rows, sum, err
	}
	if rows.Typed, err = listTyped(ctx, q, typedColumns+` WHERE r.subject = ?`, s); err != nil {
		return rows, sum, err
	}
	rows.Papers, err = listPapers(ctx, q, own, latestPapers, 0, 0)
	return rows, sum, err
}

func first[T any](list []T, err error) (*T, error) {
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// sumRows names the rows of a subject by a hash, whatever their order. Whether
// they are stale is no part of them.
func sumRows(r journal.Rows) journal.Hash {
	r.Deps = slices.Clone(r.Deps)
	slices.SortFunc(r.Deps, func(a, b journal.Dependency) int { return cmp.Compare(a.Subject, b.Subject) })
	r.Evidence = slices.Clone(r.Evidence)
	slices.SortFunc(r.Evidence, compareEvidence)
	r.Typed = slices.Clone(r.Typed)
	slices.SortFunc(r.Typed, compareTyped)
	r.Papers = slices.Clone(r.Papers)
	slices.SortFunc(r.Papers, comparePapers)
	for i := range r.Papers {
		r.Papers[i].Stale = false
	}
	if r.Holder != nil {
		h := *r.Holder
		h.Stale, r.Holder = false, &h
	}
	if r.Case != nil {
		c := *r.Case
		c.Stale, c.Print, r.Case = false, "", &c
	}
	text, err := json.Marshal(struct {
		Subject journal.Subject
		Digest  journal.Hash
		Deps    []journal.Dependency
		Holder  *journal.HolderRow
		Case    *journal.InspectionRow
		Lines   []journal.EvidenceRow
		Typed   []journal.TypedRow
		Papers  []journal.PaperRow
	}{r.Subject, r.Digest, full(r.Deps), r.Holder, r.Case, full(r.Evidence), full(r.Typed), full(r.Papers)})
	if err != nil {
		panic(err) // strings and numbers only
	}
	return journal.Sum(text)
}

// full makes no list and an empty list alike.
func full[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
