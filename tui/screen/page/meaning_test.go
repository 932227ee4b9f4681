package page

import (
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/checks/propose"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// What was looked for and not found says so, in how many pages and in which: never that
// it is missing, and no place of the page is marked for it.
func TestWhatWasNotFoundSaysWhereItWasLookedFor(t *testing.T) {
	p := desk.Proposal{Proposal: propose.Proposal{
		Kind: propose.Item, Item: "16.3.1", Says: checks.Absent, Asks: lang.Same("Vacancies"), Looked: 3,
		Value: "a.example.kz, b.example.kz", Title: "Vacancies", Fragment: "Vacancies",
	}}
	s := &found{env: &screen.Env{Lang: lang.EN}}
	if got := s.note(p); !strings.Contains(got, "not found") || !strings.Contains(got, "3") || !strings.Contains(got, "b.example.kz") {
		t.Errorf("it says %q", got)
	}
	if got := kindWord(s.env, p); got != "not found" {
		t.Errorf("its kind is %q", got)
	}
	if got := s.what(p); got != "× Vacancies" {
		t.Errorf("its row says %q", got)
	}
	text := desk.PageText{Lines: []page.TextLine{{Text: "Vacancies", Path: "nav"}}}
	if marks := marksOf(text, p); len(marks) != 0 {
		t.Errorf("marked: %v", marks)
	}
}

// An item that was seen has its sign and the name of what is asked; a document its year.
func TestARowSaysWhatWouldBeFilled(t *testing.T) {
	s := &found{env: &screen.Env{Lang: lang.EN}}
	day, _ := calendar.ParseDay("2025-12-17")
	for _, c := range []struct {
		p    propose.Proposal
		want string
	}{
		{propose.Proposal{Kind: propose.Item, Item: "a", Asks: lang.Same("Heads")}, "✓ Heads"},
		{propose.Proposal{Kind: propose.Item, Item: "a", Says: checks.Incomplete, Asks: lang.Same("Heads")}, "± Heads"},
		{propose.Proposal{Kind: propose.Document, For: "2025", Title: "Plan"}, "2025: Plan"},
		{propose.Proposal{Kind: propose.Coverage, From: day, To: day.Add(3)}, "17.12–20.12.2025"},
	} {
		if got := s.what(desk.Proposal{Proposal: c.p}); got != c.want {
			t.Errorf("%+v: %q, want %q", c.p, got, c.want)
		}
	}
}

// Whatever the width, the rows of a line put together are the line, and each knows where
// it begins: so the mark stands under the words that it means.
func TestRowsKnowWhereTheyBegin(t *testing.T) {
	text := "1 наурыздан бастап № 5 және № 12 бағыттары жазғы-кестеге көшеді"
	letters := []rune(text)
	for w := 4; w < 70; w++ {
		for _, r := range cut(text, w) {
			if got := string(letters[r.from : r.from+len([]rune(r.text))]); got != r.text {
				t.Fatalf("width %d: %q stands where %q should", w, got, r.text)
			}
		}
	}
}

// A mark that goes over the end of a row is drawn under each row, and named once.
func TestAMarkOverTwoRowsIsNamedOnce(t *testing.T) {
	p := pane{text: desk.PageText{Lines: []page.TextLine{{Text: "before one two three four after"}}}, at: -1}
	p.show([]tagged{{desk.TextMark{Line: 0, From: 7, To: 25}, "mark.title"}})
	c := widget.NewCanvas(30, 6)
	p.draw(&screen.Env{Lang: lang.EN}, c)
	drawn := c.Plain()
	if n := strings.Count(drawn, "title"); n != 1 {
		t.Errorf("named %d times:\n%s", n, drawn)
	}
	if got := strings.Count(drawn, "^"); got != len("one two three four")-strings.Count("one two three four", " ")+countSpaces(drawn) {
		t.Errorf("%d signs below:\n%s", got, drawn)
	}
}

// countSpaces is how many spaces of the marked words were drawn.
func countSpaces(drawn string) int {
	n := 0
	for _, words := range []string{"one two", "two three", "three four"} {
		n += strings.Count(drawn, words)
	}
	return n
}

// Of a file whose day alone is known the day is shown; midnight on a server is a time.
func TestADayWithoutATimeIsADay(t *testing.T) {
	const at = "2026-01-28T00:00:00+05:00"
	if got := moment(desk.PageView{At: at, Method: "file"}); got != "28.01.2026" {
		t.Errorf("of a file it says %q", got)
	}
	if got := moment(desk.PageView{At: at, Method: "web"}); got != "28.01.2026 00:00" {
		t.Errorf("of a server it says %q", got)
	}
}

// The days of an item are told apart from the item, and an item from another page by the
// heading under which it was found.
func TestItemsAreToldApart(t *testing.T) {
	s := &found{env: &screen.Env{Lang: lang.EN}}
	item := propose.Proposal{Kind: propose.Item, Item: "16.3.3.d", Says: checks.Present, Asks: lang.Same("Vacancies"), Title: "Open posts"}
	if got := s.when(desk.Proposal{Proposal: item}); !strings.HasPrefix(got, "✓ Vacancies") || !strings.HasSuffix(got, "· Open posts") {
		t.Errorf("the item says %q", got)
	}
	item.Item = "dates.16.3.3.d"
	if got := s.what(desk.Proposal{Proposal: item}); got != "✓ dates stand: Vacancies" {
		t.Errorf("its days say %q", got)
	}
}

// What was read in the title of the window is shown above the text, and nothing in the
// text is marked for it.
func TestTheTitleOfTheWindowStandsAboveTheText(t *testing.T) {
	s := &found{env: &screen.Env{Lang: lang.EN}}
	s.pane.text = desk.PageText{Title: "Budget – district", Lines: []page.TextLine{{Text: "Budget – district", Path: "header > a"}}}
	c := widget.NewCanvas(60, 4)
	if y := s.drawTitle(c, 0); y != 2 || !strings.Contains(c.Plain(), "▸ Title of the window: Budget – district") {
		t.Errorf("drawn %d rows:\n%s", y, c.Plain())
	}
	p := desk.Proposal{Proposal: propose.Proposal{Kind: propose.Item, Path: desk.TitlePath + " @site-content:a", Title: "Budget – district", Fragment: "Budget – district"}}
	if marks := marksOf(s.pane.text, p); len(marks) != 0 {
		t.Errorf("marked: %v", marks)
	}
}
