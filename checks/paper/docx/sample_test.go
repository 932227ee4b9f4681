package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

const (
	kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
	nasty  = `</w:t><w:br/>& "]]>' {HYPERLINK "a"} _x000D_ PAGE`
	hash   = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
)

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
	jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil)
	return b.Bytes()
}

// memo has every kind of block and every requisite.
func memo() *paper.Document {
	photo := paper.Figure{Name: "стенд.jpg", Open: from(jpegOf(1600, 800)), Caption: "1-сурет. Стенд"}
	return &paper.Document{
		ID: "0192", Kind: "memo", Lang: lang.KK, Title: "Анықтама", Draft: "ЖОБА",
		Subject: "«Білім» мекемесінің ашықтығын қашықтан бақылау туралы",
		Author:  "Ә. Құлбаев", Created: "2026-01-20T09:00:00+05:00",
		Requisites: paper.Requisites{
			Organization: "Мәдениет және ақпарат министрлігі", Date: "20.01.2026", Number: "№ ____",
			Place: "Астана қаласы", Addressees: []string{"А.Б. Серікбаеваға"},
		},
		Body: []paper.Block{
			paper.Heading{Level: 1, Text: kazakh},
			paper.Paragraph{Runs: []paper.Run{
				{Text: "Заң "}, {Text: "19-1-бап", Bold: true, Italic: true},
				{Text: " мәтіні", Link: "https://adilet.zan.kz/?a=1&b=\"2\""}, {Text: "\nжаңа жол"},
			}},
			paper.Facts{Items: []paper.Fact{{Label: "Кезең", Value: paper.Plain("2025 жыл")}}},
			paper.Heading{Level: 2, Text: "Нарушения: ёЁщЩъЪыЫэЭ"},
			paper.Points{Items: []paper.Point{
				paper.Item("Жоспар жоқ:", paper.SubPoints{Items: []paper.Point{paper.Item("бірінші;"), paper.Item("екінші.")}}),
				paper.Item(nasty),
			}},
			paper.Heading{Level: 3, Text: "Тізілім"},
			paper.Table{
				Columns: []paper.Column{{Title: "№", Width: 1}, {Title: "SHA-256", Width: 5}},
				Rows:    [][]paper.Cell{paper.Row("1", hash), paper.Row("2", nasty)}, Small: true,
			},
			paper.PageBreak{},
			paper.Table{Columns: []paper.Column{{Title: "Күні"}}},
			paper.PageBreak{},
			paper.Paragraph{Runs: paper.Plain(hash), Flush: true, KeepNext: true},
			paper.Paragraph{Runs: paper.Plain("оң жақта"), Align: paper.Right},
		},
		Signatures: []paper.Signature{{Post: "Басқарма басшысы", Name: "Ә. Құлбаев"}, {Post: "Бас сарапшы", Name: "Ғ. Іңкәр"}},
		Executor:   "Орынд.: Ғ. Іңкәр\nтел. 74-00-00",
		Annexes: []paper.Annex{{Mark: "1-қосымша", Title: "Фотосуреттер", Body: []paper.Block{
			photo, paper.Figure{Name: nasty, Open: from(pngOf(30, 20)), Caption: nasty}, photo,
			paper.Figure{Name: "a.gif", Open: from([]byte("GIF89a")), Caption: "Үзінді"},
		}}},
	}
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

// parts opens the zip.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = string(text)
	}
	return files
}

// node is an element of XML read back, named by its local name.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     string
}

// tree reads XML strictly.
func tree(t testing.TB, text string) *node {
	t.Helper()
	root := &node{}
	open := []*node{root}
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF && len(open) == 1 {
			return root.children[0]
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		top := open[len(open)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(x)
		}
	}
}

// walk visits a node and everything below it.
func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, c := range n.children {
		c.walk(visit)
	}
}

// all finds the elements of a name.
func (n *node) all(name string) (found []*node) {
	n.walk(func(x *node) {
		if x.name == name {
			found = append(found, x)
		}
	})
	return found
}

// child is the first child of a name, or an empty node.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &node{}
}

// words is the text of a paragraph as a reader sees it.
func (n *node) words() string {
	var b strings.Builder
	n.walk(func(x *node) {
		switch {
		case x.name == "t":
			b.WriteString(x.text)
		case x.name == "br":
			b.WriteByte('\n')
		case x.name == "tab" && x.attrs["pos"] == "":
			b.WriteByte('\t')
		}
	})
	return b.String()
}

// paragraphs is the text of the document, one string for each paragraph.
func paragraphs(t testing.TB, document string) (out []string) {
	for _, p := range tree(t, document).all("p") {
		out = append(out, p.words())
	}
	return out
}
