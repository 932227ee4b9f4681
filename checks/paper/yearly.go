package paper

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// YearlyInput is all that the tables of a year are written from: they are about no
// single inspection. Nothing else is read.
type YearlyInput struct {
	Lang       lang.Lang
	Office     *checks.Office
	Law        *standard.Standard
	Today      calendar.Day
	Draft      bool
	Executor   string
	Heads      []checks.Head
	Forms      []checks.Form // counted; none: all
	This, Last *checks.YearFigures
}

// YearlyData is the content of the tables as a value.
type YearlyData struct {
	Paper string              `json:"paper"`
	Lang  lang.Lang           `json:"lang"`
	Year  int                 `json:"year"`
	Date  calendar.Day        `json:"date"` // open inspections are counted as judged on it
	Forms []checks.Form       `json:"forms"`
	This  *checks.YearFigures `json:"this_year"`
	Last  *checks.YearFigures `json:"last_year"`
	Heads []checks.Head       `json:"heads"`
}

// Yearly composes the tables for the yearly report on access to information: by
// category, region and clause, this year and last, then recommendations and the work
// of the Commission. A share always stands with what it is a share of.
func Yearly(in YearlyInput) (*Document, error) {
	if in.Law == nil || in.Lang == "" || in.This == nil || in.Last == nil {
		return nil, ErrNoCase
	}
	y := &annual{at: in, pen: &pen{
		in: Input{Lang: in.Lang, Office: in.Office, Today: in.Today, Draft: in.Draft, Executor: in.Executor, Law: in.Law},
		l:  in.Lang, law: in.Law, acts: in.Law.Timeline(0), cited: map[string]bool{},
	}}
	published, _ := in.Office.Setting(checks.SettingPublished)
	if day, err := calendar.ParseDay(published); err == nil {
		y.acts = in.Law.Timeline(day)
	}
	forms := in.Forms
	if forms == nil {
		forms = []checks.Form{}
	}
	t := y.top(in)
	t.Subject = y.say("yearly.subject", lang.Args{"year": in.This.Year})
	t.Data = YearlyData{
		Paper: string(checks.YearlyPaper), Lang: in.Lang, Year: in.This.Year, Date: in.Today, Forms: forms, This: in.This, Last: in.Last, Heads: in.Heads,
	}
	t.Body = y.told()
	y.table(t, "yearly.all", y.all())
	y.table(t, "yearly.categories", y.categories())
	y.table(t, "yearly.regions", y.regions())
	y.table(t, "yearly.clauses", y.clauses())
	y.table(t, "yearly.papers", y.papers())
	y.table(t, "yearly.commission", y.commission())
	return t, nil
}

// annual writes the tables of a year in one language.
type annual struct {
	*pen
	at YearlyInput
	n  int // tables so far
}

func (y *annual) top(in YearlyInput) *Document {
	d := &Document{
		Kind: string(checks.YearlyPaper), Lang: in.Lang, Title: y.say("yearly.title", nil), Author: lang.Line(in.Executor),
		Requisites: Requisites{
			Organization: y.office().heading(), Date: in.Today.Digits(), Number: "№ ____", Place: orBlank(y.office().City),
		},
		Signatures: []Signature{{Post: orBlank(y.named("signer.post")), Name: orBlank(y.named("signer.name"))}},
		Executor: y.say("executor", lang.Args{
			"name": orBlank(lang.Line(in.Executor)), "phone": orBlank(y.setting("executor.phone")),
		}),
	}
	if in.Draft {
		d.Draft = y.say("draft", nil)
	}
	return d
}

// told says what is counted, and how far the figures may be relied on.
func (y *annual) told() []Block {
	this, last := y.at.This, y.at.Last
	lines := []string{y.say("yearly.counted", lang.Args{"year": this.Year, "last": last.Year})}
	if len(y.at.Forms) > 0 {
		var names []string
		for _, f := range y.at.Forms {
			names = append(names, y.words(f.Words()))
		}
		lines = append(lines, y.say("yearly.forms", lang.Args{"forms": names}))
	}
	if n := this.Open + last.Open; n > 0 {
		lines = append(lines, y.say("yearly.open", lang.Args{"n": n, "this": this.Open, "year": this.Year, "day": y.at.Today.Digits()}))
	}
	if n := this.Disputed + last.Disputed; n > 0 {
		lines = append(lines, y.say("yearly.disputed", lang.Args{"n": n}))
	}
	return sentences(lines...)
}

// table puts a numbered table under its name; an empty one says so.
func (y *annual) table(d *Document, key string, t Table) {
	y.n++
	d.Body = append(d.Body, Heading{Level: 1, Text: y.say("yearly.table", lang.Args{"n": y.n, "name": y.say(key, nil)})})
	if len(t.Rows) == 0 {
		d.Body = append(d.Body, sentences(y.say("yearly.none", nil))...)
		return
	}
	d.Body = append(d.Body, t)
}

// columns names the columns of a table; the first is the widest.
func (y *annual) columns(first string, rest ...string) []Column {
	out := []Column{{Title: y.say(first, nil), Width: 5}}
	for _, title := range rest {
		out = append(out, Column{Title: title, Width: 2})
	}
	return out
}

// beside names the columns of this year, the one before, and the difference.
func (y *annual) beside(first string) []Column {
	return y.columns(first, fmt.Sprint(y.at.This.Year), fmt.Sprint(y.at.Last.Year), y.say("yearly.difference", nil))
}

// row is a figure of both years with the difference.
func (y *annual) row(name string, this, last int) []Cell {
	return Row(name, fmt.Sprint(this), fmt.Sprint(last), difference(this-last))
}

func difference(n int) string {
	if n > 0 {
		return fmt.Sprintf("+%d", n)
	}
	return strings.Replace(fmt.Sprint(n), "-", "−", 1)
}

// share writes a part of a whole: the percent never stands alone.
func (y *annual) share(k, n int) string {
	if n == 0 {
		return "–"
	}
	return y.say("yearly.share", lang.Args{"k": k, "n": n, "percent": (200*k + n) / (2 * n)})
}

// end is the last day of the year, or today while it lasts.
func (y *annual) end() calendar.Day {
	if day, ok := calendar.NewDay(y.at.This.Year, 12, 31); ok && day < y.at.Today {
		return day
	}
	return y.at.Today
}
