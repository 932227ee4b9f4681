package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"ashyq/checks/journal"
)

// missing lists what the new file names and does not hold.
type missing struct {
	*salvaging
	store *Store
	out   *Salvage
	names map[journal.Subject]string
}

// mostListed bounds the lists of what is missing.
const mostListed = 5000

// list reads it inside one view of the new file.
func (m *missing) list() error {
	m.names = map[journal.Subject]string{}
	m.out.Gaps, m.out.Lost = []Gap{}, []Lost{}
	err := m.store.inHand(m.ctx, func(q queryer) error {
		m.to = q
		for _, part := range []func() error{m.gaps, m.lostPayloads, m.lostAttachments} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(m.out.Lost, func(a, b Lost) int { return cmp.Compare(a.Time, b.Time) })
	return m.nameAll()
}

// inHand asks the connection that writes, which sees the temporary tables.
func (s *Store) inHand(ctx context.Context, ask func(queryer) error) error {
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	return ask(s.hand)
}

// gaps walks the numbers of each stream, to the last one that was noted from here.
func (m *missing) gaps() error {
	var at Gap // the stream and the number last seen
	end := func() {
		if note, own := m.own[at.Stream]; own && note.Number > at.To {
			m.gap(Gap{Stream: at.Stream, From: at.To + 1, To: note.Number, Last: true})
		}
	}
	err := each(m.ctx, m.to, func(r *sql.Rows) error {
		var stream journal.Hash
		var number int64
		if err := r.Scan(&stream, &number); err != nil {
			return err
		}
		if stream != at.Stream {
			end()
			at = Gap{Stream: stream}
		}
		if number > at.To+1 {
			m.gap(Gap{Stream: stream, From: at.To + 1, To: number - 1})
		}
		at.To = number
		return nil
	}, `SELECT stream, number FROM entries ORDER BY stream, number`)
	end()
	return err
}

func (m *missing) gap(g Gap) {
	if len(m.out.Gaps) == mostListed {
		m.out.Unlisted++
		return
	}
	_, g.Own = m.own[g.Stream]
	m.out.Gaps = append(m.out.Gaps, g)
}

// lostPayloads lists the entries whose payload is neither here nor let go.
func (m *missing) lostPayloads() error {
	return m.each(LostPayload, `SELECT e.header, e.payload, 0, NULL FROM entries e
WHERE e.payload NOT IN (SELECT hash FROM payloads) AND e.payload NOT IN (SELECT hash FROM erased)
AND e.payload NOT IN (SELECT hash FROM temp.gone)`)
}

// lostAttachments lists the attachments that are neither here nor let go.
func (m *missing) lostAttachments() error {
	err := m.each(LostAttachment, `SELECT e.header, w.hash, w.bytes, p.payload FROM temp.wanted w
JOIN entries e ON e.hash = w.entry LEFT JOIN payloads p ON p.hash = e.payload
WHERE w.hash NOT IN (SELECT hash FROM pieces) AND w.hash NOT IN (SELECT hash FROM erased)
AND w.hash NOT IN (SELECT hash FROM temp.gone)`)
	_, dropped := m.to.ExecContext(context.WithoutCancel(m.ctx), `DROP TABLE temp.wanted; DROP TABLE temp.gone`)
	return cmp.Or(err, dropped)
}

func (m *missing) each(what, query string) error {
	return each(m.ctx, m.to, func(r *sql.Rows) error {
		var raw, payload []byte
		l := Lost{What: what}
		if err := r.Scan(&raw, &l.Hash, &l.Bytes, &payload); err != nil {
			return err
		}
		if len(m.out.Lost) == mostListed {
			m.out.Unlisted++
			return nil
		}
		e, err := journal.ReadEntry(raw, nil)
		if err != nil {
			return err
		}
		h := e.Header
		l.Entry, l.Kind, l.Author, l.Subject, l.Zone = e.Hash, h.Kind, h.Author, h.Subject, h.Zone
		l.Time = h.Time.UTC().Format("2006-01-02T15:04:05.000Z")
		l.Name = fileName(payload, l.Hash)
		_, l.Own = m.own[h.Stream]
		m.out.Lost = append(m.out.Lost, l)
		return nil
	}, query)
}

// fileName finds what a payload calls one of its attachments.
func fileName(payload []byte, hash journal.Hash) string {
	var v struct {
		Files []struct {
			Hash journal.Hash `json:"hash"`
			Name string       `json:"name"`
		} `json:"files"`
	}
	if json.Unmarshal(payload, &v) == nil {
		for _, f := range v.Files {
			if f.Hash == hash {
				return f.Name
			}
		}
	}
	return ""
}

// nameAll says of which inspection or holder each of the lost things was.
func (m *missing) nameAll() error {
	return m.store.Read(m.ctx, func(r journal.Reader) error {
		for i := range m.out.Lost {
			name, err := m.name(r, m.out.Lost[i].Subject)
			if err != nil {
				return err
			}
			m.out.Lost[i].Of = name
		}
		return nil
	})
}

func (m *missing) name(r journal.Reader, s journal.Subject) (string, error) {
	if name, known := m.names[s]; known {
		return name, nil
	}
	name := ""
	inspections, err := r.Inspections(journal.InspectionQuery{ID: s.ID(), Limit: 1})
	if err == nil && s != journal.Office && s == journal.Inspection(s.ID()) {
		for _, i := range inspections {
			name = i.Number
		}
	}
	if err == nil && s == journal.Holder(s.ID()) {
		var holders []journal.HolderRow
		holders, err = r.Holders(journal.HolderQuery{IDs: s.ID(), Limit: 1})
		for _, h := range holders {
			name = cmp.Or(h.NameKK, h.NameRU)
		}
	}
	m.names[s] = name
	return name, err
}
