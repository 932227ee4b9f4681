package desk

import (
	"context"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// JournalLine is an entry as the journal shows it.
type JournalLine struct {
	Hash     journal.Hash    `json:"hash"`
	Header   journal.Header  `json:"-"`
	Kind     string          `json:"kind"`
	Subject  journal.Subject `json:"subject"`
	Matter   string          `json:"matter,omitempty"`
	Author   string          `json:"author"`
	Label    string          `json:"label,omitempty"` // of the key that wrote it
	Time     string          `json:"time"`
	What     lang.Text       `json:"what"` // what was done, in words with its values, on one line
	Live     bool            `json:"live"`
	Undone   bool            `json:"undone,omitempty"`   // a withdrawal in force names it
	Replaces bool            `json:"replaces,omitempty"` // put in the place of an earlier answer
	Newer    bool            `json:"newer,omitempty"`    // written by a newer program
}

// Journal lists the entries of an inspection, or of the office where none is
// named, in the one order.
func (d *Desk) Journal(ctx context.Context, inspection string) (out []JournalLine, err error) {
	err = d.read(ctx, func(v *view) error {
		subject := journal.Office
		if inspection != "" {
			row, err := v.findInspection(inspection)
			if err != nil {
				return err
			}
			subject = journal.Inspection(row.ID)
		}
		t := v.teller()
		l, err := t.book(subject)
		if err != nil {
			return err
		}
		out, err = t.lines(l, l.Entries())
		return err
	})
	return out, noneWithoutStore(err)
}

// lines shows entries of one subject.
func (t *teller) lines(l *journal.Ledger, entries []journal.Entry) ([]JournalLine, error) {
	office, err := t.office()
	if err != nil {
		return nil, err
	}
	var out []JournalLine
	for _, e := range entries {
		what, err := t.what(e)
		if err != nil {
			return nil, err
		}
		out = append(out, JournalLine{
			Hash: e.Hash, Header: e.Header, Kind: e.Header.Kind, Subject: e.Header.Subject,
			Matter: e.Header.Matter, Author: e.Header.Author, Label: office.Labels[string(e.Header.Stream)],
			Time: e.Header.Time.Format("2006-01-02T15:04:05Z"), What: what,
			Live: l.Live(e.Hash), Undone: l.Annulled(e.Hash), Replaces: replaces(e), Newer: !journal.Known(e),
		})
	}
	return out, nil
}

// KindWords gives the kind of an entry in words.
func KindWords(kind string) lang.Text { return messages().Text("kind."+kind, nil) }
