package pdf

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"strconv"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// near is how exactly the file says a place, in millimetres.
const near = 0.05

// onSheet checks that nothing is drawn outside the margins; above the upper one
// stands the header alone.
func onSheet(t *testing.T, d drawing) {
	t.Helper()
	for _, s := range d.strokes {
		if s.x < leftEdge-near || s.right() > rightEdge+near || s.y > bottomEdge || s.y < headerLine-near {
			t.Errorf("page %d: %q from %.1f to %.1f at %.1f", s.page, s.text, s.x, s.right(), s.y)
		}
	}
	for _, b := range append(d.frames, d.pictures...) {
		if b.x < leftEdge-near || b.x+b.wide > rightEdge+near || b.y < topEdge-near || b.y+b.high > bottomEdge+near {
			t.Errorf("page %d: a frame of %.1f x %.1f at %.1f, %.1f", b.page, b.wide, b.high, b.x, b.y)
		}
	}
}

// body leaves the line at the top of each page out.
func (d drawing) body() (out []stroke) {
	for _, s := range d.strokes {
		if s.y > topEdge {
			out = append(out, s)
		}
	}
	return out
}

// find gives the first stroke that begins so.
func (d drawing) find(t *testing.T, text string) stroke {
	t.Helper()
	for _, s := range d.body() {
		if strings.HasPrefix(s.text, text) {
			return s
		}
	}
	t.Fatalf("%q is not drawn", text)
	return stroke{}
}

// fill is a paper of so many lines.
func fill(n int) (out []paper.Block) {
	for i := range n {
		out = append(out, paper.Paragraph{Runs: paper.Plain("строка " + strconv.Itoa(i))})
	}
	return out
}

// footLines is how many lines bring the next block near the foot of the page.
const footLines = 36

const sentence = "Обладатель информации размещает сведения на интернет-ресурсе, и сведения эти полны, достоверны и своевременны. "

func TestNothingStandsOutsideTheMargins(t *testing.T) {
	wide := paper.Table{Columns: make([]paper.Column, 12), Rows: [][]paper.Cell{make([]paper.Cell, 12)}}
	for i := range wide.Columns {
		wide.Columns[i].Title = "Наименование"
		wide.Rows[0][i].Runs = paper.Plain(hash)
	}
	d := memo()
	d.Body = append(d.Body, wide,
		paper.Paragraph{Runs: paper.Plain(strings.Repeat(sentence, 30) + strings.Repeat(hash, 10))},
		paper.Paragraph{Runs: paper.Plain("https://example.kz/" + strings.Repeat("путь/", 100)), Align: paper.Right},
		paper.Facts{Items: []paper.Fact{{Label: hash, Value: paper.Plain(hash + hash)}}},
		paper.Figure{Open: from(jpegOf(3000, 100)), Caption: hash + hash}, paper.Figure{Open: from(pngOf(100, 3000)), Caption: "а"},
		paper.Heading{Level: 1, Text: strings.Repeat("заголовок ", 40)})
	d.Draft = strings.Repeat("ЖОБА ", 60)
	d.Requisites.Place = strings.Repeat("Астана", 30)
	d.Signatures[0].Post = hash
	onSheet(t, drawnOf(t, d))
}

func TestPagesAreNumberedFromTheSecondAndTheDraftMarkIsOnEvery(t *testing.T) {
	for _, draft := range []string{"ПРОЕКТ", ""} {
		doc := said(fill(150)...)
		doc.Draft = draft
		d := drawnOf(t, doc)
		if d.pages < 3 {
			t.Fatal("the paper is too short")
		}
		for page := 1; page <= d.pages; page++ {
			var top []string
			for _, s := range d.on(page) {
				if s.y < topEdge {
					top = append(top, s.text)
				}
				if s.text == strconv.Itoa(page) && math.Abs((s.x+s.right())/2-(leftEdge+rightEdge)/2) > near {
					t.Errorf("page %d: the number stands at %.1f", page, s.x)
				}
				if s.text == draft && math.Abs(s.right()-rightEdge) > near {
					t.Errorf("page %d: the mark ends at %.1f", page, s.right())
				}
			}
			want := strings.TrimSpace(draft + " " + strconv.Itoa(page))
			if page == 1 {
				want = draft
			}
			if got := strings.Join(top, " "); got != want {
				t.Errorf("page %d: %q, want %q", page, got, want)
			}
		}
	}
}

func TestLettersAreOf14PointsAndLinesSingle(t *testing.T) {
	d := drawnOf(t, said(paper.Paragraph{Runs: paper.Plain(strings.Repeat(sentence, 4))}))
	var lines []stroke
	for _, s := range d.body()[1:] {
		if s.size != 14 {
			t.Errorf("%q is of %v points", s.text, s.size)
		}
		if len(lines) == 0 || lines[len(lines)-1].y != s.y {
			lines = append(lines, s)
		}
	}
	if first := lines[0].x - leftEdge; math.Abs(first-12.5) > near || math.Abs(lines[1].x-leftEdge) > near {
		t.Errorf("the first line begins at %.2f, the second at %.2f", first, lines[1].x-leftEdge)
	}
	if step := (lines[1].y - lines[0].y) / point; math.Abs(step-14*spacing) > near {
		t.Errorf("lines are %.2f points apart", step)
	}
	for i, s := range lines[:len(lines)-1] {
		last := s
		for _, x := range d.strokes {
			if x.y == s.y {
				last = x
			}
		}
		if math.Abs(last.right()-rightEdge) > near*4 {
			t.Errorf("line %d ends at %.2f", i, last.right())
		}
	}
}

// Wherever on a page a heading falls, the text under it begins on that page.
func TestAHeadingIsNeverTheLastOfAPage(t *testing.T) {
	for n := footLines; n < footLines+14; n++ {
		d := drawnOf(t, said(append(fill(n), paper.Heading{Level: 1, Text: "Заголовок"},
			paper.Heading{Level: 2, Text: "Раздел"}, paper.Paragraph{Runs: paper.Plain("Текст под ним.")})...))
		if h, text := d.find(t, "Заголовок"), d.find(t, "Текст"); h.page != text.page {
			t.Errorf("after %d lines the heading is on page %d, its text on %d", n, h.page, text.page)
		}
	}
}

func TestNoLineOfAParagraphStandsAlone(t *testing.T) {
	text := paper.Paragraph{Runs: paper.Plain("Абзац. " + strings.Repeat(sentence, 3)), Flush: true}
	for n := footLines; n < footLines+14; n++ {
		d := drawnOf(t, said(append(fill(n), text)...))
		lines := map[int]map[float64]bool{}
		begun := false
		for _, s := range d.body() {
			if begun = begun || strings.HasPrefix(s.text, "Абзац."); begun {
				if lines[s.page] == nil {
					lines[s.page] = map[float64]bool{}
				}
				lines[s.page][s.y] = true
			}
		}
		for page, on := range lines {
			if len(on) < 2 {
				t.Errorf("after %d lines one line stands alone on page %d", n, page)
			}
		}
	}
}

func TestAPictureStaysWithItsCaption(t *testing.T) {
	for n := footLines; n < footLines+14; n++ {
		d := drawnOf(t, said(append(fill(n), paper.Figure{Open: from(pngOf(300, 200)), Caption: "Снимок"})...))
		if len(d.pictures) != 1 || d.pictures[0].page != d.find(t, "Снимок").page {
			t.Errorf("after %d lines the picture is on %+v, the caption on page %d", n, d.pictures, d.find(t, "Снимок").page)
		}
	}
}

// long is a table of rows of one, two and three lines.
func long(rows int) paper.Table {
	t := paper.Table{Columns: []paper.Column{{Title: "Голова", Width: 1}, {Title: "Запись", Width: 4}}}
	for i := range rows {
		t.Rows = append(t.Rows, paper.Row(fmt.Sprintf("ряд-%d", i), strings.Repeat(sentence, i%3+1)+fmt.Sprintf("конец-%d", i)))
	}
	return t
}

func TestATableRepeatsItsHeadAndNeverTearsARow(t *testing.T) {
	const rows = 60
	d := drawnOf(t, said(long(rows)))
	onSheet(t, d)
	heads := map[int]int{}
	page := map[string]int{}
	for _, s := range d.body() {
		for _, text := range strings.Fields(s.text) {
			page[text] = s.page
			if text == "Голова" {
				heads[s.page]++
			}
		}
	}
	for p := 1; p <= d.pages; p++ {
		if heads[p] != 1 {
			t.Errorf("page %d has %d heads", p, heads[p])
		}
	}
	for i := range rows {
		begin, end := page[fmt.Sprintf("ряд-%d", i)], page[fmt.Sprintf("конец-%d", i)]
		if begin == 0 || begin != end {
			t.Errorf("row %d stands on pages %d and %d", i, begin, end)
		}
	}
	if len(d.frames) != 2*(rows+d.pages) {
		t.Errorf("%d frames on %d pages", len(d.frames), d.pages)
	}
}

func TestTheHeadOfATableStaysWithItsFirstRow(t *testing.T) {
	for n := footLines; n < footLines+14; n++ {
		d := drawnOf(t, said(append(fill(n), paper.Heading{Level: 1, Text: "Реестр"}, long(1))...))
		title, head, row := d.find(t, "Реестр"), d.find(t, "Голова"), d.find(t, "ряд-0")
		if title.page != head.page || head.page != row.page {
			t.Errorf("after %d lines: heading %d, head %d, row %d", n, title.page, head.page, row.page)
		}
	}
}

func TestARowHigherThanAPageIsCutBetweenLinesAndLosesNoWord(t *testing.T) {
	text := ""
	for i := range 2000 {
		text += fmt.Sprintf("слово-%d ", i)
	}
	for _, table := range []paper.Table{
		{Columns: []paper.Column{{Title: "Голова"}, {Title: "Б"}}, Rows: [][]paper.Cell{paper.Row("кратко", text), paper.Row("в", "конец")}},
		{Columns: []paper.Column{{Title: text}, {Title: "Голова"}}, Rows: [][]paper.Cell{paper.Row("кратко", "конец")}},
	} {
		d := drawnOf(t, said(fill(5)[0], table))
		onSheet(t, d)
		all := d.words()
		for i := range 2000 {
			if !strings.Contains(all, fmt.Sprintf("слово-%d", i)) {
				t.Fatalf("word %d is lost", i)
			}
		}
		if d.pages < 3 || !strings.HasSuffix(all, "конец") {
			t.Errorf("%d pages", d.pages)
		}
	}
}

func TestAnnexesBeginPagesAndBreaksBreakOnce(t *testing.T) {
	doc := said(paper.PageBreak{}, fill(1)[0], paper.PageBreak{}, paper.PageBreak{}, paper.Heading{Level: 1, Text: "Вторая"})
	doc.Annexes = []paper.Annex{{Mark: "Приложение 1", Title: "Реестр", Body: fill(1)}, {Mark: "Приложение 2"}}
	d := drawnOf(t, doc)
	for text, page := range map[string]int{"СПРАВКА": 1, "строка": 2, "Вторая": 3, "Приложение 1": 4, "Реестр": 4, "Приложение 2": 5} {
		if got := d.find(t, text).page; got != page {
			t.Errorf("%s is on page %d, want %d", text, got, page)
		}
	}
	if mark := d.find(t, "Приложение 1"); math.Abs(mark.right()-rightEdge) > near {
		t.Errorf("the mark of an annex ends at %.1f", mark.right())
	}
}

func TestSignaturesStandOnOnePage(t *testing.T) {
	for n := footLines; n < footLines+14; n++ {
		doc := said(fill(n)...)
		doc.Signatures = []paper.Signature{{Post: "Первая должность", Name: "А"}, {Post: "Вторая должность", Name: "Б"}}
		doc.Executor = "Исполнитель"
		d := drawnOf(t, doc)
		if a, b := d.find(t, "Первая").page, d.find(t, "Исполнитель").page; a != b {
			t.Errorf("after %d lines on pages %d and %d", n, a, b)
		}
	}
}

// claims is a PNG that says it is as large as this and has nothing inside.
func claims(width, height uint32) []byte {
	head := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	head = append(head, 8, 0, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

func TestAPictureThatCannotBeReadBecomesASentence(t *testing.T) {
	for l, want := range map[lang.Lang]string{
		lang.KK: "«x.png» файлы оқылмайды", lang.RU: "файл «x.png» не читается", lang.EN: `the file "x.png" cannot be read`,
	} {
		for _, data := range [][]byte{nil, []byte("GIF89a"), claims(9, 9), claims(9000, 9000), pngOf(9, 9)[:40], jpegOf(900, 900)[:900]} {
			doc := &paper.Document{Lang: l, Title: "А", Body: []paper.Block{paper.Figure{Name: "x.png", Open: from(data), Caption: "Подпись"}}}
			if d := drawnOf(t, doc); !strings.Contains(packed(d.words()), packed(want)) || len(d.pictures) != 0 || d.find(t, "Подпись").text == "" {
				t.Errorf("%q", d.words())
			}
		}
	}
}

// Whatever is put into a paper, it is written in bounded time and on bounded room.
func TestMonstersAreBounded(t *testing.T) {
	table := paper.Table{Columns: []paper.Column{{Title: "№", Width: 1}, {Title: "Запись", Width: 6}}, Small: true}
	for i := range 10_000 {
		table.Rows = append(table.Rows, paper.Row(strconv.Itoa(i), sentence))
	}
	data := written(t, said(paper.Paragraph{Runs: paper.Plain(strings.Repeat("ж", 100_000))}, table,
		paper.Table{Columns: make([]paper.Column, 60), Rows: [][]paper.Cell{paper.Row(strings.Repeat("щ", 5_000))}}))
	if len(data) > 8<<20 {
		t.Errorf("%d bytes", len(data))
	}
}
