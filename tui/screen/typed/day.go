package typed

import (
	"strconv"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// Days reads days as people type them. Near is where a day without a year is
// looked for.
type Days struct {
	Env  *screen.Env
	Near calendar.Span
}

// Day reads a day; no day where nothing was typed.
func (r Days) Day(text string) (calendar.Day, error) {
	day, _, err := r.read(text)
	return day.Day, err
}

// Moment reads a day and, where it was typed, the hour; no moment where nothing
// was typed.
func (r Days) Moment(text string) (calendar.Moment, error) {
	at, _, err := r.read(text)
	return at, err
}

func (r Days) read(text string) (at calendar.Moment, guessed bool, err error) {
	if strings.TrimSpace(text) == "" {
		return calendar.Moment{}, false, nil
	}
	return calendar.TypedMoment(text, r.Near, r.Env.Desk.Today())
}

// Say is what is to be said of a day that was understood, beside what else stands
// in the form: a remark, or what is wrong with it.
type Say func(form.Values, calendar.Moment) (remark, wrong lang.Text)

// Check says a field of a day back, with what else there is to say of it. Where
// nothing was typed, nothing is said.
func (r Days) Check(field string, more ...Say) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		at, guessed, err := r.read(v.One(field))
		if err != nil {
			return lang.Text{}, Refusal(err)
		}
		if at.Day == 0 {
			return lang.Text{}, lang.Text{}
		}
		said := []lang.Text{Words(at)}
		if guessed {
			said = append(said, r.guess(v.One(field)))
		}
		for _, say := range more {
			remark, bad := say(v, at)
			if bad != (lang.Text{}) {
				wrong = bad
			}
			said = append(said, remark)
		}
		return Join(" · ", said...), wrong
	}
}

// guess says what was guessed of a day: of the number of one alone the month too.
func (r Days) guess(text string) lang.Text {
	if Whole(strings.Trim(text, " .-–")) > 0 {
		return words.Text("guessed.month", nil)
	}
	return r.guessed()
}

func (r Days) guessed() lang.Text {
	if r.Near.Closed() {
		return words.Text("guessed.period", nil)
	}
	return words.Text("guessed.today", nil)
}

// Words says a day in full, with its weekday, and the hour where it is known.
func Words(at calendar.Moment) lang.Text {
	weekday := (int(at.Day.Weekday())+6)%7 + 1 // 1 is Monday
	return words.Text("day", lang.Args{"day": at, "weekday": words.Text("weekday."+strconv.Itoa(weekday), nil)})
}

// Refusal says what is wrong and what to do, in one sentence after another.
func Refusal(err error) lang.Text {
	failure, ours := lang.AsError(err)
	if !ours {
		return lang.Same(lang.Line(err.Error()))
	}
	return Join(". ", failure.Text, failure.Hint)
}

// Join puts texts after one another; empty ones are passed over.
func Join(between string, list ...lang.Text) lang.Text {
	join := func(in func(lang.Text) string) string {
		var out []string
		for _, t := range list {
			if s := in(t); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, between)
	}
	return lang.Text{
		KK: join(func(t lang.Text) string { return t.KK }), RU: join(func(t lang.Text) string { return t.RU }),
		EN: join(func(t lang.Text) string { return t.EN }),
	}
}

// Whole reads a whole number from 1; 0 where it is none.
func Whole(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > mostWhole {
		return 0
	}
	return n
}

const mostWhole = 9999
