package desk

import (
	"context"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// JournalLine is an entry as the journal shows it.
type JournalLine struct {
	Hash    journal.Hash    `json:"hash"`
	Header  journal.Header  `json:"-"`
	Kind    string          `json:"kind"`
	Subject journal.Subject `json:"subject"`
	Matter  string          `json:"matter,omitempty"`
	Author  string          `json:"author"`
	Time    string          `json:"time"`
	Live    bool            `json:"live"`
	Newer   bool            `json:"newer,omitempty"` // written by a newer program
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
		l, err := v.ledger(subject)
		if err != nil {
			return err
		}
		for _, e := range l.Entries() {
			out = append(out, JournalLine{
				Hash: e.Hash, Header: e.Header, Kind: e.Header.Kind, Subject: e.Header.Subject,
				Matter: e.Header.Matter, Author: e.Header.Author,
				Time: e.Header.Time.Format("2006-01-02T15:04:05Z"), Live: l.Live(e.Hash), Newer: !journal.Known(e),
			})
		}
		return nil
	})
	return out, noneWithoutStore(err)
}

// KindWords gives the kind of an entry in words.
func KindWords(kind string) lang.Text { return messages().Text("kind."+kind, nil) }
