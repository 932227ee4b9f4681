package evidence

import (
	"context"
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// lookAtFiles finds out of the files that were added whether they can be taken
// in: a path that was mistyped is marked at once, not refused at the end.
func (n *entry) lookAtFiles(form.Values) tea.Cmd {
	paths := slices.DeleteFunc(n.sheet.Form.Listed("files"), func(path string) bool {
		wrong, known := n.files[path]
		return known && wrong == lang.Text{}
	})
	if len(paths) == 0 {
		return nil
	}
	return screen.Look(n.env, n.sheet, func(_ context.Context, d *desk.Desk) (map[string]lang.Text, error) {
		out := map[string]lang.Text{}
		for _, path := range paths {
			out[path] = noFile(d, path)
		}
		return out, nil
	}, func(found map[string]lang.Text) tea.Cmd {
		maps.Copy(n.files, found)
		return nil
	})
}

// noFile says why a path is no file that can be taken in; empty where it is one.
// A file is what is there and cannot be listed as a folder.
func noFile(d *desk.Desk, path string) lang.Text {
	_, err := d.Files(path)
	if err == nil {
		return words.Text("file.is-folder", lang.Args{"path": lang.Line(path)})
	}
	if failure, ours := lang.AsError(err); ours && failure.Code != "file.not-folder" {
		return failure.Text
	}
	return lang.Text{}
}
