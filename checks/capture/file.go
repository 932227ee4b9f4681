package capture

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// File takes in a saved page from the disk, as Saved does. The time that the
// disk keeps for a file is not that of the look, for copying changes it, so the
// moment is the caller's. A file that cannot be read, or is over MaxBytes, is a
// *lang.Error that says what to do.
func File(path string, at time.Time) (Capture, error) {
	args := lang.Args{"file": lang.Line(path), "limit": MaxBytes >> 20}
	refuse := func(code string, cause error) (Capture, error) {
		e := messages().Error(code, args)
		e.Err = cause
		return Capture{}, e
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("capture.missing", err)
	case err != nil:
		return refuse("capture.unreadable", err)
	case info.IsDir():
		return refuse("capture.folder", nil)
	case !info.Mode().IsRegular():
		return refuse("capture.irregular", nil) // a pipe would be waited for without end
	}
	f, err := os.Open(path)
	if err != nil {
		return refuse("capture.unreadable", err)
	}
	defer f.Close()
	c, err := Saved(f, path, at)
	switch {
	case err != nil:
		return refuse("capture.unreadable", err)
	case c.Outcome == page.TooLarge && len(c.Bodies) == 0:
		return refuse("capture.too-large", nil)
	}
	return c, nil
}
