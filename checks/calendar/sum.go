package calendar

import "ashyq/checks/lang"

// Sum is a counted term with its explanation. Result is the last day of the
// term; Unmoved is the last day before it was moved off a day off, and equals
// Result where nothing moved. Both are no day if the count leaves the years 1
// to 9999. A Count below 1 counts nothing: the result is From.
type Sum struct {
	From      Day
	Count     int
	Result    Day
	Unmoved   Day
	Certainty Certainty // the weakest of any day that was looked at
	Explained lang.Text
}

// AddWorking finds the n-th working day after a day. The day itself is not
// counted; the first counted day is the next working day.
func (c *Calendar) AddWorking(from Day, n int) Sum {
	w := walk{calendar: c, step: 1}
	end := w.working(from, n)
	return w.sum("term.working", from, n, end, end)
}

// Back finds the n-th working day before a day. The day itself is not counted;
// the first counted day is the working day before it.
func (c *Calendar) Back(from Day, n int) Sum {
	w := walk{calendar: c, step: -1}
	end := w.working(from, n)
	return w.sum("term.back", from, n, end, end)
}

// AddCalendar finds the n-th calendar day after a day; the first counted day
// is the next day. With roll, a last day off moves to the next working day
// (Administrative Procedural Code, article 76(5)).
func (c *Calendar) AddCalendar(from Day, n int, roll bool) Sum {
	w := walk{calendar: c, step: 1}
	end := from
	if n > 0 {
		end = from.Add(n)
	}
	moved := end
	if roll && n > 0 && end != 0 {
		moved = w.roll(end)
	}
	return w.sum("term.calendar", from, n, end, moved)
}
