package paper

import (
	"bytes"
	"strings"
	"testing"

	"ashyq/checks"
)

func signedSample() Signed {
	return Signed{
		Subject: "inspection 0194b1f0-0000-7000-8000-0000000000a1", Paper: "0194b1f0-0000-7000-8000-0000000000e1", Words: strings.Repeat("ab", 32),
		Heads: []checks.Head{{Stream: strings.Repeat("01", 32), Number: 7, Hash: strings.Repeat("cd", 32)}}, Value: "AAA+/=:BBB==",
	}
}

func TestTheMarkOfAPaperIsOneWord(t *testing.T) {
	word := signedSample().Word()
	if strings.ContainsAny(word, " \t\n\"<>&'\\();,:") {
		t.Errorf("%q needs quoting somewhere", word)
	}
	back, ok := ParseSigned(word)
	if !ok || back.Word() != word || back.Subject != signedSample().Subject || back.Heads[0] != signedSample().Heads[0] {
		t.Errorf("it is read as %+v", back)
	}
	if (Signed{Paper: "x"}).Word() != "" {
		t.Error("what nobody signed has no mark")
	}
}

func TestWhatIsNoMarkIsNotReadAsOne(t *testing.T) {
	word := signedSample().Word()
	for _, wrong := range []string{
		"", "ashyq-signed|", word + "|", strings.Replace(word, "|1|", "|2|", 1), strings.Replace(word, ".7.", ".07.", 1),
		strings.Replace(word, ".7.", "..", 1), word[:len(word)-30], "x" + word, word + strings.Repeat("A", mostWord),
	} {
		if s, ok := ParseSigned(wrong); ok && s.Word() != wrong || ok && wrong != word[:len(word)-30] && s.Value == "" {
			t.Errorf("%.60q is read as %+v", wrong, s)
		}
	}
}

func TestTheWordsOfAPaperAreItsTexts(t *testing.T) {
	d := &Document{Title: "анықтама", Body: []Block{
		Paragraph{Runs: Plain("бір")}, Points{Items: []Point{Item("екі")}}, Table{Columns: []Column{{Title: "үш"}}, Rows: [][]Cell{Row("төрт")}},
	}}
	words := d.Words()
	same := *d
	same.Created, same.Signed, same.Data = "2026-01-20T04:00:00Z", "x", 1
	if same.Words() != words {
		t.Error("the moment, the mark and the value are no words of it")
	}
	for what, change := range map[string]func(*Document){
		"a title": func(d *Document) { d.Title = "Анықтама" },
		"a point": func(d *Document) { d.Body = []Block{d.Body[0], Points{Items: []Point{Item("екі.")}}, d.Body[2]} },
		"a cell": func(d *Document) {
			d.Body = []Block{d.Body[0], d.Body[1], Table{Columns: []Column{{Title: "үш"}}, Rows: [][]Cell{Row("бес")}}}
		},
		"an order":       func(d *Document) { d.Body = []Block{d.Body[1], d.Body[0], d.Body[2]} },
		"a sort":         func(d *Document) { d.Body = []Block{Heading{Text: "бір"}, d.Body[1], d.Body[2]} },
		"a signature":    func(d *Document) { d.Signatures = []Signature{{Post: "бастық"}} },
		"a border moved": func(d *Document) { d.Title, d.Subject = "анықт", "ама" },
	} {
		other := *d
		if change(&other); other.Words() == words {
			t.Errorf("%s changed, and the words are the same", what)
		}
	}
}

// What a page carries may look like a mark: it is read, and does not hide the real one.
func TestEveryMarkOfAFileIsFound(t *testing.T) {
	real := signedSample()
	fake := real
	fake.Value = "BBB"
	wide := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString("\x00" + string(r))
		}
		return b.String()
	}
	for what, file := range map[string]string{
		"text":  "# " + fake.Word() + "\n\n<!-- " + real.Word() + " -->\n",
		"a pdf": "%PDF-1.3\n" + fake.Word() + "\n/Keywords (\xfe\xff" + wide("id "+real.Word()) + ")\n",
	} {
		found := FindSigned([]byte(file))
		if len(found) != 2 || found[0].Word() != fake.Word() || found[1].Word() != real.Word() {
			t.Errorf("%s: %+v", what, found)
		}
	}
	if many := FindSigned([]byte(strings.Repeat(real.Word()+" ", 100))); len(many) != mostFound {
		t.Errorf("%d marks are looked at", len(many))
	}
	if found := FindSigned([]byte("PK\x03\x04 no zip")); len(found) != 0 {
		t.Errorf("%+v", found)
	}
}

func FuzzSigned(f *testing.F) {
	f.Add([]byte(signedSample().Word()))
	f.Add([]byte("%PDF-\x00a\x00s" + signedSample().Word()))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, file []byte) {
		for _, s := range FindSigned(file) {
			if !bytes.Contains(file, []byte(signedWord)) && !bytes.HasPrefix(file, []byte("%PDF-")) && !bytes.HasPrefix(file, []byte("PK")) {
				t.Errorf("%+v is not in the file", s)
			}
		}
	})
}
