package evidence

import (
	"context"
	"path/filepath"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
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
		var out []form.Suggestion
		for _, f := range list {
			if strings.Contains(lang.Fold(f.Name), lang.Fold(wanted)) && len(out) < mostFiles {
				out = append(out, offeredFile(f))
			}
		}
		return out, nil
	}
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
