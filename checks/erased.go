package checks

// What was erased leaves its header: that somebody entered something of a kind on a
// day. What it said is gone, and is never shown again.

// Erasure says by whom, when and why words or bytes were let go.
type Erasure struct {
	Why    string
	Reason string // empty where that is not held
	Mark   Mark   // of the entry that let them go
}

// Emptied is something of an inspection whose words were erased: what still tells of it.
type Emptied struct {
	Kind string // of the entry
	ID   string // what its matter is about; empty where it has none
	Mark Mark   // who entered it, and when
	At   Head
	Erasure
}

// Under tells whether it was held when something with these heads was written.
func (e *Emptied) Under(heads []Head) bool { return covers(heads, e.At) }

// GoneFile is a file whose bytes were erased. It stands among the files of nothing any
// more, so that whatever opens files finds only those that are there.
type GoneFile struct {
	File
	Erasure
}
