package main

import (
	"testing"

	"ashyq/checks/standard"
)

func TestMarkedWordsShowWhatIsGoneAndWhatIsNew(t *testing.T) {
	got := standard.Marked([]standard.Mark{
		{Kind: standard.Kept, Words: "раз"}, {Kind: standard.Removed, Words: "в месяц"}, {Kind: standard.Added, Words: "в неделю"},
	})
	if want := "раз [-в месяц-] {+в неделю+}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
