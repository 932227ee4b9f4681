package photo_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/photo"
	"ashyq/checks/photo/phototest"
)

func read(t *testing.T, s phototest.Says) photo.Photo {
	t.Helper()
	p, err := photo.Read(phototest.JPEG(s))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPhotoSaysWhenWhereAndByWhat(t *testing.T) {
	p := read(t, phototest.Says{
		Taken: "2026:01:12 10:40:30", Make: "Samsung", Model: "SM-A525F", Lat: 51.12837, Long: -71.43054,
	})
	if p.Taken.Format(time.DateTime) != "2026-01-12 10:40:30" || p.Zoned || p.Camera != "Samsung SM-A525F" ||
		p.Format != "jpeg" || p.Width != 8 || p.Height != 6 {
		t.Errorf("%+v", p)
	}
	if p.Place == nil || p.Place.String() != "51.12837, -71.43054" {
		t.Errorf("the place is %v", p.Place)
	}
}

// A clock without a zone is read as it stands; one with an offset tells a moment,
// which is another hour in Kazakhstan.
func TestTheClockOfTheCameraIsNoMomentWithoutItsZone(t *testing.T) {
	for _, c := range []struct {
		says, taken, offset string
		fix                 time.Duration
		want                string
	}{
		{"a bare reading", "2026:01:12 10:40:00", "", 0, "2026-01-12T10:40"},
		{"put right", "2026:01:12 10:40:00", "", 12 * time.Minute, "2026-01-12T10:52"},
		{"put right over midnight", "2026:01:12 00:05:00", "", -10 * time.Minute, "2026-01-11T23:55"},
		{"with the offset of Kazakhstan", "2026:01:12 10:40:00", "+05:00", 0, "2026-01-12T10:40"},
		{"in another zone", "2026:01:12 10:40:00", "+03:00", 0, "2026-01-12T12:40"},
		{"in another zone, put right", "2026:01:12 23:40:00", "+03:00", time.Minute, "2026-01-13T01:41"},
		{"an offset that is none", "2026:01:12 10:40:00", "noon", 0, "2026-01-12T10:40"},
		{"zeros", "0000:00:00 00:00:00", "", 0, ""},
		{"no hour", "", "", time.Hour, ""},
		{"no day", "2026:02:30 10:00:00", "", 0, ""},
	} {
		p := read(t, phototest.Says{Taken: c.taken, Offset: c.offset, Changed: "2026:01:15 09:00:00"})
		if got := p.Moment(c.fix).String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestZerosAreNoPlace(t *testing.T) {
	if p := read(t, phototest.Says{Taken: "2026:01:12 10:40:00"}); p.Place != nil {
		t.Errorf("%v", p.Place)
	}
}

func TestTheOwnerOfTheCameraIsNotRead(t *testing.T) {
	p := read(t, phototest.Says{Taken: "2026:01:12 10:40:00", Owner: "Асан Тестов"})
	if strings.Contains(fmt.Sprintf("%+v", p), "Тестов") {
		t.Errorf("%+v", p)
	}
}

func TestAPictureWithoutARecordSaysNothing(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 5, 4))); err != nil {
		t.Fatal(err)
	}
	p, err := photo.Read(b.Bytes())
	if err != nil || p != (photo.Photo{Format: "png", Width: 5, Height: 4}) {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestWhatIsNoPhotoIsRefusedInWords(t *testing.T) {
	good := phototest.JPEG(phototest.Says{Taken: "2026:01:12 10:40:00"})
	for code, list := range map[string][][]byte{
		"photo.unknown":   {nil, []byte("a"), []byte("%PDF-1.7"), []byte("<html></html>"), make([]byte, 100)},
		"photo.broken":    {good[:20], good[:len(good)/2], good[:len(good)-2], []byte("\xff\xd8\xff\xe1\x00\x01")},
		"photo.too-large": {make([]byte, photo.Most+1)},
	} {
		for i, body := range list {
			var e *lang.Error
			if _, err := photo.Read(body); !errors.As(err, &e) || e.Code != code || e.Hint.KK == "" {
				t.Errorf("%s %d: %v", code, i, err)
			}
		}
	}
}

// What a telephone puts behind the end of the picture is no part of it.
func TestWhatStandsBehindThePictureDoesNotMatter(t *testing.T) {
	good := phototest.JPEG(phototest.Says{Taken: "2026:01:12 10:40:00"})
	if _, err := photo.Read(append(good, "ftypmp42 a moving picture"...)); err != nil {
		t.Error(err)
	}
}

func TestNamesThatPromiseAPhoto(t *testing.T) {
	for name, want := range map[string]bool{"a.jpg": true, "б.JPEG": true, "c.heic": true, "d.pdf": false, "jpg": false, "": false, ".jpg.txt": false} {
		if photo.Reads(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}

func TestHowFarPlacesAre(t *testing.T) {
	a := photo.Place{Lat: 51.1283, Long: 71.4305}
	for _, c := range []struct {
		to   photo.Place
		want float64
	}{
		{a, 0}, {photo.Place{Lat: 51.1293, Long: 71.4305}, 111}, {photo.Place{Lat: 51.1283, Long: 71.4315}, 70},
		{photo.Place{Lat: -51.1283, Long: -108.5695}, math.Pi * 6_371_000},
	} {
		if got := a.Metres(c.to); math.Abs(got-c.want) > 1 || math.Abs(got-c.to.Metres(a)) > 0.001 {
			t.Errorf("%v: %.1f, want %.0f", c.to, got, c.want)
		}
	}
}

// Whatever the bytes are, they are read or refused, and never is a moment outside
// the calendar or a place outside the earth made of them.
func FuzzRead(f *testing.F) {
	good := phototest.JPEG(phototest.Says{Taken: "2026:01:12 10:40:00", Offset: "+05:00", Make: "A", Model: "B", Lat: 51, Long: 71})
	f.Add(good)
	f.Add(good[:60])
	f.Add([]byte("MM\x00*\x00\x00\x00\x08"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPVP8X"))
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := photo.Read(body)
		if err != nil {
			var e *lang.Error
			if !errors.As(err, &e) {
				t.Fatalf("refused without words: %v", err)
			}
			return
		}
		_ = p.Moment(time.Hour)
		if p.Place != nil && (math.Abs(p.Place.Lat) > 90 || math.Abs(p.Place.Long) > 180) || p.Camera != lang.Line(p.Camera) {
			t.Errorf("%+v", p)
		}
	})
}
