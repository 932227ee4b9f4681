package template

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

func TestASoundTemplateHasNoProblems(t *testing.T) {
	f := template(p("{{organization}}"), p("{{addressees}}"), p(must), p("{{body}}"), p("{{signatures}}"), p("{{annexes}}"))
	if got := read(t, f).Problems(memo()); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestEveryMistakeOfAPlaceIsNamedWithItsParagraph(t *testing.T) {
	for _, row := range []struct {
		says, bad, code, hint string
		paragraph             int
	}{
		{"a letter is wrong", p("{{|nubmer}}"), "name.near", "{{number}}", 2},
		{"a word nobody knows", p("{{қолтаңба}}"), "name.unknown", "{{title}}", 2},
		{"the road to the name is missing", p("{{acts_note}}"), "name.near", "{{data.acts_note}}", 2},
		{"a Cyrillic letter among Latin ones", p("{{dаte}}"), "name.cyrillic", "{{date}}", 2},
		{"not closed", p("№ {{number"), "place.unclosed", "", 2},
		{"closed in the next paragraph", p("{{num") + p("ber}}"), "place.unclosed", "", 2},
		{"not opened", p("number}}"), "place.unopened", "", 2},
		{"an expression", p("{{number + 1}}"), "place.odd", "number + 1", 2},
		{"a word of another language", p("{{#for x}}"), "place.verb", "#for x", 2},
		{"a block in a sentence", p("Мәтін: {{body}}"), "block.inside", "{{body}}", 2},
		{"a block in a table", tbl(row(p("{{annexes}}"))), "block.where", "{{annexes}}", 2},
		{"a block in a list", p("{{#each data.violations}}") + p("{{annexes}}") + p("{{/each}}"), "block.repeated", "{{annexes}}", 3},
		{"a block twice", p("{{body}}"), "block.twice", "{{body}}", 3},
		{"a list that is not ended", p("{{#each data.violations}}"), "section.endless", "", 2},
		{"a list that is not begun", p("{{/each}}"), "section.stray", "", 2},
		{"a list ended as a condition", p("{{#each data.violations}}") + p("{{/if}}"), "section.crossed", "", 2},
		{"a list in a sentence", p("Барлығы: {{#each data.proposals}}{{item}}{{/each}} бар"), "", "", 0},
		{"a list begun in the middle", p("{{title}} {{#each data.proposals}}"), "each.inside", "", 2},
		{"what is no list is repeated", p("{{#each title}}") + p("{{/each}}"), "each.single", "", 2},
		{"a list stands in a line", p("{{data.violations}}"), "name.list", "{{#each data.violations}}", 2},
		{"a group stands in a line", p("{{data.holder}}"), "name.group", "{{data.holder.name}}", 2},
		{"a name of the item outside its list", p("{{sentence}}"), "name.unknown", "", 2},
		{"an unknown name in a list", p("{{#each data.violations}}{{sentense}}{{/each}}"), "name.near", "{{sentence}}", 2},
		{"an unknown condition", p("{{#if data.hodler}}") + p("{{/if}}"), "name.near", "{{data.holder", 2},
		{"one brace", p("{number}"), "place.single", "{{number}}", 2},
		{"in a text box", `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("{{number}}") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, "place.box", "{{number}}", 2},
		{"in a field", `<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>{{number}}</w:t></w:r></w:fldSimple></w:p>`, "place.field", "", 2},
		{"in the code of a field", `<w:p><w:fldSimple w:instr=" STYLEREF {{title}} "/></w:p>`, "place.field", "", 2},
		{"cut by a tracked change", `<w:p><w:r><w:t>{{num</w:t></w:r><w:ins><w:r><w:t>ber}}</w:t></w:r></w:ins></w:p>`, "place.split", "{{number}}", 2},
		{"cut by a comment", `<w:p><w:r><w:t>{{num</w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>ber}}</w:t></w:r></w:p>`, "place.split", "{{number}}", 2},
	} {
		t.Run(row.says, func(t *testing.T) {
			f := template(p(must), row.bad, p("{{body}}"))
			if row.code == "" {
				if got := read(t, f).Problems(memo()); slices.ContainsFunc(got, func(p Problem) bool { return p.Blocks }) {
					t.Errorf("%v", got)
				}
				return
			}
			got := find(t, f, row.code)
			if got.Paragraph != row.paragraph || !strings.Contains(got.Text.EN, row.hint) || got.Near == "" && row.hint != "" && !strings.Contains(row.bad, "fldSimple") {
				t.Errorf("%+v", got)
			}
			if got.Blocks == (row.code == "place.single") {
				t.Errorf("blocks: %t", got.Blocks)
			}
			for _, l := range lang.Langs() {
				if got.Text.In(l) == "" || got.Where.In(l) == "" {
					t.Errorf("nothing said in %s", l)
				}
			}
		})
	}
}

func TestAProblemSaysWhereItsParagraphIsFound(t *testing.T) {
	for _, row := range []struct {
		says string
		f    file
		want string
		near string
	}{
		{"in the text", template(p("Бірінші"), p("Екінші {{nubmer}} абзац"), p("{{body}}")), "мәтін, 2-абзац", "Екінші {{nubmer}} абзац"},
		{"in a table", template(p("а"), tbl(row(p("б")), row(p("в"), p("{{nubmer}}"))), p("{{body}}")), "мәтін, 1-кесте, 2-жол, 4-абзац", "{{nubmer}}"},
		{"in a header", template(p("{{body}}")).header(p("{{nubmer}}")), "жоғарғы колонтитул, 1-абзац", "{{nubmer}}"},
	} {
		t.Run(row.says, func(t *testing.T) {
			if got := find(t, row.f, "name.near"); got.Where.KK != row.want || got.Near != row.near {
				t.Errorf("%q near %q", got.Where.KK, got.Near)
			}
		})
	}
}

func TestWhatAPaperMustHaveIsAskedFor(t *testing.T) {
	got := codes(t, template(p("Бос")).header(p("")), memo())
	for _, code := range []string{"missing.body", "missing.title", "missing.number", "missing.date", "missing.subject",
		"missing.addressees", "missing.signature", "missing.executor", "missing.annexes", "missing.draft", "rules.pages"} {
		if !slices.Contains(got, code) {
			t.Errorf("no %s among %v", code, got)
		}
	}
	d := memo()
	d.Annexes, d.Executor, d.Subject, d.Requisites.Addressees = nil, "", "", nil
	got = codes(t, template(p("{{body}}")), d)
	for _, code := range []string{"missing.body", "missing.subject", "missing.addressees", "missing.executor", "missing.annexes", "missing.draft"} {
		if slices.Contains(got, code) {
			t.Errorf("%s for a paper that has none", code)
		}
	}
}

func TestOnlyTheTextItselfIsDemanded(t *testing.T) {
	for _, p := range read(t, template(p("Бос"))).Problems(memo()) {
		if p.Blocks != (p.Code == "missing.body") {
			t.Errorf("%s blocks: %t", p.Code, p.Blocks)
		}
	}
}

func TestTheSheetIsHeldAgainstTheDocumentationRules(t *testing.T) {
	page := func(size, margins string) string {
		return `<w:sectPr><w:pgSz ` + size + `/><w:pgMar ` + margins + `/></w:sectPr>`
	}
	const a4, fair = `w:w="11906" w:h="16838"`, `w:top="567" w:right="567" w:bottom="567" w:left="1134"`
	for _, row := range []struct {
		says, page, code string
	}{
		{"A4 with the least margins", page(a4, fair), ""},
		{"A4 lying", page(`w:w="16838" w:h="11906"`, fair), ""},
		{"A5", page(`w:w="8391" w:h="11906"`, fair), ""},
		{"Letter", page(`w:w="12240" w:h="15840"`, fair), "page.size"},
		{"a narrow left margin", page(a4, `w:top="567" w:right="567" w:bottom="567" w:left="850"`), "page.margin.left"},
		{"a narrow right margin", page(a4, `w:top="567" w:right="300" w:bottom="567" w:left="1134"`), "page.margin.right"},
		{"a narrow top", page(a4, `w:top="300" w:right="567" w:bottom="567" w:left="1134"`), "page.margin.top"},
		{"a narrow bottom", page(a4, `w:top="567" w:right="567" w:bottom="300" w:left="1134"`), "page.margin.bottom"},
		{"no margins", `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`, "page.margins.none"},
	} {
		t.Run(row.says, func(t *testing.T) {
			var got []string
			for _, p := range read(t, template(p("{{body}}"), row.page)).Problems(memo()) {
				if strings.HasPrefix(p.Code, "page.") {
					got = append(got, p.Code)
				}
			}
			if strings.Join(got, " ") != row.code {
				t.Errorf("%v, want %q", got, row.code)
			}
		})
	}
}

func TestLettersAreHeldAgainstTheDocumentationRules(t *testing.T) {
	run := func(properties string) string {
		return `<w:p><w:r><w:rPr>` + properties + `</w:rPr><w:t>{{title}}</w:t></w:r></w:p>`
	}
	for _, row := range []struct{ says, body, code, word string }{
		{"the font of the template", run(""), "", ""},
		{"Times New Roman", run(`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>`), "", ""},
		{"another font", run(`<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>`), "font.other", "Calibri"},
		{"another size", run(`<w:sz w:val="23"/>`), "font.size", "11.5"},
		{"another size in a table", tbl(row(run(`<w:sz w:val="20"/>`))), "", ""},
	} {
		t.Run(row.says, func(t *testing.T) {
			got := codes(t, template(row.body, p("{{body}}")), memo())
			has := slices.ContainsFunc(got, func(c string) bool { return strings.HasPrefix(c, "font.") })
			if has != (row.code != "") {
				t.Fatalf("%v", got)
			}
			if has && !strings.Contains(find(t, template(row.body, p("{{body}}")), row.code).Text.EN, row.word) {
				t.Errorf("%v", got)
			}
		})
	}
}

func TestOneSheetSpeaksOneLanguage(t *testing.T) {
	both := template(p("МӘДЕНИЕТ ЖӘНЕ АҚПАРАТ МИНИСТРЛІГІ"), p("МИНИСТЕРСТВО КУЛЬТУРЫ И ИНФОРМАЦИИ"), p("{{body}}"))
	if got := find(t, both, "rules.two-languages"); got.Paragraph != 2 || got.Blocks {
		t.Errorf("%+v", got)
	}
	if got := find(t, template(p("Справка по результатам"), p("{{body}}")), "rules.other-language"); got.Blocks {
		t.Errorf("%+v", got)
	}
}

func TestNamesThatOnlyThePaperKnowsAreTaken(t *testing.T) {
	d := memo()
	d.Data = map[string]any{"rows": []any{map[string]any{"name": "бір"}}, "day": "x"}
	f := template(p("{{#each data.rows}}{{name}}{{/each}}"), p("{{data.day}}"), p("{{body}}"))
	if got := document(t, f, d); got[0] != "бір" || got[1] != "x" {
		t.Errorf("%q", got)
	}
}

func TestAnEmptyListStillTellsTheNamesOfItsItems(t *testing.T) {
	d := memo()
	d.Data = content{}
	got := codes(t, template(p("{{#each data.violations}}{{sentence}}{{nobody}}{{/each}}"), p("{{body}}")), d)
	if !slices.Contains(got, "name.unknown") && !slices.Contains(got, "name.near") {
		t.Errorf("%v", got)
	}
}
