package sheet_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// stage is a desk with one sheet on it. Time passes when the story says so, and
// what is asked for behind the screen is done at once, or waits where it is held.
type stage struct {
	*testing.T
	env    *screen.Env
	shelf  *shelf
	now    time.Time
	timers []timer
	hold   bool
	held   []tea.Cmd
}

type timer struct {
	due time.Time
	m   tea.Msg
}

// floor is the screen below the sheet.
type floor struct{ screen.Screen }

// shelf is a shelf in memory that can be full.
type shelf struct {
	held map[string][]byte
	full bool
	puts int
}

func (s *shelf) Put(_ context.Context, key string, value []byte) error {
	if s.full {
		return errors.New("no space left")
	}
	s.puts++
	if s.held[key] = value; value == nil {
		delete(s.held, key)
	}
	return nil
}

func (s *shelf) Get(_ context.Context, key string) ([]byte, error) { return s.held[key], nil }

func (s *shelf) Keys(_ context.Context, prefix string) (out []string, _ error) {
	for key := range s.held {
		if strings.HasPrefix(key, prefix) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out, nil
}

// Now is the clock of the desk.
func (s *stage) Now() time.Time { return s.now }

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{T: t, shelf: &shelf{held: map[string][]byte{}}}
	s.now, _ = time.Parse(time.RFC3339, "2025-12-17T14:21:00+05:00")
	deriver, err := desk.NewDeriver()
	s.must(err)
	d, err := desk.New(desk.Tools{
		Store: journaltest.New(deriver, s.Now), Clock: s, Shelf: s.shelf, Author: desk.Author{Name: "Асан Т.", Given: true},
	})
	s.must(err)
	s.env = &screen.Env{Ctx: t.Context(), Desk: d, Lang: lang.RU, Theme: theme.New(true, false), Now: s.Now,
		After: func(d time.Duration, m tea.Msg) tea.Cmd {
			s.timers = append(s.timers, timer{s.now.Add(d), m})
			return nil
		}}
	s.env.Push(&floor{})
	return s
}

func (s *stage) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// do carries out what was asked for, and what comes of it.
func (s *stage) do(cmd tea.Cmd) {
	switch {
	case cmd == nil:
		return
	case s.hold:
		s.held = append(s.held, cmd)
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			s.do(c)
		}
	default:
		next, _ := s.env.Hear(m)
		s.do(next)
	}
}

// release lets go what was held.
func (s *stage) release() {
	held := s.held
	s.hold, s.held = false, nil
	for _, cmd := range held {
		s.do(cmd)
	}
}

// wait lets time pass.
func (s *stage) wait(d time.Duration) {
	s.now = s.now.Add(d)
	for i := 0; i < len(s.timers); i++ {
		if t := s.timers[i]; !t.due.After(s.now) {
			s.timers = slices.Delete(s.timers, i, i+1)
			i = -1
			next, _ := s.env.Hear(t.m)
			s.do(next)
		}
	}
}

// press does what the workbench does with a key: first the field that is typed
// into, then the actions, then the screen.
func (s *stage) press(sh *sheet.Sheet, list ...keys.Key) {
	s.Helper()
	for _, k := range list {
		if sh.Typing() {
			if cmd, ok := sh.Key(k); ok {
				s.do(cmd)
				continue
			}
		}
		actions := sh.Actions()
		i := slices.IndexFunc(actions, func(a screen.Action) bool { return a.Has(k) })
		if i >= 0 {
			s.do(actions[i].Run(s.env))
			continue
		}
		cmd, _ := sh.Key(k)
		s.do(cmd)
	}
}

func (s *stage) typed(sh *sheet.Sheet, text string) { s.do(sh.Type(text)) }

// event is a form that asks for a name and a day.
func event(v form.Values) *form.State {
	return form.New(form.Form{ID: "event", Submit: text("Дәлелдемені жазу", "Записать доказательство"), Fields: []form.Field{
		{ID: "title", Kind: form.Text, Must: true, Label: text("Атауы", "Название")},
		{ID: "at", Kind: form.Day, Must: true, Label: text("Күні", "Дата"), Check: dated},
		{ID: "note", Kind: form.Area, Label: text("Ескертпе", "Заметка"), Under: text("(басылмайды)", "(не печатается)")},
	}}, v)
}

// open opens a sheet that keeps a draft.
func (s *stage) open(change func(*sheet.Sheet)) *sheet.Sheet {
	sh := &sheet.Sheet{
		Form:  event(form.Values{"at": {"14.05"}}),
		Draft: desk.Draft{ID: "event 1", Form: "event"},
		Name: func() string {
			return s.env.In(text("Жаңа дәлелдеме", "Новое доказательство"))
		},
		Write: func(form.Values) tea.Cmd { return nil },
	}
	if change != nil {
		change(sh)
	}
	s.do(sheet.Open(s.env, sh))
	return sh
}

func text(kk, ru string) lang.Text { return lang.Text{KK: kk, RU: ru} }

func dated(v form.Values) (echo, wrong lang.Text) {
	d, _, err := calendar.Typed(v.One("at"), calendar.Span{}, day("2025-12-17"))
	if e, ok := lang.AsError(err); ok {
		return lang.Text{}, e.Text
	}
	return d.Words(), lang.Text{}
}

func day(iso string) calendar.Day {
	d, _ := calendar.ParseDay(iso)
	return d
}

// drafts lists what was kept: its titles.
func (s *stage) drafts() (out []string) {
	s.Helper()
	list, err := s.env.Desk.Drafts(s.Context())
	s.must(err)
	for _, d := range list {
		out = append(out, form.Values(d.Values).One("title"))
	}
	return out
}

func (s *stage) keeps(want ...string) {
	s.Helper()
	if got := s.drafts(); !slices.Equal(got, want) {
		s.Errorf("the drafts are %q, want %q", got, want)
	}
}

// draw draws the sheet in a window.
func (s *stage) draw(sh *sheet.Sheet, w, h int) string {
	c := widget.NewCanvas(w, h)
	sh.Draw(c)
	return c.Plain()
}

func (s *stage) shows(sh *sheet.Sheet, texts ...string) {
	s.Helper()
	got := s.draw(sh, 80, 18)
	for _, text := range texts {
		if !strings.Contains(got, text) {
			s.Errorf("it does not show %q:\n%s", text, got)
		}
	}
}

func (s *stage) lacks(sh *sheet.Sheet, texts ...string) {
	s.Helper()
	got := s.draw(sh, 80, 18)
	for _, text := range texts {
		if strings.Contains(got, text) {
			s.Errorf("it shows %q:\n%s", text, got)
		}
	}
}

// inspection opens an inspection in which nothing was looked at yet.
func (s *stage) inspection() string {
	s.Helper()
	in := desk.InspectionInput{
		Holder: "Сынақ мекемесі", Categories: []string{"state-body"}, Form: checks.Monitoring,
		Period: calendar.Span{From: day("2025-01-01"), To: day("2025-12-31")}, AsOf: day("2025-12-17"),
	}
	for _, id := range []string{"collegial-open", "drafts-legal-acts", "administers-budget-programmes", "local-self-government", "public-order"} {
		in.Register.Traits = append(in.Register.Traits, desk.TraitInput{ID: id, Value: checks.Yes})
	}
	in.Register.Traits = append(in.Register.Traits, desk.TraitInput{ID: "law-enforcement-special", Value: "no"})
	opened, err := s.env.Desk.OpenInspection(s.Context(), in)
	s.must(err)
	return opened.Number
}
