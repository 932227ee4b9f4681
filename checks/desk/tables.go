package desk

import (
	"errors"
	"sync"

	"ashyq/checks"
	"ashyq/checks/journal"
)

// rowsRole is what the rows of an imported register are to its evidence.
const rowsRole = "rows"

// tables keeps registers that were read, by the hash of their rows: what has a
// hash never changes. What was not asked for lately is let go.
type tables struct {
	mu   sync.Mutex
	held map[string]*checks.Table
	last []string // the one asked for last stands last
	rows int
}

// mostTableRows limits the rows that are kept in memory for the next question.
const mostTableRows = 200_000

// fill gives each register of a case its rows. One whose bytes are not held here,
// or cannot be read, has none, and the judge says so.
func (t *tables) fill(c *checks.Case, from journal.Source) error {
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if e.Kind != checks.Register {
			continue
		}
		for _, f := range e.Files {
			if f.Role != rowsRole {
				continue
			}
			table, err := t.table(f.Hash, from)
			if err != nil {
				return err
			}
			e.Table = table
		}
	}
	return nil
}

func (t *tables) table(hash string, from journal.Source) (*checks.Table, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if table, ok := t.held[hash]; ok {
		t.asked(hash)
		return table, nil
	}
	r, _, err := from.Open(journal.Hash(hash))
	if errors.Is(err, journal.ErrNotHeld) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	table, err := checks.ReadTable(r)
	if errors.Is(err, checks.ErrTable) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t.keep(hash, table)
	return table, nil
}

func (t *tables) keep(hash string, table *checks.Table) {
	if t.held == nil {
		t.held = map[string]*checks.Table{}
	}
	t.held[hash] = table
	t.last = append(t.last, hash)
	t.rows += len(table.Rows)
	for t.rows > mostTableRows && len(t.last) > 1 {
		old := t.last[0]
		t.last, t.rows = t.last[1:], t.rows-len(t.held[old].Rows)
		delete(t.held, old)
	}
}

func (t *tables) asked(hash string) {
	for i, h := range t.last {
		if h == hash {
			t.last = append(append(t.last[:i:i], t.last[i+1:]...), hash)
			return
		}
	}
}
