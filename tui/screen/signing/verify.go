package signing

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
)

// Verify asks for a file and says what it is, whether it was changed and who signed it.
func Verify(e *screen.Env) tea.Cmd {
	sh := &sheet.Sheet{
		Env: e, Looks: true,
		Form: form.New(form.Form{ID: "file-verify", Submit: words.Text("verify.submit", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("verify.file", nil), Must: true},
		}}, nil),
		Name:  func() string { return words.In(e, "verify", nil) },
		Frame: func() (string, string) { return words.In(e, "verify.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		file := v.One("file")
		return screen.Do(e, words.In(e, "verifying", nil), func(ctx context.Context, d *desk.Desk) (desk.FileReport, error) {
			return d.VerifyFile(ctx, file, journal.Key{})
		}, func(r desk.FileReport, err error) tea.Cmd {
			sh.Refused() // nothing was written: the sheet stays below what it shows
			if err != nil {
				return nil
			}
			return show(e, r)
		})
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil}}.On(sh))
}

func show(e *screen.Env, r desk.FileReport) tea.Cmd {
	return aid.Read(&aid.Reader{
		Env: e, Name: func() string { return lang.Line(r.File[strings.LastIndexAny(r.File, `/\`)+1:]) },
		Lines: func() []aid.Line { return found(e, r) },
	})
}

// found puts what is known of a file into lines.
func found(e *screen.Env, r desk.FileReport) []aid.Line {
	out := []aid.Line{{Text: lang.Line(r.File), Style: theme.Title, Wide: true}, {}}
	for _, t := range desk.FileWords(r) {
		out = append(out, aid.Line{Text: e.In(t), Wide: true})
	}
	for _, p := range append(r.Problems[:len(r.Problems):len(r.Problems)], r.Notes...) {
		out = append(out, aid.Line{Text: lang.Line(p.Code + " · " + p.Where + " " + p.Detail), Style: theme.Muted, Wide: true})
	}
	for i, h := range r.Heads {
		if i == 0 {
			out = append(out, aid.Line{}, aid.Line{Head: words.In(e, "heads", nil)})
		}
		label := lang.Line(h.Label)
		if label == "" {
			label = desk.ShortStream(h.Stream)
		}
		out = append(out, aid.Line{Label: label, Text: "№ " + strconv.FormatInt(h.Number, 10) + " · " + e.In(desk.HeadWords(h.Here))})
	}
	return out
}
