package calendar

import (
	"fmt"
	"strings"
	"time"

	"ashyq/checks/lang"
)

// reason reads the fourth cell.
func (r *tableReader) reason(cell string) (DayNote, error) {
	if cell == "swap" {
		return DayNote{Kind: WorkingWeekend}, nil
	}
	if iso, ok := strings.CutPrefix(cell, "day off swapped with "); ok {
		other, err := ParseDay(iso)
		return DayNote{Kind: Swapped, Other: other}, err
	}
	if rest, ok := strings.CutPrefix(cell, "moved from "); ok {
		iso, holiday, _ := strings.Cut(rest, " ")
		other, err := ParseDay(iso)
		if err != nil {
			return DayNote{}, err
		}
		name, err := r.name("holiday.", strings.Trim(holiday, "()"))
		return DayNote{Kind: Moved, Other: other, Name: name}, err
	}
	holiday, stated := strings.CutPrefix(cell, "holiday: ")
	if !stated {
		holiday, stated = strings.CutSuffix(cell, " (never moved)")
	}
	if !stated {
		return DayNote{}, fmt.Errorf("unknown reason %q", cell)
	}
	name, err := r.name("holiday.", holiday)
	return DayNote{Kind: Holiday, Name: name}, err
}

// name finds the words for an English phrase of the table: its key is the
// phrase in small letters, with hyphens for whatever is not a letter or digit.
func (r *tableReader) name(prefix, phrase string) (lang.Text, error) {
	key := prefix + strings.Join(strings.FieldsFunc(strings.ToLower(phrase), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	}), "-")
	said := r.names.Text(key, nil)
	if said == lang.Same("!"+key+"!") {
		return lang.Text{}, fmt.Errorf("names.toml has no %s", key)
	}
	return said, nil
}

// certainty reads the fifth cell, and what it says of the year and of other
// days: an estimate names the days between which it is open.
func (r *tableReader) certainty(note *DayNote, cell string) (err error) {
	year := note.Day.Year()
	if days, ok := strings.CutPrefix(cell, "estimate ("); ok {
		note.Certainty = Estimated
		return r.estimate(note, strings.TrimSuffix(days, ")"))
	}
	if cell == "confirmed" {
		note.Certainty = Confirmed
	} else if remark, ok := strings.CutPrefix(cell, "confirmed ("); ok {
		note.Certainty = Confirmed
		note.Remark, err = r.name("remark.", remark)
	} else if remark, ok := strings.CutPrefix(cell, "computed from law; "); ok {
		note.Certainty = Computed
		note.Remark, err = r.name("remark.", remark)
	} else {
		return fmt.Errorf("unknown certainty %q", cell)
	}
	r.calendar.years[year] = max(r.calendar.years[year], note.Certainty)
	return err
}

// estimate reads "16 or 17 May 2027" and notes the day that the row is not of.
func (r *tableReader) estimate(note *DayNote, days string) error {
	const form = "%d or %d %s %d"
	var first, last, year int
	var month string
	_, err := fmt.Sscanf(days, form, &first, &last, &month, &year)
	if err != nil || fmt.Sprintf(form, first, last, month, year) != days {
		return fmt.Errorf("unknown estimate %q", days)
	}
	for _, nth := range []int{first, last} {
		possible, ok := NewDay(year, monthNamed(month), nth)
		if !ok {
			return fmt.Errorf("no such day in the estimate %q", days)
		}
		if possible != note.Day {
			r.calendar.notes[possible] = DayNote{
				Day: possible, Kind: Possible, Off: possible.isWeekend(),
				Name: note.Name, Other: note.Day, Certainty: Estimated,
			}
		}
	}
	return nil
}

// monthNamed is the number of a month by its English name, 0 if there is none.
func monthNamed(name string) int {
	for m := time.January; m <= time.December; m++ {
		if m.String() == name {
			return int(m)
		}
	}
	return 0
}
