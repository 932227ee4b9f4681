package desk

import (
	"context"
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// officeSettings are the settings that move a verdict or a paper. They stand in
// the journal and nowhere else.
var officeSettings = []string{
	checks.SettingPublished, settingAttachment,
	"office.name.kk", "office.name.ru", "office.department.kk", "office.department.ru",
	"office.city.kk", "office.city.ru",
	"signer.post.kk", "signer.post.ru", "signer.name.kk", "signer.name.ru",
	"executor.name", "executor.phone", settingReview, settingContact, settingRetention,
}

// settingContact names whom the owner of a site may ask about our requests: an e-mail
// or a telephone of the office, told to every server that is asked.
const settingContact = "web.contact"

// Contact is the office's contact for the owners of sites, empty where none is
// recorded.
func (d *Desk) Contact(ctx context.Context) (contact string, err error) {
	err = d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err == nil {
			contact, _ = office.Setting(settingContact)
		}
		return err
	})
	return contact, noneWithoutStore(err)
}

// SettingLine is a setting as it is listed.
type SettingLine struct {
	Name   string   `json:"name"`
	Values []string `json:"values"` // two or more are a conflict
	Source string   `json:"source,omitempty"`
}

// Settings lists every setting, set or not.
func (d *Desk) Settings(ctx context.Context) ([]SettingLine, error) {
	office := &checks.Office{}
	err := d.read(ctx, func(v *view) (err error) {
		office, err = v.office()
		return err
	})
	if err := noneWithoutStore(err); err != nil {
		return nil, err
	}
	var out []SettingLine
	for _, name := range officeSettings {
		line := SettingLine{Name: name, Values: []string{}}
		for _, s := range office.Settings[name] {
			line.Values, line.Source = append(line.Values, s.Value), s.Source
		}
		out = append(out, line)
	}
	return out, nil
}

// Set records a setting with its source.
func (d *Desk) Set(ctx context.Context, name, value, source string) error {
	value, source = lang.Line(value), lang.Line(source)
	if !slices.Contains(officeSettings, name) {
		return fail("setting.unknown", args{"name": lang.Line(name), "names": officeSettings})
	}
	if source == "" {
		return fail("setting.no-source", nil)
	}
	if err := d.checkSetting(name, value); err != nil {
		return err
	}
	return d.write(ctx, func(a *act) error {
		return a.answer(journal.KindSetting, journal.Office, "setting "+name, checks.Setting{Value: value, Source: source})
	})
}

func (d *Desk) checkSetting(name, value string) error {
	switch name {
	case checks.SettingPublished:
		day, err := calendar.ParseDay(value)
		if err != nil {
			return err
		}
		if day < earliestPublication(d.law) || day > d.Today() {
			return fail("setting.publication", args{"from": earliestPublication(d.law), "to": d.Today()})
		}
	case settingReview:
		if value != checks.Yes && value != checks.No {
			return fail("setting.yes-no", nil)
		}
	case settingRetention:
		if n, err := strconv.Atoi(value); err != nil || n < 0 || n > mostMonths {
			return fail("setting.months", args{"max": mostMonths})
		}
	case settingAttachment:
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 1 || n<<20 > greatestAttachment {
			return fail("setting.attachment", args{"max": greatestAttachment >> 20})
		}
	}
	return nil
}

// earliestPublication is the first day on which the edition whose beginning is
// not settled can have been published: its first possible day less the days
// that must pass.
func earliestPublication(law *standard.Standard) calendar.Day {
	for _, e := range law.Editions() {
		if e.Setting == checks.SettingPublished {
			return e.From.Add(-e.After)
		}
	}
	return 0
}

// timeline gives the editions in force with the office's settings.
func (d *Desk) timeline(o *checks.Office) standard.Timeline {
	value, _ := o.Setting(checks.SettingPublished)
	day, _ := calendar.ParseDay(value)
	return d.law.Timeline(day)
}

// AcceptReading records the department's reading of a limit, with its ground and
// the day from which it holds.
func (d *Desk) AcceptReading(ctx context.Context, limit, reading, ground string, from calendar.Day) error {
	if err := d.checkReading(limit, reading, ground, from); err != nil {
		return err
	}
	return d.write(ctx, func(a *act) error {
		return a.answer(journal.KindReading, journal.Office, "reading "+limit,
			checks.Reading{Reading: reading, Ground: lang.Line(ground), From: from})
	})
}

func (d *Desk) checkReading(limit, reading, ground string, from calendar.Day) error {
	l := d.law.Limit(limit)
	if l == nil || len(l.Readings) == 0 {
		return fail("reading.unknown-limit", args{"id": lang.Line(limit), "limits": d.limitsWithReadings()})
	}
	var ids []string
	for _, r := range l.Readings {
		ids = append(ids, r.ID)
	}
	switch {
	case !slices.Contains(ids, reading):
		return fail("reading.unknown", args{"id": lang.Line(reading), "readings": ids})
	case lang.Line(ground) == "":
		return fail("reading.no-ground", nil)
	case from == 0:
		return fail("reading.no-day", nil)
	}
	return nil
}

func (d *Desk) limitsWithReadings() []string {
	var out []string
	for _, l := range d.law.Limits() {
		if len(l.Readings) > 0 {
			out = append(out, l.ID)
		}
	}
	return out
}

// Readings lists the accepted readings.
func (d *Desk) Readings(ctx context.Context) (out map[string][]checks.Reading, err error) {
	err = d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err == nil {
			out = office.Readings
		}
		return err
	})
	return out, noneWithoutStore(err)
}

// CorrectDay corrects one day of the calendar.
func (d *Desk) CorrectDay(ctx context.Context, day calendar.Day, value, reason, source string) error {
	if err := checkDay(day, value, reason); err != nil {
		return err
	}
	return d.write(ctx, func(a *act) error {
		return a.answer(journal.KindCalendar, journal.Office, "calendar "+day.String(),
			checks.DayOff{Day: value, Reason: lang.Line(reason), Source: lang.Line(source)})
	})
}

func checkDay(day calendar.Day, value, reason string) error {
	switch {
	case value != "off" && value != "working" || day == 0:
		return fail("calendar.value", nil)
	case lang.Line(reason) == "":
		return fail("reason.empty", nil)
	}
	return nil
}

// Calendar gives the calendar with the office's corrections.
func (d *Desk) Calendar(ctx context.Context) (*calendar.Calendar, error) {
	out := d.days
	err := d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err == nil {
			out = office.Calendar(d.days)
		}
		return err
	})
	return out, noneWithoutStore(err)
}

// Timeline gives the editions in force with the office's settings.
func (d *Desk) Timeline(ctx context.Context) (standard.Timeline, error) {
	out := d.law.Timeline(0)
	err := d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err == nil {
			out = v.timeline(office)
		}
		return err
	})
	return out, noneWithoutStore(err)
}
