package search

import (
	"errors"
	"testing"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

// After a search that failed the next one is asked, and nothing that was found by
// other words stands under the new ones.
func TestAFailedSearchDoesNotStopTheNext(t *testing.T) {
	s := &search{env: &screen.Env{Lang: lang.KK}}
	s.answered(answer{found: desk.SearchFound{Count: 1, Groups: []desk.SearchGroup{
		{Kind: "holder", Count: 1, Hits: []desk.SearchHit{{Kind: "holder", Ref: "h1"}}},
	}}})
	if len(s.rows()) != 2 {
		t.Fatalf("%d rows are laid", len(s.rows()))
	}
	s.input.Type("сайт")
	s.away, s.asked = true, s.question()
	s.answered(answer{err: errors.New("the file is busy")})
	if s.away || s.question() == s.asked || len(s.rows()) != 0 {
		t.Errorf("away %v, asked %+v, %d rows", s.away, s.asked, len(s.rows()))
	}
}
