package typed

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// mostFiles bounds what is offered under a path.
const mostFiles = 20

// OfferFiles offers the files and folders of the folder that is being typed: files
// with one of the endings, or all where none is named.
func OfferFiles(text string, endings ...string) func(context.Context, *desk.Desk) ([]form.Suggestion, error) {
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
		var out []form.Suggestion
		for _, f := range list {
			fits := f.Dir || len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(f.Name)))
			if len(out) == mostFiles || !fits || !strings.Contains(lang.Fold(f.Name), lang.Fold(wanted)) {
				continue
			}
			o := form.Suggestion{Value: f.Path, Name: lang.Same(f.Name)}
			if f.Dir {
				o.Value += string(filepath.Separator)
			}
			out = append(out, o)
		}
		return out, nil
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
