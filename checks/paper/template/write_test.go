package template

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// document is the filled text as lines.
func document(t testing.TB, f file, d *paper.Document) []string {
	t.Helper()
	return lines(t, filled(t, f, d)["word/document.xml"])
}

func wants(t *testing.T, got []string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("no %q among %q", w, got)
		}
	}
}

func TestAPlaceIsFilledThoughWordHasCutItIntoRuns(t *testing.T) {
	got := document(t, template(p("№ {|{num|ber}|} · {{ DATE }}"), p("{{body}}")), memo())
	wants(t, got, "№ № ____ · 20.01.2026")
}

func TestTheValueHasTheLettersOfTheRunInWhichThePlaceBegins(t *testing.T) {
	cut := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ti</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>tle}} соңы</w:t></w:r></w:p>`
	text := filled(t, template(cut, p("{{body}}")), memo())["word/document.xml"]
	want := `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Анықтама</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> соңы</w:t></w:r>`
	if !strings.Contains(text, want) {
		t.Errorf("%s", text)
	}
}

func TestBlocksTakeThePlaceOfTheirParagraph(t *testing.T) {
	got := document(t, template(p("басы"), p("{{body}}"), p("ортасы"), p("{{signatures}}"), p("{{annexes}}"), p("соңы")), memo())
	order := []string{"басы", "Негізі", "1. Жоспар жоқ.", "01.02.2025", "ортасы", "Ә. Құлбаев", "1-қосымша", "соңы"}
	at := -1
	for _, word := range order {
		i := slices.Index(got, word)
		if i <= at {
			t.Errorf("%q stands at %d, after %d: %q", word, i, at, got)
		}
		at = i
	}
}

func TestAValueIsNeverAPlaceMarkupOrAField(t *testing.T) {
	d := memo()
	d.Title = `{{body}} </w:t><w:fldSimple w:instr="DDE"/> { PAGE } {{#if x}}`
	files := filled(t, template(p("{{title}}"), p("{{body}}")), d)
	got := lines(t, files["word/document.xml"])
	wants(t, got, d.Title, "2. {{title}} </w:t> { PAGE }")
	if n := strings.Count(files["word/document.xml"], "<w:fldSimple"); n != 0 {
		t.Errorf("%d fields were made", n)
	}
}

func TestPartsAreRepeatedForEveryItem(t *testing.T) {
	for _, row := range []struct {
		says string
		body string
		want []string
		not  string
	}{
		{"paragraphs between markers", p("{{#each data.violations}}") + p("{{number}}. {{sentence}}") + p("{{/each}}"),
			[]string{"1. Апталық блог жүргізілмеген", "2. {{body}} {{#each data.violations}} </w:t>"}, "{{/each}}"},
		{"a paragraph with its own markers", p("{{#each data.proposals}}{{index}}) {{item}};{{/each}}"), []string{"1) бірінші;", "2) екінші;"}, ""},
		{"a row with its own markers", tbl(row(p("№"), p("Не")), row(p("{{#each data.violations}}{{number}}"), p("{{sentence}}{{/each}}"))),
			[]string{"1", "2", "Апталық блог жүргізілмеген"}, ""},
		{"rows between rows of markers", tbl(row(p("{{#each data.violations}}"), p("")), row(p("{{number}}-жол"), p("{{date}}")), row(p("{{/each}}"), p(""))),
			[]string{"1-жол", "2-жол", "20.01.2026"}, "{{/each}}"},
		{"a list in a list", p("{{#each data.violations}}") + p("{{#each clauses}}{{number}}: {{citation}}{{/each}}") + p("{{/each}}"),
			[]string{"1: 4(10)", "1: 4(11)"}, ""},
		{"signers", p("{{#each signatures}}{{post}} – {{name}}{{/each}}"), []string{"Бас сарапшы – Ғ. Іңкәр"}, ""},
	} {
		t.Run(row.says, func(t *testing.T) {
			got := document(t, template(row.body, p("{{body}}")), memo())
			wants(t, got, row.want...)
			if row.not != "" && slices.Contains(got, row.not) {
				t.Errorf("%q is left in %q", row.not, got)
			}
		})
	}
}

func TestATableWithoutRowsGoesAndACellKeepsAParagraph(t *testing.T) {
	d := memo()
	d.Data = content{}
	text := filled(t, template(p("{{body}}"), tbl(row(p("{{#each data.violations}}{{number}}"), p("{{/each}}"))),
		tbl(row(p("{{#if data.whole}}")+p("бар")+p("{{/if}}"), p("қалды")))), d)["word/document.xml"]
	if strings.Contains(text, "<w:tr></w:tr>") || !strings.Contains(text, `</w:tcPr><w:p/></w:tc>`) {
		t.Errorf("%s", text)
	}
	wants(t, lines(t, text), "қалды")
}

func TestAConditionLeavesAPartOut(t *testing.T) {
	body := []string{p("{{#if data.acts_note}}"), p("бар"), p("{{/if}}"), p("Саны {{data.count}}{{#if data.whole}}, толық{{/if}}."), p("{{body}}")}
	wants(t, document(t, template(body...), memo()), "бар", "Саны 2, толық.")
	d := memo()
	d.Data = content{}
	got := document(t, template(body...), d)
	wants(t, got, "Саны 0.")
	if slices.Contains(got, "бар") {
		t.Errorf("%q", got)
	}
}

func TestValuesStandAsAnOfficialWritesThem(t *testing.T) {
	got := document(t, template(p("{{data.holder.from}} {{data.whole}} {{data.count}}"), p("{{body}}")), memo())
	wants(t, got, "18.04.2025 иә 2")
}

func TestLinesOfAValueAreLinesOfThePaper(t *testing.T) {
	text := filled(t, template(p("{{executor}}"), p("{{body}}")), memo())["word/document.xml"]
	if !strings.Contains(text, `Іңкәр</w:t><w:br/><w:t xml:space="preserve">тел.`) {
		t.Errorf("%s", text)
	}
}

func TestEachAddresseeHasAParagraphAsThePlaceHas(t *testing.T) {
	text := filled(t, template(`<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{{addressees}}</w:t></w:r></w:p>`, p("{{body}}")), memo())["word/document.xml"]
	if strings.Count(text, `<w:jc w:val="right"/>`) != 2 {
		t.Errorf("%s", text)
	}
}

func TestAParagraphWhosePlacesAreAllEmptyGoes(t *testing.T) {
	d := memo()
	d.Executor = ""
	if got := document(t, template(p("{{executor}}"), p("{{body}}")), d); got[0] == "" {
		t.Errorf("%q", got)
	}
}

func TestABreakOfTheSectionStaysThoughItsParagraphGoes(t *testing.T) {
	body := strings.Replace(p("{{body}}"), "<w:p>", "<w:p><w:pPr>"+pageOfA4+"</w:pPr>", 1)
	text := filled(t, template(body, p("соңы"), pageOfA4), memo())["word/document.xml"]
	if strings.Count(text, "<w:sectPr>") != 2 {
		t.Errorf("%s", text)
	}
}

func TestADraftSaysSoOnEveryPageWhateverTheTemplateHas(t *testing.T) {
	first := strings.Replace(pageOfA4, "</w:sectPr>", "<w:titlePg/></w:sectPr>", 1)
	bare := strings.Replace(pageOfA4, `<w:headerReference w:type="default" r:id="rIdH"/>`, "", 1)
	for _, row := range []struct {
		says  string
		f     file
		marks int // headers that show the mark
	}{
		{"the template has the place", template(p("{{body}}")), 1},
		{"its header has no place", template(p("{{body}}")).header(p("Министрлік")), 1},
		{"the place stands under a condition", template(p("{{body}}")).header(p("{{#if data.acts_note}}{{draft}}{{/if}}")), 1},
		{"the place is hidden", template(p("{{body}}")).header(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{{draft}}</w:t></w:r></w:p>`), 1},
		{"the first page has no header", template(p("{{body}}"), first), 2},
		{"there is no header at all", template(p("{{body}}"), bare), 2}, // the part that nobody shows has it too
	} {
		t.Run(row.says, func(t *testing.T) {
			marks := 0
			for name, text := range filled(t, row.f, memo()) {
				if strings.Contains(name, "header") && strings.Contains(strings.Join(lines(t, text), "\n"), "ЖОБА") {
					marks++
				}
			}
			if marks != row.marks {
				t.Errorf("%d headers show the mark, want %d", marks, row.marks)
			}
			d := memo()
			d.Draft = ""
			for name, text := range filled(t, row.f, d) {
				if strings.Contains(name, "header") && strings.Contains(text, "ЖОБА") {
					t.Errorf("%s shows a mark that the paper has not", name)
				}
			}
		})
	}
}

func TestAnnexesAreNeverLost(t *testing.T) {
	got := document(t, template(p("{{body}}"), p("соңы")), memo())
	if got[len(got)-1] != "Қосымша мәтіні." {
		t.Errorf("%q", got)
	}
}

func TestWhatTheTemplateSaysOfItsAuthorStaysBehind(t *testing.T) {
	f := template(p("{{body}}"))
	f.put("docProps/core.xml", coreKind, `<x>secret</x>`).put("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", `<x>secret</x>`)
	f["_rels/.rels"] = relations(`<Relationship Id="rId1" Type="` + officeLink + `officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="` + officeLink + `extended-properties" Target="docProps/app.xml"/><Relationship Id="rId3" Type="` + coreLink + `" Target="docProps/core.xml"/>`)
	files := filled(t, f, memo())
	if !strings.Contains(files["docProps/core.xml"], "Құлбаев") {
		t.Error("the paper has no properties of its own")
	}
	for name, text := range files {
		if strings.Contains(text, "secret") {
			t.Errorf("%s has them", name)
		}
	}
}

func TestWhatNobodyTouchesStaysLetterForLetter(t *testing.T) {
	f := template(`<w:p  w14:paraId="00AA"><w:r><w:t>“сақталған” &#1072;</w:t></w:r><w:custom x='1'/></w:p>`, p("{{body}}"))
	text := filled(t, f, memo())["word/document.xml"]
	if !strings.Contains(text, `<w:p  w14:paraId="00AA"><w:r><w:t>“сақталған” &#1072;</w:t></w:r><w:custom x='1'/></w:p>`) {
		t.Errorf("%s", text)
	}
}

func TestSameTemplateAndPaperGiveTheSameBytesAlsoAtTheSameTime(t *testing.T) {
	x := read(t, template(p(must), p("{{body}}"), p("{{#each data.violations}}{{sentence}}{{/each}}")))
	var got [4]bytes.Buffer
	var wait sync.WaitGroup
	for i := range got {
		wait.Go(func() {
			if err := x.Write(context.Background(), &got[i], memo()); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for i := range got {
		if !bytes.Equal(got[0].Bytes(), got[i].Bytes()) {
			t.Error("two writings differ")
		}
	}
}

func TestEveryRelationLeadsToAPartWithATypeAndEveryStyleIsThere(t *testing.T) {
	files := filled(t, template(p("{{body}}"), p("{{signatures}}"), p("{{annexes}}")), memo())
	known := map[string]bool{}
	tree, _ := parse([]byte(files["word/_rels/document.xml.rels"]))
	for _, r := range readRelations(tree) {
		if known[r.id] {
			t.Errorf("%s stands twice", r.id)
		}
		known[r.id] = true
		if _, ok := files[resolve("word/document.xml", r.target)]; !ok && !r.external {
			t.Errorf("%s leads nowhere", r.target)
		}
	}
	styles, _ := parse([]byte(files["word/styles.xml"]))
	defined := map[string]bool{}
	for _, s := range styles.all("w:style") {
		if id := s.attr("w:styleId"); defined[id] {
			t.Errorf("style %s stands twice", id)
		}
		defined[s.attr("w:styleId")] = true
	}
	text, _ := parse([]byte(files["word/document.xml"]))
	text.walk(func(n *node) bool {
		if id := n.attr("r:id") + n.attr("r:embed"); id != "" && !known[id] {
			t.Errorf("%s names %s", n.name, id)
		}
		if n.name == "w:pStyle" && !defined[n.attr("w:val")] {
			t.Errorf("style %s is not there", n.attr("w:val"))
		}
		return true
	})
	for name := range files {
		if !strings.Contains(files[typesName], `"/`+name+`"`) && !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(name, ".png") && name != typesName {
			t.Errorf("nothing says what %s is", name)
		}
	}
}

func TestIdsNeverMeetThoseOfATemplateThatWasOnceAPaper(t *testing.T) {
	f := template(p("{{body}}")).relate("ashyqrId1", "hyperlink", "https://example.kz", "External")
	files := filled(t, f, memo())
	if !strings.Contains(files["word/document.xml"], `r:id="ashyq2rId`) {
		t.Errorf("%s", files["word/document.xml"])
	}
}

func TestTablesAndPicturesAreAsWideAsTheTextOfTheSheet(t *testing.T) {
	narrow := strings.Replace(pageOfA4, `w:right="567"`, `w:right="5067"`, 1)
	text := filled(t, template(p("{{body}}"), narrow), memo())["word/document.xml"]
	if !strings.Contains(text, `<w:tblW w:w="5705" w:type="dxa"/>`) {
		t.Errorf("%s", text)
	}
}

func TestATemplateOfWordBecomesADocument(t *testing.T) {
	f := template(p("{{body}}"))
	f[typesName] = strings.Replace(f[typesName], "document.main+xml", "template.main+xml", 1)
	if got := filled(t, f, memo())[typesName]; strings.Contains(got, "template.main") || !strings.Contains(got, "document.main+xml") {
		t.Errorf("%s", got)
	}
}

func TestATemplateThatBlocksIsNotFilled(t *testing.T) {
	var b bytes.Buffer
	err := read(t, template(p("{{titel}}"), p("{{body}}"))).Write(context.Background(), &b, memo())
	if ours, ok := lang.AsError(err); !ok || ours.Code != "write.faulty" || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

func TestAnEndedContextStopsTheWriting(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := read(t, template(p("{{body}}"))).Write(ctx, &bytes.Buffer{}, memo()); err == nil {
		t.Error("written all the same")
	}
}
