package template

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

// hostile are templates that would run or read something, one way each.
func hostile() []struct {
	says, code, where string
	f                 file
} {
	base := func() file { return template(p(must), p("{{body}}")) }
	with := func(body string) file {
		return template(p(must), `<w:p><w:r><w:t>Мұнда </w:t></w:r>`+body+`</w:p>`, p("{{body}}"))
	}
	field := func(code string) file {
		return with(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code[:2] + `</w:instrText></w:r><w:r><w:instrText>` + code[2:] + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	}
	nested := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>STYLEREF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> "c:\\x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	word := func(element string) file {
		f := base()
		f["word/settings.xml"] = head + `<w:settings ` + wordSpaces + `>` + element + `</w:settings>`
		return f
	}
	types := func(from, to string) file {
		f := base()
		f[typesName] = strings.Replace(f[typesName], from, to, 1)
		return f
	}
	const second = "text, paragraph 2"
	return []struct {
		says, code, where string
		f                 file
	}{
		{"macros", "refuse.macros", "word/vbaProject.bin", base().put("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "x")},
		{"a document with macros by its type", "refuse.macros", "word/document.xml", types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")},
		{"an ActiveX part", "refuse.activex", "word/activeX/activeX1.xml", base().put("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "<x/>")},
		{"an ActiveX control", "refuse.activex", second, with(`<w:r><w:control r:id="rIdS"/></w:r>`)},
		{"an embedded file", "refuse.embedded", "word/embeddings/a.bin", base().put("word/embeddings/a.bin", "application/vnd.openxmlformats-officedocument.oleObject", "x")},
		{"an embedded object", "refuse.embedded", second, with(`<w:r><w:object/></w:r>`)},
		{"another document", "refuse.altchunk", "text", template(p(must), `<w:altChunk r:id="rIdS"/>`, p("{{body}}"))},
		{"an HTML part", "refuse.altchunk", "word/a.html", base().put("word/a.html", "text/html", "<html></html>")},
		{"another template", "refuse.attached", "rels", base().put("word/_rels/settings.xml.rels", "", relations(`<Relationship Id="rId1" Type="`+officeLink+`attachedTemplate" Target="file:///C:/a.dotm" TargetMode="External"/>`))},
		{"a picture outside", "refuse.external", second, with(`<w:r><w:pict r:id="rIdX"/></w:r>`).relate("rIdX", "image", "file://server/a.png", "External")},
		{"a linked object", "refuse.external", "rels", base().relate("rIdX", "oleObject", "http://x.kz/a.xlsx", "External")},
		{"a subdocument", "refuse.external", "rels", base().relate("rIdX", "subDocument", "a.docx", "External")},
		{"a frame", "refuse.external", "rels", base().relate("rIdX", "frame", "http://x.kz", "External")},
		{"a picture by its address", "refuse.external", second, with(`<w:r><w:pict><v:shape><v:imagedata src="http://x.kz/a.png"/></v:shape></w:pict></w:r>`)},
		{"a picture outside by another case of the word", "refuse.external", second, with(`<w:r><w:pict r:id="rIdX"/></w:r>`).relate("rIdX", "image", "http://x.kz/a.png", "external")},
		{"a picture neither inside nor outside", "refuse.external", "rels", base().relate("rIdX", "image", "media/a.png", "Both")},
		{"a picture inside by an address", "refuse.external", "rels", base().relate("rIdX", "image", "http://x.kz/a.png", "Internal")},
		{"a picture inside by an address, the mode left out", "refuse.external", "rels", base().relate("rIdX", "image", "file:///etc/passwd", "")},
		{"a picture inside on a server", "refuse.external", "rels", base().relate("rIdX", "image", "//server/a.png", "")},
		{"a picture inside on a server of Windows", "refuse.external", "rels", base().relate("rIdX", "image", `\\server\a.png`, "")},
		{"a picture inside on a drive", "refuse.external", "rels", base().relate("rIdX", "image", `c:\a.png`, "")},
		{"a link to a file", "refuse.link", second, with(`<w:hyperlink r:id="rIdX"/>`).relate("rIdX", "hyperlink", "file:///etc/passwd", "External")},
		{"a link to a script", "refuse.link", "rels", base().relate("rIdX", "hyperlink", "javascript:alert(1)", "External")},
		{"a relation of an unknown sort", "refuse.relation", "rels", base().relate("rIdX", "gadget", "styles.xml", "")},
		{"DDE", "refuse.field.reads", second, field(`DDEAUTO c:\\windows\\cmd.exe`)},
		{"INCLUDETEXT", "refuse.field.reads", second, field(`INCLUDETEXT "c:\\a.docx"`)},
		{"INCLUDEPICTURE", "refuse.field.reads", second, field(`includepicture "http://x"`)},
		{"LINK", "refuse.field.reads", second, field(`LINK Excel.Sheet "a"`)},
		{"DATABASE", "refuse.field.reads", second, field(`DATABASE \d "a"`)},
		{"MACROBUTTON", "refuse.field.reads", second, field(`MACROBUTTON a b`)},
		{"QUOTE", "refuse.field.reads", second, with(`<w:fldSimple w:instr="QUOTE 65"/>`)},
		{"a field that changes with the day", "refuse.field.other", second, field(`DATE \@ "d"`)},
		{"a field whose code another field writes", "refuse.field.nested", second, with(nested)},
		{"a field without an end", "refuse.field.open", second, with(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`)},
		{"a field in a header", "refuse.field.reads", "header, paragraph 1", base().header(`<w:p><w:fldSimple w:instr="DDE a"/></w:p>`)},
		{"bound data", "refuse.binding", "text", template(p(must), `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/"/></w:sdtPr><w:sdtContent>`+p("x")+`</w:sdtContent></w:sdt>`, p("{{body}}"))},
		{"mail merge", "refuse.mailmerge", "word/settings.xml", word(`<w:mailMerge/>`)},
		{"a tracked change", "refuse.tracked", second, with(`<w:ins><w:r><w:t>x</w:t></w:r></w:ins>`)},
		{"a deletion", "refuse.tracked", second, with(`<w:del><w:r><w:delText>x</w:delText></w:r></w:del>`)},
		{"a comment", "refuse.comment", second, with(`<w:r><w:commentReference w:id="1"/></w:r>`)},
		{"a document type", "refuse.doctype", "word/settings.xml", base().put("word/settings.xml", "", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`)},
		{"a document type in the text itself", "refuse.doctype", "word/document.xml", base().put("word/document.xml", "", `<!DOCTYPE a><a/>`)},
		{"an entity", "refuse.broken", "word/settings.xml", base().put("word/settings.xml", "", `<a>&b;</a>`)},
		{"XML that is none", "refuse.broken", "word/settings.xml", base().put("word/settings.xml", "", `<a><b></a></b>`)},
		{"XML without an end", "refuse.deep", "word/settings.xml", base().put("word/settings.xml", "", strings.Repeat("<a>", 5000))},
		{"letters of the vocabularies mean something else", "refuse.vocabulary", "word/document.xml", base().put("word/document.xml", "", `<q:document xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w="urn:x"/>`)},
		{"Strict Open XML", "refuse.strict", "word/document.xml", base().put("word/document.xml", "", `<s:document xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`)},
		{"a name that leads out", "refuse.name", "../../evil.xml", base().put("../../evil.xml", "", "<a/>")},
		{"a name from the root", "refuse.name", "/etc/passwd", base().put("/etc/passwd", "", "x")},
		{"a name with a drive", "refuse.name", `c:\evil.xml`, base().put(`c:\evil.xml`, "", "<a/>")},
		{"a name twice", "refuse.twice", "word/document.xml", base().put("word/document.xml#again", "", "<a/>")},
		{"a part of an unknown kind", "refuse.foreign", "word/run.exe", base().put("word/run.exe", "application/x-msdownload", "MZ")},
		{"a picture that is a program", "refuse.svg", "word/media/a.svg", base().put("word/media/a.svg", "image/svg+xml", "<svg/>")},
		{"a signature", "refuse.signed", "_xmlsignatures/sig1.xml", base().put("_xmlsignatures/sig1.xml", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml", "<a/>")},
	}
}

func TestNothingInATemplateCanRunOrReadFiles(t *testing.T) {
	for _, row := range hostile() {
		t.Run(row.says, func(t *testing.T) {
			x := read(t, row.f)
			var found *Problem
			for _, p := range x.Problems(memo()) {
				if p.Code == row.code {
					found = &p
					break
				}
			}
			if found == nil {
				t.Fatalf("no %s among %v", row.code, x.Problems(memo()))
			}
			if !found.Blocks || !strings.Contains(found.Where.EN, row.where) {
				t.Errorf("%+v", found)
			}
			if err := x.Write(context.Background(), &bytes.Buffer{}, memo()); err == nil {
				t.Error("filled all the same")
			}
		})
	}
}

func TestTheFieldsThatCountPagesStay(t *testing.T) {
	f := template(p("{{body}}"), `<w:p><w:fldSimple w:instr=" NUMPAGES "/><w:fldSimple w:instr=" SECTIONPAGES \* Arabic "/><w:fldSimple w:instr=" STYLEREF &quot;Heading 1&quot; "/></w:p>`)
	files := filled(t, f, memo())
	if !strings.Contains(files["word/header1.xml"], " PAGE ") || !strings.Contains(files["word/document.xml"], "NUMPAGES") {
		t.Error("they are gone")
	}
}

func TestWhatIsNoDOCXAtAllIsSaidWithWhatToDo(t *testing.T) {
	large := template(p("{{body}}")).put("word/media/a.png", "image/png", strings.Repeat("\x00", maxPart+1))
	many := template(p("{{body}}"))
	for i := range maxEntries + 1 {
		many["x/"+strings.Repeat("a", 1+i%7)+string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676))] = "x"
	}
	for _, row := range []struct {
		says string
		body []byte
		code string
	}{
		{"nothing", nil, "read.not-docx"},
		{"text", []byte("Анықтама"), "read.not-docx"},
		{"an old .doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "read.old"},
		{"RTF", []byte(`{\rtf1}`), "read.rtf"},
		{"PDF", []byte("%PDF-1.7"), "read.pdf"},
		{"ODT", file{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}.bytes(), "read.odt"},
		{"another zip", file{"a.txt": "x"}.bytes(), "read.not-docx"},
		{"a table", file{typesName: head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
			"_rels/.rels": relations(`<Relationship Id="a" Type="` + officeLink + `officeDocument" Target="xl/workbook.xml"/>`), "xl/workbook.xml": "<workbook/>"}.bytes(), "read.not-docx"},
		{"a bomb", large.bytes(), "read.bomb"},
		{"too many parts", many.bytes(), "read.entries"},
		{"too large", make([]byte, maxFile+1), "read.large"},
		{"cut off", template(p("{{body}}")).bytes()[:600], "read.not-docx"},
	} {
		t.Run(row.says, func(t *testing.T) {
			_, err := Read(row.body)
			ours, ok := lang.AsError(err)
			if !ok || ours.Code != row.code {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestTheHashIsThatOfTheFile(t *testing.T) {
	a, b := read(t, template(p("{{body}}"))), read(t, template(p("{{body}}"), p("x")))
	if a.Hash() == b.Hash() || len(a.Hash()) != 64 {
		t.Errorf("%s and %s", a.Hash(), b.Hash())
	}
}
