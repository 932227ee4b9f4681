package db

import (
	"context"
	"database/sql"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"ashyq/checks/journal"
)

const holderTables = `CREATE TABLE {in}.row_holders (
  subject TEXT NOT NULL, id TEXT NOT NULL, name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  names INTEGER NOT NULL, folded TEXT NOT NULL, exact TEXT NOT NULL, bin TEXT NOT NULL, categories TEXT NOT NULL,
  premises INTEGER NOT NULL, parent TEXT NOT NULL, before TEXT NOT NULL, same TEXT NOT NULL, conflicts INTEGER NOT NULL,
  backward TEXT NOT NULL, key BLOB NOT NULL
) STRICT;
CREATE INDEX {in}.row_holders_subject ON row_holders (subject);
CREATE INDEX {in}.row_holders_id ON row_holders (id, key);
CREATE INDEX {in}.row_holders_backward ON row_holders (backward);
CREATE INDEX {in}.row_holders_key ON row_holders (key, id, categories);
CREATE INDEX {in}.row_holders_bin ON row_holders (bin);
CREATE INDEX {in}.row_holders_parent ON row_holders (parent);
CREATE INDEX {in}.row_holders_before ON row_holders (before) WHERE before <> '';
CREATE INDEX {in}.row_holders_same ON row_holders (same) WHERE same <> '';
CREATE INDEX {in}.row_holders_conflicts ON row_holders (conflicts) WHERE conflicts > 0;
CREATE TABLE {in}.row_names (subject TEXT NOT NULL, holder TEXT NOT NULL, exact TEXT NOT NULL) STRICT;
CREATE INDEX {in}.row_names_subject ON row_names (subject);
CREATE INDEX {in}.row_names_exact ON row_names (exact, holder)`

// Holders implements journal.Reader. The holders stand in the order of their
// names, as a Kazakh dictionary has it.
func (v view) Holders(q journal.HolderQuery) ([]journal.HolderRow, error) {
	return listHolders(v.ctx, v.q, wantedHolders(q), q.Limit, q.Offset)
}

// CountHolders implements journal.Reader.
func (v view) CountHolders(q journal.HolderQuery) (int, error) {
	f := wantedHolders(q)
	return single[int](v.ctx, v.q, `SELECT count(*) FROM row_holders r`+f.conditions(), f.args...)
}

// wantedHolders writes the conditions of a query.
func wantedHolders(q journal.HolderQuery) filter {
	var f filter
	among(&f, "r.id", strings.Fields(q.IDs))
	f.ending(q.Ending)
	if q.Exact != "" {
		f.add("r.id IN (SELECT holder FROM row_names WHERE exact = ?)", q.Exact)
	}
	if q.Search != "" {
		f.add("instr(r.folded, ?) > 0", q.Search)
	}
	if q.Category != "" {
		f.add("instr(' ' || r.categories || ' ', ' ' || ? || ' ') > 0", q.Category)
	}
	f.equal("r.bin", q.BIN)
	f.equal("r.parent", q.Parent)
	if q.Before != "" {
		f.add("r.before <> '' AND instr(' ' || r.before || ' ', ' ' || ? || ' ') > 0", q.Before)
	}
	if q.Twins {
		f.add("r.same <> ''")
	}
	if q.Disputed {
		f.add("r.conflicts > 0")
	}
	return f
}

func listHolders(ctx context.Context, q queryer, f filter, limit, offset int) ([]journal.HolderRow, error) {
	var out []journal.HolderRow
	rest, args := f.query("r.key, r.id", limit, offset)
	err := each(ctx, q, func(r *sql.Rows) error {
		var h journal.HolderRow
		err := r.Scan(&h.ID, &h.NameKK, &h.NameRU, &h.Names, &h.Folded, &h.Exact, &h.BIN, &h.Categories,
			&h.Premises, &h.Parent, &h.Before, &h.Same, &h.Conflicts, &h.Stale)
		out = append(out, h)
		return err
	}, `SELECT id, name_kk, name_ru, names, folded, exact, bin, categories, premises, parent, before, same, conflicts, `+staleRow+`
FROM row_holders r`+rest, append([]any{emptyDigest}, args...)...)
	return out, err
}

// writeHolder keeps the row of a holder, and brings the key of its name into
// the rows of its inspections, which are listed by it.
func writeHolder(ctx context.Context, q queryer, s journal.Subject, h *journal.HolderRow) error {
	if s.Family() != journal.Holder("").Family() {
		return nil
	}
	key := []byte{}
	if h != nil {
		key = nameKey(h.NameKK, h.NameRU)
		if _, err := q.ExecContext(ctx, `INSERT INTO row_holders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			s, h.ID, h.NameKK, h.NameRU, h.Names, h.Folded, h.Exact, h.BIN, h.Categories, h.Premises,
			h.Parent, h.Before, h.Same, h.Conflicts,
			backward(h.ID), key); err != nil {
			return err
		}
		for _, name := range strings.Split(h.Exact, "\n") {
			if _, err := q.ExecContext(ctx, `INSERT INTO row_names VALUES (?, ?, ?)`, s, h.ID, name); err != nil {
				return err
			}
		}
	}
	_, err := q.ExecContext(ctx, `UPDATE row_inspections SET key = ?1 WHERE holder = ?2 AND key <> ?1`,
		key, s.ID())
	return err
}

// collators serve one goroutine at a time.
var collators = sync.Pool{New: func() any { return collate.New(language.Kazakh) }}

// nameKey gives the bytes by which a name is put in order: the Kazakh name, or
// else the Russian one.
func nameKey(kk, ru string) []byte {
	if kk == "" {
		kk = ru
	}
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var b collate.Buffer
	return append([]byte{}, c.KeyFromString(&b, kk)...)
}
