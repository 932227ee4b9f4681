package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestOnlyWhatAVisitorSeesIsOnThePage(t *testing.T) {
	for _, e := range []struct {
		sentence, body string
		seen           bool
	}{
		{"an ordinary paragraph", "<p>%</p>", true},
		{"an element that is only hidden from screen readers", "<p aria-hidden=true>%</p>", true},
		{"what unfolds", "<details><summary>x</summary><p>%</p></details>", true},
		{"a menu that unfolds", "<style>.s{display:none} li:hover .s{display:block}</style><ul><li>x<div class=s>%</div></ul>", true},
		{"what is hidden on telephones only", "<div class='d-none d-md-block'>%</div>", true},
		{"what is hidden on paper only", "<style>@media print{.x{display:none}}</style><p class=x>%</p>", true},
		{"a body that a script will show", "<body style='visibility:hidden'><p>%</p>", true},
		{"a colour called after hiding", "<p style='color:display-none'>%</p>", true},

		{"the hidden attribute", "<p hidden>%</p>", false},
		{"inside something hidden", "<div hidden><div><p>%</p></div></div>", false},
		{"a style", "<p style='margin:0;display:none;'>%</p>", false},
		{"another style", "<p style='VISIBILITY: hidden'>%</p>", false},
		{"a class of Bootstrap", "<p class='d-none'>%</p>", false},
		{"a class called hidden", "<p class='hidden'>%</p>", false},
		{"a style sheet", "<style>p{margin:0} /* .y{} */ .x , .z { color:red; display : none }</style><p class='a x'>%</p>", false},
		{"an id in a style sheet", "<style>#x{visibility:hidden}</style><p id=x>%</p>", false},
		{"a comment", "<!-- <p>%</p> -->x", false},
		{"a comment that ends early", "<!--><p hidden>%</p>-->x", false},
		{"a script", "<script>'%'</script>x", false},
		{"a template", "<template><p>%</p></template>x", false},
		{"what stands for scripts", "<noscript><p>%</p></noscript>x", false},
		{"a frame's stand-in", "<iframe><p>%</p></iframe>x", false},
		{"a closed dialog", "<dialog>%</dialog>x", false},
		{"a field", "<textarea>%</textarea>x", false},
		{"a choice", "<select><option>%</option></select>x", false},
	} {
		const phone = "8 (7172) 74-01-01"
		r := Read([]byte(strings.ReplaceAll(e.body, "%", phone)), Input{})
		if got := len(r.Phones) > 0; got != e.seen {
			t.Errorf("%s: seen is %t", e.sentence, got)
		}
	}
}

func TestAPathFindsItsPlaceOnThePage(t *testing.T) {
	for _, f := range fixtures {
		body := readFixture(t, f.file)
		d, _ := open(body, Input{Address: f.address, Seen: seenDay()})
		r := Read(body, Input{Address: f.address, Seen: seenDay()})
		for what, p := range places(r) {
			found := d.query.Find(p.Path)
			if found.Length() != 1 {
				t.Errorf("%s, %s: %q finds %d elements", f.file, what, p.Path, found.Length())
				continue
			}
			// The date of a post may stand beside its title, in another element.
			words := strings.Fields(strings.Trim(p.Fragment, "…"))
			text, first, last := d.text(found.Get(0)), words[0], words[len(words)-1]
			if found.Get(0).Data != "a" && !strings.Contains(text, first) && !strings.Contains(text, last) {
				t.Errorf("%s, %s: %q is not in %q", f.file, what, p.Fragment, text)
			}
		}
	}
}

// places lists where everything on a page was seen.
func places(r Reading) map[string]Place {
	all := map[string]Place{}
	add := func(kind string, i int, p Place) { all[fmt.Sprintf("%s %d", kind, i)] = p }
	for i, o := range r.Emails {
		add("e-mail", i, o.Place)
	}
	for i, o := range r.Phones {
		add("phone", i, o.Place)
	}
	for i, o := range r.Addresses {
		add("address", i, o.Place)
	}
	for i, o := range r.People {
		add("person", i, o.Place)
	}
	for i, o := range r.Posts {
		add("post", i, o.Place)
		if o.Date.Day != 0 {
			add("date", i, o.Date.Place)
		}
	}
	for i, o := range r.Documents {
		add("document", i, o.Place)
	}
	for i, o := range r.Accounts {
		add("account", i, o.Place)
	}
	for i, o := range r.Sections {
		add("section", i, o.Place)
	}
	return all
}

func TestAFragmentIsShortAndHoldsWhatWasFound(t *testing.T) {
	long := strings.Repeat("алды ", 100) + "kense@example.kz" + strings.Repeat(" арты", 100)
	for _, e := range []struct{ text, found, want string }{
		{"Тел.: 1414", "1414", "Тел.: 1414"},
		{"бір\u202e\u0007екі\nүш", "", "бірекі үш"},
		{long, "жоқ", "…"},
		{long, "kense@example.kz", "kense@example.kz"},
		{strings.Repeat("ү", 1000), strings.Repeat("ү", 900), "ү"},
	} {
		got := around(e.text, e.found)
		if !strings.Contains(got, e.want) || len([]rune(got)) > fragmentRunes+2 {
			t.Errorf("around %.20q: %q", e.found, got)
		}
	}
}
