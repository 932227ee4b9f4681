package proofs

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/stand"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// premises lists the addresses of a holder, with the looks at their stands.
type premises struct {
	env   *screen.Env
	of    string // id of the holder, or of an inspection of it
	about string // the inspection it was opened from; "" from the card of the holder
	name  lang.Text
	rows  []desk.PremisesLine
	read  bool
	list  widget.List
}

// Premises opens the addresses of the holder of an inspection.
func Premises(e *screen.Env, inspection string) tea.Cmd {
	return e.Push(&premises{env: e, of: inspection, about: inspection})
}

// PremisesOf opens the addresses of a holder.
func PremisesOf(e *screen.Env, holder string) tea.Cmd {
	return e.Push(&premises{env: e, of: holder})
}

// Open implements screen.Opener.
func (s *premises) Open() tea.Cmd {
	type answer struct {
		name lang.Text
		rows []desk.PremisesLine
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		a.name, a.rows, err = d.HolderPremises(ctx, s.of)
		return a, err
	}, func(a answer) tea.Cmd {
		s.name, s.rows, s.read = a.name, a.rows, true
		s.list.Clamp(len(a.rows))
		return nil
	})
}

// at gives the address under the cursor.
func (s *premises) at() (desk.PremisesLine, bool) {
	if s.list.Cursor >= len(s.rows) {
		return desk.PremisesLine{}, false
	}
	return s.rows[s.list.Cursor], true
}

// Crumb implements screen.Screen.
func (s *premises) Crumb() string { return words.In(s.env, "premises", nil) }

// Stamp implements screen.Screen.
func (s *premises) Stamp() string { return s.env.Desk.Today().Digits() }

// Context implements screen.Screen.
func (s *premises) Context() (left, right string) {
	if s.read {
		right = words.In(s.env, "premises.count", lang.Args{"n": len(s.rows)})
	}
	return s.env.In(s.name), right
}

// Actions implements screen.Screen.
func (s *premises) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("stand-look", s.open).Unless(s.noStand),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

// inspection is where the stand under the cursor was looked at last, or where it may
// be looked at now.
func (s *premises) inspection() string {
	if s.about != "" {
		return s.about
	}
	if p, ok := s.at(); ok && len(p.Looks) > 0 {
		return p.Looks[0].Inspection
	}
	return ""
}

func (s *premises) noStand() lang.Text {
	switch {
	case !s.read:
		return words.Text("reading", nil)
	case len(s.rows) == 0:
		return words.Text("premises.none", nil)
	case s.inspection() == "":
		return words.Text("premises.not-looked", nil)
	}
	return lang.Text{}
}

func (s *premises) open() tea.Cmd { return stand.Open(s.env, s.inspection()) }

// Key implements screen.Screen.
func (s *premises) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.rows)) }

// Next implements screen.Screen.
func (s *premises) Next() string {
	p, ok := s.at()
	switch {
	case !s.read:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "premises.next-none", nil)
	case s.inspection() == "":
		return words.In(s.env, "premises.next-open", nil)
	case len(p.Looks) == 0:
		return words.In(s.env, "premises.next-look", nil)
	}
	return words.In(s.env, "premises.next", lang.Args{"number": p.Looks[0].Number})
}

// Draw implements screen.Screen.
func (s *premises) Draw(c widget.Canvas) {
	if !s.read {
		return
	}
	if len(s.rows) == 0 {
		for i, line := range widget.Wrap(words.In(s.env, "premises.none", nil)+". "+words.In(s.env, "premises.next-none", nil), c.Width()-6) {
			c.Put(3, 1+i, theme.Plain, line)
		}
		return
	}
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		below := c.Height() / 2
		left, right = c.Rows(0, c.Height()-below), c.Rows(c.Height()-below, below)
	}
	s.drawList(left)
	if p, ok := s.at(); ok {
		var top, most int
		aid.DrawLines(right, s.looks(p), &top, &most)
	}
}

func (s *premises) drawList(c widget.Canvas) {
	e := s.env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "premises.address", nil)},
		widget.Column{Title: words.In(e, "premises.last", nil), Width: 10},
		widget.Column{Title: words.In(e, "premises.state", nil), Width: 18, Drop: 1})
	table.Head(c, 0)
	from, to := s.list.Window(len(s.rows), c.Height()-1)
	for i := from; i < to; i++ {
		p := s.rows[i]
		last, state := widget.Cell{Text: "–"}, screen.VerdictCell(e, checks.NotChecked)
		if len(p.Looks) > 0 {
			last.Text, state = p.Looks[0].Day.Digits(), widget.Cell{Text: counted(p.Looks[0])}
		}
		table.Row(c, 1+i-from, i == s.list.Cursor, widget.Cell{Text: s.address(p)}, last, state)
	}
}

// counted says in signs what was seen at a look, as many as of each: the verdict of the
// stand is of all addresses together, and would say of one what is true of another.
func counted(l desk.StandLook) string {
	var out []string
	for _, n := range []struct {
		state checks.ItemState
		n     int
	}{{checks.Present, l.Present}, {checks.Incomplete, l.Incomplete}, {checks.Absent, l.Absent}, {checks.Unseen, l.Unseen}} {
		if n.n > 0 {
			sign, _ := theme.State(checks.State(n.state))
			out = append(out, sign+" "+strconv.Itoa(n.n))
		}
	}
	return strings.Join(out, "  ")
}

// address names an address; looks without one stand together.
func (s *premises) address(p desk.PremisesLine) string {
	if p.ID == "" {
		return words.In(s.env, "premises.unnamed", nil)
	}
	return lang.Line(p.Address)
}

// looks tells every look at the stand of an address.
func (s *premises) looks(p desk.PremisesLine) []aid.Line {
	e := s.env
	out := []aid.Line{{Head: s.address(p)}}
	if p.From != 0 || p.To != 0 {
		out = append(out, aid.Line{Text: words.In(e, "premises.days", lang.Args{"from": p.From.Digits(), "to": p.To.Digits()}), Wide: true})
	}
	if len(p.Looks) == 0 {
		return append(out, aid.Line{Text: words.In(e, "premises.never", nil), Style: theme.Unknown, Wide: true})
	}
	for _, l := range p.Looks {
		_, style := theme.Verdict(l.Verdict)
		out = append(out, aid.Line{Label: l.Day.Digits(), Text: words.In(e, "premises.in", lang.Args{"number": l.Number}) + " " + screen.VerdictCell(e, l.Verdict).Text, Style: style})
		seen := ""
		for _, n := range []struct {
			key string
			n   int
		}{{"seen.present", l.Present}, {"seen.incomplete", l.Incomplete}, {"seen.absent", l.Absent}, {"seen.unseen", l.Unseen}, {"seen.photos", l.Photos}} {
			if n.n > 0 {
				if seen != "" {
					seen += " · "
				}
				seen += words.In(e, n.key, nil) + ": " + strconv.Itoa(n.n)
			}
		}
		out = append(out, aid.Line{Label: "", Text: seen}, aid.Line{Label: "", Text: lang.Line(l.Author)})
	}
	return out
}
