package paper_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

func open() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("")), nil }

// sound is a document nobody can complain about.
func sound() *paper.Document {
	return &paper.Document{
		Lang: lang.RU, Title: "Справка", Subject: "О результатах мониторинга",
		Requisites: paper.Requisites{Date: "20.01.2026", Addressees: []string{"Руководителю А. Серику"}},
		Body: []paper.Block{
			paper.Heading{Level: 1, Text: "Основание"},
			paper.Paragraph{Runs: []paper.Run{{Text: "Закон "}, {Text: "№ 401-V", Link: "https://adilet.zan.kz/rus/docs/Z1500000401"}}},
			paper.Heading{Level: 2, Text: "Нарушения"},
			paper.Points{Items: []paper.Point{
				paper.Item("Нет плана:", paper.SubPoints{Items: []paper.Point{paper.Item("не принят;"), paper.Item("не размещен.")}}),
			}},
			paper.Table{Columns: []paper.Column{{Title: "№", Width: 1}, {Title: "Дата", Width: 3}}, Rows: [][]paper.Cell{paper.Row("1", "01.02.2025")}},
			paper.Facts{Items: []paper.Fact{{Label: "Период", Value: paper.Plain("2025 год")}}},
			paper.PageBreak{},
			paper.Figure{Name: "stand.jpg", Open: open, Caption: "Стенд"},
		},
		Signatures: []paper.Signature{{Post: "Руководитель управления", Name: "А. Балаева"}},
		Annexes:    []paper.Annex{{Mark: "Приложение 1", Title: "Реестр", Body: []paper.Block{paper.Heading{Level: 1, Text: "Снимки"}}}},
	}
}

func TestSoundDocumentHasNoProblems(t *testing.T) {
	if got := sound().Problems(); len(got) > 0 {
		t.Error(got)
	}
}

func TestProblemsAreNamed(t *testing.T) {
	deep := paper.Points{Items: []paper.Point{paper.Item("а", paper.Points{Items: []paper.Point{paper.Item("б")}})}}
	deeper := paper.SubPoints{Items: []paper.Point{paper.Item("а", paper.SubPoints{Items: []paper.Point{paper.Item("б")}})}}
	body := func(b paper.Block) func(*paper.Document) {
		return func(d *paper.Document) { d.Body = append(d.Body, b) }
	}
	for _, row := range []struct {
		about string
		spoil func(*paper.Document)
		want  string
	}{
		{"a language nobody set", func(d *paper.Document) { d.Lang = "" }, "language"},
		{"no title", func(d *paper.Document) { d.Title = "" }, "no title"},
		{"a subject that is a sentence", func(d *paper.Document) { d.Subject += "." }, "full stop"},
		{"a direction override in a name", func(d *paper.Document) { d.Signatures[0].Name = "А\u202eБ" }, "signature holds"},
		{"a letter in two pieces", body(paper.Paragraph{Runs: paper.Plain("и\u0306")}), "paragraph holds"},
		{"five addressees", func(d *paper.Document) { d.Requisites.Addressees = slices.Repeat([]string{"х"}, 5) }, "5 addressees"},
		{"an annex without a mark", func(d *paper.Document) { d.Annexes[0].Mark = "" }, "annex 1 has no mark"},
		{"a heading level that is skipped", func(d *paper.Document) { d.Annexes[0].Body = []paper.Block{paper.Heading{Level: 2, Text: "а"}} }, "annex 1: heading"},
		{"a fourth heading level", body(paper.Heading{Level: 4, Text: "а"}), "level 4"},
		{"a heading that is a sentence", body(paper.Heading{Level: 1, Text: "Вывод."}), "full stop"},
		{"an empty paragraph", body(paper.Paragraph{Runs: paper.Plain(" ")}), "empty paragraph"},
		{"a dash instead of a number", body(paper.Paragraph{Runs: paper.Plain("– нет плана")}), "dash or bullet"},
		{"a link that runs a script", body(paper.Paragraph{Runs: []paper.Run{{Text: "а", Link: "javascript:alert(1)"}}}), "is linked"},
		{"points inside points", body(deep), "points stand inside points"},
		{"sub-points inside sub-points", body(deeper), "sub-points stand inside sub-points"},
		{"points without a point", body(paper.Points{}), "without a single one"},
		{"a point without a word", body(paper.Points{Items: []paper.Point{{}}}), "empty one"},
		{"a table without columns", body(paper.Table{}), "without columns"},
		{"a row that is short", body(paper.Table{Columns: make([]paper.Column, 2), Rows: [][]paper.Cell{paper.Row("1")}}), "row 1 has 1 cells for 2"},
		{"a column of negative width", body(paper.Table{Columns: []paper.Column{{Title: "а", Width: -1}}}), "less than nothing"},
		{"a figure without a caption", body(paper.Figure{Name: "a.png", Open: open}), "no caption"},
		{"a figure without bytes", body(paper.Figure{Name: "a.png", Caption: "а"}), "no bytes"},
	} {
		d := sound()
		row.spoil(d)
		got := strings.Join(d.Problems(), "\n")
		if !strings.Contains(got, row.want) || strings.Contains(got, "\n") {
			t.Errorf("%s: want one problem with %q, got %q", row.about, row.want, got)
		}
	}
}

// texts are the paragraphs of a body with their numbers.
func texts(body []paper.Block) []string {
	var out []string
	for b := range paper.Flow(body) {
		if p, ok := b.(paper.Paragraph); ok {
			line := ""
			for _, r := range p.Runs {
				line += r.Text
			}
			out = append(out, line)
		} else {
			out = append(out, fmt.Sprintf("%T", b))
		}
	}
	return out
}

func TestPointsAreNumberedThroughTheDocumentAndSubPointsAnew(t *testing.T) {
	sub := func(texts ...string) paper.SubPoints {
		var s paper.SubPoints
		for _, text := range texts {
			s.Items = append(s.Items, paper.Item(text))
		}
		return s
	}
	got := texts([]paper.Block{
		paper.Points{Items: []paper.Point{paper.Item("а", sub("б", "в")), paper.Item("г", sub("д"), paper.Paragraph{Runs: paper.Plain("е")})}},
		paper.Heading{Level: 1},
		paper.Points{Items: []paper.Point{{Body: []paper.Block{paper.Table{}}}, {}}},
	})
	want := []string{"1. а", "1) б", "2) в", "2. г", "1) д", "е", "paper.Heading", "3. ", "paper.Table", "4. "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestFlowStopsWhenItsReaderDoesAndLeavesTheTreeAlone(t *testing.T) {
	body := []paper.Block{paper.Points{Items: []paper.Point{paper.Item("а"), paper.Item("б")}}}
	first := texts(body)
	for range paper.Flow(body) {
		break
	}
	if again := texts(body); !slices.Equal(first, again) {
		t.Errorf("the second reading gives %q, the first gave %q", again, first)
	}
}

func TestSubjectLinesHoldThirtyFiveCharactersAndEveryWord(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	for range 500 {
		var words []string
		for range r.IntN(12) {
			words = append(words, strings.Repeat("ә", 1+r.IntN(40)))
		}
		lines := (&paper.Document{Subject: strings.Join(words, " ")}).SubjectLines()
		if got := strings.Fields(strings.Join(lines, " ")); !slices.Equal(got, words) {
			t.Fatalf("seed %d: %q became %q", seed, words, lines)
		}
		for i, line := range lines {
			size := utf8.RuneCountInString(line)
			if size > 35 && strings.Contains(line, " ") {
				t.Fatalf("seed %d: line %q is too long", seed, line)
			}
			if i > 0 {
				next, _, _ := strings.Cut(line, " ")
				if utf8.RuneCountInString(lines[i-1]+" "+next) <= 35 {
					t.Fatalf("seed %d: %q had room for %q", seed, lines[i-1], next)
				}
			}
		}
	}
}

func TestCleanKeepsTheSpacesBetweenRuns(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "   ": " ", " \n ": "\n", "\nа": "\nа", "а \r\n": "а\n", "\x1b[2J": "[2J", " а  б\t": " а б ", "а\r\nб": "а\nб", "\x00": "", "\u202eа ": "а ",
	} {
		got := paper.Clean(in)
		if got != want || paper.Clean(got) != got {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOnlyWebAndMailAddressesBecomeLinks(t *testing.T) {
	for link, want := range map[string]bool{
		"https://gov.kz/memleket?a=1&b=2": true, "http://әкім.kz/": true, "mailto:info@gov.kz": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "//gov.kz": false, "gov.kz": false,
		"https://": false, "mailto:": false, "https://a b": false, "https://a\x00\nb c": false, "": false,
	} {
		if _, got := paper.Target(link); got != want {
			t.Errorf("Target(%q) = %v, want %v", link, got, want)
		}
	}
}

func TestProseIsOneParagraphForEachLine(t *testing.T) {
	if got := texts(paper.Prose("бір\r\n\r\n  екі  \n")); !slices.Equal(got, []string{"бір", "екі"}) {
		t.Errorf("got %q", got)
	}
}

type nothing struct{}

func (nothing) Write(context.Context, io.Writer, *paper.Document) error { return nil }

func TestFormatsAreListedInOrder(t *testing.T) {
	ws := paper.Writers{"md": nothing{}, "docx": nothing{}, "json": nothing{}}
	if got := ws.Formats(); !slices.Equal(got, []paper.Format{"docx", "json", "md"}) {
		t.Errorf("got %q", got)
	}
}
