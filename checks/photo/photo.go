// Package photo reads what a camera wrote beside a picture: when it was taken,
// where, and by what. Bytes in, values out; nothing is drawn and nothing kept.
//
// The idea: a photo proves when and where something was seen only as far as its
// camera does. The hour is that of the camera's clock, which somebody set by
// hand, and as a rule it names no zone: so it is given as a reading of a clock
// (Taken, with Zoned false), never as a moment, until somebody compares the clock
// with the true time. Where the camera did name its offset, the hour is a moment.
// What a file does not say is left empty and never guessed: not from the name of
// the file, not from its age, not from the hour at which it was last edited.
//
// Who owns the camera is not read at all.
package photo

import (
	"bytes"
	_ "embed"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/bep/imagemeta"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Most is how many bytes of a photo are read.
const Most = 64 << 20

// What is read of the tags of one photo.
const (
	mostTags = 2000
	mostTag  = 512 // bytes of one tag: what we look for is short
	mostName = 60  // characters of the name of a camera
)

// Photo is what a file says of the picture in it.
type Photo struct {
	Format string    // jpeg, png, webp, heif, avif, tiff
	Taken  time.Time // what the clock of the camera showed; zero: the file does not say
	Zoned  bool      // the camera named its offset: Taken is a moment, else a bare reading of a clock
	Place  *Place    // nil: the file does not say
	Camera string    // make and model
	Width  int       // pixels; 0: not known
	Height int
}

// Moment gives the day and the hour of a picture in Kazakhstan, after the clock of
// the camera was put right by fix; no moment where the file names none. A bare
// reading is taken as it stands: the camera was carried in Kazakhstan.
func (p Photo) Moment(fix time.Duration) calendar.Moment {
	if p.Taken.IsZero() {
		return calendar.Moment{}
	}
	at := p.Taken.Add(fix)
	if p.Zoned {
		return calendar.MomentOf(at)
	}
	day, ok := calendar.NewDay(at.Year(), int(at.Month()), at.Day())
	if !ok {
		return calendar.Moment{}
	}
	return calendar.Moment{Day: day, Minute: at.Hour()*60 + at.Minute()}
}

// Reads tells whether the name of a file promises a picture of a kind that is
// read here.
func Reads(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(name[dot:]) {
	case ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff":
		return true
	}
	return false
}

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("photo: " + err.Error()) // the file is ours, and a test reads it
	}
	return m
})

// Read reads what a photo says. A file that is no picture, that breaks off, or
// whose record cannot be followed is refused in words ("photo.unknown",
// "photo.broken", "photo.too-large").
func Read(body []byte) (Photo, error) {
	if len(body) > Most {
		return Photo{}, messages().Error("photo.too-large", lang.Args{"mib": Most >> 20})
	}
	format, name := formatOf(body)
	if name == "" {
		return Photo{}, messages().Error("photo.unknown", nil)
	}
	if format == imagemeta.JPEG && !whole(body) {
		return Photo{}, messages().Error("photo.broken", nil)
	}
	var tags imagemeta.Tags
	found, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(body), ImageFormat: format, Sources: imagemeta.EXIF | imagemeta.CONFIG,
		LimitNumTags: mostTags, LimitTagSize: mostTag,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return strings.HasPrefix(t.Namespace, "IFD0") && wanted[t.Tag] },
		HandleTag:       func(t imagemeta.TagInfo) error { tags.Add(t); return nil },
	})
	if err != nil {
		e := messages().Error("photo.broken", nil)
		e.Err = err
		return Photo{}, e
	}
	p := Photo{Format: name, Width: found.ImageConfig.Width, Height: found.ImageConfig.Height}
	exif := tags.EXIF()
	p.Taken, p.Zoned = taken(exif)
	p.Place = place(exif)
	p.Camera = camera(exif)
	return p, nil
}

// wanted are the tags that are read. The hour of the last change (ModifyDate) is
// not among them: it says when the file was edited.
var wanted = map[string]bool{
	"DateTimeOriginal": true, "CreateDate": true, "OffsetTimeOriginal": true, "OffsetTimeDigitized": true,
	"GPSLatitude": true, "GPSLatitudeRef": true, "GPSLongitude": true, "GPSLongitudeRef": true,
	"Make": true, "Model": true,
}

func text(exif map[string]imagemeta.TagInfo, tag string) string {
	s, _ := exif[tag].Value.(string)
	return lang.Line(s)
}

// taken reads the hour of the picture, else that at which it was digitised, each
// with the offset beside it.
func taken(exif map[string]imagemeta.TagInfo) (at time.Time, zoned bool) {
	for _, tag := range [][2]string{{"DateTimeOriginal", "OffsetTimeOriginal"}, {"CreateDate", "OffsetTimeDigitized"}} {
		const clock = "2006:01:02 15:04:05"
		at, err := time.Parse(clock, text(exif, tag[0]))
		if err != nil || at.Year() < 1 {
			continue // cameras write zeros where they know nothing
		}
		if zone, err := time.Parse("-07:00", text(exif, tag[1])); err == nil {
			_, offset := zone.Zone()
			return at.Add(-time.Duration(offset) * time.Second).In(zone.Location()), true
		}
		return at, false
	}
	return time.Time{}, false
}

// place reads where the camera stood. Zeros are what a camera writes that knows
// no place.
func place(exif map[string]imagemeta.TagInfo) *Place {
	lat, ok := exif["GPSLatitude"].Value.(float64)
	long, also := exif["GPSLongitude"].Value.(float64)
	if !ok || !also || lat == 0 && long == 0 || math.IsNaN(lat) || math.IsNaN(long) ||
		math.Abs(lat) > 90 || math.Abs(long) > 180 {
		return nil
	}
	if strings.EqualFold(text(exif, "GPSLatitudeRef"), "S") {
		lat = -math.Abs(lat)
	}
	if strings.EqualFold(text(exif, "GPSLongitudeRef"), "W") {
		long = -math.Abs(long)
	}
	return &Place{Lat: lat, Long: long}
}

// camera joins make and model; a model that names its make stands alone.
func camera(exif map[string]imagemeta.TagInfo) string {
	by, model := text(exif, "Make"), text(exif, "Model")
	if !strings.HasPrefix(strings.ToLower(model), strings.ToLower(by)) {
		model = strings.TrimSpace(by + " " + model)
	}
	runes := []rune(model)
	return string(runes[:min(len(runes), mostName)])
}
