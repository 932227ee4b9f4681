package docx

import "ashyq/checks/lang"

// spelling is the language Word checks the paper in.
func spelling(l lang.Lang) markup {
	switch l {
	case lang.KK:
		return "kk-KZ"
	case lang.RU:
		return "ru-RU"
	}
	return "en-GB"
}

// style is one kind of paragraph. Every measure of the documentation rules
// stands in this table and nowhere in the body, so that an office which wants
// Arial changes one style in Word.
type style struct {
	id, name  markup
	paragraph markup // pPr, in the order keepNext, keepLines, pageBreakBefore, tabs, spacing, ind, jc, outlineLvl
	letters   markup // rPr, in the order b, bCs, i, iCs, caps, color, sz, szCs, u
}

// Measures: twips (567 in a centimetre) for places, half points for letters.
const (
	bold     markup = "<w:b/><w:bCs/>"
	italic   markup = "<w:i/><w:iCs/>"
	flush    markup = `<w:ind w:firstLine="0"/>`
	left     markup = flush + `<w:jc w:val="left"/>`
	center   markup = flush + `<w:jc w:val="center"/>`
	size11   markup = `<w:sz w:val="22"/><w:szCs w:val="22"/>`
	size12   markup = `<w:sz w:val="24"/><w:szCs w:val="24"/>`
	across   markup = `<w:tabs><w:tab w:val="center" w:pos="5102"/><w:tab w:val="right" w:pos="10205"/></w:tabs>`
	section1 markup = `<w:spacing w:before="240" w:after="120"/>`
	section2 markup = `<w:spacing w:before="120" w:after="60"/>`
	inCell   markup = `<w:spacing w:before="20" w:after="20"/>`
)

var styles = []style{
	{"Organization", "Organization", `<w:spacing w:after="240"/>` + center, bold},
	{"Title", "Title", `<w:keepNext/><w:spacing w:before="240" w:after="240"/>` + center, bold + "<w:caps/>"},
	{"Requisites", "Requisites", across + `<w:spacing w:after="240"/>` + left, ""},
	{"Addressee", "Addressee", `<w:spacing w:after="240"/><w:ind w:left="5670" w:firstLine="0"/><w:jc w:val="left"/>`, bold},
	{"Subject", "Subject", `<w:keepNext/><w:keepLines/><w:spacing w:after="240"/>` + left, bold},
	{"Heading1", "heading 1", `<w:keepNext/><w:keepLines/>` + section1 + left + `<w:outlineLvl w:val="0"/>`, bold},
	{"Heading2", "heading 2", `<w:keepNext/><w:keepLines/>` + section2 + left + `<w:outlineLvl w:val="1"/>`, bold},
	{"Heading3", "heading 3", `<w:keepNext/><w:keepLines/>` + section2 + left + `<w:outlineLvl w:val="2"/>`, bold + italic},
	{"TableText", "Table Text", inCell + left, size12},
	{"TableHead", "Table Head", inCell + center, bold + size12},
	{"SmallText", "Small Table Text", inCell + left, size11},
	{"SmallHead", "Small Table Head", inCell + center, bold + size11},
	{"FactText", "Fact Text", inCell + left, ""},
	{"Picture", "Picture", `<w:keepNext/><w:spacing w:before="120"/>` + center, ""},
	{"Caption", "caption", `<w:keepLines/><w:spacing w:before="60" w:after="240"/>` + center, size12},
	{"Signature", "Signature", `<w:keepLines/><w:spacing w:before="240"/>` + left, bold},
	{"Executor", "Executor", `<w:keepLines/><w:spacing w:before="360"/>` + left, size11},
	{"AnnexMark", "Annex Mark", `<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/>` + flush + `<w:jc w:val="right"/>`, ""},
	{"AnnexTitle", "Annex Title", `<w:keepNext/><w:spacing w:after="240"/>` + center, bold},
	{"Gap", "Gap", left, `<w:sz w:val="12"/><w:szCs w:val="12"/>`},
	{"Header", "header", across + left, size12},
}

// writeStyles writes the styles: the letters of the whole paper, the usual
// paragraph (justified, first line indented by 1.25 cm), then the table above.
func writeStyles(o *out, l lang.Lang) {
	tongue := spelling(l)
	o.raw("<w:styles ", nsWord, "><w:docDefaults><w:rPrDefault><w:rPr>",
		`<w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>`,
		`<w:sz w:val="28"/><w:szCs w:val="28"/>`,
		`<w:lang w:val="`, tongue, `" w:eastAsia="`, tongue, `"/>`,
		"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>`,
		`<w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`,
		`<w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr></w:style>`,
		`<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>`,
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>`,
		`<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>`)
	for _, s := range styles {
		o.style(s, s.name, "Normal")
	}
	o.raw("</w:styles>")
}

// style writes one style of a paragraph, on the ground of the usual one.
func (o *out) style(s style, name, ground markup) {
	o.raw(`<w:style w:type="paragraph" w:styleId="`, o.prefix, s.id, `"><w:name w:val="`, name, `"/><w:basedOn w:val="`, ground, `"/>`,
		"<w:qFormat/><w:pPr>", s.paragraph, "</w:pPr>")
	if s.letters != "" {
		o.raw("<w:rPr>", s.letters, "</w:rPr>")
	}
	o.raw("</w:style>")
}
