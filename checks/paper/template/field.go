package template

import (
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// A field is text that Word computes. Four of them count pages and repeat a heading;
// the rest read files, run programs, ask questions or change with the day, and a
// paper that leaves the office does none of that.

var allowedFields = []string{"PAGE", "NUMPAGES", "SECTIONPAGES", "STYLEREF"}

// readingFields run something or read it from outside.
var readingFields = []string{
	"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "MACROBUTTON",
	"EMBED", "RD", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "GOTOBUTTON", "PRINT", "MERGEFIELD", "NEXT", "NEXTIF",
	"SKIPIF", "MERGEREC", "MERGESEQ", "ASK", "FILLIN", "DOCVARIABLE", "DOCPROPERTY", "QUOTE", "CONTROL",
	"HTMLACTIVEX", "ADDIN", "DATA",
}

// field is one that has begun and not ended.
type field struct {
	at     spot
	code   strings.Builder
	closed bool // the code has ended, the result follows
	nested bool // another field stands in the code
}

// refuseFields looks at the fields of a part, in both ways of writing them.
func (l *linter) refuseFields(s *sheet) {
	var open []*field
	s.each(func(n *node, at spot) {
		switch n.name {
		case "w:fldSimple":
			f := &field{at: at}
			f.code.WriteString(n.attr("w:instr"))
			l.field(f)
		case "w:instrText", "w:delInstrText":
			if len(open) == 0 {
				open = append(open, &field{at: at})
			}
			for _, k := range n.kids {
				open[len(open)-1].code.WriteString(k.text)
			}
		case "w:fldChar":
			open = l.fieldChar(open, n.attr("w:fldCharType"), at)
		}
	})
	for _, f := range open {
		l.refuse(f.at, "refuse.field.open", nil)
	}
}

func (l *linter) fieldChar(open []*field, kind string, at spot) []*field {
	switch kind {
	case "begin":
		if len(open) > 0 && !open[len(open)-1].closed {
			open[len(open)-1].nested = true
		}
		return append(open, &field{at: at})
	case "separate":
		if len(open) > 0 {
			open[len(open)-1].closed = true
		}
	case "end":
		if len(open) > 0 {
			l.field(open[len(open)-1])
			open = open[:len(open)-1]
		}
	}
	return open
}

// field judges one by the first word of its code. A code that another field writes
// can become any word, so it is refused whatever it is now.
func (l *linter) field(f *field) {
	code := lang.Line(f.code.String())
	if strings.Contains(code, "{{") {
		l.refuse(f.at, "place.field", nil)
		return
	}
	name := ""
	if words := strings.Fields(code); len(words) > 0 {
		name = strings.ToUpper(words[0])
	}
	args := lang.Args{"field": short(code, 60)}
	switch {
	case f.nested:
		l.refuse(f.at, "refuse.field.nested", args)
	case slices.Contains(allowedFields, name):
	case slices.Contains(readingFields, name):
		l.refuse(f.at, "refuse.field.reads", args)
	default:
		l.refuse(f.at, "refuse.field.other", args)
	}
}
