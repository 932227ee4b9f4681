package field

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Photos asks for a folder of photos and lays it out.
func Photos(e *screen.Env, inspection string) tea.Cmd {
	return ask(e, inspection, form.Values{}, nil)
}

// ask asks for the folder and for what is known of the clock of the camera. A roll
// that is open already is read anew.
func ask(e *screen.Env, inspection string, v form.Values, open *roll) tea.Cmd {
	label := func(id string, kind form.Kind) form.Field {
		return form.Field{ID: id, Kind: kind, Label: words.Text("folder."+id, nil)}
	}
	folder, fix, name, hour := label("path", form.Text), label("fix", form.Text), label("photo", form.Text), label("hour", form.Text)
	folder.Must = true
	fix.Under, fix.Check = words.Text("folder.fix.under", nil), checkFix
	name.Under = words.Text("folder.photo.under", nil)
	hour.Check = checkHour
	hour.When = func(v form.Values) bool { return v.One("photo") != "" }
	s := &sheet.Sheet{
		Looks: true,
		Form:  form.New(form.Form{ID: "folder", Submit: words.Text("folder.read", nil), Fields: []form.Field{folder, fix, name, hour}}, v),
		Name:  func() string { return words.In(e, "photos", nil) },
		Frame: func() (string, string) {
			return words.In(e, "folder.about", nil), ""
		},
	}
	s.Write = func(v form.Values) tea.Cmd {
		o := options(v)
		return sheet.Carry(s, func(ctx context.Context, d *desk.Desk) (desk.PhotoRoll, error) {
			return d.Photos(ctx, inspection, v.One("path"), o)
		}, func(r desk.PhotoRoll) tea.Cmd {
			if open != nil {
				open.take(r, o, v)
				return nil
			}
			fresh := &roll{env: e, id: inspection}
			fresh.take(r, o, v)
			return e.Push(fresh)
		})
	}
	return sheet.Open(e, typed.Offer{Folder: "path"}.On(s))
}

// options puts what was typed into what the desk takes.
func options(v form.Values) desk.PhotoOptions {
	if name := v.One("photo"); name != "" {
		at, _ := hourOf(v.One("hour"))
		return desk.PhotoOptions{True: &desk.TrueHour{File: name, At: at}}
	}
	fix, _ := fixOf(v.One("fix"))
	return desk.PhotoOptions{Fix: fix}
}

// fixOf reads a correction: +00:12, -1:00, +2d 00:05.
func fixOf(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	back := strings.HasPrefix(s, "-")
	s = strings.TrimLeft(s, "+-")
	days := 0
	if n, rest, ok := strings.Cut(s, "d "); ok {
		days, s = typed.Whole(n), rest
	}
	at, ok := hourOf(s)
	d := time.Duration(at.Minute+days*24*60) * time.Minute
	if back {
		d = -d
	}
	return d, ok
}

// hourOf reads an hour, with the day before it where it was typed.
func hourOf(s string) (calendar.Moment, bool) {
	s = strings.Replace(strings.TrimSpace(s), " ", "T", 1)
	if len(s) == len("9:30") {
		s = "0" + s
	}
	if len(s) > len("10:30") {
		m, err := calendar.ParseMoment(s)
		return m, err == nil && m.Minute >= 0
	}
	m, err := calendar.ParseMoment("2000-01-01T" + s)
	return calendar.Moment{Minute: m.Minute}, err == nil
}

func checkFix(v form.Values) (echo, wrong lang.Text) {
	if _, ok := fixOf(v.One("fix")); !ok {
		return lang.Text{}, words.Text("folder.fix.wrong", nil)
	}
	return lang.Text{}, lang.Text{}
}

func checkHour(v form.Values) (echo, wrong lang.Text) {
	if _, ok := hourOf(v.One("hour")); !ok {
		return lang.Text{}, words.Text("folder.hour.wrong", nil)
	}
	return lang.Text{}, lang.Text{}
}
