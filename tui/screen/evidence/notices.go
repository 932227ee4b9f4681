package evidence

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// noticeFields ask, of an event that has to be announced, when and where it was,
// or whether a notice was looked for in vain.
func (n *entry) noticeFields() []form.Field {
	var out []form.Field
	own := n.own()
	for _, q := range append(slices.Clone(own), n.sharing(own)...) {
		if q.noticed() {
			out = append(out, n.noticeOf(q)...)
		}
	}
	return out
}

func (n *entry) noticeOf(q question) []form.Field {
	id := q.part.ID
	asked := func(v form.Values) bool { return kind(v) == checks.Event && slices.Contains(n.named(v), q) }
	told := func(v form.Values) bool { return v.One(noticeField(id)) != "" }
	head := form.Field{ID: "about." + id, Kind: form.Info, Label: capital(q.part.Title), When: asked}
	at := form.Field{ID: noticeField(id), Kind: form.Moment, Label: words.Text("field.noticed", nil)}
	at.When, at.Check = asked, n.days().Check(at.ID, n.notFuture)
	place := form.Field{ID: placeField(id), Kind: form.Text, Label: words.Text("field.place", nil)}
	place.When = func(v form.Values) bool { return asked(v) && told(v) }
	vain := form.Field{ID: itemField(id), Kind: form.Choice, Label: words.Text("field.vain", nil), Options: vainOptions}
	vain.When = func(v form.Values) bool { return asked(v) && !told(v) }
	why := form.Field{ID: whyField(id), Kind: form.Text, Label: words.Text("field.vain-why", nil)}
	why.When = func(v form.Values) bool { return asked(v) && inapplicable(v, id) }
	why.Must = true
	return []form.Field{head, at, place, vain, why}
}

// vainOptions say that there was no notice though it was looked for, that none is
// due, or nothing.
func vainOptions(form.Values) []form.Option {
	return []form.Option{
		{Name: words.Text("vain.not-looked", nil)},
		{ID: string(checks.Absent), Name: words.Text("vain.absent", nil)},
		{ID: string(checks.Inapplicable), Name: words.Text("vain.not-due", nil)},
	}
}

// notices gives the announcements that were typed.
func (n *entry) notices(v form.Values) []checks.Notice {
	var out []checks.Notice
	for _, q := range n.named(v) {
		if !q.noticed() {
			continue
		}
		if at, err := n.days().Moment(v.One(noticeField(q.part.ID))); err == nil && at.Day != 0 {
			out = append(out, checks.Notice{Part: q.part.ID, At: at, Place: lang.Line(v.One(placeField(q.part.ID)))})
		}
	}
	return out
}

// capital begins a name with a capital letter, as headings do.
func capital(t lang.Text) lang.Text {
	up := func(s string) string {
		r, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(r)) + s[size:]
	}
	return lang.Text{KK: up(t.KK), RU: up(t.RU), EN: up(t.EN)}
}
