package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// What is drawn is read back from the file itself, so that a test needs no other
// program to know what stands where.

// stroke is a text drawn on a page. Places are millimetres from the upper left
// corner of the sheet, of the line on which the letters stand.
type stroke struct {
	page int
	x, y float64
	size float64
	face face
	text string
}

// right is where the stroke ends.
func (s stroke) right() float64 {
	return s.x + typefaces()[s.face].width(strings.TrimRight(s.text, " "))*s.size*point
}

// box is a picture or the frame of a cell.
type box struct {
	page             int
	x, y, wide, high float64
}

// drawing is all that is drawn.
type drawing struct {
	pages    int
	strokes  []stroke
	frames   []box
	pictures []box
	links    []string
}

// words is the text of the pages in the order of drawing.
func (d drawing) words() string {
	var b strings.Builder
	last := stroke{}
	for _, s := range d.strokes {
		if s.y != last.y || s.page != last.page {
			b.WriteByte(' ')
		}
		b.WriteString(s.text)
		last = s
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// packed is a text without white space: where a line was broken does not matter.
func packed(s string) string { return strings.Join(strings.Fields(s), "") }

// on is the strokes of a page.
func (d drawing) on(page int) (out []stroke) {
	for _, s := range d.strokes {
		if s.page == page {
			out = append(out, s)
		}
	}
	return out
}

var (
	fontNames  = regexp.MustCompile(`/F([0-9a-f]{40}) (\d+) 0 R`)
	fontStyles = regexp.MustCompile(`(\d+) 0 obj\n<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8serif(B?I?)\n`)
	pageStream = regexp.MustCompile(`/Contents (\d+) 0 R`)
	targets    = regexp.MustCompile(`/URI /URI \(((?:[^()\\]|\\.)*)\)`)
	selected   = regexp.MustCompile(`^BT /F([0-9a-f]+) ([\d.]+) Tf ET$`)
	shown      = regexp.MustCompile(`(?s)^(?:q [\d. ]+ rg )?BT (-?[\d.]+) (-?[\d.]+) Td \((.*)\) Tj ET`)
	framed     = regexp.MustCompile(`^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re S$`)
	pictured   = regexp.MustCompile(`^q (-?[\d.]+) 0 0 (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) cm /I`)
)

// read reads a file back.
func read(t testing.TB, data []byte) drawing {
	t.Helper()
	var d drawing
	faces := map[string]face{}
	styles := map[string]string{}
	for _, m := range fontStyles.FindAllSubmatch(data, -1) {
		styles[string(m[1])] = string(m[2])
	}
	for _, m := range fontNames.FindAllSubmatch(data, -1) {
		style := styles[string(m[2])]
		faces[string(m[1])] = face{strings.Contains(style, "B"), strings.Contains(style, "I")}
	}
	for _, m := range targets.FindAllSubmatch(data, -1) {
		d.links = append(d.links, string(m[1]))
	}
	for _, m := range pageStream.FindAllSubmatch(data, -1) {
		d.pages++
		d.readPage(t, stream(t, data, string(m[1])), faces)
	}
	return d
}

// stream unpacks the stream of an object.
func stream(t testing.TB, data []byte, object string) string {
	t.Helper()
	_, rest, ok := bytes.Cut(data, []byte("\n"+object+" 0 obj\n"))
	_, rest, ok2 := bytes.Cut(rest, []byte("stream\n"))
	z, err := zlib.NewReader(bytes.NewReader(rest))
	if !ok || !ok2 || err != nil {
		t.Fatalf("object %s: %v", object, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (d *drawing) readPage(t testing.TB, content string, faces map[string]face) {
	now := stroke{page: d.pages}
	for _, op := range operators(content) {
		if m := selected.FindStringSubmatch(op); m != nil {
			now.face, now.size = faces[m[1]], number(t, m[2])
		} else if m := shown.FindStringSubmatch(op); m != nil {
			now.x, now.y, now.text = number(t, m[1])*point, pageHeight-number(t, m[2])*point, decoded(m[3])
			d.strokes = append(d.strokes, now)
		} else if m := framed.FindStringSubmatch(op); m != nil {
			high := -number(t, m[4]) * point
			d.frames = append(d.frames, box{d.pages, number(t, m[1]) * point, pageHeight - number(t, m[2])*point, number(t, m[3]) * point, high})
		} else if m := pictured.FindStringSubmatch(op); m != nil {
			high := number(t, m[2]) * point
			d.pictures = append(d.pictures, box{d.pages, number(t, m[3]) * point, pageHeight - number(t, m[4])*point - high, number(t, m[1]) * point, high})
		}
	}
}

// operators cuts a page at line ends that are not inside a text.
func operators(content string) (out []string) {
	from, inside := 0, false
	for i := 0; i < len(content); i++ {
		switch c := content[i]; {
		case c == '\\' && inside:
			i++
		case c == '(':
			inside = true
		case c == ')':
			inside = false
		case c == '\n' && !inside:
			out = append(out, content[from:i])
			from = i + 1
		}
	}
	return out
}

func number(t testing.TB, s string) float64 {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// decoded is a text as it was before the library wrote it.
func decoded(s string) string {
	var raw []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; s[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
		}
		raw = append(raw, s[i])
	}
	var units []uint16
	for pair := range slices.Chunk(raw, 2) {
		units = append(units, uint16(pair[0])<<8|uint16(pair[1]))
	}
	return string(utf16.Decode(units))
}

// from opens these bytes.
func from(data []byte) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
}

func pngOf(width, height int) []byte {
	var b bytes.Buffer
	png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)))
	return b.Bytes()
}

func jpegOf(width, height int) []byte {
	var b bytes.Buffer
	jpeg.Encode(&b, image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420), nil)
	return b.Bytes()
}

// written is the document as bytes.
func written(t testing.TB, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawn is the document as it is drawn.
func drawnOf(t testing.TB, d *paper.Document) drawing {
	t.Helper()
	return read(t, written(t, d))
}

// said is a paper in Russian with this body and nothing else.
func said(blocks ...paper.Block) *paper.Document {
	return &paper.Document{Lang: lang.RU, Title: "Справка", Body: blocks}
}
