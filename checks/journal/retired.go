package journal

import (
	"slices"

	"ashyq/checks"
)

// A key that is out of use stays out of use: no entry takes that back, for the first
// who would is whoever holds a stolen laptop. Which of its entries are good does not
// depend on clocks either; the entry that retires it names the last one that was held.

// Retirement says that the key of a stream is out of use, and by which entry.
type Retirement struct {
	Stream Hash
	Entry  Hash
	At     Head // of the entry that says so
	Last   Head // of the retired stream, as far as it is good
	Day    string
	Reason string
	By     string // the author of that entry
}

// After tells whether an entry of the retired stream comes after its good part. The
// entry with which a stream retires itself is its last good one.
func (r *Retirement) After(number int64) bool { return r != nil && number > r.good() }

// good is the number of the last good entry.
func (r *Retirement) good() int64 {
	if r.At.Stream == r.Stream && r.At.Number == r.Last.Number+1 {
		return r.At.Number
	}
	return r.Last.Number
}

// Late tells whether nothing shows that a statement over these heads was signed before
// the key was out of use: they hold the entry that says so, or entries of the retired
// stream that are not in its good part, or none of it.
func (r *Retirement) Late(heads []Head) bool {
	if r == nil {
		return false
	}
	own := false
	for _, h := range heads {
		own = own || h.Stream == r.Stream
		switch {
		case h.Stream == r.At.Stream && h.Number >= r.At.Number:
			return true
		case h.Stream == r.Stream && (h.Number > r.Last.Number || h.Number == r.Last.Number && h.Hash != r.Last.Hash):
			return true
		}
	}
	return !own
}

// Retires gives the stream whose key an entry takes out of use; none of most entries.
func Retires(e Entry) Hash {
	if e.Header.Kind != KindKey || !placed(e) {
		return ""
	}
	return Hash(about(e))
}

// Retirements finds the streams whose keys are out of use among the entries of the
// office. A word of a stream that was itself out of use by then has no force; of
// several that have, that counts which leaves the least of the stream, for nobody
// lengthens the good part of a key who was not heard first.
func Retirements(office []Entry) map[Hash]*Retirement {
	var words []*Retirement
	for _, e := range NewLedger(slices.Clone(office)).Entries() {
		if stream := Retires(e); stream != "" {
			words = append(words, retirement(e, stream))
		}
	}
	out := map[Hash]*Retirement{}
	for _, r := range inForce(words) {
		if best := out[r.Stream]; best == nil || r.good() < best.good() {
			out[r.Stream] = r
		}
	}
	return out
}

// retirement reads one word. Where its payload is not held nothing of the stream is
// shown to be good.
func retirement(e Entry, stream Hash) *Retirement {
	r := &Retirement{
		Stream: stream, Entry: e.Hash, By: e.Header.Author, Last: Head{Stream: stream},
		At: Head{Stream: e.Header.Stream, Number: e.Header.Number, Hash: e.Hash},
	}
	if v, err := ValueOf[checks.StreamKey](e); err == nil && e.Payload != nil {
		r.Day, r.Reason = v.Day.String(), v.Reason
		r.Last.Number, r.Last.Hash = v.Last.Number, Hash(v.Last.Hash)
	}
	return r
}

// inForce leaves out the words of streams that were out of use when they were written.
// Those that nobody questions are taken first, then what they question is left out, and
// so on; streams that retire one another are all out of use.
func inForce(words []*Retirement) []*Retirement {
	const open, stands, void = 0, 1, 2
	state := make([]int, len(words))
	for changed := true; changed; {
		changed = false
		for i, w := range words {
			if state[i] != open {
				continue
			}
			next := stands
			for k, by := range words {
				if by.Stream != w.At.Stream || by == w || !by.After(w.At.Number) || state[k] == void {
					continue
				}
				if next = open; state[k] == stands {
					next = void
					break
				}
			}
			state[i], changed = next, changed || next != open
		}
	}
	var out []*Retirement
	for i, w := range words {
		if state[i] != void {
			out = append(out, w)
		}
	}
	return out
}
