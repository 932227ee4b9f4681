package law

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
)

// row is a line of the room of acts: a heading where it opens nothing.
type row struct {
	head, count string
	cells       [3]string
	style       theme.Style
	more        string // said below the list
	added       string // the text that came from a file and can be taken back
	open        func() tea.Cmd
}

// rows lists the texts, the conflicts of norms and the checks.
func (s *acts) rows() []row {
	if s.read == nil {
		return nil
	}
	law := s.read.Law
	head := func(key string, n int) row { return row{head: words.In(s.env, key, nil), count: strconv.Itoa(n)} }
	out := []row{head("acts.standard", len(law.Editions()))}
	for i := range law.Editions() {
		out = append(out, s.edition(i))
	}
	for _, t := range s.read.Added {
		if t.State != desk.TextBinds || law.Edition(t.ID) == nil { // a list of the Law is no edition
			out = append(out, s.aside(t))
		}
	}
	out = append(out, s.theLaw())
	out = append(out, head("acts.conflicts", len(law.Conflicts())))
	for _, c := range law.Conflicts() {
		out = append(out, s.conflict(c))
	}
	out = append(out, head("acts.checks", len(law.Checks())))
	for _, c := range law.Checks() {
		out = append(out, s.check(c))
	}
	return out
}

// edition is a text of the Standard, with the days on which it was in force; it
// opens the comparison with the one before it.
func (s *acts) edition(i int) row {
	all := s.read.Law.Editions()
	e := all[i]
	n := 0
	for _, p := range e.Points {
		n += len(p.Clauses)
	}
	from, to := all[max(i-1, 0)], all[max(i, min(1, len(all)-1))]
	return row{
		cells: [3]string{e.ID, force(s.env, s.read.Timeline, e.ID), words.In(s.env, "acts.clauses", lang.Args{"n": n})},
		more:  joined(s.env.In(e.Title), s.origin(e), s.env.In(e.Note)), added: s.fromFile(e.ID),
		open: func() tea.Cmd { return Compare(s.env, from.ID, to.ID, "") },
	}
}

// origin says where a text comes from: embedded, or when and by whom added.
func (s *acts) origin(e *standard.Edition) string {
	for _, t := range s.read.Added {
		if t.ID == e.ID {
			return words.In(s.env, "acts.added", lang.Args{"day": t.Day.Digits(), "author": lang.Line(t.Author), "source": lang.Line(t.Source)})
		}
	}
	return words.In(s.env, "acts.source", lang.Args{"source": e.Source})
}

// fromFile gives the id back where the text came from a file.
func (s *acts) fromFile(id string) string {
	if slices.ContainsFunc(s.read.Added, func(t desk.AddedText) bool { return t.ID == id }) {
		return id
	}
	return ""
}

// force says on which days a text was in force, and whether that is settled.
func force(e *screen.Env, line standard.Timeline, edition string) string {
	certain, possible := line.Spans(edition)
	out := e.In(possible.Words())
	if certain.From != possible.From {
		out = joined(out, words.In(e, "acts.unsettled", lang.Args{
			"span": calendar.Span{From: possible.From, To: certain.From.Add(-1)},
		}))
	}
	return out
}

// aside is an added text that is no edition which binds: a list of the Law, or one
// that is left out.
func (s *acts) aside(t desk.AddedText) row {
	why, look := words.In(s.env, "acts.state."+string(t.State), nil), theme.Plain
	if t.State != desk.TextBinds {
		look = theme.Unknown
	}
	return row{
		cells: [3]string{lang.Line(t.ID), why, t.Day.Digits()}, style: look,
		more: joined(why, lang.Line(t.Author), lang.Line(t.Source)), added: t.ID,
		open: func() tea.Cmd { return s.env.Tell(words.Text("acts.state."+string(t.State), nil)) },
	}
}

// theLaw is the Law, with the lists that came after its text.
func (s *acts) theLaw() row {
	e := s.read.Law.Law()
	later := 0
	for i := range e.Articles {
		later += len(e.Articles[i].Later)
	}
	count := words.In(s.env, "acts.articles", lang.Args{"n": len(e.Articles)})
	if later > 0 {
		count = joined(count, words.In(s.env, "acts.later", lang.Args{"n": later}))
	}
	return row{
		cells: [3]string{e.ID, s.env.In(e.Title), count}, more: joined(s.env.In(e.Note), words.In(s.env, "acts.source", lang.Args{"source": e.Source})),
		open: func() tea.Cmd {
			return s.reader(func() string { return e.ID }, func() []aid.Line { return s.articles(e) })
		},
	}
}

func (s *acts) articles(e *standard.Edition) []aid.Line {
	out := []aid.Line{{Text: s.env.In(e.Title)}, {Text: s.env.In(e.Note)}, {}}
	for i := range e.Articles {
		a := &e.Articles[i]
		if len(a.Leaves) == 0 {
			continue
		}
		out = append(out, aid.Line{Head: s.env.In(s.read.Law.CiteLawShort(a.Number))},
			aid.Line{Text: words.In(s.env, "acts.known-from", lang.Args{"from": a.KnownFrom})})
		for _, leaf := range a.Leaves {
			days := ""
			if leaf.From != 0 || leaf.Until != 0 {
				days = "  " + s.env.In(calendar.Span{From: leaf.From, To: leaf.Until}.Words())
			}
			out = append(out, aid.Line{Label: leaf.ID, Text: s.env.In(leaf.Title) + days})
		}
		out = append(out, aid.Line{})
	}
	return out
}

// conflict is a place where norms do not agree.
func (s *acts) conflict(c *standard.Conflict) row {
	title := c.Check
	if check := s.read.Law.Check(c.Check); check != nil {
		title = s.env.In(check.Short)
	}
	var places []string
	for _, of := range c.Clauses {
		places = append(places, of.Act+" "+of.Clause)
	}
	for _, number := range c.Law {
		places = append(places, s.env.In(s.read.Law.CiteLawShort(number)))
	}
	where := strings.Join(places, ", ")
	return row{
		cells: [3]string{title, where, ""}, more: s.env.In(c.Text),
		open: func() tea.Cmd {
			return s.reader(func() string { return words.In(s.env, "acts.conflicts", nil) }, func() []aid.Line {
				return []aid.Line{{Head: title}, {Text: where}, {}, {Text: s.env.In(c.Text)}, {}, {Label: words.In(s.env, "source", nil), Text: c.Source}}
			})
		},
	}
}

// check is a check as it is held: what is asked, of whom, by which clauses.
func (s *acts) check(c *standard.Check) row {
	made := ""
	if c.Made {
		made = words.In(s.env, "acts.made", nil)
	}
	return row{
		cells: [3]string{fmt.Sprintf("%d  %s", c.Number, s.env.In(c.Short)), s.clausesNow(c), made}, more: joined(s.env.In(c.Title), s.env.In(c.Bound)),
		open: func() tea.Cmd {
			return s.reader(func() string { return s.env.In(c.Short) }, func() []aid.Line { return s.checkLines(c) })
		},
	}
}

// clausesNow lists the clauses of a check in the latest text that it serves.
func (s *acts) clausesNow(c *standard.Check) string {
	last := c.Clauses[len(c.Clauses)-1].Act
	for _, e := range s.read.Law.Editions() {
		if slices.ContainsFunc(c.Clauses, func(of standard.ClauseOf) bool { return of.Act == e.Act }) {
			last = e.Act
		}
	}
	var out []string
	for _, of := range c.Clauses {
		if of.Act == last {
			out = append(out, of.Clause)
		}
	}
	return last + " " + strings.Join(out, ", ")
}

func (s *acts) checkLines(c *standard.Check) []aid.Line {
	var clauses []string
	for _, of := range c.Clauses {
		clauses = append(clauses, of.Act+" "+of.Clause)
	}
	out := []aid.Line{
		{Head: s.env.In(c.Title)},
		{Label: words.In(s.env, "check.clauses", nil), Text: strings.Join(clauses, ", ")},
		{Label: words.In(s.env, "check.bound", nil), Text: s.env.In(c.Bound)},
		{Label: words.In(s.env, "check.collect", nil), Text: s.env.In(c.Collect)}, {},
		{Head: words.In(s.env, "check.parts", nil)},
	}
	for i := range c.Parts {
		p := &c.Parts[i]
		out = append(out, aid.Line{Text: joined(s.env.In(p.Title), s.env.In(p.Method.Words()), s.env.In(p.Weight.Words())), Wide: true})
	}
	if len(c.Notes) > 0 {
		out = append(out, aid.Line{}, aid.Line{Head: words.In(s.env, "check.notes", nil)})
	}
	for _, n := range c.Notes {
		out = append(out, aid.Line{Text: s.env.In(n), Wide: true}, aid.Line{})
	}
	return out
}

func (s *acts) reader(name func() string, lines func() []aid.Line) tea.Cmd {
	return aid.Read(&aid.Reader{Env: s.env, Name: name, Lines: lines})
}

// joined parts facts that stand on one line.
func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}
