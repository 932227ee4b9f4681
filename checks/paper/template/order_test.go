package template

import (
	"slices"
	"strings"
	"testing"
)

// order is the order of child elements by ECMA-376, part 1, for what filling may
// touch or put in. Word calls a document broken that has another.
var order = map[string]string{
	"w:pPr":        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:tabs w:spacing w:ind w:jc w:outlineLvl w:rPr w:sectPr",
	"w:rPr":        "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:vanish w:color w:sz w:szCs w:u w:lang",
	"w:tbl":        "w:tblPr w:tblGrid w:tr",
	"w:tr":         "w:trPr w:tc",
	"w:sectPr":     "w:headerReference w:footerReference w:pgSz w:pgMar w:titlePg",
	"w:style":      "w:name w:basedOn w:qFormat w:pPr w:rPr w:tblPr",
	"w:document":   "w:body",
	"wp:inline":    "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"pic:pic":      "pic:nvPicPr pic:blipFill pic:spPr",
	"pic:blipFill": "a:blip a:stretch",
}

func TestWhatIsPutInStandsInTheOrderOfTheStandard(t *testing.T) {
	f := template(p("{{addressees}}"), p("{{body}}"), p("{{signatures}}"), strings.Replace(pageOfA4, "</w:sectPr>", "<w:titlePg/></w:sectPr>", 1))
	seen := map[string]bool{}
	for name, text := range filled(t, f, memo()) {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		tree, err := parse([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		tree.walk(func(n *node) bool {
			seen[n.name] = true
			ordered(t, name, n)
			return true
		})
	}
	for name := range order {
		if !seen[name] {
			t.Errorf("the paper has no %s, so its order was not looked at", name)
		}
	}
}

func ordered(t *testing.T, file string, n *node) {
	names := strings.Fields(order[n.name])
	at := 0
	for _, k := range n.kids {
		if k.name == "" || len(names) == 0 {
			continue
		}
		place := slices.Index(names, k.name)
		switch {
		case place < 0:
			t.Errorf("%s: %s may not stand in %s", file, k.name, n.name)
		case place < at:
			t.Errorf("%s: %s stands after %s in %s", file, k.name, names[at], n.name)
		}
		at = max(at, place)
	}
}

func TestTheSectionIsTheLastOfTheBody(t *testing.T) {
	tree, err := parse([]byte(filled(t, template(p("{{body}}"), p("{{annexes}}")), memo())["word/document.xml"]))
	if err != nil {
		t.Fatal(err)
	}
	body := tree.all("w:body")[0]
	if last := body.kids[len(body.kids)-1]; last.name != "w:sectPr" {
		t.Errorf("%s is the last", last.name)
	}
}
