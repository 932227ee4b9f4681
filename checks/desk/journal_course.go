package desk

import (
	"cmp"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What followed a paper, and what was done for the Commission.

func (t *teller) content(e journal.Entry, v checks.PaperContent) (lang.Text, error) {
	name, err := t.paperOf(e.Header.Subject, v.ID)
	return say("content", args{"paper": name, "n": len(v.Points)}), err
}

func (t *teller) found(_ journal.Entry, v checks.FoundDay) (lang.Text, error) {
	return say("found", args{"day": v.Day.Digits(), "reason": quote(v.Reason)}), nil
}

func (t *teller) step(e journal.Entry, v checks.Step) (lang.Text, error) {
	a := args{"step": v.Step.Words(), "day": v.Day.Digits()}
	if v.Paper == "" {
		return say("step", a), nil
	}
	name, err := t.paperOf(e.Header.Subject, v.Paper)
	a["paper"] = name
	return say("step.paper", a), err
}

func (t *teller) ruling(e journal.Entry, v checks.Ruling) (lang.Text, error) {
	if _, _, ok := checks.ParsePointKey(about(e)).ParseStands(); ok {
		return say("stands", args{"reason": quote(v.Reason)}), nil
	}
	return say("ruling", args{"n": checks.ParsePointKey(about(e)).Point, "value": v.Words(), "reason": quote(v.Reason)}), nil
}

func (t *teller) execution(e journal.Entry, v checks.Execution) (lang.Text, error) {
	a := args{"n": checks.ParsePointKey(about(e)).Point, "value": v.Words(), "day": v.When()}
	if e.Header.Subject == journal.Office {
		return say("execution.decision", a), nil
	}
	return say("execution", a), nil
}

func (t *teller) region(_ journal.Entry, v checks.Region) (lang.Text, error) {
	return say("region", args{"region": quote(v.Region)}), nil
}

func (t *teller) sitting(_ journal.Entry, v checks.Sitting) (lang.Text, error) {
	return say("sitting", args{"day": v.Day.Digits()}), nil
}

func (t *teller) item(_ journal.Entry, v checks.AgendaItem) (lang.Text, error) {
	title := cmp.Or(v.TitleKK, v.TitleRU)
	return say("item", args{"kind": v.Kind.Words(), "title": quote(title)}), nil
}

func (t *teller) decided(_ journal.Entry, v checks.Decision) (lang.Text, error) {
	return say("decided", args{"value": v.Words(), "day": v.Day.Digits()}), nil
}

func (t *teller) template(_ journal.Entry, v checks.TemplateText) (lang.Text, error) {
	return say("template", args{"paper": paperName(v.Paper), "name": quote(v.Name)}), nil
}

func (t *teller) review(_ journal.Entry, v checks.Review) (lang.Text, error) {
	a := args{"paper": paperName(v.Paper), "value": v.Words()}
	if n := len(v.Remarks); n > 0 && v.Value == checks.ReviewReturned {
		a["n"] = n
		return say("review.remarks", a), nil
	}
	return say("review", a), nil
}
