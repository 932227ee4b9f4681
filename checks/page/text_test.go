package page

import (
	"slices"
	"strings"
	"testing"
)

func TestTheTextOfAPageIsItsLinesWithTheirPlaces(t *testing.T) {
	body := "<title>x</title><main><h1>Байланыс</h1><p>Тел.: 8 (7172)&nbsp;74-01-01<br>Факс жоқ</p><p hidden>112</p><script>'9'</script></main>"
	got := Text([]byte(body), Input{})
	want := []TextLine{{"Байланыс", "main > h1"}, {"Тел.: 8 (7172) 74-01-01", "main > p:nth-of-type(1)"}, {"Факс жоқ", "main > p:nth-of-type(1)"}}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	if lines := Text([]byte("%PDF-1.7"), Input{}); lines != nil {
		t.Errorf("a file of another kind has the lines %q", lines)
	}
}

func TestWhatIsObservedOnALineIsFoundInTheTextByItsPath(t *testing.T) {
	body, in := readFixture(t, "akimat"), Input{Address: "https://kensai.example.kz/kk/", Seen: seenDay()}
	lines := Text(body, in)
	for _, p := range Read(body, in).Phones {
		if !slices.ContainsFunc(lines, func(l TextLine) bool { return l.Path == p.Path && strings.Contains(l.Text, p.Raw) }) {
			t.Errorf("%s, %s, stands on no line", p.Raw, p.Path)
		}
	}
}

func TestTheTextOfASavedListNamesItsFields(t *testing.T) {
	lines := Text(readPortalFile(t, "curators.list.json"), Input{})
	if !slices.Contains(lines, TextLine{"8 (71240) 2-11-02", "[0].public_reception_phone"}) {
		t.Errorf("read %q", lines)
	}
}
