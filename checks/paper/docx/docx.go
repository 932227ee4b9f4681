// Package docx writes a paper as a Word document.
//
// A .docx is a zip of small XML files. No Go library that can be had writes
// one with margins, headers, languages and tables as the documentation rules
// want them, and the part of the format that a paper needs is small, so it is
// written here by hand: A4, margins 20, 10, 10 and 10 mm, Times New Roman 14,
// single spacing, pages numbered at the top from the second one.
//
// Two things make this safe. Markup is a type of its own that only constants
// of this package and escaped text can become, so nothing from a holder's page
// can turn into markup, a field or a link. And the order of child elements,
// which Word insists on and no compiler checks, is compared in a test with the
// order of the standard (ECMA-376, part 1).
//
// The body goes to the zip as it is made, one picture is in memory at a time,
// and nothing depends on the clock, so the same document gives the same bytes.
package docx

import (
	"archive/zip"
	"bufio"
	"context"
	"fmt"
	"io"
	"time"

	"ashyq/checks/paper"
)

// Format is the name of this format in the table of writers.
const Format paper.Format = "docx"

// Writer writes documents as DOCX. The zero value is ready for use.
type Writer struct{}

// Write writes the document. Only the destination and the context can make it
// fail: a picture that cannot be read becomes a sentence that says so.
func (Writer) Write(ctx context.Context, w io.Writer, d *paper.Document) error {
	a := &archive{zip: zip.NewWriter(w)}
	a.part("[Content_Types].xml", func(o *out) { o.raw(contentTypes) })
	a.part("_rels/.rels", func(o *out) { o.raw(packageLinks) })
	a.part("docProps/core.xml", func(o *out) { properties(o, d) })
	a.part("word/styles.xml", func(o *out) { writeStyles(o, d.Lang) })
	a.part("word/settings.xml", func(o *out) { o.raw(settings) })
	a.part("word/header1.xml", func(o *out) { header(o, d.Draft, false) })
	a.part("word/header2.xml", func(o *out) { header(o, d.Draft, true) })

	b := &body{ctx: ctx, doc: d, links: newLinks(), width: textWidth}
	b.pictures = pictures(ctx, d, b.links, a.put)
	if err := ctx.Err(); err != nil {
		return err // with pictures missing the body could not be written
	}
	a.part("word/document.xml", func(o *out) { b.out = o; b.document() })
	a.part("word/_rels/document.xml.rels", b.links.write)
	if err := ctx.Err(); err != nil {
		return err
	}
	return a.close()
}

// archive is the zip being written. After the first error it writes no more.
type archive struct {
	zip *zip.Writer
	err error
}

// dated is what every file in the zip says of its age: the first day a zip
// can name.
var dated = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// entry opens a file in the zip. Pictures are deflated too: a stored file
// whose length is not known beforehand cannot be read by some programs.
func (a *archive) entry(name string) io.Writer {
	if a.err != nil {
		return io.Discard
	}
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: dated})
	if err != nil {
		a.err = fmt.Errorf("docx: %s: %w", name, err)
		return io.Discard
	}
	return w
}

// put writes a file whole.
func (a *archive) put(name string, data []byte) {
	if _, err := a.entry(name).Write(data); err != nil && a.err == nil {
		a.err = fmt.Errorf("docx: %s: %w", name, err)
	}
}

// part writes one XML file.
func (a *archive) part(name string, fill func(*out)) {
	o := &out{w: bufio.NewWriter(a.entry(name))}
	o.raw(declaration)
	fill(o)
	if err := o.w.Flush(); err != nil && a.err == nil {
		a.err = fmt.Errorf("docx: %s: %w", name, err)
	}
}

func (a *archive) close() error {
	if a.err != nil {
		return a.err
	}
	if err := a.zip.Close(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}
