package db

import (
	"context"
	"slices"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// touch remembers that the rows of subjects must be made anew.
func (w *writer) touch(subjects ...journal.Subject) {
	for _, s := range subjects {
		if !slices.Contains(w.dirty, s) {
			w.dirty = append(w.dirty, s)
		}
	}
}

// flush makes the rows of what was touched, before they are read and before the
// commit. A program without a deriver leaves a note that rows are missing.
func (w *writer) flush() error {
	dirty := w.dirty
	w.dirty = nil
	if w.store.options.Deriver == nil {
		_, err := w.q.ExecContext(w.ctx, `UPDATE rows_of SET fingerprint = ''`)
		return err
	}
	load := loader(w.ctx, w.q)
	for _, subject := range dirty {
		if err := w.store.derive(w.ctx, w.q, subject, load); err != nil {
			return err
		}
	}
	return nil
}

// Holders implements journal.Reader: what was appended is seen.
func (w *writer) Holders(q journal.HolderQuery) ([]journal.HolderRow, error) {
	return flushed(w, func() ([]journal.HolderRow, error) { return w.view.Holders(q) })
}

// Inspections implements journal.Reader: what was appended is seen.
func (w *writer) Inspections(q journal.InspectionQuery) ([]journal.InspectionRow, error) {
	return flushed(w, func() ([]journal.InspectionRow, error) { return w.view.Inspections(q) })
}

// EvidenceRows implements journal.Reader: what was appended is seen.
func (w *writer) EvidenceRows(q journal.EvidenceQuery) ([]journal.EvidenceRow, error) {
	return flushed(w, func() ([]journal.EvidenceRow, error) { return w.view.EvidenceRows(q) })
}

// CountHolders implements journal.Reader: what was appended is seen.
func (w *writer) CountHolders(q journal.HolderQuery) (int, error) {
	return flushed(w, func() (int, error) { return w.view.CountHolders(q) })
}

// CountInspections implements journal.Reader: what was appended is seen.
func (w *writer) CountInspections(q journal.InspectionQuery) (int, error) {
	return flushed(w, func() (int, error) { return w.view.CountInspections(q) })
}

// LastNumber implements journal.Reader: what was appended is seen.
func (w *writer) LastNumber(year int) (int, error) {
	return flushed(w, func() (int, error) { return w.view.LastNumber(year) })
}

func flushed[T any](w *writer, read func() (T, error)) (v T, err error) {
	if w.failed == nil {
		w.failed = w.flush()
	}
	if w.failed != nil {
		return v, w.failed
	}
	return read()
}

type load = func(journal.Subject) ([]journal.Entry, error)

// loader reads the entries of subjects, and remembers those that many others
// lean on: the office and the holders.
func loader(ctx context.Context, q queryer) load {
	known := map[journal.Subject][]journal.Entry{}
	return func(s journal.Subject) ([]journal.Entry, error) {
		if list, ok := known[s]; ok {
			return slices.Clone(list), nil
		}
		list, err := entries(ctx, q, "e.subject = ?", s)
		if err == nil && s.Family() != journal.Inspection("").Family() {
			known[s] = slices.Clone(list)
		}
		return list, err
	}
}

// deriveAgain is derive for a subject that nothing was added to. Where its
// entries cannot be read there are no rows of it, so that damage in one place
// does not keep all other rows from being made; verifying names it.
func (s *Store) deriveAgain(ctx context.Context, q queryer, subject journal.Subject, load load) error {
	err := s.derive(ctx, q, subject, load)
	if told, ok := lang.AsError(err); ok && (told.Code == "db.damaged-entry" || told.Code == "db.newer-entry") {
		return writeRows(ctx, q, journal.Rows{Subject: subject})
	}
	return err
}

// derive makes the rows of one subject and keeps them.
func (s *Store) derive(ctx context.Context, q queryer, subject journal.Subject, load load) error {
	rows, err := s.options.Deriver.Derive(subject, load)
	if err != nil {
		return err
	}
	rows.Subject = subject
	return writeRows(ctx, q, rows)
}
