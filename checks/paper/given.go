package paper

import (
	"ashyq/checks"
	"ashyq/checks/lang"
)

// A Given is something that the analyst gives for a paper beyond what is found. A
// screen draws it as a field, a command takes it as a flag.
type Given struct {
	ID    string // ToHead, OfTerm, UntilDay; else the name of a field of the details
	Holds Holds
	Both  bool // once in Kazakh and once in Russian
	Must  bool // without it the paper may not be issued
}

// Holds is what an answer is.
type Holds string

// What an answer may be.
const (
	Line   Holds = "line"   // one line of text
	Lines  Holds = "lines"  // several
	Person Holds = "person" // post and name, in both languages
	Count  Holds = "count"  // of days
	Date   Holds = "date"
)

// What has a place of their own in the details.
const (
	ToHead   = "to"
	OfTerm   = "term"
	UntilDay = "until"
)

// Label names what is asked.
func (g Given) Label() lang.Text { return messages().Text("given."+g.ID, nil) }

// answered tells whether the details hold an answer, in each language where it is
// asked in both.
func (g Given) answered(d checks.PaperDetails) bool {
	switch g.ID {
	case ToHead:
		return d.To != nil && d.To.PostKK != "" && d.To.PostRU != "" && d.To.NameKK != "" && d.To.NameRU != ""
	case OfTerm:
		return d.Term > 0
	case UntilDay:
		return d.Until != 0
	}
	if !g.Both {
		return lang.Line(d.Fields[g.ID]) != ""
	}
	return lang.Line(d.Fields[g.ID+".kk"]) != "" && lang.Line(d.Fields[g.ID+".ru"]) != ""
}

// given adds what was not given: what must be blocks, the rest leaves a blank line.
func (g *gaps) given(list []Given) {
	for _, a := range list {
		if a.answered(g.in.Details) {
			continue
		}
		g.where = "given " + a.ID
		key := "asked"
		if a.Must {
			key = "must"
		}
		g.add(key, lang.Args{"what": a.Label()})
	}
}
