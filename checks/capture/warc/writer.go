package warc

import (
	"compress/gzip"
	"io"
)

const version = "WARC/1.1"

// Writer writes records one after another. It holds one record at a time.
type Writer struct {
	to io.Writer
	z  *gzip.Writer
}

// NewWriter writes records to w.
func NewWriter(w io.Writer) *Writer { return &Writer{to: w, z: gzip.NewWriter(w)} }

// Write writes a record as a compressed member of its own. A record that would
// not be read back as it was meant is refused before anything is written.
func (w *Writer) Write(r Record) error {
	if err := r.check(); err != nil {
		return err
	}
	w.z.Reset(w.to)
	if err := r.head(w.z); err != nil {
		return err
	}
	if _, err := w.z.Write(r.Payload); err != nil {
		return err
	}
	if _, err := io.WriteString(w.z, "\r\n\r\n"); err != nil {
		return err
	}
	return w.z.Close()
}
