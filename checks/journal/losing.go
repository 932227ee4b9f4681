package journal

import (
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// What is told of copies: what a backup holds, what the restoring of one would
// lose, and how the disk under a database is kept. A store tells it; nothing of it
// stands in the journal.

// Backed says what became of a backup that was written.
type Backed struct {
	Report
	Sum    Hash  `json:"sha256"` // of the file as it lies there
	Bytes  int64 `json:"bytes"`
	Shut   bool  `json:"shut"`   // it is encrypted
	Opened bool  `json:"opened"` // what lies there was opened and read again as a whole
}

// Losing is what is held now and not in a backup: whoever restores it loses that.
type Losing struct {
	Present  bool            `json:"present"`         // something stands in the place
	Unread   lang.Text       `json:"unread,omitzero"` // why what stands there cannot be read as a whole
	Held     int             `json:"held"`            // entries held now
	Entries  int             `json:"entries"`         // of these, that the backup does not hold
	Erasures int             `json:"erasures"`        // that the backup does not hold: they go along, so that nothing erased comes back
	Bytes    int             `json:"bytes"`           // payloads and attachments that it lacks although it holds their entries
	First    calendar.Day    `json:"first,omitempty"` // when the earliest of them was written
	Last     calendar.Day    `json:"last,omitempty"`  // and the latest
	Subjects []LosingSubject `json:"subjects"`        // most entries first
	More     int             `json:"more,omitempty"`  // subjects beyond those
	Authors  []LosingAuthor  `json:"authors"`         // most entries first
	Streams  []LosingStream  `json:"streams"`         // most entries first
	Made     BackupMade      `json:"made"`
	Drafts   int             `json:"drafts,omitempty"` // things typed and not recorded, that lie here alone
}

// BackupMade says who made a backup, as far as that can be told.
type BackupMade struct {
	Signer   *SignedBy `json:"signer,omitempty"`
	Unsigned bool      `json:"unsigned,omitempty"`
	Unsealed bool      `json:"unsealed,omitempty"`      // its rows alone speak for it
	Stranger bool      `json:"other_journal,omitempty"` // it has no stream in common with what stands there
}

// LosingSubject is a subject that would lose entries.
type LosingSubject struct {
	Subject Subject   `json:"subject"`
	Number  string    `json:"inspection,omitempty"` // of an inspection
	Name    lang.Text `json:"holder,omitzero"`      // of the holder that it is, or is about
	Entries int       `json:"entries"`
}

// LosingAuthor is somebody whose entries would be lost.
type LosingAuthor struct {
	Author  string `json:"author"`
	Entries int    `json:"entries"`
}

// LosingStream is a stream that would be cut.
type LosingStream struct {
	Stream  Hash   `json:"stream"`
	Label   string `json:"label,omitempty"`
	Entries int    `json:"entries"`
	From    int64  `json:"from"` // the first number that would be lost
}

// Unreadable is what must be said to restore over what cannot be read: how much is
// lost with it cannot be told.
const Unreadable = "unreadable"

// Word is what must be said to restore all the same; "" where nothing would be lost.
func (l Losing) Word() string {
	switch n := l.Entries + l.Bytes; {
	case l.Unread != lang.Text{}:
		return Unreadable
	case n > 0:
		return strconv.Itoa(n)
	}
	return ""
}

// Covered says whether what lies on a disk is encrypted while the machine is off.
type Covered string

// What can be told of it.
const (
	CoveredOn      Covered = "on"
	CoveredOff     Covered = "off"
	CoveredUnknown Covered = "unknown"
)

// Cover is what can be told of the encryption of the disk under a file, and by what
// it is told: "luks", "folder", "filevault", "none"; or why it cannot be told:
// "rights", "file-system", "device", "mixed", "system".
type Cover struct {
	State Covered `json:"state"`
	By    string  `json:"by"`
}

// Copy is what a file that may be a backup tells without being read as a whole.
type Copy struct {
	Bytes  int64
	Shut   bool   // it is encrypted: nothing more can be told
	Sealed bool   // it ends with the seal of a backup
	Heads  []Head // from which it was made
	Signer Hash   // the stream that signed it; empty: nobody did
	Prefix bool   // all that it holds, this database holds
	Behind int    // entries that this database holds beyond it
}
