package tui_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
)

func TestEveryActHasAnIDOfItsOwnAndWords(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range screen.Catalogue() {
		if seen[a.ID] {
			t.Errorf("%s is there twice", a.ID)
		}
		seen[a.ID] = true
		for _, l := range lang.Langs() {
			name, hint := a.Name().In(l), a.Hint().In(l)
			if name == "" || hint == "" || strings.HasPrefix(name, "!") || strings.HasPrefix(hint, "!") {
				t.Errorf("%s has no words in %s: %q, %q", a.ID, l, name, hint)
			}
			if utf8.RuneCountInString(hint) > 22 {
				t.Errorf("%s: the hint %q is no hint", a.ID, hint)
			}
		}
	}
}

// The keys that some terminal, layout or Bubble Tea itself takes for another.
func TestNoActHasAKeyThatIsAnother(t *testing.T) {
	for _, a := range screen.Catalogue() {
		for _, k := range a.Keys {
			switch k {
			case "ctrl+i", "ctrl+m", "ctrl+[", "ctrl+h", "y", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0":
				t.Errorf("%s is bound to %s", a.ID, k)
			}
		}
	}
}

func TestOnNoScreenAKeyMeansTwoThings(t *testing.T) {
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			s := p.enter(t, lang.KK, 80, 24)
			owner := map[keys.Key]string{}
			for _, a := range s.Front().Actions() {
				if a.Name().KK == "" || strings.HasPrefix(a.Name().KK, "!") {
					t.Errorf("%s is not in the catalogue", a.ID)
				}
				for _, k := range a.Keys {
					if other, taken := owner[k]; taken {
						t.Errorf("%s is %s and %s", k, other, a.ID)
					}
					owner[k] = a.ID
				}
			}
		})
	}
}

func TestEveryScreenNamesItsNextStepAndItsWayBack(t *testing.T) {
	for _, p := range places {
		for _, l := range lang.Langs() {
			t.Run(p.name+"/"+string(l), func(t *testing.T) {
				s := p.enter(t, l, 60, 16)
				if next := s.Front().Next(); next == "" || strings.Contains(next, "!") || strings.Contains(next, "{") {
					t.Errorf("the next step is %q", next)
				}
				if s.Front().Crumb() == "" {
					t.Error("the screen has no name")
				}
				depth := len(s.Bench.Env().Stack())
				s.Press("esc")
				if depth > 1 && len(s.Bench.Env().Stack()) != depth-1 {
					s.Press("esc") // the first peels what is open within
					if len(s.Bench.Env().Stack()) != depth-1 {
						t.Error("Esc does not lead back")
					}
				}
			})
		}
	}
}
