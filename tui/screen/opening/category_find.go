package opening

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// A category is looked for by what a holder is called: its legal form or its
// kind, in any of the three languages and in any layout. The search moves the
// cursor; it hides nothing, for there are seven.

// search begins to search; once more it goes to the next one found.
func (s *category) search() tea.Cmd {
	if s.searching {
		s.nth++
		s.seek()
		return nil
	}
	s.searching, s.input, s.nth = true, widget.NewInput("", false), 0
	return nil
}

// Typing implements screen.Typist.
func (s *category) Typing() bool { return s.searching }

// Type implements screen.Typist.
func (s *category) Type(text string) tea.Cmd {
	s.input.Type(text)
	s.nth = 0
	s.seek()
	return nil
}

func (s *category) searchKey(k keys.Key) bool {
	switch {
	case k == keys.Esc, k == keys.Enter:
		s.searching = false
	case k == keys.Up, k == keys.Down:
		s.searching = false
		return s.list.Key(k, len(s.all))
	case s.input.Key(k):
		s.nth = 0
		s.seek()
	default:
		return false
	}
	return true
}

// seek moves the cursor to what is looked for, where it is found.
func (s *category) seek() {
	if found, _ := s.found(); len(found) > 0 {
		s.list.Cursor, s.top = found[s.nth%len(found)], 0
	}
}

// found lists the categories that match what was typed. Where none does, what was
// typed is read as if the layout had been wrong, and meant says as what.
func (s *category) found() (found []int, meant string) {
	typed := s.input.Text()
	if found = s.matching(typed); len(found) > 0 {
		return found, ""
	}
	for _, other := range lang.Retyped(typed) {
		if found = s.matching(other); len(found) > 0 {
			return found, other
		}
	}
	return nil, ""
}

// matching lists the categories in whose words every word typed is found whole;
// where there is none, those in which it begins a word.
func (s *category) matching(typed string) []int {
	wanted := strings.Fields(lang.Fold(typed))
	if len(wanted) == 0 {
		return nil
	}
	for _, match := range []func(word, wanted string) bool{
		func(word, wanted string) bool { return word == wanted }, strings.HasPrefix,
	} {
		var out []int
		for i, c := range s.all {
			if holdsAll(spoken(c), wanted, match) {
				out = append(out, i)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func holdsAll(spoken, wanted []string, match func(word, wanted string) bool) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(spoken, func(word string) bool { return match(word, w) }) {
			return false
		}
	}
	return true
}

// spoken lists the words by which a category is known, folded.
func spoken(c *standard.Category) []string {
	var all []string
	for _, t := range []lang.Text{words.Text("find."+c.ID, nil), short(c), c.Name} {
		all = append(all, t.KK, t.RU, t.EN)
	}
	return strings.FieldsFunc(lang.Fold(strings.Join(all, " ")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// drawSearch draws the line into which is typed, and what came of it.
func (s *category) drawSearch(c widget.Canvas) {
	e := s.env
	found, meant := s.found()
	said := ""
	switch {
	case s.input.Empty():
		said = words.In(e, "search.example", nil)
	case len(found) == 0:
		said = words.In(e, "search.none", nil)
	case meant != "":
		said = words.In(e, "search.meant", lang.Args{"meant": meant, "n": s.nth%len(found) + 1, "of": len(found)})
	default:
		said = words.In(e, "search.found", lang.Args{"n": s.nth%len(found) + 1, "of": len(found)})
	}
	x := c.Put(1, 0, theme.Title, words.In(e, "search", nil)) + 2
	const room = 18
	s.input.Draw(c.Part(x, 0, min(room, c.Width()-x-1), 1), true)
	c.Put(x+room+2, 0, theme.Plain, widget.Fit(said, c.Width()-x-room-3))
}
