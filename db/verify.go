package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// The codes of what verifying finds. Problems are damage; notes are not.
const (
	badDatabase   = "database"        // SQLite's own check found something
	badSchema     = "schema"          // a table or trigger is missing, altered or foreign
	badHash       = "entry-hash"      // a header is not what was hashed
	badHeader     = "entry-header"    // a header cannot be read
	badColumns    = "entry-columns"   // what stands beside a header is not what it says
	badChain      = "chain"           // an entry does not follow the one before it
	badGap        = "gap"             // an entry of one's own stream is missing
	badKey        = "stream-key"      // the key of a stream is not the one that names it
	badPayload    = "payload"         // a payload is not what was hashed, or breaks its form
	lostPayload   = "payload-missing" // a payload of one's own stream is missing
	badAttachment = "attachment"      // an attachment is not what was hashed
	lostBytes     = "attachment-missing"
	strayBytes    = "stray"       // bytes that no entry names
	keptBytes     = "erased-held" // bytes that were let go and are still here
	badErased     = "erased-list" // the list of erased hashes is not what the headers say
	badRows       = "rows"        // derived rows are not what follows from the truth
	unreadable    = "unreadable"  // a part of the file could not be read at all
	moreProblems  = "more"

	noteNotHeld = "not-held" // of another's stream, never brought along
	noteFork    = "fork"     // two entries claim the same place of a stream
	noteErased  = "erased"   // bytes were let go
	noteNewer   = "newer"    // an entry of a newer program
	noteBehind  = "behind"   // the file is older than what was written from here
	noteOldRows = "rows-old" // the rows were made by another program
)

// mostFound bounds how much is listed of problems, and of notes.
const mostFound = 500

// checkup is one verifying in the making.
type checkup struct {
	ctx      context.Context
	q        queryer
	store    *Store
	own      map[journal.Hash]journal.Head // streams whose keys are here
	report   journal.Report
	erased   map[journal.Hash]bool              // hashes that headers let go
	attached map[journal.Hash]map[int64]mention // attachments that headers name
	found    map[journal.Hash]bool              // attachments that are here
	names    map[[2]journal.Hash]bool           // (hash, entry) that should be in erased
	absent   map[journal.Hash]int               // payloads not held, by another's stream
	retired  map[journal.Hash]*journal.Retirement
	hands    map[journal.Hash]*journal.Hand // who wrote each stream
	progress func(done int)
}

// mention says who names an attachment.
type mention struct {
	entry journal.Hash
	own   bool
}

// Verify recomputes every hash, walks the chain of every stream, lets SQLite
// check its file, and makes the rows of every subject again to compare them.
// The report tells damage from what is only worth knowing; an error says that
// verifying itself could not be done.
func (s *Store) Verify(ctx context.Context, p journal.Progress) (_ journal.Report, err error) {
	defer tell(s.path, &err)
	noted := s.notes()
	if noted.failed != nil {
		return journal.Report{}, fail("db.keys", noted.failed, nil)
	}
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return journal.Report{}, err
	}
	c := &checkup{
		ctx: ctx, q: makeReady(tx), store: s, own: noted.all(),
		erased: map[journal.Hash]bool{}, attached: map[journal.Hash]map[int64]mention{},
		found: map[journal.Hash]bool{}, names: map[[2]journal.Hash]bool{},
		absent: map[journal.Hash]int{}, hands: map[journal.Hash]*journal.Hand{},
	}
	c.report.Problems, c.report.Notes = []journal.Problem{}, []journal.Problem{}
	c.count(p)
	c.run()
	if err := endRead(tx, ctx.Err()); err != nil {
		return journal.Report{}, err
	}
	c.report.OK = len(c.report.Problems) == 0
	return c.report, nil
}

// run does every part. One that the file does not let be read is named, and the
// next is tried.
func (c *checkup) run() {
	parts := []struct {
		where string
		check func() error
	}{
		{"sqlite", c.checkFile},
		{"schema", c.checkSchema},
		{"entries", c.checkEntries},
		{"erased", c.checkErased},
		{"payloads", c.checkStrayPayloads},
		{"pieces", c.checkAttachments},
		{"heads", c.checkHeads},
		{"rows", c.checkRows},
	}
	for _, part := range parts {
		if c.ctx.Err() != nil {
			return
		}
		if err := part.check(); err != nil {
			c.problem(unreadable, part.where, err.Error())
		}
	}
}

// count prepares the telling of progress: entries, pieces and subjects are
// counted alike.
func (c *checkup) count(p journal.Progress) {
	c.progress = func(int) {}
	total, err := single[int](c.ctx, c.q,
		`SELECT (SELECT count(*) FROM entries) * 2 + (SELECT count(*) FROM pieces)`)
	if p == nil || err != nil {
		return
	}
	done := 0
	c.progress = func(n int) {
		done += n
		p(min(done, total), total)
	}
}

func (c *checkup) problem(code, where, detail string) {
	c.report.Problems = found(c.report.Problems, code, where, detail)
}

func (c *checkup) note(code, where, detail string) {
	c.report.Notes = found(c.report.Notes, code, where, detail)
}

func found(list []journal.Problem, code, where, detail string) []journal.Problem {
	switch {
	case len(list) < mostFound:
		return append(list, journal.Problem{Code: code, Where: where, Detail: lang.Line(detail)})
	case len(list) == mostFound:
		return append(list, journal.Problem{Code: moreProblems})
	}
	return list
}

// checkFile lets SQLite look through its file.
func (c *checkup) checkFile() error {
	lines, err := column[string](c.ctx, c.q, `PRAGMA integrity_check`)
	for _, line := range lines {
		if line != "ok" {
			c.problem(badDatabase, "sqlite", line)
		}
	}
	return err
}

func (c *checkup) checkSchema() error {
	wrong, err := missingSchema(c.ctx, c.q)
	for _, name := range wrong {
		c.problem(badSchema, name, "")
	}
	return err
}

// checkHeads reports the heads, and says where this file is older than what was
// written from here: it was restored, or its end was cut off.
func (c *checkup) checkHeads() error {
	list, err := heads(c.ctx, c.q)
	if err != nil {
		return err
	}
	c.report.Heads = full(list)
	for _, head := range list {
		note := c.own[head.Stream]
		if note.Number < 1 {
			continue
		}
		there, err := holds(c.ctx, c.q, "entries", "stream = ? AND number = ? AND hash = ?",
			head.Stream, note.Number, note.Hash)
		if err != nil {
			return err
		}
		if !there {
			c.note(noteBehind, place(head.Stream, head.Number),
				fmt.Sprintf("written up to %d", note.Number))
		}
	}
	return nil
}

// place names an entry by its stream and number.
func place(stream journal.Hash, number int64) string {
	return fmt.Sprintf("%s %d", stream, number)
}

// checkErased compares the list that the triggers look at with the headers.
func (c *checkup) checkErased() error {
	err := each(c.ctx, c.q, func(r *sql.Rows) error {
		var pair [2]journal.Hash
		if err := r.Scan(&pair[0], &pair[1]); err != nil {
			return err
		}
		if !c.names[pair] {
			c.problem(badErased, string(pair[0]), "no entry names it")
		}
		delete(c.names, pair)
		return nil
	}, `SELECT hash, entry FROM erased`)
	for pair := range c.names {
		c.problem(badErased, string(pair[0]), "it is not in the list")
	}
	return err
}

// sameFile tells whether two paths name one file.
func sameFile(a, b string) bool {
	first, errFirst := os.Stat(a)
	second, errSecond := os.Stat(b)
	return errors.Join(errFirst, errSecond) == nil && os.SameFile(first, second)
}
