package html

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/photo/phototest"
)

const (
	kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
	nasty  = `</p></td></style><script>alert(1)</script><img src=x onerror=alert(1)>"' & {{.}} =cmd|' /C calc'!A0`
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

// memo has every kind of block and every requisite, each with a hostile text.
func memo() *paper.Document {
	return &paper.Document{
		ID: "0192", Kind: "memo", Lang: lang.KK, Title: "Анықтама " + nasty, Draft: "ЖОБА " + nasty, Subject: nasty, Author: nasty, Created: nasty,
		Requisites: paper.Requisites{Organization: nasty, Date: "20.01.2026", Number: nasty, Place: nasty, Addressees: []string{nasty}},
		Body: []paper.Block{
			paper.Heading{Level: 1, Text: kazakh}, paper.Heading{Level: 2, Text: nasty}, paper.Heading{Level: 9, Text: "ёЁщЩъЪыЫэЭ"},
			paper.Paragraph{Runs: []paper.Run{
				{Text: "Заң ", Bold: true}, {Text: nasty, Bold: true, Italic: true, Link: "https://adilet.zan.kz/?a=1&b=\"2\""}, {Text: "\nжаңа жол"},
			}, Flush: true, KeepNext: true, Align: paper.Left},
			paper.Facts{Items: []paper.Fact{{Label: nasty, Value: paper.Plain("2025 жыл")}}},
			paper.Points{Items: []paper.Point{
				paper.Item("Жоспар жоқ:", paper.SubPoints{Items: []paper.Point{paper.Item("бірінші;"), paper.Item("екінші.")}}), paper.Item(nasty),
			}},
			paper.PageBreak{}, paper.PageBreak{},
			paper.Table{
				Columns: []paper.Column{{Title: "№", Width: 1}, {Title: nasty, Width: 5}},
				Rows:    [][]paper.Cell{paper.Row("1", nasty, "лишний"), paper.Row("2")}, Small: true,
			},
			paper.Figure{Name: nasty, Open: from([]byte("GIF89a")), Caption: nasty},
		},
		Signatures: []paper.Signature{{Post: nasty, Name: "Ә. Құлбаев"}},
		Executor:   nasty,
		Annexes: []paper.Annex{{Mark: "1-қосымша", Title: nasty, Body: []paper.Block{
			paper.Figure{Name: "a.png", Open: from(pngOf(30, 20)), Caption: nasty},
		}}},
	}
}

func written(t testing.TB, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// page reads the file as a browser would.
func page(t testing.TB, d *paper.Document) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(written(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// all finds the elements of a name.
func all(root *html.Node, name string) (found []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

// words is the text of an element as a reader sees it.
func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func TestTextComesOutAsItWentIn(t *testing.T) {
	got := textOf(all(page(t, memo()), "main")[0])
	for _, want := range []string{
		"ЖОБА " + nasty, "Анықтама " + nasty, "20.01.2026", kazakh, nasty, "ёЁщЩъЪыЫэЭ", "Заң " + nasty + "\nжаңа жол", "2025 жыл", "1. Жоспар жоқ:",
		"1) бірінші;", "2) екінші.", "2. " + nasty, "№", nasty, "«" + nasty + "» файлы оқылмайды", "Ә. Құлбаев", nasty, "1-қосымша", nasty,
	} {
		_, rest, ok := strings.Cut(got, want)
		if !ok {
			t.Fatalf("%q is lost in %q", want, got)
		}
		got = rest
	}
}

// A browser that reads the page finds no element and no attribute that the
// writer did not put there.
func TestTextIsInert(t *testing.T) {
	elements := strings.Fields("html head meta title style body main p h1 h2 h3 h4 div span strong em a br table colgroup col thead tbody tr th td section figure img figcaption")
	attributes := strings.Fields("lang dir charset http-equiv content name class style scope href rel alt width height src")
	root := page(t, memo())
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(elements, n.Data) {
			t.Errorf("the page has <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) || a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/png;base64,") {
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
	if sheets := all(root, "style"); len(sheets) != 1 || strings.Contains(textOf(sheets[0]), "script") {
		t.Error("the style sheet holds foreign text")
	}
}

func TestOnlyWebAndMailAddressesLead(t *testing.T) {
	root := page(t, &paper.Document{Title: "А", Body: []paper.Block{paper.Paragraph{Runs: []paper.Run{
		{Text: "а", Link: "https://example.kz/?a=1&b=\"2\""}, {Text: "б", Link: "javascript:alert(1)"}, {Text: "в", Link: "data:text/html,<b>"},
	}}}})
	if links := all(root, "a"); len(links) != 1 || attr(links[0], "href") != `https://example.kz/?a=1&b="2"` {
		t.Errorf("%d links", len(links))
	}
}

func TestThePageStandsForItself(t *testing.T) {
	root := page(t, memo())
	if got := attr(all(root, "html")[0], "lang"); got != "kk" {
		t.Errorf("language %q", got)
	}
	for _, m := range all(root, "meta") {
		if policy := attr(m, "content"); attr(m, "http-equiv") != "" && !strings.HasPrefix(policy, "default-src 'none'; img-src data:;") {
			t.Errorf("the page allows itself %q", policy)
		}
	}
	sheet := textOf(all(root, "style")[0])
	for _, rule := range []string{"margin: 10mm 10mm 10mm 20mm", "size: A4", "table-header-group", "tr { break-inside: avoid }", "break-before: page"} {
		if !strings.Contains(sheet, rule) {
			t.Errorf("the style sheet does not say %q", rule)
		}
	}
	if strings.Contains(sheet, "url(") || strings.Contains(sheet, "@import") {
		t.Error("the style sheet fetches something")
	}
}

func TestATableHasAHeadThatIsRepeatedAndAsManyCellsAsColumns(t *testing.T) {
	for _, table := range all(page(t, memo()), "table") {
		if attr(table, "class") != "grid small" {
			continue
		}
		if len(all(all(table, "thead")[0], "th")) != 2 || len(all(table, "col")) != 2 {
			t.Error("the head is not whole")
		}
		for _, row := range all(all(table, "tbody")[0], "tr") {
			if cells := all(row, "td"); len(cells) != 2 {
				t.Errorf("a row has %d cells", len(cells))
			}
		}
		return
	}
	t.Error("there is no table")
}

func TestTwoPageBreaksAreOne(t *testing.T) {
	breaks := 0
	for _, n := range all(page(t, memo()), "div") {
		if attr(n, "class") == "break" {
			breaks++
		}
	}
	if breaks != 1 {
		t.Errorf("%d breaks", breaks)
	}
}

// A photo stands inside the page, without what its camera wrote beside it, and
// no larger than paper shows.
func TestAPhotoStandsInsideThePageWithoutItsRecord(t *testing.T) {
	full := phototest.JPEG(phototest.Says{Taken: "2026:01:12 10:40:00", Lat: 51.1283, Long: 71.4305, Owner: "A. Owner"})
	var large bytes.Buffer
	if err := jpeg.Encode(&large, image.NewGray(image.Rect(0, 0, 4000, 3000)), nil); err != nil {
		t.Fatal(err)
	}
	root := page(t, &paper.Document{Title: "А", Body: []paper.Block{
		paper.Figure{Open: from(full), Caption: "а"}, paper.Figure{Open: from(large.Bytes()), Caption: "б"},
	}})
	photos := all(root, "img")
	if len(photos) != 2 {
		t.Fatalf("%d pictures", len(photos))
	}
	for _, n := range photos {
		data, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(attr(n, "src"), "data:image/jpeg;base64,"))
		if err != nil {
			t.Fatal(err)
		}
		size, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || size.Width*size.Height > 4_000_000 || bytes.Contains(data, []byte("Owner")) || bytes.Contains(data, []byte("Exif")) {
			t.Errorf("%d x %d, %v", size.Width, size.Height, err)
		}
	}
}

func TestSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, memo()), written(t, memo())) {
		t.Error("two writings differ")
	}
}

// full is a medium without room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return 0, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

var errFull = errors.New("no room left")

func TestAFullMediumIsAnErrorWhereverItFillsUp(t *testing.T) {
	size := len(written(t, memo()))
	for room := 0; room < size; room += 97 {
		if err := (Writer{}).Write(context.Background(), &full{room}, memo()); !errors.Is(err, errFull) {
			t.Fatalf("with room for %d bytes of %d: %v", room, size, err)
		}
	}
}

func TestWritingStopsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	photo := paper.Figure{Open: func() (io.ReadCloser, error) { stop(); return nil, io.EOF }}
	later := paper.Figure{Open: func() (io.ReadCloser, error) { t.Error("it goes on"); return nil, io.EOF }}
	d := &paper.Document{Title: "А", Body: []paper.Block{photo, later}}
	if err := (Writer{}).Write(ctx, &bytes.Buffer{}, d); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzTextIsInert(f *testing.F) {
	for _, seed := range []string{nasty, kazakh, "a\x00b\x1b[31m", "\u202eгов\ufffe\xff", " \r\n\t ", "<!--", "]]>", "и\u0306"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &paper.Document{Title: "А", Draft: text, Body: []paper.Block{paper.Paragraph{Runs: paper.Plain(text)}}}
		if got := textOf(all(page(t, d), "p")[len(all(page(t, d), "p"))-1]); got != paper.Clean(text) {
			t.Errorf("%q became %q, want %q", text, got, paper.Clean(text))
		}
	})
}
