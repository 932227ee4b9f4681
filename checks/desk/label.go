package desk

import (
	"cmp"
	"strings"
	"unicode"

	"ashyq/checks/journal"
)

// label makes the label that is shown after @ for a stream: two to eight
// letters, the first ones of the author's names.
func label(author string) string {
	var initials, first []rune
	for _, word := range strings.Fields(author) {
		letters := 0
		for _, r := range word {
			if !unicode.IsLetter(r) {
				continue
			}
			if letters == 0 {
				initials = append(initials, unicode.ToUpper(r))
			}
			if len(first) < 2 {
				first = append(first, unicode.ToUpper(r))
			}
			letters++
		}
	}
	out := initials
	if len(out) < 2 {
		out = first
	}
	for len(out) < 2 {
		out = append(out, 'A')
	}
	return string(out[:min(len(out), 8)])
}

// numbering shows short numbers, and finds what was typed. Two laptops may open
// an inspection under one number; the one that another opened bears the label of
// its stream, and a plain number names ours first.
type numbering struct {
	own    journal.Own
	labels map[string]string
}

func (v *view) numbering() (numbering, error) {
	own, err := v.Own()
	if err != nil {
		return numbering{}, err
	}
	office, err := v.office()
	if err != nil {
		return numbering{}, err
	}
	return numbering{own: own, labels: office.Labels}, nil
}

// shown gives the number of an inspection as lists show it.
func (n numbering) shown(r journal.InspectionRow) string {
	if n.own.Has(r.Stream) {
		return r.Number
	}
	return r.Number + "@" + n.label(r.Stream)
}

// label gives the label of a stream; of one whose first entry is not held, the
// beginning of its hash.
func (n numbering) label(stream journal.Hash) string {
	const shown = 8
	return cmp.Or(n.labels[string(stream)], string(stream[:min(len(stream), shown)]))
}

// meant narrows the inspections of one number to those of the label; without a
// label, to ours where there are any.
func (n numbering) meant(rows []journal.InspectionRow, label string) []journal.InspectionRow {
	var named, ours []journal.InspectionRow
	for _, r := range rows {
		if n.own.Has(r.Stream) {
			ours = append(ours, r)
		}
		if strings.EqualFold(n.label(r.Stream), label) {
			named = append(named, r)
		}
	}
	switch {
	case label != "":
		return named
	case len(ours) > 0:
		return ours
	}
	return rows
}
