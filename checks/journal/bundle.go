package journal

import (
	"context"
	"time"
)

// A bundle is a file that carries a part of the journal to another laptop, or into
// an archive: entries as they were hashed, their payloads, their attachments. What
// package db/bundle does with such files is said here in the words of the journal.

// What a bundle carries.
const (
	BundleAll        = "all"        // everything that is held
	BundleSince      = "since"      // what came after some heads
	BundleInspection = "inspection" // one inspection with its holder and the office
	BundleSelection  = "selection"  // several
)

// Selection says what goes into a bundle. The zero one is everything.
type Selection struct {
	Inspections []string // their ids
	Since       *Holding // what the other side holds already
}

// Holding is what somebody holds: whole streams up to their heads, but for those that
// are held with gaps.
type Holding struct {
	Heads []Head `json:"heads"`
	Gaps  []Hash `json:"gaps,omitempty"`
}

// Lock says for whom a file is shut: the owners of public keys, or whoever has the
// passphrase. Neither leaves it open.
type Lock struct {
	Recipients []string
	Passphrase string
}

// Key says with what a file is opened.
type Key struct {
	Identities []string
	Passphrase string
}

// Bundle is what a bundle says of itself, when all its bytes were found to be those
// that were written.
type Bundle struct {
	What        string    `json:"what"`
	Inspections []string  `json:"inspections"` // ids, where it carries only these
	Made        time.Time `json:"made"`
	Program     string    `json:"program"`
	From        Holding   `json:"from"`            // what its writer held
	Since       *Holding  `json:"since,omitempty"` // what it was written for
	Entries     int       `json:"entries"`
	Attachments int       `json:"attachments"`
	Bytes       int64     `json:"bytes"` // of all that it carries
	Locked      bool      `json:"encrypted"`
	SHA256      Hash      `json:"sha256"`
	Signature   Signature `json:"-"` // empty: it is not signed
}

// Statement is what the signature of a bundle stands under.
func (b Bundle) Statement() Statement {
	return Statement{What: SignedBundle, Of: b.SHA256, Heads: b.From.Heads}
}

// BundleLook says what a bundle would bring.
type BundleLook struct {
	Bundle
	Subjects  []BundleSubject `json:"subjects"`
	Streams   []BundleStream  `json:"streams"`
	New       int             `json:"new"`          // entries that are not held here
	Held      int             `json:"held"`         // entries that are
	Payloads  int             `json:"new_payloads"` // of entries that are held without
	NewBytes  int             `json:"new_attachments"`
	Erased    int             `json:"erased"`    // entries that would let bytes go here as well
	NotTaken  int             `json:"not_taken"` // payloads and attachments that were let go here, and are not taken in again
	Conflicts int             `json:"conflicts"` // matters that two people would then see differently
	Signer    *SignedBy       `json:"signer,omitempty"`
	Against   []BundleAgainst `json:"against"`                 // what of that which is held here it would erase, withdraw, or take out of use
	Stranger  string          `json:"from_stranger,omitempty"` // what must be said to take it in all the same: how many those are, where nobody known signed it
	Problems  []Problem       `json:"problems"`                // damage that the bundle carries; it is not taken in then
}

// BundleAgainst is one thing that is held here and that an entry of a bundle is
// directed against.
type BundleAgainst struct {
	Kind    string  `json:"kind"`             // of the entry that the bundle brings
	Author  string  `json:"author"`           // who stands in it
	Subject Subject `json:"subject"`          // of what is held
	Entry   Hash    `json:"entry,omitempty"`  // that would be erased or withdrawn
	What    string  `json:"what,omitempty"`   // its kind
	By      string  `json:"by,omitempty"`     // its author
	Day     string  `json:"day,omitempty"`    // when it was written
	Stream  Hash    `json:"stream,omitempty"` // whose key would be out of use
	Label   string  `json:"label,omitempty"`  // of that key
}

// Seen is what was seen of a bundle before it is taken in.
type Seen struct {
	SHA256   Hash   // of the bundle that was looked at; empty: none was
	Stranger string // what may be erased, withdrawn and taken out of use by one whom nobody knows: see BundleLook
}

// BundleSubject is a subject of which a bundle carries entries. What it is called is
// read from the bundle, or from what is held.
type BundleSubject struct {
	Subject   Subject `json:"subject"`
	Number    string  `json:"number,omitempty"` // of an inspection
	NameKK    string  `json:"name_kk,omitempty"`
	NameRU    string  `json:"name_ru,omitempty"` // of a holder
	Entries   int     `json:"entries"`
	New       int     `json:"new"`
	Conflicts int     `json:"conflicts,omitempty"`
	Sealed    string  `json:"sealed,omitempty"` // of a closed inspection: the entry that closed it
}

// BundleStream is a writer of whom a bundle carries entries.
type BundleStream struct {
	Stream  Hash     `json:"stream"`
	Label   string   `json:"label,omitempty"`
	Authors []string `json:"authors"`
	Entries int      `json:"entries"`
	New     int      `json:"new"`
	Unknown bool     `json:"unknown,omitempty"` // nothing of this stream is held here
}

// BundleTaken says what was taken in.
type BundleTaken struct {
	Bundle
	Entries     int       `json:"taken_entries"`
	Payloads    int       `json:"taken_payloads"`
	Attachments int       `json:"taken_attachments"`
	Erased      int       `json:"erased"`
	Subjects    []Subject `json:"subjects"` // of which something came in
	Conflicts   int       `json:"conflicts"`
	Signer      *SignedBy `json:"signer,omitempty"`
	Heads       []Head    `json:"heads"` // after it

	Against  []BundleAgainst `json:"against"`                 // what was erased, withdrawn, taken out of use; where it was refused: what would be
	Stranger string          `json:"from_stranger,omitempty"` // where it was refused: see BundleLook
}

// Exchanger writes and reads bundles for the store at hand. Stopped or refused, it
// leaves neither half a file nor half of what a file holds.
type Exchanger interface {
	// WriteBundle writes a bundle, whole or not at all, in the place of an older file.
	WriteBundle(ctx context.Context, path string, what Selection, lock Lock, p Progress) (Bundle, error)
	// DescribeBundle reads a bundle to its end and says what it is; no store is asked.
	DescribeBundle(ctx context.Context, path string, key Key, p Progress) (Bundle, error)
	// LookBundle says what a bundle would bring; nothing is taken in.
	LookBundle(ctx context.Context, path string, key Key, p Progress) (BundleLook, error)
	// TakeBundle takes in what a bundle holds and the store does not. Another than was
	// seen is refused, and so is what a stranger would do here unless it was said.
	TakeBundle(ctx context.Context, path string, key Key, seen Seen, p Progress) (BundleTaken, error)
	// KnownIn says what the writer of a bundle, a backup or a database held.
	KnownIn(ctx context.Context, path string, key Key) (Holding, error)
}
