package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"

	"codeberg.org/go-pdf/fpdf"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
)

// Sizes of a picture on paper in millimetres; the height leaves room for the
// caption. A pixel is a 96th of an inch, as in the DOCX.
const (
	maxHeight = 230.0
	pixel     = 25.4 / 96
)

// drawn is the size on paper: as it is if it fits, else made smaller.
func drawn(p picture.Picture) (width, height float64) {
	width, height = float64(p.Width)*pixel, float64(p.Height)*pixel
	scale := min(1, textWidth/width, maxHeight/height)
	return width * scale, height * scale
}

// figure writes a picture with its caption under it, on one page.
func (b *body) figure(f paper.Figure) {
	name, p, ok := b.load()
	if !ok {
		said := messages().Text("picture.unreadable", lang.Args{"name": f.Name})
		b.text(unreadable, paper.Plain(said.In(b.doc.Lang)), nil)
	} else {
		width, height := drawn(p)
		b.add(strip{before: 6 * point, height: height, keep: true, draw: func(top float64) {
			b.pdf.ImageOptions(name, leftEdge+(textWidth-width)/2, top, width, height, false, fpdf.ImageOptions{ImageType: p.Kind}, 0, "")
		}})
	}
	b.text(caption, paper.Plain(f.Caption), nil)
}

// load puts the next picture into the file, equal ones once.
func (b *body) load() (name string, p picture.Picture, ok bool) {
	p, err := b.pictures.Next()
	if err != nil {
		return "", p, false
	}
	sum := sha256.Sum256(p.Data)
	name = hex.EncodeToString(sum[:])
	if b.pdf.GetImageInfo(name) != nil {
		return name, p, true
	}
	info := b.pdf.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: p.Kind}, bytes.NewReader(p.Data))
	if b.pdf.Err() { // a form of picture that the library does not know
		b.pdf.ClearError()
		return "", p, false
	}
	b.loaded++
	return name, p, inOrder(info, b.loaded) == nil
}

// inOrder gives the picture its place among those of the same width. The
// library sorts pictures by width and leaves equal ones to chance; a fraction
// of a pixel, which is cut off where the width is written, tells them apart.
func inOrder(info *fpdf.ImageInfoType, n int) error {
	packed, err := info.GobEncode()
	if err != nil {
		return err
	}
	var (
		data, veil, palette       []byte
		object, bits              int
		width, height, scale, dpi float64
		colors, filter, params    string
		mask                      []int
	)
	fields := []any{&data, &veil, &object, &width, &height, &colors, &palette, &bits, &filter, &params, &mask, &scale, &dpi}
	in := gob.NewDecoder(bytes.NewReader(packed))
	for _, field := range fields {
		if err := in.Decode(field); err != nil {
			return err
		}
	}
	width += float64(n) / (1 << 20)
	var again bytes.Buffer
	out := gob.NewEncoder(&again)
	for _, field := range fields {
		if err := out.Encode(field); err != nil {
			return err
		}
	}
	return info.GobDecode(again.Bytes())
}
