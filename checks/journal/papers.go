package journal

import (
	"slices"
	"strings"
)

// PaperRow is a paper that was put for signature, in the list of the papers of the
// office. What it waits for is told of whatever day: which day it is, the reader knows.
type PaperRow struct {
	ID         string
	Subject    Subject // of an inspection, or the office
	Inspection string  // its number; none of the office
	Holder     string  // id
	Kind       string
	State      string // "issued", "registered", "served", "answered", "conflict"
	Number     string
	Issued     string // day on which it was put for signature, ISO
	Day        string // of its state, ISO
	Waits      string // what is to be done about it next; empty: nothing, see desk
	Due        string // last day for that, ISO; empty: there is none, or it is not known
	Points     int    // violations, questions
	Left       int    // of them, of which nobody has said yet what became
	Objected   int    // points under an objection that waits for its answer
	Folded     string // its number and that of the inspection, folded for search
	Stale      bool   // set on reading: what it was made from has moved on
}

// PaperQuery asks for papers; empty fields ask nothing. They come the latest first.
type PaperQuery struct {
	Kinds    string // one or more, parted by a space: any of them
	States   string // one or more, parted by a space: any of them
	Waiting  bool   // those that wait for something; these come by their last days
	Objected bool   // those under an objection that waits for its answer
	Search   string // folded: part of a number, or of a name of the holder
	Limit    int    // 0: all
	Offset   int
}

// Wants tells whether a row is one of those asked for; names are those of its holder,
// folded. A page is not looked at.
func (q PaperQuery) Wants(p PaperRow, names string) bool {
	among := func(asked, is string) bool { return asked == "" || slices.Contains(strings.Fields(asked), is) }
	return among(q.Kinds, p.Kind) && among(q.States, p.State) && (!q.Waiting || p.Waits != "") && (!q.Objected || p.Objected > 0) &&
		(strings.Contains(p.Folded, q.Search) || strings.Contains(names, q.Search))
}
