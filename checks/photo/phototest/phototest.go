// Package phototest makes small photos for tests: a picture of a few pixels with
// the record that a camera would have written beside it.
//
// The idea: a test says what the camera says, in words, and gets the bytes of a
// JPEG that says so. Nothing is kept as a file, so that nobody wonders where a
// picture comes from.
package phototest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"math"
)

// Says is what the camera wrote; what is empty is left out.
type Says struct {
	Taken     string  // "2026:01:12 10:40:00"
	Offset    string  // "+05:00"
	Changed   string  // hour of the last change
	Make      string  // of the camera
	Model     string  // of the camera
	Owner     string  // of the camera
	Lat, Long float64 // both zero: no place
	Shade     byte    // tells pictures with the same record apart
}

// JPEG makes the photo.
func JPEG(s Says) []byte {
	m := image.NewGray(image.Rect(0, 0, 8, 6))
	for x := range 8 {
		for y := range 6 {
			m.SetGray(x, y, color.Gray{Y: s.Shade})
		}
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, m, nil) // a buffer does not fail
	plain := b.Bytes()
	record := append([]byte("Exif\x00\x00"), exif(s)...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(record)+2))...)
	out = append(out, record...)
	return append(out, plain[2:]...)
}

// tag is one line of a record: its number, its type (2 text, 4 number, 5
// fractions) and its bytes.
type tag struct {
	id, kind uint16
	count    uint32
	value    []byte
}

func words(id uint16, s string) []tag {
	if s == "" {
		return nil
	}
	return []tag{{id, 2, uint32(len(s) + 1), append([]byte(s), 0)}}
}

func pointer(id uint16, at int) tag { return tag{id, 4, 1, be32(uint32(at))} }

func be32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }

// degrees are three fractions: degrees, minutes, seconds.
func degrees(id uint16, d float64) tag {
	d = math.Abs(d)
	whole, rest := math.Modf(d)
	minutes, part := math.Modf(rest * 60)
	const fine = 10000
	var b []byte
	for _, f := range [][2]uint32{{uint32(whole), 1}, {uint32(minutes), 1}, {uint32(math.Round(part * 60 * fine)), fine}} {
		b = append(append(b, be32(f[0])...), be32(f[1])...)
	}
	return tag{id, 5, 3, b}
}

func side(d float64, plus, minus string) string {
	if d < 0 {
		return minus
	}
	return plus
}

// exif lays the record out: the head, the first list of tags, that of the picture,
// that of the place. Tags stand in the order of their numbers.
func exif(s Says) []byte {
	var main, picture, gps []tag
	main = append(main, words(0x010f, s.Make)...)
	main = append(main, words(0x0110, s.Model)...)
	main = append(main, words(0x0132, s.Changed)...)
	picture = append(picture, words(0x9003, s.Taken)...)
	picture = append(picture, words(0x9011, s.Offset)...)
	picture = append(picture, words(0xa430, s.Owner)...)
	if s.Lat != 0 || s.Long != 0 {
		gps = append(gps, words(1, side(s.Lat, "N", "S"))...)
		gps = append(gps, degrees(2, s.Lat))
		gps = append(gps, words(3, side(s.Long, "E", "W"))...)
		gps = append(gps, degrees(4, s.Long))
	}
	const head = 8
	atPicture := head + size(append(main, pointer(0x8769, 0), pointer(0x8825, 0)))
	atPlace := atPicture + size(picture)
	main = append(main, pointer(0x8769, atPicture), pointer(0x8825, atPlace))
	out := append([]byte("MM\x00*"), be32(head)...)
	out = append(out, list(main, head)...)
	out = append(out, list(picture, atPicture)...)
	return append(out, list(gps, atPlace)...)
}

// size is how many bytes a list takes, with the values that do not fit in it.
func size(tags []tag) int {
	n := 2 + 12*len(tags) + 4
	for _, t := range tags {
		if len(t.value) > 4 {
			n += len(t.value)
		}
	}
	return n
}

// list writes a list of tags that stands at a place.
func list(tags []tag, at int) []byte {
	out := binary.BigEndian.AppendUint16(nil, uint16(len(tags)))
	var long []byte
	far := at + 2 + 12*len(tags) + 4
	for _, t := range tags {
		out = binary.BigEndian.AppendUint16(out, t.id)
		out = binary.BigEndian.AppendUint16(out, t.kind)
		out = append(out, be32(t.count)...)
		if len(t.value) > 4 {
			out = append(out, be32(uint32(far+len(long)))...)
			long = append(long, t.value...)
			continue
		}
		out = append(out, append(bytes.Clone(t.value), 0, 0, 0, 0)[:4]...)
	}
	return append(append(out, 0, 0, 0, 0), long...)
}
