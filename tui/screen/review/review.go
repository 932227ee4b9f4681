package review

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
	"ashyq/tui/screen/laid"
	"ashyq/tui/screen/typed"
	"ashyq/tui/widget"
)

// reading is a paper before a second person, and what is said of it.
type reading struct {
	env        *screen.Env
	inspection string                     // id
	of         string                     // names the paper
	show       func(check string) tea.Cmd // to a check, for a remark about it; may be nil
	view       *desk.ReviewView           // nil until it is read
	doc        *paper.Document
	lang       lang.Lang       // of the paper; the interface stays
	typed      []checks.Remark // by the second person, not said yet
	held       bool            // typed is what is there: what the shelf holds may be older
	list       widget.List     // of remarks
	lines      []laid.Line
	width      int // for which they were laid
	line       int // under the cursor
	top, page  int
	text       bool // the keys walk the paper, not the remarks
	asked      int  // number of the last reading: what an earlier one brings is stale
}

// Open shows a paper of an inspection before the second person. Show leads to a check.
func Open(e *screen.Env, inspection, of string, show func(check string) tea.Cmd) tea.Cmd {
	return e.Push(newReading(e, inspection, of, show))
}

func newReading(e *screen.Env, inspection, of string, show func(check string) tea.Cmd) *reading {
	l := e.Lang
	if l == lang.EN {
		l = lang.KK // the two authentic papers are Kazakh and Russian
	}
	return &reading{env: e, inspection: inspection, of: of, show: show, lang: l}
}

// OpenPaper shows a paper of a kind before the second person; where nobody was asked to
// read it, somebody is asked first.
func OpenPaper(e *screen.Env, inspection string, kind checks.PaperKind, show func(check string) tea.Cmd) tea.Cmd {
	return open(e, inspection, func(r desk.ReviewView) bool { return r.Kind == kind }, Ask(e, inspection, kind), show)
}

// OpenAgenda shows the agenda of a sitting before the second person; where nobody was
// asked to read it, somebody is asked first.
func OpenAgenda(e *screen.Env, sitting string) tea.Cmd {
	of := checks.ReviewOf(checks.AgendaPaper, checks.PaperDetails{Sitting: sitting})
	return open(e, desk.OfOffice, func(r desk.ReviewView) bool { return r.Of == of }, AskAgenda(e, sitting), nil)
}

// open shows the first paper that is meant, or asks.
func open(e *screen.Env, inspection string, meant func(desk.ReviewView) bool, ask typed.Asking, show func(check string) tea.Cmd) tea.Cmd {
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (string, error) {
		list, err := d.ReviewState(ctx, inspection)
		if at := slices.IndexFunc(list, meant); at >= 0 {
			return list[at].Of, err
		}
		return "", err
	}, func(of string) tea.Cmd {
		if of == "" {
			return ask.Open()
		}
		return Open(e, inspection, of, show)
	})
}

// Open implements screen.Opener.
func (s *reading) Open() tea.Cmd {
	type answer struct {
		doc  *paper.Document
		view desk.ReviewView
		kept []checks.Remark
	}
	s.asked++
	number, l := s.asked, s.lang
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.doc, a.view, err = d.ReadForReview(ctx, s.inspection, s.of, l); err != nil {
			return a, err
		}
		a.kept, err = kept(ctx, d, s.draftID())
		return a, err
	}, func(a answer) tea.Cmd {
		if number != s.asked {
			return nil
		}
		s.doc, s.view, s.lines = a.doc, &a.view, nil
		switch {
		case !s.second():
			s.typed, s.held = nil, false
		case !s.held:
			s.typed, s.held = a.kept, true
		}
		s.list.Clamp(len(s.remarks()))
		return nil
	})
}

// second tells whether the author of this desk is the one who reads.
func (s *reading) second() bool {
	return s.view != nil && s.view.Barred == (lang.Text{})
}

// returned tells whether remarks wait to be answered.
func (s *reading) returned() bool {
	return s.view != nil && (s.view.State == checks.ReviewReturned || s.view.State == checks.ReviewAnswered)
}

// remarks are those being marked, or those that came back.
func (s *reading) remarks() []checks.Remark {
	switch {
	case s.view == nil:
		return nil
	case s.second():
		return s.typed
	}
	return s.view.Remarks
}

// remark gives the one under the cursor, with its number from 1; 0 where there is none.
func (s *reading) remark() (checks.Remark, int) {
	list := s.remarks()
	if len(list) == 0 {
		return checks.Remark{}, 0
	}
	s.list.Clamp(len(list))
	return list[s.list.Cursor], s.list.Cursor + 1
}

// Crumb implements screen.Screen.
func (s *reading) Crumb() string {
	kind, _, _ := strings.Cut(s.of, "/")
	return words.In(s.env, "crumb", lang.Args{"paper": checks.PaperKind(kind).Words()})
}

// Stamp implements screen.Screen.
func (s *reading) Stamp() string { return words.In(s.env, "paper."+string(s.lang), nil) }

// Context implements screen.Screen.
func (s *reading) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	return s.env.In(s.view.Words()), s.view.Inspection
}

// Actions implements screen.Screen: the first one is the next step.
func (s *reading) Actions() []screen.Action {
	decide := screen.Can("review-decide", s.decide).Unless(s.notSecond)
	mark := screen.Can("review-remark", s.mark).Unless(s.notSecond)
	answer := screen.Can("review-answer", s.answer).Unless(s.notReturned)
	again := screen.Can("review-ask", s.again).Unless(s.notAsking)
	pane := screen.Can("pane", s.turn)
	out := []screen.Action{mark, decide, pane, answer, again}
	switch {
	case s.returned() && s.view.Open > 0 && !s.own():
		out = []screen.Action{answer, again, pane, mark, decide}
	case s.returned() && !s.own():
		out = []screen.Action{again, answer, pane, mark, decide}
	}
	return append(out,
		screen.Can("review-drop", s.drop).Unless(s.nothingMarked),
		screen.Can("review-place", s.place).Unless(s.noPlace),
		screen.Can("memo-language", s.nextLanguage),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	)
}

func (s *reading) notSecond() lang.Text {
	if s.view == nil {
		return words.Text("reading", nil)
	}
	return s.view.Barred
}

func (s *reading) notReturned() lang.Text {
	switch _, n := s.remark(); {
	case s.view == nil:
		return words.Text("reading", nil)
	case s.view.NoAnswer != (lang.Text{}):
		return s.view.NoAnswer
	case n == 0:
		return words.Text("nothing-returned", nil)
	}
	return lang.Text{}
}

// own tells whether what came back is for others to answer.
func (s *reading) own() bool { return s.view.NoAnswer != (lang.Text{}) }

func (s *reading) notAsking() lang.Text {
	if s.view == nil {
		return words.Text("reading", nil)
	}
	return s.view.NoAsk
}

func (s *reading) nothingMarked() lang.Text {
	if _, n := s.remark(); !s.second() || n == 0 {
		return words.Text("nothing-marked", nil)
	}
	return lang.Text{}
}

func (s *reading) noPlace() lang.Text {
	if m, _ := s.remark(); s.show == nil || !strings.HasPrefix(m.Place, "check ") {
		return words.Text("no-place", nil)
	}
	return lang.Text{}
}

// place goes to the check that the remark is about.
func (s *reading) place() tea.Cmd {
	m, _ := s.remark()
	id, _, _ := strings.Cut(strings.TrimPrefix(m.Place, "check "), "/")
	return s.show(id)
}

func (s *reading) turn() tea.Cmd {
	s.text = !s.text
	return nil
}

func (s *reading) nextLanguage() tea.Cmd {
	s.lang = map[lang.Lang]lang.Lang{lang.KK: lang.RU, lang.RU: lang.KK}[s.lang]
	return s.Open()
}

func (s *reading) again() tea.Cmd {
	if s.inspection == desk.OfOffice {
		_, sitting, _ := strings.Cut(s.of, "/")
		return AskAgenda(s.env, sitting).Open()
	}
	return Ask(s.env, s.inspection, s.view.Kind).Open()
}

// walks tells whether the keys move in the paper: there where it was turned to, and for
// a reader who has marked nothing yet.
func (s *reading) walks() bool { return s.text || s.second() && len(s.typed) == 0 }

// Key implements screen.Screen.
func (s *reading) Key(k keys.Key) (tea.Cmd, bool) {
	move := 0
	switch {
	case k == keys.PageDown || k == keys.Space:
		move = max(s.page-1, 1)
	case k == keys.PageUp:
		move = -max(s.page-1, 1)
	case s.walks() && (k == keys.Down || k == "j"):
		move = 1
	case s.walks() && (k == keys.Up || k == "k"):
		move = -1
	case s.walks() && k == keys.Home:
		move = -len(s.lines)
	case s.walks() && k == keys.End:
		move = len(s.lines)
	default:
		return nil, s.list.Key(k, len(s.remarks()))
	}
	s.line = max(0, min(s.line+move, len(s.lines)-1))
	return nil, true
}

// Next implements screen.Screen.
func (s *reading) Next() string {
	e := s.env
	switch {
	case s.view == nil:
		return words.In(e, "reading", nil)
	case s.view.State == desk.ReviewConflict:
		return words.In(e, "next.conflict", nil)
	case s.second() && len(s.typed) > 0:
		return words.In(e, "next.return", lang.Args{"n": len(s.typed)})
	case s.second():
		return words.In(e, "next.read", nil)
	case s.view.State == checks.ReviewAsked:
		return words.In(e, "next.wait", nil)
	case s.returned() && s.own():
		return words.In(e, "next.theirs", nil)
	case s.returned() && s.view.Open > 0:
		return words.In(e, "next.answer", lang.Args{"n": s.view.Open})
	case s.returned():
		return words.In(e, "next.again", nil)
	case !s.view.Current:
		return words.In(e, "next.outdated", nil)
	}
	return words.In(e, "next.sign", nil)
}

// numbered writes the number of a remark.
func numbered(n int) string { return strconv.Itoa(n) + ". " }
