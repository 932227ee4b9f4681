package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/bundle"
	"ashyq/db/locked"
)

// teller says what a file is that carries a journal, by its first bytes and by its
// last: nothing is believed of its name. It implements desk.FileTeller.
type teller struct{ session *session }

// TellFile implements desk.FileTeller.
func (t teller) TellFile(ctx context.Context, path string, k journal.Key) (journal.FileSaid, error) {
	begins, err := begins(path, locked.By{Identities: k.Identities, Passphrase: k.Passphrase})
	switch {
	case errors.Is(err, errShut):
		return journal.FileSaid{Kind: journal.FileShut}, nil
	case err != nil:
		return journal.FileSaid{}, err
	case strings.HasPrefix(begins, bundleWord):
		return tellBundle(ctx, path, k)
	case strings.HasPrefix(begins, databaseWord) || db.Sealed(path):
		return t.tellBackup(ctx, path, k)
	}
	return journal.FileSaid{Kind: journal.FileOther}, nil
}

// What files begin with.
const (
	bundleWord   = "ashyq-bundle "
	databaseWord = "SQLite format 3\x00"
)

// errShut says that a file is shut and that nothing was given to open it.
var errShut = errors.New("ashyq: the file is shut")

// begins gives the first bytes of a file, of one that is shut those inside.
func begins(path string, by locked.By) (string, error) {
	info, err := os.Stat(path) // a pipe would wait for ever
	if err != nil || !info.Mode().IsRegular() {
		return "", refuse("verify.unread", lang.Args{"path": lang.Line(path)})
	}
	f, err := os.Open(path)
	if err != nil {
		return "", refuse("verify.unread", lang.Args{"path": lang.Line(path)})
	}
	defer f.Close()
	var r io.Reader = f
	if locked.IsFile(path) {
		if len(by.Identities) == 0 && by.Passphrase == "" {
			return "", errShut
		}
		if r, err = by.Open(f); err != nil {
			return "", locked.Told(path, err)
		}
	}
	first := make([]byte, len(databaseWord))
	n, err := io.ReadFull(r, first)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", locked.Told(path, err)
	}
	return string(first[:n]), nil
}

// tellBundle reads a bundle to its end. What is wrong with its bytes is a problem of the
// file, not of telling.
func tellBundle(ctx context.Context, path string, k journal.Key) (journal.FileSaid, error) {
	said := journal.FileSaid{Kind: journal.FileBundle}
	b, err := bundle.Describe(ctx, path, k)
	if e, ok := lang.AsError(err); ok && strings.HasPrefix(e.Code, "bundle.") && e.Code != "bundle.newer" {
		said.Report.Problems = []journal.Problem{{Code: e.Code, Where: lang.Line(path), Detail: e.Text.EN}}
		return said, nil
	}
	if err != nil {
		return said, err
	}
	said.Report = journal.Report{OK: true, Entries: b.Entries, Attachments: b.Attachments, Heads: b.From.Heads}
	if b.Signature.Empty() {
		said.Report.Notes = []journal.Problem{{Code: db.NoteUnsigned, Where: lang.Line(path)}}
		return said, nil
	}
	by := journal.WhoSigned(b.Signature, b.Statement(), nil) // who that is, the journal that is asked says
	said.Report.Signer = &by
	if !by.Stands {
		said.Report.Problems = []journal.Problem{{Code: db.BadSignature, Where: string(by.Stream)}}
	}
	return said, nil
}

// tellBackup verifies a backup, or a database as it lies.
func (t teller) tellBackup(ctx context.Context, path string, k journal.Key) (journal.FileSaid, error) {
	said := journal.FileSaid{Kind: journal.FileBackup}
	o, err := t.session.options()
	if err != nil {
		return said, err
	}
	o.By = locked.By{Identities: k.Identities, Passphrase: k.Passphrase}
	said.Report, err = db.VerifyBackup(ctx, path, o)
	for _, n := range said.Report.Notes {
		if n.Code == db.NoteUnsealed {
			said.Kind = journal.FileDatabase
		}
	}
	e, ok := lang.AsError(err)
	switch {
	case !ok:
		return said, err
	case e.Code == "db.foreign":
		return journal.FileSaid{Kind: journal.FileOther}, nil
	case e.Code == "db.damaged":
		said.Report.Problems = append(said.Report.Problems, journal.Problem{Code: e.Code, Where: lang.Line(path)})
		return said, nil
	}
	return said, err
}
