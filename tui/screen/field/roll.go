package field

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/record"
	"ashyq/tui/widget"
)

// roll is a folder of photos, laid out.
type roll struct {
	env     *screen.Env
	id      string // of the inspection
	it      desk.PhotoRoll
	options desk.PhotoOptions
	asked   form.Values // what was typed to read it
	old     bool        // something else was in front since it was read
	list    widget.List
}

// take takes in what was read.
func (s *roll) take(r desk.PhotoRoll, o desk.PhotoOptions, v form.Values) {
	s.it, s.options, s.asked = r, o, v
	s.list.Clamp(s.rows())
}

// Open implements screen.Opener: photos that were taken meanwhile are known by now.
func (s *roll) Open() tea.Cmd {
	if !s.old {
		s.old = true
		return nil
	}
	return s.again()
}

// again reads the folder anew.
func (s *roll) again() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.PhotoRoll, error) {
		return d.Photos(ctx, s.id, s.it.Folder, s.options)
	}, func(r desk.PhotoRoll) tea.Cmd {
		s.take(r, s.options, s.asked)
		return nil
	})
}

// rows counts the groups, and the photos without an hour as one more.
func (s *roll) rows() int {
	n := len(s.it.Groups)
	if len(s.it.Hourless) > 0 {
		n++
	}
	return n
}

// here gives the group under the cursor; number 0 are the photos without an hour.
func (s *roll) here() (desk.PhotoGroup, bool) {
	switch i := s.list.Cursor; {
	case i < len(s.it.Groups):
		return s.it.Groups[i], true
	case len(s.it.Hourless) > 0:
		return hourless(s.it.Hourless), true
	}
	return desk.PhotoGroup{}, false
}

func hourless(files []desk.PhotoFile) desk.PhotoGroup {
	g := desk.PhotoGroup{Files: files}
	for _, f := range files {
		if f.Known != "" {
			g.Known++
		}
	}
	return g
}

// Crumb implements screen.Screen.
func (s *roll) Crumb() string { return words.In(s.env, "photos", nil) }

// Stamp implements screen.Screen: what the clock was put right by.
func (s *roll) Stamp() string {
	return words.In(s.env, "roll.fix", lang.Args{"fix": desk.Correction(s.it.Fix)})
}

// Context implements screen.Screen.
func (s *roll) Context() (left, right string) {
	n := len(s.it.Hourless)
	for _, g := range s.it.Groups {
		n += len(g.Files)
	}
	return lang.Line(filepath.Base(s.it.Folder)), words.In(s.env, "roll.count", lang.Args{"n": n, "groups": len(s.it.Groups)})
}

// Actions implements screen.Screen.
func (s *roll) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("photos-take", s.use).Unless(s.noUse),
		screen.Can("photos-clock", func() tea.Cmd { return ask(s.env, s.id, s.asked, s) }),
		screen.Can("refresh", s.again),
		record.Undo(s.env, s.id, s.again), record.Redo(s.env, s.id, s.again),
		screen.Can("back", s.env.Pop),
	}
}

// noUse says why the group cannot be taken.
func (s *roll) noUse() lang.Text {
	g, ok := s.here()
	switch {
	case !ok:
		return words.Text("roll.none", nil)
	case g.Known == len(g.Files):
		return words.Text("roll.known", nil)
	}
	return lang.Text{}
}

// Next implements screen.Screen.
func (s *roll) Next() string {
	g, _ := s.here()
	if s.noUse() == (lang.Text{}) {
		return words.In(s.env, "roll.next", lang.Args{"n": len(g.Files) - g.Known})
	}
	for i, other := range s.it.Groups {
		if other.Known < len(other.Files) {
			return words.In(s.env, "roll.next.other", lang.Args{"group": i + 1})
		}
	}
	return words.In(s.env, "roll.done", nil)
}

// Key implements screen.Screen.
func (s *roll) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, s.rows()) }

// hours writes from when to when a group was taken.
func (s *roll) hours(g desk.PhotoGroup) string {
	if g.From.Day == 0 {
		return words.In(s.env, "roll.hourless", nil)
	}
	out := g.From.Day.Digits()[:len("01.01")] + " " + clock(g.From)
	switch {
	case g.From == g.To:
		return out
	case g.From.Day == g.To.Day:
		return out + "–" + clock(g.To)
	}
	return out + " – " + g.To.Day.Digits()[:len("01.01")] + " " + clock(g.To)
}

func clock(m calendar.Moment) string {
	if m.Minute < 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", m.Minute/60, m.Minute%60)
}

// remarks says what is to be known of a photo beside its hour.
func (s *roll) remarks(f desk.PhotoFile) string {
	var out []string
	if f.Known != "" {
		out = append(out, words.In(s.env, "photo.known", nil))
	}
	if f.Age != 0 {
		out = append(out, words.In(s.env, "photo.age", lang.Args{"by": desk.Correction(time.Duration(f.Age) * time.Minute)}))
	}
	if f.Zoned {
		out = append(out, words.In(s.env, "photo.zoned", nil))
	}
	if f.Place != nil {
		out = append(out, f.Place.String())
	}
	return strings.Join(out, " · ")
}
