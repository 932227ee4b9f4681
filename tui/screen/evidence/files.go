package evidence

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// offerFiles finds files to offer while a path is typed: those of the folder that
// was named, whose names hold what follows it.
func offerFiles(text string) func(context.Context, *desk.Desk) ([]form.Suggestion, error) {
	path := strings.TrimSpace(text)
	if path == "" {
		return nil
	}
	dir, wanted := filepath.Split(path)
	return func(_ context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		list, err := d.Files(dir)
		if err != nil {
			return nil, err
		}
		var begin, hold []form.Suggestion
		for _, f := range list {
			switch name := lang.Fold(f.Name); {
			case strings.HasPrefix(name, lang.Fold(wanted)):
				begin = append(begin, offeredFile(f))
			case strings.Contains(name, lang.Fold(wanted)):
				hold = append(hold, offeredFile(f))
			}
		}
		out := append(begin, hold...)
		return out[:min(len(out), mostFiles)], nil
	}
}

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

const mostFiles = 20

func offeredFile(f desk.FileInfo) form.Suggestion {
	if f.Dir {
		return form.Suggestion{Value: f.Path + string(filepath.Separator), Name: lang.Same(f.Name), Note: words.Text("file.folder", nil)}
	}
	changed := calendar.DayOf(f.Changed).Digits()
	return form.Suggestion{
		Value: f.Path, Name: lang.Same(f.Name),
		Note: words.Text("file.size", lang.Args{"kib": (f.Size + kib - 1) / kib, "day": changed}),
	}
}

// kib is a kilobyte as sizes are shown.
const kib = 1024
