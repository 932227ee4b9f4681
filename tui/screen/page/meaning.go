package page

import (
	"cmp"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// What a proposal says: in a row of the list, in what will be recorded, in its page.

// marksOf finds in the text of a page what a proposal was taken from. What was looked
// for and not found stands nowhere.
func marksOf(t desk.PageText, p desk.Proposal) []tagged {
	if p.Says == checks.Absent {
		return nil
	}
	var out []tagged
	for _, m := range t.Marks(propose.Where(p.Path), p.Fragment, p.Title, p.Value) {
		key := "mark.fragment"
		switch piece := string([]rune(t.Lines[m.Line].Text)[m.From:m.To]); {
		case piece == lang.Line(p.Title):
			key = "mark.title"
		case dated(p) && strings.Contains(piece, strconv.Itoa(dayOf(p.From))) && len([]rune(piece)) <= longestDay:
			key = "mark.day"
		}
		out = append(out, tagged{m, key})
	}
	return out
}

// dayWidth is that of a day with its weekday in any language.
const dayWidth = 14

// longestDay is how long a line is that holds a day and little else.
const longestDay = 40

func dayOf(d calendar.Day) int {
	_, _, n := d.Date()
	return n
}

// dated tells a proposal that stands for a day on the page itself.
func dated(p desk.Proposal) bool { return p.Kind == propose.Event || p.Kind == propose.Notice }

// labelsOf says at which lines of a page something was recorded, or rejected, before.
func labelsOf(t desk.PageText, all []desk.Proposal) map[int]string {
	out := map[int]string{}
	for _, p := range all {
		if p.Capture != t.ID || p.State == desk.ProposalOpen || p.Kind == propose.Coverage {
			continue
		}
		key := "recorded"
		if p.State == desk.ProposalRejected {
			key = "rejected.before"
		}
		marks := marksOf(t, p)
		for i, m := range marks {
			if m.label == "mark.title" || i == len(marks)-1 {
				out[m.Line] = key
				break
			}
		}
	}
	return out
}

// kindWord names the kind of a proposal.
func kindWord(e *screen.Env, p desk.Proposal) string {
	return e.In(p.Named())
}

// dayWord is a day with its weekday, short; a stretch of time stands in its own words.
func dayWord(e *screen.Env, p desk.Proposal) string {
	if p.Kind == propose.Coverage {
		return ""
	}
	return p.From.Digits() + " " + words.In(e, "weekday."+strconv.Itoa(int(p.From.Weekday())), nil)
}

// slotOf gives the slot into which a dated proposal falls, and what stands in it now.
func (s *found) slotOf(p desk.Proposal) (calendar.Slot, checks.State, bool) {
	check := screen.CheckOf(s.env, p.Check)
	f, _ := s.read.view.Finding(p.Check)
	for _, id := range p.Parts {
		part := check.Part(id)
		if part == nil || part.Method != standard.Cadence || !dated(p) {
			continue
		}
		slot := calendar.SlotOf(calendar.Unit(part.Unit), p.From)
		for _, pf := range f.Parts {
			for _, u := range pf.Slots {
				if pf.Part == id && u.Slot == slot.Name {
					return slot, u.State, true
				}
			}
		}
		return slot, "", true
	}
	return calendar.Slot{}, "", false
}

// shortSlot is a slot without its days, which stand beside it; a week without its year
// too.
func shortSlot(e *screen.Env, s calendar.Slot) string {
	if _, week, ok := strings.Cut(s.Name, "-W"); ok {
		return words.In(e, "short.week", lang.Args{"week": strings.TrimLeft(week, "0")})
	}
	name, _, _ := strings.Cut(e.In(s.Words()), " (")
	return name
}

// itemName is what an item asks for.
func itemName(e *screen.Env, p desk.Proposal) string {
	name := e.In(p.Asks)
	if p.Asks == (lang.Text{}) {
		_, item, ok := e.Desk.Standard().FindItem(screen.CheckOf(e, p.Check), p.Item)
		if !ok {
			return cmp.Or(lang.Line(p.Title), p.Item) // a row of a list has its own name
		}
		name = e.In(item.Title)
	}
	if strings.HasPrefix(p.Item, datesItem) {
		return words.In(e, "item.dates", lang.Args{"item": name})
	}
	return name
}

// datesItem begins the name of an item that asks for the days on which another was
// posted and updated.
const datesItem = "dates."

// what says in a row what a proposal would fill.
func (s *found) what(p desk.Proposal) string {
	e := s.env
	switch {
	case p.Kind == propose.Coverage:
		return screen.Period(calendar.Span{From: p.From, To: p.To})
	case p.Item != "":
		sign, _ := theme.State(checks.State(p.Says))
		switch {
		case p.Says != "":
		case p.Asks == (lang.Text{}): // a row of a list: what it says is for the analyst
			sign, _ = theme.State(checks.Unknown)
		default:
			sign, _ = theme.State(checks.State(checks.Present))
		}
		return sign + " " + itemName(e, p)
	case p.Kind == propose.Document && p.For != "":
		return p.For + ": " + lang.Line(p.Title)
	}
	if slot, state, ok := s.slotOf(p); ok {
		out := shortSlot(e, slot)
		if state == checks.Filled {
			out += ", " + e.In(state.Words())
		}
		return out
	}
	return lang.Line(p.Title)
}

// when says in a row on which day something was, and what it would fill.
func (s *found) when(p desk.Proposal) string {
	switch {
	case p.Kind == propose.Coverage:
		return s.what(p)
	case p.Kind == propose.Item && p.Says != checks.Absent:
		return s.seen(p)
	}
	return widget.Pad(dayWord(s.env, p), dayWidth) + " " + s.what(p)
}

// itemWidth is how much of a row the name of an item takes where the heading stands
// beside it that it was found under.
const itemWidth = 24

// seen says in a row which item was seen, and under which heading: the day of the
// capture is the same for all.
func (s *found) seen(p desk.Proposal) string {
	what, heading := s.what(p), lang.Line(p.Title)
	if heading == "" || strings.Contains(what, heading) {
		return what
	}
	return widget.Fit(what, itemWidth) + " · " + heading
}

// note says of something that stands at no one place of the page why it is offered.
func (s *found) note(p desk.Proposal) string {
	switch {
	case p.Says == checks.Absent:
		return words.In(s.env, "absent.looked", lang.Args{"n": p.Looked, "pages": lang.Line(p.Value)})
	case p.Kind == propose.Coverage:
		return words.In(s.env, "whole-list", lang.Args{"span": s.what(p)})
	}
	return ""
}

// recorded says what would be written.
func (s *found) recorded(p desk.Proposal) []aid.Line {
	e := s.env
	var out []aid.Line
	pair := func(key, text string) {
		if text != "" {
			out = append(out, aid.Line{Label: words.In(e, key, nil), Text: text})
		}
	}
	pair("label.kind", kindWord(e, p))
	if p.Kind == propose.Coverage {
		pair("label.span", screen.Period(calendar.Span{From: p.From, To: p.To}))
	} else {
		pair("label.day", dayWord(e, p))
	}
	if p.Item != "" {
		pair("label.item", s.what(p))
	}
	pair("label.title", lang.Line(p.Title))
	if slot, _, ok := s.slotOf(p); ok {
		pair("label.slot", e.In(slot.Words()))
	}
	if p.Noticed != 0 {
		when := "label.noticed"
		if p.Posted() {
			when = "label.posted"
		}
		pair(when, p.Noticed.Digits())
	}
	if s.of.check == "" {
		pair("label.check", e.In(screen.CheckOf(e, p.Check).Short))
	}
	pair("label.place", lang.Line(propose.Where(p.Path)))
	if of, ok := s.page(); ok {
		pair("label.copy", moment(of)+" · sha256 "+shortHash(of.SHA256))
	}
	pair("label.reader", lang.Line(p.Reader))
	return out
}

// brief says what would be written in one row.
func (s *found) brief(p desk.Proposal) string {
	if p.Kind == propose.Item {
		return s.env.In(p.Words())
	}
	parts := []string{kindWord(s.env, p)}
	if day := dayWord(s.env, p); day != "" {
		parts = append(parts, day)
	} else {
		parts = append(parts, s.what(p))
	}
	return strings.Join(append(parts, lang.Line(p.Title)), " · ")
}

// whyLines says by which rule something was read, where, and by which reader.
func (s *found) whyLines(p desk.Proposal) []aid.Line {
	e := s.env
	check := screen.CheckOf(e, p.Check)
	out := []aid.Line{{Text: words.In(e, "why."+string(p.Kind), nil), Wide: true}, {}}
	if note := s.note(p); note != "" {
		out = append(out, aid.Line{Text: note, Style: theme.Unknown, Wide: true}, aid.Line{})
	}
	if s.of.check != "" { // else it is recorded with the rest
		out = append(out, aid.Line{Label: words.In(e, "label.check", nil), Text: e.In(check.Short)})
	}
	for _, id := range p.Parts {
		if part := check.Part(id); part != nil {
			out = append(out, aid.Line{Label: words.In(e, "label.part", nil), Text: e.In(part.Title)})
		}
	}
	out = append(out, s.recorded(p)...)
	if of, ok := s.page(); ok {
		out = append(out, aid.Line{Label: words.In(e, "label.hash", nil), Text: of.SHA256})
	}
	out = append(out,
		aid.Line{Label: words.In(e, "label.value", nil), Text: lang.Line(p.Value)},
		aid.Line{Label: words.In(e, "label.fragment", nil), Text: lang.Line(p.Fragment)},
		aid.Line{}, aid.Line{Text: words.In(e, "stays", nil), Wide: true},
	)
	return out
}
