package propose

import (
	"testing"

	"ashyq/checks/page"
)

// saved adds a page that was saved into a file and does not say where it stood.
func (s *site) saved(name, base, body string) {
	s.t.Helper()
	p := s.captured("2025-12-01", name, "", body)
	p.Capture.Final, p.Capture.Method, p.Capture.Asked, p.Claimed = "", "file", name, base
}

// A saved page names addresses without a host: they are those of the holder's only
// site, and without one they can be asked of nobody.
func TestLeadsOfASavedPage(t *testing.T) {
	for _, c := range []struct {
		sites      []string
		url        string
		capturable bool
	}{
		{nil, "/ru/news", false},
		{[]string{"mekeme.example.kz"}, "https://mekeme.example.kz/ru/news", true},
		{[]string{"mekeme.example.kz", "other.example.kz"}, "/ru/news", false},
	} {
		s := newSite(t, "state-body")
		s.in.Holder.Holder.Sites = c.sites
		s.saved("index-saved.html", "", html("ru", "Учреждение", "", long))
		p := &s.in.Pages[0]
		p.Reading.Sections = append(p.Reading.Sections[:0], page.Section{Title: "Новости", URL: "/ru/news"})
		leads := Leads(s.in)
		if len(leads) != 1 || leads[0].URL != c.url || leads[0].Capturable() != c.capturable || (leads[0].Obstacle().RU == "") != c.capturable {
			t.Errorf("%v: %+v", c.sites, leads)
		}
	}
}

// A section that was captured as a file is not offered again: the file names it as its
// base, or bears its name.
func TestSectionsSavedAsFilesAreNoLeads(t *testing.T) {
	s := newSite(t, "state-institution")
	s.captured("2025-12-01", "/", "", html("kk", "Кітапхана", menu("/kk/tarih.html Тарих", "/kk/byudzhet.html Азаматтық бюджет", "/kk/bailanys Байланыс"), long))
	s.saved("a.html", host+"/kk/tarih.html", html("kk", "Мекеме", "", long))
	s.saved("b.html", "", html("kk", "Азаматтық бюджет - Жаңатал", "", long))
	var left []string
	for _, l := range Leads(s.in) {
		left = append(left, l.URL)
	}
	if len(left) != 1 || left[0] != host+"/kk/bailanys" {
		t.Errorf("%v", left)
	}
}

// The base of a page is its address only where it names a page.
func TestBaseOfAPage(t *testing.T) {
	for body, want := range map[string]string{
		`<head><base href="https://a.example.kz/kk/ashyqtyq.html" />`: "https://a.example.kz/kk/ashyqtyq.html",
		`<head><base href="https://a.example.kz/">`:                   "",
		`<head><base target=_blank>`:                                  "",
	} {
		if got := BaseOf([]byte(body)); got != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}
