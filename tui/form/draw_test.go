package form_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/widget"
)

func draw(s *form.State, w, h int, l lang.Lang) string {
	c := widget.NewCanvas(w, h)
	s.Draw(c, l)
	return c.Plain()
}

// box puts a window around what was drawn.
func box(plain string, w int) string {
	edge := "+" + strings.Repeat("-", w) + "+\n"
	out := edge
	for line := range strings.SplitSeq(plain, "\n") {
		out += "|" + widget.Pad(line, w) + "|\n"
	}
	return out + edge
}

// golden compares a text with the one kept under testdata. With
// ASHYQ_GOLDEN=write it is kept in its place: then look at what has changed.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if os.Getenv("ASHYQ_GOLDEN") == "write" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(want), "\r\n", "\n") != got {
		t.Errorf("%s is another; it was\n%s\nand is\n%s", name, want, got)
	}
}

// Forms as they are drawn in a small window, an ordinary one and a wide one.
func TestFormsLookLikePaperForms(t *testing.T) {
	type shown struct {
		name   string
		form   form.Form
		values form.Values
		focus  string
	}
	for _, f := range []shown{
		{"evidence", evidence(), evidenceValues, "files"},
		{"evidence-empty", evidence(), nil, "kind"},
		{"opening", opening(), openingValues, "collegial"},
	} {
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			var b strings.Builder
			for _, size := range [][2]int{{60, 11}, {80, 19}, {118, 34}} {
				s := form.New(f.form, f.values)
				s.SetFocus(f.focus)
				fmt.Fprintf(&b, "%d×%d\n%s\n", size[0], size[1], box(draw(s, size[0], size[1], l), size[0]))
			}
			golden(t, f.name+"."+string(l), b.String())
		}
	}
}

// What the field in focus says: a day that is none, an option that cannot be
// chosen, several that are chosen, what is offered, the button.
func TestTheFieldInFocusSpeaks(t *testing.T) {
	var b strings.Builder
	show := func(what string, s *form.State) {
		fmt.Fprintf(&b, "%s\n%s\n", what, box(draw(s, 60, 9, lang.KK), 60))
	}
	s := form.New(evidence(), form.Values{"kind": {"event"}})
	s.SetFocus("at")
	s.Type("35.13")
	show("a day that is none", s)
	s.SetFocus("title")
	s.Type("дө")
	s.Suggest("title", []form.Suggestion{
		{Value: "Дөңгелек үстел", Name: lang.Same("Дөңгелек үстел"), Note: lang.Same("4 рет")},
		{Value: "2", Name: lang.Same("Дөңгелек үстел «Тұрғындарға қандай деректер керек»"), Note: lang.Same("14.05.2025")},
		{Value: "3", Name: lang.Same("Дөң 3")}, {Value: "4", Name: lang.Same("Дөң 4")},
		{Value: "5", Name: lang.Same("Дөң 5")}, {Value: "6", Name: lang.Same("Дөң 6")},
	})
	show("offered", s)
	press(s, "down", "down", "down", "down", "down")
	show("the fifth of what is offered", s)
	s.SetFocus("also")
	press(s, "right", "space")
	show("many", s)
	s.SetFocus("")
	show("the button", s)
	s = form.New(opening(), openingValues)
	s.SetFocus("form")
	press(s, "right", "right", "right")
	show("an option that cannot be chosen", s)
	golden(t, "focus", b.String())
}

// marked tells whether exactly one line shows where the focus is.
func marked(plain string) bool {
	n := 0
	for line := range strings.SplitSeq(plain, "\n") {
		if strings.HasPrefix(line, "▸") || strings.Contains(line, " ▸[ ") && strings.HasSuffix(strings.TrimRight(line, " ↓↑"), " ]◂") {
			n++
		}
	}
	return n == 1
}

func TestFocusIsInSightInEveryWindow(t *testing.T) {
	moves := []keys.Key{keys.Down, keys.Down, keys.Up, keys.Left, keys.Right, keys.Enter, keys.Tab, keys.BackTab, keys.Space, keys.Delete}
	r := rand.New(rand.NewPCG(1, 2))
	for _, f := range []form.Form{evidence(), opening()} {
		for w := 58; w <= 160; w++ {
			s := form.New(f, openingValues)
			for h := 6 + w%2; h <= 40; h += 2 {
				if s.OnSubmit() && r.IntN(3) == 0 {
					s.SetFocus(f.Fields[0].ID)
				}
				if s.Key(moves[r.IntN(len(moves))]); r.IntN(4) == 0 {
					s.Type("Ашық деректерге қажеттілік\nәңгіме ")
				}
				if id, _ := s.Typed(); r.IntN(3) == 0 {
					s.Suggest(id, []form.Suggestion{{Value: "а", Name: lang.Same("а")}, {Value: "ә", Name: lang.Same("ә")}, {Value: "б/"}})
				}
				got := draw(s, w, h, lang.Langs()[r.IntN(3)])
				if !marked(got) {
					t.Fatalf("%d×%d, focus on %q:\n%s", w, h, s.Focus(), box(got, w))
				}
			}
		}
	}
}

// The field in focus is in sight with what it says, however low the window.
func TestWhatIsWrongIsInSight(t *testing.T) {
	for h := 3; h <= 20; h++ {
		s := form.New(evidence(), evidenceValues)
		s.SetFocus("at")
		press(s, "ctrl+u")
		s.Type("35.13")
		if got := draw(s, 58, h, lang.RU); !strings.Contains(got, "35.13_") || !strings.Contains(got, "Такого дня нет в календаре: 35.13") {
			t.Errorf("58×%d:\n%s", h, box(got, 58))
		}
	}
}

func TestDrawingAgainMovesNothing(t *testing.T) {
	s := form.New(opening(), openingValues)
	for range 12 {
		first := draw(s, 60, 8, lang.KK)
		if again := draw(s, 60, 8, lang.KK); again != first {
			t.Fatalf("drawn again:\n%s\nwas:\n%s", again, first)
		}
		draw(s, 120, 40, lang.RU)
		s.Key(keys.Tab)
	}
}

// A window too small for anything is no reason to fall.
func TestWindowsOfNoSize(t *testing.T) {
	s := form.New(evidence(), evidenceValues)
	for w := range 30 {
		for h := range 8 {
			draw(s, w, h, lang.KK)
		}
		s.Key(keys.Tab)
	}
}

// A label that is a sentence is cut after three lines, between words and at
// hyphens.
func TestALongLabelIsCut(t *testing.T) {
	s := form.New(form.Form{ID: "x", Fields: []form.Field{{
		ID: "why", Kind: form.Text, Label: lang.Same("интернет-конференция туралы хабарландыру және оның мерзімі мен орны"), Under: lang.Same("(себебі)"),
	}}}, nil)
	c := widget.NewCanvas(60, 11)
	s.Draw(c, lang.KK)
	got := c.Plain()
	for _, text := range []string{"интернет- ", "   конференция", "туралы…", "(себебі)"} {
		if !strings.Contains(got, text) {
			t.Errorf("it does not show %q:\n%s", text, got)
		}
	}
	if strings.Contains(got, "мерзімі") {
		t.Errorf("it shows the whole sentence:\n%s", got)
	}
}
