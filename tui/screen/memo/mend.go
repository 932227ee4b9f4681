package memo

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/review"
)

// gap gives the gap under the cursor.
func (s *preview) gap() (paper.Gap, bool) {
	if len(s.gaps) == 0 {
		return paper.Gap{}, false
	}
	s.gapList.Clamp(len(s.gaps))
	return s.gaps[s.gapList.Cursor], true
}

func (s *preview) noMending() lang.Text {
	g, ok := s.gap()
	kind, _, _ := strings.Cut(g.Where, " ")
	switch {
	case !ok:
		return words.Text("gaps.none", nil)
	case kind == "setting" || kind == "inspection" || kind == "check" || kind == "given" || kind == "review":
		return lang.Text{}
	}
	return words.Text("no-mending", nil)
}

// mend goes to where the gap is filled; when it is written the way leads back
// here.
func (s *preview) mend() tea.Cmd {
	g, _ := s.gap()
	kind, what, _ := strings.Cut(g.Where, " ")
	switch kind {
	case "setting":
		return office.AskSetting(s.env, desk.SettingLine{Name: what})
	case "inspection":
		return office.AskGround(s.env, s.id)
	case "given":
		return s.give()
	case "review":
		return s.openReview()
	}
	return s.open(what)
}

// askReview asks a second person to read the paper.
func (s *preview) askReview() tea.Cmd { return review.Ask(s.env, s.id, s.kind).Open() }

// openReview goes to where the paper is read by a second person; where nobody was asked
// yet, somebody is.
func (s *preview) openReview() tea.Cmd { return review.OpenPaper(s.env, s.id, s.kind, s.open) }
