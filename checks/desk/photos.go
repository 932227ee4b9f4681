package desk

import (
	"cmp"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/photo"
)

// Photos come back from the field as a folder of files. What they prove hangs on
// the clock of the camera and on the place where it stood; both are shown, the
// clock can be put right, and nothing is guessed. Groups are offered, and the
// analyst says which address and which items they show.

// Ordinary limits of a group of photos.
const (
	PhotoGap   = 30 * time.Minute // a longer pause begins a new group
	PhotoApart = 200              // metres: farther from the first place of the group begins a new one
	photoAge   = 10 * time.Minute // a file whose own time differs more from its photo is told of
	mostPhotos = 1000             // of one folder
)

// PhotoOptions say how a folder of photos is read.
type PhotoOptions struct {
	Gap   time.Duration // PhotoGap where it is not said
	Apart float64       // metres; PhotoApart where it is not said
	Fix   time.Duration // what the clock of the camera is put right by
	True  *TrueHour     // or: one photo with its true hour, from which Fix is found
}

// TrueHour says when a photo was really taken. Without a day it is the hour
// nearest to what the camera showed.
type TrueHour struct {
	File string
	At   calendar.Moment
}

// PhotoFile is one photo of a folder.
type PhotoFile struct {
	Name   string          `json:"name"`
	Path   string          `json:"-"`
	Hash   string          `json:"hash"`
	Bytes  int64           `json:"bytes"`
	At     calendar.Moment `json:"at"`     // put right; zero: the file names no hour
	Zoned  bool            `json:"zoned"`  // the camera named its offset
	Place  *photo.Place    `json:"place"`  // nil: the file names none
	Camera string          `json:"camera"` // make and model
	Width  int             `json:"width"`
	Height int             `json:"height"`
	Known  string          `json:"known,omitempty"`   // evidence of this inspection that has it already
	Same   string          `json:"same_as,omitempty"` // of a duplicate: the file that it repeats
	Age    int             `json:"age,omitempty"`     // minutes by which the file's own time differs, where that is much

	raw   photo.Photo
	taken time.Time
}

// PhotoGroup is what was taken in one place at one time.
type PhotoGroup struct {
	Number int             `json:"number"` // from 1
	From   calendar.Moment `json:"from"`
	To     calendar.Moment `json:"to"`
	Place  *photo.Place    `json:"place"` // of its first photo that names one
	Known  int             `json:"known"` // how many of its files this inspection has already
	Files  []PhotoFile     `json:"files"`
}

// PhotoProblem says why a file was not read.
type PhotoProblem struct {
	Name string    `json:"name"`
	Text lang.Text `json:"text"`
}

// PhotoRoll is a folder of photos, laid out.
type PhotoRoll struct {
	Folder     string
	Fix        time.Duration // in force
	Remote     bool          // nobody went there: whoever gave the photos must be named
	Groups     []PhotoGroup
	Hourless   []PhotoFile // without an hour: apart, never guessed
	Duplicates []PhotoFile
	Refused    []PhotoProblem
	LeftOut    int // files beyond the most that are read
	Cameras    []string
	Premises   []checks.Premises // to which a group can be given
	Case       checks.Inspection
}

// Photos reads a folder of photos and lays them out by hour and place. Nothing is
// written.
func (d *Desk) Photos(ctx context.Context, inspection, folder string, o PhotoOptions) (PhotoRoll, error) {
	roll := PhotoRoll{Folder: folder}
	known := map[string]string{} // evidence that has a file, by its hash
	err := d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		roll.Remote, roll.Case = c.Inspection.Form == checks.Remote, c.Inspection
		roll.Premises = c.holder.Holder.Premises
		for _, e := range c.Evidence {
			for _, f := range e.Files {
				known[f.Hash] = e.ID
			}
		}
		return nil
	})
	if err != nil {
		return roll, err
	}
	return roll, d.develop(ctx, &roll, o, known)
}

// develop reads the files and lays them out.
func (d *Desk) develop(ctx context.Context, roll *PhotoRoll, o PhotoOptions, known map[string]string) error {
	list, err := d.files.List(roll.Folder)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(f FileInfo) bool { return f.Dir || !photo.Reads(f.Path) })
	slices.SortFunc(list, func(a, b FileInfo) int { return cmp.Compare(a.Path, b.Path) })
	if len(list) == 0 {
		return fail("photos.none", args{"path": lang.Line(cmp.Or(roll.Folder, "."))})
	}
	roll.LeftOut = max(0, len(list)-mostPhotos)
	var files []PhotoFile
	first := map[string]string{}
	for _, info := range list[:len(list)-roll.LeftOut] {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := d.photoOf(info)
		if err != nil {
			roll.Refused = append(roll.Refused, problemOf(info.Name, err))
			continue
		}
		if f.Same = first[f.Hash]; f.Same != "" {
			roll.Duplicates = append(roll.Duplicates, f)
			continue
		}
		first[f.Hash], f.Known = f.Name, known[f.Hash]
		files = append(files, f)
	}
	if roll.Fix, err = o.fix(files); err != nil {
		return err
	}
	roll.lay(files, o)
	return nil
}

func problemOf(name string, err error) PhotoProblem {
	if ours, ok := lang.AsError(err); ok {
		return PhotoProblem{Name: name, Text: ours.Text}
	}
	return PhotoProblem{Name: name, Text: lang.Same(lang.Line(err.Error()))}
}

// photoOf reads one file.
func (d *Desk) photoOf(info FileInfo) (PhotoFile, error) {
	f := PhotoFile{Name: info.Name, Path: info.Path, taken: info.Changed}
	r, err := d.files.Open(info.Path)
	if err != nil {
		return f, unreadable(info.Path, err)
	}
	body, err := io.ReadAll(io.LimitReader(r, photo.Most+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return f, unreadable(info.Path, err)
	}
	if f.raw, err = photo.Read(body); err != nil {
		return f, err
	}
	f.Hash, f.Bytes = string(journal.Sum(body)), int64(len(body))
	f.Zoned, f.Place, f.Camera, f.Width, f.Height = f.raw.Zoned, f.raw.Place, f.raw.Camera, f.raw.Width, f.raw.Height
	return f, nil
}

// fix finds what the clock of the camera is put right by.
func (o PhotoOptions) fix(files []PhotoFile) (time.Duration, error) {
	if o.True == nil {
		if o.Fix.Abs() > mostFix {
			return 0, fail("photos.fix", args{"days": int(mostFix / (24 * time.Hour))})
		}
		return o.Fix, nil
	}
	i := slices.IndexFunc(files, func(f PhotoFile) bool {
		return f.Name == o.True.File || strings.EqualFold(f.Name, filepath.Base(o.True.File))
	})
	if i < 0 {
		return 0, fail("photos.no-such", args{"name": lang.Line(o.True.File)})
	}
	was := files[i].raw.Moment(0)
	if was.Day == 0 {
		return 0, fail("photos.hourless", args{"name": files[i].Name})
	}
	if o.True.At.Minute < 0 {
		return 0, fail("photos.no-hour", nil)
	}
	const day = 24 * 60
	minutes := o.True.At.Minute - was.Minute
	switch {
	case o.True.At.Day != 0:
		minutes += int(o.True.At.Day-was.Day) * day
	case minutes > day/2:
		minutes -= day
	case minutes < -day/2:
		minutes += day
	}
	return PhotoOptions{Fix: time.Duration(minutes) * time.Minute}.fix(nil)
}

// mostFix bounds how wrong the clock of a camera can be said to be: a camera whose
// battery was taken out begins at some year long past.
const mostFix = 40 * 366 * 24 * time.Hour
