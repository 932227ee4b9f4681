package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// dated is what every file in the zip says of its age: the first day a zip can
// name.
var dated = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// ordered is a zip that waits until all its files are known and writes them by
// name.
type ordered struct {
	out   io.Writer
	files []file
}

type file struct {
	name string
	data *bytes.Buffer
}

// inOrder is the zip that the library writes to.
func inOrder(w io.Writer) excelize.ZipWriter { return &ordered{out: w} }

// Create begins a file.
func (o *ordered) Create(name string) (io.Writer, error) {
	f := file{name, &bytes.Buffer{}}
	o.files = append(o.files, f)
	return f.data, nil
}

// AddFS is part of what the library asks of a zip; it never calls it.
func (o *ordered) AddFS(fs.FS) error { return errors.ErrUnsupported }

// contentTypes stands first, where programs that guess a file's kind look.
const contentTypes = "[Content_Types].xml"

// Close writes the zip.
func (o *ordered) Close() error {
	slices.SortStableFunc(o.files, func(a, b file) int {
		switch {
		case a.name == b.name:
			return 0
		case a.name == contentTypes:
			return -1
		case b.name == contentTypes:
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	z := zip.NewWriter(o.out)
	for _, f := range o.files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: dated})
		if err != nil {
			return err
		}
		if _, err := f.data.WriteTo(w); err != nil {
			return err
		}
	}
	return z.Close()
}
