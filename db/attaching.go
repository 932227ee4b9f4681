package db

import (
	"bytes"
	"context"
	"database/sql"
	"slices"

	"ashyq/checks/journal"
)

// Attaching implements journal.Reader. Which entries attach anything stands in their
// headers alone: no index of it is kept, for it is asked when something is erased or
// refuted, which is rare.
func (v view) Attaching(hashes ...journal.Hash) ([]journal.Entry, error) {
	if len(hashes) == 0 {
		return nil, nil
	}
	names, err := attaching(v.ctx, v.q, hashes)
	var out []journal.Entry
	for some := range slices.Chunk(names, 100) {
		if err != nil {
			return nil, err
		}
		var f filter
		among(&f, "e.hash", some)
		list, failed := entries(v.ctx, v.q, f.where[0], f.args...)
		out, err = append(out, list...), failed
	}
	journal.Sort(out)
	return out, err
}

// attaching names the entries in whose headers one of these attachments stands.
func attaching(ctx context.Context, q queryer, hashes []journal.Hash) ([]journal.Hash, error) {
	wanted := map[string]bool{}
	for _, h := range hashes {
		wanted[string(h)] = true
	}
	var out []journal.Hash
	err := each(ctx, q, func(r *sql.Rows) error {
		var hash journal.Hash
		var header []byte
		if err := r.Scan(&hash, &header); err != nil {
			return err
		}
		for line := range bytes.SplitSeq(header, []byte("\n")) {
			rest, ok := bytes.CutPrefix(line, []byte("attach "))
			if name, _, _ := bytes.Cut(rest, []byte(" ")); ok && wanted[string(name)] {
				out = append(out, hash)
				break
			}
		}
		return nil
	}, `SELECT hash, header FROM entries WHERE instr(header, CAST(char(10) || 'attach ' AS BLOB)) > 0`)
	return out, err
}
