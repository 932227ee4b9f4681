package search

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// search is the screen.
type search struct {
	env    *screen.Env
	input  widget.Input
	typing bool
	kind   string // of which all hits are listed; "": some of each
	more   int    // pages of hits of that kind that were asked for
	found  desk.SearchFound
	laid   []row    // of what was found
	asked  question // what was asked last
	away   bool     // a question is on its way
	list   widget.List
	behind progress
}

// question is what is asked of the desk.
type question struct {
	text, kind string
	limit      int
	moves      int // how often the index had moved
}

// progress is how far the index has come.
type progress struct {
	done, of int
	moves    int
}

// Hits that are shown: of each kind, and at a time of one.
const (
	someHits = 5
	pageHits = 100
)

// jobKey is that of catching up: it is done once at a time.
const jobKey = "search-index"

// Open opens the search.
func Open(e *screen.Env) tea.Cmd {
	if e.Desk == nil {
		return nil
	}
	return e.Push(&search{env: e, typing: true})
}

// Open implements screen.Opener: what was written since is looked through, and the
// question asked again.
func (s *search) Open() tea.Cmd {
	job := &screen.Job{Key: jobKey, State: s}
	return tea.Batch(s.ask(true), screen.Begin(s.env, job, func(ctx context.Context, d *desk.Desk, tell func(progress)) error {
		return d.CatchUpSearch(ctx, func(done, of int) { tell(progress{done: done, of: of}) })
	}, func(p progress) tea.Cmd {
		s.behind.done, s.behind.of = p.done, p.of
		s.behind.moves++
		return s.ask(false)
	}, func(error) tea.Cmd {
		s.behind.done = s.behind.of
		s.behind.moves++
		return s.ask(false)
	}))
}

// question is what is to be asked now.
func (s *search) question() question {
	q := question{text: s.input.Text(), kind: s.kind, limit: someHits, moves: s.behind.moves}
	if s.kind != "" {
		q.limit = pageHits * (s.more + 1)
	}
	return q
}

// ask asks, unless a question is on its way: then it is asked when that one comes
// back. The same is asked once more only where it is wanted.
func (s *search) ask(again bool) tea.Cmd {
	q := s.question()
	if s.away || q == s.asked && !again || s.env.Desk == nil {
		return nil
	}
	s.away, s.asked = true, q
	inView := s.env.Viewed()
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (answer, error) {
		ask := desk.SearchQuery{Text: q.text, Limit: q.limit, InView: inView}
		if q.kind != "" {
			ask.Kinds = []string{q.kind}
		}
		found, err := d.Search(ctx, ask)
		return answer{found, err}, nil
	}, s.answered)
}

// answer is what came back: a failure too, so that the next question can be asked.
type answer struct {
	found desk.SearchFound
	err   error
}

// answered shows what came back. Where it failed nothing stands under the new words,
// and whatever is typed next asks again.
func (s *search) answered(a answer) tea.Cmd {
	s.away = false
	at, on := s.at()
	s.found = a.found
	s.lay()
	s.list.Settle(len(s.rows()), 1, s.stands)
	if on {
		s.returnTo(at)
	}
	if a.err == nil {
		return s.ask(false)
	}
	failed := s.env.Fail(a.err)
	if s.question() != s.asked {
		return tea.Batch(failed, s.ask(false))
	}
	s.asked = question{limit: -1} // whatever is asked next is another
	return failed
}

// typed asks for what stands in the line now.
func (s *search) typed() tea.Cmd {
	s.list, s.more = widget.List{}, 0
	return s.ask(false)
}

// returnTo puts the cursor on the row on which it stood.
func (s *search) returnTo(old row) {
	for i, r := range s.rows() {
		if r.hit != nil && old.hit != nil && r.hit.Kind == old.hit.Kind && r.hit.Ref == old.hit.Ref && r.hit.Inspection == old.hit.Inspection {
			s.list.Cursor = i
		}
	}
}

// Crumb implements screen.Screen.
func (s *search) Crumb() string { return words.In(s.env, "search", nil) }

// Stamp implements screen.Screen.
func (s *search) Stamp() string {
	switch {
	case s.found.Words.Empty():
		return ""
	case s.found.Least:
		return words.In(s.env, "count.least", lang.Args{"n": s.found.Count})
	}
	return words.In(s.env, "count", lang.Args{"n": s.found.Count})
}

// Context implements screen.Screen: what is shown, and how much was looked through.
func (s *search) Context() (left, right string) {
	left = words.In(s.env, "everywhere", nil)
	if s.kind != "" {
		left = words.In(s.env, "only", lang.Args{"kind": desk.SearchKindWords(s.kind)})
	}
	return left, s.looked()
}

// looked says how much of the journal was looked through, while it is not all.
func (s *search) looked() string {
	done, of := s.found.Done, s.found.Of
	if s.behind.of > 0 {
		done, of = s.behind.done, s.behind.of
	}
	if done >= of || of == 0 {
		return ""
	}
	return words.In(s.env, "looked", lang.Args{"percent": done * 100 / of})
}

// Actions implements screen.Screen.
func (s *search) Actions() []screen.Action {
	open := screen.Can("found-thing", s.open).Unless(s.noRow)
	write := screen.Can("search-write", s.write)
	list := []screen.Action{open, write}
	if s.typing || s.noRow() != (lang.Text{}) {
		list = []screen.Action{write, open}
	}
	return append(list,
		screen.Can("search-kind", s.nextKind).Unless(s.nothing),
		screen.Can("back", s.back),
	)
}

func (s *search) noRow() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("no-row", nil)
	}
	return lang.Text{}
}

func (s *search) nothing() lang.Text {
	if len(s.found.Groups) == 0 {
		return words.Text("no-row", nil)
	}
	return lang.Text{}
}

func (s *search) write() tea.Cmd {
	s.typing = true
	return nil
}

// back peels one layer: the line, the kind, the screen.
func (s *search) back() tea.Cmd {
	switch {
	case s.typing && len(s.rows()) > 0:
		s.typing = false
		return nil
	case s.kind != "":
		return s.show("")
	}
	return s.env.Pop()
}

// nextKind shows the hits of the next kind of which there are any, in a ring.
func (s *search) nextKind() tea.Cmd {
	kinds := []string{""}
	for _, g := range s.found.Groups {
		kinds = append(kinds, g.Kind)
	}
	for i, k := range kinds {
		if k == s.kind {
			return s.show(kinds[(i+1)%len(kinds)])
		}
	}
	return s.show("")
}

func (s *search) show(kind string) tea.Cmd {
	s.kind = kind
	s.lay()
	s.list, s.more = widget.List{}, 0
	return s.ask(false)
}

// Typing implements screen.Typist.
func (s *search) Typing() bool { return s.typing }

// Type implements screen.Typist.
func (s *search) Type(text string) tea.Cmd {
	s.input.Type(text)
	return s.typed()
}

// Key implements screen.Screen.
func (s *search) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.typing && k == keys.Esc:
		return s.back(), true
	case s.typing && (k == keys.Enter || k == keys.Down || k == keys.PageDown):
		if len(s.rows()) > 0 {
			s.typing = false
		}
		return nil, true
	case s.typing && s.input.Key(k):
		return s.typed(), true
	case s.typing:
		return nil, false
	case k == keys.Up && s.first():
		s.typing = true
		return nil, true
	}
	return nil, s.list.KeyOver(k, len(s.rows()), s.stands)
}

// first tells whether the cursor stands on the first row on which it can.
func (s *search) first() bool {
	for i := range s.rows() {
		if s.stands(i) {
			return s.list.Cursor <= i
		}
	}
	return true
}

// Next implements screen.Screen.
func (s *search) Next() string {
	e := s.env
	at, ok := s.at()
	switch {
	case s.found.Words.Empty():
		return words.In(e, "next.type", nil)
	case !ok:
		return words.In(e, "next.none", nil)
	case s.typing:
		return words.In(e, "next.list", nil)
	case at.hit == nil:
		return words.In(e, "next.more", lang.Args{"kind": desk.SearchKindWords(at.kind)})
	}
	return words.In(e, "next.open", lang.Args{"title": at.hit.Title})
}
