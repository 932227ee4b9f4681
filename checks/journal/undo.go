package journal

import "slices"

// An undo is a withdrawal that names a whole act; a redo is a withdrawal that
// names the act of an undo. Withdrawing evidence names entries one by one and
// is neither: it is itself an act that can be undone. Which of them an entry is
// can be read from its header.

// TakeBack gives the withdrawals that take back an act: one for each subject
// that it touched.
func TakeBack(act Hash, subjects []Subject, why, reason string) []Draft {
	var out []Draft
	for _, s := range subjects {
		out = append(out, Draft{
			Kind: KindWithdrawn, Subject: s,
			Replaces: []Target{{Hash: act, Act: true}},
			Payload:  Withdrawn{Why: why, Reason: reason},
		})
	}
	return out
}

// Undoable finds the latest act of the stream and author with a live entry on
// this subject. Undos and redos are passed over, and so is the opening of the
// stream, which is no act of the author.
func (l *Ledger) Undoable(stream Hash, author string) (act Hash, ok bool) {
	by := signature(author)
	for i := len(l.entries) - 1; i >= 0; i-- {
		e := l.entries[i]
		if written(e, stream, by) && l.live(i) && !takesBack(e) && e.Header.Kind != KindStream {
			return e.ActID(), true
		}
	}
	return "", false
}

// Redoable finds the latest undo of the stream and author that stands, while
// only undos and redos have followed it.
func (l *Ledger) Redoable(stream Hash, author string) (act Hash, ok bool) {
	by := signature(author)
	for i := len(l.entries) - 1; i >= 0; i-- {
		e := l.entries[i]
		if !written(e, stream, by) {
			continue
		}
		if !takesBack(e) {
			return "", false
		}
		if !l.annulled[i] && !l.isRedo(e) {
			return e.ActID(), true
		}
	}
	return "", false
}

func written(e Entry, stream Hash, author string) bool {
	return e.Header.Stream == stream && e.Header.Author == author
}

// takesBack tells whether the entry is an undo or a redo.
func takesBack(e Entry) bool {
	r := e.Header.Replaces
	return e.Header.Kind == KindWithdrawn && len(r) == 1 && r[0].Act
}

func (l *Ledger) isRedo(e Entry) bool {
	act := actOf{e.Header.Stream, e.Header.Replaces[0].Hash}
	return slices.ContainsFunc(l.acts[act], func(i int) bool { return takesBack(l.entries[i]) })
}
