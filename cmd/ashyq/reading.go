package main

import (
	"fmt"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// readingCmd keeps the department's readings of norms with two readings.
type readingCmd struct {
	List   readingListCmd   `cmd:""`
	Accept readingAcceptCmd `cmd:""`
	Would  readingWouldCmd  `cmd:""`
}

// readingListCmd lists every limit with two readings, and what is accepted.
type readingListCmd struct{}

type limitLine struct {
	Limit    string         `json:"limit"`
	Title    lang.Text      `json:"title"`
	Readings []readingLine  `json:"readings"`
	Accepted []acceptedLine `json:"accepted"` // two or more are a conflict
}

type readingLine struct {
	ID    string    `json:"reading"`
	Title lang.Text `json:"title"`
}

type acceptedLine struct {
	Reading string       `json:"reading"`
	Ground  string       `json:"ground"`
	From    calendar.Day `json:"from"`
}

// Run prints them.
func (readingListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		accepted, err := d.Readings(s.ctx)
		if err != nil {
			return err
		}
		var lines []limitLine
		for _, l := range d.Standard().Limits() {
			if len(l.Readings) == 0 {
				continue
			}
			line := limitLine{Limit: l.ID, Title: l.Title, Accepted: []acceptedLine{}}
			for _, r := range l.Readings {
				line.Readings = append(line.Readings, readingLine{r.ID, r.Title})
			}
			for _, a := range accepted[l.ID] {
				line.Accepted = append(line.Accepted, acceptedLine{a.Reading, a.Ground, a.From})
			}
			lines = append(lines, line)
		}
		return s.answer(struct {
			Limits []limitLine `json:"limits"`
		}{list(lines)}, func() { s.printLimits(lines) })
	})
}

func (s *session) printLimits(lines []limitLine) {
	for i, l := range lines {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		fmt.Fprintln(s.out, s.facts(l.Limit, s.words(l.Title)))
		for _, r := range l.Readings {
			fmt.Fprintln(s.out, "  "+s.facts(r.ID, s.words(r.Title)))
		}
		if len(l.Accepted) == 0 {
			fmt.Fprintln(s.out, "  "+s.say("reading.none", nil))
		}
		for _, a := range l.Accepted {
			fmt.Fprintln(s.out, "  "+s.say("reading.accepted", lang.Args{
				"reading": a.Reading, "from": a.From.Digits(), "ground": lang.Line(a.Ground),
			}))
		}
	}
}

// readingAcceptCmd records which reading the department accepts.
type readingAcceptCmd struct {
	Limit   string `arg:"" name:"limit"`
	Reading string `arg:"" name:"reading"`
	Ground  string `placeholder:"text" required:""`
	From    day    `placeholder:"date" required:""`
}

// Run records it.
func (c readingAcceptCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		if err := d.AcceptReading(s.ctx, c.Limit, c.Reading, c.Ground, c.From.Day); err != nil {
			return err
		}
		return s.done("reading.recorded", lang.Args{"limit": c.Limit, "reading": c.Reading})
	})
}
