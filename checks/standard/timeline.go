package standard

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Timeline says which editions of the Standard were in force on which day. The
// days between the earliest and the latest possible start of an edition are
// unsettled: they belong to the edition before it and to itself.
type Timeline struct {
	stretches []stretch
}

// never is a span without a day.
var never = calendar.Span{From: 2, To: 1}

// stretch is the time of one edition.
type stretch struct {
	edition, act      string // its id, and its name in a sentence
	certain, possible calendar.Span
}

// unsettled tells whether the day on which the edition begins is not known.
func (s stretch) unsettled() bool { return s.certain.From != s.possible.From }

// Timeline lays out the editions. published is the day of first official
// publication of the edition whose start hangs on it; zero, or a day that
// AcceptsPublication refuses, leaves the unsettled days as they are.
func (s *Standard) Timeline(published calendar.Day) Timeline {
	if s.AcceptsPublication(published) != nil {
		published = 0
	}
	var line Timeline
	for _, e := range s.editions {
		earliest, latest := e.From, max(e.From, e.FromLatest)
		if e.Setting != "" && published != 0 {
			earliest = published.Add(e.After)
			latest = earliest
		}
		line.add(e, earliest, latest)
	}
	return line
}

// add appends an edition and ends the one before it.
func (t *Timeline) add(e *Edition, earliest, latest calendar.Day) {
	if n := len(t.stretches); n > 0 {
		before := &t.stretches[n-1]
		before.certain.To, before.possible.To = earliest.Add(-1), latest.Add(-1)
	}
	t.stretches = append(t.stretches, stretch{
		edition:  e.ID,
		act:      e.Act,
		certain:  calendar.Span{From: latest, To: e.Until},
		possible: calendar.Span{From: earliest, To: e.Until},
	})
}

// AcceptsPublication says why a day cannot be the day of first official
// publication: it lies before the registration of the act, or absurdly late.
// The zero day is accepted: it says that the day is not known.
func (s *Standard) AcceptsPublication(day calendar.Day) error {
	for _, e := range s.editions {
		if e.Setting == "" || day == 0 {
			continue
		}
		args := lang.Args{"day": day, "edition": e.Act, "registered": e.RegisteredOn}
		if day < e.RegisteredOn {
			return messages().Error("standard.published-early", args)
		}
		if day > e.AnswerUntil {
			return messages().Error("standard.published-late", args)
		}
	}
	return nil
}

// On lists the editions in force on that day by their ids: one, two on an
// unsettled day, none before the Standard began.
func (t Timeline) On(d calendar.Day) []string {
	var editions []string
	for _, s := range t.stretches {
		if s.possible.Contains(d) {
			editions = append(editions, s.edition)
		}
	}
	return editions
}

// Start is the first day on which there was a Standard.
func (t Timeline) Start() calendar.Day { return t.stretches[0].possible.From }

// Spans gives the days on which an edition was certainly in force and those on
// which it may have been; an edition that is not held has empty ones.
func (t Timeline) Spans(edition string) (certain, possible calendar.Span) {
	for _, s := range t.stretches {
		if s.edition == edition {
			return s.certain, s.possible
		}
	}
	return never, never
}

// Assumed tells whether the start of an edition is assumed, not known.
func (t Timeline) Assumed() bool { return slices.ContainsFunc(t.stretches, stretch.unsettled) }

// Note says which days are unsettled and why; empty when none are.
func (t Timeline) Note() lang.Text {
	var note lang.Text
	for _, s := range t.stretches {
		if !s.unsettled() {
			continue
		}
		said := messages().Text("timeline.assumed", lang.Args{"edition": s.act, "from": s.possible.From, "last": s.certain.From.Add(-1)})
		note = eachText(note, said, func(before, now string) string {
			if before == "" {
				return now
			}
			return before + ". " + now
		})
	}
	return note
}
