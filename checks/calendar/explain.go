package calendar

import (
	"ashyq/checks/lang"
)

// How much of a long term is told: up to mostDays every day by itself, up to
// mostRuns every run of days, beyond that the first and the last run.
const (
	mostDays = 5
	mostRuns = 8
)

// sum closes the walk and explains it.
func (w *walk) sum(rule string, from Day, n int, unmoved, result Day) Sum {
	s := Sum{From: from, Count: n, Result: result, Unmoved: unmoved, Certainty: w.weakest}
	switch {
	case from == 0:
		s.Explained, s.Certainty = messages().Text("term.unknown", nil), Outside
	case n < 1:
		s.Explained = messages().Text("term.nothing", lang.Args{"from": from.Digits()})
	case result == 0:
		s.Unmoved = 0
		s.Explained, s.Certainty = messages().Text("term.beyond", nil), Outside
	default:
		s.Explained = w.explain(rule, s)
	}
	return s
}

// explain joins the sentences of a term that has an end.
func (w *walk) explain(rule string, s Sum) lang.Text {
	say := teller{year: s.From.Year(), backward: w.step < 0}
	passed := append(say.weekends(w.weekends), say.noted(w.passed)...)
	told := []lang.Text{messages().Text(rule, lang.Args{
		"n": s.Count, "from": s.From.Digits(), "first": s.From.Add(w.step).Digits(),
	})}
	told = append(told, say.list("counted", say.counted(w.counted))...)
	if s.Unmoved == s.Result {
		told = append(told, say.list("passed", passed)...)
		told = append(told, say.list("worked", say.noted(w.worked))...)
		told = append(told, w.last(s))
	} else {
		told = append(told, w.last(s))
		told = append(told, say.list("off", passed)...)
		told = append(told, say.list("worked", say.noted(w.worked))...)
	}
	return join(" ", append(told, w.doubts()...))
}

// last is the sentence on the end of the term.
func (w *walk) last(s Sum) lang.Text {
	key := "last"
	switch {
	case s.Unmoved != s.Result:
		key = "last.moved"
	case w.step < 0:
		key = "last.back"
	}
	return messages().Text(key, lang.Args{"day": s.Unmoved.Digits(), "moved": s.Result.Digits()})
}

// doubts are the reservations: which days are not confirmed.
func (w *walk) doubts() []lang.Text {
	var told []lang.Text
	for _, certainty := range []Certainty{Computed, Estimated, Outside} {
		days := yearRuns(w.years[certainty])
		if certainty == Estimated {
			days = w.estimated()
		}
		if days != "" {
			told = append(told, messages().Text("doubt."+certainty.String(), lang.Args{"days": days}))
		}
	}
	return told
}

// join puts texts together, language by language.
func join(between string, list []lang.Text) lang.Text {
	var all lang.Text
	for i, t := range list {
		if i > 0 {
			all.KK, all.RU, all.EN = all.KK+between, all.RU+between, all.EN+between
		}
		all.KK, all.RU, all.EN = all.KK+t.KK, all.RU+t.RU, all.EN+t.EN
	}
	return all
}
