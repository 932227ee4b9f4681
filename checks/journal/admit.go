package journal

import (
	"fmt"
	"maps"
	"slices"
)

// ConflictError says that an answer was written against an older state: since
// it was read, other answers to the same matter came in. Nothing was written;
// In holds what came in between, to be shown.
type ConflictError struct {
	Matter string
	In     []Entry
}

// Error names the matter.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("journal: %d live answers to %q were not seen", len(e.In), e.Matter)
}

// Admit tells whether new entries may be appended to what is held of their
// subjects: only a merge may leave a matter with two live answers where it had
// at most one. Taking something back is excepted where it only shows a conflict
// again that a merge had made: the answer that resolved it, or the undo that
// hid it.
func Admit(held func(Subject) ([]Entry, error), fresh []Entry) error {
	var subjects []Subject
	added := map[Subject][]Entry{}
	for _, e := range fresh {
		s := e.Header.Subject
		if added[s] == nil {
			subjects = append(subjects, s)
		}
		added[s] = append(added[s], e)
	}
	for _, s := range subjects {
		before, err := held(s)
		if err != nil {
			return err
		}
		if err := admit(before, added[s]); err != nil {
			return err
		}
	}
	return nil
}

func admit(before, added []Entry) error {
	all := NewLedger(slices.Concat(before, added))
	var old *Ledger
	for _, matter := range slices.Sorted(maps.Keys(all.answers)) {
		if len(all.answers[matter]) < 2 {
			continue
		}
		if old == nil {
			old = NewLedger(slices.Clone(before))
		}
		now := all.Answers(matter)
		if len(old.answers[matter]) < 2 && !all.reopens(added, all.answers[matter]) {
			return &ConflictError{Matter: matter, In: without(now, added)}
		}
	}
	return nil
}

// reopens tells whether one of the added withdrawals takes back an entry of an
// act before which just these answers stood side by side.
func (l *Ledger) reopens(added []Entry, answers []int) bool {
	found := false
	for _, e := range added {
		if e.Header.Kind == KindWithdrawn {
			l.reach(l.index[e.Hash], func(taken int) { found = found || l.sideBySide(answers, taken) })
		}
	}
	return found
}

// sideBySide tells whether all of these answers were live before the act of
// entry i.
func (l *Ledger) sideBySide(answers []int, i int) bool {
	e := l.entries[i]
	act := l.entries[l.acts[actOf{e.Header.Stream, e.ActID()}][0]]
	earlier := NewLedger(slices.DeleteFunc(slices.Clone(l.entries), func(o Entry) bool {
		return o.Header.Clock >= act.Header.Clock
	}))
	return !slices.ContainsFunc(answers, func(k int) bool { return !earlier.Live(l.entries[k].Hash) })
}

func without(entries, leave []Entry) []Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		return slices.ContainsFunc(leave, func(l Entry) bool { return l.Hash == e.Hash })
	})
}
