package template

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// file builds a template in a test: the files of its package, by name.
type file map[string]string

const (
	head       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	pageOfA4   = `<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="567" w:bottom="567" w:left="1134" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>`
	numbers    = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
)

// p is a paragraph whose runs Word has cut at the bars.
func p(text string) string {
	var b strings.Builder
	for run := range strings.SplitSeq(text, "|") {
		b.WriteString(`<w:r><w:t xml:space="preserve">` + escape(run) + `</w:t></w:r><w:proofErr w:type="spellStart"/>`)
	}
	return `<w:p>` + b.String() + `</w:p>`
}

// row is a row of a table.
func row(cells ...string) string {
	out := "<w:tr>"
	for _, c := range cells {
		out += `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + c + `</w:tc>`
	}
	return out + "</w:tr>"
}

func tbl(rows ...string) string {
	return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

// sound is a whole template with this body and everything that a paper must have.
const must = `{{title}} {{date}} {{number}} {{subject}} {{signature.name}} {{executor}}`

func template(body ...string) file {
	f := file{
		"[Content_Types].xml": head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="png" ContentType="image/png"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>`,
		"_rels/.rels":                  relations(`<Relationship Id="rId1" Type="` + officeLink + `officeDocument" Target="word/document.xml"/>`),
		"word/_rels/document.xml.rels": relations(`<Relationship Id="rIdS" Type="` + officeLink + `styles" Target="styles.xml"/><Relationship Id="rIdH" Type="` + officeLink + `header" Target="header1.xml"/><Relationship Id="rIdE" Type="` + officeLink + `settings" Target="settings.xml"/>`),
		"word/styles.xml":              head + `<w:styles ` + wordSpaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
		"word/settings.xml":            head + `<w:settings ` + wordSpaces + `/>`,
	}
	f.body(body...)
	f.header(p("{{draft}}") + numbers)
	return f
}

func relations(list string) string {
	return head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`
}

func (f file) body(parts ...string) file {
	text := strings.Join(parts, "")
	if !strings.Contains(text, "<w:sectPr>") {
		text += pageOfA4
	}
	f["word/document.xml"] = head + `<w:document ` + wordSpaces + `><w:body>` + text + `</w:body></w:document>`
	return f
}

func (f file) header(text string) file {
	f["word/header1.xml"] = head + `<w:hdr ` + wordSpaces + `>` + text + `</w:hdr>`
	return f
}

// relate adds a relation of the document.
func (f file) relate(id, kind, target, mode string) file {
	if mode != "" {
		mode = ` TargetMode="` + mode + `"`
	}
	f["word/_rels/document.xml.rels"] = strings.Replace(f["word/_rels/document.xml.rels"], "</Relationships>",
		`<Relationship Id="`+id+`" Type="`+officeLink+kind+`" Target="`+target+`"`+mode+`/></Relationships>`, 1)
	return f
}

// put adds a file to the package, with its content type.
func (f file) put(name, kind, text string) file {
	f[name] = text
	if kind != "" {
		f["[Content_Types].xml"] = strings.Replace(f["[Content_Types].xml"], "</Types>",
			`<Override PartName="/`+name+`" ContentType="`+kind+`"/></Types>`, 1)
	}
	return f
}

// bytes packs the file.
func (f file) bytes() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		w, err := z.Create(strings.TrimSuffix(name, "#again"))
		if err == nil {
			_, err = io.WriteString(w, f[name])
		}
		if err != nil {
			return nil
		}
	}
	if z.Close() != nil {
		return nil
	}
	return b.Bytes()
}

func read(t testing.TB, f file) *Template {
	t.Helper()
	x, err := Read(f.bytes())
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// filled writes the template with a paper and gives the files of the result.
func filled(t testing.TB, f file, d *paper.Document) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := read(t, f).Write(context.Background(), &b, d); err != nil {
		if ours, ok := lang.AsError(err); ok {
			t.Fatal(ours.Text.EN)
		}
		t.Fatal(err)
	}
	return unpacked(t, b.Bytes())
}

func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, x := range z.File {
		r, err := x.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[x.Name]; twice {
			t.Errorf("%s stands twice", x.Name)
		}
		out[x.Name] = string(text)
	}
	return out
}

// lines are the paragraphs of a part as a reader sees them.
func lines(t testing.TB, text string) (out []string) {
	t.Helper()
	tree, err := parse([]byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	for _, x := range paragraphs(tree) {
		out = append(out, textOf(x).all)
	}
	return out
}

// codes are the mistakes of a template, in order.
func codes(t testing.TB, f file, d *paper.Document) (list []string) {
	t.Helper()
	for _, p := range read(t, f).Problems(d) {
		list = append(list, p.Code)
	}
	return list
}

// find gives the mistake with a code.
func find(t testing.TB, f file, code string) Problem {
	t.Helper()
	list := read(t, f).Problems(memo())
	for _, p := range list {
		if p.Code == code {
			return p
		}
	}
	t.Fatalf("no %s among %v", code, list)
	return Problem{}
}

type content struct {
	Holder struct {
		Name string       `json:"name"`
		From calendar.Day `json:"from,omitempty"`
	} `json:"holder"`
	Note       string      `json:"acts_note,omitempty"`
	Violations []violation `json:"violations"`
	Proposals  []string    `json:"proposals"`
	Count      int         `json:"count"`
	Whole      bool        `json:"whole"`
}

type violation struct {
	Number   int      `json:"number"`
	Sentence string   `json:"sentence"`
	Clauses  []clause `json:"clauses"`
}

type clause struct {
	Citation string `json:"citation"`
}

var errGone = errors.New("gone")

func picture() func() (io.ReadCloser, error) {
	var b bytes.Buffer
	err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 20)))
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b.Bytes())), err }
}

// memo is a paper with every kind of block.
func memo() *paper.Document {
	c := content{Note: "<b>&</b>", Proposals: []string{"бірінші", "екінші"}, Count: 2, Whole: true}
	c.Holder.Name = "«Білім» мекемесі"
	c.Holder.From, _ = calendar.NewDay(2025, 4, 18)
	c.Violations = []violation{
		{1, "Апталық блог жүргізілмеген", []clause{{"4(10)"}, {"4(11)"}}},
		{2, "{{body}} {{#each data.violations}} </w:t>", nil},
	}
	return &paper.Document{
		ID: "0192", Kind: "memo", Lang: lang.KK, Title: "Анықтама", Draft: "ЖОБА", Author: "Ә. Құлбаев", Created: "2026-01-20T09:00:00+05:00",
		Subject: "Қашықтан бақылау нәтижелері туралы", Executor: "Орынд.: Ғ. Іңкәр\nтел. 74-00-00", Data: c,
		Requisites: paper.Requisites{Organization: "Мәдениет және ақпарат министрлігі", Date: "20.01.2026", Number: "№ ____",
			Place: "Астана қаласы", Addressees: []string{"А.Б. Серікбаеваға", "Б.В. Ғаниевке"}},
		Body: []paper.Block{
			paper.Heading{Level: 1, Text: "Негізі"},
			paper.Points{Items: []paper.Point{paper.Item("Жоспар жоқ."), paper.Item("{{title}} </w:t> { PAGE }")}},
			paper.Paragraph{Runs: []paper.Run{{Text: "мәтін", Link: "https://adilet.zan.kz/kaz"}}},
			paper.Table{Columns: []paper.Column{{Title: "№"}, {Title: "Күні", Width: 3}}, Rows: [][]paper.Cell{paper.Row("1", "01.02.2025")}},
			paper.Figure{Name: "a.png", Open: picture(), Caption: "Стенд"},
			paper.Figure{Name: "b.png", Open: func() (io.ReadCloser, error) { return nil, errGone }, Caption: "Жоқ"},
		},
		Signatures: []paper.Signature{{Post: "Басқарма басшысы", Name: "Ә. Құлбаев"}, {Post: "Бас сарапшы", Name: "Ғ. Іңкәр"}},
		Annexes:    []paper.Annex{{Mark: "1-қосымша", Title: "Тізілім", Body: paper.Prose("Қосымша мәтіні.")}},
	}
}
