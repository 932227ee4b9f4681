package memo

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/copying"
	"ashyq/tui/screen/laid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// preview is a paper before it is written.
type preview struct {
	env     *screen.Env
	id      string
	number  string // of the inspection, as people call it
	open    func(check string) tea.Cmd
	kind    checks.PaperKind
	details checks.PaperDetails // what was given for the paper
	lang    lang.Lang           // of the paper; the interface stays
	doc     *paper.Document
	laid    []laid.Line // doc in lines of laidFor cells, made when it is first drawn so
	laidFor int
	gaps    []paper.Gap
	gapList widget.List
	reading bool // the keys move the paper, not the gaps
	top     int
	most    int
	page    int
	asked   int // number of the last reading: what an earlier one brings is stale

	amendable     string // id of the registered paper that a new one would amend
	amendableName string
}

// Preview shows the memo of an inspection. Open leads to a check, for a gap that
// is filled there.
func Preview(e *screen.Env, i checks.Inspection, open func(check string) tea.Cmd) tea.Cmd {
	return PreviewPaper(e, i, checks.MemoPaper, open)
}

// PreviewPaper shows a paper of an inspection before it is written.
func PreviewPaper(e *screen.Env, i checks.Inspection, kind checks.PaperKind, open func(check string) tea.Cmd) tea.Cmd {
	l := e.Lang
	if l == lang.EN {
		l = lang.KK
	}
	return e.Push(&preview{env: e, id: i.ID, number: i.Number, lang: l, open: open, kind: kind})
}

// Open implements screen.Opener.
func (s *preview) Open() tea.Cmd {
	type answer struct {
		doc     *paper.Document
		gaps    []paper.Gap
		details checks.PaperDetails
		frozen  *checks.IssuedPaper
	}
	l := s.lang
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.details, err = d.KeptDetails(ctx, s.id, s.kind); err != nil {
			return a, err
		}
		if a.frozen, err = d.Amendable(ctx, s.id, s.kind); err != nil {
			return a, err
		}
		a.doc, a.gaps, err = d.PreviewPaper(ctx, s.id, s.kind, l, a.details)
		return a, err
	}, func(a answer) tea.Cmd {
		if number == s.asked {
			s.doc, s.gaps, s.details, s.laid = a.doc, a.gaps, a.details, nil
			s.frozen(a.frozen)
			s.gapList.Clamp(len(a.gaps))
		}
		return nil
	})
}

// frozen remembers the registered paper that a new one would amend.
func (s *preview) frozen(p *checks.IssuedPaper) {
	s.amendable, s.amendableName = "", ""
	if p != nil {
		s.amendable, s.amendableName = p.ID, "№ "+lang.Line(p.Number())+", "+p.Course[0].Day.Digits()
	}
}

// Crumb implements screen.Screen.
func (s *preview) Crumb() string {
	if s.kind == checks.MemoPaper {
		return words.In(s.env, "memo", nil)
	}
	return lang.Line(s.kind.Words().In(s.env.Lang))
}

// Stamp implements screen.Screen.
func (s *preview) Stamp() string { return words.In(s.env, "paper."+string(s.lang), nil) }

// Context implements screen.Screen.
func (s *preview) Context() (left, right string) {
	if s.doc == nil {
		return "", ""
	}
	return lang.Line(s.doc.Subject), words.In(s.env, "gaps.count", lang.Args{"n": len(s.gaps)})
}

// Actions implements screen.Screen.
func (s *preview) Actions() []screen.Action {
	write := screen.Can("memo-write", s.write).Unless(s.notRead)
	mend := screen.Can("gap-mend", s.mend).Unless(s.noMending)
	pane := screen.Can("pane", s.turn)
	issue := screen.Can("memo-issue", s.issue).Unless(s.noIssue)
	out := []screen.Action{write, issue, pane, mend}
	switch {
	case s.mends():
		out = []screen.Action{mend, pane, write, issue}
	case s.whole():
		out = []screen.Action{issue, write, pane, mend}
	}
	return append(out,
		screen.Can("memo-language", s.nextLanguage),
		screen.Can("paper-give", s.give).Unless(s.nothingGiven),
		screen.Can("review-ask", s.askReview).Unless(s.notRead),
		screen.Can("review-open", s.openReview).Unless(s.notRead),
		screen.Can("copy", func() tea.Cmd { return copying.Found(s.env, s.id, "") }).Unless(s.notRead),
		screen.Can("refresh", s.Open),
	)
}

// whole tells whether nothing is missing, so that to put the paper for signature is
// the next step.
func (s *preview) whole() bool {
	return s.doc != nil && len(s.gaps) == 0 && s.noIssue() == (lang.Text{})
}

func (s *preview) notRead() lang.Text {
	if s.doc == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

// mends tells whether filling a gap is the next step.
func (s *preview) mends() bool {
	return s.doc != nil && !s.reading && len(s.gaps) > 0 && s.noMending() == (lang.Text{})
}

func (s *preview) noIssue() lang.Text {
	for _, g := range s.gaps {
		if g.Blocks {
			return g.Text
		}
	}
	if !s.env.Desk.Author().Given {
		return words.Text("no-name", nil)
	}
	return s.notRead()
}

func (s *preview) turn() tea.Cmd {
	s.reading = !s.reading
	return nil
}

func (s *preview) nextLanguage() tea.Cmd {
	all := lang.Langs()
	for i, l := range all {
		if l == s.lang {
			s.lang = all[(i+1)%len(all)]
			break
		}
	}
	return s.Open()
}

// Key implements screen.Screen.
func (s *preview) Key(k keys.Key) (tea.Cmd, bool) {
	page := max(s.page-1, 1)
	switch {
	case k == keys.PageDown || k == keys.Space:
		s.top += page
	case k == keys.PageUp:
		s.top -= page
	case s.reading && (k == keys.Down || k == "j"):
		s.top++
	case s.reading && (k == keys.Up || k == "k"):
		s.top--
	case s.reading && k == keys.Home:
		s.top = 0
	case s.reading && k == keys.End:
		s.top = s.most
	default:
		return nil, s.gapList.Key(k, len(s.gaps))
	}
	s.top = max(0, min(s.top, s.most))
	return nil, true
}

// Next implements screen.Screen.
func (s *preview) Next() string {
	if s.doc == nil {
		return words.In(s.env, "reading", nil)
	}
	if g, _ := s.gap(); s.mends() {
		return words.In(s.env, "next.mend", lang.Args{"gap": g.Text})
	}
	if s.whole() {
		return words.In(s.env, "next.issue", nil)
	}
	return words.In(s.env, "next.write", nil)
}

// Draw implements screen.Screen.
func (s *preview) Draw(c widget.Canvas) {
	if s.doc == nil {
		return
	}
	left, right := screen.ReadingPanes(c)
	switch {
	case right.Width() > 0:
		s.drawGaps(left)
		s.drawPaper(right)
	case s.reading:
		s.drawPaper(c)
	default:
		s.drawGaps(c)
	}
}

func (s *preview) drawGaps(c widget.Canvas) {
	e := s.env
	w, h := c.Size()
	c.Put(1, 0, theme.Title, words.In(e, "gaps", nil))
	c.Right(w-1, 0, theme.Plain, strconv.Itoa(len(s.gaps)))
	if len(s.gaps) == 0 {
		c.Put(3, 2, theme.Plain, words.In(e, "gaps.none", nil))
	}
	lines := s.gapLines(w - 7)
	first := slices.IndexFunc(lines, func(l gapLine) bool { return l.gap == s.gapList.Cursor })
	top := max(0, min(first-(h-4)/2, len(lines)-(h-4)))
	for i := top; i < len(lines) && i-top < h-3; i++ {
		l, y := lines[i], 2+i-top
		style := theme.Unknown
		if s.gaps[l.gap].Blocks {
			style = theme.Broken
		}
		c.Put(3, y, style, l.text)
		if l.gap == s.gapList.Cursor && !s.reading {
			c.Reverse(y, 3, w-1)
		}
		if i == first && !s.reading {
			c.Put(0, y, theme.Focus, "▸")
		}
	}
}

// gapLine is a line of the list of gaps.
type gapLine struct {
	gap  int
	text string
}

// gapLines wraps the gaps: what stands in the way of the signature has a cross.
func (s *preview) gapLines(w int) []gapLine {
	var out []gapLine
	for i, g := range s.gaps {
		sign := "? "
		if g.Blocks {
			sign = "× "
		}
		for j, text := range widget.Wrap(s.env.In(g.Text), w) {
			if j > 0 {
				sign = "  "
			}
			out = append(out, gapLine{i, sign + text})
		}
	}
	return out
}

// drawPaper draws the paper as it will be read.
func (s *preview) drawPaper(c widget.Canvas) {
	w, h := c.Size()
	if room := min(w-2, 76); s.laid == nil || s.laidFor != room {
		s.laid, s.laidFor = laid.Lines(s.doc, room), room
	}
	lines := s.laid
	s.page = h - 1
	s.most = max(0, len(lines)-(h-1))
	s.top = max(0, min(s.top, s.most))
	for y, l := range lines[s.top:min(len(lines), s.top+h-1)] {
		c.Put(1+l.Indent, y, l.Style, l.Text)
		if i := strings.Index(l.Text, "____"); i >= 0 {
			c.Put(1+l.Indent+widget.Width(l.Text[:i]), y, theme.Broken, l.Text[i:])
		}
	}
	share := 100
	if s.most > 0 {
		share = s.top * 100 / s.most
	}
	widget.Heading(c, h-1, words.In(s.env, "paper."+string(s.lang), nil), strconv.Itoa(share)+" %")
}
