package proofs

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

// steps lists every value of every filter, as F4 walks them.
func (s *list) steps() [][2]string {
	out := [][2]string{{filters[0].key, ""}}
	for _, f := range filters[1:] {
		var values []string
		for _, p := range s.all {
			for _, v := range f.of(p) {
				if !slices.Contains(values, v) {
					values = append(values, v)
				}
			}
		}
		slices.SortFunc(values, func(a, b string) int { return cmp.Compare(s.rank(f.key, a), s.rank(f.key, b)) })
		if len(values) < 2 {
			continue // it would narrow nothing
		}
		for _, v := range values {
			out = append(out, [2]string{f.key, v})
		}
	}
	return out
}

// rank puts the values of a filter in the order in which they are known elsewhere.
func (s *list) rank(key, value string) string {
	at := 0
	switch key {
	case "by.kind":
		at = slices.Index(checks.EvidenceKinds(), checks.EvidenceKind(value)) + 1
	case "by.check":
		if c := s.env.Desk.Standard().Check(value); c != nil {
			at = c.Number
		}
	}
	return string(rune('0'+at)) + lang.Fold(value)
}

// lay finds the lines that are asked for, in the order of their days.
func (s *list) lay() {
	wanted := lang.Fold(s.search.Text())
	var out []proof
	for _, p := range s.all {
		if (s.by == 0 || slices.Contains(filters[s.by].of(p), s.value)) && (wanted == "" || strings.Contains(p.said, wanted)) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b proof) int {
		by := cmp.Or(cmp.Compare(a.day(), b.day()), cmp.Compare(a.id(), b.id()))
		if s.newest {
			return -by
		}
		return by
	})
	s.rows = out
	s.cursor.Clamp(len(out))
}

// said is everything that a line says, for search.
func (s *list) said(p proof) string {
	if p.emptied != nil {
		return s.erasedTitle(p) + "\n" + p.emptied.Mark.Author
	}
	if c := p.coverage; c != nil {
		return strings.Join([]string{c.Source, s.everyName(p), c.Mark.Author}, "\n")
	}
	e := p.evidence
	all := []string{e.Title, e.Text, e.Note, e.Source, e.Present, s.everyName(p), e.Mark.Author}
	for _, f := range e.Files {
		all = append(all, f.Name)
	}
	for _, i := range e.Items {
		all = append(all, i.Note)
	}
	return strings.Join(all, "\n")
}

// everyName names the checks that a line serves in every language: she may look for one
// in any of them.
func (s *list) everyName(p proof) string {
	var out []string
	for _, id := range p.serves() {
		name := screen.CheckOf(s.env, id).Short
		out = append(out, name.KK, name.RU, name.EN)
	}
	return strings.Join(out, "\n")
}

// names names the checks that a line serves.
func (s *list) names(p proof) string {
	var out []string
	for _, id := range p.serves() {
		out = append(out, s.env.In(screen.CheckOf(s.env, id).Short))
	}
	return strings.Join(out, ", ")
}
