package lang

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestForeignTextBecomesOneHarmlessLine(t *testing.T) {
	for _, row := range []struct{ says, in, want string }{
		{"plain words stay", "Күн тәртібі", "Күн тәртібі"},
		{"an escape sequence cannot move the cursor", "a\x1b[2Jb", "a[2Jb"},
		{"nor a C1 control", "a\u009b2Jb", "a2Jb"},
		{"nor a bell or a backspace", "a\x07\x08b", "ab"},
		{"direction cannot be turned round", "txt.\u202eexe", "txt.exe"},
		{"nor isolated or marked", "\u2066a\u2069\u200e\u200f\u061cb", "ab"},
		{"zero width is dropped", "a\u200b\u200c\u200d\u2060b", "ab"},
		{"so is a byte order mark", "\ufeffab", "ab"},
		{"so are invisible tags", "a\U000e0041b", "ab"},
		{"so are invalid bytes", "a\xff\xc0b", "ab"},
		{"line breaks are spaces", "a\r\nb\u2028c\u0085d", "a b c d"},
		{"spaces of every kind run together", " a\t\u00a0\u3000 b ", "a b"},
		{"letters are composed", "и\u0306", "й"},
		{"letters parted by something invisible are composed too", "и\u200b\u0306", "й"},
		{"nothing is nothing", " \n\x00 ", ""},
	} {
		if got := Line(row.in); got != row.want {
			t.Errorf("%s: Line(%q) = %q, want %q", row.says, row.in, got, row.want)
		}
	}
}

func TestParagraphsKeepTheirLineBreaks(t *testing.T) {
	for _, row := range []struct{ says, in, want string }{
		{"every kind of break is one kind", "a\r\nb\rc\vd\u2029e\u0085f", "a\nb\nc\nd\ne\nf"},
		{"lines are trimmed", "  a  b \n\t c ", "a b\nc"},
		{"one blank line parts paragraphs, more say no more", "a\n \n\n\nb", "a\n\nb"},
		{"blank lines at the ends are dropped", "\n\na\n\n", "a"},
		{"controls are dropped as in Line", "a\x1b[0m\nb\u202e", "a[0m\nb"},
		{"nothing is nothing", "\n\n", ""},
	} {
		if got := Paragraphs(row.in); got != row.want {
			t.Errorf("%s: Paragraphs(%q) = %q, want %q", row.says, row.in, got, row.want)
		}
	}
}

// harmful finds what cleaned text must not have.
func harmful(s string, breaks string) bool {
	return !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || strings.Contains(s, "  ") ||
		strings.IndexFunc(s, func(r rune) bool {
			return !strings.ContainsRune(breaks, r) && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp))
		}) >= 0
}

func foreign(f *testing.F) {
	for _, s := range []string{"", "a\x1b[2J", "\u202etxt", "и\u200b\u0306", "\xff\xfe", "a\r\n\r\n b\n", "\u2066\u0085", "ㄱ\u11a8"} {
		f.Add(s)
	}
	f.Add("a" + strings.Repeat("\u0301", 40))
}

func FuzzLine(f *testing.F) {
	foreign(f)
	f.Fuzz(func(t *testing.T, s string) {
		got := Line(s)
		if harmful(got, "") {
			t.Errorf("Line(%q) = %q is not harmless", s, got)
		}
		if Line(got) != got {
			t.Errorf("Line(%q) = %q, again %q", s, got, Line(got))
		}
	})
}

func FuzzParagraphs(f *testing.F) {
	foreign(f)
	f.Fuzz(func(t *testing.T, s string) {
		got := Paragraphs(s)
		if harmful(got, "\n") || strings.Contains(got, "\n\n\n") {
			t.Errorf("Paragraphs(%q) = %q is not harmless", s, got)
		}
		if Paragraphs(got) != got {
			t.Errorf("Paragraphs(%q) = %q, again %q", s, got, Paragraphs(got))
		}
	})
}

// JSON is looked at too: what would draw is written as JSON writes it, and means the same.
func TestVisibleJSONMeansTheSame(t *testing.T) {
	for _, s := range []string{"Ашық үкімет", "a\x7fb\u009b2J", "\u202e\u2067x", "\U000e0041", "\u2028\u3164", "🙂"} {
		raw, err := json.Marshal(map[string]string{"x": s})
		if err != nil {
			t.Fatal(err)
		}
		seen := Visible(string(raw))
		var back map[string]string
		if err := json.Unmarshal(seen, &back); err != nil || back["x"] != s {
			t.Errorf("%q became %s: %q, %v", s, seen, back["x"], err)
		}
		if Line(string(seen)) != string(seen) {
			t.Errorf("%s still hides something", seen)
		}
	}
}
