package template

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
)

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// escape is text as XML shows it.
func escape(text string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(text)) // a strings.Builder does not fail
	return b.String()
}

// Write writes the template with the paper in its places. A template with a problem
// that blocks is not filled. What the template says of its own author and history
// (properties, thumbnail) stays behind. The same paper gives the same bytes.
func (t *Template) Write(ctx context.Context, out io.Writer, d *paper.Document) error {
	w, err := t.begin(ctx, d)
	if err != nil {
		return err
	}
	z := zip.NewWriter(out)
	w.zip = z
	w.put(typesName, []byte(w.contentTypes()))
	if err := w.compose(); err != nil {
		return err
	}
	w.parts()
	if err := w.failed(); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	return nil
}

// writing is a template being filled with one paper.
type writing struct {
	ctx    context.Context
	t      *Template
	doc    *paper.Document
	zip    *zip.Writer
	err    error
	prefix string          // of everything that is added; nothing of the template begins so
	roots  map[*part]*node // copies of the printed parts
	marked map[*part]bool
	piece  *docx.Piece
	made   *header
}

// begin checks the template against the paper.
func (t *Template) begin(ctx context.Context, d *paper.Document) (*writing, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l := &linter{found: append([]Problem(nil), t.unsafe...)}
	w := &writing{ctx: ctx, t: t, doc: d, prefix: t.prefix(), roots: map[*part]*node{}}
	if len(t.sheets) > 0 {
		var used map[string]bool
		used, w.marked = t.places(l, d)
		t.missing(l, used, d)
	}
	for _, p := range l.found {
		if p.Blocks {
			e := messages().Error("write.faulty", lang.Args{"where": p.Where, "what": p.Text})
			return nil, e
		}
	}
	for _, s := range t.sheets {
		w.roots[s.part] = s.root.clone()
	}
	w.made = w.mark(w.marked)
	return w, nil
}

// prefix is a word with which no id and no name of the template begins.
func (t *Template) prefix() string {
	for n := 1; ; n++ {
		prefix := "ashyq"
		if n > 1 {
			prefix += strconv.Itoa(n)
		}
		if !t.begins(prefix) {
			return prefix
		}
	}
}

func (t *Template) begins(prefix string) bool {
	for id := range t.faces.styles {
		if strings.HasPrefix(strings.ToLower(id), prefix) {
			return true
		}
	}
	for _, x := range t.pack.parts {
		if strings.HasPrefix(strings.ToLower(path.Base(x.name)), prefix) {
			return true
		}
	}
	for _, list := range t.pack.relations {
		for _, r := range list {
			if strings.HasPrefix(strings.ToLower(r.id), prefix) {
				return true
			}
		}
	}
	return false
}

// folder is where the main part stands, "word" as a rule.
func (w *writing) folder() string { return path.Dir(w.t.pack.main.name) }

// compose writes the blocks and fills the parts.
func (w *writing) compose() error {
	look := w.look()
	piece, err := docx.Compose(w.ctx, w.doc, docx.Setting{Prefix: w.prefix, Width: w.width(), Font: look.font,
		Size: look.size, Known: w.drawings()}, func(name string, data []byte) {
		w.put(path.Join(w.folder(), strings.TrimPrefix(name, "word/")), data)
	})
	if err != nil {
		return err
	}
	w.piece = piece
	f := &filler{ctx: w.ctx, doc: w.doc, left: maxCopies,
		blocks: map[string]string{"body": piece.Body, "annexes": piece.Annexes, "signatures": piece.Signatures}}
	w.annexes()
	names := scope{thingOf(rootOf(w.doc))}
	for _, s := range w.t.sheets {
		f.container(w.roots[s.part], names)
		w.roots[s.part].declare()
	}
	return f.err
}

// annexes makes a place for them at the end where the template has none: a paper
// never loses one.
func (w *writing) annexes() {
	body := w.roots[w.t.pack.main].child("w:body")
	if body == nil || len(w.doc.Annexes) == 0 {
		return
	}
	for _, p := range paragraphs(body) {
		for _, x := range textOf(p).places() {
			if x.name == "annexes" {
				return
			}
		}
	}
	at := len(body.kids)
	for i, k := range body.kids {
		if k.name == "w:sectPr" {
			at = i
		}
	}
	body.kids = slices.Insert(body.kids, at, &node{raw: w.piece.Annexes})
}

// look is how the letters of the text are to look: like those of its place.
func (w *writing) look() (found face) {
	found = face{"Times New Roman", sizeOfRules}
	for _, p := range paragraphs(w.t.sheets[0].root) {
		t := textOf(p)
		if x, ok := t.alone(); ok && x.name == "body" {
			return w.t.faces.of(p, t.at(x.from).run)
		}
	}
	return found
}

// drawings is the greatest id of a drawing in the template.
func (w *writing) drawings() (greatest int) {
	for _, s := range w.t.sheets {
		for _, n := range s.root.all("wp:docPr") {
			if id, err := strconv.Atoi(n.attr("id")); err == nil && id < 1<<30 {
				greatest = max(greatest, id)
			}
		}
	}
	return greatest
}

func (w *writing) failed() error {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	return w.err
}

// dated is what every file in the zip says of its age.
var dated = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// put writes one file of the package.
func (w *writing) put(name string, data []byte) {
	if w.failed() != nil {
		return
	}
	f, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: dated})
	if err == nil {
		_, err = f.Write(data)
	}
	if err != nil {
		w.err = fmt.Errorf("template: %s: %w", name, err)
	}
}
