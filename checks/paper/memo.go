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

// MemoInput is all that a findings memo (анықтама, справка) is written from.
// Nothing else is read: no clock, no disk.
type MemoInput struct {
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
	Executor string // who prepared the paper; empty: the office's executor
	Program  string // its name and version

	// Law is the Standard with the texts that the office added; nil: as embedded.
	Law *standard.Standard

	// Photos opens an attachment by its hash; nil where photos cannot be had.
	Photos func(hash string) (io.ReadCloser, error)
}

// ErrNoCase says that there is nothing to write about, or no language to write
// it in.
var ErrNoCase = errors.New("paper: a memo needs an inspection, its holder and a language")

// Memo composes the findings memo: first its content as a value (MemoData), then
// the blocks from that value, so that a sheet and its JSON cannot differ. The
// same input gives papers of the same shape in every language. The caller may
// still set ID and Created of the document.
func Memo(in MemoInput) (*Document, error) {
	m, err := newMemo(in)
	if err != nil {
		return nil, err
	}
	d := m.data()
	return &Document{
		Kind: d.Paper, Lang: in.Lang, Title: m.say("title", nil), Subject: d.Subject,
		Draft: d.Draft, Author: d.Executor.Name,
		Requisites: Requisites{
			Organization: d.Office.heading(), Date: d.Date.Digits(),
			Number: "№ ____", Place: orBlank(d.Office.City),
		},
		Body:       m.body(d),
		Signatures: []Signature{{Post: orBlank(d.Signer.Post), Name: orBlank(d.Signer.Name)}},
		Executor: m.say("executor", lang.Args{
			"name": orBlank(d.Executor.Name), "phone": orBlank(d.Executor.Phone),
		}),
		Annexes: m.annexes(d),
		Data:    d,
	}, nil
}

// memo is a findings memo being written in one language.
type memo struct {
	in      MemoInput
	l       lang.Lang
	law     *standard.Standard
	acts    standard.Timeline
	exhibit register
	cited   map[string]bool // what has been named in full
}

func newMemo(in MemoInput) (*memo, error) {
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
	return &memo{
		in: in, l: in.Lang, law: law, acts: law.Timeline(day),
		exhibit: newRegister(in.Case), cited: map[string]bool{},
	}, nil
}

// say gives a fixed text in the language of the paper.
func (m *memo) say(key string, args lang.Args) string {
	return messages().Text(key, args).In(m.l)
}

// words gives a text in the language of the paper, or else in one that is held:
// a name entered in one language only.
func (m *memo) words(t lang.Text) string { return t.Best(m.l) }

// free makes a text that people typed, or that a page carried, fit for the
// paper: one line, personal numbers hidden.
func (m *memo) free(text string) string { return Mask(m.l, lang.Line(text)) }

// setting gives a setting of the office, empty where there is none.
func (m *memo) setting(name string) string {
	value, _ := m.in.Office.Setting(name)
	return lang.Line(value)
}

// orBlank leaves a line for the pen where nothing is known: a paper invents no
// name and no day.
func orBlank(s string) string { return cmp.Or(s, blank) }

// named gives a setting that stands in the journal once in Kazakh and once in
// Russian. The English reading copy shows the Russian one.
func (m *memo) named(name string) string {
	l := m.l
	if l == lang.EN {
		l = lang.RU
	}
	return m.setting(name + "." + string(l))
}
