package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"

	"ashyq/checks/journal"
)

// Codes of what is found about signatures and keys.
const (
	BadSignature = "signature"         // a signature that does not stand
	NoteUnsigned = "unsigned"          // nobody signed
	NoteUnsealed = "unsealed"          // there is no seal: its rows alone speak for it
	noteStranger = "signed-by-unknown" // a stream signed that the journal does not hold
	noteLateSign = "signed-retired"    // signed with a key that is out of use
	noteLate     = "key-retired"       // written with a key that was out of use
)

// judgeSigner says who signed a backup whose rows are verified, and finds what is
// wrong with it. The heads of the seal must be those of the copy.
func (s *Store) judgeSigner(ctx context.Context, seal sealed, report *journal.Report) error {
	c := &checkup{report: *report}
	switch {
	case seal.version == 0:
		c.note(NoteUnsealed, s.path, "")
	case seal.version == 2 && !slices.Equal(seal.heads, report.Heads):
		c.problem(badSeal, s.path, "heads")
	case seal.signature.Empty():
		c.note(NoteUnsigned, s.path, "")
	default:
		var streams []journal.StreamRow
		if err := s.Read(ctx, func(r journal.Reader) (err error) { streams, err = r.Streams(); return err }); err != nil {
			return err
		}
		by := journal.WhoSigned(seal.signature, seal.statement(), streams)
		c.judge(by)
		by.Known = false // a copy names whom it likes: the journal that is asked says who that is
		c.report.Signer = &by
	}
	*report = c.report
	report.OK = len(report.Problems) == 0
	return nil
}

// judge names what is wrong with a signature.
func (c *checkup) judge(by journal.SignedBy) {
	switch {
	case !by.Stands:
		c.problem(BadSignature, string(by.Stream), "")
	case !by.Known:
		c.note(noteStranger, string(by.Stream), "")
	case by.Retired != "":
		c.note(noteLateSign, string(by.Stream), by.Retired)
	}
}

// signer gives what signs a backup of this store: without a key here nothing does.
// A copy that nobody signed is worth more than none, so what fails is let be.
func (s *Store) signer(ctx context.Context) func(journal.Statement) journal.Signature {
	return func(st journal.Statement) journal.Signature {
		signature, err := s.Sign(ctx, st)
		if err != nil {
			return journal.Signature{}
		}
		return signature
	}
}

// headsOf reads the heads of a copy that nobody writes to.
func headsOf(ctx context.Context, path string) ([]journal.Head, error) {
	own, err := pool(path, access{immutable: true}, 1)
	if err != nil {
		return nil, err
	}
	list, err := heads(ctx, own)
	return list, errors.Join(err, own.Close())
}

// outOfUse remembers which keys the journal says are out of use, and up to which row
// it was looked: rows are only ever added.
type outOfUse struct {
	mu      sync.Mutex
	row     int64
	entries []journal.Entry
}

// list gives the keys that are out of use. A nil memory looks at everything.
func (o *outOfUse) list(ctx context.Context, q queryer) (map[journal.Hash]*journal.Retirement, error) {
	if o == nil {
		o = &outOfUse{}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	last, err := single[int64](ctx, q, `SELECT coalesce(max(rowid), 0) FROM entries`)
	if err != nil {
		return nil, err
	}
	if last > o.row {
		fresh, err := entries(ctx, q, `e.subject = 'office' AND e.rowid > ? AND e.rowid <= ? AND e.kind = 'key'`, o.row, last)
		if err != nil {
			return nil, err
		}
		o.entries, o.row = append(o.entries, fresh...), last
	}
	return journal.Retirements(o.entries), nil
}

// At implements journal.Reader.
func (v view) At(stream journal.Hash, number int64) ([]journal.Hash, error) {
	return column[journal.Hash](v.ctx, v.q, `SELECT hash FROM entries WHERE stream = ? AND number = ? ORDER BY hash`, stream, number)
}

// Streams implements journal.Reader.
func (v view) Streams() ([]journal.StreamRow, error) {
	list, err := heads(v.ctx, v.q)
	if err != nil {
		return nil, err
	}
	retired, err := (*outOfUse)(nil).list(v.ctx, v.q)
	if err != nil {
		return nil, err
	}
	best, mine, err := standing(v.ctx, v.q, v.noted)
	if err != nil {
		return nil, err
	}
	out := make([]journal.StreamRow, len(list))
	at := map[journal.Hash]*journal.StreamRow{}
	for i, head := range list {
		out[i] = journal.StreamRow{
			Stream: head.Stream, Head: head, Retired: retired[head.Stream], Next: head.Stream == best.id,
			Ours: slices.ContainsFunc(mine, func(h journal.Head) bool { return h.Stream == head.Stream }),
		}
		at[head.Stream] = &out[i]
		if err := v.ends(&out[i]); err != nil {
			return nil, err
		}
	}
	return out, v.authors(at)
}

// ends reads the first and the last entry of a stream.
func (v view) ends(row *journal.StreamRow) error {
	ends, err := entries(v.ctx, v.q, `e.stream = ?1 AND e.number IN
  ((SELECT min(number) FROM entries WHERE stream = ?1), (SELECT max(number) FROM entries WHERE stream = ?1))`, row.Stream)
	if err != nil || len(ends) == 0 {
		return err
	}
	row.First, row.Last = ends[0].Header.Time, ends[len(ends)-1].Header.Time
	if ends[0].Header.Kind == journal.KindStream {
		if first, err := journal.ValueOf[journal.Stream](ends[0]); err == nil {
			row.Label = first.Label
		}
	}
	return nil
}

// authors counts the entries of each stream and gathers the names in them: the name
// stands in the line "author" of the header, before anything else of its form can.
func (v view) authors(at map[journal.Hash]*journal.StreamRow) error {
	return each(v.ctx, v.q, func(r *sql.Rows) error {
		var stream journal.Hash
		var author string
		var n int
		if err := r.Scan(&stream, &author, &n); err != nil {
			return err
		}
		if row := at[stream]; row != nil {
			row.Entries += n
			row.Authors = append(row.Authors, author)
		}
		return nil
	}, `WITH l (stream, rest) AS (
  SELECT stream, substr(header, instr(header, CAST(char(10) || 'author ' AS BLOB)) + 8) FROM entries
) SELECT stream, CAST(substr(rest, 1, instr(rest, CAST(char(10) AS BLOB)) - 1) AS TEXT) AS author, count(*)
FROM l GROUP BY stream, author ORDER BY stream, author`)
}
