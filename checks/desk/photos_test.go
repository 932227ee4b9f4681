package desk_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/photo/phototest"
)

// roll is a folder of photos on the disk: name → what its camera says.
func roll(t *testing.T, photos map[string]phototest.Says) string {
	t.Helper()
	dir := t.TempDir()
	for name, says := range photos {
		must(t, os.WriteFile(filepath.Join(dir, name), phototest.JPEG(says), 0o600))
	}
	return dir
}

func shot(hour string, shade byte) phototest.Says {
	return phototest.Says{Taken: "2026:01:12 " + hour, Shade: shade}
}

// field is an inspection with two addresses.
func (b *bureau) field(form checks.Form) string {
	b.t.Helper()
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ мектебі", Categories: []string{"state-institution"},
		Period: span(b.t, "2025-01-01..2025-12-31"), AsOf: day(b.t, "2026-01-20"), Form: form,
		Register: desk.HolderInput{Premises: []string{"Астана қ., Орынбор к., 8", "Астана қ., Мәңгілік Ел, 1"}},
	})
	must(b.t, err)
	return opened.Number
}

func names(files []desk.PhotoFile) string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name)
	}
	return strings.Join(out, " ")
}

func TestPhotosAreLaidOutByHourAndPlace(t *testing.T) {
	b := newBureau(t)
	n := b.field(checks.OnSite)
	placed := func(hour string, lat float64) phototest.Says {
		return phototest.Says{Taken: "2026:01:12 " + hour, Lat: lat, Long: 71.43}
	}
	dir := roll(t, map[string]phototest.Says{
		"1.jpg": placed("10:40:00", 51.1283), "2.jpg": placed("10:52:00", 51.1284), "3.jpg": shot("11:00:00", 3),
		"4.jpg": placed("11:05:00", 51.1383), // 1.1 km away
		"5.jpg": shot("11:36:00", 5),         // more than half an hour later
		"6.jpg": {Changed: "2026:01:12 10:41:00"},
	})
	must(t, os.WriteFile(filepath.Join(dir, "1 again.jpg"), phototest.JPEG(placed("10:40:00", 51.1283)), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "cut.jpg"), []byte("\xff\xd8\xff\xe0"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("no photo"), 0o600))

	r, err := b.Photos(b.ctx, n, dir, desk.PhotoOptions{})
	must(t, err)
	var got []string
	for _, g := range r.Groups {
		got = append(got, fmt.Sprintf("%d %s–%s %v: %s", g.Number, g.From, g.To, g.Place, names(g.Files)))
	}
	want := []string{
		"1 2026-01-12T10:40–2026-01-12T11:00 51.12830, 71.43000: 1 again.jpg 2.jpg 3.jpg",
		"2 2026-01-12T11:05–2026-01-12T11:05 51.13830, 71.43000: 4.jpg",
		"3 2026-01-12T11:36–2026-01-12T11:36 <nil>: 5.jpg",
	}
	if !slices.Equal(got, want) {
		t.Errorf("groups\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if names(r.Hourless) != "6.jpg" || names(r.Duplicates) != "1.jpg" || r.Duplicates[0].Same != "1 again.jpg" {
		t.Errorf("hourless %s, duplicates %+v", names(r.Hourless), r.Duplicates)
	}
	if len(r.Refused) != 1 || r.Refused[0].Name != "cut.jpg" || !strings.Contains(r.Refused[0].Text.RU, "обрывается") {
		t.Errorf("refused %+v", r.Refused)
	}
	if len(r.Premises) != 2 {
		t.Errorf("offered to %+v", r.Premises)
	}
}

// Whatever the photos are and in whatever order they lie, each stands in one place,
// and photos of one group are near one another in time.
func TestGroupsPartThePhotosInAnyOrder(t *testing.T) {
	b := newBureau(t)
	n := b.field(checks.OnSite)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 2))
	for range 8 {
		var bodies [][]byte
		for i := range 3 + chance.IntN(12) {
			s := phototest.Says{Shade: byte(i)}
			if chance.IntN(5) > 0 {
				s.Taken = fmt.Sprintf("2026:01:12 %02d:%02d:%02d", 9+chance.IntN(3), chance.IntN(60), chance.IntN(60))
			}
			if chance.IntN(2) > 0 {
				s.Lat, s.Long = 51.128+float64(chance.IntN(5))/1000, 71.43
			}
			bodies = append(bodies, phototest.JPEG(s))
		}
		var first string
		for turn := range 3 {
			// Files of equal hour are told apart by their names, so names go with bodies;
			// what changes is the order in which the disk has them.
			dir := t.TempDir()
			for _, i := range chance.Perm(len(bodies)) {
				must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.jpg", i)), bodies[i], 0o600))
			}
			r, err := b.Photos(b.ctx, n, dir, desk.PhotoOptions{})
			must(t, err)
			told, all := "", map[string]int{}
			for _, g := range r.Groups {
				told += names(g.Files) + " | "
				for i, f := range g.Files {
					all[f.Hash]++
					if i > 0 && f.At.Minute-g.Files[i-1].At.Minute > 30 {
						t.Errorf("%s and %s are one group", g.Files[i-1].At, f.At)
					}
					if f.Place != nil && g.Place.Metres(*f.Place) > desk.PhotoApart {
						t.Errorf("%s is far from its group", f.Name)
					}
				}
			}
			for _, f := range r.Hourless {
				all[f.Hash]++
			}
			if len(all) != len(bodies) {
				t.Errorf("%d of %d photos stand somewhere", len(all), len(bodies))
			}
			if once := slices.Repeat([]int{1}, len(all)); !slices.Equal(slices.Collect(maps.Values(all)), once) {
				t.Errorf("some stand in several places: %v", all)
			}
			if turn == 0 {
				first = told
			} else if told != first {
				t.Errorf("%s, and in another order %s", first, told)
			}
		}
	}
}

func TestTheClockOfTheCameraIsPutRight(t *testing.T) {
	b := newBureau(t)
	n := b.field(checks.OnSite)
	dir := roll(t, map[string]phototest.Says{"a.jpg": shot("23:55:00", 1), "b.jpg": shot("23:58:00", 2), "c.jpg": {Shade: 3}})
	for _, c := range []struct {
		says string
		o    desk.PhotoOptions
		from string
		fix  string
	}{
		{"by a correction", desk.PhotoOptions{Fix: 12 * time.Minute}, "2026-01-13T00:07", "+00:12"},
		{"by the true hour of a photo", desk.PhotoOptions{True: &desk.TrueHour{File: "b.jpg", At: calendar.Moment{Minute: 24*60 - 5}}}, "2026-01-12T23:52", "-00:03"},
		{"by a true hour after midnight", desk.PhotoOptions{True: &desk.TrueHour{File: "B.JPG", At: calendar.Moment{Minute: 3}}}, "2026-01-13T00:00", "+00:05"},
		{"by a true day", desk.PhotoOptions{True: &desk.TrueHour{File: "b.jpg", At: at(t, "2026-01-14T23:58")}}, "2026-01-14T23:55", "+2d 00:00"},
	} {
		r, err := b.Photos(b.ctx, n, dir, c.o)
		must(t, err)
		if got := r.Groups[0].From.String(); got != c.from || desk.Correction(r.Fix) != c.fix {
			t.Errorf("%s: %s by %s", c.says, got, desk.Correction(r.Fix))
		}
	}
	for want, o := range map[string]desk.PhotoOptions{
		"photos.no-such":  {True: &desk.TrueHour{File: "z.jpg"}},
		"photos.hourless": {True: &desk.TrueHour{File: "c.jpg"}},
		"photos.no-hour":  {True: &desk.TrueHour{File: "a.jpg", At: at(t, "2026-01-12")}},
		"photos.fix":      {Fix: 1 << 61},
	} {
		if _, err := b.Photos(b.ctx, n, dir, o); code(t, err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A file whose own time is far from the hour of its photo is told of; what the
// camera says stays.
func TestTheTimeOfTheFileIsCompared(t *testing.T) {
	b := newBureau(t)
	n := b.field(checks.OnSite)
	dir := roll(t, map[string]phototest.Says{"a.jpg": shot("10:40:00", 1), "b.jpg": shot("10:41:00", 2)})
	for name, own := range map[string]string{"a.jpg": "2026-01-12T10:45:00+05:00", "b.jpg": "2026-01-12T13:41:00+05:00"} {
		must(t, os.Chtimes(filepath.Join(dir, name), moment(t, own), moment(t, own)))
	}
	r, err := b.Photos(b.ctx, n, dir, desk.PhotoOptions{})
	must(t, err)
	if f := r.Groups[0].Files; f[0].Age != 0 || f[1].Age != 180 || f[1].At.String() != "2026-01-12T10:41" {
		t.Errorf("%+v", f)
	}
}

func TestAGroupBecomesEvidenceOnce(t *testing.T) {
	b := newBureau(t)
	n := b.field(checks.OnSite)
	secret := phototest.Says{Taken: "2026:01:12 10:40:00", Lat: 51.1283, Long: 71.4305, Owner: "Асан Тестов"}
	dir := roll(t, map[string]phototest.Says{"a.jpg": secret, "b.jpg": shot("10:44:00", 2)})
	take := desk.PhotoTake{
		PhotoOptions: desk.PhotoOptions{Fix: 12 * time.Minute}, Group: 1, Premises: "2", Lang: lang.RU,
		Items: []checks.ItemSeen{{Item: "hours"}, {Item: "reception", State: checks.Absent}},
	}
	got, err := b.TakePhotos(b.ctx, n, dir, take)
	must(t, err)
	list, _, err := b.ListEvidence(b.ctx, n)
	must(t, err)
	if len(list) != 1 || got.Files != 2 || got.Known {
		t.Fatalf("%+v, %+v", got, list)
	}
	e := list[0]
	if e.Kind != checks.Stand || e.At.String() != "2026-01-12T10:52" || len(e.Items) != 2 || len(e.Files) != 2 || e.Files[0].Role != "photo" || e.Premises == "" {
		t.Errorf("%+v", e)
	}
	if !strings.Contains(e.Text, "Фотографий: 2") || !strings.Contains(e.Text, "+00:12") {
		t.Errorf("what is printed: %q", e.Text)
	}
	if strings.Contains(e.Text+e.Title+e.Source, "51.1") || strings.Contains(e.Text+e.Note, "Тестов") || e.Note != "GPS 51.12830, 71.43050" {
		t.Errorf("printed is %q, noted %q", e.Text, e.Note)
	}

	again, err := b.TakePhotos(b.ctx, n, dir, take)
	must(t, err)
	if !again.Known || again.ID != e.ID {
		t.Errorf("taken again: %+v", again)
	}
	must(t, os.WriteFile(filepath.Join(dir, "c.jpg"), phototest.JPEG(shot("10:46:00", 3)), 0o600))
	more, err := b.TakePhotos(b.ctx, n, dir, take)
	must(t, err)
	if more.Files != 1 || more.Known {
		t.Errorf("only the new photo is taken: %+v", more)
	}
	r, err := b.Photos(b.ctx, n, dir, desk.PhotoOptions{})
	must(t, err)
	if r.Groups[0].Known != 3 {
		t.Errorf("known are %d", r.Groups[0].Known)
	}
	_, err = b.Undo(b.ctx, n)
	must(t, err)
	if list, _, _ := b.ListEvidence(b.ctx, n); len(list) != 1 {
		t.Errorf("one act is taken back: %d stand", len(list))
	}
}

// Remote control makes no visit: the photos are what somebody gave.
func TestPhotosInRemoteControlAreGivenBySomebody(t *testing.T) {
	b := newBureau(t)
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ әкімдігі", Categories: []string{"state-body"}, Form: checks.Remote,
		Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-01-20"),
		Register: desk.HolderInput{Traits: []desk.TraitInput{{ID: "state-control-exempt", Value: checks.No}}},
	})
	must(t, err)
	dir := roll(t, map[string]phototest.Says{"a.jpg": shot("10:40:00", 1)})
	take := desk.PhotoTake{Group: 1, Items: []checks.ItemSeen{{Item: "hours"}}, Lang: lang.KK}
	if _, err := b.TakePhotos(b.ctx, opened.Number, dir, take); code(t, err) != "photos.needs-source" {
		t.Errorf("%v", err)
	}
	take.Source = "Әкімдіктің хаты"
	_, err = b.TakePhotos(b.ctx, opened.Number, dir, take)
	must(t, err)
	list, _, err := b.ListEvidence(b.ctx, opened.Number)
	must(t, err)
	if e := list[0]; e.Kind != checks.Statement || e.Source != take.Source || !strings.Contains(e.Text, "орнына бармай алынған") {
		t.Errorf("%+v", e)
	}
}

func TestWhatCannotBeTakenIsRefused(t *testing.T) {
	b := newBureau(t)
	n := b.field(checks.OnSite)
	dir := roll(t, map[string]phototest.Says{"a.jpg": shot("10:40:00", 1), "z.jpg": {Shade: 9}, "late.jpg": {Taken: "2027:01:01 10:00:00"}})
	item := []checks.ItemSeen{{Item: "hours"}}
	for _, c := range []struct {
		take desk.PhotoTake
		want string
	}{
		{desk.PhotoTake{Group: 9, Items: item}, "photos.no-group"},
		{desk.PhotoTake{Group: 1, Premises: "1"}, "photos.needs-item"},
		{desk.PhotoTake{Group: 1, Items: item}, "premises.choose"},
		{desk.PhotoTake{Group: 0, Items: item, Premises: "1"}, "photos.needs-hour"},
		{desk.PhotoTake{Group: 2, Items: item, Premises: "1"}, "evidence.future"},
		{desk.PhotoTake{Hashes: []string{"gone"}, Items: item}, "photos.changed"},
	} {
		if _, err := b.TakePhotos(b.ctx, n, dir, c.take); code(t, err) != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	if _, err := b.Photos(b.ctx, n, t.TempDir(), desk.PhotoOptions{}); code(t, err) != "photos.none" {
		t.Errorf("%v", err)
	}
	gone, cancel := context.WithCancel(b.ctx)
	cancel()
	if _, err := b.Photos(gone, n, dir, desk.PhotoOptions{}); err == nil {
		t.Error("it goes on after it was stopped")
	}
	got, err := b.TakePhotos(b.ctx, n, dir, desk.PhotoTake{Items: item, Premises: "1", At: at(t, "2026-01-12T10:00")})
	must(t, err)
	if got.Files != 1 || got.At.String() != "2026-01-12T10:00" {
		t.Errorf("an hour that the analyst gives serves where the file has none: %+v", got)
	}
}
