package db

import (
	"context"

	"ashyq/checks/journal"
)

// HeadState says how this database stands to a head that was printed somewhere: on a
// paper, with a backup, on a slip of paper in a safe. A chain proves the order of what
// is held; only such a head proves that nothing was cut off its end.
type HeadState string

// How a database stands to a head.
const (
	HeadHeld     HeadState = "held"    // that entry is here, so everything before it can be asked for
	HeadBehind   HeadState = "behind"  // the stream is here and ends earlier: its end was cut off, or never came
	HeadMissing  HeadState = "missing" // the stream goes further, and that entry is not here
	HeadOtherWay HeadState = "other"   // another entry stands in its place
	HeadUnknown  HeadState = "unknown" // nothing of the stream is here
)

// HeadState looks for the entry that a head names.
func (s *Store) HeadState(ctx context.Context, head journal.Head) (_ HeadState, err error) {
	defer tell(s.path, &err)
	if there, err := holds(ctx, s.readers, "entries", "stream = ? AND number = ? AND hash = ?",
		head.Stream, head.Number, head.Hash); err != nil || there {
		return HeadHeld, err
	}
	if other, err := holds(ctx, s.readers, "entries", "stream = ? AND number = ?", head.Stream, head.Number); err != nil || other {
		return HeadOtherWay, err
	}
	last, _, claims, err := lastOf(ctx, s.readers, head.Stream)
	switch {
	case err != nil:
		return "", err
	case claims == 0:
		return HeadUnknown, nil
	case last.Number < head.Number:
		return HeadBehind, nil
	}
	return HeadMissing, nil
}
