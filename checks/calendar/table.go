package calendar

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"

	"ashyq/checks/lang"
)

// Revision names the embedded table by its SHA-256: a sum made with another table
// may be another sum.
func Revision() string {
	sum := sha256.Sum256([]byte(tableTSV))
	return hex.EncodeToString(sum[:])
}

//go:embed kz.tsv
var tableTSV string

//go:embed names.toml
var namesTOML string

// Embedded is the calendar of 2023 to 2027, read once from the table inside
// the program: the same Calendar at every call.
func Embedded() (*Calendar, error) { return embedded() }

var embedded = sync.OnceValues(func() (*Calendar, error) {
	names, err := lang.ParseMessages(namesTOML)
	if err != nil {
		return nil, fmt.Errorf("calendar: names.toml: %w", err)
	}
	c, err := readTable(tableTSV, names)
	if err != nil {
		return nil, fmt.Errorf("calendar: kz.tsv: %w", err)
	}
	return c, nil
})

const tableHeader = "date\tweekday\tkind\treason\tcertainty"

// The kinds of a row: a weekday off, a holiday that fell on a weekend, a
// weekend that is worked.
const (
	rowOff     = "off"
	rowWeekend = "off-weekend"
	rowWorking = "working-weekend"
)

// readTable reads the table strictly: it is ours, so whatever is not
// understood, out of order or contradicts itself is an error.
func readTable(tsv string, names *lang.Messages) (*Calendar, error) {
	lines := strings.Split(strings.TrimSuffix(tsv, "\n"), "\n")
	if lines[0] != tableHeader {
		return nil, fmt.Errorf("the header is %q", lines[0])
	}
	c := &Calendar{notes: map[Day]DayNote{}, years: map[int]Certainty{}}
	r := tableReader{calendar: c, names: names}
	for i, line := range lines[1:] {
		if err := r.row(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
	}
	if err := r.join(); err != nil {
		return nil, err
	}
	return c, nil
}

// tableReader carries what one row must know of the others.
type tableReader struct {
	calendar *Calendar
	names    *lang.Messages
	latest   Day
}

func (r *tableReader) row(line string) error {
	cells := strings.Split(line, "\t")
	if len(cells) != 5 {
		return fmt.Errorf("%d cells", len(cells))
	}
	day, err := ParseDay(cells[0])
	if err != nil {
		return err
	}
	if day <= r.latest {
		return fmt.Errorf("%s is out of order", day)
	}
	r.latest = day
	if err := fits(day, cells[1], cells[2]); err != nil {
		return err
	}
	note, err := r.reason(cells[3])
	if err != nil {
		return err
	}
	note.Day, note.Off = day, cells[2] != rowWorking
	if note.Off == (note.Kind == WorkingWeekend) {
		return fmt.Errorf("%s cannot be for %q", cells[2], cells[3])
	}
	if err := r.certainty(&note, cells[4]); err != nil {
		return err
	}
	if _, taken := r.calendar.notes[day]; taken {
		return fmt.Errorf("%s is already a possible day of a feast", day)
	}
	r.calendar.notes[day] = note
	return nil
}

// fits compares the day with the weekday and the kind that its row claims.
func fits(day Day, weekday, kind string) error {
	if got := day.Weekday().String()[:3]; got != weekday {
		return fmt.Errorf("%s is a %s, not a %s", day, got, weekday)
	}
	switch kind {
	case rowOff, rowWeekend, rowWorking:
		if day.isWeekend() != (kind != rowOff) {
			return fmt.Errorf("%s on a %s", kind, weekday)
		}
		return nil
	}
	return fmt.Errorf("unknown kind %q", kind)
}

// join checks the rows that speak of one another, and tells each working
// weekend for which day off it works.
func (r *tableReader) join() error {
	notes := r.calendar.notes
	for day, note := range notes {
		other, ok := notes[note.Other]
		switch note.Kind {
		case Moved:
			if !ok || other.Kind != Holiday || other.Name != note.Name || !note.Other.isWeekend() {
				return fmt.Errorf("%s is moved from %s, which is no such holiday", day, note.Other)
			}
		case Swapped:
			if !ok || other.Kind != WorkingWeekend {
				return fmt.Errorf("%s is swapped with %s, which does not work", day, note.Other)
			}
			other.Other = day
			notes[note.Other] = other
		}
	}
	for day, note := range notes {
		if note.Kind == WorkingWeekend && note.Other == 0 {
			return fmt.Errorf("%s works for no day off", day)
		}
	}
	return nil
}
