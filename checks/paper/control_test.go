package paper_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
)

// story is a paper of state control as it is written in one situation.
type story struct {
	name    string
	kind    checks.PaperKind
	s       *sample
	details checks.PaperDetails
	today   string // none: that of the samples
	due     string // the last day for a report, of a decision; none: not known
}

func (y story) input(t testing.TB, l lang.Lang) paper.Input {
	t.Helper()
	in := y.s.input(t, l)
	in.Details = y.details
	if y.today != "" {
		in.Today = day(y.today)
	}
	if y.due != "" {
		in.Due = day(y.due)
	}
	return in
}

func (y story) document(t testing.TB, l lang.Lang) *paper.Document {
	t.Helper()
	how, ok := paper.ComposerOf(y.kind)
	if !ok {
		t.Fatalf("%s is not composed", y.kind)
	}
	d, err := how.Compose(y.input(t, l))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// read is the paper as it is read.
func (y story) read(t testing.TB, l lang.Lang) string {
	t.Helper()
	return strings.ReplaceAll(string(written(t, md.Writer{}, y.document(t, l))), `\`, "")
}

// lacks lists in Russian what stands between the paper and its signature: what blocks,
// and what leaves a line for the pen.
func (y story) lacks(t testing.TB) (blocks, rest []string) {
	t.Helper()
	how, _ := paper.ComposerOf(y.kind)
	for _, g := range how.Missing(y.input(t, lang.RU)) {
		if len(g.Text.Missing()) > 0 {
			t.Errorf("%+v is not said in every language", g.Text)
		}
		if g.Blocks {
			blocks = append(blocks, g.Text.RU)
		} else {
			rest = append(rest, g.Text.RU)
		}
	}
	return blocks, rest
}

// blockedBy tells whether something that blocks begins so.
func (y story) blockedBy(t testing.TB, words string) bool {
	t.Helper()
	blocks, _ := y.lacks(t)
	return slices.ContainsFunc(blocks, func(s string) bool { return strings.Contains(s, words) })
}

// TestPapersAsTheyAreRead compares the papers with those that were read and found
// good.
func TestPapersAsTheyAreRead(t *testing.T) {
	for _, y := range stories(t) {
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			name := y.name + "." + string(l)
			t.Run(string(y.kind)+"/"+name, func(t *testing.T) {
				d := y.document(t, l)
				asRead(t, filepath.Join(string(y.kind), name+".md"), written(t, md.Writer{}, d))
				if *sheets != "" {
					save(t, filepath.Join(*sheets, string(y.kind)+"-"+name+".docx"), written(t, docx.Writer{}, d))
				}
			})
		}
	}
}

// TestARecommendationForPrograms compares the content of one paper as JSON.
func TestARecommendationForPrograms(t *testing.T) {
	for _, y := range stories(t) {
		if y.kind == checks.RecommendationPaper {
			asRead(t, filepath.Join("recommendation", y.name+".ru.json"), written(t, json.Writer{}, y.document(t, lang.RU)))
			return
		}
	}
}

func asRead(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		save(t, file, got)
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what was expected; read it and run go test ./checks/paper -update\n%s", file, got)
	}
}

// TestTheSamePaperInEveryLanguage: the Kazakh and the Russian paper are two authentic
// ones with the same numbering and the same content.
func TestTheSamePaperInEveryLanguage(t *testing.T) {
	for _, y := range stories(t) {
		t.Run(string(y.kind)+"/"+y.name, func(t *testing.T) {
			kk := y.document(t, lang.KK)
			for _, l := range lang.Langs() {
				d := y.document(t, l)
				if problems := d.Problems(); len(problems) > 0 {
					t.Errorf("%s: %q", l, problems)
				}
				read := y.read(t, l) + string(written(t, json.Writer{}, d))
				if found := slip.FindString(read); found != "" {
					t.Errorf("%s: %s stands in the paper", l, found)
				}
				if a, b := shape(kk), shape(d); a != b {
					t.Errorf("kk and %s differ in shape:\n%s\n%s", l, a, b)
				}
				if a, b := numbers(t, kk), numbers(t, d); a != b {
					t.Errorf("kk and %s differ in content:\n%s\n%s", l, a, b)
				}
			}
			if a, b := figures(y.read(t, lang.KK)), figures(y.read(t, lang.RU)); !slices.Equal(a, b) {
				t.Errorf("kk and ru differ in numbers:\n%q\n%q", a, b)
			}
		})
	}
}

// figure is a number in a text, with the dots of a date.
var figure = regexp.MustCompile(`\d+(?:\.\d+)*`)

// figures lists the different numbers of a text in their order.
func figures(text string) []string {
	list := figure.FindAllString(text, -1)
	slices.Sort(list)
	return slices.Compact(list)
}

// head is the first head of a holder, as he was typed.
var head = &checks.Official{
	PostKK: "Сарыдала облысының жолаушылар көлігі басқармасының басшысына", NameKK: "Е. Тоғызбаевқа",
	PostRU: "Руководителю Управления пассажирского транспорта Сарыдалинской области", NameRU: "Тогызбаеву Е.",
}

// issue puts a paper into the inspection as one that was registered, and served.
func (s *sample) issue(t testing.TB, kind checks.PaperKind, number, day_, served string, details checks.PaperDetails) string {
	t.Helper()
	p := checks.IssuedPaper{ID: id(s.next()), Paper: string(kind), Content: &checks.PaperContent{Details: details}}
	how, _ := paper.ComposerOf(kind)
	if how.Violations {
		in := s.input(t, lang.KK)
		in.Details = details
		points, err := paper.Stated(in)
		if err != nil {
			t.Fatal(err)
		}
		p.Content.Points = points
	}
	p.Course = []checks.PaperState{{Value: checks.Registered, Day: day(day_), Number: number}}
	if served != "" {
		p.Course = append(p.Course, checks.PaperState{Value: checks.Served, Day: day(served)})
	}
	s.c.Papers = append(s.c.Papers, p)
	return p.ID
}
