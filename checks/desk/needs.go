package desk

import (
	"context"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What needs a person now, in one order: terms first, for they pass by themselves,
// then what others wait for, then what was begun and not ended. Nothing is judged for
// it: it is read from the rows, and from what this laptop counted behind the screen.

// NeedKind says what is needed.
type NeedKind string

// What may be needed, in the order in which it is listed.
const (
	NeedTerm      NeedKind = "term"      // a term is near or over
	NeedProposals NeedKind = "proposals" // something was found on pages and nobody has confirmed or rejected it
	NeedConflicts NeedKind = "conflicts" // two people see something differently
	NeedLeaning   NeedKind = "leaning"   // something leaned on evidence that was refuted
	NeedSignature NeedKind = "signature" // papers were put for signature and have no number yet
	NeedReading   NeedKind = "review"    // a second person is asked to read a paper
	NeedMending   NeedKind = "returned"  // a paper came back with remarks
	NeedDraft     NeedKind = "draft"     // something was typed and not written
	NeedBegin     NeedKind = "look"      // nobody has looked at anything yet
	NeedBackup    NeedKind = "backup"    // the last copy of the database is old, or there is none
	NeedCover     NeedKind = "cover"     // the disk of the database is not encrypted
)

// row is what the rows of inspections tell of a need; none where they tell nothing.
func (k NeedKind) row() journal.Need {
	return map[NeedKind]journal.Need{
		NeedProposals: journal.NeedsPages, NeedConflicts: journal.NeedsSettling, NeedLeaning: journal.NeedsAnswer, NeedSignature: journal.NeedsNumber,
		NeedReading: journal.NeedsReview, NeedMending: journal.NeedsReview, NeedBegin: journal.NeedsLook,
	}[k]
}

// NeedsQuery asks what needs a person.
type NeedsQuery struct {
	Mine bool // of her own inspections, and what she is asked
}

// whose gives the owner of the inspections that are asked about; "" is everybody.
func (q NeedsQuery) whose(author Author) string {
	if q.Mine {
		return author.Name
	}
	return ""
}

// NeedLine is one thing that needs a person.
type NeedLine struct {
	Kind       NeedKind
	Inspection string // id; empty: of the office, or of several
	Shown      string // its short number
	Name       lang.Text
	About      string           // of a conflict that is not of an inspection: AboutOffice, AboutHolder
	Holder     string           // id, where the conflict is about one
	N          int              // how many there are of it
	Day        calendar.Day     // the last day of a term; since when another thing waits, where that is known
	Term       *DeadlineLine    // of a term
	Draft      *Draft           // of what was typed
	Paper      checks.PaperKind // that is read
	Review     string           // the same paper, as its review names it
	Who        string           // who asked that it be read, or gave it back
	More       bool             // it stands for N inspections beyond those that are listed
}

// Subject names what the line is about in a word: the number of a paper or of an
// inspection.
func (l NeedLine) Subject() lang.Text {
	if l.Term != nil {
		return l.Term.Subject()
	}
	return lang.Same(l.Shown)
}

// Waits gives what the rows of the inspections tell of the kind of the line: by it the
// list of inspections is narrowed. None for what stands in no row of an inspection.
func (l NeedLine) Waits() journal.Need { return l.Kind.row() }

// Left says how much time is left; what has no term waits.
func (l NeedLine) Left() lang.Text {
	if l.Term != nil {
		return l.Term.Left()
	}
	return messages().Text("need.waits", nil)
}

// What says what is needed.
func (l NeedLine) What() lang.Text {
	switch {
	case l.Term != nil:
		return l.Term.What()
	case l.More && l.About == AboutHolder:
		return messages().Text("need.more.holders", args{"n": l.N})
	case l.More:
		return messages().Text("need.more."+string(l.Kind), args{"n": l.N})
	case l.About == AboutHolder:
		return messages().Text("need.of-holder", args{"name": l.Name, "n": l.N})
	case l.About == AboutOffice:
		return messages().Text("need.of-office", args{"n": l.N})
	}
	if l.Kind == NeedBackup && l.N < 0 {
		return messages().Text("need.backup.never", nil)
	}
	return messages().Text("need."+string(l.Kind), args{"n": l.N, "paper": l.Paper.Words()})
}

// Tells explains the line in sentences: how a term was counted, or what waits and what
// is to be done about it.
func (l NeedLine) Tells() []lang.Text {
	if l.Term != nil {
		return l.Term.Tells
	}
	out := []lang.Text{messages().Text("need.why."+string(l.Kind), nil)}
	if l.Who != "" {
		out = append(out, messages().Text("need.who."+string(l.Kind), args{"who": l.Who, "day": l.Day.Digits()}))
	}
	return out
}

// How gives the command that leads to the line; empty where none does.
func (l NeedLine) How() string {
	switch {
	case l.About != "":
		return "ashyq conflicts"
	case l.Kind == NeedBackup, l.Kind == NeedCover:
		return "ashyq backups"
	}
	of := l.Shown
	if l.Inspection == "" && l.Review != "" {
		of = OfOffice
	}
	if l.More || of == "" {
		return ""
	}
	return strings.ReplaceAll(map[NeedKind]string{
		NeedTerm: "ashyq deadlines {}", NeedProposals: "ashyq proposals {} list", NeedConflicts: "ashyq conflicts {}", NeedLeaning: "ashyq leaning {}",
		NeedSignature: "ashyq paper list {}", NeedReading: "ashyq review {} show", NeedMending: "ashyq review {} show",
		NeedBegin: "ashyq check {}",
	}[l.Kind], "{}", of)
}

// Needs is what needs a person now.
type Needs struct {
	Lines     []NeedLine
	Count     map[NeedKind]int // of terms, drafts, and inspections for the rest (of conflicts also holders, and the office once): those that are not listed too
	Over      int              // terms whose last day is over
	Uncounted int              // inspections whose pages nobody has looked through yet for what they offer
}

// All is how many there are, those that are not listed too.
func (n Needs) All() int {
	sum := 0
	for _, count := range n.Count {
		sum += count
	}
	return sum
}

// mostOfKind is how many lines of a kind are listed; one more says how many there
// are beyond them.
const mostOfKind = 20

// Needs lists what needs this author now; without a database nothing does.
func (d *Desk) Needs(ctx context.Context, q NeedsQuery) (out Needs, err error) {
	out.Count = map[NeedKind]int{}
	drafts, err := d.Drafts(ctx)
	if err != nil {
		return out, err
	}
	file, err := d.needsOfFile(ctx)
	if err != nil {
		return out, err
	}
	counts, err := d.foundCounts(ctx)
	if err != nil {
		return out, err
	}
	err = d.read(ctx, func(v *view) error {
		m := needing{view: v, ctx: ctx, mine: q.Mine, counts: counts, out: &out}
		if m.numbers, err = v.numbering(); err != nil {
			return err
		}
		if err := m.terms(); err != nil {
			return err
		}
		if err := m.proposals(); err != nil {
			return err
		}
		if err := m.rows(NeedConflicts, m.whose(), countOf(NeedConflicts)); err != nil {
			return err
		}
		if err := m.disputes(); err != nil {
			return err
		}
		if err := m.rows(NeedLeaning, m.whose(), countOf(NeedLeaning)); err != nil {
			return err
		}
		if err := m.rows(NeedSignature, m.whose(), countOf(NeedSignature)); err != nil {
			return err
		}
		if err := m.reviews(); err != nil {
			return err
		}
		if err := m.drafts(drafts); err != nil {
			return err
		}
		if err := m.rows(NeedBegin, v.author.Name, countOf(NeedBegin)); err != nil {
			return err
		}
		m.file(file)
		return nil
	})
	return out, noneWithoutStore(err)
}

// countOf gives what a row tells of a kind.
func countOf(kind NeedKind) func(journal.InspectionRow) int {
	return func(r journal.InspectionRow) int {
		switch kind {
		case NeedConflicts:
			return r.Conflicts
		case NeedLeaning:
			return r.Leaning
		case NeedSignature:
			return r.Unsigned
		}
		return 1
	}
}
