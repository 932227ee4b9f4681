package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
	"maps"
	"slices"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// MergeReport says what a merge took in.
type MergeReport struct {
	Entries     int               `json:"entries"`
	Payloads    int               `json:"payloads"`
	Attachments int               `json:"attachments"`
	Erased      int               `json:"erased"`   // entries that let bytes go here as well
	Subjects    []journal.Subject `json:"subjects"` // of which entries or payloads came in
	Heads       []journal.Head    `json:"heads"`    // after the merge
}

// Merge takes in what another database file holds and this one does not: a
// union by hash, every hash checked on the way. Bytes that either of them let
// go are not taken, and are let go here. It is one transaction: where anything
// in the other file is damaged nothing is taken. The other file is only read.
func (s *Store) Merge(ctx context.Context, other string) (report MergeReport, err error) {
	defer tell(s.path, &err)
	o := s.options
	o.ReadOnly, o.Deriver = true, nil
	theirs, err := Open(ctx, other, o)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, theirs.Close()) }()
	err = theirs.snapshot(ctx, func(from *sql.Tx) error {
		if err := s.take(ctx); err != nil {
			return err
		}
		defer s.give()
		report, err = s.merge(ctx, from)
		return told(other, err)
	})
	if err != nil {
		return MergeReport{}, err
	}
	return report, s.renewRows(ctx)
}

func (s *Store) merge(ctx context.Context, from queryer) (MergeReport, error) {
	whole := context.WithoutCancel(ctx)
	noted := s.notes()
	tx, err := s.hand.begin()
	if err != nil {
		return MergeReport{}, err
	}
	defer tx.rollback()
	m := &merger{
		ctx: whole, from: from, to: tx, fingerprint: s.fingerprint(),
		touched: map[journal.Subject]bool{}, poorer: map[journal.Subject]bool{}, attached: map[journal.Attachment]bool{},
		came: map[journal.Hash]bool{},
	}
	if m.guard, err = newGuard(whole, tx, noted); err != nil {
		return MergeReport{}, err
	}
	for _, part := range []func() error{m.entries, m.attachments, m.rows} {
		if err := errors.Join(part(), ctx.Err()); err != nil {
			return MergeReport{}, err
		}
	}
	m.report.Subjects = slices.Sorted(maps.Keys(m.touched))
	if err := s.lookAgain(whole, tx, m.report.Subjects, slices.Sorted(maps.Keys(m.poorer))); err != nil {
		return MergeReport{}, err
	}
	if err := s.markParts(whole, tx, m.came); err != nil {
		return MergeReport{}, err
	}
	if m.report.Heads, err = heads(whole, tx); err != nil {
		return MergeReport{}, err
	}
	if err := tx.commit(); err != nil {
		return MergeReport{}, err
	}
	if m.report.Erased > 0 {
		s.clean(whole)
	}
	return m.report, nil
}

// merger is one merge in the making.
type merger struct {
	ctx         context.Context
	from, to    queryer
	fingerprint string // of the rows that this program makes
	guard       *guard
	report      MergeReport
	touched     map[journal.Subject]bool
	poorer      map[journal.Subject]bool    // of these, whose bytes were let go
	attached    map[journal.Attachment]bool // that their entries name
	came        map[journal.Hash]bool       // streams of which entries came in
}

// entries takes in headers and payloads.
func (m *merger) entries() error {
	return each(m.ctx, m.from, func(r *sql.Rows) error {
		var hash, named journal.Hash
		var raw, payload []byte
		if err := r.Scan(&hash, &raw, &named, &payload); err != nil {
			return err
		}
		e, err := sound(hash, raw, named, payload)
		if told, ok := lang.AsError(err); ok && told.Code == "db.damaged-entry" {
			return fail("db.merge-damaged", err, lang.Args{"where": string(hash)})
		}
		if err != nil {
			return err
		}
		for _, a := range e.Header.Attach {
			m.attached[a] = true
		}
		return m.entry(e)
	}, `SELECT e.hash, e.header, e.payload, p.payload
FROM entries e LEFT JOIN payloads p ON p.hash = e.payload ORDER BY e.rowid`)
}

// entry takes in one entry, or only its payload where the entry is held.
func (m *merger) entry(e journal.Entry) error {
	there, err := holds(m.ctx, m.to, "entries", "hash = ?", e.Hash)
	if err != nil {
		return err
	}
	if !there {
		if err := m.guard.admits(e); err != nil {
			return err
		}
		if err := insertEntry(m.ctx, m.to, e); err != nil {
			return err
		}
		m.report.Entries++
		m.touched[e.Header.Subject], m.came[e.Header.Stream] = true, true
		owners, err := losers(m.ctx, m.to, e)
		if err != nil {
			return err
		}
		if e.Header.Kind == journal.KindErased {
			m.report.Erased++
			m.poorer[e.Header.Subject] = true
		}
		for _, s := range owners {
			m.touched[s], m.poorer[s] = true, true
		}
	}
	if e.Payload == nil {
		return nil
	}
	fresh, err := insertPayload(m.ctx, m.to, e.Header.Payload, e.Payload)
	if fresh {
		m.report.Payloads++
		m.touched[e.Header.Subject] = true
	}
	return err
}

// attachments takes in bytes that entries name, piece by piece.
func (m *merger) attachments() error {
	for a := range m.attached {
		wanted, err := m.wants(a.Hash)
		if err != nil {
			return err
		}
		r, size, err := openPieces(m.ctx, m.from, a.Hash)
		if errors.Is(err, journal.ErrNotHeld) {
			continue
		}
		if err == nil && wanted {
			err = m.attachment(a, r, size)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// wants tells whether the bytes are neither here nor let go.
func (m *merger) wants(h journal.Hash) (bool, error) {
	for _, table := range []string{"pieces", "erased"} {
		if there, err := holds(m.ctx, m.to, table, "hash = ?", h); err != nil || there {
			return false, err
		}
	}
	return true, nil
}

func (m *merger) attachment(a journal.Attachment, r io.Reader, size int64) error {
	sum := sha256.New()
	err := cut(io.TeeReader(r, sum), func(n int, piece []byte) error {
		_, err := m.to.ExecContext(m.ctx, `INSERT INTO pieces (hash, n, piece) VALUES (?, ?, ?)`,
			a.Hash, n, piece)
		return err
	})
	if _, ours := lang.AsError(err); ours || err == nil && (size != a.Bytes || name(sum) != a.Hash) {
		return fail("db.merge-damaged", err, lang.Args{"where": string(a.Hash)})
	}
	m.report.Attachments++
	return err
}

// rows throws away the rows of what was touched. They are made after the
// commit, by the same steps as all others; until then whoever reads rows helps.
// Rows of another program are left to be thrown away whole.
func (m *merger) rows() error {
	if len(m.touched) == 0 {
		return nil
	}
	ours, err := holds(m.ctx, m.to, "rows_of", "fingerprint = ? AND fingerprint <> ''", m.fingerprint)
	if err != nil {
		return err
	}
	if !ours {
		_, err = m.to.ExecContext(m.ctx, `UPDATE rows_of SET fingerprint = ''`)
		return err
	}
	for s := range m.touched {
		if err := dropRows(m.ctx, m.to, s); err != nil {
			return err
		}
	}
	_, err = m.to.ExecContext(m.ctx, `UPDATE rows_of SET complete = 0`)
	return err
}
