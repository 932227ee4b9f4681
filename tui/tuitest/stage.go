// Package tuitest plays stories on the workbench without a program: keys are
// pressed, time passes when the story says so, and the screen is looked at.
//
// The idea: a Stage calls Update and carries out what it asks for, one after
// another, on the goroutine of the test. Timers wait until the story lets time
// pass. So a story never sleeps, never races and always ends alike.
package tuitest

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	jsonpaper "ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
	"ashyq/fixtures/office"
	"ashyq/tui"
	"ashyq/tui/screen"
)

// Options say what a story begins with. The zero value is an empty database, in
// English, in a window of 80×24.
type Options struct {
	Width, Height int
	Lang          lang.Lang
	Office        bool   // the sample office
	First         string // inspection to begin with
	Nameless      bool   // the analyst has given no name
	Mono, ASCII   bool
	Shelf         desk.Shelf // what this laptop remembers; nil: an empty one
	Store         desk.Store // in the place of the one in memory
	Web           desk.Web   // what stands at addresses; nil: there is no web

	Vault   desk.Vault        // of the file; nil: there is none
	Bundles journal.Exchanger // writes and reads bundles; nil: nobody does
}

// Stage is a workbench on which a story is played.
type Stage struct {
	testing.TB
	Bench *tui.Workbench
	Desk  *desk.Desk // the same office, for looking behind the screen
	Shelf desk.Shelf
	Dir   string // a folder of the story's own
	Ended bool   // the program has been left

	// Held keeps what jobs behind the screen tell until the story hears it.
	Held bool

	now    time.Time
	timers []timer
	untold []tea.Cmd
}

type timer struct {
	due time.Time
	m   tea.Msg
}

// sample is the sample office, told once: every story has a copy.
var sample = sync.OnceValues(func() (*journaltest.Memory, error) {
	d, err := desk.NewDeriver()
	if err != nil {
		return nil, err
	}
	clock := office.NewClock()
	m := journaltest.New(d, clock.Now)
	return m, office.Build(context.Background(), m, clock)
})

// Open raises the curtain: the workbench runs, the database is open, the first
// screen is there.
func Open(t testing.TB, o Options) *Stage {
	t.Helper()
	s := &Stage{TB: t, now: office.Now(), Dir: t.TempDir(), Shelf: o.Shelf}
	if s.Shelf == nil {
		s.Shelf = NewShelf()
	}
	store := o.Store
	if store == nil {
		store = s.memory(o.Office)
	}
	author := office.Analyst()
	if o.Nameless {
		author = desk.Author{Name: "analyst"}
	}
	var err error
	s.Desk, err = desk.New(desk.Tools{
		Store: store, Shelf: s.Shelf, Clock: s, Files: desk.Disk{}, Random: chance(t.Name()), Author: author, Web: o.Web, Bundles: o.Bundles, Vault: o.Vault,
	})
	s.Must(err)
	bench, done := tui.NewBench(context.Background(), tui.Options{
		Open: func(context.Context) (tui.Opened, error) {
			return tui.Opened{Desk: s.Desk, File: "ashyq.db", First: o.First, Close: func() error { return nil }}, nil
		},
		Sample: func(context.Context) (tui.Opened, error) { return tui.Opened{}, errors.New("no sample in this story") },
		Lang:   cmpLang(o.Lang), Fixed: o.Lang != "", Mono: o.Mono, ASCII: o.ASCII, Now: s.Now,
		Writers: paper.Writers{docx.Format: docx.Writer{}, md.Format: md.Writer{}, jsonpaper.Format: jsonpaper.Writer{}},
	})
	t.Cleanup(func() { s.Must(done()) })
	bench.Env().After, bench.Env().Listen = s.after, s.listen
	s.Bench = bench
	s.do(bench.Init())
	if o.Width == 0 {
		o.Width, o.Height = 80, 24
	}
	s.Resize(o.Width, o.Height)
	return s
}

func cmpLang(l lang.Lang) lang.Lang {
	if l == "" {
		return lang.EN
	}
	return l
}

func (s *Stage) memory(sampled bool) desk.Store {
	if sampled {
		m, err := sample()
		s.Must(err)
		return m.Clone()
	}
	d, err := desk.NewDeriver()
	s.Must(err)
	return journaltest.New(d, s.Now)
}

// chance gives the same numbers for the same story.
func chance(name string) io.Reader { return rand.NewChaCha8(sha256.Sum256([]byte(name))) }

// Must ends the story where something behind the scenes failed.
func (s *Stage) Must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// Now is the time of the story.
func (s *Stage) Now() time.Time { return s.now }

func (s *Stage) after(d time.Duration, m tea.Msg) tea.Cmd {
	s.timers = append(s.timers, timer{s.now.Add(d), m})
	return nil
}

// listen hears what a job tells at once, or keeps it.
func (s *Stage) listen(next tea.Cmd) tea.Cmd {
	if !s.Held {
		return next
	}
	s.untold = append(s.untold, next)
	return nil
}

// Hear waits for the next thing that a job behind the screen tells.
func (s *Stage) Hear() {
	s.Helper()
	if len(s.untold) == 0 {
		s.Fatal("nothing works behind the screen")
	}
	next := s.untold[0]
	s.untold = s.untold[1:]
	s.do(next)
}

// HearOut waits until all jobs behind the screen have ended.
func (s *Stage) HearOut() {
	s.Helper()
	for len(s.untold) > 0 {
		s.Hear()
	}
}

// Wait lets time pass.
func (s *Stage) Wait(d time.Duration) {
	end := s.now.Add(d)
	for {
		i := -1
		for j, t := range s.timers {
			if !t.due.After(end) && (i < 0 || t.due.Before(s.timers[i].due)) {
				i = j
			}
		}
		if i < 0 {
			break
		}
		t := s.timers[i]
		s.timers = slices.Delete(s.timers, i, i+1)
		s.now = t.due
		s.send(t.m)
	}
	s.now = end
}

// do carries out what was asked for, and what comes of it.
func (s *Stage) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			s.do(c)
		}
	case tea.QuitMsg:
		s.Ended = true
	default:
		s.send(m)
	}
}

func (s *Stage) send(m tea.Msg) {
	_, cmd := s.Bench.Update(m)
	s.do(cmd)
}

// Resize gives the window another size.
func (s *Stage) Resize(w, h int) { s.send(tea.WindowSizeMsg{Width: w, Height: h}) }

// names are the keys that a story names.
var names = map[string]tea.KeyMsg{
	"enter": {Type: tea.KeyEnter}, "esc": {Type: tea.KeyEsc}, "tab": {Type: tea.KeyTab}, "shift+tab": {Type: tea.KeyShiftTab},
	"shift+up": {Type: tea.KeyShiftUp}, "shift+down": {Type: tea.KeyShiftDown},
	"up": {Type: tea.KeyUp}, "down": {Type: tea.KeyDown}, "left": {Type: tea.KeyLeft}, "right": {Type: tea.KeyRight},
	"home": {Type: tea.KeyHome}, "end": {Type: tea.KeyEnd}, "pgup": {Type: tea.KeyPgUp}, "pgdown": {Type: tea.KeyPgDown},
	"insert": {Type: tea.KeyInsert}, "delete": {Type: tea.KeyDelete}, "backspace": {Type: tea.KeyBackspace},
	"space": {Type: tea.KeySpace, Runes: []rune{' '}}, "ctrl+c": {Type: tea.KeyCtrlC}, "ctrl+s": {Type: tea.KeyCtrlS},
	"ctrl+z": {Type: tea.KeyCtrlZ}, "ctrl+y": {Type: tea.KeyCtrlY}, "ctrl+q": {Type: tea.KeyCtrlQ}, "ctrl+p": {Type: tea.KeyCtrlP},
	"ctrl+g": {Type: tea.KeyCtrlG}, "ctrl+l": {Type: tea.KeyCtrlL}, "ctrl+u": {Type: tea.KeyCtrlU}, "ctrl+f": {Type: tea.KeyCtrlF}, "ctrl+j": {Type: tea.KeyCtrlJ},
	"f1": {Type: tea.KeyF1}, "f2": {Type: tea.KeyF2}, "f3": {Type: tea.KeyF3}, "f4": {Type: tea.KeyF4}, "f5": {Type: tea.KeyF5}, "f6": {Type: tea.KeyF6}, "f7": {Type: tea.KeyF7},
	"f8": {Type: tea.KeyF8}, "f9": {Type: tea.KeyF9}, "f10": {Type: tea.KeyF10},
}

// Press presses keys, by their names or as single letters of any layout.
func (s *Stage) Press(list ...string) {
	s.Helper()
	for _, name := range list {
		m, ok := names[name]
		if !ok {
			r := []rune(name)
			if len(r) != 1 {
				s.Fatalf("no key is named %q", name)
			}
			m = tea.KeyMsg{Type: tea.KeyRunes, Runes: r}
		}
		s.send(m)
	}
}

// Type types a text, letter by letter.
func (s *Stage) Type(text string) {
	for _, r := range text {
		if r == ' ' {
			s.Press("space")
		} else {
			s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
}

// Paste pastes a text.
func (s *Stage) Paste(text string) {
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// Screen is what the terminal shows, without colours.
func (s *Stage) Screen() string { return Plain(s.Bench.View()) }

// Shows asks that each of some texts is on the screen.
func (s *Stage) Shows(texts ...string) {
	s.Helper()
	screen := s.Screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			s.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
}

// Lacks asks that none of some texts is on the screen.
func (s *Stage) Lacks(texts ...string) {
	s.Helper()
	screen := s.Screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			s.Errorf("the screen shows %q:\n%s", text, screen)
		}
	}
}

// Row gives the line of the screen that the cursor stands on, "" where there is
// none.
func (s *Stage) Row() string {
	for line := range strings.SplitSeq(s.Screen(), "\n") {
		if (strings.HasPrefix(line, "▸") || strings.HasPrefix(line, ">")) && !strings.Contains(line, "◂") {
			return line
		}
	}
	return ""
}

// OnRow asks that the cursor stands on a line that holds a text.
func (s *Stage) OnRow(text string) {
	s.Helper()
	if row := s.Row(); !strings.Contains(row, text) {
		s.Errorf("the cursor stands on %q, want %q:\n%s", row, text, s.Screen())
	}
}

// Seek moves the cursor down until it stands on a line that holds a text.
func (s *Stage) Seek(text string) {
	s.Helper()
	for range 200 {
		if strings.Contains(s.Row(), text) {
			return
		}
		s.Press("down")
	}
	s.Fatalf("no line holds %q:\n%s", text, s.Screen())
}

// Front asks which screen is in front.
func (s *Stage) Front() screen.Screen { return s.Bench.Env().Front() }

// SeekCheck moves the cursor of a list of checks down to a check.
func (s *Stage) SeekCheck(id string) {
	s.Helper()
	e := s.Bench.Env()
	title := []rune(e.In(s.Desk.Standard().Check(id).Short))
	s.Seek(string(title[:min(len(title), 15)])) // a narrow window cuts the rest
}

// Send gives several letters in one message, as a quick hand or a slow line does.
func (s *Stage) Send(letters string) {
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(letters)})
}
