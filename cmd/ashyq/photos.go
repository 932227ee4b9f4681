package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// photosCmd lays a folder of photos out by hour and place, and takes a group of
// them as evidence.
type photosCmd struct {
	Inspection string    `arg:"" name:"inspection"`
	Folder     string    `arg:"" name:"folder"`
	Clock      clockFix  `placeholder:"clock"`
	True       *trueHour `placeholder:"true"`
	Gap        count     `placeholder:"minutes"`
	Apart      count     `placeholder:"metres"`
	Take       *count    `placeholder:"group"`
	Check      string    `placeholder:"check"`
	Part       []string  `placeholder:"part" sep:"none"`
	Item       []item    `placeholder:"item" sep:"none"`
	Premises   string    `placeholder:"number"`
	Date       moment    `placeholder:"moment"`
	Source     string    `placeholder:"text"`
	Present    string    `placeholder:"name"`
	Text       string    `placeholder:"text"`
	Note       string    `placeholder:"text"`
}

// clockFix is what the clock of a camera is put right by: ±HH:MM.
type clockFix struct{ time.Duration }

// UnmarshalText reads +00:12 or -01:00.
func (c *clockFix) UnmarshalText(text []byte) error {
	s := string(text)
	m, err := calendar.ParseMoment("2000-01-01T" + strings.TrimLeft(s, "+-"))
	if err != nil || len(s) != len("+00:12") {
		return usage("usage.clock", lang.Args{"typed": quoted(s)})
	}
	c.Duration = time.Duration(m.Minute) * time.Minute
	if s[0] == '-' {
		c.Duration = -c.Duration
	}
	return nil
}

// trueHour is one photo with the hour at which it was really taken:
// FILE=[DATE]THH:MM.
type trueHour struct{ desk.TrueHour }

// UnmarshalText reads IMG_1.jpg=T10:52 or IMG_1.jpg=2026-01-12T10:52.
func (t *trueHour) UnmarshalText(text []byte) (err error) {
	at := strings.LastIndexByte(string(text), '=')
	if at < 1 {
		return usage("usage.true", lang.Args{"typed": quoted(string(text))})
	}
	t.File = string(text[:at])
	hour, bare := strings.CutPrefix(string(text[at+1:]), "T")
	if !bare && len(hour) > len("10:52") {
		t.At, err = calendar.ParseMoment(hour)
		return err
	}
	m, err := calendar.ParseMoment("2000-01-01T" + hour)
	t.At = calendar.Moment{Minute: m.Minute}
	return err
}

func (c photosCmd) options() desk.PhotoOptions {
	o := desk.PhotoOptions{
		Fix: c.Clock.Duration, Gap: time.Duration(c.Gap.n) * time.Minute, Apart: float64(c.Apart.n),
	}
	if c.True != nil {
		o.True = &c.True.TrueHour
	}
	return o
}

// Run lays the folder out, or takes a group.
func (c photosCmd) Run(s *session) error {
	switch {
	case c.True != nil && c.Clock.Duration != 0:
		return usage("usage.either", lang.Args{"flags": []string{"--clock", "--true"}})
	case c.Take == nil && (len(c.Item)+len(c.Part) > 0 || c.Premises != ""):
		return usage("usage.take", nil)
	case c.Take != nil:
		return s.write(func(d *desk.Desk) error { return c.take(s, d) })
	}
	return s.read(func(d *desk.Desk) error {
		roll, err := d.Photos(s.ctx, c.Inspection, c.Folder, c.options())
		if err != nil {
			return err
		}
		return s.answer(rollView(roll), func() { s.printRoll(roll) })
	})
}

func (c photosCmd) take(s *session, d *desk.Desk) error {
	taken, err := d.TakePhotos(s.ctx, c.Inspection, c.Folder, desk.PhotoTake{
		PhotoOptions: c.options(), Group: c.Take.n, Check: c.Check, Parts: c.Part, Premises: c.Premises,
		Items: bare(c.Item, func(i item) checks.ItemSeen { return i.ItemSeen }), At: c.Date.Moment,
		Source: c.Source, Present: c.Present, Text: c.Text, Note: c.Note, Lang: s.lang,
	})
	if err != nil {
		return err
	}
	return s.answer(taken, func() {
		key := "photos.taken"
		if taken.Known {
			key = "photos.known"
		}
		s.saying(key, lang.Args{"id": short(taken.ID), "n": taken.Files, "at": taken.At})
	})
}

// photoRoll is a folder of photos for programs.
type photoRoll struct {
	Fix        string              `json:"fix"`
	Remote     bool                `json:"remote"`
	Cameras    []string            `json:"cameras"`
	Groups     []desk.PhotoGroup   `json:"groups"`
	Hourless   []desk.PhotoFile    `json:"hourless"`
	Duplicates []desk.PhotoFile    `json:"duplicates"`
	Refused    []desk.PhotoProblem `json:"refused"`
	LeftOut    int                 `json:"left_out"`
}

func rollView(r desk.PhotoRoll) photoRoll {
	return photoRoll{
		Fix: desk.Correction(r.Fix), Remote: r.Remote, Cameras: list(r.Cameras), Groups: list(r.Groups),
		Hourless: list(r.Hourless), Duplicates: list(r.Duplicates), Refused: list(r.Refused), LeftOut: r.LeftOut,
	}
}

func (s *session) printRoll(r desk.PhotoRoll) {
	s.saying("photos.clock", lang.Args{"fix": desk.Correction(r.Fix)})
	if len(r.Cameras) > 1 {
		s.saying("photos.cameras", lang.Args{"list": r.Cameras})
	}
	for _, g := range r.Groups {
		place := s.say("photos.no-place", nil)
		if g.Place != nil {
			place = g.Place.String()
		}
		facts := []string{
			s.say("photos.group", lang.Args{"n": g.Number}), hours(g.From, g.To), place,
			s.say("photos.count", lang.Args{"n": len(g.Files)}),
		}
		if g.Known > 0 {
			facts = append(facts, s.say("photos.held", lang.Args{"n": g.Known}))
		}
		fmt.Fprintln(s.out, s.facts(facts...))
		s.printPhotos(g.Files)
	}
	if len(r.Hourless) > 0 {
		s.saying("photos.hourless", lang.Args{"n": len(r.Hourless)})
		s.printPhotos(r.Hourless)
	}
	for _, f := range r.Duplicates {
		s.saying("photos.same", lang.Args{"name": f.Name, "first": f.Same})
	}
	for _, p := range r.Refused {
		s.saying("photos.refused", lang.Args{"name": p.Name, "why": p.Text})
	}
	if r.LeftOut > 0 {
		s.saying("photos.left-out", lang.Args{"n": r.LeftOut})
	}
	s.saying("photos.next", nil)
}

// hours writes from which hour to which; the day of the second only where it is
// another.
func hours(from, to calendar.Moment) string {
	out := strings.Replace(from.String(), "T", " ", 1)
	switch {
	case from == to:
		return out
	case from.Day == to.Day:
		_, hour, _ := strings.Cut(to.String(), "T")
		return out + "–" + hour
	}
	return out + " – " + strings.Replace(to.String(), "T", " ", 1)
}

func (s *session) printPhotos(files []desk.PhotoFile) {
	var grid [][]string
	for _, f := range files {
		_, hour, _ := strings.Cut(f.At.String(), "T")
		row := []string{" ", f.Name, hour, s.remarks(f)}
		grid = append(grid, row)
	}
	s.grid(grid)
}

// remarks says what is to be known of a photo beside its hour.
func (s *session) remarks(f desk.PhotoFile) string {
	var out []string
	if f.Known != "" {
		out = append(out, s.say("photos.held-as", lang.Args{"id": short(f.Known)}))
	}
	if f.Age != 0 {
		out = append(out, s.say("photos.age", lang.Args{"by": desk.Correction(time.Duration(f.Age) * time.Minute)}))
	}
	if f.Zoned {
		out = append(out, s.say("photos.zoned", nil))
	}
	if f.Width > 0 {
		out = append(out, strconv.Itoa(f.Width)+"×"+strconv.Itoa(f.Height))
	}
	return s.facts(append(out, f.Camera)...)
}
