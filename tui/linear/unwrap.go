package linear

import (
	"strings"

	"ashyq/tui/widget"
)

// Screens wrap a sentence into rows at the edge of the window. Said row by row it
// would have a stop of the voice in the middle, so the rows of one sentence are one.

// unwrapped joins the rows into which a text was wrapped.
func unwrapped(rows []string) []string {
	var out []string
	last := "" // the row above, as it stood
	for _, row := range rows {
		if n := len(out); n > 0 && continues(last, row) {
			out[n-1] += " " + strings.TrimSpace(row)
		} else {
			out = append(out, row)
		}
		last = strings.TrimRight(row, " ")
	}
	return out
}

// edge is how far from the edge of the window a screen may end its rows.
const edge = 4

// continues tells whether a row goes on with the one above: it begins below the
// beginning of the last cell there, and its first word had no room left in it.
func continues(above, row string) bool {
	text := strings.TrimSpace(row)
	if text == "" || above == "" || strings.HasSuffix(above, "…") || strings.Contains(text, "  ") {
		return false
	}
	first, _, _ := strings.Cut(text, " ")
	if unsigned(text) != text || strings.Trim(first, signs) == "" || strings.ContainsAny(above, "│─") {
		return false
	}
	from := len(row) - len(strings.TrimLeft(row, " "))
	return from == lastCell(above) && widget.Width(above)+1+widget.Width(first) > paneWidth-edge
}

// lastCell is the column at which the last cell of a row begins.
func lastCell(row string) int {
	bare := strings.TrimLeft(row, " ")
	before := row[:len(row)-len(bare)]
	if at := strings.LastIndex(bare, "  "); at >= 0 {
		before += bare[:at] + "  "
	}
	return widget.Width(before)
}
