package desk

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"ashyq/checks/lang"
)

// Disk opens the files that the analyst names. It opens ordinary files only: a
// pipe or a device could be waited for without end.
type Disk struct{}

// Open implements Files.
func (Disk) Open(path string) (io.ReadCloser, error) {
	info, err := os.Stat(path)
	named := args{"path": lang.Line(path)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, caused(fail("file.missing", named), err)
	case err != nil:
		return nil, unreadable(path, err)
	case info.IsDir():
		return nil, fail("file.folder", named)
	case !info.Mode().IsRegular():
		return nil, fail("file.irregular", named)
	}
	return os.Open(path)
}

func caused(e *lang.Error, err error) *lang.Error {
	e.Err = err
	return e
}
