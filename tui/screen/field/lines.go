package field

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/typed"
	"ashyq/tui/widget"
)

// entry is the form on the screen: its lines, as they stand on the paper, and what
// was typed so far. Nothing of it is in the journal until it is written whole.
type entry struct {
	env   *screen.Env
	id    string // of the inspection
	it    desk.FieldForm
	lines []paper.BlankLine // that can be answered
	list  widget.List
	shown widget.List       // of the lines of one check
	said  map[string]answer // by code
	head  form.Values       // when and where it was seen
	draft *desk.Draft       // to begin with
}

// answer is what was typed beside one line.
type answer struct{ state, note, norm string }

// Form opens the form of an inspection, to be typed in or printed, at the lines of
// a check.
func Form(e *screen.Env, inspection, check string) tea.Cmd {
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (*entry, error) {
		s := &entry{env: e, id: inspection, said: map[string]answer{}, head: form.Values{}}
		list, err := d.Drafts(ctx)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(list, func(d desk.Draft) bool { return d.ID == s.draftID() }); i >= 0 {
			s.draft = &list[i]
		}
		err = s.load(ctx, d)
		s.list.Cursor = max(slices.IndexFunc(s.lines, func(l paper.BlankLine) bool { return l.Check == check }), 0)
		return s, err
	}, func(s *entry) tea.Cmd { return s.push() })
}

// Resume goes on with what was typed and not written.
func Resume(e *screen.Env, d desk.Draft) (tea.Cmd, bool) {
	switch d.Form {
	case "photos":
		return resumePhotos(e, d), true
	case "field":
		return Form(e, d.Inspection, ""), true
	}
	return nil, false
}

func (s *entry) draftID() string { return "field " + s.id }

// load reads the lines.
func (s *entry) load(ctx context.Context, d *desk.Desk) (err error) {
	s.it, err = d.Form(ctx, s.id, nil)
	s.lines = slices.DeleteFunc(slices.Clone(s.it.Lines), func(l paper.BlankLine) bool { return l.Ask == paper.AskListed })
	return err
}

// push opens the screen with what its draft holds, and says so.
func (s *entry) push() tea.Cmd {
	if s.draft == nil {
		return s.env.Push(s)
	}
	s.restore(*s.draft)
	at := calendar.MomentOf(s.draft.Saved)
	return tea.Batch(s.env.Push(s), s.env.Tell(words.Text("form.draft", lang.Args{"at": at, "n": len(s.said)})))
}

// line begins the fields of a draft that hold a line of the form.
const line = "line "

func (s *entry) restore(d desk.Draft) {
	s.said, s.head = map[string]answer{}, form.Values{}
	for field, v := range d.Values {
		code, ok := strings.CutPrefix(field, line)
		if !ok {
			s.head[field] = v
			continue
		}
		v = append(slices.Clone(v), "", "", "")
		s.said[code] = answer{v[0], v[1], v[2]}
	}
}

// values are what a draft holds.
func (s *entry) values() form.Values {
	out := form.Values{}
	for field, v := range s.head {
		out[field] = v
	}
	for code, a := range s.said {
		out[line+code] = []string{a.state, a.note, a.norm}
	}
	return out
}

// Keep implements screen.Keeper.
func (s *entry) Keep() tea.Cmd {
	if s.env.Desk == nil || len(s.said) == 0 && s.draft == nil {
		return nil
	}
	d := desk.Draft{ID: s.draftID(), Form: "field", Inspection: s.id, Values: s.values()}
	return screen.Do(s.env, "", func(ctx context.Context, at *desk.Desk) (struct{}, error) {
		if len(d.Values) == 0 {
			return struct{}{}, at.DropDraft(ctx, d.ID)
		}
		return struct{}{}, at.KeepDraft(ctx, d)
	}, nil)
}

// put notes an answer, keeps it and goes on.
func (s *entry) put(l paper.BlankLine, a answer) tea.Cmd {
	if a.state == "" {
		delete(s.said, l.Code)
	} else {
		s.said[l.Code] = a
	}
	if s.draft == nil {
		s.draft = &desk.Draft{}
	}
	return s.Keep()
}

// here gives the line under the cursor.
func (s *entry) here() (paper.BlankLine, bool) {
	if len(s.lines) == 0 {
		return paper.BlankLine{}, false
	}
	s.list.Clamp(len(s.lines))
	return s.lines[s.list.Cursor], true
}

// Crumb implements screen.Screen.
func (s *entry) Crumb() string { return words.In(s.env, "form", nil) }

// Stamp implements screen.Screen.
func (s *entry) Stamp() string {
	return fmt.Sprintf("%d / %d", len(s.said), len(s.lines))
}

// Context implements screen.Screen.
func (s *entry) Context() (left, right string) {
	i := s.it.View.Case.Inspection
	left = s.env.In(s.it.View.Holder.Holder.Name(i.AsOf).Text()) + " · " + s.env.In(i.Form.Words())
	return left, words.In(s.env, "form.mark", lang.Args{"mark": s.it.Mark})
}

// Actions implements screen.Screen: the four keys of the stand, and one more.
func (s *entry) Actions() []screen.Action {
	give := func(id string, state checks.ItemState) screen.Action {
		return screen.Can(id, func() tea.Cmd { return s.give(state) }).Unless(s.noState)
	}
	return []screen.Action{
		give("item-present", checks.Present), give("item-incomplete", checks.Incomplete),
		give("item-absent", checks.Absent), give("item-unseen", checks.Unseen),
		give("item-inapplicable", checks.Inapplicable),
		screen.Can("item-note", s.note).Unless(s.noAnswer),
		screen.Can("form-write", s.write).Unless(s.noWrite),
		screen.Can("item-clear", s.clear).Unless(s.noClear),
		screen.Can("next-check", func() tea.Cmd { return s.jump(1) }),
		screen.Can("previous-check", func() tea.Cmd { return s.jump(-1) }),
		screen.Can("form-print", s.print),
		screen.Can("back", s.env.Pop),
	}
}

func (s *entry) noAnswer() lang.Text {
	l, ok := s.here()
	switch {
	case s.it.View.Sealed:
		return words.Text("is-closed", nil)
	case !ok:
		return words.Text("form.empty", nil)
	case l.Barred:
		return words.Text("form.barred", nil)
	}
	return lang.Text{}
}

// noState says why a key is no answer: a slot wants a day.
func (s *entry) noState() lang.Text {
	if l, ok := s.here(); ok && l.Ask == paper.AskDated {
		return words.Text("form.wants-day", nil)
	}
	return s.noAnswer()
}

func (s *entry) noClear() lang.Text {
	if l, ok := s.here(); !ok || s.said[l.Code] == (answer{}) {
		return words.Text("form.unsaid", nil)
	}
	return lang.Text{}
}

func (s *entry) noWrite() lang.Text {
	switch {
	case s.it.View.Sealed:
		return words.Text("is-closed", nil)
	case len(s.said) == 0:
		return words.Text("form.nothing", nil)
	}
	return lang.Text{}
}

// give answers the line under the cursor and goes on; where a reason is needed the
// sheet of the note opens first.
func (s *entry) give(state checks.ItemState) tea.Cmd {
	l, _ := s.here()
	a := s.said[l.Code]
	a.state = string(state)
	if a.note == "" && needsNote(l, state) {
		return s.open(l, a)
	}
	cmd := s.put(l, a)
	s.list.Key(keys.Down, len(s.lines))
	return cmd
}

func needsNote(l paper.BlankLine, state checks.ItemState) bool {
	return state == checks.Incomplete || state == checks.Inapplicable || l.Ask == paper.AskJudged && state == checks.Absent
}

func (s *entry) clear() tea.Cmd {
	l, _ := s.here()
	return s.put(l, answer{})
}

// jump goes to the first line of the next check, or of the one before.
func (s *entry) jump(step int) tea.Cmd {
	l, ok := s.here()
	for i := s.list.Cursor; ok && i >= 0 && i < len(s.lines); i += step {
		if s.lines[i].Check != l.Check {
			first := slices.IndexFunc(s.lines, func(o paper.BlankLine) bool { return o.Check == s.lines[i].Check })
			s.list.Cursor = first
			break
		}
	}
	return nil
}

// Next implements screen.Screen.
func (s *entry) Next() string {
	l, ok := s.here()
	switch {
	case s.noAnswer() != (lang.Text{}) && (!ok || s.it.View.Sealed):
		return words.In(s.env, "next.back", nil)
	case s.said[l.Code] != (answer{}) && s.unsaid() == 0:
		return words.In(s.env, "next.write", lang.Args{"n": len(s.said)})
	case l.Ask == paper.AskDated:
		return words.In(s.env, "next.day", lang.Args{"code": l.Code})
	}
	return words.In(s.env, "next.answer", lang.Args{"code": l.Code, "title": l.Title})
}

// unsaid counts the lines after the cursor that wait for an answer.
func (s *entry) unsaid() int {
	n := 0
	for _, l := range s.lines[s.list.Cursor:] {
		if s.said[l.Code] == (answer{}) && !l.Barred {
			n++
		}
	}
	return n
}

// Key implements screen.Screen.
func (s *entry) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.lines)) }

// heading names the check and the address of a line.
func (s *entry) heading(l paper.BlankLine) string {
	check := screen.CheckOf(s.env, l.Check)
	out := fmt.Sprintf("%d. %s", check.Number, s.env.In(check.Short))
	for i, p := range s.it.View.Holder.Holder.Premises {
		if p.ID == l.Premises && l.Premises != "" {
			out += fmt.Sprintf(" · %d – %s", i+1, lang.Line(p.Address))
		}
	}
	return out
}

// told says what stands beside a line.
func (s *entry) told(l paper.BlankLine) (widget.Cell, bool) {
	a, ok := s.said[l.Code]
	switch {
	case !ok && l.Barred:
		return widget.Cell{Text: "– " + words.In(s.env, "barred", nil)}, false
	case !ok:
		return widget.Cell{Text: "○"}, false
	case l.Ask == paper.AskDated:
		at, err := typed.Days{Env: s.env, Near: slotSpan(l)}.Moment(a.state)
		if err != nil {
			return widget.Cell{Text: lang.Line(a.state)}, true
		}
		return widget.Cell{Text: "■ " + at.Day.Digits()}, true
	}
	return stateCell(s.env, checks.ItemState(a.state)), true
}

func slotSpan(l paper.BlankLine) calendar.Span {
	slot, _ := calendar.ParseSlot(l.Slot)
	return slot.Span
}

// stateWords is a state in the words of the keys.
func stateWords(state checks.ItemState) lang.Text {
	return words.Text("state."+cmp.Or(string(state), "open"), nil)
}
