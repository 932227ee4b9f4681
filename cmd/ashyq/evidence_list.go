package main

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// evidenceListCmd lists the evidence and the coverage of an inspection.
type evidenceListCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

// evidenceLine is a piece of evidence, or a span of coverage with the kind
// "coverage".
type evidenceLine struct {
	ID       string            `json:"id"`
	Check    string            `json:"check"` // the first that it serves
	Part     string            `json:"part"`
	Kind     string            `json:"kind"`
	Date     string            `json:"date"`
	To       string            `json:"to,omitempty"` // of coverage
	Of       checks.Of         `json:"of,omitempty"`
	Title    string            `json:"title"`
	For      string            `json:"for,omitempty"`
	Premises string            `json:"premises,omitempty"`
	Items    []checks.ItemSeen `json:"items,omitempty"`
	Noticed  []checks.Notice   `json:"noticed,omitempty"`
	Text     string            `json:"text,omitempty"`
	Note     string            `json:"note,omitempty"`
	Source   string            `json:"source,omitempty"`
	Present  string            `json:"present,omitempty"`
	Serves   []checks.Service  `json:"serves"`
	Files    []checks.File     `json:"files,omitempty"`
	Origin   *checks.Origin    `json:"origin,omitempty"`
	Rival    bool              `json:"conflict,omitempty"`
	Author   string            `json:"author"`
	Entered  string            `json:"entered"` // the day on which it was typed in

	apart lang.Text // when it was seen and when entered, where days lie between
}

func evidenceLineOf(e checks.Evidence) evidenceLine {
	l := evidenceLine{
		ID: e.ID, Kind: string(e.Kind), Date: e.At.String(), Title: e.Title, For: e.For, Premises: e.Premises,
		Items: e.Items, Noticed: e.Noticed, Text: e.Text, Note: e.Note, Source: e.Source, Present: e.Present,
		Serves: list(e.Serves), Files: e.Files, Origin: e.Origin, Rival: e.Mark.Rival, Author: e.Mark.Author,
		Entered: calendar.DayOf(e.Mark.Time).String(),
	}
	l.apart, _ = desk.SeenAndEntered(&e)
	l.first()
	return l
}

func coverageLineOf(c checks.Coverage) evidenceLine {
	l := evidenceLine{
		ID: c.ID, Kind: "coverage", Date: c.From.String(), To: c.To.String(), Of: c.Of, Title: c.Source,
		Source: c.Source, Serves: []checks.Service{{Check: c.Check, Parts: c.Parts}}, Origin: c.Origin,
		Rival: c.Mark.Rival, Author: c.Mark.Author, Entered: calendar.DayOf(c.Mark.Time).String(),
	}
	l.first()
	return l
}

// first names the check and the part that come first.
func (l *evidenceLine) first() {
	if len(l.Serves) > 0 {
		l.Check = l.Serves[0].Check
		if len(l.Serves[0].Parts) > 0 {
			l.Part = l.Serves[0].Parts[0]
		}
	}
}

// Run prints the list by day.
func (c evidenceListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		evidence, coverage, err := d.ListEvidence(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		var lines []evidenceLine
		for _, e := range evidence {
			lines = append(lines, evidenceLineOf(e))
		}
		for _, v := range coverage {
			lines = append(lines, coverageLineOf(v))
		}
		slices.SortStableFunc(lines, func(a, b evidenceLine) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
		})
		return s.answer(struct {
			Evidence []evidenceLine `json:"evidence"`
		}{list(lines)}, func() {
			var grid [][]string
			for _, l := range lines {
				grid = append(grid, s.evidenceRow(l))
			}
			s.gridOr(grid, "evidence.none")
		})
	})
}

func (s *session) evidenceRow(l evidenceLine) []string {
	days, kind := l.Date, s.words(checks.EvidenceKind(l.Kind).Words())
	if l.To != "" {
		days, kind = l.Date+".."+l.To, s.say("evidence.coverage", nil)
	}
	title := cmp.Or(lang.Line(l.Title), lang.Line(l.Text), lang.Line(l.Source))
	if l.Rival {
		title = s.facts(s.say("conflict", nil), title)
	}
	title = s.facts(title, s.words(l.apart))
	return []string{short(l.ID), days, kind, l.Check + "/" + l.Part, title}
}
