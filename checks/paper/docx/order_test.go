package docx

import (
	"slices"
	"strings"
	"testing"
)

// order is the order of child elements by ECMA-376, part 1, for what this
// package writes. Word calls a document broken that has another.
var order = map[string]string{
	"pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
		suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
		snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
		textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"rPr": `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
		vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
		lang eastAsianLayout specVanish oMath`,
	"tbl":   "tblPr tblGrid tr",
	"tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`,
	"tr":    "tblPrEx trPr tc",
	"tc":    "tcPr p",
	"tcPr":  "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"sectPr": `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
		pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`,
	"tblBorders":  "top left bottom right insideH insideV",
	"tblCellMar":  "top left bottom right",
	"style":       "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"styles":      "docDefaults latentStyles style",
	"docDefaults": "rPrDefault pPrDefault",
	"p":           "pPr", // then anything
	"r":           "rPr",
	"inline":      "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":         "nvPicPr blipFill spPr",
	"blipFill":    "blip srcRect stretch",
	"spPr":        "xfrm prstGeom",
	"xfrm":        "off ext",
	"document":    "body",
}

func TestElementsStandInTheOrderOfTheStandard(t *testing.T) {
	seen := map[string]bool{}
	for name, text := range parts(t, written(t, memo())) {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		tree(t, text).walk(func(n *node) {
			seen[n.name] = true
			checkOrder(t, name, n)
		})
	}
	for name := range order {
		if !seen[name] {
			t.Errorf("the sample has no %s, so its order was not checked", name)
		}
	}
}

func checkOrder(t *testing.T, file string, n *node) {
	names := strings.Fields(order[n.name])
	if len(names) == 0 {
		return
	}
	open := n.name == "p" || n.name == "r" // these hold anything after their properties
	at := 0
	for i, c := range n.children {
		place := slices.Index(names, c.name)
		switch {
		case place < 0 && !open:
			t.Errorf("%s: %s may not stand in %s", file, c.name, n.name)
		case place >= 0 && open && i > 0:
			t.Errorf("%s: %s stands late in %s", file, c.name, n.name)
		case place >= 0 && place < at:
			t.Errorf("%s: %s stands after %s in %s", file, c.name, names[at], n.name)
		}
		at = max(at, place)
	}
}

func TestSectionIsTheLastOfTheBodyAndHasTheMarginsOfTheRules(t *testing.T) {
	body := tree(t, parts(t, written(t, memo()))["word/document.xml"]).child("body")
	if n := len(body.all("sectPr")); n != 1 {
		t.Fatalf("%d sections", n)
	}
	s := body.children[len(body.children)-1]
	size, margins := s.child("pgSz").attrs, s.child("pgMar").attrs
	for _, row := range []struct{ what, got, want string }{
		{"element", s.name, "sectPr"},
		{"width, 210 mm", size["w"], "11906"},
		{"height, 297 mm", size["h"], "16838"},
		{"left, 20 mm", margins["left"], "1134"},
		{"right, 10 mm", margins["right"], "567"},
		{"top, 10 mm", margins["top"], "567"},
		{"bottom, 10 mm", margins["bottom"], "567"},
		{"own first page", s.child("titlePg").name, "titlePg"},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %q, want %q", row.what, row.got, row.want)
		}
	}
}

func TestTablesHaveAFixedGridThatFillsTheTextAndAHeadThatIsRepeated(t *testing.T) {
	d := memo()
	tables := tree(t, parts(t, written(t, d))["word/document.xml"]).all("tbl")
	if len(tables) != 4 {
		t.Fatalf("%d tables", len(tables))
	}
	for i, tbl := range tables {
		total, grid := 0, tbl.child("tblGrid").children
		for _, col := range grid {
			total += atoi(col.attrs["w"])
		}
		if total != textWidth || tbl.child("tblPr").child("tblLayout").attrs["type"] != "fixed" {
			t.Errorf("table %d is %d wide", i, total)
		}
		for _, row := range tbl.all("tr") {
			cells := row.all("tc")
			if len(cells) != len(grid) || row.child("trPr").child("cantSplit").name == "" {
				t.Errorf("table %d: a row of %d cells for %d columns, or torn", i, len(cells), len(grid))
			}
			for j, c := range cells {
				if c.child("tcPr").child("tcW").attrs["w"] != grid[j].attrs["w"] || len(c.all("p")) != 1 {
					t.Errorf("table %d: cell %d is not as wide as its column", i, j)
				}
			}
		}
		head := tbl.all("tblHeader")
		if want := map[int]int{1: 1, 2: 1}[i]; len(head) != want { // facts and signatures have none
			t.Errorf("table %d has %d heads", i, len(head))
		}
	}
}
