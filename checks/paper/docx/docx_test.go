package docx

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

var update = flag.Bool("update", false, "write the golden files anew")

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", file, got)
	}
}

func TestTextComesOutAsItWentIn(t *testing.T) {
	got := paragraphs(t, parts(t, written(t, memo()))["word/document.xml"])
	golden(t, "memo.txt", strings.Join(got, "\n¶\n")+"\n")
	all := strings.Join(got, "\n")
	for _, want := range []string{kazakh, "ёЁщЩъЪыЫэЭ", nasty, hash} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is lost", want)
		}
	}
}

func TestMarkupOfASmallPaper(t *testing.T) {
	d := &paper.Document{Lang: lang.RU, Title: "Справка", Body: []paper.Block{
		paper.Points{Items: []paper.Point{paper.Item("Нет плана.")}},
		paper.Table{Columns: []paper.Column{{Title: "№", Width: 1}, {Title: "Дата", Width: 2}}, Rows: [][]paper.Cell{paper.Row("1", "01.02.2025")}},
		paper.Figure{Name: "a.png", Open: from(pngOf(8, 4)), Caption: "Снимок"},
	}}
	text := parts(t, written(t, d))["word/document.xml"]
	for _, element := range []string{"<w:body>", "<w:p>", "<w:tbl>", "<w:tr>", "<w:sectPr>"} {
		text = strings.ReplaceAll(text, element, "\n"+element)
	}
	golden(t, "small.xml", text+"\n")
}

func TestSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, memo()), written(t, memo())) {
		t.Error("two writings differ")
	}
}

func TestContentTypesStandFirstAndEveryPartIsWellFormed(t *testing.T) {
	data := written(t, memo())
	if !bytes.HasPrefix(data[30:], []byte("[Content_Types].xml")) {
		t.Error("another file stands first in the zip")
	}
	for name, text := range parts(t, data) {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			tree(t, text)
		}
	}
}

func TestEveryRelationLeadsToAPartAndEveryIdIsKnown(t *testing.T) {
	files := parts(t, written(t, memo()))
	known := map[string]string{}
	for _, r := range tree(t, files["word/_rels/document.xml.rels"]).children {
		known[r.attrs["Id"]] = r.attrs["Target"]
		if _, ok := files["word/"+r.attrs["Target"]]; !ok && r.attrs["TargetMode"] != "External" {
			t.Errorf("%s leads nowhere", r.attrs["Target"])
		}
	}
	tree(t, files["word/document.xml"]).walk(func(n *node) {
		id := n.attrs["embed"]
		if n.name == "hyperlink" || n.name == "headerReference" {
			id = n.attrs["id"]
		}
		if _, ok := known[id]; id != "" && !ok {
			t.Errorf("%s names the unknown %s", n.name, id)
		}
	})
	if !slices.Contains(slices.Collect(maps.Values(known)), `https://adilet.zan.kz/?a=1&b="2"`) {
		t.Errorf("the link is not among %q", known)
	}
}

func TestTextIsNeverAFieldOrALink(t *testing.T) {
	d := memo()
	d.Draft = nasty
	d.Body = append(d.Body, paper.Paragraph{Runs: []paper.Run{{Text: "x", Link: "javascript:alert(1)"}}})
	for name, text := range parts(t, written(t, d)) {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		for _, n := range slices.Concat(tree(t, text).all("fldSimple"), tree(t, text).all("instrText"), tree(t, text).all("fldChar")) {
			if name != "word/header2.xml" || n.attrs["instr"] != " PAGE " {
				t.Errorf("%s has the field %v", name, n.attrs)
			}
		}
		if strings.Contains(text, "javascript") {
			t.Errorf("%s has the script", name)
		}
	}
}

func TestPagesAreNumberedFromTheSecondAndTheDraftMarkIsOnEvery(t *testing.T) {
	for _, draft := range []string{"ЖОБА", ""} {
		d := memo()
		d.Draft = draft
		files := parts(t, written(t, d))
		first, other := tree(t, files["word/header1.xml"]), tree(t, files["word/header2.xml"])
		if len(first.all("fldSimple")) != 0 || len(other.all("fldSimple")) != 1 {
			t.Error("the number stands on the wrong pages")
		}
		if got := first.words(); got != "\t\t"+draft {
			t.Errorf("first page: %q", got)
		}
		if got := other.words(); got != "\t2\t"+draft {
			t.Errorf("other pages: %q", got)
		}
	}
}

func TestWordChecksThePaperInItsLanguage(t *testing.T) {
	for l, want := range map[lang.Lang]string{lang.KK: "kk-KZ", lang.RU: "ru-RU", lang.EN: "en-GB"} {
		d := &paper.Document{Lang: l, Title: "А"}
		if got := tree(t, parts(t, written(t, d))["word/styles.xml"]).all("lang")[0].attrs["val"]; got != want {
			t.Errorf("%s: %s", l, got)
		}
	}
}

func TestLettersAreTimesNewRoman14AndLinesSingle(t *testing.T) {
	styles := tree(t, parts(t, written(t, memo()))["word/styles.xml"])
	fonts, normal := styles.all("rFonts")[0].attrs, styles.child("style").child("pPr")
	for _, alphabet := range []string{"ascii", "hAnsi", "cs", "eastAsia"} {
		if fonts[alphabet] != "Times New Roman" {
			t.Errorf("%s: %q", alphabet, fonts[alphabet])
		}
	}
	for _, row := range []struct{ what, got, want string }{
		{"half points", styles.child("docDefaults").all("sz")[0].attrs["val"], "28"},
		{"line", normal.child("spacing").attrs["line"], "240"},
		{"first line, 1.25 cm", normal.child("ind").attrs["firstLine"], "709"},
		{"justified", normal.child("jc").attrs["val"], "both"},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %q, want %q", row.what, row.got, row.want)
		}
	}
}

func TestEveryStyleThatIsUsedIsDefined(t *testing.T) {
	files := parts(t, written(t, memo()))
	defined := map[string]bool{}
	for _, s := range tree(t, files["word/styles.xml"]).all("style") {
		defined[s.attrs["styleId"]] = true
	}
	for _, name := range []string{"word/document.xml", "word/header1.xml"} {
		for _, s := range slices.Concat(tree(t, files[name]).all("pStyle"), tree(t, files[name]).all("rStyle")) {
			if !defined[s.attrs["val"]] {
				t.Errorf("style %q is not defined", s.attrs["val"])
			}
		}
	}
}

func TestParagraphsWithLongWordsAreNotJustified(t *testing.T) {
	for _, p := range tree(t, parts(t, written(t, memo()))["word/document.xml"]).child("body").children {
		if strings.Contains(p.words(), hash) && p.name == "p" && p.child("pPr").child("jc").attrs["val"] != "left" {
			t.Errorf("%q is justified", p.words())
		}
	}
}

// full is a medium without room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return 0, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

var errFull = errors.New("no room left")

func TestAFullMediumIsAnErrorWhereverItFillsUp(t *testing.T) {
	size := len(written(t, memo()))
	for room := 0; room < size; room += 97 {
		if err := (Writer{}).Write(context.Background(), &full{room}, memo()); !errors.Is(err, errFull) {
			t.Fatalf("with room for %d bytes of %d: %v", room, size, err)
		}
	}
}

func TestWritingStopsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := (Writer{}).Write(ctx, &bytes.Buffer{}, memo()); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzTextIsInert(f *testing.F) {
	for _, seed := range []string{nasty, kazakh, "a\x00b\x1b[31m", "\u202eгов\ufffe\xff", " \r\n\t ", "<w:p/>", "и\u0306"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &paper.Document{Lang: lang.KK, Title: "А", Body: []paper.Block{paper.Paragraph{Runs: paper.Plain(text)}}}
		got := paragraphs(t, parts(t, written(t, d))["word/document.xml"])
		want := strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(paper.Clean(text))
		if len(got) != 2 || got[1] != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	})
}
