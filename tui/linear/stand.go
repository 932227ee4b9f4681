package linear

import (
	"errors"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/stand"
)

// stand goes through the sheet of the stands row by row. The answers are the same as
// under the four keys; a letter of those keys is an answer here too.
func (t *talk) stand(front screen.Screen) error {
	t.pause()
	t.say("stand", nil)
	left, right := front.Context()
	for _, line := range []string{left, right} {
		if line = spoken(line); line != "" {
			t.lines(line)
		}
	}
	place := ""
	for t.env.Front() == front {
		row, ok := stand.RowOf(front)
		if !ok {
			return t.other(front)
		}
		if address := t.env.In(row.Address); address != place {
			place = address
			t.say("stand.address", lang.Args{"address": address})
		}
		if err := t.row(front, row); errors.Is(err, errLeave) {
			t.pump(t.env.Pop())
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// standActs are the acts of the sheet, in the order of the keys A S D F.
var standActs = []string{"item-present", "item-incomplete", "item-absent", "item-unseen", "item-note", "item-skip"}

// row asks one row.
func (t *talk) row(front screen.Screen, row stand.Row) error {
	t.say("stand.row", lang.Args{"title": row.Title, "n": row.Done, "of": row.All})
	if row.Said != (lang.Text{}) {
		t.say("stand.said", lang.Args{"state": row.Said})
	}
	options := []option{
		{name: words.Text("stand.present", nil)}, {name: words.Text("stand.incomplete", nil)}, {name: words.Text("stand.absent", nil)},
		{name: words.Text("stand.unseen", nil)}, {name: words.Text("stand.note", nil)}, {name: words.Text("stand.skip", nil)},
		{name: words.Text("stand.end", nil)},
	}
	standing := 5
	if row.Done == row.All {
		standing = 6
	}
	names := namesOf(options)
	prompt := t.in("stand.ask", lang.Args{"n": standing + 1})
	for {
		line, err := t.question(prompt, func() { t.list(options) })
		if err != nil {
			return err
		}
		at, ok := standing, true
		if line != "" {
			if at, ok = fourKeys(line); !ok {
				got := pick(t.env.Lang, names, line)
				at, ok = got.at, got.ok
			}
		}
		switch {
		case !ok:
			t.list(options)
		case at == 6:
			return errLeave
		default:
			return t.answerRow(front, at)
		}
	}
}

// states are what the four keys say, in their order.
var states = []checks.ItemState{checks.Present, checks.Incomplete, checks.Absent, checks.Unseen}

// answerRow gives the answer, and says what was taken for it and that it is written:
// nobody sees the sheet change. An answer that needs a note opens a sheet, which says
// itself whether it was written.
func (t *talk) answerRow(front screen.Screen, at int) error {
	if at >= len(states) {
		_, err := t.actOf(front, standActs[at])
		return err
	}
	do, ok := t.ready(front, standActs[at])
	if !ok {
		return nil
	}
	t.say("answered", lang.Args{"value": states[at].Words()})
	faults := t.faults
	t.pump(do())
	asked := t.env.Front() != front
	t.report()
	if !asked && t.told == "" && t.faults == faults {
		t.written()
	}
	return t.through(nil)
}

// fourLetters are under the fingers of the left hand.
const fourLetters = "asdf"

// fourKeys reads one of the four letters under the fingers, in any layout.
func fourKeys(line string) (int, bool) {
	letter := strings.ToLower(line)
	if r := []rune(letter); len(r) == 1 {
		if latin, ok := lang.LatinKey(r[0]); ok {
			letter = string(latin)
		}
	}
	at := strings.Index(fourLetters, letter)
	return at, len(letter) == 1 && at >= 0
}
