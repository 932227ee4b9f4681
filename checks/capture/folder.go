package capture

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// An analyst saves a site page by page into one folder. Beside each page that was
// saved "complete" the browser puts a folder of what it draws with; pages in there
// are frames and advertisements, and not what anybody looked at.

// How much of a folder is looked through.
const (
	MaxPages    = 1000
	mostEntries = 100_000
	mostDepth   = 8
)

// Folder is what a folder of saved pages holds. Names have slashes and begin below
// the folder.
type Folder struct {
	Pages []string // in the order of their names
	Left  []Left   // what looks like a page or a folder and could not be looked into
	More  bool     // there was more than is looked through
}

// Left is something that was left out, with the reason.
type Left struct {
	Name string
	Err  error
}

// Reasons for which something in a folder is left out.
var (
	ErrNoFile  = errors.New("not an ordinary file")
	ErrTooDeep = errors.New("too many folders one in another")
)

// ListFolder finds the saved pages of a folder and of the folders in it. Links are
// not followed. What cannot be looked into does not hide the rest; the error is
// that of the folder itself.
func ListFolder(files fs.FS) (out Folder, err error) {
	seen := 0
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		seen++
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			out.Left = append(out.Left, Left{name, err})
			return nil
		case seen > mostEntries || len(out.Pages) == MaxPages && isPage(name) && !d.IsDir():
			out.More = true
			return fs.SkipAll
		case name == ".":
			return nil
		case d.IsDir():
			return out.enter(name)
		case aside(d.Name()) || !isPage(name):
			return nil
		case !d.Type().IsRegular():
			out.Left = append(out.Left, Left{name, ErrNoFile})
			return nil
		}
		out.Pages = append(out.Pages, name)
		return nil
	})
	return out, err
}

// enter says whether a folder is gone into.
func (f *Folder) enter(name string) error {
	if aside(path.Base(name)) || drawnWith(name) {
		return fs.SkipDir
	}
	if strings.Count(name, "/") >= mostDepth {
		f.Left = append(f.Left, Left{name, ErrTooDeep})
		return fs.SkipDir
	}
	return nil
}

// isPage tells by its name a file in which browsers save pages.
func isPage(name string) bool {
	return slices.Contains([]string{".html", ".htm", ".xhtml", ".mhtml", ".mht"}, strings.ToLower(path.Ext(name)))
}

// aside tells what systems hide, and what they leave beside the files of others.
func aside(base string) bool { return strings.HasPrefix(base, ".") || base == "__MACOSX" }

// drawnWith tells a folder of what a page is drawn with.
func drawnWith(name string) bool {
	lower := strings.ToLower(name)
	for _, end := range []string{"_files", ".files", "_файлы"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}
