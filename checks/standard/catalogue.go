package standard

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Category is one of the kinds of holder that the Standard names.
type Category struct {
	ID     string            `toml:"id"`
	Holder string            `toml:"holder"` // the sub-item of article 8 of the Law: "8(1)"
	Name   lang.Text         `toml:"name"`   // for lists; papers use the words of the point
	Points map[string]string `toml:"points"` // act → number of the point
	Help   lang.Text         `toml:"help"`   // for choosing (ours)
}

// Trait is a fact about a holder that decides what applies to it.
type Trait struct {
	ID       string    `toml:"id"`
	Name     lang.Text `toml:"name"`
	Question lang.Text `toml:"question"` // asked while the answer is unknown
	Decides  lang.Text `toml:"decides"`  // what follows from it, with the norm
}

// Mapping pairs a clause of one edition with its successor.
type Mapping struct {
	From       ClauseRef `toml:"from" json:"from"`
	To         ClauseRef `toml:"to" json:"to"`
	Change     Change    `toml:"change" json:"change"`
	Renumbered bool      `toml:"renumbered" json:"renumbered"`
	Note       lang.Text `toml:"note" may:"be empty" json:"note,omitzero"` // what differs, for every change but Same
	Source     string    `toml:"source" json:"source"`
}

// Limit is a limit of time as a norm sets it. Where the words leave two ways
// of counting, both stand in Readings.
type Limit struct {
	ID       string       `toml:"id"`
	Law      []string     `toml:"law"`    // articles of the Law
	Clauses  []ClauseOf   `toml:"clause"` // clauses of the Standard, where it says so itself
	Count    int          `toml:"count"`
	Unit     string       `toml:"unit"`      // "working-day", "calendar-day"
	Back     bool         `toml:"back"`      // counted back from the base: "not later than N days before"
	From     string       `toml:"from"`      // the base: receipt, registration, extension, event, service, found …
	First    string       `toml:"first"`     // the first counted day: "next-day" or "same-day"
	Roll     bool         `toml:"roll"`      // a last day off moves to the next working day
	RollFrom calendar.Day `toml:"roll_from"` // terms that ended before it are not judged between the two days
	Title    lang.Text    `toml:"title"`
	Note     lang.Text    `toml:"note" may:"be empty"`
	Readings []Reading    `toml:"reading"`
}

// Reading is one of the ways in which a limit can be counted.
type Reading struct {
	ID    string    `toml:"id"`
	Title lang.Text `toml:"title"`
}
