package db

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
)

// The indexes that give the orders end in what lists are narrowed by, so that a
// row which is not wanted is passed over without being read. What few inspections
// wait for has an index of those few.
const inspectionTables = `CREATE TABLE {in}.row_inspections (
  subject TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, stream TEXT NOT NULL,
  holder TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, as_of TEXT NOT NULL,
  form TEXT NOT NULL, state TEXT NOT NULL, evidence INTEGER NOT NULL, worst TEXT NOT NULL,
  met INTEGER NOT NULL, partly INTEGER NOT NULL, not_met INTEGER NOT NULL,
  not_apply INTEGER NOT NULL, cannot INTEGER NOT NULL, unchecked INTEGER NOT NULL, looked INTEGER NOT NULL,
  year INTEGER NOT NULL, seq INTEGER NOT NULL, rank INTEGER NOT NULL,
  backward TEXT NOT NULL, key BLOB NOT NULL, clock TEXT NOT NULL,
  owner TEXT NOT NULL, categories TEXT NOT NULL, captures INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  unsigned INTEGER NOT NULL, review TEXT NOT NULL, leaning INTEGER NOT NULL, changed TEXT NOT NULL,
  split TEXT NOT NULL
) STRICT;
CREATE INDEX {in}.row_inspections_subject ON row_inspections (subject);
CREATE INDEX {in}.row_inspections_id ON row_inspections (id);
CREATE INDEX {in}.row_inspections_backward ON row_inspections (backward);
CREATE INDEX {in}.row_inspections_holder ON row_inspections (holder, year DESC, seq DESC, id DESC);
CREATE INDEX {in}.row_inspections_number ON row_inspections (year DESC, seq DESC, id DESC, number, state, rank, form, owner, categories);
CREATE INDEX {in}.row_inspections_worst ON row_inspections (rank, year DESC, seq DESC, id DESC, state, form, owner, categories);
CREATE INDEX {in}.row_inspections_key ON row_inspections (key, year DESC, seq DESC, id DESC, state, rank, form, owner, categories);
CREATE INDEX {in}.row_inspections_as_of ON row_inspections (as_of DESC, year DESC, seq DESC, id DESC, state, rank, form, owner, categories);
CREATE INDEX {in}.row_inspections_changed ON row_inspections (changed DESC, year DESC, seq DESC, id DESC, state, rank, form, owner, categories);
CREATE INDEX {in}.row_inspections_state ON row_inspections (state, year DESC, seq DESC, id DESC, rank, form, owner, categories);
CREATE INDEX {in}.row_inspections_state_worst ON row_inspections (state, rank, year DESC, seq DESC, id DESC, form, owner, categories);
CREATE INDEX {in}.row_inspections_owner ON row_inspections (owner, year DESC, seq DESC, id DESC, state, rank, form, categories);
CREATE INDEX {in}.row_inspections_owner_worst ON row_inspections (owner, rank, year DESC, seq DESC, id DESC, state, form, categories);
CREATE INDEX {in}.row_inspections_unclosed ON row_inspections (year DESC, seq DESC, id DESC, state, rank, form, owner, categories) WHERE state <> 'closed';
CREATE INDEX {in}.row_inspections_unclosed_worst ON row_inspections (rank, year DESC, seq DESC, id DESC, state, form, owner, categories) WHERE state <> 'closed';
CREATE INDEX {in}.row_inspections_clock ON row_inspections (year DESC, seq DESC, id DESC) WHERE clock <> '';
CREATE INDEX {in}.row_inspections_conflicts ON row_inspections (year DESC, seq DESC, id DESC) WHERE conflicts > 0;
CREATE INDEX {in}.row_inspections_unsigned ON row_inspections (year DESC, seq DESC, id DESC) WHERE unsigned > 0;
CREATE INDEX {in}.row_inspections_review ON row_inspections (year DESC, seq DESC, id DESC) WHERE review <> '';
CREATE INDEX {in}.row_inspections_leaning ON row_inspections (year DESC, seq DESC, id DESC) WHERE leaning > 0;
CREATE INDEX {in}.row_inspections_look ON row_inspections (year DESC, seq DESC, id DESC, owner) WHERE state <> 'closed' AND looked = 0;
CREATE INDEX {in}.row_inspections_pages ON row_inspections (year DESC, seq DESC, id DESC, owner) WHERE state <> 'closed' AND captures > 0`

// waiting are the conditions of what inspections wait for, as their indexes have
// them.
var waiting = map[journal.Need]string{
	journal.NeedsSettling: "r.conflicts > 0",
	journal.NeedsNumber:   "r.unsigned > 0",
	journal.NeedsReview:   "r.review <> ''",
	journal.NeedsAnswer:   "r.leaning > 0",
	journal.NeedsLook:     "r.state <> 'closed' AND r.looked = 0",
	journal.NeedsPages:    "r.state <> 'closed' AND r.captures > 0",
}

// newest is the order of the short numbers; the rest are told apart by it.
const newest = "r.year DESC, r.seq DESC, r.id DESC"

// orders are the orders of the list of inspections. Each has its index.
var orders = map[string]string{
	"":       newest,
	"number": newest,
	"worst":  "r.rank, " + newest,
	"holder": "r.key, " + newest,
	"as-of":  "r.as_of DESC, " + newest,

	"changed": "r.changed DESC, " + newest,
}

// Inspections implements journal.Reader. An order that is not known is that of
// the numbers.
func (v view) Inspections(q journal.InspectionQuery) ([]journal.InspectionRow, error) {
	order, ok := orders[q.Order]
	if !ok {
		order = newest
	}
	f := wantedInspections(q, order)
	return listInspections(v.ctx, v.q, f, order, q.Limit, q.Offset)
}

// CountInspections implements journal.Reader.
func (v view) CountInspections(q journal.InspectionQuery) (int, error) {
	f := wantedInspections(q, "")
	return single[int](v.ctx, v.q, `SELECT count(*) FROM row_inspections r`+f.conditions(), f.args...)
}

// wantedInspections writes the conditions of a query. A page is read off the
// index of its order, and what names a few rows is read off its own. A "+" hides
// a column from the choice of the index, where SQLite would gather by that column
// and sort what it gathered.
func wantedInspections(q journal.InspectionQuery, order string) filter {
	var f filter
	f.equal("r.id", q.ID)
	f.ending(q.Ending)
	if q.Number != "" {
		year, seq := splitNumber(q.Number)
		f.add("r.year = ? AND r.seq = ? AND r.number = ?", year, seq, q.Number)
	}
	f.equal("r.holder", q.Holder)
	among(&f, "r.id", strings.Fields(q.IDs))
	if q.Needs != "" {
		f.add(cmp.Or(waiting[q.Needs], "0")) // an unknown need has nobody
	}
	few := len(f.where) > 0
	if q.Unclosed {
		f.add("r.state <> 'closed'")
	}
	state, rank := "r.state", "r.rank"
	if few || order != "" && order != newest && order != orders["worst"] {
		state = "+r.state"
	}
	verdicts := strings.Fields(q.Worst)
	if few || order != "" && order != orders["worst"] && (order != newest || len(verdicts) > 1) {
		rank = "+r.rank"
	}
	f.equal(state, q.State)
	f.equal("r.form", q.Form)
	owner := "r.owner"
	if few || order != "" && order != newest && order != orders["worst"] {
		owner = "+r.owner"
	}
	f.equal(owner, q.Owner)
	if q.Category != "" {
		f.add("instr(' ' || r.categories || ' ', ' ' || ? || ' ') > 0", q.Category)
	}
	if q.Clock {
		f.add("r.clock <> ''")
	}
	var ranks []int
	for _, v := range verdicts {
		ranks = append(ranks, rankOf(v))
	}
	among(&f, rank, ranks)
	if q.Search != "" {
		f.add(`r.rowid IN (
  SELECT rowid FROM row_inspections WHERE instr(number, ?) > 0
  UNION SELECT rowid FROM row_inspections WHERE holder IN (
    SELECT id FROM row_holders WHERE instr(folded, ?) > 0))`, q.Search, q.Search)
	}
	return f
}

func listInspections(ctx context.Context, q queryer, f filter, order string, limit, offset int) ([]journal.InspectionRow, error) {
	var out []journal.InspectionRow
	rest, args := f.query(order, limit, offset)
	err := each(ctx, q, func(r *sql.Rows) error {
		var i journal.InspectionRow
		err := r.Scan(&i.ID, &i.Number, &i.Stream, &i.Holder, &i.From, &i.To, &i.AsOf, &i.Form,
			&i.State, &i.Evidence, &i.Worst, &i.Met, &i.Partly, &i.NotMet, &i.NotApply, &i.Cannot,
			&i.Unchecked, &i.Looked, &i.Clock, &i.Owner, &i.Categories, &i.Captures, &i.Conflicts,
			&i.Unsigned, &i.Review, &i.Leaning, &i.Changed, &i.Split, &i.Print, &i.Stale)
		out = append(out, i)
		return err
	}, `SELECT id, number, stream, holder, starts, ends, as_of, form, state, evidence, worst,
  met, partly, not_met, not_apply, cannot, unchecked, looked, clock,
  owner, categories, captures, conflicts, unsigned, review, leaning, changed, split,
  coalesce((SELECT p.sum FROM row_subjects p WHERE p.subject = r.subject), ''), `+staleRow+`
FROM row_inspections r`+rest, append([]any{emptyDigest}, args...)...)
	return out, err
}

// LastNumber implements journal.Reader.
func (v view) LastNumber(year int) (int, error) {
	return single[int](v.ctx, v.q, `SELECT coalesce(max(seq), 0) FROM row_inspections WHERE year = ?`, year)
}

func writeInspection(ctx context.Context, q queryer, s journal.Subject, i *journal.InspectionRow) error {
	if i == nil {
		return nil
	}
	year, seq := splitNumber(i.Number)
	_, err := q.ExecContext(ctx, `INSERT INTO row_inspections VALUES
(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
 coalesce((SELECT key FROM row_holders WHERE id = ?), x''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s, i.ID, i.Number, i.Stream, i.Holder, i.From, i.To, i.AsOf, i.Form, i.State, i.Evidence,
		i.Worst, i.Met, i.Partly, i.NotMet, i.NotApply, i.Cannot, i.Unchecked, i.Looked,
		year, seq, rankOf(i.Worst), backward(i.ID), i.Holder, i.Clock,
		i.Owner, i.Categories, i.Captures, i.Conflicts, i.Unsigned, i.Review, i.Leaning, i.Changed, i.Split)
	return err
}

// splitNumber reads a short number: "2026-001" is the first of 2026. What is no
// such number comes last.
func splitNumber(number string) (year, seq int) {
	y, s, _ := strings.Cut(number, "-")
	year, errYear := strconv.Atoi(y)
	seq, errSeq := strconv.Atoi(s)
	if errYear != nil || errSeq != nil {
		return 0, 0
	}
	return year, seq
}

// rankOf puts the verdicts in order, the worst first; an unknown one comes last.
func rankOf(verdict string) int {
	all := checks.Verdicts()
	if i := slices.Index(all, checks.Verdict(verdict)); i >= 0 {
		return i
	}
	return len(all)
}
