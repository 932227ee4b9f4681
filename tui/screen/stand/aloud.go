package stand

import (
	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

// Row is the row under the cursor of the sheet of the stands, in words: for whoever
// goes through the sheet without seeing it.
type Row struct {
	Title   lang.Text
	Address lang.Text // with its number
	Said    lang.Text // what stands there already; empty: nobody has looked
	Waits   bool      // for an answer
	Done    int       // rows that do not wait any more,
	All     int       // of all
}

// RowOf gives the row under the cursor; false where the screen is another one, or
// nothing is asked there.
func RowOf(front screen.Screen) (Row, bool) {
	s, ok := front.(*stand)
	if !ok {
		return Row{}, false
	}
	l, place, ok := s.here()
	if !ok {
		return Row{}, false
	}
	c, _ := s.cell(l, place)
	out := Row{Title: title(l), Address: lang.Same(s.placeName(s.column)), Waits: c.open()}
	if c.state != "" {
		out.Said = stateWords(c.state)
	}
	out.Done, out.All = s.answered()
	return out, true
}
