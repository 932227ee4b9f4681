package main

import (
	"fmt"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// standardCmd shows the Standard as it is held.
type standardCmd struct {
	List standardListCmd `cmd:""`
	Show standardShowCmd `cmd:""`
	Diff standardDiffCmd `cmd:""`
	Add  standardAddCmd  `cmd:""`

	Withdraw standardWithdrawCmd `cmd:""`
}

// standardListCmd lists the acts and the checks.
type standardListCmd struct{}

type editionLine struct {
	ID         string       `json:"edition"`
	Title      lang.Text    `json:"title"`
	From       calendar.Day `json:"from"`
	FromLatest calendar.Day `json:"from_latest,omitempty"` // where the first day is not settled
	Until      calendar.Day `json:"until,omitempty"`
	Clauses    int          `json:"clauses"`
	Revision   string       `json:"revision"`
}

type checkLine struct {
	ID      string               `json:"id"`
	Number  int                  `json:"number"`
	Title   lang.Text            `json:"title"`
	Clauses []standard.ClauseRef `json:"clauses"` // "edition" is the act
}

// Run prints both lists.
func (standardListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		acts, err := d.Acts(s.ctx)
		if err != nil {
			return err
		}
		law, timeline := acts.Law, acts.Timeline
		var out struct {
			Editions []editionLine    `json:"editions"`
			Checks   []checkLine      `json:"checks"`
			Added    []desk.AddedText `json:"added,omitempty"` // texts that came from files
			Note     *lang.Text       `json:"note,omitempty"`
		}
		for _, e := range law.Editions() {
			out.Editions = append(out.Editions, editionOf(e, timeline))
		}
		out.Added = acts.Added
		for _, c := range law.Checks() {
			line := checkLine{ID: c.ID, Number: c.Number, Title: c.Title}
			for _, of := range c.Clauses {
				line.Clauses = append(line.Clauses, standard.ClauseRef{Edition: of.Act, Clause: of.Clause})
			}
			out.Checks = append(out.Checks, line)
		}
		if note := timeline.Note(); timeline.Assumed() {
			out.Note = &note
		}
		return s.answer(out, func() {
			s.printEditions(out.Editions)
			s.printAddedTexts(out.Added)
			if out.Note != nil {
				s.saying("note", lang.Args{"note": s.words(*out.Note)})
			}
			fmt.Fprintln(s.out)
			s.printChecks(out.Checks)
		})
	})
}

func editionOf(e *standard.Edition, t standard.Timeline) editionLine {
	certain, possible := t.Spans(e.ID)
	line := editionLine{
		ID: e.ID, Title: e.Title, From: possible.From, Until: certain.To, Revision: e.Revision,
	}
	if certain.From != possible.From {
		line.FromLatest = certain.From
	}
	for _, p := range e.Points {
		line.Clauses += len(p.Clauses)
	}
	return line
}

func (s *session) printEditions(lines []editionLine) {
	var rows [][]string
	for _, e := range lines {
		span := calendar.Span{From: e.From, To: e.Until}
		rows = append(rows, []string{
			e.ID, s.words(span.Words()), s.say("standard.clauses", lang.Args{"n": e.Clauses}), s.words(e.Title),
		})
	}
	s.grid(rows)
}

// printAddedTexts lists the texts that came from files, and whether they bind.
func (s *session) printAddedTexts(texts []desk.AddedText) {
	for _, t := range texts {
		s.saying("text.state."+string(t.State), lang.Args{
			"edition": lang.Line(t.ID), "day": t.Day.Digits(), "author": lang.Line(t.Author), "source": lang.Line(t.Source),
		})
	}
}

func (s *session) printChecks(lines []checkLine) {
	var rows [][]string
	for _, c := range lines {
		rows = append(rows, []string{fmt.Sprint(c.Number), c.ID, s.words(c.Title)})
	}
	s.grid(rows)
}

// standardShowCmd shows a clause or a check.
type standardShowCmd struct {
	What []string `arg:"" name:"what"`
}

// Run finds what was named and prints it.
func (c standardShowCmd) Run(s *session) error {
	what := strings.Join(c.What, " ")
	return s.read(func(d *desk.Desk) error {
		acts, err := d.Acts(s.ctx)
		if err != nil {
			return err
		}
		law := acts.Law
		if check := law.Check(strings.TrimSpace(what)); check != nil {
			return s.showCheck(law, check)
		}
		place, err := findClause(law, acts.Timeline, d.Today(), what)
		if err != nil {
			return err
		}
		return s.showClause(law, place)
	})
}

// findClause finds a clause of an edition, or a place of the Law. Without an
// edition it is that of today, or the latest held.
func findClause(law *standard.Standard, t standard.Timeline, today calendar.Day, what string) (standard.ClauseRef, error) {
	edition, clause, ok := splitClause(what)
	if first, rest, _ := strings.Cut(strings.TrimSpace(what), " "); !ok && law.Edition(first) == law.Law() && rest != "" {
		edition, clause, ok = first, strings.TrimSpace(rest), true
	}
	if !ok {
		return standard.ClauseRef{}, refuse("standard.unknown", lang.Args{"what": quoted(what)})
	}
	e := law.Edition(edition)
	if edition == "" {
		e = law.InForce(t, today)
	}
	if e == nil {
		return standard.ClauseRef{}, refuse("edition.unknown", lang.Args{"id": quoted(edition), "editions": editionIDs(law)})
	}
	if _, _, found := e.Clause(clause); !found && (e != law.Law() || law.Article(clause) == nil) {
		return standard.ClauseRef{}, refuse("clause.unknown", lang.Args{"clause": quoted(clause), "edition": e.ID})
	}
	return standard.ClauseRef{Edition: e.ID, Clause: clause}, nil
}

func editionIDs(law *standard.Standard) []string {
	var out []string
	for _, e := range law.Editions() {
		out = append(out, e.ID)
	}
	return append(out, law.Law().ID)
}
