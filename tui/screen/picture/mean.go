package picture

import (
	"fmt"
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// unitName names a unit: a slot in words, an event by its day and title, a row of a
// register by its number.
func unitName(e *screen.Env, u *checks.Unit) string {
	if slot, err := calendar.ParseSlot(u.Slot); u.Slot != "" && err == nil {
		return e.In(slot.Words())
	}
	day := u.On().Digits()
	switch {
	case u.Number != "":
		return words.In(e, "row", lang.Args{"number": lang.Line(u.Number), "day": day})
	case u.Row != "":
		return words.In(e, "event", lang.Args{"title": lang.Line(u.Row), "day": day})
	}
	return day
}

// drawMeaning says in words what the cursor stands on.
func (s *year) drawMeaning(c widget.Canvas, strip *checks.Strip, u *checks.Unit) {
	if c.Height() < 2 {
		return
	}
	widget.Heading(c, 0, unitName(s.env, u), fmt.Sprintf("%d / %d", s.unit+1, len(strip.Units)))
	var top, most int
	aid.DrawLines(c.Rows(1, c.Height()-1), s.meaning(strip, u), &top, &most)
}

// meaning is what is known of a unit: of which requirement, what became of it and why,
// the norm, the evidence.
func (s *year) meaning(strip *checks.Strip, u *checks.Unit) []aid.Line {
	e := s.env
	cell := screen.StateCell(e, u.State)
	about := e.In(screen.CheckOf(e, strip.Check).Short)
	if part := screen.CheckOf(e, strip.Check).Part(strip.Part); part != nil {
		about += ": " + e.In(part.Title)
	}
	out := []aid.Line{
		{Label: words.In(e, "state", nil), Text: cell.Text, Style: cell.Style},
		{Label: words.In(e, "about", nil), Text: about},
	}
	if u.Slot != "" {
		out = append(out, aid.Line{Label: words.In(e, "days", nil), Text: u.From.Digits() + "–" + u.To.Digits()})
	}
	for _, r := range u.Reasons {
		out = append(out, aid.Line{Label: words.In(e, "why", nil), Text: e.In(r.Words())})
	}
	if norm := s.norm(u); norm != "" {
		out = append(out, aid.Line{Label: words.In(e, "norm", nil), Text: norm})
	}
	for i := range s.view.Case.Evidence {
		if ev := &s.view.Case.Evidence[i]; slices.Contains(u.Evidence, ev.ID) {
			out = append(out, aid.Line{Label: words.In(e, "evidence", nil), Text: ev.At.Day.Digits() + "  " + lang.Line(ev.Title)})
		}
	}
	return onceLabelled(out)
}

// onceLabelled leaves a label out where the line above has the same.
func onceLabelled(lines []aid.Line) []aid.Line {
	for i := len(lines) - 1; i > 0; i-- {
		if lines[i].Label == lines[i-1].Label {
			lines[i].Label = ""
		}
	}
	return lines
}

// norm names the clauses to which a unit falls.
func (s *year) norm(u *checks.Unit) string {
	if u.Edition == "" {
		return ""
	}
	law := s.env.Desk.Standard()
	out := law.CiteShort(u.ClauseRef)
	for _, ref := range u.Also {
		out += ", " + law.CiteShort(ref)
	}
	return out
}

// legend is what signs mean, with how many of the strip under the cursor are so.
type legend []widget.Meaning

// legend lists the states of a strip in the order of their weight, then the mark of
// today and of a change of acts.
func (s *year) legend(strip *checks.Strip, r ruler) legend {
	e := s.env
	var states []checks.State
	count := map[checks.State]int{}
	for i := range strip.Units {
		state := strip.Units[i].State
		if count[state]++; count[state] == 1 {
			states = append(states, state)
		}
	}
	var out legend
	for _, state := range states {
		m := widget.Meaning{Text: e.In(state.Words()) + " " + strconv.Itoa(count[state])}
		m.Sign, m.Style = theme.State(state)
		out = append(out, m)
	}
	out = append(out, widget.Meaning{Sign: "|", Style: theme.Title, Text: words.In(e, "legend.acts", nil)})
	if s.view.Today.Year() == r.year {
		out = append(out, widget.Meaning{Sign: "↓", Style: theme.Focus, Text: words.In(e, "legend.today", lang.Args{"day": s.view.Today.Digits()})})
	}
	if r.months() {
		out = append(out, widget.Meaning{Sign: "×2", Text: words.In(e, "legend.months", nil)})
	}
	return out
}

// height is how many lines the legend takes in a width.
func (l legend) height(w int) int { return widget.Legend(widget.NewCanvas(max(w, 1), 8), 0, 1, l) }
