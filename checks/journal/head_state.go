package journal

import "slices"

// HeadState says how a journal stands to a head that was written down somewhere: on a
// paper, with a backup, on a slip of paper in a safe. A chain proves the order of what
// is held; only such a head proves that nothing was cut off its end.
type HeadState string

// How a journal stands to a head, the better first.
const (
	HeadHeld     HeadState = "held"    // that entry is here, so everything before it can be asked for
	HeadBehind   HeadState = "behind"  // the stream is here and ends earlier: its end was cut off, or never came
	HeadUnknown  HeadState = "unknown" // nothing of the stream is here
	HeadMissing  HeadState = "missing" // the stream goes further, and that entry is not here
	HeadOtherWay HeadState = "other"   // another entry stands in its place
)

// Worse gives the worse of two; the empty one is better than any.
func (s HeadState) Worse(o HeadState) HeadState {
	order := []HeadState{"", HeadHeld, HeadBehind, HeadUnknown, HeadMissing, HeadOtherWay}
	return order[max(slices.Index(order, s), slices.Index(order, o), 0)]
}

// StateOf looks for the entry that a head names.
func StateOf(r Reader, head Head) (HeadState, error) {
	at, err := r.At(head.Stream, head.Number)
	switch {
	case err != nil:
		return "", err
	case slices.Contains(at, head.Hash):
		return HeadHeld, nil
	case len(at) > 0:
		return HeadOtherWay, nil
	}
	heads, err := r.Heads()
	i := slices.IndexFunc(heads, func(h Head) bool { return h.Stream == head.Stream })
	switch {
	case err != nil:
		return "", err
	case i < 0:
		return HeadUnknown, nil
	case heads[i].Number < head.Number:
		return HeadBehind, nil
	}
	return HeadMissing, nil
}
