package template

import (
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// What may stand in a template is listed; everything else is refused. Word opens a
// great deal that runs a program or reads a file, and more is added with the years:
// a list of what is forbidden would always be a year behind.

// kinds of parts by their content type, beside XML.
var allowedKinds = []string{
	"image/png", "image/jpeg", "image/jpg", "image/gif", "image/bmp", "image/tiff", "image/x-emf", "image/x-wmf",
	"application/vnd.openxmlformats-officedocument.obfuscatedFont", "application/x-fontdata", "application/x-font-ttf",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings",
}

// allowedRelations are the last words of the types of relations.
var allowedRelations = []string{
	"officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "styles",
	"stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme", "numbering", "header", "footer",
	"footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "image",
	"hdphoto", "hyperlink", "glossaryDocument", "customXml", "customXmlProps", "bibliography", "printerSettings",
	"classificationlabels",
}

// refuseParts looks at what the files of the package are.
func (l *linter) refuseParts(p *pack) {
	for _, x := range p.parts {
		low, kind := strings.ToLower(x.name), x.kind
		bad := func(words ...string) bool {
			return slices.ContainsFunc(words, func(w string) bool {
				return strings.Contains(low, strings.ToLower(w)) || strings.Contains(strings.ToLower(kind), strings.ToLower(w))
			})
		}
		switch {
		case bad("vbaProject", "vbaData", "macroEnabled", "keyMapCustomizations"):
			l.part(x.name, "refuse.macros", nil)
		case bad("/activeX/", "ms-office.activeX"):
			l.part(x.name, "refuse.activex", nil)
		case bad("/embeddings/", "oleObject", "spreadsheetml", "presentationml"):
			l.part(x.name, "refuse.embedded", nil)
		case bad("text/html", "xhtml", "/afchunk", "message/rfc822", "application/rtf"):
			l.part(x.name, "refuse.altchunk", nil)
		case bad("_xmlsignatures", "digital-signature"):
			l.part(x.name, "refuse.signed", nil)
		case bad("svg"):
			l.part(x.name, "refuse.svg", nil)
		case x.name == typesName || strings.HasSuffix(kind, "+xml") || kind == "application/xml" || strings.HasSuffix(kind, ".vmlDrawing"):
			if !isXML(x) {
				l.part(x.name, "refuse.broken", nil)
			}
		case !slices.Contains(allowedKinds, kind):
			l.part(x.name, "refuse.foreign", nil)
		}
	}
}

// refuseRelations looks at where the parts lead.
func (l *linter) refuseRelations(p *pack, sheets []*sheet) {
	for _, x := range p.parts {
		from, ok := source(x.name)
		if !ok {
			continue
		}
		for _, r := range p.relations[from] {
			code := badRelation(r)
			if code == "" {
				continue
			}
			args := lang.Args{"kind": lang.Line(last(r.kind)), "target": short(lang.Line(r.target), 80)}
			if at, ok := uses(sheets, from, r.id); ok {
				l.refuse(at, code, args)
			} else {
				l.part(x.name, code, args)
			}
		}
	}
}

// badRelation is why a relation cannot stand, "" where it can.
func badRelation(r relation) string {
	kind := last(r.kind)
	switch {
	case kind == "attachedTemplate":
		return "refuse.attached"
	case r.foreign:
		return "refuse.external"
	case r.external && kind == "hyperlink":
		if _, ok := paper.Target(r.target); !ok && !strings.HasPrefix(r.target, "#") {
			return "refuse.link"
		}
		return ""
	case r.external:
		return "refuse.external"
	case kind == "aFChunk":
		return "refuse.altchunk"
	case kind == "subDocument":
		return "refuse.subdocument"
	case kind == "vbaProject" || kind == "wordVbaData" || kind == "keyMapCustomizations":
		return "refuse.macros"
	case kind == "oleObject" || kind == "package":
		return "refuse.embedded"
	case kind == "control" || strings.HasPrefix(kind, "activeX"):
		return "refuse.activex"
	case !slices.Contains(allowedRelations, kind):
		return "refuse.relation"
	}
	return ""
}

// uses finds the paragraph that names a relation.
func uses(sheets []*sheet, from, id string) (found spot, ok bool) {
	for _, s := range sheets {
		if s.part.name != from {
			continue
		}
		s.each(func(n *node, at spot) {
			for _, name := range []string{"r:id", "r:embed", "r:link", "r:pict", "r:href"} {
				if !ok && id != "" && n.attr(name) == id {
					found, ok = at, true
				}
			}
		})
	}
	return found, ok
}

// forbidden are the elements that a template must not have.
var forbidden = map[string]string{
	"w:altChunk": "refuse.altchunk", "w:object": "refuse.embedded", "o:OLEObject": "refuse.embedded",
	"w:control": "refuse.activex", "w:subDoc": "refuse.subdocument", "w:dataBinding": "refuse.binding",
	"w:mailMerge": "refuse.mailmerge", "w:ins": "refuse.tracked", "w:del": "refuse.tracked",
	"w:moveFrom": "refuse.tracked", "w:moveTo": "refuse.tracked", "w:rPrChange": "refuse.tracked",
	"w:pPrChange": "refuse.tracked", "w:sectPrChange": "refuse.tracked", "w:tblPrChange": "refuse.tracked",
	"w:trPrChange": "refuse.tracked", "w:tcPrChange": "refuse.tracked", "w:tblGridChange": "refuse.tracked",
	"w:cellIns": "refuse.tracked", "w:cellDel": "refuse.tracked", "w:cellMerge": "refuse.tracked",
	"w:commentReference": "refuse.comment", "w:commentRangeStart": "refuse.comment", "w:scriptAnchor": "refuse.foreign",
}

// refuseElements looks for them in a part; each is told once in a paragraph.
func (l *linter) refuseElements(s *sheet) {
	told := map[string]bool{}
	s.each(func(n *node, at spot) {
		code := forbidden[n.name]
		outside := strings.HasPrefix(n.name, "v:") && n.attr("src")+n.attr("href") != ""
		if outside || n.attr("o:href") != "" {
			code = "refuse.external"
		}
		key := code + " " + at.where.EN
		if code == "" || told[key] {
			return
		}
		told[key] = true
		address := n.attr("src") + n.attr("href") + n.attr("o:href")
		l.refuse(at, code, lang.Args{"kind": lang.Line(n.tag), "target": short(lang.Line(address), 80)})
	})
}
