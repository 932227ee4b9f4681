package desk

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Pages come from files, from folders of files, or from addresses; nothing is kept
// here.

var scheme = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:[a-z][a-z0-9+.-]+://|www\.)`) })

// Address tells an address from the name of a file. A bare name is never taken for an
// address: a slip in the name of a file must not ask a server.
func Address(typed string) bool { return scheme().MatchString(lang.Line(typed)) }

// atOnce bounds what is held in memory while pages are taken, in bytes.
const atOnce = 256 << 20

// harvest gathers pages in the order in which they were named.
type harvest struct {
	pages []capture.Capture
	left  []Captured // files of a folder that could not be taken, with the reason
	bytes int
}

func (t *harvest) add(c capture.Capture) error {
	for _, b := range c.Bodies {
		t.bytes += len(b.Bytes)
	}
	if t.bytes > atOnce {
		return fail("capture.too-much", args{"n": len(t.pages), "mib": atOnce >> 20})
	}
	t.pages = append(t.pages, c)
	return nil
}

// takeAll takes all pages that were named, in the order in which they were: files
// first looked at, then the addresses asked.
func (d *Desk) takeAll(ctx context.Context, in CaptureInput) (harvest, error) {
	var t harvest
	if in.Address != "" && (len(in.Paths) != 1 || Address(in.Paths[0]) || !Address(in.Address)) {
		return t, fail("capture.address", args{"address": lang.Line(in.Address)})
	}
	var asked []visit
	var place []int // of an address → in pages
	for _, path := range in.Paths {
		if Address(path) {
			place = append(place, len(t.pages))
			asked, t.pages = append(asked, visit{address: lang.Line(path), how: way(in.Render)}), append(t.pages, capture.Capture{})
			continue
		}
		if err := d.takeFiles(&t, path, in.Address, in.Saved); err != nil {
			return t, err
		}
	}
	err := d.visitAll(ctx, asked, func(i int, c capture.Capture, err error) error {
		if errors.Is(err, errSilent) {
			return fail("visits.silent", args{"host": lang.Line(hostOf(asked[i].address))})
		}
		t.pages[place[i]] = c
		return err
	})
	return t, err
}

// way is how a page is taken from its address.
func way(render bool) capture.Method {
	if render {
		return capture.FromBrowser
	}
	return capture.FromWeb
}

// takeFiles takes a saved page, or those of a folder.
func (d *Desk) takeFiles(t *harvest, path, address string, saved calendar.Day) error {
	c, err := d.takeFrom(path, address, saved)
	if e, ours := lang.AsError(err); ours && e.Code == "file.folder" {
		return d.takeFolder(t, path, saved)
	}
	if err != nil {
		return err
	}
	return t.add(c)
}

// Dirs looks into folders that the analyst names. Files may have it.
type Dirs interface{ Dir(path string) fs.FS }

// Dir implements Dirs.
func (Disk) Dir(path string) fs.FS { return os.DirFS(path) }

// takeFolder takes the saved pages of a folder; what cannot be taken is named with
// the reason and leaves the others alone.
func (d *Desk) takeFolder(t *harvest, path string, saved calendar.Day) error {
	dirs, ok := d.files.(Dirs)
	if !ok {
		return fail("file.folder", args{"path": lang.Line(path)})
	}
	folder, err := capture.ListFolder(dirs.Dir(path))
	if err != nil {
		return unreadable(path, err)
	}
	leave := func(name string, err error) {
		t.left = append(t.left, Captured{Asked: lang.Line(name), Words: leftWords(err)})
	}
	for _, name := range folder.Pages {
		c, err := d.take(filepath.Join(path, filepath.FromSlash(name)), saved)
		if _, ours := lang.AsError(err); ours {
			leave(name, err)
			continue
		}
		if err == nil {
			c.Asked = lang.Line(name)
			err = t.add(c)
		}
		if err != nil {
			return err
		}
	}
	for _, l := range folder.Left {
		leave(l.Name, l.Err)
	}
	if folder.More {
		t.left = append(t.left, Captured{Asked: lang.Line(path), Words: messages().Text("capture.more", args{"n": capture.MaxPages})})
	}
	if len(t.pages) == 0 {
		return fail("capture.no-pages", args{"path": lang.Line(path)})
	}
	return nil
}

// leftWords says why a file of a folder was not taken.
func leftWords(err error) lang.Text {
	if e, ours := lang.AsError(err); ours {
		return e.Text
	}
	switch {
	case errors.Is(err, capture.ErrNoFile):
		return messages().Text("capture.left.no-file", nil)
	case errors.Is(err, capture.ErrTooDeep):
		return messages().Text("capture.left.too-deep", nil)
	}
	return messages().Text("capture.left.unread", nil)
}

// take reads a saved page; nothing is kept yet. A file does not know when its page
// was looked at: the analyst says so, else the file's own day is taken, or today
// where that is earlier. A file that was copied since bears the day of the copy,
// so the day is shown, and what is proposed from it is only proposed.
func (d *Desk) take(path string, saved calendar.Day) (capture.Capture, error) {
	return d.takeFrom(path, "", saved)
}

// takeFrom reads a saved page of which the analyst may say where it stood.
func (d *Desk) takeFrom(path, address string, saved calendar.Day) (capture.Capture, error) {
	r, err := d.files.Open(path)
	if err != nil {
		return capture.Capture{}, unreadable(path, err)
	}
	defer r.Close()
	at := d.clock.Now()
	zone := at.Location()
	if saved != 0 {
		at = saved.In(zone)
	} else if f, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := f.Stat(); err == nil && !info.ModTime().IsZero() && info.ModTime().Before(at) {
			at = info.ModTime()
		}
	}
	c, err := capture.SavedFrom(r, path, address, at.In(zone))
	if err != nil {
		return c, unreadable(path, err)
	}
	return c, nil
}

// Page reads a page and stores nothing.
func (d *Desk) Page(ctx context.Context, path string, in CaptureInput) (page.Reading, error) {
	in.Paths = []string{path}
	taken, err := d.takeAll(ctx, in)
	if err != nil {
		return page.Reading{}, err
	}
	if len(taken.pages) != 1 || len(taken.left) > 0 {
		return page.Reading{}, fail("file.folder", args{"path": lang.Line(path)})
	}
	return readingOf(taken.pages[0]), nil
}

// readingOf reads a page that was taken.
func readingOf(t capture.Capture) page.Reading {
	if len(t.Bodies) == 0 || t.Outcome != page.Fetched && t.Method != capture.FromFile {
		return page.Unread(t.Outcome)
	}
	body := t.Bodies[0]
	return page.Read(body.Bytes, page.Input{
		ContentType: body.MIME, Address: cmp.Or(t.Final, addressOf(t.Asked)), Seen: calendar.DayOf(t.At),
	})
}

// addressOf is what was asked, where that is an address.
func addressOf(asked string) string {
	if Address(asked) {
		return asked
	}
	return ""
}
