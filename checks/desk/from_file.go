package desk

import (
	"context"
	"io"

	"github.com/BurntSushi/toml"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
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
type additions struct {
	Reading []struct {
		Limit   string       `toml:"limit"`
		Reading string       `toml:"reading"`
		Ground  string       `toml:"ground"`
		From    calendar.Day `toml:"from"`
	} `toml:"reading"`
	Day []struct {
		Date   calendar.Day `toml:"date"`
		Value  string       `toml:"value"`
		Reason string       `toml:"reason"`
		Source string       `toml:"source"`
	} `toml:"day"`
}

// Addition is one thing that a file adds, and whether it stands already.
type Addition struct {
	Matter string `json:"matter"` // "reading daily", "calendar 2027-03-15"
	Value  string `json:"value"`
	Known  bool   `json:"known"`
}

// additionBytes limits a file of additions.
const additionBytes = 4 << 20

// AddFromFile records the accepted readings and calendar days of a file, all in
// one act. With dry it only says what would be recorded.
func (d *Desk) AddFromFile(ctx context.Context, path string, dry bool) ([]Addition, error) {
	file, err := d.readAdditions(path)
	if err != nil {
		return nil, err
	}
	if dry {
		var out []Addition
		err := d.read(ctx, func(v *view) (err error) {
			out, err = v.preview(file)
			return err
		})
		if err == ErrNoStore {
			return file.list(&checks.Office{}), nil
		}
		return out, err
	}
	var out []Addition
	err = d.write(ctx, func(a *act) (err error) {
		if out, err = a.preview(file); err != nil {
			return err
		}
		return a.addAll(file, out)
	})
	if err == errKnown {
		err = nil
	}
	return out, err
}

func (d *Desk) readAdditions(path string) (additions, error) {
	var file additions
	r, err := d.files.Open(path)
	if err != nil {
		return file, unreadable(path, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, additionBytes))
	if err != nil {
		return file, unreadable(path, err)
	}
	meta, err := toml.Decode(string(body), &file)
	if err != nil {
		e := fail("additions.unreadable", args{"path": lang.Line(path), "why": lang.Line(err.Error())})
		e.Err = err
		return file, e
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		return file, fail("additions.unreadable", args{"path": lang.Line(path), "why": lang.Line(keys[0].String())})
	}
	if len(file.Reading)+len(file.Day) == 0 {
		return file, fail("additions.empty", args{"path": lang.Line(path)})
	}
	return file, d.checkAdditions(file)
}

func (d *Desk) checkAdditions(file additions) error {
	for _, r := range file.Reading {
		if err := d.checkReading(r.Limit, r.Reading, r.Ground, r.From); err != nil {
			return err
		}
	}
	for _, day := range file.Day {
		if err := checkDay(day.Date, day.Value, day.Reason); err != nil {
			return err
		}
	}
	return nil
}

func (v *view) preview(file additions) ([]Addition, error) {
	office, err := v.office()
	if err != nil {
		return nil, err
	}
	return file.list(office), nil
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

func (a *act) addAll(file additions, list []Addition) error {
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
