package page

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// decode turns a body into UTF-8 text.
//
// The bytes are asked before the labels, for labels of saved and moved pages
// are often wrong: Cyrillic text in another encoding is never valid UTF-8, and
// markup in UTF-16 is full of zeros. What is not UTF-8 is read as declared; what
// declares nothing (or a Western encoding, which no page of ours is written in)
// as windows-1251.
func decode(body []byte, contentType string) string {
	wide := isWide(body)
	if !wide {
		body = withoutMark(body)
	}
	if !wide && utf8.Valid(body) {
		return string(body)
	}
	declared, name, _ := charset.DetermineEncoding(body, contentType)
	switch {
	case name == "utf-8" && mostlyUTF8(body):
		return strings.ToValidUTF8(string(body), "\ufffd")
	case name == "utf-8", name == "windows-1252", name == "koi8-r" && isMixedUp(body), !wide && strings.HasPrefix(name, "utf-16"):
		declared, name = charmap.Windows1251, "windows-1251"
	}
	text, err := declared.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\ufffd")
	}
	if name == "windows-1251" {
		return kazakh1251(string(text))
	}
	return strings.TrimPrefix(string(text), "\ufeff")
}

// The marks of UTF-16 and of UTF-8, which some programs put before anything.
var (
	wideMarks = [][]byte{[]byte("\xff\xfe"), []byte("\xfe\xff")}
	byteMarks = append([][]byte{[]byte("\ufeff")}, wideMarks...)
)

// wideHead is how much of a body is searched for the zeros of UTF-16.
const wideHead = 1024

// isWide tells a body in UTF-16: it has the mark, and tags in two bytes a letter.
func isWide(body []byte) bool {
	for _, mark := range wideMarks {
		if bytes.HasPrefix(body, mark) {
			return bytes.IndexByte(body[:min(len(body), wideHead)], 0) >= 0
		}
	}
	return false
}

// withoutMark takes a mark away that stands before text in bytes.
func withoutMark(body []byte) []byte {
	for _, mark := range byteMarks {
		if bytes.HasPrefix(body, mark) {
			return body[len(mark):]
		}
	}
	return body
}

// isMixedUp tells text in windows-1251 that calls itself KOI8-R: nearly all of
// its small letters are where KOI8-R has its capitals.
func isMixedUp(body []byte) bool {
	small, capital := 0, 0
	for _, c := range body {
		switch {
		case c >= 0xe0:
			small++
		case c >= 0xc0:
			capital++
		}
	}
	return small > 4*capital
}

// mostlyUTF8 tells a UTF-8 page with a few broken characters (one cut in two by
// a counter of bytes) from a page in another encoding that calls itself UTF-8.
func mostlyUTF8(body []byte) bool {
	whole, broken := 0, 0
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && size <= 1:
			broken++
		case size > 1:
			whole++
		}
		body = body[size:]
	}
	return whole > broken
}

// kz1048 maps the letters that windows-1251 sees where KZ-1048, the Kazakh
// encoding of the same bytes, has the Kazakh ones.
var kz1048 = strings.NewReplacer(
	"Ќ", "Қ", "ќ", "қ", "Ћ", "Һ", "ћ", "һ", "Ў", "Ұ", "ў", "ұ", "Ј", "Ә", "ј", "ә",
	"Ґ", "Ө", "ґ", "ө", "Є", "Ғ", "є", "ғ", "Ѕ", "Ң", "ѕ", "ң", "Ї", "Ү", "ї", "ү",
)

// kazakh1251 reads Kazakh text that was written in KZ-1048 and served as
// windows-1251. «ќ» and «ј» stand beside «ы» in no other language, so three of
// them are proof enough.
func kazakh1251(text string) string {
	odd := strings.Count(text, "ќ") + strings.Count(text, "ј")
	if odd < 3 || !strings.Contains(text, "ы") {
		return text
	}
	return kz1048.Replace(text)
}
