package docx

import (
	"time"

	"ashyq/checks/paper"
)

const declaration markup = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Names of the vocabularies a Word document is written in.
const (
	nsWord     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	nsLinks    = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsInline   = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
	nsDrawing  = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	nsPicture  = `xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	nsPackage  = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	officeLink = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// contentTypes tells Word what each file of the zip is. It stands first in
// the zip, where programs that guess a file's kind look for it.
const contentTypes markup = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Default Extension="jpeg" ContentType="image/jpeg"/>` +
	`<Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + wordType + `settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="` + wordType + `header+xml"/>` +
	`<Override PartName="/word/header2.xml" ContentType="` + wordType + `header+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`</Types>`

const packageLinks markup = `<Relationships ` + nsPackage + `>` +
	`<Relationship Id="rId1" Type="` + officeLink + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`</Relationships>`

// settings keep Word 2013 and later from opening the paper in "compatibility
// mode", where tables stand differently.
const settings markup = `<w:settings ` + nsWord + `><w:compat>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>` +
	`</w:compat></w:settings>`

// properties are what the file manager shows of the document.
func properties(o *out, d *paper.Document) {
	o.raw(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range []struct {
		name markup
		text string
	}{
		{"dc:title", d.Title}, {"dc:subject", d.Subject}, {"dc:creator", d.Author},
		{"dc:identifier", d.ID}, {"dc:language", string(d.Lang)}, {"cp:keywords", d.Signed},
	} {
		if p.text == "" && p.name == "cp:keywords" {
			continue
		}
		o.raw("<", p.name, ">", line(p.text), "</", p.name, ">")
	}
	if t, err := time.Parse(time.RFC3339, d.Created); err == nil {
		at := escaped(t.UTC().Format(time.RFC3339))
		for _, name := range []markup{"dcterms:created", "dcterms:modified"} {
			o.raw("<", name, ` xsi:type="dcterms:W3CDTF">`, at, "</", name, ">")
		}
	}
	o.raw("</cp:coreProperties>")
}

// header is the line at the top of a page: the page's number in the middle,
// except on the first page, and the draft mark on the right.
func header(o *out, draft string, numbered bool) {
	o.raw(`<w:hdr `, nsWord, `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:tab/></w:r>`)
	if numbered {
		o.raw(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>`)
	}
	o.raw("<w:r><w:tab/></w:r>")
	o.run(draft, face{bold: true})
	o.raw("</w:p></w:hdr>")
}
