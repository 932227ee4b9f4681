package paper

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Input is all that a paper about an inspection is written from. Nothing else is
// read: no clock, no disk.
type Input struct {
	Lang     lang.Lang
	Case     *checks.Case
	Holder   *checks.HolderState
	Office   *checks.Office // may be nil: then the lines for names stay empty
	Findings []checks.Finding
	Summary  checks.Summary
	Basis    string        // hash of what the findings were computed from
	Heads    []checks.Head // of the journal
	Today    calendar.Day  // the date of the paper; decides which acts are in force
	Draft    bool
	Executor string      // who prepared the paper; empty: the office's executor
	Signed   *SignedHere // by whose key the paper is signed; nil in drafts
	Program  string      // its name and version

	// Details are what the analyst gives for the paper beyond what is found. What it
	// follows or amends is looked up in the case by the ids in them.
	Details checks.PaperDetails
	Days    *calendar.Calendar // counts terms; nil: as embedded

	// Due is, for a decision on execution, the last day on which the holder may tell of
	// the execution: the end of the term of elimination with the term of the report.
	// None where it cannot be counted.
	Due calendar.Day

	// Earlier sets the findings beside those of the earlier inspection; nil: none is
	// named.
	Earlier *checks.Comparison

	// Law is the Standard with the texts that the office added; nil: as embedded.
	Law *standard.Standard

	// Photos opens an attachment by its hash; nil where photos cannot be had.
	Photos func(hash string) (io.ReadCloser, error)
}

// ErrNoCase says that there is nothing to write about, or no language to write
// it in.
var ErrNoCase = errors.New("paper: a paper needs an inspection, its holder and a language")

// pen writes one paper about an inspection in one language: what every paper needs
// to name norms, facts, evidence and people in the same words.
type pen struct {
	in      Input
	l       lang.Lang
	law     *standard.Standard
	acts    standard.Timeline
	exhibit register
	cited   map[string]bool // what has been named in full
}

func newPen(in Input) (*pen, error) {
	if in.Case == nil || in.Holder == nil || !slices.Contains(lang.Langs(), in.Lang) {
		return nil, ErrNoCase
	}
	law := in.Law
	if law == nil {
		var err error
		if law, err = standard.Load(); err != nil {
			return nil, err
		}
	}
	published, _ := in.Office.Setting(checks.SettingPublished)
	day, _ := calendar.ParseDay(published) // no day: the start of the edition is not settled
	return &pen{
		in: in, l: in.Lang, law: law, acts: law.Timeline(day),
		exhibit: newRegister(in.Case), cited: map[string]bool{},
	}, nil
}

// say gives a fixed text in the language of the paper.
func (m *pen) say(key string, args lang.Args) string {
	return messages().Text(key, args).In(m.l)
}

// words gives a text in the language of the paper, or else in one that is held:
// a name entered in one language only.
func (m *pen) words(t lang.Text) string { return t.Best(m.l) }

// free makes a text that people typed, or that a page carried, fit for the
// paper: one line, personal numbers hidden.
func (m *pen) free(text string) string { return Mask(m.l, lang.Line(text)) }

// setting gives a setting of the office, empty where there is none.
func (m *pen) setting(name string) string {
	value, _ := m.in.Office.Setting(name)
	return lang.Line(value)
}

// orBlank leaves a line for the pen where nothing is known: a paper invents no
// name and no day.
func orBlank(s string) string { return cmp.Or(s, blank) }

// named gives a setting that stands in the journal once in Kazakh and once in
// Russian. The English reading copy shows the Russian one.
func (m *pen) named(name string) string {
	l := m.l
	if l == lang.EN {
		l = lang.RU
	}
	return m.setting(name + "." + string(l))
}
