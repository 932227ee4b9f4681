package page

import (
	"strings"
	"testing"
)

func TestAddressesOfMailAreReadThroughTheirDisguises(t *testing.T) {
	for _, e := range []struct{ body, want string }{
		{"kense@example.kz", "kense@example.kz"},
		{"E-mail: Kense.Info@Mail.Example.KZ.", "kense.info@mail.example.kz"},
		{"kense&#64;example.kz", "kense@example.kz"},
		{"kense[at]example.kz", "kense@example.kz"},
		{"kense (at) example (dot) kz", "kense@example.kz"},
		{"kense [собака] example [точка] kz", "kense@example.kz"},
		{"kense {at} mail {dot} example {dot} kz", "kense@mail.example.kz"},
		{"kense at example dot kz", "kense@example.kz"},
		{"kense @ example.kz", "kense@example.kz"},
		{"kense @ kensai-audany . example . kz", "kense@kensai-audany.example.kz"},
		{"kense<b>@</b>example.kz", "kense@example.kz"},
		{"kense@<span style='display:none'>null.</span>example.kz", "kense@example.kz"},
		{"<a href='mailto:kense@example.kz?subject=x'>Хат жазу</a>", "kense@example.kz"},
		{"<a href='MAILTO:a%40example.kz,b@example.kz'>Жазу</a>", "a@example.kz b@example.kz"},
		{"<a href='mailto:kense@example.kz'>kense@example.kz</a>", "kense@example.kz"},
		{"<a href='/cdn-cgi/l/email-protection' data-cfemail='4229272c312702273a232f322e276c2938'>[email&#160;protected]</a>", "kense@example.kz"},
		{"кеңсе@мысал.қаз", "кеңсе@мысал.қаз"},
		// not addresses
		{"logo@2x.png", ""},
		{"@kensai_akimat", ""},
		{"we meet at noon", ""},
		{"admin@localhost", ""},
		{"<script>'kense@example.kz'</script>", ""},
		{"<!-- kense@example.kz -->", ""},
		{"<div hidden>kense@example.kz</div>", ""},
		{"<div hidden><a href='mailto:kense@example.kz'>x</a></div>", ""},
		{"<input placeholder='kense@example.kz'>", ""},
	} {
		var got []string
		for _, m := range readBody(t, e.body).Emails {
			got = append(got, m.Value)
		}
		if strings.Join(got, " ") != e.want {
			t.Errorf("%s\n\tis read as %q, want %q", e.body, got, e.want)
		}
	}
}
