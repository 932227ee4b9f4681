package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// reviewCmd keeps what a second person says of a paper before it is signed.
type reviewCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Act        string `arg:"" name:"review-act"`
	Paper      string `arg:"" name:"paper" optional:""`

	Reader  string      `placeholder:"name"`
	Sitting string      `placeholder:"sitting"`
	Note    string      `placeholder:"text"`
	Remark  []string    `placeholder:"text" sep:"none"`
	Check   string      `placeholder:"check"`
	Answer  []pointText `placeholder:"point-text" sep:"none"`
	File    []string    `placeholder:"file" sep:"none"`
}

type reviewsView struct {
	Reviews []desk.ReviewView `json:"reviews"`
}

// Run asks, accepts, returns, answers or shows.
func (c reviewCmd) Run(s *session) error {
	switch c.Act {
	case "show":
		return s.read(func(d *desk.Desk) error {
			all, err := d.ReviewState(s.ctx, c.Inspection)
			if err != nil {
				return err
			}
			for i := range all {
				all[i] = listed(all[i])
			}
			return s.answer(reviewsView{list(all)}, func() { s.printReviews(all) })
		})
	case "ask", "accept", "return", "answer":
		return s.write(func(d *desk.Desk) error {
			out, err := c.say(s, d)
			if err != nil {
				return err
			}
			return s.answer(listed(out), func() { s.printReview(out) })
		})
	}
	return usage("usage.review-act", lang.Args{"typed": quoted(c.Act)})
}

// listed gives the view without a list that is null in JSON.
func listed(r desk.ReviewView) desk.ReviewView {
	r.Remarks, r.Files, r.Changed = list(r.Remarks), list(r.Files), list(r.Changed)
	return r
}

func (c reviewCmd) say(s *session, d *desk.Desk) (desk.ReviewView, error) {
	answers := bare(c.Answer, func(p pointText) desk.RemarkAnswer { return desk.RemarkAnswer{N: p.Point, Text: p.Text} })
	switch c.Act {
	case "ask":
		return d.AskReview(s.ctx, c.Inspection, checks.PaperKind(c.Paper), desk.ReviewAsk{
			Sitting: c.Sitting, Reader: c.Reader, Note: c.Note, Answers: answers,
		})
	case "answer":
		return d.AnswerRemarks(s.ctx, c.Inspection, c.Paper, answers)
	}
	in := desk.ReviewInput{Accept: c.Act == "accept", Note: c.Note, Files: c.File}
	for _, text := range c.Remark {
		m := checks.Remark{Text: text}
		if c.Check != "" {
			m.Place = "check " + c.Check
		}
		in.Remarks = append(in.Remarks, m)
	}
	return d.Review(s.ctx, c.Inspection, c.Paper, in)
}

func (s *session) printReviews(all []desk.ReviewView) {
	if len(all) == 0 {
		s.saying("review.none-asked", nil)
	}
	for _, r := range all {
		s.printReview(r)
	}
}

// printReview says how a paper stands with the second person.
func (s *session) printReview(r desk.ReviewView) {
	fmt.Fprintln(s.out, s.facts(s.words(r.Kind.Words()), s.words(r.Words()), calendar.DayOf(r.At).Digits(), lang.Line(r.By)))
	if r.AskedBy != "" && r.State != checks.ReviewAsked {
		s.saying("review.asked-by", lang.Args{"author": lang.Line(r.AskedBy), "day": calendar.DayOf(r.AskedAt).Digits()})
	}
	if r.Reader != "" {
		s.saying("review.reader", lang.Args{"reader": lang.Line(r.Reader)})
	}
	for i, m := range r.Remarks {
		fmt.Fprintf(s.out, "  %d) %s\n", i+1, s.facts(lang.Line(m.Text), m.Place))
		if m.Answer != "" {
			fmt.Fprintln(s.out, "     "+s.say("review.answer", lang.Args{"text": lang.Line(m.Answer)}))
		}
	}
	if r.Note != "" {
		fmt.Fprintln(s.out, "  "+lang.Line(r.Note))
	}
	if !r.Current {
		s.saying("review.moved", nil)
		for _, m := range r.Changed {
			fmt.Fprintln(s.out, "  "+s.movedLine(m))
		}
	}
}
