package db

import (
	"context"
	"io"
	"slices"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// touch remembers that the rows of subjects must be made anew.
func (w *writer) touch(subjects ...journal.Subject) {
	for _, s := range subjects {
		if !w.touched[s] {
			w.touched[s] = true
			w.dirty = append(w.dirty, s)
		}
	}
}

// flush makes the rows of what was touched, before they are read and before the
// commit. A program without a deriver leaves a note that rows are missing.
func (w *writer) flush() error {
	dirty := w.dirty
	w.dirty = nil
	clear(w.touched)
	if w.store.options.Deriver == nil {
		_, err := w.q.ExecContext(w.ctx, `UPDATE rows_of SET fingerprint = ''`)
		return err
	}
	from := sourceOf(w.ctx, w.q)
	for _, subject := range dirty {
		if err := w.store.derive(w.ctx, w.q, subject, from); err != nil {
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

// Typed implements journal.Reader: what was appended is seen.
func (w *writer) Typed(q journal.TypedQuery) ([]journal.TypedRow, error) {
	return flushed(w, func() ([]journal.TypedRow, error) { return w.view.Typed(q) })
}

// PaperRows implements journal.Reader: what was appended is seen.
func (w *writer) PaperRows(q journal.PaperQuery) ([]journal.PaperRow, error) {
	return flushed(w, func() ([]journal.PaperRow, error) { return w.view.PaperRows(q) })
}

// CountPaperRows implements journal.Reader: what was appended is seen.
func (w *writer) CountPaperRows(q journal.PaperQuery) (int, error) {
	return flushed(w, func() (int, error) { return w.view.CountPaperRows(q) })
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

// source reads what rows are made from, and remembers the entries of subjects
// that many others lean on: the office and the holders.
type source struct {
	ctx   context.Context
	q     queryer
	known map[journal.Subject][]journal.Entry
}

func sourceOf(ctx context.Context, q queryer) *source {
	return &source{ctx: ctx, q: q, known: map[journal.Subject][]journal.Entry{}}
}

// Entries implements journal.Source.
func (s *source) Entries(subject journal.Subject) ([]journal.Entry, error) {
	if list, ok := s.known[subject]; ok {
		return slices.Clone(list), nil
	}
	list, err := entries(s.ctx, s.q, "e.subject = ?", subject)
	if err == nil && subject.Family() != journal.Inspection("").Family() {
		s.known[subject] = slices.Clone(list)
	}
	return list, err
}

// Open implements journal.Source.
func (s *source) Open(h journal.Hash) (io.ReadCloser, int64, error) {
	return view{ctx: s.ctx, q: s.q}.Open(h)
}

// deriveAgain is derive for a subject that nothing was added to. Where its
// entries cannot be read there are no rows of it, so that damage in one place
// does not keep all other rows from being made; verifying names it.
func (s *Store) deriveAgain(ctx context.Context, q queryer, subject journal.Subject, from *source) error {
	err := s.derive(ctx, q, subject, from)
	if told, ok := lang.AsError(err); ok && (told.Code == "db.damaged-entry" || told.Code == "db.newer-entry") {
		return writeRows(ctx, q, journal.Rows{Subject: subject})
	}
	return err
}

// derive makes the rows of one subject and keeps them.
func (s *Store) derive(ctx context.Context, q queryer, subject journal.Subject, from *source) error {
	rows, err := s.options.Deriver.Derive(subject, from)
	if err != nil {
		return err
	}
	rows.Subject = subject
	return writeRows(ctx, q, rows)
}
