package calendar

// walk goes from day to day and remembers what it met, for the explanation.
type walk struct {
	calendar *Calendar
	step     int       // 1 forward, -1 backward
	counted  []stretch // working days counted, in order of the walk
	weekends []stretch // plain Saturdays and Sundays passed over
	passed   []noted   // days passed over for a reason of their own
	worked   []noted   // counted days that have a note
	weakest  Certainty
	years    [Outside + 1][]int // the years met, by the certainty of the days
}

// stretch is days that follow one another; number is which the first of them
// is among the counted days.
type stretch struct {
	Span
	number int
}

// noted is a stretch of days that share a note.
type noted struct {
	stretch
	note DayNote
}

// working walks until n working days are counted, and gives the last of them:
// from itself if n is below 1, no day past the ends of the calendar.
func (w *walk) working(from Day, n int) Day {
	d := from
	for done := 0; done < n; {
		d = d.Add(w.step)
		if d == 0 {
			return 0
		}
		if w.look(d) {
			done++
			w.counted = extend(w.counted, d, done)
		}
	}
	return d
}

// roll moves a day off to the next working day.
func (w *walk) roll(d Day) Day {
	for d != 0 && !w.look(d) {
		d = d.Add(1)
	}
	return d
}

// look tells whether the day works, and remembers why not and how sure.
func (w *walk) look(d Day) bool {
	working, certainty := w.calendar.Working(d)
	note, has := w.calendar.Note(d)
	switch {
	case has && working:
		w.worked = extendNoted(w.worked, d, note)
	case has:
		w.passed = extendNoted(w.passed, d, note)
	case !working:
		w.weekends = extend(w.weekends, d, 0)
	}
	w.weakest = max(w.weakest, certainty)
	if years := w.years[certainty]; len(years) == 0 || years[len(years)-1] != d.Year() {
		w.years[certainty] = append(years, d.Year())
	}
	return working
}

// extend adds a day to the last stretch if it adjoins, else as a new one.
func extend(list []stretch, d Day, number int) []stretch {
	if len(list) > 0 && list[len(list)-1].grow(d) {
		return list
	}
	return append(list, stretch{Span{d, d}, number})
}

func extendNoted(list []noted, d Day, note DayNote) []noted {
	if len(list) > 0 {
		last := &list[len(list)-1]
		same := last.note.Kind == note.Kind && last.note.Name == note.Name && last.note.Other == note.Other
		if same && last.grow(d) {
			return list
		}
	}
	return append(list, noted{stretch{Span{d, d}, 0}, note})
}

// grow takes the day in if it adjoins the stretch on either side.
func (s *stretch) grow(d Day) bool {
	switch d {
	case s.To + 1:
		s.To = d
	case s.From - 1:
		s.From = d
	default:
		return false
	}
	return true
}
