package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// standardDiffCmd compares two editions clause by clause.
type standardDiffCmd struct {
	From string `arg:"" name:"edition"`
	To   string `arg:"" name:"later"`
}

type pairView struct {
	From       standard.ClauseRef      `json:"from"`
	To         standard.ClauseRef      `json:"to"`
	Change     standard.Change         `json:"change"`
	Renumbered bool                    `json:"renumbered"`
	Note       lang.Text               `json:"note,omitzero"`
	Source     string                  `json:"source,omitempty"`
	Texts      map[string]comparedView `json:"texts"`
}

type comparedView struct {
	From  textLine   `json:"from"`
	To    textLine   `json:"to"`
	Marks []markView `json:"marks,omitempty"`
}

type markView struct {
	Kind  standard.MarkKind `json:"kind"`
	Words string            `json:"words"`
}

// Run prints the comparison.
func (c standardDiffCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		acts, err := d.Acts(s.ctx)
		if err != nil {
			return err
		}
		law := acts.Law
		for _, id := range []string{c.From, c.To} {
			if law.Edition(id) == nil {
				return refuse("edition.unknown", lang.Args{"id": quoted(id), "editions": editionIDs(law)})
			}
		}
		lines, err := law.Diff(c.From, c.To)
		if err != nil {
			return err
		}
		var out struct {
			From  string     `json:"from"`
			To    string     `json:"to"`
			Pairs []pairView `json:"pairs"`
		}
		out.From, out.To = law.Edition(c.From).ID, law.Edition(c.To).ID
		for _, l := range lines {
			out.Pairs = append(out.Pairs, pairOf(l))
		}
		return s.answer(out, func() {
			for i, l := range lines {
				if i > 0 {
					fmt.Fprintln(s.out)
				}
				s.printDifference(l)
			}
		})
	})
}

func pairOf(l standard.Difference) pairView {
	v := pairView{
		From: l.From, To: l.To, Change: l.Change, Renumbered: l.Renumbered, Note: l.Note, Source: l.Source,
		Texts: map[string]comparedView{},
	}
	for _, t := range l.Texts {
		c := comparedView{
			From: textLine{t.From.Text, string(t.From.Flag), t.From.Source},
			To:   textLine{t.To.Text, string(t.To.Flag), t.To.Source},
		}
		for _, m := range t.Marks {
			c.Marks = append(c.Marks, markView{m.Kind, m.Words})
		}
		v.Texts[string(t.Lang)] = c
	}
	return v
}

func (s *session) printDifference(l standard.Difference) {
	renumbered := ""
	if l.Renumbered {
		renumbered = s.say("diff.renumbered", nil)
	}
	fmt.Fprintln(s.out, s.facts(
		clausePair(l.Mapping), s.words(l.Change.Words()), renumbered))
	if note := s.words(l.Note); note != "" {
		fmt.Fprintln(s.out, "  "+note)
	}
	if l.Change == standard.Same {
		return
	}
	for _, t := range l.Texts {
		if t.Marks != nil {
			fmt.Fprintf(s.out, "  %s: %s\n", t.Lang, standard.Marked(t.Marks))
			continue
		}
		for _, w := range []standard.Wording{t.From, t.To} {
			if w.Text != "" {
				fmt.Fprintf(s.out, "  %s (%s): %s\n", t.Lang, s.words(w.Flag.Words()), lang.Line(w.Text))
			}
		}
	}
}
