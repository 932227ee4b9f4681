package law

import (
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: the list, and the texts beside it or below.
func (s *compare) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	switch {
	case right.Width() > 0:
	case c.Height() >= 14:
		left, right = c.Rows(0, c.Height()/2), c.Rows(c.Height()/2, c.Height()-c.Height()/2)
	default:
		left = c
	}
	s.drawList(left)
	d, ok := s.at()
	if ok && right.Width() > 0 && right.Height() > 1 {
		aid.DrawLines(right, s.texts(d), &s.top, &s.most)
	}
}

func (s *compare) drawList(c widget.Canvas) {
	list := s.shown()
	table := widget.NewTable(c.Width(),
		widget.Column{Title: s.from, Width: 10}, widget.Column{Title: s.to, Width: 10},
		widget.Column{Title: words.In(s.env, "compare.change", nil), Width: 22},
		widget.Column{Title: words.In(s.env, "compare.check", nil), Drop: 1},
	)
	table.Head(c, 0)
	if len(list) == 0 && s.law != nil {
		c.Put(3, 2, theme.Plain, widget.Fit(words.In(s.env, "compare.none", nil), c.Width()-4))
	}
	from, to := s.list.Window(len(list), c.Height()-1)
	for i := from; i < to; i++ {
		d := list[i]
		look := style(d.Change)
		table.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: orDash(d.From.Clause)}, widget.Cell{Text: orDash(d.To.Clause)},
			widget.Cell{Text: sign(d.Change) + " " + s.env.In(d.Change.Words()), Style: look},
			widget.Cell{Text: s.served(d)})
	}
}

func orDash(clause string) string {
	if clause == "" {
		return "–"
	}
	return clause
}

// sign stands for a kind of change beside its word.
func sign(c standard.Change) string {
	return map[standard.Change]string{
		standard.Same: "=", standard.Reworded: "~", standard.Substance: "!", standard.NotKnown: "?",
		standard.Begun: "+", standard.Ended: "-",
	}[c]
}

// style makes what an analyst must look at stand out.
func style(c standard.Change) theme.Style {
	switch c {
	case standard.Substance, standard.Begun, standard.Ended:
		return theme.Title
	case standard.NotKnown:
		return theme.Unknown
	}
	return theme.Plain
}

// served names the check that serves the clause.
func (s *compare) served(d standard.Difference) string {
	for _, ref := range []standard.ClauseRef{d.To, d.From} {
		if e := s.law.Edition(ref.Edition); e != nil && ref.Clause != "" {
			if check := s.law.CheckServing(e.Act, ref.Clause); check != nil {
				return s.env.In(check.Short)
			}
		}
	}
	return ""
}

// holds tells whether a clause holds what is looked for: in its number, its check,
// its note, its texts.
func (s *compare) holds(d standard.Difference, wanted string) bool {
	all := []string{d.From.Clause, d.To.Clause, s.served(d), d.Note.KK, d.Note.RU, d.Note.EN}
	for _, t := range d.Texts {
		all = append(all, t.From.Text, t.To.Text)
	}
	return strings.Contains(lang.Fold(strings.Join(all, "\n")), wanted)
}

// pair names a clause and the one that took its place, or the one that there is.
func pair(d standard.Difference) string {
	switch {
	case d.From.Clause == "":
		return d.To.Edition + " " + d.To.Clause
	case d.To.Clause == "":
		return d.From.Edition + " " + d.From.Clause
	}
	return d.From.Edition + " " + d.From.Clause + " > " + d.To.Edition + " " + d.To.Clause
}

// texts says what is known of the change, with its source, and gives both texts
// as they are held. Words are marked only where both are texts of the acts.
func (s *compare) texts(d standard.Difference) []aid.Line {
	e := s.env
	change := sign(d.Change) + " " + e.In(d.Change.Words())
	if d.Renumbered {
		change = joined(change, words.In(e, "compare.renumbered", nil))
	}
	out := []aid.Line{{Head: pair(d)}, {Text: change, Style: style(d.Change)}}
	if note := e.In(d.Note); note != "" {
		out = append(out, aid.Line{Text: note})
	}
	out = append(out, aid.Line{Text: words.In(e, "compare.source", lang.Args{"source": lang.Line(d.Source)})}, aid.Line{})
	for _, t := range d.Texts {
		if t.Marks != nil {
			out = append(out, aid.Line{Head: words.In(e, "in."+string(t.Lang), nil)},
				aid.Line{Text: standard.Marked(t.Marks)}, aid.Line{Text: words.In(e, "compare.marks", lang.Args{"gone": "[-…-]", "new": "{+…+}"})}, aid.Line{})
			continue
		}
		out = append(out, s.side(d.From, t.From)...)
		out = append(out, s.side(d.To, t.To)...)
	}
	return out
}

// side is one text, with how far it may be relied on.
func (s *compare) side(ref standard.ClauseRef, w standard.Wording) []aid.Line {
	if ref.Clause == "" {
		return nil
	}
	head := aid.Line{Head: joined(ref.Edition+" "+ref.Clause, words.In(s.env, "in."+string(w.Lang), nil))}
	if w.Flag == standard.Missing {
		return []aid.Line{head, {Text: s.env.In(w.Flag.Words()), Style: theme.Unknown}, {}}
	}
	text := lang.Line(w.Text)
	if w.Flag == standard.UnofficialCopy {
		text = "«" + text + "»"
	}
	origin := words.In(s.env, "compare.copy", lang.Args{"flag": w.Flag.Words(), "source": lang.Line(w.Source)})
	return []aid.Line{head, {Text: text}, {Text: origin}, {}}
}
