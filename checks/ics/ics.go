// Package ics writes days into a calendar file (iCalendar, RFC 5545) that the
// calendars of mail programs and telephones read.
//
// The idea: a term is an all-day event that takes up no time. Only what the norm
// demands is written, and all that it demands: lines end in CR LF and are no longer
// than 75 octets, folded between characters and never within one; text is escaped;
// an event keeps its UID, so that a file taken in twice moves events and makes no
// doubles.
package ics

import (
	"bufio"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Event is a day of which a calendar reminds.
type Event struct {
	UID     string // the same whenever the same thing is written
	Day     calendar.Day
	Summary string
	About   string // lines are parted by \n
}

// File is a calendar file.
type File struct {
	Lang   lang.Lang
	Stamp  time.Time // when it was written
	Events []Event
}

// Write writes the file.
func (f File) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	out := writer{b}
	out.line("BEGIN:VCALENDAR")
	out.line("VERSION:2.0")
	out.line("PRODID:-//ashyq//deadlines//" + strings.ToUpper(string(f.Lang)))
	out.line("CALSCALE:GREGORIAN")
	for _, e := range f.Events {
		out.event(e, f)
	}
	out.line("END:VCALENDAR")
	return b.Flush()
}

// writer writes lines of content. An error stays in the buffer until it is flushed.
type writer struct{ to *bufio.Writer }

func (w writer) event(e Event, f File) {
	w.line("BEGIN:VEVENT")
	w.line("UID:" + Escape(e.UID))
	w.line("DTSTAMP:" + f.Stamp.UTC().Format("20060102T150405Z"))
	w.line("DTSTART;VALUE=DATE:" + compact(e.Day))
	w.line("SUMMARY;LANGUAGE=" + string(f.Lang) + ":" + Escape(e.Summary))
	if e.About != "" {
		w.line("DESCRIPTION;LANGUAGE=" + string(f.Lang) + ":" + Escape(e.About))
	}
	w.line("TRANSP:TRANSPARENT")
	w.line("END:VEVENT")
}

// compact writes a day as the norm does: 20260205.
func compact(d calendar.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// longest is how many octets a line may have, its end left out.
const longest = 75

// line writes a line of content, folded: what is over goes on in the next line,
// after one space.
func (w writer) line(text string) {
	room := longest
	for len(text) > room {
		at := room
		for !utf8.RuneStart(text[at]) {
			at--
		}
		w.to.WriteString(text[:at] + "\r\n ")
		text, room = text[at:], longest-1
	}
	w.to.WriteString(text + "\r\n")
}

// Escape writes a text as a value: what parts values is escaped, an end of line is
// \n, and no other control character is left.
func Escape(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD") {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case unicode.IsControl(r):
			b.WriteRune(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
