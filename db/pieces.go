package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"hash"
	"io"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// pieceSize is the length of every piece of an attachment but the last. Empty
// bytes are one empty piece.
const pieceSize = 256 << 10

// sizeOf gives the length of an attachment in bytes, -1 if it is not held.
func sizeOf(ctx context.Context, q queryer, h journal.Hash) (int64, error) {
	return single[int64](ctx, q, `SELECT coalesce((
  SELECT n * ?1 + length(piece) FROM pieces WHERE hash = ?2 ORDER BY n DESC LIMIT 1), -1)`,
		pieceSize, h)
}

// cut splits what is read into pieces, none of them empty unless all is.
func cut(r io.Reader, take func(n int, piece []byte) error) error {
	piece := make([]byte, pieceSize)
	for n := 0; ; n++ {
		size, err := io.ReadFull(r, piece)
		end := err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !end {
			return err
		}
		if size > 0 || n == 0 {
			if err := take(n, piece[:size]); err != nil {
				return err
			}
		}
		if end {
			return nil
		}
	}
}

// attach takes bytes in while their hash is computed. Until it is known the
// pieces wait in a temporary table, whose file has no name.
func attach(ctx context.Context, q queryer, r io.Reader, limit int64) (a journal.Attachment, fresh bool, err error) {
	for _, statement := range []string{
		`CREATE TEMP TABLE IF NOT EXISTS incoming (n INTEGER PRIMARY KEY, piece BLOB NOT NULL) STRICT`,
		`DELETE FROM temp.incoming`,
	} {
		if _, err := q.ExecContext(ctx, statement); err != nil {
			return a, false, err
		}
	}
	sum := sha256.New()
	err = cut(io.TeeReader(io.LimitReader(r, limit+1), sum), func(n int, piece []byte) error {
		a.Bytes += int64(len(piece))
		_, err := q.ExecContext(ctx, `INSERT INTO temp.incoming VALUES (?, ?)`, n, piece)
		return err
	})
	if err == nil && a.Bytes > limit {
		err = journal.ErrTooLarge
	}
	if err == nil {
		a.Hash = name(sum)
		fresh, err = settle(ctx, q, a.Hash)
	}
	_, cleared := q.ExecContext(ctx, `DELETE FROM temp.incoming`)
	return a, fresh, errors.Join(err, cleared)
}

// settle moves the waiting pieces to their place, unless they are held.
func settle(ctx context.Context, q queryer, h journal.Hash) (fresh bool, err error) {
	if gone, err := holds(ctx, q, "erased", "hash = ?", h); err != nil || gone {
		if gone {
			err = fail("db.erased", nil, nil)
		}
		return false, err
	}
	if held, err := holds(ctx, q, "pieces", "hash = ?", h); err != nil || held {
		return false, err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO pieces (hash, n, piece)
SELECT ?, n, piece FROM temp.incoming ORDER BY n`, h)
	return err == nil, err
}

func name(sum hash.Hash) journal.Hash { return journal.Hash(hex.EncodeToString(sum.Sum(nil))) }

// pieceReader reads an attachment piece by piece inside a transaction, and says
// at the end whether it was what was hashed.
type pieceReader struct {
	ctx  context.Context
	q    queryer
	hash journal.Hash
	next int
	left int64
	rest []byte
	sum  hash.Hash
}

// openPieces opens an attachment for reading.
func openPieces(ctx context.Context, q queryer, h journal.Hash) (*pieceReader, int64, error) {
	size, err := sizeOf(ctx, q, h)
	if err == nil && size < 0 {
		err = journal.ErrNotHeld
	}
	return &pieceReader{ctx: ctx, q: q, hash: h, left: size, sum: sha256.New()}, size, err
}

// Read implements io.Reader.
func (p *pieceReader) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	for len(p.rest) == 0 {
		if p.left == 0 {
			return 0, p.end()
		}
		if err := p.load(); err != nil {
			return 0, err
		}
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

func (p *pieceReader) load() (err error) {
	p.rest, err = single[[]byte](p.ctx, p.q,
		`SELECT piece FROM pieces WHERE hash = ? AND n = ?`, p.hash, p.next)
	if errors.Is(err, sql.ErrNoRows) || err == nil && int64(len(p.rest)) > p.left {
		return p.damaged(err)
	}
	p.next++
	p.left -= int64(len(p.rest))
	p.sum.Write(p.rest)
	return err
}

func (p *pieceReader) end() error {
	if name(p.sum) != p.hash {
		return p.damaged(nil)
	}
	return io.EOF
}

func (p *pieceReader) damaged(cause error) error {
	return fail("db.damaged-attachment", cause, lang.Args{"hash": string(p.hash)})
}

// Close implements io.Closer. Nothing is held.
func (p *pieceReader) Close() error { return nil }
