package journal

import (
	"encoding/json"
	"slices"

	"ashyq/checks"
)

// folder carries what every kind needs while a subject is folded.
type folder struct {
	ledger   *Ledger
	unread   *[]string
	clashing map[string]bool // matters to which the live answers say different things
	repeated map[Hash]bool   // said again by a later answer that stands too
}

func newFolder(s Subject, entries []Entry, unread *[]string) folder {
	own := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Header.Subject != s })
	f := folder{ledger: NewLedger(own), unread: unread, clashing: map[string]bool{}}
	for _, matter := range f.ledger.Rivals() {
		f.clashing[matter] = f.ledger.clashes(matter)
	}
	f.repeated = f.ledger.repeated()
	return f
}

// fold reads the payload of one entry and takes its value. What cannot be read
// is named, never guessed; what was erased is simply gone, even where its bytes
// are still held, and what a later answer says again is taken once. Bytes that are missing and were not erased are not read: the
// state without them may be another.
func fold[T any](f folder, e Entry, take func(T)) {
	if f.ledger.erased[e.Header.Payload] || f.repeated[e.Hash] {
		return
	}
	if Known(e) && placed(e) {
		if v, err := read[T](e); err == nil {
			take(v)
			return
		}
	}
	f.unknown(e)
}

// look sees to an entry that says nothing of the state of its subject, or whose
// kind is not known.
func (f folder) look(e Entry) {
	if !f.ledger.erased[e.Header.Payload] && (!Known(e) || legible(e) != nil) {
		f.unknown(e)
	}
}

func (f folder) unknown(e Entry) { *f.unread = append(*f.unread, string(e.Hash)) }

func (f folder) mark(e Entry) checks.Mark {
	return checks.Mark{
		Entry: string(e.Hash), Stream: string(e.Header.Stream), Author: e.Header.Author,
		Time: e.Header.Time, Rival: f.clashing[e.Header.Matter],
	}
}

// differing names the fields in which several live records of one thing differ:
// a conflict of whole records matters only in these.
func differing[T any](records []T) []string {
	if len(records) < 2 {
		return nil
	}
	var all []map[string]json.RawMessage
	for _, r := range records {
		b, err := json.Marshal(r)
		var m map[string]json.RawMessage
		if err == nil && json.Unmarshal(b, &m) == nil {
			all = append(all, m)
		}
	}
	var out []string
	for _, m := range all {
		for field := range m {
			if slices.Contains(out, field) {
				continue
			}
			for _, o := range all {
				if string(o[field]) != string(m[field]) {
					out = append(out, field)
					break
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
