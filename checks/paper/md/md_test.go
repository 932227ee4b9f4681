package md

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

var update = flag.Bool("update", false, "write the golden files anew")

func written(t testing.TB, d *paper.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWholeMemo(t *testing.T) {
	untouched := func() (io.ReadCloser, error) { t.Error("a picture was opened"); return nil, io.EOF }
	d := &paper.Document{
		Lang: lang.KK, Title: "Анықтама", Draft: "ЖОБА", Subject: "«Білім» мекемесі туралы",
		Requisites: paper.Requisites{
			Organization: "Мәдениет және ақпарат министрлігі", Date: "20.01.2026", Number: "№ ____",
			Place: "Астана қаласы", Addressees: []string{"А.Б. Серікбаеваға"},
		},
		Body: []paper.Block{
			paper.Heading{Level: 1, Text: "Негіздеме ӘәҒғҚқҢңӨөҰұҮүҺһІі"},
			paper.Paragraph{Runs: []paper.Run{
				{Text: "Заңның "}, {Text: "19-1-бабы ", Bold: true}, {Text: "мен ", Italic: true},
				{Text: "мәтіні", Link: "https://adilet.zan.kz/?a=1&b=2"}, {Text: ".\nЕкінші жол"},
			}},
			paper.Facts{Items: []paper.Fact{{Label: "Кезең", Value: paper.Plain("2025 жыл")}}},
			paper.PageBreak{},
			paper.Heading{Level: 2, Text: "Бұзушылықтар"},
			paper.Points{Items: []paper.Point{
				paper.Item("Жоспар жоқ:", paper.SubPoints{Items: []paper.Point{paper.Item("бірінші;"), paper.Item("екінші.")}}),
				paper.Item("Стенд жоқ."),
			}},
			paper.Table{
				Columns: []paper.Column{{Title: "№"}, {Title: "Атауы"}},
				Rows:    [][]paper.Cell{paper.Row("1", "бір | екі\nүш"), paper.Row("2"), paper.Row("3", "төрт", "артық")},
			},
		},
		Signatures: []paper.Signature{{Post: "Басқарма басшысы", Name: "Ә. Құлбаев"}},
		Executor:   "Орынд.: Ғ. Іңкәр\nтел. 74-00-00",
		Annexes: []paper.Annex{{Mark: "1-қосымша", Title: "Фотосуреттер", Body: []paper.Block{
			paper.Heading{Level: 1, Text: "Стенд"},
			paper.Figure{Name: "стенд 1.jpg", Open: untouched, Caption: "1-сурет. Стенд"},
		}}},
	}
	got := written(t, d)
	if *update {
		if err := os.WriteFile("testdata/memo.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/memo.md")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("testdata/memo.md differs:\n%s", got)
	}
}

func TestTextThatLooksLikeMarkupStaysText(t *testing.T) {
	for in, want := range map[string]string{
		"# тақырып":          `\# тақырып`,
		"1. бір":             `1\. бір`,
		"12) бір":            `12\) бір`,
		"1.":                 `1\.`,
		"18.04.2025":         "18.04.2025",
		"- бір":              `\- бір`,
		"+ бір":              `\+ бір`,
		"* бір":              `\* бір`,
		"бір\n===":           "бір\\\n\\===",
		"бір\n---":           "бір\\\n\\---",
		":--":                `\:--`,
		"~~~":                `\~\~\~`,
		"```go":              "\\`\\`\\`go",
		"> сөз":              `\> сөз`,
		"a|b":                `a\|b`,
		"`код`":              "\\`код\\`",
		"*a* _b_ ~~c~~ $d$":  `\*a\* \_b\_ \~\~c\~\~ \$d\$`,
		"<script>x</script>": `\<script\>x\</script\>`,
		"<!-- x -->":         `\<!-- x --\>`,
		"[x](y)":             `\[x\](y)`,
		"![x](y)":            `!\[x\](y)`,
		"[x]: y":             `\[x\]: y`,
		"&lt; &#60;":         `\&lt; \&\#60;`,
		`\`:                  `\\`,
		"    код":            "код",
		"\tкод":              "код",
		"a  \nb":             "a\\\nb",
		"\u202eb\x1b[2J":     `b\[2J`,
		"Тоқта!":             `Тоқта\!`,
		"Тоқта! Кел":         "Тоқта! Кел",
		" \n ":               "",
	} {
		if got := text(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestFacesAreMarkedOnlyWhereMarkdownUnderstandsIt(t *testing.T) {
	bold, italic, both := paper.Run{Text: "ab", Bold: true}, paper.Run{Text: "ab", Italic: true}, paper.Run{Text: "ab", Bold: true, Italic: true}
	quoted := paper.Run{Text: "«ab»", Bold: true}
	spaced := paper.Run{Text: " ab ", Bold: true}
	link := paper.Run{Text: "ab", Link: "https://gov.kz/(a)?b=1&c=<d>|"}
	script := paper.Run{Text: "ab", Link: "javascript:alert(1)"}
	plain := func(s string) paper.Run { return paper.Run{Text: s} }
	for _, row := range []struct {
		about string
		runs  []paper.Run
		want  string
	}{
		{"bold", []paper.Run{bold}, "**ab**"},
		{"bold inside a word", []paper.Run{plain("x"), bold, plain("y")}, "x**ab**y"},
		{"bold quotes beside letters cannot be marked", []paper.Run{plain("x"), quoted, plain("y")}, "x«ab»y"},
		{"spaces stay outside the marks", []paper.Run{plain("x"), spaced, plain("y")}, "x **ab** y"},
		{"italic", []paper.Run{italic}, "_ab_"},
		{"italic inside a word cannot be marked", []paper.Run{plain("x"), italic}, "xab"},
		{"bold and italic", []paper.Run{both}, "**_ab_**"},
		{"two bold runs are one", []paper.Run{bold, plain(""), bold}, "**abab**"},
		{"bold on two lines", []paper.Run{{Text: "a\nb", Bold: true}}, "**a**\\\n**b**"},
		{"a link", []paper.Run{link}, `[ab](<https://gov.kz/(a)?b=1\&c=%3Cd%3E%7C>)`},
		{"an exclamation before a link does not make it a picture", []paper.Run{plain("x!"), link}, `x\![ab](<https://gov.kz/(a)?b=1\&c=%3Cd%3E%7C>)`},
		{"a script is no link", []paper.Run{script}, "ab"},
	} {
		if got := lines(row.runs); got != row.want {
			t.Errorf("%s: %q, want %q", row.about, got, row.want)
		}
	}
}

// Re-read by the plainest of readers: a backslash takes the next sign as it is.
func TestEverySignOfMarkdownHasABackslashAndNothingIsLost(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	signs := []rune("\\`*_[]<>|~&#$-+=:.)(! aә1\n\"'{}^@/")
	for range 5000 {
		var in strings.Builder
		for range r.IntN(12) {
			in.WriteRune(signs[r.IntN(len(signs))])
		}
		var read strings.Builder
		taken := false
		for _, c := range text(in.String()) {
			switch {
			case taken:
				read.WriteRune(c)
				taken = false
			case c == '\\':
				taken = true
			case strings.ContainsRune("`*_[]<>|~&#$\n", c):
				t.Fatalf("seed %d: %q has a bare %q", seed, text(in.String()), c)
			default:
				read.WriteRune(c)
			}
		}
		if want := lang.Paragraphs(in.String()); read.String() != want {
			t.Fatalf("seed %d: %q is read as %q", seed, want, read.String())
		}
	}
}

func TestPicturesAreLookedForBesideThePaperOnly(t *testing.T) {
	for name, want := range map[string]string{
		"a.png":                 "![x](<./a.png>)\n\nx\n",
		"../../etc/passwd":      "![x](<./passwd>)\n\nx\n",
		`C:\фото\стенд.jpg`:     "![x](<./стенд.jpg>)\n\nx\n",
		"https://spy.kz/p.png":  "![x](<./p.png>)\n\nx\n",
		"a>(b)<c?d#e%20&amp;|f": "![x](<./a%3E(b)%3Cc%3Fd%23e%2520\\&amp;%7Cf>)\n\nx\n",
		"..":                    "x\n",
		"":                      "x\n",
	} {
		d := &paper.Document{Body: []paper.Block{paper.Figure{Name: name, Caption: "x"}}}
		if got := written(t, d); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}

type full struct{}

var errFull = errors.New("no room left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFullMediumAndAnEndedContextAreErrors(t *testing.T) {
	d := &paper.Document{Title: "А", Body: []paper.Block{paper.Heading{Level: 1, Text: "Б"}}}
	if err := (Writer{}).Write(context.Background(), full{}, d); !errors.Is(err, errFull) {
		t.Error(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := (Writer{}).Write(ctx, io.Discard, d); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
