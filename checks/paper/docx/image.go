package docx

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"sync"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
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

// placed is a figure's picture in the zip; without an id it could not be read.
type placed struct {
	id            markup
	width, height int // pixels
}

// pictures puts the picture of every figure into the zip, equal ones once, and
// tells what became of each in the order of the figures.
func pictures(ctx context.Context, d *paper.Document, l *links, put func(name string, data []byte)) []placed {
	var list []placed
	held := map[string]bool{}
	ahead := picture.NewAhead(ctx, d)
	for range picture.Figures(d) {
		p, err := ahead.Next()
		if ctx.Err() != nil {
			return list
		}
		if err != nil {
			list = append(list, placed{})
			continue
		}
		sum := sha256.Sum256(p.Data)
		target := "media/" + string(l.prefix) + hex.EncodeToString(sum[:]) + "." + p.Kind
		if !held[target] {
			held[target] = true
			put("word/"+target, p.Data)
		}
		list = append(list, placed{l.id(link{kind: "image", target: target}), p.Width, p.Height})
	}
	return list
}

// Sizes in EMU, of which a millimetre has 36000 and a pixel 9525 (96 in an inch).
const (
	perMillimetre = 36000
	perPixel      = 9525
	perTwip       = 635
	maxHeight     = 230 * perMillimetre // leaves room for the caption
)

// drawn is the size on paper: as it is if it fits, else made smaller, never
// less than one EMU.
func (p placed) drawn(maxWidth int) (cx, cy int) {
	cx, cy = p.width*perPixel, p.height*perPixel
	if cx > maxWidth {
		cx, cy = maxWidth, int(int64(cy)*int64(maxWidth)/int64(cx))
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

func (b *body) drawing(p placed, f paper.Figure) {
	cx, cy := p.drawn(b.width * perTwip)
	id, name := number(b.known+b.drawings), line(f.Name)
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
