package db

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"hash"

	"ashyq/checks/journal"
)

// checkStrayPayloads names payloads that no entry names.
func (c *checkup) checkStrayPayloads() error {
	stray, err := column[string](c.ctx, c.q,
		`SELECT hash FROM payloads EXCEPT SELECT payload FROM entries LIMIT ?`, mostFound)
	for _, hash := range stray {
		c.problem(strayBytes, hash, "payload")
	}
	kept, err2 := column[string](c.ctx, c.q, `SELECT hash FROM payloads INTERSECT SELECT hash FROM erased`)
	for _, hash := range kept {
		c.problem(keptBytes, hash, "payload")
	}
	return errors.Join(err, err2)
}

// checkAttachments recomputes the hash of every attachment from its pieces, and
// then names those that are not here.
func (c *checkup) checkAttachments() error {
	var at attachment
	err := each(c.ctx, c.q, func(r *sql.Rows) error {
		var hash journal.Hash
		var n int
		var piece []byte
		if err := r.Scan(&hash, &n, &piece); err != nil {
			return err
		}
		c.progress(1)
		if hash != at.hash {
			c.endAttachment(at)
			at = attachment{hash: hash, sum: sha256.New(), whole: true}
		}
		at.add(n, piece)
		return nil
	}, `SELECT hash, n, piece FROM pieces ORDER BY hash, n`)
	if err != nil {
		return err
	}
	c.endAttachment(at)
	for hash, sizes := range c.attached {
		if !c.found[hash] {
			c.checkAbsent(hash, sizes)
		}
	}
	return nil
}

func (c *checkup) checkAbsent(hash journal.Hash, sizes map[int64]mention) {
	for _, m := range sizes {
		switch {
		case c.erased[hash]:
			c.note(noteErased, string(m.entry), "attachment "+string(hash))
		case m.own:
			c.problem(lostBytes, string(m.entry), string(hash))
		default:
			c.note(noteNotHeld, string(m.entry), "attachment "+string(hash))
		}
	}
}

// attachment gathers the pieces of one attachment while it is verified.
type attachment struct {
	hash  journal.Hash
	sum   hash.Hash
	next  int
	size  int64
	whole bool // every piece so far is in its place
	short bool // a piece that is not full was seen: it must be the last
}

func (a *attachment) add(n int, piece []byte) {
	a.whole = a.whole && n == a.next && !a.short && len(piece) <= pieceSize
	a.short = len(piece) < pieceSize
	a.next++
	a.size += int64(len(piece))
	a.sum.Write(piece)
}

// endAttachment judges an attachment whose pieces have all been seen.
func (c *checkup) endAttachment(a attachment) {
	if a.hash == "" {
		return
	}
	c.report.Attachments++
	c.found[a.hash] = true
	where := string(a.hash)
	sizes := c.attached[a.hash]
	switch {
	case !a.whole || name(a.sum) != a.hash:
		c.problem(badAttachment, where, "")
	case c.erased[a.hash]:
		c.problem(keptBytes, where, "attachment")
	case len(sizes) == 0:
		c.problem(strayBytes, where, "attachment")
	}
	for bytes, m := range sizes {
		if bytes != a.size {
			c.problem(badAttachment, string(m.entry), "size")
		}
	}
}
