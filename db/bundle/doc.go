// Package bundle carries a part of the journal in one file: to another laptop, or
// into an archive.
//
// The idea: a bundle is read front to back and names nothing but hashes. There are no
// paths in it, so nothing can escape; no compression, so nothing can swell; each
// length is followed by as many bytes, so what is claimed costs nothing until it is
// there. Its form, lines that end with LF:
//
//	ashyq-bundle 1
//	what all | since | inspection | selection
//	inspection ID                         the inspections that it carries, where these alone
//	made 2026-01-20T04:00:00.000Z
//	program ashyq 1.0
//	head STREAM NUMBER HASH               what its writer held
//	gap STREAM                            of these, which not wholly
//	since STREAM NUMBER HASH              what it was written for: the reader holds these
//	since-gap STREAM
//	entries N
//	attachments N
//	bytes N                               of all that follows, without the lines between
//	signer STREAM                         where it is signed
//	begin
//	entry LENGTH HASH                     the bytes of the header that were hashed
//	payload LENGTH HASH                   of the entry before it, where it is held
//	attachment LENGTH HASH                that the entry before it names, the first time
//	…
//	end
//	sha256 HASH                           of every byte before this line
//	signed WORD                           over that hash and the heads: see journal.Statement
//
// Entries stand in the one order, each once. A reader accepts exactly what a writer
// writes, so every changed byte and every cut is found: inside, by the hashes; in the
// last two lines, by the signature that the first lines promise. Bytes that were
// erased are not held, so they do not travel; and they do not come back, for merging
// never takes them in again.
//
// A bundle is gathered in a database of its own beside, verified there as a whole, and
// then merged in one transaction. One that is shut (see package locked) is opened while
// it is read: nothing lies open on the disk but that temporary database, which is
// removed in every case.
package bundle

import (
	_ "embed"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesText string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesText)
	if err != nil {
		panic(err) // an embedded file of ours: the tests read it
	}
	return m
})

// fail makes an error for the analyst, with its technical cause.
func fail(code string, cause error, args lang.Args) error {
	e := messages().Error(code, args)
	e.Err = cause
	return e
}
