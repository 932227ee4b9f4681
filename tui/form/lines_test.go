package form_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/form"
)

func TestALineIsAddedByEnterAndAnEmptyOneGoesOn(t *testing.T) {
	s := form.New(opening(), nil)
	s.SetFocus("premises")
	s.Type("Ақбоз қ., Арман көшесі, 4")
	press(s, "enter")
	if id, text := s.Typed(); id != "premises" || text != "" {
		t.Errorf("the line holds %q of %q", text, id)
	}
	s.Type(" Дала даңғылы, 17 ")
	holds(t, s, "premises", "Ақбоз қ., Арман көшесі, 4", "Дала даңғылы, 17") // what is not added yet counts
	press(s, "enter", "enter")
	if s.Focus() != "period" {
		t.Errorf("the focus is on %q", s.Focus())
	}
	holds(t, s, "premises", "Ақбоз қ., Арман көшесі, 4", "Дала даңғылы, 17")
}

func TestALineIsTakenOffAndCorrectedInItsPlace(t *testing.T) {
	s := form.New(opening(), form.Values{"premises": {"а", "ә", "б"}})
	s.SetFocus("premises")
	if s.Removable() {
		t.Error("the cursor is in the line of input")
	}
	press(s, "up", "up")
	if !s.Removable() {
		t.Error("the cursor is on the second line")
	}
	press(s, "enter")
	s.Type("ғ")
	holds(t, s, "premises", "а", "әғ", "б")
	press(s, "enter")
	holds(t, s, "premises", "а", "әғ", "б")
	press(s, "up", "delete")
	holds(t, s, "premises", "а", "әғ")
	press(s, "up", "up", "up", "up")
	if s.Focus() == "premises" {
		t.Error("above the first line is another field")
	}
}

// A line that was typed is added when the field is left.
func TestALeftLineIsAdded(t *testing.T) {
	s := form.New(opening(), nil)
	s.SetFocus("premises")
	s.Type("Арман, 4")
	press(s, "tab", "shift+tab")
	if _, text := s.Typed(); text != "" {
		t.Errorf("the line still holds %q", text)
	}
	holds(t, s, "premises", "Арман, 4")
}

func TestPathsAreReadAsTheyArePasted(t *testing.T) {
	for _, c := range []struct {
		what, pasted string
		want         []string
	}{
		{"a path with spaces", `/home/d/хаттама 14.pdf`, []string{"/home/d/хаттама 14.pdf"}},
		{"a path of Windows in quotes", `"C:\Құжаттар\а б.pdf"`, []string{`C:\Құжаттар\а б.pdf`}},
		{"two in quotes", `'/a b.pdf' '/ә.jpg' `, []string{"/a b.pdf", "/ә.jpg"}},
		{"a path of a shell", `/home/d/a\ \(2\).pdf`, []string{"/home/d/a (2).pdf"}},
		{"an address", "file:///home/d/%D3%99%20b.pdf", []string{"/home/d/ә b.pdf"}},
		{"an address of Windows", "FILE:///C:/a.pdf", []string{"C:/a.pdf"}},
		{"an address that is none", "file://%zz", []string{"file://%zz"}},
		{"several lines", "/a.pdf\r\n\n\"/b.pdf\"\r/a.pdf\n", []string{"/a.pdf", "/b.pdf"}},
		{"a lonely quote", `"/a.pdf`, []string{`"/a.pdf`}},
		{"nothing in quotes", `""`, nil},
	} {
		s := form.New(evidence(), nil)
		s.SetFocus("files")
		s.Type(c.pasted)
		if got := s.Values()["files"]; !slices.Equal(got, c.want) {
			t.Errorf("%s is read as %q, want %q", c.what, got, c.want)
		}
		press(s, "enter")
		if got := s.Values()["files"]; !slices.Equal(got, c.want) {
			t.Errorf("%s is added as %q, want %q", c.what, got, c.want)
		}
	}
}

func TestSuggestionsAreWalkedThroughAndTaken(t *testing.T) {
	offered := []form.Suggestion{{Value: "Бір мекеме", Name: lang.Same("Бір")}, {Value: "Екі мекеме", Name: lang.Same("Екі")}}
	s := form.New(opening(), nil)
	s.Type("мек")
	s.Suggest("period", offered)
	if s.Suggesting() {
		t.Error("only the field in focus is offered to")
	}
	s.Suggest("holder", offered)
	press(s, "down", "down", "up")
	if got := draw(s, 60, 12, lang.RU); !strings.Contains(got, "▸                  Бір") {
		t.Errorf("drawn\n%s", got)
	}
	s.Type("е") // goes back to the field
	press(s, "down", "down", "enter")
	holds(t, s, "holder", "Екі мекеме")
	if s.Focus() != "budget" || s.Suggesting() {
		t.Errorf("the focus is on %q", s.Focus())
	}

	s.SetFocus("holder")
	s.Suggest("holder", offered)
	if !press(s, "esc") || s.Suggesting() || press(s, "esc") {
		t.Error("Esc closes what is offered, and then means nothing")
	}
	s.Suggest("holder", offered)
	press(s, "down", "down", "down")
	if s.Focus() != "budget" || s.Suggesting() {
		t.Error("below the last one is the next field")
	}
}

func TestASuggestedFolderIsGoneOnFrom(t *testing.T) {
	s := form.New(evidence(), nil)
	s.SetFocus("files")
	s.Type("/ho")
	s.Suggest("files", []form.Suggestion{{Value: "/home/", Name: lang.Same("home")}})
	press(s, "down", "enter")
	if _, text := s.Typed(); text != "/home/" {
		t.Errorf("the line holds %q", text)
	}
	s.Suggest("files", []form.Suggestion{{Value: "/home/a\u0301.pdf", Name: lang.Same("á.pdf")}})
	press(s, "down", "enter")
	holds(t, s, "files", "/home/a\u0301.pdf") // as the disk writes it, not as it was typed
	if id, text := s.Typed(); id != "files" || text != "" {
		t.Errorf("then the line holds %q of %q", text, id)
	}
}
