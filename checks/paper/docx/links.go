package docx

import "strconv"

// links are the relations of the document to other files of the zip and to
// addresses outside. The text names them by id only.
type links struct {
	list   []link
	ids    map[link]markup
	prefix markup // of ids and files beside those of somebody else
}

type link struct {
	kind     markup // last word of the relation's type
	target   string
	external bool
}

// Ids that the section of the body names.
const (
	firstHeader markup = "rId3"
	otherHeader markup = "rId4"
)

func newLinks() *links {
	l := &links{ids: map[link]markup{}}
	l.id(link{kind: "styles", target: "styles.xml"})
	l.id(link{kind: "settings", target: "settings.xml"})
	l.id(link{kind: "header", target: "header1.xml"})
	l.id(link{kind: "header", target: "header2.xml"})
	return l
}

// id is the name of a relation; equal relations have one name.
func (l *links) id(to link) markup {
	id, known := l.ids[to]
	if !known {
		l.list = append(l.list, to)
		id = l.prefix + markup("rId"+strconv.Itoa(len(l.list)))
		l.ids[to] = id
	}
	return id
}

func (l *links) write(o *out) {
	o.raw("<Relationships ", nsPackage, ">")
	for _, to := range l.list {
		o.raw(`<Relationship Id="`, l.ids[to], `" Type="`, officeLink, to.kind, `" Target="`, escaped(to.target), `"`)
		if to.external {
			o.raw(` TargetMode="External"`)
		}
		o.raw("/>")
	}
	o.raw("</Relationships>")
}
