package typed

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// mostFiles bounds what is offered under a path.
const mostFiles = 20

// OfferFiles offers the files and folders of the folder that is being typed, the newest
// first: files with one of the endings, or all where none is named. Those whose names
// begin as it was typed stand before those that hold it.
func OfferFiles(text string, endings ...string) Finder {
	return offerPaths(text, func(f desk.FileInfo) bool {
		return f.Dir || len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(f.Name)))
	})
}

// offerFolders offers the folders of the one that is being typed.
func offerFolders(text string) Finder {
	return offerPaths(text, func(f desk.FileInfo) bool { return f.Dir })
}

func offerPaths(text string, fits func(desk.FileInfo) bool) Finder {
	path := strings.TrimSpace(text)
	if path == "" {
		return nil
	}
	dir, wanted := filepath.Split(path)
	return func(_ context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		list, err := d.Files(dir)
		if err != nil {
			return nil, nil // nothing is offered; what was typed may still be a path
		}
		var begin, hold []form.Suggestion
		for _, f := range list {
			switch name := lang.Fold(f.Name); {
			case !fits(f):
			case strings.HasPrefix(name, lang.Fold(wanted)):
				begin = append(begin, offered(f))
			case strings.Contains(name, lang.Fold(wanted)):
				hold = append(hold, offered(f))
			}
		}
		out := append(begin, hold...)
		return out[:min(len(out), mostFiles)], nil
	}
}

// offered shows a file with its size and its day. A folder ends in a slash: it is gone
// on from.
func offered(f desk.FileInfo) form.Suggestion {
	if f.Dir {
		return form.Suggestion{Value: f.Path + string(filepath.Separator), Name: lang.Same(f.Name), Note: words.Text("file.folder", nil)}
	}
	const kib = 1 << 10
	return form.Suggestion{
		Value: f.Path, Name: lang.Same(f.Name),
		Note: words.Text("file.size", lang.Args{"kib": (f.Size + kib - 1) / kib, "day": calendar.DayOf(f.Changed).Digits()}),
	}
}

// Here is the folder in which names without one are meant, as it is when a sheet is
// opened.
func Here() string {
	folder, err := filepath.Abs(".")
	if err != nil {
		return "" // it was taken away: the name stands alone
	}
	return folder
}

// Whereto says a file back whole.
func Whereto(folder, file string) lang.Text {
	if !filepath.IsAbs(file) {
		file = filepath.Join(folder, file)
	}
	return lang.Same(lang.Line(file))
}
