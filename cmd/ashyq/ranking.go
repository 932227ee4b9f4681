package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// rankingCmd sets the holders of a category side by side.
type rankingCmd struct {
	Category string `placeholder:"category" required:""`
	Period   period `placeholder:"period"`
	Out      string `short:"o" placeholder:"file"`
}

type rankingView struct {
	Category string        `json:"category"`
	Period   string        `json:"period"`
	Note     lang.Text     `json:"note"`    // what it is not
	Holders  int           `json:"holders"` // of the category, inspected or not
	Placed   int           `json:"placed"`
	Lines    []rankingLine `json:"lines"`
}

type rankingLine struct {
	ID         string       `json:"id"`
	Holder     string       `json:"holder"`
	Inspection string       `json:"inspection"`
	AsOf       calendar.Day `json:"as_of"`
	Form       checks.Form  `json:"form"`
	Applicable int          `json:"applicable"`
	Least      int          `json:"least_percent"`
	Most       int          `json:"most_percent"`
	Apart      bool         `json:"too_little_known,omitempty"`
	checks.Ranked
}

type rankingFile struct {
	File    string `json:"file"`
	Holders int    `json:"holders"`
}

// Run prints the ranking, or writes it into a file.
func (c rankingCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		q := desk.RankingQuery{Category: c.Category, Period: c.Period.Span}
		if q.Period == (calendar.Span{}) {
			q.Period = d.RankingPeriod()
		}
		if c.Out != "" {
			n, err := d.WriteRanking(s.ctx, c.Out, s.lang, q)
			if err != nil {
				return err
			}
			return s.answer(rankingFile{c.Out, n}, func() {
				s.saying("ranking.written", lang.Args{"path": lang.Line(c.Out), "n": n})
			})
		}
		found, err := d.Ranking(s.ctx, q)
		if err != nil {
			return err
		}
		v := s.rankingOf(found)
		return s.answer(v, func() { s.ranking(d, v) })
	})
}

func (s *session) rankingOf(found desk.Ranking) rankingView {
	out := rankingView{
		Category: found.Category, Period: found.Period.String(), Note: desk.RankingNote(), Holders: found.Holders, Placed: found.Placed,
		Lines: []rankingLine{},
	}
	for _, l := range found.Lines {
		out.Lines = append(out.Lines, rankingLine{
			ID: l.Holder, Holder: s.words(l.Name), Inspection: l.Shown, AsOf: l.AsOf, Form: l.Form, Applicable: l.Applicable(),
			Least: l.Least(), Most: l.Most(), Apart: l.Apart(), Ranked: l.Ranked,
		})
	}
	return out
}

// ranking prints those with a place, and apart from them those without.
func (s *session) ranking(d *desk.Desk, v rankingView) {
	fmt.Fprintln(s.out, s.words(d.Standard().Category(v.Category).Name))
	s.saying("ranking.counted", lang.Args{"period": v.Period, "n": len(v.Lines), "all": v.Holders})
	if len(v.Lines) == 0 {
		s.saying("ranking.none", nil)
		return
	}
	fmt.Fprintln(s.out, s.words(v.Note))
	if v.Placed > 0 {
		fmt.Fprintln(s.out)
		s.grid(s.rankingRows(v.Lines[:v.Placed]))
	}
	if v.Placed < len(v.Lines) {
		fmt.Fprintln(s.out)
		s.saying("ranking.apart", nil)
		s.grid(s.rankingRows(v.Lines[v.Placed:]))
	}
}

func (s *session) rankingRows(lines []rankingLine) [][]string {
	head := []string{s.say("ranking.place", nil), s.say("ranking.share", nil)}
	for _, v := range checks.Verdicts() {
		head = append(head, s.mark(v))
	}
	rows := [][]string{append(head, s.say("ranking.inspection", nil), s.say("ranking.holder", nil))}
	for _, l := range lines {
		place := fmt.Sprintf("%d–%d", l.Best, l.Worst)
		switch {
		case l.Apart:
			place = "?"
		case l.Best == l.Worst:
			place = fmt.Sprint(l.Best)
		}
		share := fmt.Sprintf("%d–%d%%", l.Least, l.Most)
		if l.Least == l.Most {
			share = fmt.Sprintf("%d%%", l.Least)
		}
		row := []string{place, share}
		for _, v := range checks.Verdicts() {
			row = append(row, fmt.Sprint(l.Of(v)))
		}
		rows = append(rows, append(row, l.Inspection, l.Holder))
	}
	return rows
}
