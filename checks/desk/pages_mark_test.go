package desk_test

import (
	"slices"
	"testing"

	"ashyq/checks/desk"
	"ashyq/checks/page"
)

// The line that was read is marked, and not the same words in the menu, in the head
// of the site or in a pager.
func TestTheLineThatWasReadIsMarkedAndNoOther(t *testing.T) {
	text := desk.PageText{Lines: []page.TextLine{
		{Text: "Азаматтық бюджет", Path: "header > a"},
		{Text: "Жаңалықтар", Path: "nav > ul > li:nth-of-type(2)"},
		{Text: "Жаңалықтар", Path: "main > h1"},
		{Text: "20 ақпан 2025", Path: "main > div:nth-of-type(1) > p"},
		{Text: "Ашық қабылдау", Path: "main > div:nth-of-type(1) > h3"},
		{Text: "20", Path: "main > div:nth-of-type(9)"},
		{Text: "Ашық қабылдау", Path: "aside > p"},
	}}
	for _, c := range []struct {
		path, fragment string
		want           []desk.TextMark
	}{
		{"title", "Азаматтық бюджет", nil},
		{"address", "Жаңалықтар", nil},
		{"main > h1", "Жаңалықтар", []desk.TextMark{{Line: 2, From: 0, To: 10}}},
		{"main > h1 > span", "Жаңалықтар", []desk.TextMark{{Line: 2, From: 0, To: 10}}},
		{"main > div:nth-of-type(1)", "20 ақпан 2025 Ашық қабылдау", []desk.TextMark{{Line: 3, From: 0, To: 13}, {Line: 4, From: 0, To: 13}}},
		{"main > section > article", "20 ақпан 2025 Ашық қабылдау", []desk.TextMark{{Line: 3, From: 0, To: 13}, {Line: 4, From: 0, To: 13}}},
	} {
		if got := text.Marks(c.path, c.fragment); !slices.Equal(got, c.want) {
			t.Errorf("%s, %q: marked %v, want %v", c.path, c.fragment, got, c.want)
		}
	}
}
