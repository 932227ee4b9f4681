package docx

import (
	"bufio"
	"bytes"
	"context"

	"ashyq/checks/paper"
)

// Setting is the sheet of somebody else on which a paper is to stand.
type Setting struct {
	Prefix string // of the ids of styles and relations, and of the names of pictures
	Width  int    // of the text, in twips
	Font   string
	Size   int // of the usual text, in half points
	Known  int // the greatest id of a drawing that the sheet has
}

// Piece is a paper as markup for a document of somebody else: its text, its signing
// block and its annexes, the styles they name, and the relations they lean on.
type Piece struct {
	Body, Signatures, Annexes string
	Styles                    string
	Links                     []Link
}

// Link is a relation of the document that holds the piece.
type Link struct {
	ID, Type, Target string
	External         bool
}

// usual is the style of running text in a piece.
const usual markup = "Text"

// inPieces are the styles that a piece may name; the requisites have those of the
// sheet.
var inPieces = map[markup]bool{
	"Heading1": true, "Heading2": true, "Heading3": true, "TableText": true, "TableHead": true, "SmallText": true,
	"SmallHead": true, "FactText": true, "Picture": true, "Caption": true, "Signature": true, "Executor": true,
	"AnnexMark": true, "AnnexTitle": true, "Gap": true,
}

// Compose writes the text, the signing block and the annexes of a paper for a sheet.
// The pictures are put one by one, under their names in the package.
func Compose(ctx context.Context, d *paper.Document, s Setting, put func(name string, data []byte)) (*Piece, error) {
	prefix := line(s.Prefix)
	b := &body{ctx: ctx, doc: d, links: &links{ids: map[link]markup{}, prefix: prefix}, width: s.Width, known: s.Known}
	b.pictures = pictures(ctx, d, b.links, put)
	if err := ctx.Err(); err != nil {
		return nil, err // with pictures missing the body could not be written
	}
	p := &Piece{}
	p.Body = b.piece(prefix, func() { b.blocks(d.Body) })
	p.Annexes = b.piece(prefix, func() { b.annexes() })
	p.Signatures = b.piece(prefix, func() { b.signatures(d.Signatures) })
	p.Styles = b.piece(prefix, func() { b.pieceStyles(s) })
	for _, to := range b.links.list {
		p.Links = append(p.Links, Link{string(b.links.ids[to]), officeLink + string(to.kind), to.target, to.external})
	}
	return p, ctx.Err()
}

// piece is what was written meanwhile.
func (b *body) piece(prefix markup, write func()) string {
	var text bytes.Buffer
	b.out = &out{w: bufio.NewWriter(&text), prefix: prefix}
	b.breaking, b.inText = false, false
	write()
	b.w.Flush() // a bytes.Buffer does not fail
	return text.String()
}

// pieceStyles writes the styles of a piece. The usual one says everything itself and
// stands on no other, so that the text is set by the documentation rules whatever
// the sheet has for its own.
func (b *body) pieceStyles(s Setting) {
	tongue, font, size := spelling(b.doc.Lang), line(s.Font), number(s.Size)
	b.raw(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`, b.prefix, usual, `"><w:name w:val="`, b.prefix, ` text"/><w:qFormat/>`,
		`<w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`,
		`<w:ind w:left="0" w:right="0" w:firstLine="709"/><w:jc w:val="both"/></w:pPr>`,
		`<w:rPr><w:rFonts w:ascii="`, font, `" w:eastAsia="`, font, `" w:hAnsi="`, font, `" w:cs="`, font, `"/>`,
		`<w:color w:val="auto"/><w:sz w:val="`, size, `"/><w:szCs w:val="`, size, `"/><w:lang w:val="`, tongue, `"/></w:rPr></w:style>`,
		`<w:style w:type="character" w:customStyle="1" w:styleId="`, b.prefix, `Hyperlink"><w:name w:val="`, b.prefix, ` link"/>`,
		`<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>`)
	for _, x := range styles {
		if inPieces[x.id] {
			b.style(x, b.prefix+" "+x.name, b.prefix+usual)
		}
	}
}

// Properties are the properties of a paper's file, as its docProps/core.xml.
func Properties(d *paper.Document) []byte {
	var text bytes.Buffer
	o := &out{w: bufio.NewWriter(&text)}
	o.raw(declaration)
	properties(o, d)
	o.w.Flush() // a bytes.Buffer does not fail
	return text.Bytes()
}
