package bundle

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/db"
)

// choice says which entries travel.
type choice struct {
	subjects []journal.Subject      // these alone; none: all
	known    map[journal.Hash]int64 // of each stream, up to which number the other side holds all
	named    map[journal.Hash]bool  // attachments that travel already
	from     db.Whole
}

// choose reads what was asked for.
func choose(w db.Whole, what journal.Selection) (*choice, error) {
	c := &choice{from: w, known: map[journal.Hash]int64{}}
	for _, id := range what.Inspections {
		if err := c.inspection(id); err != nil {
			return nil, err
		}
	}
	if what.Since == nil {
		return c, nil
	}
	return c, c.since(*what.Since)
}

// inspection takes the entries of an inspection, of every holder that its record ever
// named, and of the office: without the settings and readings of the office it would be
// judged otherwise.
func (c *choice) inspection(id string) error {
	add := func(s journal.Subject) {
		if !slices.Contains(c.subjects, s) {
			c.subjects = append(c.subjects, s)
		}
	}
	add(journal.Office)
	add(journal.Inspection(id))
	return c.from.Each(func(e journal.Entry) error {
		if r, err := journal.ValueOf[checks.Inspection](e); err == nil && r.Holder != "" {
			add(journal.Holder(r.Holder))
		}
		return nil
	}, journal.Inspection(id))
}

// since leaves out what the other side holds. Of a stream whose head over there is not
// held here all travels: whether they have written on, or went another way from some
// entry on (a folder of keys on two computers, a disk that was put back), cannot be told
// from the head alone, and what they hold already changes nothing.
func (c *choice) since(held journal.Holding) error {
	for _, h := range held.Heads {
		if slices.Contains(held.Gaps, h.Stream) {
			continue
		}
		there, err := c.from.Has(h.Hash)
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		forked, err := c.from.Forked(h.Stream)
		if err != nil {
			return err
		}
		if !forked { // else one branch tells nothing of the other
			c.known[h.Stream] = h.Number
		}
	}
	return nil
}

// each calls f for every entry that travels, with the attachments that travel with it:
// those that are held, the first time that an entry names them.
func (c *choice) each(f func(journal.Entry, []journal.Attachment) error) error {
	c.named = map[journal.Hash]bool{}
	return c.from.Each(func(e journal.Entry) error {
		if e.Header.Number <= c.known[e.Header.Stream] {
			return nil
		}
		var with []journal.Attachment
		for _, a := range e.Header.Attach {
			if c.named[a.Hash] {
				continue
			}
			size, err := c.from.Size(a.Hash)
			if err != nil {
				return err
			}
			if size == a.Bytes { // what was erased, or never came here, is not held
				c.named[a.Hash] = true
				with = append(with, a)
			}
		}
		return f(e, with)
	}, c.subjects...)
}
