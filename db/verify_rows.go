package db

import (
	"slices"

	"ashyq/checks/journal"
)

// checkRows compares the rows with what follows from the truth. Rows that were
// made by another program are left; a row that leans on what has moved on since
// is stale, not damaged: only its own sum is asked of it.
func (c *checkup) checkRows() error {
	if c.store.options.Deriver == nil {
		return nil
	}
	ready, err := c.store.rowsReady(c.ctx, c.q)
	if err != nil || !ready {
		if err == nil {
			c.note(noteOldRows, "rows", "")
		}
		return err
	}
	kept, err := column[journal.Subject](c.ctx, c.q, `SELECT subject FROM row_subjects ORDER BY subject`)
	if err != nil {
		return err
	}
	held, err := column[journal.Subject](c.ctx, c.q, `SELECT DISTINCT subject FROM entries ORDER BY subject`)
	if err != nil {
		return err
	}
	for _, s := range kept {
		if _, there := slices.BinarySearch(held, s); !there {
			c.problem(badRows, string(s), "of nothing")
		}
	}
	from := sourceOf(c.ctx, c.q)
	for _, s := range held {
		c.progress(1)
		if _, there := slices.BinarySearch(kept, s); !there {
			c.problem(badRows, string(s), "missing")
		} else if err := c.checkSubject(s, from); err != nil {
			c.problem(unreadable, string(s), err.Error())
		}
	}
	return c.checkStrayRows()
}

// checkSubject looks at the rows of one subject.
func (c *checkup) checkSubject(s journal.Subject, from *source) error {
	stored, sum, err := readRows(c.ctx, c.q, s)
	if err != nil {
		return err
	}
	if sumRows(stored) != sum {
		c.problem(badRows, string(s), "altered")
		return nil
	}
	fresh, err := c.store.options.Deriver.Derive(s, from)
	if err != nil {
		return err
	}
	fresh.Subject = s
	stale := fresh.Digest == stored.Digest && sumRows(journal.Rows{Deps: fresh.Deps}) != sumRows(journal.Rows{Deps: stored.Deps})
	if !stale && sumRows(fresh) != sum {
		c.problem(badRows, string(s), "not what follows")
	}
	return nil
}

// checkStrayRows names rows whose subject has no line of its own.
func (c *checkup) checkStrayRows() error {
	for _, table := range rowTables[1:] {
		stray, err := column[string](c.ctx, c.q, `SELECT subject FROM `+table+`
EXCEPT SELECT subject FROM row_subjects LIMIT ?`, mostFound)
		if err != nil {
			return err
		}
		for _, s := range stray {
			c.problem(badRows, s, table)
		}
	}
	return nil
}
