package db

import (
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"

	"ashyq/checks/journal"
)

// line is one row of entries as it is read for verifying: nothing is believed.
type line struct {
	hash, stream, act, named journal.Hash
	number, clock            int64
	kind                     string
	subject                  journal.Subject
	raw, payload             []byte
}

// checkEntries looks at every entry, stream by stream.
func (c *checkup) checkEntries() error {
	chain := chain{checkup: c}
	c.retired, _ = (*outOfUse)(nil).list(c.ctx, c.q) // entries that cannot be read are named below
	err := each(c.ctx, c.q, func(r *sql.Rows) error {
		var l line
		if err := r.Scan(&l.hash, &l.raw, &l.stream, &l.number, &l.clock, &l.kind, &l.subject,
			&l.act, &l.named, &l.payload); err != nil {
			return err
		}
		c.report.Entries++
		c.progress(1)
		if e, ok := c.checkEntry(l); ok {
			chain.follow(e)
			c.hand(e)
			if r := c.retired[l.stream]; r.After(l.number) {
				c.note(noteLate, place(l.stream, l.number), r.Day)
			}
			c.checkPayload(e)
			c.remember(e)
		}
		return nil
	}, `SELECT e.hash, e.header, e.stream, e.number, e.clock, e.kind, e.subject, e.act, e.payload, p.payload
FROM entries e LEFT JOIN payloads p ON p.hash = e.payload ORDER BY e.stream, e.number, e.hash`)
	for _, stream := range slices.Sorted(maps.Keys(c.hands)) {
		c.report.Hands = append(c.report.Hands, *c.hands[stream])
	}
	for stream, n := range c.absent {
		c.note(noteNotHeld, string(stream), strconv.Itoa(n)+" payloads")
	}
	return err
}

// hand remembers who wrote a stream.
func (c *checkup) hand(e journal.Entry) {
	h := c.hands[e.Header.Stream]
	if h == nil {
		h = &journal.Hand{Stream: e.Header.Stream}
		c.hands[h.Stream] = h
	}
	if first, err := journal.ValueOf[journal.Stream](e); e.Header.Kind == journal.KindStream && err == nil {
		h.Label = first.Label
	}
	if at, held := slices.BinarySearch(h.Authors, e.Header.Author); !held {
		h.Authors = slices.Insert(h.Authors, at, e.Header.Author)
	}
}

// checkEntry recomputes the hash and compares the columns with the header.
func (c *checkup) checkEntry(l line) (journal.Entry, bool) {
	where := string(l.hash)
	if journal.Sum(l.raw) != l.hash {
		c.problem(badHash, where, "")
		return journal.Entry{}, false
	}
	e, err := journal.ReadEntry(l.raw, l.payload)
	if errors.Is(err, journal.ErrNewer) {
		c.note(noteNewer, where, err.Error())
		return e, false
	}
	if err != nil {
		c.problem(badHeader, where, err.Error())
		return e, false
	}
	h := e.Header
	if h.Stream != l.stream || h.Number != l.number || h.Clock != l.clock || h.Kind != l.kind ||
		h.Subject != l.subject || e.ActID() != l.act || h.Payload != l.named {
		c.problem(badColumns, where, "")
		return e, false
	}
	if !journal.Known(e) {
		c.note(noteNewer, where, h.Kind+" "+strconv.Itoa(h.Version))
	}
	return e, true
}

// remember gathers what the header says of bytes.
func (c *checkup) remember(e journal.Entry) {
	for _, h := range erasedBy(e.Header) {
		c.erased[h] = true
		c.names[[2]journal.Hash{h, e.Hash}] = true
	}
	own := len(e.Header.Attach) > 0 && c.ours(e.Header.Stream)
	for _, a := range e.Header.Attach {
		if c.attached[a.Hash] == nil {
			c.attached[a.Hash] = map[int64]mention{}
		}
		old := c.attached[a.Hash][a.Bytes]
		c.attached[a.Hash][a.Bytes] = mention{entry: e.Hash, own: own || old.own}
	}
}

// checkPayload recomputes the hash of a payload and looks at its form. Whether
// one that is not here was let go, the list of erased hashes tells.
func (c *checkup) checkPayload(e journal.Entry) {
	where := string(e.Hash)
	if e.Payload == nil {
		gone, err := holds(c.ctx, c.q, "erased", "hash = ?", e.Header.Payload)
		own := c.ours(e.Header.Stream)
		switch {
		case err != nil:
			c.problem(unreadable, where, err.Error())
		case gone:
			c.note(noteErased, where, "payload")
		case own:
			c.problem(lostPayload, where, "")
		default:
			c.absent[e.Header.Stream]++
		}
		return
	}
	err := journal.CheckPayload(e.Payload)
	switch {
	case journal.Sum(e.Payload) != e.Header.Payload:
		c.problem(badPayload, where, "hash")
	case err != nil && journal.Known(e):
		c.problem(badPayload, where, err.Error())
	case e.Header.Kind == journal.KindStream && !keyFits(e):
		c.problem(badKey, where, "")
	}
}

// keyFits tells whether the first entry of a stream holds the key that names
// the stream.
func keyFits(e journal.Entry) bool {
	var v journal.Stream
	if json.Unmarshal(e.Payload, &v) != nil {
		return false
	}
	key, err := hex.DecodeString(v.Key)
	return err == nil && journal.Sum(key) == e.Header.Stream
}

// chain follows the entries of each stream in the order of their numbers.
type chain struct {
	*checkup
	stream journal.Hash
	number int64          // of the entries last seen
	before []journal.Hash // the entries with the number before
	here   []journal.Hash // the entries with this number
	clock  int64          // the least clock with this number
}

func (c *chain) follow(e journal.Entry) {
	h := e.Header
	if h.Stream != c.stream {
		c.stream, c.number, c.before, c.here, c.clock = h.Stream, 0, nil, nil, 0
	}
	switch {
	case h.Number == c.number:
		c.note(noteFork, place(h.Stream, h.Number), string(e.Hash))
	case h.Number > c.number+1:
		c.gap(h.Stream, c.number+1, h.Number-1)
		c.before, c.here = nil, nil
	default:
		c.before, c.here = c.here, nil
	}
	held := h.Number == 1 || c.before != nil
	if held && h.Previous != "" && !slices.Contains(c.before, h.Previous) {
		c.problem(badChain, string(e.Hash), "previous")
	}
	if held && len(c.here) == 0 && h.Clock <= c.clock && len(c.before) == 1 {
		c.problem(badChain, string(e.Hash), "clock")
	}
	if (h.Kind == journal.KindStream) != (h.Number == 1) {
		c.problem(badChain, string(e.Hash), "opening")
	}
	c.number, c.clock = h.Number, h.Clock
	c.here = append(c.here, e.Hash)
}

// gap says that entries of a stream are missing: damage where the stream was
// written here, else they were never brought along.
func (c *chain) gap(stream journal.Hash, from, to int64) {
	where := place(stream, from) + ".." + strconv.FormatInt(to, 10)
	if c.ours(stream) {
		c.problem(badGap, where, "")
	} else {
		c.note(noteNotHeld, where, "")
	}
}
