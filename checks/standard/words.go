package standard

import (
	_ "embed"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

// messages are the words of this package. The text is ours and under test, so
// a mistake in it is a mistake of the program.
var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("standard: " + err.Error())
	}
	return m
})

// Method names how a part is answered.
type Method string

// The methods, in the order in which they are explained to a newcomer.
const (
	Cadence   Method = "cadence"   // at least N events in every slot of time
	Document  Method = "document"  // an act exists, for each year or at all
	Lead      Method = "lead"      // each event was announced N working days before
	Within    Method = "within"    // each event was announced within N working days after
	Deadline  Method = "deadline"  // each row of a register was answered in time
	Checklist Method = "checklist" // each item is present
	Currency  Method = "currency"  // each document was renewed within its own term
	Parity    Method = "parity"    // two language versions carry the same
	Judgement Method = "judgement" // the analyst answers, guided by questions
)

// Methods lists the methods in the order of the constants.
func Methods() []Method {
	return []Method{Cadence, Document, Lead, Within, Deadline, Checklist, Currency, Parity, Judgement}
}

// Words names the method for the screen. A part of a bare seal has none, and no
// words.
func (m Method) Words() lang.Text {
	if m == "" {
		return lang.Text{}
	}
	return messages().Text("method."+string(m), nil)
}

// Weight says how a part counts towards the verdict of its clauses.
type Weight string

// Required parts count; guiding parts count only when the analyst says that
// they are broken; parts of the Law only stand beside the clauses and have a
// verdict of their own.
const (
	Required Weight = "required"
	Guiding  Weight = "guiding"
	LawOnly  Weight = "law-only"
)

// Weights lists the weights in the order of the constants.
func Weights() []Weight { return []Weight{Required, Guiding, LawOnly} }

// Words names the weight for the screen. A part of a bare seal has none, and no
// words.
func (w Weight) Words() lang.Text {
	if w == "" {
		return lang.Text{}
	}
	return messages().Text("weight."+string(w), nil)
}

// BreachDay names the day on which a part is broken, where it is not the
// ordinary day of its method.
type BreachDay string

// The days of the breach that a check file may name. Ordinary is left out of
// the file: the last day of a slot, the last day in time of a notice, the day
// after the last day in time of an answer, else the day of observation.
const (
	Ordinary   BreachDay = ""
	RowDay     BreachDay = "row"        // the day of the row itself (the sitting)
	PeriodEnd  BreachDay = "period-end" // the last day of the judged period
	Observed   BreachDay = "observed"   // the day it was looked at
	NamedByHer BreachDay = "named"      // the day the named norm sets, else observed
)

// Venue is a place where a check looks.
type Venue string

// The venues. OpenPlace stands for any place that everybody can reach, where
// the norm asks for open access and names no site.
const (
	Site             Venue = "site"
	UnifiedPlatform  Venue = "unified-platform"
	OpenDialogue     Venue = "open-dialogue"
	OpenData         Venue = "open-data"
	OpenBudgets      Venue = "open-budgets"
	OpenActs         Venue = "open-acts"
	EvaluationPortal Venue = "evaluation-portal"
	Premises         Venue = "premises"
	Register         Venue = "register"
	MassMedia        Venue = "mass-media"
	HolderActs       Venue = "holder-acts"
	PublicBodies     Venue = "public-bodies"
	OpenPlace        Venue = "open-place"
)

// Venues lists the venues in the order of the constants.
func Venues() []Venue {
	return []Venue{Site, UnifiedPlatform, OpenDialogue, OpenData, OpenBudgets, OpenActs, EvaluationPortal,
		Premises, Register, MassMedia, HolderActs, PublicBodies, OpenPlace}
}

// Words names the venue in the words of the acts.
func (v Venue) Words() lang.Text { return messages().Text("venue."+string(v), nil) }

// Remote says whether remote control (without a visit) may look at a part.
type Remote string

// The answers to "may remote control look at it": wholly, only from photos and
// statements given by others, not at all, or outside state control altogether.
const (
	RemoteYes     Remote = "yes"
	RemotePartly  Remote = "partly"
	RemoteNo      Remote = "no"
	RemoteOutside Remote = "outside-control"
)

// Remotes lists the answers in the order of the constants.
func Remotes() []Remote { return []Remote{RemoteYes, RemotePartly, RemoteNo, RemoteOutside} }

// Words gives the answer in words.
func (r Remote) Words() lang.Text { return messages().Text("remote."+string(r), nil) }

// Flag says how far a text of a clause may be relied on.
type Flag string

// An unofficial copy may be quoted with its source; a working translation is
// never quoted; a missing text is not held at all.
const (
	UnofficialCopy     Flag = "unofficial copy"
	WorkingTranslation Flag = "working translation"
	Missing            Flag = "missing"
)

// Flags lists the flags, the most reliable first.
func Flags() []Flag { return []Flag{UnofficialCopy, WorkingTranslation, Missing} }

// Words names the flag for the screen.
func (f Flag) Words() lang.Text { return messages().Text("flag."+string(f), nil) }

// Change says how a clause of one edition stands to a clause of another.
type Change string

// The kinds of change between two editions.
const (
	Same      Change = "same"
	Reworded  Change = "reworded"
	Substance Change = "changed"
	NotKnown  Change = "not-known"

	Ended Change = "ended" // the later edition has no such clause
	Begun Change = "new"   // the earlier edition has no such clause
)

// Changes lists the kinds of change that pair two clauses, the smallest first.
func Changes() []Change { return []Change{Same, Reworded, Substance, NotKnown} }

// Words names the change for the screen.
func (c Change) Words() lang.Text { return messages().Text("change."+string(c), nil) }
