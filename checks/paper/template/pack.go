package template

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// Limits of the file. A letterhead with a coat of arms and a few fonts has a tenth
// of each.
const (
	maxFile     = 20 << 20
	maxEntries  = 1000
	maxExpanded = 64 << 20
	maxPart     = 16 << 20
)

// part is one file of the package.
type part struct {
	name string // word/document.xml
	kind string // content type
	data []byte
	tree *node // of XML
}

// relation leads from a part to another or outside.
type relation struct {
	id, kind, target string
	external         bool
	foreign          bool // said to be neither inside nor outside, or inside with an address of elsewhere
}

// pack is the package of a template as it was read.
type pack struct {
	parts     []*part // in the order of the file
	byName    map[string]*part
	relations map[string][]relation // by the name of the part they lead from, "" the package
	main      *part
}

// signs are the first bytes of files that are often taken for a DOCX.
var signs = []struct{ begins, code string }{
	{"\xd0\xcf\x11\xe0", "read.old"},
	{"{\\rtf", "read.rtf"},
	{"%PDF", "read.pdf"},
}

// open reads the package. What is no DOCX at all is an error; what is one, but must
// not be used, is said by the linter.
func open(body []byte, l *linter) (*pack, error) {
	if len(body) > maxFile {
		return nil, messages().Error("read.large", lang.Args{"most": maxFile >> 20})
	}
	for _, s := range signs {
		if bytes.HasPrefix(body, []byte(s.begins)) {
			return nil, messages().Error(s.code, nil)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, failed("read.not-docx", err)
	}
	if len(z.File) > maxEntries {
		return nil, messages().Error("read.entries", lang.Args{"most": maxEntries})
	}
	p := &pack{byName: map[string]*part{}, relations: map[string][]relation{}}
	if err := p.unpack(z, l); err != nil {
		return nil, err
	}
	if p.byName["mimetype"] != nil && p.byName["content.xml"] != nil {
		return nil, messages().Error("read.odt", nil)
	}
	if p.byName[typesName] == nil || p.byName[relationsOf("")] == nil {
		return nil, messages().Error("read.not-docx", nil)
	}
	return p, nil
}

func failed(code string, cause error) error {
	e := messages().Error(code, nil)
	e.Err = cause
	return e
}

const typesName = "[Content_Types].xml"

// unpack takes every file out of the zip, counting what it grows to.
func (p *pack) unpack(z *zip.Reader, l *linter) error {
	left := int64(maxExpanded)
	seen := map[string]bool{}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if !sound(f.Name) {
			l.part(f.Name, "refuse.name", nil)
			continue
		}
		if seen[strings.ToLower(f.Name)] {
			l.part(f.Name, "refuse.twice", nil)
			continue
		}
		seen[strings.ToLower(f.Name)] = true
		data, err := inflate(f, min(left, maxPart))
		if err != nil {
			return err
		}
		left -= int64(len(data))
		x := &part{name: f.Name, data: data}
		p.parts = append(p.parts, x)
		p.byName[f.Name] = x
	}
	return nil
}

func inflate(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, failed("read.damaged", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, failed("read.damaged", err)
	}
	if int64(len(data)) > most {
		return nil, messages().Error("read.bomb", lang.Args{"part": lang.Line(f.Name), "most": maxExpanded >> 20})
	}
	return data, nil
}

// sound tells whether a name stays inside the package.
func sound(name string) bool {
	return name != "" && !strings.HasPrefix(name, "/") && !strings.ContainsAny(name, "\\:\x00") &&
		path.Clean(name) == name && !strings.HasPrefix(name, "../") && name != ".." && lang.Line(name) == name
}

// relationsOf is the name of the file with the relations of a part.
func relationsOf(name string) string {
	if name == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

// understand reads the XML of every part, what each part is, and where the
// relations lead.
func (p *pack) understand(l *linter) {
	for _, x := range p.parts {
		if !isXML(x) {
			continue
		}
		tree, err := parse(x.data)
		switch {
		case errors.Is(err, errDoctype):
			l.part(x.name, "refuse.doctype", nil)
		case errors.Is(err, errVocabulary):
			l.part(x.name, "refuse.vocabulary", nil)
		case errors.Is(err, errTooDeep):
			l.part(x.name, "refuse.deep", nil)
		case err != nil:
			l.part(x.name, "refuse.broken", nil)
		default:
			x.tree = tree
		}
	}
	p.types()
	for _, x := range p.parts {
		if from, ok := source(x.name); ok && x.tree != nil {
			p.relations[from] = readRelations(x.tree)
		}
	}
	for _, r := range p.relations[""] {
		if last(r.kind) == "officeDocument" && !r.external && !r.foreign {
			p.main = p.byName[resolve("", r.target)]
		}
	}
}

func isXML(x *part) bool {
	begin := bytes.TrimSpace(bytes.TrimPrefix(x.data[:min(len(x.data), 64)], []byte("\ufeff")))
	ending := path.Ext(strings.ToLower(x.name))
	return ending == ".xml" || ending == ".rels" || ending == ".vml" || bytes.HasPrefix(begin, []byte("<"))
}

// types finds the content type of every part.
func (p *pack) types() {
	t := p.byName[typesName]
	if t == nil || t.tree == nil {
		return
	}
	endings, names := map[string]string{}, map[string]string{}
	for _, n := range t.tree.all("ct:Default") {
		endings[strings.ToLower(n.attr("Extension"))] = n.attr("ContentType")
	}
	for _, n := range t.tree.all("ct:Override") {
		names[strings.ToLower(strings.TrimPrefix(n.attr("PartName"), "/"))] = n.attr("ContentType")
	}
	for _, x := range p.parts {
		low := strings.ToLower(x.name)
		x.kind = endings[strings.TrimPrefix(path.Ext(low), ".")]
		if kind, ok := names[low]; ok {
			x.kind = kind
		}
	}
}

// source is the part whose relations a file holds.
func source(name string) (string, bool) {
	dir, file := path.Split(name)
	base, ok := strings.CutSuffix(file, ".rels")
	if !ok || path.Base(dir) != "_rels" {
		return "", false
	}
	if base == "" {
		return "", true
	}
	return path.Join(path.Dir(path.Clean(dir)), base), true
}

func readRelations(tree *node) (list []relation) {
	for _, n := range tree.all("rel:Relationship") {
		r := relation{id: n.attr("Id"), kind: n.attr("Type"), target: n.attr("Target")}
		switch n.attr("TargetMode") {
		case "External":
			r.external = true
		case "Internal", "":
			r.foreign = elsewhere(r.target)
		default: // another word, or another case: readers differ in what they take it for
			r.foreign = true
		}
		list = append(list, r)
	}
	return list
}

// elsewhere tells whether a target that is said to be a part names a place outside: an
// address with a scheme, of a server, or of a drive.
func elsewhere(target string) bool {
	target = strings.ReplaceAll(strings.TrimSpace(target), `\`, "/")
	u, err := url.Parse(target)
	return err != nil || u.Scheme != "" || strings.HasPrefix(target, "//")
}

// resolve is the name of the part that a target stands for.
func resolve(from, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(from), target)
}

// last is the last word of a relation's type.
func last(kind string) string { return kind[strings.LastIndex(kind, "/")+1:] }

// leads lists the parts to which a part has relations of a kind, in order.
func (p *pack) leads(from, kind string) (list []*part) {
	for _, r := range p.relations[from] {
		if x := p.byName[resolve(from, r.target)]; last(r.kind) == kind && !r.external && !r.foreign && x != nil && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}
