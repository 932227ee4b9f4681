package holder

import (
	"context"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// recordAsking asks for what of a record has no days of its own.
func (s *holder) recordAsking() typed.Asking {
	known, ids := s.recordKnown()
	return typed.Asking{Env: s.env, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		days := typed.Days{Env: s.env}
		n := &sheet.Sheet{Env: s.env, Draft: s.draft(formRecord, line{})}
		n.Name = func() string { return words.In(s.env, "group.record", nil) }
		n.Frame = func() (string, string) { return s.env.In(s.name()), "" }
		n.Form = form.New(form.Form{ID: formRecord, Submit: words.Text("write", nil), Fields: []form.Field{
			{ID: "bin", Kind: form.Text, Label: label("bin")},
			{ID: "sites", Kind: form.List, Label: label("sites")},
			{ID: "parent", Kind: form.Text, Label: label("parent")},
			{ID: "predecessors", Kind: form.List, Label: label("predecessors"), Blank: words.Text("blank.holder", nil)},
			{ID: "region", Kind: form.Text, Label: label("region"), Check: s.sayRegion},
			{ID: "region-source", Kind: form.Text, Label: label("region-source"), When: func(v form.Values) bool { return v.One("region") != "" }},
			{ID: "from", Kind: form.Day, Label: label("life-from"), Check: days.Check("from")},
			{ID: "to", Kind: form.Day, Label: label("life-to"), Check: days.Check("to")},
		}}, v)
		n.Write = func(v form.Values) tea.Cmd { return s.writeRecord(n, v, ids) }
		return typed.Offer{
			Known: map[string]string{"region-source": desk.TypedSource},
			Own: func(field, text string) typed.Finder {
				if field != "parent" && field != "predecessors" {
					return nil
				}
				return offerHolders(s.env, text)
			},
		}.On(n)
	}}
}

// recordKnown is what the record says, holders by their names; the ids tell which
// holder a name of the form was.
func (s *holder) recordKnown() (form.Values, map[string]string) {
	h, e := &s.card.Holder, s.env
	ids := map[string]string{}
	name := func(r desk.HolderRef) string {
		text := e.In(r.Name)
		ids[text] = r.ID
		return text
	}
	v := form.Values{"sites": h.Sites}
	put := func(field, value string) {
		if value != "" {
			v[field] = []string{value}
		}
	}
	put("bin", h.BIN)
	if r := s.card.Region; r.From == nil {
		put("region", r.Name)
		put("region-source", r.Source)
	}
	put("from", h.Life.From.Digits())
	put("to", h.Life.To.Digits())
	if h.Parent != "" && len(s.card.Above) > 0 {
		put("parent", name(s.card.Above[0]))
	}
	for _, r := range s.card.Predecessors {
		v["predecessors"] = append(v["predecessors"], name(r))
	}
	return v, ids
}

// sayRegion says that without a region of its own that of the holder above counts.
func (s *holder) sayRegion(v form.Values) (echo, wrong lang.Text) {
	if r := s.card.Region; v.One("region") == "" && r.From != nil {
		echo = words.Text("region.of", lang.Args{"region": r.Name, "name": r.From.Name})
	}
	return echo, lang.Text{}
}

func (s *holder) writeRecord(n *sheet.Sheet, v form.Values, ids map[string]string) tea.Cmd {
	life, err := s.dated(v)
	if err != nil {
		n.Refused()
		return s.env.Fail(err)
	}
	meant := func(text string) string {
		if id := ids[text]; id != "" {
			return id
		}
		return holderRef(text)
	}
	rest := desk.HolderRest{BIN: v.One("bin"), Sites: v["sites"], Parent: meant(v.One("parent")), Life: life}
	for _, one := range v["predecessors"] {
		rest.Predecessors = append(rest.Predecessors, meant(one))
	}
	if r := s.card.Region; v.One("region") != "" || r.From == nil && r.Name != "" {
		rest.Region = &desk.Stated{Text: v.One("region"), Source: v.One("region-source")}
	}
	id := s.card.Holder.ID
	return sheet.Carry(n, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
		return d.EditHolder(ctx, id, desk.HolderEdit{Rest: &rest})
	}), func(struct{}) tea.Cmd { return s.env.Tell(words.Text("written", nil)) })
}

// How many holders are offered, from how many letters on; and behind which mark
// the end of an id tells those of one name apart.
const (
	mostOffered = 6
	leastLetter = 2
	endMark     = " …"
	endLength   = 8
)

// offerHolders finds holders to offer while a name is typed.
func offerHolders(e *screen.Env, text string) typed.Finder {
	if utf8.RuneCountInString(lang.Line(text)) < leastLetter {
		return nil
	}
	l := e.Lang
	return func(ctx context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		rows, err := d.FindHolders(ctx, text, mostOffered)
		if err != nil {
			return nil, err
		}
		times := map[string]int{}
		name := func(r journal.HolderRow) string { return lang.Line(lang.Text{KK: r.NameKK, RU: r.NameRU}.Best(l)) }
		for _, r := range rows {
			times[lang.Name(name(r))]++
		}
		var out []form.Suggestion
		for _, r := range rows {
			value := name(r)
			if times[lang.Name(value)] > 1 {
				value += endMark + r.ID[max(0, len(r.ID)-endLength):]
			}
			out = append(out, form.Suggestion{Value: value, Name: lang.Same(value), Note: lang.Same(r.BIN)})
		}
		return out, nil
	}
}

// holderRef is the name that was typed, or the end of the id behind it.
func holderRef(text string) string {
	if i := strings.LastIndex(text, endMark); i >= 0 {
		return text[i+len(endMark):]
	}
	return text
}
