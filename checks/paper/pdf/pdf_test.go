package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

const (
	kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
	nasty  = `(\) Tj ET BT /JS {HYPERLINK "a"} endstream =cmd|' /C calc'!A0 <b>`
	hash   = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
)

// memo has every kind of block and every requisite.
func memo() *paper.Document {
	photo := paper.Figure{Name: "стенд.jpg", Open: from(jpegOf(1600, 800)), Caption: "1-сурет. Стенд"}
	return &paper.Document{
		ID: "0192", Kind: "memo", Lang: lang.KK, Title: "Анықтама", Draft: "ЖОБА",
		Subject: "«Білім» мекемесінің ашықтығын қашықтан бақылау туралы",
		Author:  "Ә. Құлбаев", Created: "2026-01-20T09:00:00+05:00",
		Requisites: paper.Requisites{
			Organization: "Мәдениет және ақпарат министрлігі", Date: "20.01.2026", Number: "№ ____",
			Place: "Астана қаласы", Addressees: []string{"А.Б. Серікбаеваға"},
		},
		Body: []paper.Block{
			paper.Heading{Level: 1, Text: kazakh},
			paper.Paragraph{Runs: []paper.Run{
				{Text: kazakh + " Заң "}, {Text: "19-1-бап " + kazakh, Bold: true, Italic: true}, {Text: kazakh, Italic: true},
				{Text: " мәтіні", Link: "https://adilet.zan.kz/?a=1&b=\"2\""}, {Text: "\nжаңа жол"},
			}},
			paper.Facts{Items: []paper.Fact{{Label: "Кезең", Value: paper.Plain("2025 жыл")}}},
			paper.Heading{Level: 2, Text: "Нарушения: ёЁщЩъЪыЫэЭ"},
			paper.Points{Items: []paper.Point{
				paper.Item("Жоспар жоқ:", paper.SubPoints{Items: []paper.Point{paper.Item("бірінші;"), paper.Item("екінші.")}}),
				paper.Item(nasty),
			}},
			paper.Heading{Level: 3, Text: "Тізілім"},
			paper.Table{
				Columns: []paper.Column{{Title: "№", Width: 1}, {Title: "SHA-256", Width: 5}},
				Rows:    [][]paper.Cell{paper.Row("1", hash), paper.Row("2", nasty)}, Small: true,
			},
			paper.PageBreak{},
			paper.Table{Columns: []paper.Column{{Title: "Күні"}}},
			paper.Paragraph{Runs: paper.Plain("оң жақта"), Align: paper.Right},
		},
		Signatures: []paper.Signature{{Post: "Басқарма басшысы", Name: "Ә. Құлбаев"}, {Post: "Бас сарапшы", Name: "Ғ. Іңкәр"}},
		Executor:   "Орынд.: Ғ. Іңкәр\nтел. 74-00-00",
		Annexes: []paper.Annex{{Mark: "1-қосымша", Title: "Фотосуреттер", Body: []paper.Block{
			photo, paper.Figure{Name: nasty, Open: from(pngOf(30, 20)), Caption: nasty}, photo,
			paper.Figure{Name: "a.gif", Open: from([]byte("GIF89a")), Caption: "Үзінді"},
		}}},
	}
}

// texts are what the memo says, in the order of reading.
var texts = []string{
	"Мәдениет және ақпарат министрлігі", "АНЫҚТАМА", "20.01.2026", "№ ____", "Астана қаласы", "А.Б. Серікбаеваға",
	"«Білім» мекемесінің ашықтығын қашықтан бақылау туралы", kazakh, kazakh + " Заң 19-1-бап " + kazakh + kazakh + " мәтіні", "жаңа жол",
	"Кезең", "2025 жыл", "Нарушения: ёЁщЩъЪыЫэЭ", "1. Жоспар жоқ:", "1) бірінші;", "2) екінші.", "2. " + nasty, "Тізілім", "SHA-256", hash,
	nasty, "Күні", "оң жақта", "Басқарма басшысы", "Ә. Құлбаев", "Бас сарапшы", "Ғ. Іңкәр", "Орынд.: Ғ. Іңкәр", "тел. 74-00-00",
	"1-қосымша", "Фотосуреттер", "1-сурет. Стенд", nasty, "1-сурет. Стенд", "«a.gif» файлы оқылмайды", "Үзінді",
}

// inTurn tells the first of the texts that does not stand where it should.
func inTurn(all string) string {
	all = packed(all)
	for _, want := range texts {
		_, rest, ok := strings.Cut(all, packed(want))
		if !ok {
			return want
		}
		all = rest
	}
	return ""
}

func TestTextComesOutAsItWentIn(t *testing.T) {
	if lost := inTurn(drawnOf(t, memo()).words()); lost != "" {
		t.Errorf("%q is lost", lost)
	}
}

// Another program reads the same: letters are not only drawn, they can be
// searched and copied.
func TestAnotherProgramReadsTheSame(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("pdftotext of poppler-utils is not installed: the text was compared by this package alone")
		return
	}
	file := filepath.Join(t.TempDir(), "memo.pdf")
	if err := os.WriteFile(file, written(t, memo()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-enc", "UTF-8", "-raw", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if lost := inTurn(string(out)); lost != "" {
		t.Errorf("%q is lost in\n%s", lost, out)
	}
}

func TestEveryFaceHasEveryLetterOfTheThreeLanguages(t *testing.T) {
	const russian = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	const others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()[]{}«»“”„–—-/\\№§%…_\"'<>=+*&@#"
	for f, letters := range typefaces() {
		for _, r := range kazakh + russian + others {
			if letters.lacks(r) || letters.widths[r] <= 0 {
				t.Errorf("%+v has no %c", f, r)
			}
		}
		if letters.widths[' '] != gap {
			t.Errorf("a space in %+v is %v wide", f, letters.widths[' '])
		}
	}
}

func TestALetterThatTheFontLacksIsNeverABox(t *testing.T) {
	for _, row := range []struct {
		lang        lang.Lang
		text, drawn string
	}{
		{lang.KK, "5000 ₸", "5000 теңге"},
		{lang.RU, "5000₸", "5000 тенге"},
		{lang.EN, "₸ 5000", "tenge 5000"},
		{lang.RU, "пункт ①", "пункт 1"},
		{lang.RU, "ﬃ", "ffi"},
		{lang.RU, "❤\ufe0f", "[U+2764]"},
		{lang.RU, "\U0001f600", "[U+1F600]"},
		{lang.RU, "漢", "[U+6F22]"},
	} {
		d := drawnOf(t, &paper.Document{Lang: row.lang, Title: "А", Body: []paper.Block{paper.Paragraph{Runs: paper.Plain(row.text)}}})
		if got := d.words(); got != "А "+row.drawn {
			t.Errorf("%q: %q", row.text, got)
		}
	}
}

// Chance has no part in the file: pictures of one width are put in order by the
// library at random.
func TestSameDocumentGivesTheSameBytes(t *testing.T) {
	d := memo()
	for i := range 12 {
		d.Annexes[0].Body = append(d.Annexes[0].Body, paper.Figure{Open: from(jpegOf(60, 20+i)), Caption: "а"})
	}
	first := written(t, d)
	for range 3 {
		if !bytes.Equal(first, written(t, d)) {
			t.Fatal("two writings differ")
		}
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	data := written(t, memo())
	for _, want := range []string{"/Lang (kk)", "(D:20260120040000)", "/Title", "/Author", "/Outlines"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s is not in the file", want)
		}
	}
	d := memo()
	d.Lang, d.Created = "kk) /AA (", "yesterday"
	if data = written(t, d); bytes.Contains(data, []byte("/AA")) || !bytes.Contains(data, []byte("(D:19800101000000)")) {
		t.Error("what a document claims stands in the file as it is")
	}
}

func TestOnlyWebAndMailAddressesLead(t *testing.T) {
	d := drawnOf(t, said(paper.Paragraph{Runs: []paper.Run{
		{Text: "а", Link: "https://example.kz/қ?a=(1)&b=\"2\""}, {Text: "б", Link: "javascript:alert(1)"},
		{Text: "в", Link: "file:///etc/passwd"}, {Text: "г", Link: "mailto:a@example.kz"},
	}}))
	if len(d.links) != 2 || !strings.HasPrefix(d.links[0], "https://example.kz/%D2%9B?a=") || d.links[1] != "mailto:a@example.kz" {
		t.Errorf("%q", d.links)
	}
}

// Nothing in a document becomes an action of the file.
func TestTextIsInert(t *testing.T) {
	d := memo()
	d.Title, d.Subject, d.Author, d.Draft, d.ID = nasty, nasty, nasty, nasty, nasty
	data := written(t, d)
	for _, word := range []string{"/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/EmbeddedFile "} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("the file has %s", word)
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

func TestAFullMediumIsAnError(t *testing.T) {
	if err := (Writer{}).Write(context.Background(), &full{1000}, memo()); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

func TestWritingStopsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	photo := paper.Figure{Name: "a.png", Caption: "а", Open: func() (io.ReadCloser, error) { stop(); return nil, io.EOF }}
	later := paper.Figure{Open: func() (io.ReadCloser, error) { t.Error("it goes on"); return nil, io.EOF }}
	var b bytes.Buffer
	if err := (Writer{}).Write(ctx, &b, said(photo, later)); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Error(err)
	}
}

func FuzzTextIsDrawnWhole(f *testing.F) {
	for _, seed := range []string{nasty, kazakh, "a\x00b\x1b[31m", "\u202eгов\ufffe\xff", " \r\n\t ", "№ № 1", "и\u0306\u0306", "\U0001f600₸"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := drawnOf(t, said(paper.Paragraph{Runs: paper.Plain(text)}))
		want := typefaces()[face{}].legible(paper.Clean(text), lang.RU)
		numbers := slices.DeleteFunc(slices.Clone(d.strokes), func(s stroke) bool { return s.y < topEdge })
		if got := (drawing{strokes: numbers}).words(); packed(got) != "СПРАВКА"+packed(want) {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	})
}
