package main

import (
	"fmt"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// calendarCmd shows and corrects the calendar of working days.
type calendarCmd struct {
	Show    calendarShowCmd    `cmd:""`
	Add     calendarAddCmd     `cmd:""`
	Correct calendarCorrectCmd `cmd:""`
}

// calendarShowCmd shows what is known of a year beyond its weekdays.
type calendarShowCmd struct {
	Year count `arg:"" name:"year"`
}

type dayLine struct {
	Day       calendar.Day       `json:"day"`
	Off       bool               `json:"off"`
	Kind      calendar.Kind      `json:"kind"`
	Words     lang.Text          `json:"words"`
	Remark    lang.Text          `json:"remark,omitzero"`
	Certainty calendar.Certainty `json:"certainty"`
}

// Run prints the holidays, the moved days and the corrections.
func (c calendarShowCmd) Run(s *session) error {
	if c.Year.n < 1 || c.Year.n > 9999 {
		return refuse("calendar.year", lang.Args{"year": c.Year.n})
	}
	return s.read(func(d *desk.Desk) error {
		cal, err := d.Calendar(s.ctx)
		if err != nil {
			return err
		}
		var out struct {
			Year      int                `json:"year"`
			Certainty calendar.Certainty `json:"certainty"`
			Days      []dayLine          `json:"days"`
		}
		out.Year, out.Certainty, out.Days = c.Year.n, cal.YearCertainty(c.Year.n), []dayLine{}
		for _, n := range cal.Year(c.Year.n) {
			out.Days = append(out.Days, dayLine{n.Day, n.Off, n.Kind, n.Words(), n.Remark, n.Certainty})
		}
		return s.answer(out, func() {
			fmt.Fprintln(s.out, s.facts(fmt.Sprint(out.Year), s.words(out.Certainty.Words())))
			s.grid(s.dayRows(out.Days, out.Certainty))
		})
	})
}

func (s *session) dayRows(days []dayLine, year calendar.Certainty) [][]string {
	var grid [][]string
	for _, l := range days {
		certainty := ""
		if l.Certainty != year {
			certainty = s.words(l.Certainty.Words())
		}
		key := map[bool]string{true: "calendar.off", false: "calendar.working"}[l.Off]
		grid = append(grid, []string{l.Day.Digits(), s.say(key, nil), s.facts(s.words(l.Words), certainty, s.words(l.Remark))})
	}
	return grid
}

// calendarAddCmd counts working days and explains the count.
type calendarAddCmd struct {
	Date day   `arg:"" name:"date"`
	N    count `arg:"" name:"n"`
}

// Run prints the day and how it was found.
func (c calendarAddCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		cal, err := d.Calendar(s.ctx)
		if err != nil {
			return err
		}
		sum := cal.AddWorking(c.Date.Day, c.N.n)
		return s.answer(struct {
			From      calendar.Day       `json:"from"`
			Days      int                `json:"days"`
			Date      calendar.Day       `json:"date"`
			Explained lang.Text          `json:"explained"`
			Certainty calendar.Certainty `json:"certainty"`
		}{sum.From, sum.Count, sum.Result, sum.Explained, sum.Certainty}, func() {
			fmt.Fprintln(s.out, s.facts(sum.Result.String(), s.words(sum.Result.Words())))
			fmt.Fprintln(s.out, s.words(sum.Explained))
			fmt.Fprintln(s.out, s.say("calendar.certainty", lang.Args{"certainty": sum.Certainty.Words()}))
		})
	})
}

// calendarCorrectCmd corrects one day.
type calendarCorrectCmd struct {
	Date   day    `arg:"" name:"date"`
	Value  string `arg:"" name:"off-or-working"`
	Reason string `placeholder:"text" required:""`
	Source string `placeholder:"text"`
}

// Run records the correction.
func (c calendarCorrectCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		if err := d.CorrectDay(s.ctx, c.Date.Day, c.Value, c.Reason, c.Source); err != nil {
			return err
		}
		return s.done("calendar.corrected", lang.Args{"day": c.Date.Digits()})
	})
}
