package template

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"ashyq/checks/paper/docx"
)

// What tells Word how the files of a package hang together is written anew, out of
// what was read: nothing that was not understood gets through.

const (
	word         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	officeLink   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	coreKind     = "application/vnd.openxmlformats-package.core-properties+xml"
	coreLink     = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	coreName     = "docProps/core.xml"
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
)

// aside are relations of the document to what was said about the template and is no
// part of it.
var aside = []string{"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}

// personal tells whether a part says who made the template, when and with what, or
// what was remarked on it. It stays behind.
func (w *writing) personal(name string) bool {
	p := w.t.pack
	for _, r := range p.relations[""] {
		if resolve("", r.target) == name && last(r.kind) != "officeDocument" {
			return true
		}
	}
	for _, kind := range aside {
		if slices.Contains(p.leads(p.main.name, kind), p.byName[name]) {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(name), "docprops/")
}

// kept tells whether a part of the template goes into the paper.
func (w *writing) kept(name string) bool {
	from, relations := source(name)
	return name != typesName && !w.personal(name) && !(relations && from != "" && w.personal(from))
}

// parts writes every part of the package, in the order of the template.
func (w *writing) parts() {
	p := w.t.pack
	styles := p.leads(p.main.name, "styles")
	for _, x := range p.parts {
		switch {
		case !w.kept(x.name):
		case x.name == relationsOf(""):
			w.put(x.name, []byte(w.packageRelations()))
		case x.name == relationsOf(p.main.name):
			w.put(x.name, []byte(w.mainRelations()))
		case w.roots[x] != nil:
			w.put(x.name, grown(w.roots[x], ""))
		case len(styles) > 0 && x == styles[0] && x.tree != nil:
			root := newSheet(x, w.t.sheets[0].place, false).root.clone()
			root.declare()
			w.put(x.name, grown(root, w.piece.Styles))
		default:
			w.put(x.name, x.data)
		}
	}
	if p.byName[relationsOf(p.main.name)] == nil {
		w.put(relationsOf(p.main.name), []byte(w.mainRelations()))
	}
	if w.bare() {
		w.put(w.beside("styles.xml"), []byte(declaration+`<w:styles xmlns:w="`+ours["w"]+`">`+w.piece.Styles+"</w:styles>"))
	}
	if w.made != nil {
		w.put(path.Join(w.folder(), w.made.name), []byte(w.made.body))
	}
	w.put(coreName, docx.Properties(w.doc))
}

// bare tells whether the template has no styles at all.
func (w *writing) bare() bool { return len(w.t.pack.leads(w.t.pack.main.name, "styles")) == 0 }

// beside is the name of a part that is added.
func (w *writing) beside(name string) string { return path.Join(w.folder(), w.prefix+name) }

// grown is a part with something more at its end.
func grown(root *node, more string) []byte {
	if more != "" {
		root.kids = append(root.kids, &node{raw: more})
	}
	var b bytes.Buffer
	b.WriteString(declaration)
	root.write(&b)
	return b.Bytes()
}

func (w *writing) packageRelations() string {
	return declaration + `<Relationships xmlns="` + packageSpace + `relationships">` +
		connection(relation{id: "rId1", kind: officeLink + "officeDocument", target: w.t.pack.main.name}) +
		connection(relation{id: "rId2", kind: coreLink, target: coreName}) + `</Relationships>`
}

func (w *writing) mainRelations() string {
	p := w.t.pack
	var b strings.Builder
	b.WriteString(declaration + `<Relationships xmlns="` + packageSpace + `relationships">`)
	for _, r := range p.relations[p.main.name] {
		if r.external || w.kept(resolve(p.main.name, r.target)) {
			b.WriteString(connection(r))
		}
	}
	for _, r := range w.piece.Links {
		b.WriteString(connection(relation{id: r.ID, kind: r.Type, target: r.Target, external: r.External}))
	}
	if w.bare() {
		b.WriteString(connection(relation{id: w.prefix + "Styles", kind: officeLink + "styles", target: w.prefix + "styles.xml"}))
	}
	if w.made != nil {
		b.WriteString(connection(relation{id: w.made.id, kind: officeLink + "header", target: w.made.name}))
	}
	return b.String() + "</Relationships>"
}

func connection(r relation) string {
	text := `<Relationship Id="` + escape(r.id) + `" Type="` + escape(r.kind) + `" Target="` + escape(r.target) + `"`
	if r.external {
		text += ` TargetMode="External"`
	}
	return text + "/>"
}

// usualKinds are the content types by the ending of a name.
var usualKinds = []struct{ ending, kind string }{
	{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"},
	{"jpeg", "image/jpeg"}, {"png", "image/png"},
}

// contentTypes says what every file of the package is. A template (.dotx) becomes a
// document.
func (w *writing) contentTypes() string {
	var b strings.Builder
	b.WriteString(declaration + `<Types xmlns="` + packageSpace + `content-types">`)
	usual := map[string]string{}
	for _, u := range usualKinds {
		usual["."+u.ending] = u.kind
		b.WriteString(`<Default Extension="` + u.ending + `" ContentType="` + u.kind + `"/>`)
	}
	override := func(name, kind string) {
		b.WriteString(`<Override PartName="/` + escape(name) + `" ContentType="` + escape(kind) + `"/>`)
	}
	for _, x := range w.t.pack.parts {
		kind := x.kind
		if x == w.t.pack.main {
			kind = word + "document.main+xml"
		}
		if w.kept(x.name) && kind != "" && usual[strings.ToLower(path.Ext(x.name))] != kind {
			override(x.name, kind)
		}
	}
	if w.bare() {
		override(w.beside("styles.xml"), word+"styles+xml")
	}
	if w.made != nil {
		override(path.Join(w.folder(), w.made.name), word+"header+xml")
	}
	override(coreName, coreKind)
	return b.String() + "</Types>"
}
