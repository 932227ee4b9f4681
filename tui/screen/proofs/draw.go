package proofs

import (
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: the lines, and the one under the cursor beside them
// or below.
func (s *list) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		below := min(9, c.Height()*2/5)
		left, right = c.Rows(0, c.Height()-below), c.Rows(c.Height()-below, below)
	}
	s.drawList(left)
	if p, ok := s.at(); ok && right.Height() > 1 {
		head := s.title(p)
		if s.inText {
			head = "▸ " + head
		}
		s.text.Draw(right, append([]aid.Line{{Head: head}}, s.about(p)...))
	}
}

func (s *list) drawList(c widget.Canvas) {
	e, y := s.env, 0
	if s.typing || !s.search.Empty() {
		x := c.Put(1, 0, theme.Title, words.In(e, "search", nil)) + 2
		s.search.Draw(c.Part(x, 0, c.Width()-x-1, 1), s.typing)
		y = 1
	}
	kind := widget.Width(words.In(e, "coverage", nil))
	for _, k := range checks.EvidenceKinds() {
		kind = max(kind, widget.Width(e.In(k.Words())))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.day", nil), Width: 10},
		widget.Column{Title: words.In(e, "column.kind", nil), Width: min(kind, 18), Drop: 2},
		widget.Column{Title: words.In(e, "column.what", nil)},
		widget.Column{Title: words.In(e, "column.author", nil), Width: 16, Drop: 3},
		widget.Column{Title: words.In(e, "column.files", nil), Width: 6, Right: true, Drop: 1})
	table.Head(c, y)
	rows := s.rows
	if len(rows) == 0 {
		key := "none"
		if len(s.all) == 0 {
			key = "empty"
		}
		for i, line := range widget.Wrap(words.In(e, key, nil), c.Width()-6) {
			c.Put(3, y+2+i, theme.Plain, line)
		}
		return
	}
	from, to := s.cursor.Window(len(rows), c.Height()-y-1)
	for i := from; i < to; i++ {
		p := rows[i]
		files := ""
		if p.evidence != nil && len(p.evidence.Files) > 0 {
			files = strconv.Itoa(len(p.evidence.Files))
		}
		table.Row(c, y+1+i-from, i == s.cursor.Cursor, widget.Cell{Text: p.day().Digits()}, widget.Cell{Text: s.kindName(p.kind())},
			widget.Cell{Text: s.title(p)}, widget.Cell{Text: lang.Line(p.mark().Author)}, widget.Cell{Text: files})
	}
}

// title names a line: what happened, or of what time a source is complete.
func (s *list) title(p proof) string {
	if p.emptied != nil {
		return s.erasedTitle(p)
	}
	if c := p.coverage; c != nil {
		return screen.Period(c.Span()) + " · " + lang.Line(c.Source)
	}
	if title := lang.Line(p.evidence.Title); title != "" {
		return title
	}
	if text := lang.Line(p.evidence.Text); text != "" {
		return text
	}
	return s.names(p)
}

// about tells all of a line.
func (s *list) about(p proof) []aid.Line {
	switch {
	case p.emptied != nil:
		return s.aboutErased(p)
	case p.coverage != nil:
		return s.aboutCoverage(p)
	}
	e := p.evidence
	out := []aid.Line{
		s.pair("label.kind", s.kindName(p.kind())),
		s.pair("label.day", s.env.In(typed.Words(e.At))),
		s.pair("label.serves", s.names(p)),
	}
	add := func(key, value string) {
		if value = lang.Line(value); value != "" {
			out = append(out, s.pair(key, value))
		}
	}
	add("label.for", e.For)
	add("label.premises", s.address(e.Premises))
	add("label.text", e.Text)
	add("label.note", e.Note)
	add("label.source", e.Source)
	add("label.present", e.Present)
	for _, n := range e.Noticed {
		add("label.notice", s.env.In(n.At.Words())+" · "+n.Place)
	}
	for _, i := range e.Items {
		sign, style := theme.State(checks.State(i.State))
		line := s.pair("label.item", strings.TrimSpace(sign+" "+s.item(p, i.Item)+" · "+s.env.In(i.State.Words())+" "+lang.Line(i.Note)))
		line.Style = style
		out = append(out, line)
	}
	for _, f := range e.Files {
		add("label.file", f.Name+" · sha256 "+f.Hash[:min(8, len(f.Hash))]+"…")
	}
	for _, f := range e.Gone {
		add("label.gone", lang.Line(f.Name)+" · "+s.erasedBy(f.Erasure))
	}
	if e.Origin != nil {
		add("label.origin", e.Origin.Fragment)
	}
	return append(out, s.entered(p))
}

func (s *list) aboutCoverage(p proof) []aid.Line {
	c := p.coverage
	return []aid.Line{
		s.pair("label.kind", words.In(s.env, "coverage.of."+string(c.Of), nil)),
		s.pair("label.span", s.env.In(c.Span().Words())),
		s.pair("label.serves", s.names(p)),
		s.pair("label.source", lang.Line(c.Source)),
		s.entered(p),
	}
}

// entered says who entered a line, and when.
func (s *list) entered(p proof) aid.Line {
	m := p.mark()
	return s.pair("label.by", lang.Line(m.Author)+" · "+s.env.In(calendar.MomentOf(m.Time).Words()))
}

func (s *list) pair(key, text string) aid.Line {
	return aid.Line{Label: words.In(s.env, key, nil), Text: text}
}

// address gives the address of premises.
func (s *list) address(id string) string {
	for _, p := range s.view.Holder.Holder.Premises {
		if p.ID == id {
			return p.Address
		}
	}
	return ""
}

// item names an item that was looked for; one that no check asks keeps its id.
func (s *list) item(p proof, id string) string {
	law := s.env.Desk.Standard()
	for _, check := range p.serves() {
		if c := law.Check(check); c != nil {
			if _, item, ok := law.FindItem(c, id); ok {
				return s.env.In(item.Title)
			}
		}
	}
	return lang.Line(id)
}
