package photo

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/bep/imagemeta"
)

// formatOf knows a picture by its first bytes, whatever it is called.
func formatOf(b []byte) (imagemeta.ImageFormat, string) {
	has := func(at int, mark string) bool { return len(b) >= at+len(mark) && string(b[at:at+len(mark)]) == mark }
	switch {
	case has(0, "\xff\xd8\xff"):
		return imagemeta.JPEG, "jpeg"
	case has(0, "\x89PNG\r\n\x1a\n"):
		return imagemeta.PNG, "png"
	case has(0, "RIFF") && has(8, "WEBP"):
		return imagemeta.WebP, "webp"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return imagemeta.TIFF, "tiff"
	case has(4, "ftypavif"), has(4, "ftypavis"):
		return imagemeta.AVIF, "avif"
	case has(4, "ftyp") && len(b) >= 12 && strings.Contains("heic heix heim heis hevc hevx mif1 msf1", string(b[8:12])):
		return imagemeta.HEIF, "heif"
	}
	return imagemeta.ImageFormatAuto, ""
}

// Marks of a JPEG: each segment begins with 0xff and one of them.
const (
	markEnd  = 0xd9
	markScan = 0xda
)

// whole tells whether a JPEG goes on to its end: a copy that broke off, from a
// card that was pulled out, has a beginning alone. What a telephone puts behind
// the end (a moving picture) is no part of it.
func whole(b []byte) bool {
	at := 2
	for at+4 <= len(b) {
		if b[at] != 0xff {
			return false
		}
		mark := b[at+1]
		if mark == 0xff { // filling
			at++
			continue
		}
		if mark == markScan {
			return bytes.Contains(b[at:], []byte{0xff, markEnd})
		}
		length := int(binary.BigEndian.Uint16(b[at+2:]))
		if length < 2 {
			return false
		}
		at += 2 + length
	}
	return false
}
