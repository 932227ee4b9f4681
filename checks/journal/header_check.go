package journal

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ashyq/checks/lang"
)

// What is a good header today must be one for ever, or an old journal could not
// be read. So nothing here asks a table that grows with the editions of Unicode,
// but for the normal form, which is promised to stay for characters that exist;
// and none that do not exist yet are written: see signature.

// Check tells whether the header keeps the rules of the format. The error says
// which line does not.
func (h Header) Check() error {
	bad := func(line string) error { return fmt.Errorf("%w: %s", ErrMalformed, line) }
	switch {
	case !h.Stream.Valid():
		return bad("stream")
	case !counts(h.Number):
		return bad("number")
	case !counts(h.Clock):
		return bad("clock")
	case !validTime(h.Time):
		return bad("time")
	case !validZone(h.Zone):
		return bad("zone")
	case h.Author == "" || !plain(h.Author):
		return bad("author")
	case !word(h.Kind):
		return bad("kind")
	case !counts(int64(h.Version)):
		return bad("version")
	case !h.Subject.Valid():
		return bad("subject")
	case h.Act != "" && (!h.Act.Valid() || h.Number == 1):
		return bad("act")
	case h.Matter != "" && !visibleWords(h.Matter):
		return bad("matter")
	case !h.Payload.Valid():
		return bad("payload")
	case (h.Previous == "") != (h.Number == 1) || h.Previous != "" && !h.Previous.Valid():
		return bad("previous")
	}
	return h.checkLists()
}

func (h Header) checkLists() error {
	for _, t := range h.Replaces {
		if !t.Hash.Valid() {
			return fmt.Errorf("%w: replaces", ErrMalformed)
		}
	}
	for _, a := range h.Attach {
		if !a.Hash.Valid() || a.Bytes < 0 || a.Bytes >= maxWhole {
			return fmt.Errorf("%w: attach", ErrMalformed)
		}
	}
	if !rising(h.Replaces, compareTargets) || !rising(h.Attach, compareAttachments) {
		return fmt.Errorf("%w: lists are not sorted", ErrMalformed)
	}
	return nil
}

func rising[T any](list []T, compare func(a, b T) int) bool {
	for i := 1; i < len(list); i++ {
		if compare(list[i-1], list[i]) >= 0 {
			return false
		}
	}
	return true
}

// counts tells whether n is one of 1, 2, 3 … below 2^53.
func counts(n int64) bool { return n >= 1 && n < maxWhole }

// validTime tells whether the moment can be written without loss.
func validTime(t time.Time) bool {
	year := t.UTC().Year()
	return !t.IsZero() && year >= 1 && year <= 9999 && t.Equal(t.Truncate(time.Millisecond))
}

// validZone tells whether s is an offset such as +05:00, below a day.
func validZone(s string) bool {
	t, err := time.Parse("-07:00", s)
	return err == nil && s[1:] < "24" && t.Format("-07:00") == s
}

// word tells whether s is one word of small letters, digits and hyphens.
func word(s string) bool {
	for i := range len(s) {
		c := s[i]
		small, digit := c >= 'a' && c <= 'z', c >= '0' && c <= '9'
		if !small && (i == 0 || !digit && c != '-') {
			return false
		}
	}
	return s != ""
}

// visible tells whether s is one word of visible ASCII.
func visible(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return s != ""
}

// visibleWords tells whether s is such words with one space between two.
func visibleWords(s string) bool {
	for w := range strings.SplitSeq(s, " ") {
		if !visible(w) {
			return false
		}
	}
	return true
}

// plain tells whether s may stand as a line of foreign text: UTF-8 in normal
// form C, without the characters that move the cursor, turn the direction of
// writing round or cannot be seen, and without a space at an end.
func plain(s string) bool {
	for _, r := range s {
		if unicode.Is(unseen, r) {
			return false
		}
	}
	return utf8.ValidString(s) && strings.Trim(s, " ") == s && norm.NFC.IsNormalString(s)
}

// unseen are the characters that no line may hold. The list is closed.
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0000, Hi: 0x001f, Stride: 1}, // controls
		{Lo: 0x007f, Hi: 0x009f, Stride: 1}, // controls
		{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, // soft hyphen
		{Lo: 0x061c, Hi: 0x061c, Stride: 1}, // Arabic letter mark
		{Lo: 0x180e, Hi: 0x180e, Stride: 1}, // Mongolian vowel separator
		{Lo: 0x200b, Hi: 0x200f, Stride: 1}, // zero width, direction
		{Lo: 0x2028, Hi: 0x202e, Stride: 1}, // ends of lines and paragraphs, direction
		{Lo: 0x2060, Hi: 0x206f, Stride: 1}, // invisible operators, direction
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, // byte order mark
		{Lo: 0xfff9, Hi: 0xfffb, Stride: 1}, // annotations
	},
	R32:         []unicode.Range32{{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}}, // tags
	LatinOffset: 3,
}

// signature is a name as it is written into headers: cleaned, and without
// characters that this program's Unicode does not know, whose normal form is
// not settled.
func signature(name string) string {
	return lang.Line(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsGraphic(r) {
			return r
		}
		return -1
	}, name))
}
