package propose

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/page"
	"ashyq/checks/standard"
)

// site is a made-up site whose pages are captured one after the other.
type site struct {
	t      *testing.T
	in     Input
	second int
}

const host = "https://mekeme.example.kz"

func newSite(t *testing.T, category string, traits ...string) *site {
	t.Helper()
	law, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	h := &checks.HolderState{Holder: checks.Holder{Names: []checks.Name{{KK: "Жаңатал мекемесі", RU: "Учреждение Жанатал"}}}}
	for _, id := range traits {
		h.Holder.Traits = append(h.Holder.Traits, checks.Trait{ID: id, Value: checks.Yes})
	}
	return &site{t: t, in: Input{
		Law: law, Categories: []string{category}, Holder: h, Period: span(t, "2025-01-01..2025-12-31"),
		Applies: func(c *standard.Check) bool {
			for _, of := range c.Categories() {
				if of == category {
					return true
				}
			}
			return false
		},
	}}
}

func span(t *testing.T, s string) calendar.Span {
	t.Helper()
	out, err := calendar.ParseSpan(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func day(t *testing.T, s string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// captured adds a page of the site as it answered on a day, for a check or for none.
func (s *site) captured(on, path, check, body string) *Page {
	s.t.Helper()
	s.second++
	address := host + path
	if strings.Contains(path, "://") {
		address = path
	}
	at := day(s.t, on)
	p := Page{
		Day: at,
		Capture: checks.Capture{
			ID: fmt.Sprintf("cap-%03d", s.second), Asked: address, Final: address, Method: "web",
			At: fmt.Sprintf("%sT10:00:%02d+05:00", on, s.second%60), Files: []checks.File{{Role: checks.BodyRole(check)}},
		},
	}
	in := page.Input{ContentType: "text/html; charset=utf-8", Address: address, Seen: at}
	p.Reading, p.Lines = page.Read([]byte(body), in), page.Text([]byte(body), in)
	p.Capture.Outcome = string(p.Reading.Outcome)
	s.in.Pages = append(s.in.Pages, p)
	return &s.in.Pages[len(s.in.Pages)-1]
}

// html makes a page with a menu and a foot.
func html(lang, title, menu, matter string) string {
	return `<!doctype html><html lang="` + lang + `"><head><title>` + title + ` | Жаңатал</title></head><body>` +
		`<nav><ul>` + menu + `</ul></nav><main>` + matter + `</main><footer><p>© Жаңатал</p></footer></body></html>`
}

// menu makes entries of a menu: "/tarih Тарих".
func menu(entries ...string) string {
	out := ""
	for _, e := range entries {
		path, title, _ := strings.Cut(e, " ")
		out += `<li><a href="` + path + `">` + title + `</a></li>`
	}
	return out
}

// of gives the proposals of a check, those of one item if it is named.
func (s *site) of(check, item string) []Proposal {
	var out []Proposal
	for _, p := range All(s.in) {
		if p.Check == check && (item == "" || p.Item == item) {
			out = append(out, p)
		}
	}
	return out
}

const long = "<p>Мекеме 1998 жылы құрылған, содан бері аудан тұрғындарына кітапхана қызметін көрсетіп келеді. Алғашқы ғимарат орталық алаңда орналасқан еді.</p>"
