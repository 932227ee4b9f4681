package proofs

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/screen/record"
	"ashyq/tui/widget"
)

// proof is a line: a piece of evidence, a time for which a source is complete, or what
// is left of something that was erased.
type proof struct {
	evidence *checks.Evidence
	coverage *checks.Coverage
	emptied  *checks.Emptied // its words were erased: what still tells of it
	said     string          // everything that it says, folded for search
}

// list is all evidence and coverage of an inspection.
type list struct {
	env    *screen.Env
	id     string          // of the inspection
	view   *desk.CheckView // nil until it is read
	all    []proof
	rows   []proof // what is shown of them: laid anew when something changes
	by     int     // of filters: what the second value narrows by
	value  string  // of that filter
	newest bool    // the latest day first
	search widget.Input
	typing bool
	cursor widget.List
	text   aid.Scroll
	inText bool // the keys move the text beside the list
}

// Open opens the list of the evidence of an inspection.
func Open(e *screen.Env, inspection string) tea.Cmd {
	return e.Push(&list{env: e, id: inspection})
}

// Open implements screen.Opener.
func (s *list) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.CheckView, error) {
		return d.Check(ctx, s.id, "")
	}, func(v desk.CheckView) tea.Cmd {
		s.view, s.all = &v, nil
		for i := range v.Case.Evidence {
			s.all = append(s.all, proof{evidence: &v.Case.Evidence[i]})
		}
		for i := range v.Case.Coverage {
			s.all = append(s.all, proof{coverage: &v.Case.Coverage[i]})
		}
		s.addEmptied(v.Case)
		for i := range s.all {
			s.all[i].said = lang.Fold(s.said(s.all[i]))
		}
		s.lay()
		return nil
	})
}

// day is the day by which a line is ordered.
func (p proof) day() calendar.Day {
	switch {
	case p.emptied != nil:
		return calendar.DayOf(p.emptied.Mark.Time)
	case p.coverage != nil:
		return p.coverage.From
	}
	return p.evidence.At.Day
}

func (p proof) id() string {
	switch {
	case p.emptied != nil:
		return p.emptied.Mark.Entry
	case p.coverage != nil:
		return p.coverage.ID
	}
	return p.evidence.ID
}

func (p proof) mark() checks.Mark {
	switch {
	case p.emptied != nil:
		return p.emptied.Mark
	case p.coverage != nil:
		return p.coverage.Mark
	}
	return p.evidence.Mark
}

// serves lists the checks that a line serves.
func (p proof) serves() []string {
	switch {
	case p.emptied != nil:
		return nil
	case p.coverage != nil:
		return []string{p.coverage.Check}
	}
	var out []string
	for _, of := range p.evidence.Serves {
		out = append(out, of.Check)
	}
	return out
}

// kind is what sort of fact a line is.
func (p proof) kind() string {
	switch {
	case p.emptied != nil:
		return kindErased
	case p.coverage != nil:
		return kindCoverage
	}
	return string(p.evidence.Kind)
}

// kindCoverage stands beside the kinds of evidence.
const kindCoverage = "coverage"

// kindErased stands beside them too.
const kindErased = "erased"

// filters say by what the list can be narrowed, in a ring: each has its values.
var filters = []struct {
	key string
	of  func(proof) []string
}{
	{"by.all", func(proof) []string { return nil }},
	{"by.kind", func(p proof) []string { return []string{p.kind()} }},
	{"by.check", proof.serves},
	{"by.author", func(p proof) []string { return []string{p.mark().Author} }},
}

// at gives the line under the cursor.
func (s *list) at() (proof, bool) {
	if s.view == nil {
		return proof{}, false
	}
	s.cursor.Clamp(len(s.rows))
	if len(s.rows) == 0 {
		return proof{}, false
	}
	return s.rows[s.cursor.Cursor], true
}

// Crumb implements screen.Screen.
func (s *list) Crumb() string { return words.In(s.env, "proofs", nil) }

// Stamp implements screen.Screen.
func (s *list) Stamp() string {
	if s.view == nil {
		return ""
	}
	return words.In(s.env, "count", lang.Args{"shown": len(s.rows), "all": len(s.all)})
}

// Context implements screen.Screen.
func (s *list) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	i := s.view.Case.Inspection
	return i.Number + " · " + s.env.In(s.view.Holder.Holder.Name(i.AsOf).Text()), s.filterName()
}

// filterName says what the list is narrowed to.
func (s *list) filterName() string {
	if s.by == 0 {
		return words.In(s.env, filters[0].key, nil)
	}
	value := lang.Line(s.value)
	switch filters[s.by].key {
	case "by.kind":
		value = s.kindName(s.value)
	case "by.check":
		value = s.env.In(screen.CheckOf(s.env, s.value).Short)
	}
	return words.In(s.env, filters[s.by].key, nil) + ": " + value
}

func (s *list) kindName(kind string) string {
	if kind == kindCoverage || kind == kindErased {
		return words.In(s.env, kind, nil)
	}
	return s.env.In(checks.EvidenceKind(kind).Words())
}

// Actions implements screen.Screen.
func (s *list) Actions() []screen.Action {
	e := s.env
	return []screen.Action{
		screen.Can("proof-open", s.open).Unless(s.none),
		screen.Can("search", func() tea.Cmd { s.typing, s.inText = true, false; return nil }).Unless(s.notRead),
		screen.Can("filter", s.filter).Unless(s.notRead),
		screen.Can("order", func() tea.Cmd { s.newest = !s.newest; s.lay(); return nil }),
		screen.Can("proof-files", s.files).Unless(s.noFiles),
		screen.Can("withdraw", s.withdraw).Unless(s.noWriting),
		screen.Can("erase-open", s.erase).Unless(s.noErasing),
		screen.Can("pane", func() tea.Cmd { s.inText = !s.inText; return nil }).Unless(s.none),
		record.Undo(e, s.id, s.Open), record.Redo(e, s.id, s.Open),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.back),
	}
}

func (s *list) notRead() lang.Text {
	if s.view == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

func (s *list) none() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

func (s *list) noWriting() lang.Text {
	if s.view != nil && s.view.Sealed {
		return words.Text("closed", nil)
	}
	if p, ok := s.at(); ok && p.emptied != nil {
		return words.Text("is-erased", nil)
	}
	return s.none()
}

// back peels one layer: the text, what is looked for, the filter, the screen.
func (s *list) back() tea.Cmd {
	switch {
	case s.inText:
		s.inText = false
	case s.typing || !s.search.Empty():
		s.typing, s.search = false, widget.Input{}
	case s.by != 0:
		s.by, s.value = 0, ""
	default:
		return s.env.Pop()
	}
	s.lay()
	return nil
}

// filter goes to the next value by which the list can be narrowed.
func (s *list) filter() tea.Cmd {
	steps := s.steps()
	at := slices.Index(steps, [2]string{filters[s.by].key, s.value})
	next := steps[(at+1)%len(steps)]
	for i, f := range filters {
		if f.key == next[0] {
			s.by, s.value = i, next[1]
		}
	}
	s.cursor.Cursor, s.text = 0, aid.Scroll{}
	s.lay()
	return nil
}

// open goes to the sheet on which evidence is corrected; what is only read, and
// coverage, which is stated anew instead, is read whole.
func (s *list) open() tea.Cmd {
	p, _ := s.at()
	if p.evidence != nil && !s.view.Sealed {
		return evidence.Change(s.env, *s.view, *p.evidence)
	}
	return aid.Read(&aid.Reader{Env: s.env, Name: func() string { return s.title(p) }, Lines: func() []aid.Line { return s.about(p) }})
}

func (s *list) withdraw() tea.Cmd {
	p, _ := s.at()
	if p.coverage != nil {
		return evidence.WithdrawCoverage(s.env, *s.view, *p.coverage)
	}
	return evidence.WithdrawEvidence(s.env, *s.view, *p.evidence)
}

// Next implements screen.Screen.
func (s *list) Next() string {
	p, ok := s.at()
	switch {
	case s.view == nil:
		return words.In(s.env, "reading", nil)
	case s.typing:
		return words.In(s.env, "next.typing", nil)
	case len(s.all) == 0:
		return words.In(s.env, "next.empty", nil)
	case !ok:
		return words.In(s.env, "next.none", nil)
	case p.coverage != nil || p.emptied != nil || s.view.Sealed:
		return words.In(s.env, "next.read", lang.Args{"what": s.title(p)})
	}
	return words.In(s.env, "next.open", lang.Args{"what": s.title(p)})
}

// Typing implements screen.Typist.
func (s *list) Typing() bool { return s.typing }

// Type implements screen.Typist.
func (s *list) Type(text string) tea.Cmd {
	s.search.Type(text)
	s.cursor.Cursor, s.text = 0, aid.Scroll{}
	s.lay()
	return nil
}

// Key implements screen.Screen.
func (s *list) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.typing && (k == keys.Enter || k == keys.Down):
		s.typing = false
		return nil, true
	case s.typing && k == keys.Esc:
		return s.back(), true
	case s.typing && s.search.Key(k):
		s.cursor.Cursor, s.text = 0, aid.Scroll{}
		s.lay()
		return nil, true
	case s.inText:
		return nil, s.text.Key(k)
	case s.cursor.Key(k, len(s.rows)):
		s.text = aid.Scroll{}
		return nil, true
	}
	return nil, false
}
