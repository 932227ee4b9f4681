// Package json writes the content of a paper as a value for programs.
//
// A paper is composed once; beside the blocks for people it carries the same
// content as a value. This writer prints that value as indented JSON in UTF-8,
// with letters and signs as they are, so that a Kazakh word can be read and
// searched for in the file. Only characters that cannot be seen are written as
// \u: the value stays the same, and printed on a terminal it can neither move
// the cursor nor turn the direction of writing.
package json

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Format is the name of this format in the table of writers.
const Format paper.Format = "json"

// Writer writes the data of documents as JSON. The zero value is ready for use.
type Writer struct{}

var errNoData = errors.New("json: the document carries no data")

// Write writes d.Data, and a line feed after it. Data that are missing or that
// JSON cannot say (a NaN, a function, a circle) are refused before the first
// byte is written.
func (Writer) Write(ctx context.Context, w io.Writer, d *paper.Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.Data == nil {
		return errNoData
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(d.Data); err != nil {
		return fmt.Errorf("json: %w", err)
	}
	if _, err := w.Write(lang.Visible(withSigned(b.String(), d.Signed))); err != nil {
		return fmt.Errorf("json: %w", err)
	}
	return nil
}

// withSigned puts the word of the signature among the fields of the value, as the last.
func withSigned(text, word string) string {
	object, ok := strings.CutSuffix(text, "\n}\n")
	if word == "" || !ok {
		return text
	}
	return object + ",\n  \"signed\": \"" + word + "\"\n}\n"
}
