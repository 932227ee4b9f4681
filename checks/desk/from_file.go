package desk

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/BurntSushi/toml"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// additions is a file of accepted readings and of days of a calendar, as a
// department hands it round:
//
//	[[reading]]
//	limit = "daily"
//	reading = "working-days"
//	ground = "№ 12 бұйрық, 01.02.2025"
//	from = "2025-02-01"
//
//	[[day]]
//	date = "2027-03-15"
//	value = "off"
//	reason = "…"
//	source = "…"
//
// A whole year is written at once: its days off beside Saturdays and Sundays, and
// the days of rest on which people work.
//
//	[[year]]
//	year = 2028
//	off = ["2028-01-03", "2028-01-07"]
//	working = []
//	reason = "…"
//	source = "…"
//
// A file with an id is another thing, a text of an act: see from_file_text.go.
type additions struct {
	Reading []struct {
		Limit   string       `toml:"limit"`
		Reading string       `toml:"reading"`
		Ground  string       `toml:"ground"`
		From    calendar.Day `toml:"from"`
	} `toml:"reading"`
	Day  []addedDay  `toml:"day"`
	Year []addedYear `toml:"year"`
}

// addedDay corrects one day.
type addedDay struct {
	Date   calendar.Day `toml:"date"`
	Value  string       `toml:"value"`
	Reason string       `toml:"reason"`
	Source string       `toml:"source"`
}

// addedYear corrects the days of one year.
type addedYear struct {
	Year    int            `toml:"year"`
	Off     []calendar.Day `toml:"off"`
	Working []calendar.Day `toml:"working"`
	Reason  string         `toml:"reason"`
	Source  string         `toml:"source"`
}

// Addition is one thing that a file adds, and whether it stands already.
type Addition struct {
	Matter string       `json:"matter"` // "reading daily", "calendar 2027-03-15", "edition 177-nq"
	Value  string       `json:"value"`
	Known  bool         `json:"known"`
	Text   *TextPreview `json:"text,omitempty"` // of an act: what it changes
}

// additionBytes limits a file of additions.
const additionBytes = 4 << 20

// addition is what a file holds: one of the two.
type addition struct {
	additions
	text *addedText
}

// AddFromFile records what a file adds, all in one act: accepted readings and
// calendar days, or the text of an act. With dry it only says what would be
// recorded, and what that would change.
func (d *Desk) AddFromFile(ctx context.Context, path string, dry bool) (out []Addition, err error) {
	file, err := d.readAdditions(path)
	if err != nil {
		return nil, err
	}
	if dry {
		err = d.read(ctx, func(v *view) (err error) {
			out, err = v.preview(file)
			return err
		})
		if err == ErrNoStore {
			return d.previewEmpty(file)
		}
		return out, err
	}
	err = d.write(ctx, func(a *act) error {
		if out, err = a.preview(file); err != nil {
			return err
		}
		return a.addAll(file, out)
	})
	if err == errKnown {
		return out, nil
	}
	if err == nil { // the screens go on with what binds now
		err = d.read(ctx, func(*view) error { return nil })
	}
	return out, err
}

func (d *Desk) readAdditions(path string) (addition, error) {
	var file addition
	r, err := d.files.Open(path)
	if err != nil {
		return file, unreadable(path, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, additionBytes+1))
	switch {
	case err != nil:
		return file, unreadable(path, err)
	case len(body) > additionBytes: // a file that was cut would add half of what it says
		return file, fail("additions.too-large", args{"path": lang.Line(path), "mib": additionBytes >> 20})
	}
	if namesAct(string(body)) {
		file.text, err = readText(string(body))
		return file, err
	}
	if err := standard.Shallow(string(body)); err != nil {
		return file, err
	}
	meta, err := toml.Decode(string(body), &file.additions)
	if err != nil {
		e := fail("additions.unreadable", args{"path": lang.Line(path), "why": lang.Line(err.Error())})
		e.Err = err
		return file, e
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		return file, fail("additions.unreadable", args{"path": lang.Line(path), "why": lang.Line(keys[0].String())})
	}
	if err := file.spread(); err != nil {
		return file, err
	}
	if len(file.Reading)+len(file.Day) == 0 {
		return file, fail("additions.empty", args{"path": lang.Line(path)})
	}
	return file, d.checkAdditions(file.additions)
}

// spread writes the days of whole years out one by one.
func (f *additions) spread() error {
	for _, y := range f.Year {
		all := slices.Concat(y.Off, y.Working)
		for _, day := range all {
			if day.Year() != y.Year {
				return fail("calendar.other-year", args{"day": day, "year": fmt.Sprint(y.Year)})
			}
		}
		if len(all) == 0 {
			return fail("calendar.empty-year", args{"year": fmt.Sprint(y.Year)})
		}
		for _, day := range y.Off {
			f.Day = append(f.Day, addedDay{day, checks.DayIsOff, y.Reason, y.Source})
		}
		for _, day := range y.Working {
			f.Day = append(f.Day, addedDay{day, checks.DayIsWorking, y.Reason, y.Source})
		}
	}
	seen := map[calendar.Day]bool{}
	for _, day := range f.Day {
		if seen[day.Date] {
			return fail("calendar.twice", args{"day": day.Date})
		}
		seen[day.Date] = true
	}
	return nil
}

func (d *Desk) checkAdditions(file additions) error {
	seen := map[string]bool{}
	for _, r := range file.Reading {
		if seen[r.Limit] { // one of the two would silently take the place of the other
			return fail("reading.twice", args{"id": lang.Line(r.Limit)})
		}
		seen[r.Limit] = true
		if err := d.checkReading(r.Limit, r.Reading, r.Ground, r.From); err != nil {
			return err
		}
	}
	for _, day := range file.Day {
		if err := checkDay(day.Date, day.Value, day.Reason); err != nil {
			return err
		}
		switch {
		case day.Date.Year() < firstCalendarYear:
			return fail("calendar.too-early", args{"day": day.Date, "year": fmt.Sprint(firstCalendarYear)})
		case lang.Line(day.Source) == "":
			return fail("calendar.no-source", args{"day": day.Date})
		}
	}
	return nil
}

// firstCalendarYear is the first year of which a file may correct days: nothing
// that is inspected is older, so that an earlier year is a slip of the pen.
const firstCalendarYear = 2000

func (v *view) preview(file addition) ([]Addition, error) {
	office, err := v.office()
	if err != nil {
		return nil, err
	}
	if file.text != nil {
		text, err := v.previewText(file.text, office)
		return []Addition{text}, err
	}
	return file.list(office), nil
}

// previewEmpty says what a file adds where there is no database yet.
func (d *Desk) previewEmpty(file addition) ([]Addition, error) {
	if file.text == nil {
		return file.list(&checks.Office{}), nil
	}
	text, err := d.compareText(file.text, &checks.Office{})
	return []Addition{text}, err
}

// list says what the file adds to what stands.
func (f additions) list(o *checks.Office) []Addition {
	var out []Addition
	for _, r := range f.Reading {
		old := o.Readings[r.Limit]
		known := len(old) == 1 && old[0].Reading == r.Reading && old[0].Ground == lang.Line(r.Ground) && old[0].From == r.From
		out = append(out, Addition{Matter: "reading " + r.Limit, Value: r.Reading, Known: known})
	}
	for _, day := range f.Day {
		old := o.Days[day.Date]
		known := len(old) == 1 && old[0].Day == day.Value && old[0].Reason == lang.Line(day.Reason)
		out = append(out, Addition{Matter: "calendar " + day.Date.String(), Value: day.Value, Known: known})
	}
	return out
}

func (a *act) addAll(file addition, list []Addition) error {
	if file.text != nil {
		return a.addText(file.text, list[0])
	}
	fresh := false
	for i, r := range file.Reading {
		if list[i].Known {
			continue
		}
		fresh = true
		err := a.answer(journal.KindReading, journal.Office, "reading "+r.Limit,
			checks.Reading{Reading: r.Reading, Ground: lang.Line(r.Ground), From: r.From})
		if err != nil {
			return err
		}
	}
	for i, day := range file.Day {
		if list[len(file.Reading)+i].Known {
			continue
		}
		fresh = true
		err := a.answer(journal.KindCalendar, journal.Office, "calendar "+day.Date.String(),
			checks.DayOff{Day: day.Value, Reason: lang.Line(day.Reason), Source: lang.Line(day.Source)})
		if err != nil {
			return err
		}
	}
	if !fresh {
		return errKnown
	}
	return nil
}
