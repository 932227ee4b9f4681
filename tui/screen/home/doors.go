package home

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/screen/holder"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/opening"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// doors are the ways on from a database in which there is nothing yet.
var doors = []struct{ key, note, next string }{
	{"door.first", "door.first.note", "doors.next"},
	{"door.sample", "door.sample.note", "door.sample"},
	{"door.import", "door.import.note", "door.import"},
	{"door.name", "door.name.note", "door.name"},
}

func (s *inspections) openDoor() tea.Cmd {
	switch s.doors.Cursor {
	case 1:
		return s.env.OpenSample()
	case 2:
		return holder.Import(s.env)
	case 3:
		return office.AskName(s.env)
	}
	return opening.Start(s.env, "")
}

// drawDoors says what this is in two sentences, and offers the ways on.
func (s *inspections) drawDoors(c widget.Canvas) {
	e := s.env
	w, h := c.Size()
	y := 0
	if h > 14 {
		y = 2
	}
	c.Put(3, y, theme.Title, words.In(e, "doors", nil))
	about, air := "doors.about", 1
	if h <= 14 { // the doors, the language and the file remain
		about, air = "doors.short", 0
	}
	y += 1 + air
	for _, line := range widget.Wrap(words.In(e, about, nil), min(w-6, 76)) {
		c.Put(3, y, theme.Plain, line)
		y++
	}
	y++
	wide := 0
	for _, d := range doors {
		wide = max(wide, widget.Width(words.In(e, d.key, nil)))
	}
	for i, d := range doors {
		c.Put(3, y, theme.Title, words.In(e, d.key, nil))
		c.Put(3+wide+3, y, theme.Plain, widget.Fit(words.In(e, d.note, nil), w-wide-7))
		if i == s.doors.Cursor {
			widget.Mark(c, y)
		}
		y++
	}
	y++
	x := c.Put(3, y, theme.Plain, words.In(e, "doors.language", nil)+"  ")
	for _, l := range lang.Langs() {
		name := languages[l]
		if l == e.Lang {
			name = "[" + name + "]"
		}
		x = c.Put(x, y, theme.Plain, name) + 2
	}
	c.Put(3, y+1, theme.Plain, widget.Fit(words.In(e, "doors.file", lang.Args{"file": e.File}), w-4))
}

// languages are named in themselves: whoever cannot read the one in force must
// find the way.
var languages = map[lang.Lang]string{lang.KK: "Қазақша", lang.RU: "Русский", lang.EN: "English"}
