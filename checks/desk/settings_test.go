package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// Until the day of official publication is entered, the first day of the new
// text is assumed and said to be; with it, nothing is unsettled.
func TestPublicationSettlesTheEdition(t *testing.T) {
	b := newBureau(t)
	line, err := b.Timeline(b.ctx)
	must(t, err)
	if !line.Assumed() || len(line.On(day(t, "2025-05-07"))) != 2 {
		t.Errorf("before: assumed %v, %v", line.Assumed(), line.On(day(t, "2025-05-07")))
	}
	must(t, b.Set(b.ctx, checks.SettingPublished, "2025-04-25", "ЭКБ"))
	line, err = b.Timeline(b.ctx)
	must(t, err)
	if line.Assumed() || line.On(day(t, "2025-05-05"))[0] != "606-НҚ/221" || line.On(day(t, "2025-05-06"))[0] != "177-НҚ" {
		t.Errorf("after: assumed %v, %v, %v", line.Assumed(), line.On(day(t, "2025-05-05")), line.On(day(t, "2025-05-06")))
	}
	rows := []struct{ name, value, source, code string }{
		{"edition.177-2025.published", "2025-04-01", "x", "setting.publication"},
		{"edition.177-2025.published", "2025-02-30", "x", "date.impossible"},
		{"edition.177-2025.published", "2025-04-25", " ", "setting.no-source"},
		{"attachment.limit", "0", "x", "setting.attachment"},
		{"attachment.limit", "257", "x", "setting.attachment"},
		{"weather", "fine", "x", "setting.unknown"},
	}
	for _, r := range rows {
		if got := code(t, b.Set(b.ctx, r.name, r.value, r.source)); got != r.code {
			t.Errorf("%s = %s: %q, want %q", r.name, r.value, got, r.code)
		}
	}
}

// A correction of the calendar moves sums; it needs a reason.
func TestCalendarCorrection(t *testing.T) {
	b := newBureau(t)
	must(t, b.CorrectDay(b.ctx, day(t, "2025-02-17"), "off", "аязды күн", "әкімдік хабары"))
	c, err := b.Calendar(b.ctx)
	must(t, err)
	if got := c.AddWorking(day(t, "2025-02-14"), 1).Result; got != day(t, "2025-02-18") {
		t.Errorf("the next working day is %s", got)
	}
	if got := code(t, b.CorrectDay(b.ctx, day(t, "2025-02-17"), "off", " ", "")); got != "reason.empty" {
		t.Errorf("without a reason: %q", got)
	}
}

// A file of readings and days is previewed, recorded in one act, and known the
// second time.
func TestAdditionsFromFile(t *testing.T) {
	b := newBureau(t)
	path := write(t, "readings.toml", []byte(`
[[reading]]
limit = "daily"
reading = "working-days"
ground = "№ 12 бұйрық"
from = "2025-02-01"

[[day]]
date = "2027-03-15"
value = "off"
reason = "Конституция күні"
source = "күнтізбе"
`))
	for i, dry := range []bool{true, false, false} {
		list, err := b.AddFromFile(b.ctx, path, dry)
		must(t, err)
		if len(list) != 2 || list[0].Known != (i == 2) || list[1].Known != (i == 2) {
			t.Fatalf("%d: %+v", i, list)
		}
	}
	got, err := b.Readings(b.ctx)
	must(t, err)
	if len(got["daily"]) != 1 || got["daily"][0].Reading != "working-days" {
		t.Errorf("%+v", got)
	}
	for name, c := range map[string]string{
		"[[reading]]\nlimit = \"daily\"\nreading = \"sometimes\"\nground = \"x\"\nfrom = \"2025-02-01\"\n": "reading.unknown",
		"[[reading]]\nlimit = \"moon\"\n": "reading.unknown-limit",
		"[[edition]]\nid = \"x\"\n":       "additions.unreadable",
		"nonsense":                        "additions.unreadable",
		"":                                "additions.empty",
	} {
		_, err := b.AddFromFile(b.ctx, write(t, "bad.toml", []byte(name)), false)
		if got := code(t, err); got != c {
			t.Errorf("%q: %q, want %q", name, got, c)
		}
	}
}

// Without a database, views answer from the embedded data.
func TestNoDatabase(t *testing.T) {
	b := newBureau(t)
	d, err := desk.New(desk.Tools{Clock: b, Files: desk.Disk{}})
	must(t, err)
	if list, err := d.Settings(b.ctx); err != nil || len(list) == 0 || len(list[0].Values) != 0 {
		t.Errorf("settings: %+v %v", list, err)
	}
	if _, err := d.Calendar(b.ctx); err != nil {
		t.Error(err)
	}
	if _, err := d.Check(b.ctx, "2026-001", ""); err != desk.ErrNoStore {
		t.Errorf("check: %v", err)
	}
}
