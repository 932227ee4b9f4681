package desk

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/photo"
)

// FolderView is a folder as it is looked through to choose from it.
type FolderView struct {
	Path  string // whole
	Up    string // the folder above; empty: there is none
	Files []FileInfo
	More  bool   // some are left out: there are too many
	Named string // the file that was named in the place of a folder
}

// Folder lists a folder for choosing; no folder named is the one in which the program
// was started, and "~" is the home of whoever started it. Where a file is named, its
// folder is listed.
func (d *Desk) Folder(dir string) (FolderView, error) {
	whole, err := filepath.Abs(atHome(dir))
	if err != nil {
		return FolderView{}, unreadable(dir, err)
	}
	named := ""
	list, more, err := d.listed(whole)
	if failure, ours := lang.AsError(err); ours && failure.Code == "file.not-folder" {
		named, whole = whole, filepath.Dir(whole)
		list, more, err = d.listed(whole)
	}
	if err != nil {
		return FolderView{}, err
	}
	out := FolderView{Path: whole, Files: list, More: more, Named: named}
	if up := filepath.Dir(whole); up != whole {
		out.Up = up
	}
	return out, nil
}

// atHome puts the home of whoever started the program in the place of "~".
func atHome(dir string) string {
	rest, ok := strings.CutPrefix(dir, "~")
	if !ok || rest != "" && !strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, `\`) {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return dir
	}
	return filepath.Join(home, rest)
}

// folderKey is where the folder that was chosen from last lies on the shelf.
const folderKey = "folder"

// LastFolder gives the folder that was chosen from last, empty where none was.
func (d *Desk) LastFolder(ctx context.Context) (string, error) {
	var dir string
	if ok, err := d.unshelve(ctx, folderKey, &dir); err != nil || !ok {
		return "", err
	}
	return dir, nil
}

// KeepFolder remembers the folder that was chosen from.
func (d *Desk) KeepFolder(ctx context.Context, dir string) error {
	return d.shelve(ctx, folderKey, dir)
}

// Glimpse is what can be told of a file before it is taken.
type Glimpse struct {
	Link   bool     // it leads elsewhere: what stands there is not looked at
	Lines  []string // the beginning of a text
	Width  int      // of a picture
	High   int
	Taken  calendar.Moment // by the clock of the camera; none: the file does not say
	Place  string          // where, as the file says
	Camera string
	Mute   bool // it is called a picture, and cannot be read as one
}

// How much of a file is looked at, and how many lines of it are shown.
const (
	mostGlimpse = 64 << 10
	mostPicture = 16 << 20
	mostLines   = 40
)

// Glimpse looks into a file: the beginning of a text, the size of a picture. A link is
// not followed.
func (d *Desk) Glimpse(f FileInfo) (Glimpse, error) {
	if f.Link || f.Dir {
		return Glimpse{Link: f.Link}, nil
	}
	r, err := d.files.Open(f.Path)
	if err != nil {
		return Glimpse{}, unreadable(f.Path, err)
	}
	defer r.Close()
	most := int64(mostGlimpse)
	if photo.Reads(f.Name) {
		most = mostPicture
	}
	head, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return Glimpse{}, unreadable(f.Path, err)
	}
	if p, err := photo.Read(head); err == nil {
		out := Glimpse{Width: p.Width, High: p.Height, Taken: p.Moment(0), Camera: p.Camera}
		if p.Place != nil {
			out.Place = p.Place.String()
		}
		return out, nil
	}
	return Glimpse{Lines: beginning(head), Mute: photo.Reads(f.Name)}, nil
}

// beginning gives the first lines of a text; of what is no text none.
func beginning(head []byte) []string {
	for len(head) > 0 && !utf8.Valid(head) && len(head) > mostGlimpse-utf8.UTFMax {
		head = head[:len(head)-1] // a letter that was cut
	}
	if !utf8.Valid(head) || bytes.IndexByte(head, 0) >= 0 {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(head)) {
		if line = lang.Line(line); line != "" {
			out = append(out, line)
		}
		if len(out) == mostLines {
			break
		}
	}
	return out
}
