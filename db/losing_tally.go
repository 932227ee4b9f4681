package db

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// mostLosing bounds what is listed by name of what would be lost; the rest is counted.
const mostLosing = 50

// tally counts lost entries by what they are about, who wrote them, and where.
type tally struct {
	subjects map[journal.Subject]int
	authors  map[string]int
	streams  map[journal.Hash]*journal.LosingStream
	first    time.Time
	last     time.Time
}

func (t *tally) count(h journal.Header) {
	if t.subjects == nil {
		t.subjects, t.authors, t.streams = map[journal.Subject]int{}, map[string]int{}, map[journal.Hash]*journal.LosingStream{}
	}
	t.subjects[h.Subject]++
	t.authors[h.Author]++
	s := t.streams[h.Stream]
	if s == nil {
		s = &journal.LosingStream{Stream: h.Stream, From: h.Number}
		t.streams[h.Stream] = s
	}
	s.Entries++
	s.From = min(s.From, h.Number)
	if t.first.IsZero() || h.Time.Before(t.first) {
		t.first = h.Time
	}
	if h.Time.After(t.last) {
		t.last = h.Time
	}
}

// names puts the tally into lists, most entries first, with the names by which people
// know what is lost: they are read from the rows of what is held now.
func (c *comparing) names() error {
	t := c.lost
	if !t.first.IsZero() {
		c.out.First, c.out.Last = calendar.DayOf(t.first), calendar.DayOf(t.last)
	}
	c.out.Subjects, c.out.Authors, c.out.Streams = []journal.LosingSubject{}, []journal.LosingAuthor{}, []journal.LosingStream{}
	for subject, n := range t.subjects {
		c.out.Subjects = append(c.out.Subjects, journal.LosingSubject{Subject: subject, Entries: n})
	}
	slices.SortFunc(c.out.Subjects, func(a, b journal.LosingSubject) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), cmp.Compare(a.Subject, b.Subject))
	})
	c.out.More = max(0, len(c.out.Subjects)-mostLosing)
	c.out.Subjects = c.out.Subjects[:len(c.out.Subjects)-c.out.More]
	for author, n := range t.authors {
		c.out.Authors = append(c.out.Authors, journal.LosingAuthor{Author: author, Entries: n})
	}
	slices.SortFunc(c.out.Authors, func(a, b journal.LosingAuthor) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), cmp.Compare(a.Author, b.Author))
	})
	for _, id := range slices.Sorted(maps.Keys(t.streams)) {
		s := *t.streams[id]
		label, err := c.label(id)
		if err != nil {
			return err
		}
		s.Label = label
		c.out.Streams = append(c.out.Streams, s)
	}
	slices.SortStableFunc(c.out.Streams, func(a, b journal.LosingStream) int { return cmp.Compare(b.Entries, a.Entries) })
	return c.subjectNames()
}

// subjectNames finds the numbers of inspections and the names of holders.
func (c *comparing) subjectNames() error {
	v := view{ctx: c.ctx, q: c.now}
	for i := range c.out.Subjects {
		s := &c.out.Subjects[i]
		kind, id, _ := strings.Cut(string(s.Subject), " ")
		holder := id
		switch kind {
		case "inspection":
			rows, err := v.Inspections(journal.InspectionQuery{ID: id})
			if err != nil || len(rows) == 0 {
				return err
			}
			s.Number, holder = rows[0].Number, rows[0].Holder
		case "holder":
		default:
			continue
		}
		rows, err := v.Holders(journal.HolderQuery{IDs: holder})
		if err != nil {
			return err
		}
		for _, r := range rows {
			s.Name = lang.Text{KK: r.NameKK, RU: r.NameRU}
		}
	}
	return nil
}

// label reads the label of a stream from its first entry; "" where that is not held.
func (c *comparing) label(stream journal.Hash) (string, error) {
	list, err := column[[]byte](c.ctx, c.now, `SELECT p.payload FROM entries e JOIN payloads p ON p.hash = e.payload
WHERE e.stream = ? AND e.number = 1 AND e.kind = ?`, stream, journal.KindStream)
	for _, text := range list {
		var v journal.Stream
		if json.Unmarshal(text, &v) == nil && v.Label != "" {
			return v.Label, err
		}
	}
	return "", err
}
