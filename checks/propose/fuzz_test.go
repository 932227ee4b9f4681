package propose

import (
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// FuzzAll looks at two pages of unknown bytes. Whatever stands on them, a proposal
// names a part that the check has, rests on a page that was read, is one clean line,
// and says of nothing that it was not found beside a page that could not be read.
func FuzzAll(f *testing.F) {
	for _, name := range []string{"akimat", "article", "blog-page-2", "shell", "login"} {
		body, err := os.ReadFile(filepath.Join("..", "..", "fixtures", "pages", name+".html"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body), html("kk", "Тарих", menu("/tarih Тарих"), "<h1>Тарих</h1><p>Мекеме 1998 жылы құрылған.</p>"), "site-currency")
	}
	f.Fuzz(func(t *testing.T, first, second, check string) {
		s := newSite(t, "state-institution")
		s.captured("2025-06-10", "/", "", first)
		s.captured("2025-06-10", "/tarih", check, second)
		read := map[string]bool{}
		whole := true
		for _, p := range s.in.Pages {
			read[p.Capture.ID] = p.Capture.Fetched()
			whole = whole && read[p.Capture.ID]
		}
		for _, p := range All(s.in) {
			c := s.in.Law.Check(p.Check)
			if c == nil || len(p.Parts) == 0 || !read[p.Capture] {
				t.Fatalf("%+v", p)
			}
			for _, part := range p.Parts {
				if c.Part(part) == nil {
					t.Fatalf("%s has no part %q", p.Check, part)
				}
			}
			if p.Fragment != lang.Line(p.Fragment) || p.Title != lang.Line(p.Title) {
				t.Fatalf("not a clean line: %q, %q", p.Title, p.Fragment)
			}
			if p.Says == checks.Absent && !whole {
				t.Fatalf("absent beside a page that was not read: %+v", p)
			}
		}
	})
}
