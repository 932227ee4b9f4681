package docx

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"sync"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return m
})

// A picture larger than this stays out of the paper: Word opens no such file
// within reason, and a small file can claim an enormous picture.
const (
	maxBytes  = 32 << 20
	maxPixels = 200_000_000
)

// picture is a figure's picture in the zip; without an id it could not be read.
type picture struct {
	id            markup
	width, height int // pixels
}

var errPicture = errors.New("not a JPEG or PNG picture that a paper can hold")

// pictures puts the picture of every figure into the zip, equal ones once, and
// tells what became of each in the order of the figures.
func (a *archive) pictures(ctx context.Context, d *paper.Document, l *links) []picture {
	var list []picture
	held := map[string]bool{}
	for f := range figures(d) {
		if ctx.Err() != nil {
			return list
		}
		data, kind, size, err := read(f)
		if err != nil {
			list = append(list, picture{})
			continue
		}
		sum := sha256.Sum256(data)
		target := "media/" + hex.EncodeToString(sum[:]) + "." + kind
		if !held[target] {
			held[target] = true
			if _, err := a.entry("word/" + target).Write(data); err != nil && a.err == nil {
				a.err = err
			}
		}
		list = append(list, picture{l.id(link{kind: "image", target: target}), size.Width, size.Height})
	}
	return list
}

// figures walks the figures of the body and of the annexes.
func figures(d *paper.Document) func(yield func(paper.Figure) bool) {
	return func(yield func(paper.Figure) bool) {
		bodies := [][]paper.Block{d.Body}
		for _, x := range d.Annexes {
			bodies = append(bodies, x.Body)
		}
		for _, blocks := range bodies {
			for b := range paper.Flow(blocks) {
				if f, ok := b.(paper.Figure); ok && !yield(f) {
					return
				}
			}
		}
	}
}

// read takes a picture into memory and finds its kind and size in its first
// bytes; the file name and the stated type are not believed.
func read(f paper.Figure) (data []byte, kind string, size image.Config, err error) {
	if f.Open == nil {
		return nil, "", size, errPicture
	}
	r, err := f.Open()
	if err != nil {
		return nil, "", size, err
	}
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, "", size, err
	}
	kind, size, err = measure(data)
	return bare(data, kind), kind, size, err
}

func measure(data []byte) (kind string, size image.Config, err error) {
	switch {
	case len(data) > maxBytes:
		return "", size, errPicture
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		kind = "png"
		size, err = png.DecodeConfig(bytes.NewReader(data))
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		kind = "jpeg"
		size, err = jpeg.DecodeConfig(bytes.NewReader(data))
	default:
		err = errPicture
	}
	if err == nil && (size.Width < 1 || size.Height < 1 || size.Height > maxPixels/size.Width) {
		err = errPicture
	}
	return kind, size, err
}

// Sizes in EMU, of which a millimetre has 36000 and a pixel 9525 (96 in an inch).
const (
	perMillimetre = 36000
	perPixel      = 9525
	maxWidth      = 180 * perMillimetre // the width of the text
	maxHeight     = 230 * perMillimetre // leaves room for the caption
)

// drawn is the size on paper: as it is if it fits, else made smaller, never
// less than one EMU.
func (p picture) drawn() (cx, cy int) {
	cx, cy = p.width*perPixel, p.height*perPixel
	if cx > maxWidth {
		cx, cy = maxWidth, int(int64(cy)*maxWidth/int64(cx))
	}
	if cy > maxHeight {
		cx, cy = int(int64(cx)*maxHeight/int64(cy)), maxHeight
	}
	return max(cx, 1), max(cy, 1)
}

// figure writes a picture with its caption under it, on one page.
func (b *body) figure(f paper.Figure) {
	b.drawings++
	b.open(look{style: "Picture", keepNext: true, pageBreak: b.taken()})
	if p := b.pictures[b.drawings-1]; p.id != "" {
		b.drawing(p, f)
	} else {
		said := messages().Text("picture.unreadable", lang.Args{"name": f.Name})
		b.run(said.In(b.doc.Lang), face{italic: true})
	}
	b.close()
	b.paragraph(look{style: "Caption"}, f.Caption)
}

func (b *body) drawing(p picture, f paper.Figure) {
	cx, cy := p.drawn()
	id, name := number(b.drawings), line(f.Name)
	size := `cx="` + number(cx) + `" cy="` + number(cy) + `"/>`
	b.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`,
		`<wp:extent `, size,
		`<wp:docPr id="`, id, `" name="`, name, `" descr="`, line(f.Caption), `"/>`,
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr id="`, id, `" name="`, name, `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="`, p.id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `, size, `</a:xfrm>`,
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}
