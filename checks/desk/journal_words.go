package desk

import (
	"strings"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// An entry in words says on one line what was done, with its values: what the
// journal lists, and what an undo is called before it is pressed. Every kind has
// a function in tellings; entries that cannot be read have words too.

// longest bounds the words of an entry, in characters; longestQuote those that
// were typed or came from a page.
const (
	longest      = 120
	longestQuote = 60
)

// teller puts entries into words. What an entry refers to (its predecessor, the
// address, the paper) is looked up in the view and remembered.
type teller struct {
	*view
	tellings map[string]telling
	ledgers  map[journal.Subject]*journal.Ledger
	letGo    map[journal.Hash]bool // payloads that were erased
	holders  map[string]*checks.HolderState
	depth    int // of withdrawals that name one another
}

// telling says what an entry of one kind did.
type telling func(*teller, journal.Entry) (lang.Text, error)

// tellings is the table of the kinds.
func tellings() map[string]telling {
	return map[string]telling{
		journal.KindStream:     of((*teller).stream),
		journal.KindHolder:     of((*teller).holderRecord),
		journal.KindSame:       of((*teller).same),
		journal.KindInspection: of((*teller).inspectionRecord),
		journal.KindState:      of((*teller).standing),
		journal.KindEvidence:   of((*teller).evidence),
		journal.KindCoverage:   of((*teller).coverage),
		journal.KindSample:     of((*teller).sample),
		journal.KindCapture:    of((*teller).capture),
		journal.KindRejected:   of((*teller).rejected),
		journal.KindVerdict:    of((*teller).verdict),
		journal.KindSetting:    of((*teller).setting),
		journal.KindReading:    of((*teller).reading),
		journal.KindCalendar:   of((*teller).dayOff),
		journal.KindEdition:    of((*teller).edition),
		journal.KindPaper:      of((*teller).paper),
		journal.KindPaperState: of((*teller).paperState),
		journal.KindContent:    of((*teller).content),
		journal.KindFound:      of((*teller).found),
		journal.KindStep:       of((*teller).step),
		journal.KindRuling:     of((*teller).ruling),
		journal.KindExecution:  of((*teller).execution),
		journal.KindRegion:     of((*teller).region),
		journal.KindSitting:    of((*teller).sitting),
		journal.KindItem:       of((*teller).item),
		journal.KindDecision:   of((*teller).decided),
		journal.KindTemplate:   of((*teller).template),
		journal.KindReview:     of((*teller).review),
		journal.KindKey:        of((*teller).key),
		journal.KindWithdrawn:  (*teller).withdrawn,
		journal.KindErased:     (*teller).erased,
	}
}

// of reads the payload before it is told. Where it was erased, is not here or
// cannot be read, that is told.
func of[T any](tell func(*teller, journal.Entry, T) (lang.Text, error)) telling {
	return func(t *teller, e journal.Entry) (lang.Text, error) {
		gone, err := t.gone(e)
		if err != nil || gone != "" {
			return say(gone, args{"kind": KindWords(e.Header.Kind)}), err
		}
		v, err := journal.ValueOf[T](e)
		if err != nil {
			return say("unread", args{"kind": KindWords(e.Header.Kind)}), nil
		}
		return tell(t, e, v)
	}
}

func (v *view) teller() *teller {
	return &teller{
		view: v, tellings: tellings(), ledgers: map[journal.Subject]*journal.Ledger{},
		letGo: map[journal.Hash]bool{}, holders: map[string]*checks.HolderState{},
	}
}

// what says what an entry did, and that it mends another where it does.
func (t *teller) what(e journal.Entry) (lang.Text, error) {
	text, err := t.did(e)
	if err == nil && corrects(e) && journal.Known(e) {
		if v, unread := journal.ValueOf[checks.Evidence](e); e.Header.Kind == journal.KindEvidence && unread == nil && e.Payload != nil {
			if told, ok, err := t.answered(e, v); ok || err != nil {
				return cut(told, longest), err
			}
		}
		text = cut(say("corrected", args{"what": text}), longest)
	}
	return text, err
}

// did says what an entry did.
func (t *teller) did(e journal.Entry) (lang.Text, error) {
	tell := t.tellings[e.Header.Kind]
	if tell == nil || !journal.Known(e) {
		return say("newer", args{"kind": quote(e.Header.Kind)}), nil
	}
	const deep = 3
	if t.depth >= deep {
		return KindWords(e.Header.Kind), nil
	}
	t.depth++
	defer func() { t.depth-- }()
	text, err := tell(t, e)
	return cut(text, longest), err
}

// corrects tells whether an entry mends another. A closing after a reopening, or
// the next state of a paper, stands in the place of one and mends nothing.
func corrects(e journal.Entry) bool {
	return replaces(e) && e.Header.Kind != journal.KindState && e.Header.Kind != journal.KindPaperState
}

// replaces tells whether an entry stands in the place of another.
func replaces(e journal.Entry) bool {
	return len(e.Header.Replaces) > 0 && e.Header.Kind != journal.KindWithdrawn && e.Header.Kind != journal.KindErased
}

// say gives words of this file.
func say(key string, a args) lang.Text { return messages().Text("what."+key, a) }

// quote makes foreign text one short line.
func quote(s string) string { return short(lang.Line(s), longestQuote) }

// cut makes a text one line of at most n characters in each language.
func cut(t lang.Text, n int) lang.Text {
	return lang.Text{KK: short(lang.Line(t.KK), n), RU: short(lang.Line(t.RU), n), EN: short(lang.Line(t.EN), n)}
}

func short(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}

// book gives the ledger of a subject.
func (t *teller) book(s journal.Subject) (*journal.Ledger, error) {
	if l, ok := t.ledgers[s]; ok {
		return l, nil
	}
	l, err := t.ledger(s)
	if err != nil {
		return nil, err
	}
	t.ledgers[s] = l
	for _, e := range l.Entries() {
		if e.Header.Kind == journal.KindErased {
			for _, target := range e.Header.Replaces {
				t.letGo[target.Hash] = true
			}
		}
	}
	return l, nil
}

// gone says how the payload of an entry went, "" where it is here. What was
// erased is gone even where its bytes are still held.
func (t *teller) gone(e journal.Entry) (string, error) {
	_, err := t.book(e.Header.Subject)
	switch {
	case err != nil:
		return "", err
	case t.letGo[e.Header.Payload]:
		return "gone", nil
	case e.Payload == nil:
		return "absent", nil
	}
	return "", nil
}

// targets gives the entries that a withdrawal names, in the one order: of its own
// subject, and written before it.
func (t *teller) targets(e journal.Entry) ([]journal.Entry, error) {
	l, err := t.book(e.Header.Subject)
	if err != nil {
		return nil, err
	}
	var out []journal.Entry
	for _, o := range l.Entries() {
		if o.Header.Clock < e.Header.Clock && names(e.Header, o) {
			out = append(out, o)
		}
	}
	return out, nil
}

// names tells whether a header names an entry, by itself or with its act.
func names(h journal.Header, e journal.Entry) bool {
	for _, t := range h.Replaces {
		if !t.Act && t.Hash == e.Hash || t.Act && t.Hash == e.ActID() && e.Header.Stream == h.Stream {
			return true
		}
	}
	return false
}

// takesBack tells whether an entry is an undo or a redo: a withdrawal of an act.
func takesBack(e journal.Entry) bool {
	r := e.Header.Replaces
	return e.Header.Kind == journal.KindWithdrawn && len(r) == 1 && r[0].Act
}

// before gives the latest of the entries that an answer replaced.
func (t *teller) before(e journal.Entry) (out journal.Entry, err error) {
	list, err := t.targets(e)
	if len(list) > 0 {
		out = list[len(list)-1]
	}
	return out, err
}

// several tells the first of a list, and how many more there are.
func several(list []lang.Text) lang.Text {
	switch len(list) {
	case 0:
		return lang.Text{}
	case 1:
		return list[0]
	}
	return firstOf(list[0], len(list))
}

func firstOf(first lang.Text, n int) lang.Text {
	const room = longest - 30 // for what stands around them
	return say("several", args{"first": cut(first, room), "n": n - 1})
}
