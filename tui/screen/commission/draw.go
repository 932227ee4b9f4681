package commission

import (
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen.
func (s *sitting) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.drawRows(left.Rows(0, left.Height()-3))
		s.drawSitting(left.Rows(left.Height()-3, 3))
		s.drawDetail(right.Part(1, 0, right.Width()-2, right.Height()))
		return
	}
	below := min(8, c.Height()/2)
	s.drawRows(c.Rows(0, c.Height()-below))
	c = c.Rows(c.Height()-below, below)
	widget.Heading(c, 0, "", "")
	s.drawDetail(c.Part(1, 1, c.Width()-2, below-1))
}

// drawRows draws the items and, under a heading, whoever could be added.
func (s *sitting) drawRows(c widget.Canvas) {
	e := s.env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: "№", Width: 2, Right: true},
		widget.Column{Title: words.In(e, "column.kind", nil), Width: s.kindWidth()},
		widget.Column{Title: words.In(e, "column.item", nil)},
		widget.Column{Title: words.In(e, "column.minutes", nil), Width: 4, Right: true, Drop: 1},
		widget.Column{Title: words.In(e, "column.ready", nil), Width: s.readyWidth()},
	)
	table.Head(c, 0)
	n := len(s.view.Items)
	from, to := s.list.Window(s.rows(), c.Height()-1)
	for i := from; i < to; i++ {
		y := 1 + i - from
		switch {
		case i < n:
			item := &s.view.Items[i]
			minutes := ""
			if item.Minutes > 0 {
				minutes = strconv.Itoa(item.Minutes)
			}
			table.Row(c, y, i == s.list.Cursor, widget.Cell{Text: strconv.Itoa(i + 1)}, widget.Cell{Text: s.kind(item.Kind)},
				widget.Cell{Text: e.In(item.Title())}, widget.Cell{Text: minutes}, s.readiness(item))
		case i == n:
			widget.Heading(c, y, words.In(e, "could-add", nil), strconv.Itoa(len(s.more)))
		default:
			x := &s.more[i-n-1]
			table.Row(c, y, i == s.list.Cursor, widget.Cell{}, widget.Cell{Text: s.kind(x.Kind)},
				widget.Cell{Text: e.In(x.Name)}, widget.Cell{}, s.proven(x))
		}
	}
}

func (s *sitting) kind(k checks.ItemKind) string { return words.In(s.env, "kind."+string(k), nil) }

func (s *sitting) kindWidth() int {
	n := 0
	for _, k := range checks.ItemKinds() {
		n = max(n, widget.Width(s.kind(k)))
	}
	return n
}

func (s *sitting) readyWidth() int {
	n := 0
	for _, key := range []string{"ready", "not-ready", "pending", "decided"} {
		n = max(n, widget.Width(words.In(s.env, key, nil))+2)
	}
	return n
}

// readiness shows how ready an item is: a sign and a word.
func (s *sitting) readiness(i *desk.ItemView) widget.Cell {
	switch {
	case i.Decided != nil:
		return widget.Cell{Text: "✓ " + words.In(s.env, "decided", nil), Style: theme.Met}
	case len(i.Pending) > 0:
		return widget.Cell{Text: "! " + words.In(s.env, "pending", nil), Style: theme.Fault}
	case i.Ready:
		return widget.Cell{Text: "✓ " + words.In(s.env, "ready", nil), Style: theme.Met}
	}
	return widget.Cell{Text: "○ " + words.In(s.env, "not-ready", nil)}
}

// proven shows what is proven to be broken at a candidate.
func (s *sitting) proven(x *desk.Candidate) widget.Cell {
	if x.Kind == checks.ExecutionItem {
		return widget.Cell{Text: words.In(s.env, "follow-up", nil)}
	}
	return widget.Cell{Text: "× " + ratio(x.Summary.NotMet+x.Summary.PartlyMet, x.Summary.Applicable), Style: theme.Broken}
}

// drawSitting says when and where the sitting is, and who chairs.
func (s *sitting) drawSitting(c widget.Canvas) {
	e, at := s.env, &s.view.Sitting
	widget.Heading(c, 0, words.In(e, "sum", lang.Args{"ready": s.view.Ready, "n": len(s.view.Items), "minutes": s.view.Minutes}), "")
	c.Put(1, 1, theme.Plain, widget.Fit(strings.Join(filled(at.Day.Digits(), at.Hour, lang.Line(at.Place), s.person(at.Chair)), " · "), c.Width()-2))
	var lacks []string
	for _, m := range s.view.Missing {
		lacks = append(lacks, e.In(m))
	}
	if len(lacks) > 0 {
		c.Put(1, 2, theme.Unknown, widget.Fit(words.In(e, "lacks", lang.Args{"list": lacks}), c.Width()-2))
	}
}

func (s *sitting) person(o *checks.Official) string {
	if o == nil {
		return ""
	}
	return lang.Line(o.Name(s.env.Lang))
}

func filled(list ...string) (out []string) {
	for _, l := range list {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

// said is a line of the detail.
type said struct {
	text  string
	style theme.Style
	head  bool
}

// drawDetail tells of what the cursor is on.
func (s *sitting) drawDetail(c widget.Canvas) {
	var lines []said
	if i, ok := s.item(); ok {
		lines = s.aboutItem(i)
	} else if x, ok := s.candidate(); ok {
		lines = s.aboutCandidate(x)
	} else {
		lines = []said{{text: words.In(s.env, "nobody", nil)}}
	}
	y := 0
	for _, l := range lines {
		if y >= c.Height() {
			return
		}
		if l.head {
			widget.Heading(c, y, l.text, "")
			y++
			continue
		}
		for _, part := range widget.Wrap(l.text, c.Width()) {
			c.Put(0, y, l.style, part)
			y++
		}
	}
}

// aboutItem tells of an item: what it lacks first, for that is what is to be done.
func (s *sitting) aboutItem(i *desk.ItemView) []said {
	e := s.env
	out := []said{{text: e.In(i.Title()), style: theme.Title}}
	for _, p := range i.Pending {
		out = append(out, said{text: "! " + e.In(p), style: theme.Fault})
	}
	for _, m := range i.Missing {
		out = append(out, said{text: "○ " + e.In(m), style: theme.Unknown})
	}
	line := func(key, value string) {
		if value != "" {
			out = append(out, said{text: words.In(e, key, lang.Args{"value": value})})
		}
	}
	line("line.rapporteur", i.Rapporteur)
	line("line.invited", i.Invited)
	line("line.term", i.Term.Digits())
	line("line.follower", i.Follower)
	out = append(out, s.figures(i.Number, i.Summary, i.Indicators)...)
	if x := i.Decided; x != nil {
		out = append(out, said{text: words.In(e, "head.decided", nil), head: true}, said{text: e.In(x.Words()) + ", " + x.Day.Digits(), style: theme.Title})
		out = append(out, paragraphs(e.Whole(x.Text()))...)
		if f := i.Followed; f != nil {
			out = append(out, said{text: e.In(f.Words()) + ", " + e.In(f.When()) + ": " + lang.Line(f.Reason)})
		}
	} else if draft := e.Whole(lang.Text{KK: i.DraftKK, RU: i.DraftRU, EN: i.DraftRU}); draft != "" {
		out = append(out, said{text: words.In(e, "head.draft", nil), head: true})
		out = append(out, paragraphs(draft)...)
		out = append(out, said{text: words.In(e, "advises", nil)})
	}
	if says := e.Whole(lang.Text{KK: i.SaysKK, RU: i.SaysRU, EN: i.SaysRU}); says != "" {
		out = append(out, said{text: words.In(e, "head.says", nil), head: true})
		out = append(out, paragraphs(says)...)
	}
	if facts := e.Whole(lang.Text{KK: i.FactsKK, RU: i.FactsRU, EN: i.FactsRU}); facts != "" {
		out = append(out, said{text: words.In(e, "head.facts", nil), head: true})
		out = append(out, paragraphs(facts)...)
	}
	return out
}

// figures tells the figures with the numbers that went into them.
func (s *sitting) figures(number string, sum *checks.Summary, list []checks.Indicator) []said {
	if sum == nil {
		return nil
	}
	out := []said{{text: strings.Join(filled(words.In(s.env, "head.figures", nil), number), " · "), head: true}, {text: words.In(s.env, "figures", lang.Args{
		"met": sum.Met, "n": sum.Applicable, "unknown": sum.CannotTell + sum.NotChecked,
	})}}
	for _, i := range list {
		out = append(out, said{text: s.env.In(i.Told())})
	}
	return out
}

// aboutCandidate tells why somebody could be heard.
func (s *sitting) aboutCandidate(x *desk.Candidate) []said {
	e := s.env
	out := []said{{text: e.In(x.Name), style: theme.Title}}
	for _, w := range x.Why {
		out = append(out, said{text: e.In(w.Text)})
	}
	for _, p := range x.Pending {
		out = append(out, said{text: "! " + e.In(p), style: theme.Fault})
	}
	if x.Kind == checks.HearItem {
		out = append(out, s.figures(x.Number, &x.Summary, x.Indicators)...)
	}
	return out
}

func paragraphs(text string) []said {
	var out []said
	for line := range strings.Lines(text) {
		out = append(out, said{text: strings.TrimSpace(line)})
	}
	return out
}
