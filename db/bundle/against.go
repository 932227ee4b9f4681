package bundle

import (
	"slices"
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// An entry that erases, withdraws, or takes a key out of use does so wherever it
// arrives, and erasing has no way back. What it is directed against here is listed
// before it is taken in; where nobody whom this journal knows has signed the bundle it
// must be said that just so much may go.

// inOurName is the code of an entry in the name of this laptop that it did not write.
const inOurName = "not-written-here"

// judged looks at an entry that is new here: whether it may come, and whether it is
// directed against others.
func (l *looker) judged(e journal.Entry) error {
	if l.ours == nil {
		return nil
	}
	err := l.admits(e)
	if told, ours := lang.AsError(err); ours && told.Code == "db."+inOurName {
		l.out.Problems = append(l.out.Problems, journal.Problem{Code: inOurName, Where: string(e.Hash)})
		err = nil
	}
	switch e.Header.Kind {
	case journal.KindErased, journal.KindWithdrawn, journal.KindKey:
		l.against = append(l.against, e)
	}
	return err
}

// directed lists what is held here that those entries are directed against, and what
// must be said where they come from a stranger.
func (l *looker) directed() error {
	l.out.Against = []journal.BundleAgainst{}
	if len(l.against) == 0 {
		return nil
	}
	if err := l.keysTaken(); err != nil {
		return err
	}
	err := l.ours.Each(func(held journal.Entry) error {
		for _, e := range l.against {
			hit, err := hits(*l.ours, e, held)
			if err != nil {
				return err
			}
			if hit {
				l.out.Against = append(l.out.Against, journal.BundleAgainst{
					Kind: e.Header.Kind, Author: e.Header.Author, Subject: held.Header.Subject,
					Entry: held.Hash, What: held.Header.Kind, By: held.Header.Author, Day: calendar.DayOf(held.Header.Time).String(),
				})
				break // one entry is told once, whatever would befall it
			}
		}
		return l.ctx.Err()
	})
	if by := l.out.Signer; len(l.out.Against) > 0 && (by == nil || !by.Known || !by.Stands || by.Retired != "") {
		l.out.Stranger = strconv.Itoa(len(l.out.Against))
	}
	return err
}

// keysTaken lists the keys of streams that are held here and would be out of use.
func (l *looker) keysTaken() error {
	own, err := l.ours.Streams()
	for _, e := range l.against {
		for _, row := range own {
			if row.Stream == journal.Retires(e) && row.Retired == nil {
				l.out.Against = append(l.out.Against, journal.BundleAgainst{
					Kind: e.Header.Kind, Author: e.Header.Author, Subject: e.Header.Subject, Stream: row.Stream, Label: row.Label,
				})
			}
		}
	}
	return err
}

// hits tells whether an entry withdraws another one that is held, or erases bytes of it
// that are held.
func hits(ours db.Whole, e, held journal.Entry) (bool, error) {
	named := func(h journal.Hash) bool { return slices.Contains(e.Header.Replaces, journal.Target{Hash: h}) }
	switch e.Header.Kind {
	case journal.KindWithdrawn:
		act := held.Header.Act
		if act == "" {
			act = held.Hash
		}
		whole := e.Header.Stream == held.Header.Stream && e.Header.Subject == held.Header.Subject &&
			slices.Contains(e.Header.Replaces, journal.Target{Hash: act, Act: true})
		return named(held.Hash) || whole, nil
	case journal.KindErased:
		if held.Payload != nil && named(held.Header.Payload) {
			return true, nil
		}
		for _, a := range held.Header.Attach {
			if !named(a.Hash) {
				continue
			}
			if size, err := ours.Size(a.Hash); err != nil || size >= 0 {
				return err == nil, err
			}
		}
	}
	return false, nil
}
