package journal

import "fmt"

// slow tells what is live by the definition alone. It asks everybody about
// everything, and remembers only what it has already answered.
type slow struct {
	entries []Entry
	known   map[Hash]bool // annulled or not
}

func slowly(entries []Entry) slow { return slow{entries, map[Hash]bool{}} }

// names: x names e when it stands in its lines, alone or with its act, and x was
// written later.
func (slow) names(x, e Entry) bool {
	for _, t := range x.Header.Replaces {
		alone := !t.Act && t.Hash == e.Hash
		withAct := t.Act && (t.Hash == e.Hash && e.Header.Act == "" || t.Hash == e.Header.Act) &&
			x.Header.Stream == e.Header.Stream
		if (alone || withAct) && x.Header.Clock > e.Header.Clock {
			return true
		}
	}
	return false
}

// annulled: a withdrawal that is itself not annulled names it.
func (s slow) annulled(e Entry) bool {
	if answer, ok := s.known[e.Hash]; ok {
		return answer
	}
	found := false
	for _, w := range s.entries {
		found = found || w.Header.Kind == KindWithdrawn && s.names(w, e) && !s.annulled(w)
	}
	s.known[e.Hash] = found
	return found
}

// live: not annulled, and no entry that is not annulled replaces it.
func (s slow) live(e Entry) bool {
	if s.annulled(e) {
		return false
	}
	for _, r := range s.entries {
		kind := r.Header.Kind
		if kind != KindWithdrawn && kind != KindErased && s.names(r, e) && !s.annulled(r) {
			return false
		}
	}
	return true
}

// sameAsSlow compares a ledger with the definition.
func sameAsSlow(l *Ledger) error {
	s := slowly(l.Entries())
	for _, e := range l.Entries() {
		if l.Live(e.Hash) != s.live(e) || l.Annulled(e.Hash) != s.annulled(e) {
			return fmt.Errorf("%s %d of %.6s: live %v, by definition %v", e.Header.Kind, e.Header.Number,
				e.Header.Stream, l.Live(e.Hash), s.live(e))
		}
	}
	return nil
}
