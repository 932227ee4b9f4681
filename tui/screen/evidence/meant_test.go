package evidence_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/tuitest"
)

// Whatever the cursor stood on, no item has a state before the analyst gave it
// one, and a look at a stand that says nothing is not written.
func TestNothingIsSeenBeforeItIsSaid(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	before := len(s.view(akimat).Case.Evidence)
	for _, check := range []string{"stand", "site-content", "requests", "accessibility"} {
		for _, p := range s.Desk.Standard().Check(check).Parts {
			for _, of := range [][]checks.ItemSeen{nil, {{Item: p.ID, State: checks.Present, Note: "бар"}}} {
				s.adds(akimat, check, evidence.Prefill{Parts: []string{p.ID}, Items: of})
				for field := range s.sheet().Form.Values() {
					if !slices.Contains([]string{"kind", "parts", "premises", "for", "looked"}, field) {
						t.Errorf("%s, %s: %q is filled in", check, p.ID, field)
					}
				}
				s.Press("ctrl+s")
				s.Lacks("Записано")
				s.Press("esc")
			}
		}
	}
	if after := len(s.view(akimat).Case.Evidence); after != before {
		t.Errorf("%d pieces of evidence were written", after-before)
	}
}

// A question the analyst answers herself wants words, or an item, or a file.
func TestALookAtAStandSaysWhatWasSeen(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	h := s.view(akimat).Holder.Holder
	s.adds(akimat, "stand", evidence.Prefill{Parts: []string{"round-the-clock"}, Premises: h.Premises[1].ID})
	s.Shows("[круглосуточный свободный доступ]", "20.01.2026")
	s.Press("ctrl+s")
	s.says("отметьте хотя бы один пункт (← →) или напишите в содержании, что увидели")
	s.fills("text", "двери заперты с 18:00")
	s.writes("Записано")
}

// Files whose names begin with what was typed stand before those that hold it; of
// one alone Enter takes it.
func TestEnterTakesTheOneFileThatBeginsSo(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	for _, name := range []string{"протокол.txt", "новый протокол.txt", "протест.txt"} {
		s.Must(os.WriteFile(filepath.Join(s.Dir, name), []byte("мазмұны"), 0o644))
	}
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.fills("files", s.Dir+string(filepath.Separator)+"прото")
	if shown := s.Screen(); strings.Index(shown, "протокол.txt") > strings.Index(shown, "новый протокол.txt") {
		t.Errorf("what begins so does not stand first:\n%s", shown)
	}
	s.Press("enter")
	s.Shows("1   протокол.txt")
	s.fills("files", s.Dir+string(filepath.Separator)+"про") // two begin so: the path is what was typed
	s.Press("enter")
	s.Shows("2 ! про")
}

// Evidence that was begun for a question never goes to another unseen: where the
// kind cannot answer it, that is said, and she chooses.
func TestTheQuestionMeantStaysWhateverTheKind(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	s.adds(ministry, "openness-plan", evidence.Prefill{Kind: checks.Paper, Parts: []string{"plan"}, For: "2025"})
	s.Shows("[ведомственный план открытости]", "[2025]")
	s.chooses("kind", "right", 1)
	s.Shows("[пояснение]", "[ведомственный план открытости]")
	s.says("такое доказательство на этот вопрос не отвечает (пояснение)")
	s.fills("date", "15.1.2026")
	s.fills("title", "Пояснение")
	s.fills("who", "секретарь")
	s.Press("ctrl+s")
	s.stands("parts")
	s.chooses("kind", "left", 1)
	s.Shows("[документ]", "[ведомственный план открытости]", "[2025]")
	s.chooses("kind", "right", 1)
	s.walks("parts")
	s.Press("end", "space", "home", "space")
	s.writes("Записано")
	if e := s.last(ministry); !slices.Equal(e.Serves[0].Parts, []string{"measures"}) {
		t.Errorf("written for %v", e.Serves)
	}
}
