package bundle

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/db"
)

// look compares what was gathered with what is held here. Nothing is written.
func (x Exchange) look(ctx context.Context, g gathered) (out journal.BundleLook, err error) {
	theirs, err := g.open(ctx)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, theirs.Close()) }()
	report, err := theirs.Verify(ctx, nil)
	if err != nil {
		return out, err
	}
	ours, err := x.Store(false)
	if err != nil {
		return out, err
	}
	l := &looker{
		ctx: ctx, out: journal.BundleLook{Bundle: g.Bundle, Problems: report.Problems},
		subjects: map[journal.Subject]*journal.BundleSubject{}, fresh: map[journal.Hash]int{},
		holders: map[journal.Subject]journal.Subject{},
	}
	err = theirs.Whole(ctx, func(t db.Whole) error {
		l.theirs = t
		if ours == nil {
			return l.all()
		}
		return ours.Whole(ctx, func(o db.Whole) error {
			l.ours = &o
			if l.admits, err = o.Admits(); err != nil {
				return err
			}
			return l.all()
		})
	})
	return l.out, err
}

// families is the order in which subjects are told: first the inspections.
var families = map[string]int{"inspection": 0, "holder": 1, "office": 2}

// looker is one comparison in the making.
type looker struct {
	ctx      context.Context
	theirs   db.Whole
	ours     *db.Whole // nil: there is no database yet
	out      journal.BundleLook
	subjects map[journal.Subject]*journal.BundleSubject
	fresh    map[journal.Hash]int                // entries that are new here, by stream
	holders  map[journal.Subject]journal.Subject // of inspections
	admits   func(journal.Entry) error           // refuses what was not written here in our name
	against  []journal.Entry                     // new ones that erase, withdraw, or take a key out of use
}

func (l *looker) all() error {
	if err := l.theirs.Each(l.entry); err != nil {
		return err
	}
	sorted := slices.Sorted(maps.Keys(l.subjects))
	for _, s := range sorted {
		if err := errors.Join(l.subject(l.subjects[s]), l.ctx.Err()); err != nil {
			return err
		}
		l.out.Conflicts += l.subjects[s].Conflicts
	}
	for _, name := range sorted {
		s := l.subjects[name]
		if h := l.subjects[l.holders[name]]; h != nil { // an inspection is called by its holder too
			s.NameKK, s.NameRU = h.NameKK, h.NameRU
		}
		l.out.Subjects = append(l.out.Subjects, *s)
	}
	slices.SortStableFunc(l.out.Subjects, func(a, b journal.BundleSubject) int {
		return cmp.Or(cmp.Compare(families[a.Subject.Family()], families[b.Subject.Family()]), strings.Compare(a.Number, b.Number))
	}) // what inspections there are is asked first
	if err := l.streams(); err != nil {
		return err
	}
	return l.directed()
}

// entry counts one entry, and the bytes that it names.
func (l *looker) entry(e journal.Entry) error {
	s := l.subjects[e.Header.Subject]
	if s == nil {
		s = &journal.BundleSubject{Subject: e.Header.Subject}
		l.subjects[e.Header.Subject] = s
	}
	s.Entries++
	held, err := l.has(db.Whole.Has, e.Hash)
	if err != nil {
		return err
	}
	if held {
		l.out.Held++
	} else {
		l.out.New++
		s.New++
		l.fresh[e.Header.Stream]++
		if e.Header.Kind == journal.KindErased {
			l.out.Erased++
		}
		if err := l.judged(e); err != nil {
			return err
		}
	}
	if e.Payload != nil {
		if err := l.payload(e.Header.Payload, held); err != nil {
			return err
		}
	}
	for _, a := range e.Header.Attach {
		if err := l.attachment(a.Hash); err != nil {
			return err
		}
	}
	return l.ctx.Err()
}

// has asks what is held here.
func (l *looker) has(ask func(db.Whole, journal.Hash) (bool, error), h journal.Hash) (bool, error) {
	if l.ours == nil {
		return false, nil
	}
	return ask(*l.ours, h)
}

// gone counts bytes that were let go here.
func (l *looker) gone(h journal.Hash) error {
	gone, err := l.has(db.Whole.Gone, h)
	if gone {
		l.out.NotTaken++
	}
	return err
}

// payload counts one that was let go here, or that a held entry lacks.
func (l *looker) payload(h journal.Hash, held bool) error {
	before := l.out.NotTaken
	if err := l.gone(h); err != nil || !held || l.out.NotTaken > before {
		return err
	}
	there, err := l.has(db.Whole.HasPayload, h)
	if err == nil && !there {
		l.out.Payloads++
	}
	return err
}

func (l *looker) attachment(h journal.Hash) error {
	size, err := l.theirs.Size(h)
	if err != nil || size < 0 {
		return err
	}
	held, err := l.has(func(w db.Whole, h journal.Hash) (bool, error) {
		size, err := w.Size(h)
		return size >= 0, err
	}, h)
	if err != nil || held {
		return err
	}
	before := l.out.NotTaken
	if err := l.gone(h); err != nil {
		return err
	}
	if l.out.NotTaken == before {
		l.out.NewBytes++
	}
	return nil
}

// subject says what a subject is called, and which of its matters two people would see
// differently: it is folded as it is, and as it would be.
func (l *looker) subject(s *journal.BundleSubject) error {
	whole, err := l.theirs.Entries(s.Subject)
	if err != nil {
		return err
	}
	var own []journal.Entry
	if l.ours != nil {
		if own, err = l.ours.Entries(s.Subject); err != nil {
			return err
		}
	}
	before := len(journal.Clashes(journal.NewLedger(slices.Clone(own)), nil))
	together := journal.NewLedger(append(whole, own...))
	if len(own) > 0 {
		s.Conflicts = max(0, len(journal.Clashes(together, nil))-before)
	}
	l.called(s, together)
	return nil
}

// called reads the name of a subject from its live records.
func (l *looker) called(s *journal.BundleSubject, together *journal.Ledger) {
	for _, e := range together.LiveEntries() {
		v, err := journal.Value(e)
		if err != nil {
			continue
		}
		switch v := v.(type) {
		case checks.Inspection:
			s.Number, l.holders[s.Subject] = v.Number, journal.Holder(v.Holder)
		case checks.Holder:
			name := v.Name(calendar.DayOf(l.out.Made))
			s.NameKK, s.NameRU = name.KK, name.RU
		case checks.Standing:
			if v.Value == checks.StateClosed {
				s.Sealed = string(e.Hash)
			}
		}
	}
}

// streams says whose entries the bundle carries, and who signed it.
func (l *looker) streams() error {
	rows, err := l.theirs.Streams()
	if err != nil {
		return err
	}
	var own []journal.StreamRow
	if l.ours != nil {
		if own, err = l.ours.Streams(); err != nil {
			return err
		}
	}
	for _, r := range rows {
		s := journal.BundleStream{Stream: r.Stream, Label: r.Label, Authors: r.Authors, Entries: r.Entries, New: l.fresh[r.Stream]}
		i := slices.IndexFunc(own, func(o journal.StreamRow) bool { return o.Stream == r.Stream })
		s.Unknown = i < 0
		if s.Label == "" && i >= 0 {
			s.Label = own[i].Label
		}
		l.out.Streams = append(l.out.Streams, s)
	}
	l.out.Signer = signer(l.out.Bundle, own, rows)
	return nil
}

// signer names who signed a bundle: in the words of the journal here, or where it does
// not know the stream, of the bundle; nil where nobody did.
func signer(b journal.Bundle, own, theirs []journal.StreamRow) *journal.SignedBy {
	if b.Signature.Empty() {
		return nil
	}
	by := journal.WhoSigned(b.Signature, b.Statement(), own)
	if !by.Known {
		by = journal.WhoSigned(b.Signature, b.Statement(), theirs)
		by.Known = false
	}
	return &by
}
